// Package dateparser takes the place of github.com/markusmobius/go-dateparser.
//
// go-htmldate, which go-trafilatura uses for dates of publication, imports that
// module for an "extensive search" that Waybill switches off. Merely linking it costs
// every start of the program about 100 ms and 45 MB, because it compiles hundreds of
// regular expressions when it is loaded. This package has the few names that
// go-htmldate needs to compile; docs/decisions/0002-no-dateparser.md tells more.
package dateparser

import (
	"errors"
	"time"
)

// ParserType says what a parser accepts.
type ParserType uint8

// The parser types go-htmldate names.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// PreferredDateSource says which way an incomplete date is completed.
type PreferredDateSource uint8

// The date sources go-htmldate names.
const (
	CurrentPeriod PreferredDateSource = iota
	Past
	Future
)

// Configuration is accepted and not used.
type Configuration struct {
	PreferredDateSource PreferredDateSource
	StrictParsing       bool
}

// Date is always zero.
type Date struct{ Time time.Time }

// IsZero reports whether there is no date, which is always so.
func (d Date) IsZero() bool { return d.Time.IsZero() }

// Parser finds no dates.
type Parser struct{ ParserTypes []ParserType }

// ErrLeftOut is what every parse gives.
var ErrLeftOut = errors.New("dateparser: the extensive search for dates is left out")

// Parse fails with ErrLeftOut.
func (p *Parser) Parse(*Configuration, string, ...string) (Date, error) {
	return Date{}, ErrLeftOut
}
