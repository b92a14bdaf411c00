package cli

import (
	"fmt"

	"waybill"
	"waybill/view"
)

// style is a set of terminal attributes, the part between "\x1b[" and "m".
type style string

// The styles. A colour means the same wherever it stands: green has happened, blue is
// on its way, cyan depends, yellow is open, magenta is doubted, red is denied or over.
const (
	normal  style = ""
	bold    style = "1"
	dim     style = "2"
	heading style = "1;4"
	green   style = "32"
	blue    style = "34"
	cyan    style = "36"
	yellow  style = "33"
	magenta style = "35"
	red     style = "31"
)

// palette colours words, or leaves them plain.
type palette struct{ on bool }

func (p palette) paint(s style, text string) string {
	if !p.on || s == normal || text == "" {
		return text
	}
	return "\x1b[" + string(s) + "m" + text + "\x1b[0m"
}

func certaintyStyle(c string) style {
	switch waybill.Certainty(c) {
	case waybill.Stated:
		return bold
	case waybill.Possible:
		return yellow
	case waybill.Conditional:
		return cyan
	case waybill.Doubted:
		return magenta
	case waybill.Denied:
		return red
	}
	return normal
}

// stageStyle is the colour of a stage, as pages have it too.
func stageStyle(stage, certainty string) style {
	switch view.ToneOf(stage, certainty) {
	case "delivered":
		return green
	case "underway":
		return blue
	case "open":
		return yellow
	case "conditional":
		return cyan
	case "doubted":
		return magenta
	case "denied":
		return red
	}
	return normal
}

// colorMode is the value of --color.
type colorMode string

func (m *colorMode) String() string { return string(*m) }

// Type names the value in help texts.
func (m *colorMode) Type() string { return "WHEN" }

// Set takes one of the three values.
func (m *colorMode) Set(s string) error {
	switch s {
	case "auto", "always", "never":
		*m = colorMode(s)
		return nil
	}
	return fmt.Errorf("it is auto, always or never")
}

// palette decides about colour: as --color says, else where a person looks on and
// has not asked for none (NO_COLOR, TERM=dumb).
func (a *app) palette() palette {
	switch a.color {
	case "always":
		return palette{true}
	case "never":
		return palette{false}
	}
	return palette{a.OutTerminal && a.Getenv("NO_COLOR") == "" && a.Getenv("TERM") != "dumb"}
}
