// Package atlas is the knowledge Waybill ships as data: the parties that give and
// take arms, the names they go by in German and English, and the designations of
// weapons with their class and origin. The files in data say where their facts come
// from; a user's own files of the same names are laid over them.
package atlas

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"

	"waybill"
)

//go:embed data/*.tsv
var embedded embed.FS

// Languages are the languages the atlas has names in.
var languages = [...]string{"de", "en"}

// Atlas knows parties, people and weapons by their names. It is immutable once
// loaded and safe for use by several goroutines at once.
type Atlas struct {
	// Version is a short hash of all the data it was loaded from.
	Version string

	parties map[waybill.PartyID]*Party
	weapons []*Weapon
	people  []*Person
	index   map[string]*index // by language

	outlets     map[string]*Outlet // by the normal form of a name
	outletCount int
	offices     phrasebook
	officesDE   map[string]string // the names of offices in German
	// unnamed is the rows of unnamed.tsv but those that count as Never.
	unnamed, never phrasebook
}

// Party is somebody who gives or takes.
type Party struct {
	ID    waybill.PartyID
	Kind  waybill.PartyKind
	Names map[string][]string // by language, the main name first
	// Territory is the state a group acts in or a firm is at home in.
	Territory waybill.PartyID
	// Detail is what the data says beyond the kind: "agency", "armed-group", "until 1991".
	Detail string
	// Designs counts the types of weapon of the atlas that a state's industry designed, by
	// the family of their class, "" for all.
	Designs map[string]int
}

// Person is somebody in office, who stands for a party.
type Person struct {
	Name    string
	Aliases []string
	Party   waybill.PartyID
	Office  map[string]string // by language
	// From and To are the years of the office, "" where not known or not over.
	From, To string
}

// Weapon is a type of weapon with a name of its own.
type Weapon struct {
	Designation string
	Aliases     []string
	Class       waybill.Class
	// Origin is the states whose industry designed it; never taken for the supplier.
	Origin []waybill.PartyID
	Maker  string
}

// Load reads the embedded data and lays the overlays over it, in their order: a row
// with a key that is already there replaces that row. An overlay needs only the
// files it changes.
func Load(overlays ...fs.FS) (*Atlas, error) {
	base, err := fs.Sub(embedded, "data")
	if err != nil {
		return nil, fmt.Errorf("atlas: open embedded data: %w", err)
	}
	l := loader{sum: sha256.New(), a: &Atlas{parties: map[waybill.PartyID]*Party{}}}
	for _, layer := range append([]fs.FS{base}, overlays...) {
		if err := l.layer(layer); err != nil {
			return nil, err
		}
	}
	if err := l.finish(); err != nil {
		return nil, err
	}
	l.a.Version = hex.EncodeToString(l.sum.Sum(nil))[:12]
	return l.a, nil
}

// Party returns the party with an id, nil if the atlas does not know it.
func (a *Atlas) Party(id waybill.PartyID) *Party { return a.parties[id] }

// Counts returns how many parties, people and weapons the atlas knows.
func (a *Atlas) Counts() (parties, people, weapons int) {
	return len(a.parties), len(a.people), len(a.weapons)
}
