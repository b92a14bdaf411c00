package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"waybill"
	"waybill/atlas"
	"waybill/desk"
	"waybill/view"
)

const atlasLong = `The atlas is the knowledge Waybill ships as data: the parties that give and
take arms with the names they go by, and the designations of weapons with
their class and origin. Alone, the command tells how much it holds and of
which files it is made.

A folder with files of the same names and columns, given with --atlas, is
laid over it: a row with a key that is already there replaces that row, any
other is added. The key is the first column, of seats.tsv the first two.
Several values in a cell are separated by "|"; a "~" before a name says that
it is an ordinary word as well.`

const atlasExamples = `  waybill atlas                              what the atlas holds
  waybill atlas lookup KN-23                 what it knows of a name
  waybill atlas lookup Kreml "Kim Jong Un"   of several
  waybill atlas lookup --json HIMARS         for programs
  waybill atlas lookup Foo-1 --atlas mine    with files of your own`

const lookupLong = `Explains what the atlas knows of each name: a weapon, a state, a body or
group, a firm, a person in office, or a seat of government that stands for
its state. Where a name has several meanings, the first is the one that is
read. Capitals, hyphens and spaces do not matter here: F16 is F-16.`

func (a *app) atlasCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "atlas",
		Short:   "Tell what is known of parties, people and weapons",
		Long:    atlasLong,
		Example: atlasExamples,
		GroupID: "about",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("unknown command %q: try waybill atlas lookup %s", "atlas "+args[0], args[0])
			}
			return nil
		},
		RunE: func(*cobra.Command, []string) error { return a.atlasContents() },
	}
	var asJSON bool
	lookup := &cobra.Command{
		Use:     "lookup NAME…",
		Short:   "Explain what a name stands for",
		Long:    lookupLong,
		Example: strings.Join(strings.Split(atlasExamples, "\n")[1:], "\n"),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("lookup wants a name: as in waybill atlas lookup KN-23")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.lookup(args, asJSON) },
	}
	lookup.Flags().BoolVar(&asJSON, "json", false, "one line of JSON for each name")
	cmd.AddCommand(lookup)
	return cmd
}

// atlasContents prints how much the atlas holds and of which files it is made.
func (a *app) atlasContents() error {
	_, known, err := a.reader()
	if err != nil {
		return err
	}
	var out bytes.Buffer
	p := a.printer(what{}, known)
	pg := &page{printer: p, out: &out}
	pg.text(0, bold, "Atlas "+known.Version)
	counts := known.Count()
	for _, f := range atlas.Files() {
		pg.line(fmt.Sprintf("  %-12s %5d", f.Name, counts[f.Name]) + "  " + f.Holds)
		pg.text(21, dim, strings.Join(f.Columns, ", "))
	}
	pg.line("")
	if a.overlay != "" {
		pg.text(0, normal, a.laidOver())
	} else {
		pg.text(0, normal, "To add or change entries, put files of these names and columns into a folder and give it with --atlas DIR.")
	}
	pg.text(0, normal, "To see what is known of a name: waybill atlas lookup KN-23")
	return a.print(out.String())
}

// laidOver tells which files of the user's own are in use.
func (a *app) laidOver() string {
	var own []string
	for _, f := range atlas.Files() {
		if _, err := os.Stat(filepath.Join(a.overlay, f.Name)); err == nil {
			own = append(own, f.Name)
		}
	}
	if len(own) == 0 {
		return safe(a.overlay) + " has no file of these names: nothing is laid over."
	}
	return "Laid over it: " + strings.Join(own, ", ") + " of " + safe(a.overlay) + "."
}

// found is what the atlas knows of one name, as it is printed for programs.
type found struct {
	Name    string  `json:"name"`
	Entries []entry `json:"entries"`
	// Near are spellings the atlas does know, where it does not know the name.
	Near []string `json:"near,omitempty"`
}

// entry is one thing a name stands for.
type entry struct {
	Kind     string `json:"kind"`
	Spelling string `json:"spelling"`
	// Weak says that the name is an ordinary word as well.
	Weak   bool         `json:"weak"`
	Party  *partyEntry  `json:"party,omitempty"`
	Person *personEntry `json:"person,omitempty"`
	Weapon *weaponEntry `json:"weapon,omitempty"`
}

type partyEntry struct {
	ID     waybill.PartyID   `json:"id"`
	Kind   waybill.PartyKind `json:"kind"`
	Detail string            `json:"detail,omitempty"`
	// Territory is the state a group acts in or a firm is at home in.
	Territory waybill.PartyID `json:"territory,omitempty"`
	// Names are all spellings by language.
	Names map[string]*spellings `json:"names"`
}

// spellings are the names of a party in one language.
type spellings struct {
	Main      string   `json:"main"`
	Names     []string `json:"names,omitempty"`
	Seats     []string `json:"seats,omitempty"`
	People    []string `json:"people,omitempty"`
	Adjective []string `json:"adjectives,omitempty"`
	Capital   []string `json:"capitals,omitempty"`
}

type personEntry struct {
	Name    string            `json:"name"`
	Aliases []string          `json:"aliases,omitempty"`
	Office  map[string]string `json:"office"`
	From    string            `json:"from,omitempty"`
	To      string            `json:"to,omitempty"`
}

type weaponEntry struct {
	Designation string            `json:"designation"`
	Aliases     []string          `json:"aliases,omitempty"`
	Class       waybill.Class     `json:"class"`
	Origin      []waybill.PartyID `json:"origin,omitempty"`
	Maker       string            `json:"maker,omitempty"`
}

// lookup explains names; those the atlas does not know are an error each.
func (a *app) lookup(names []string, asJSON bool) error {
	_, known, err := a.reader()
	if err != nil {
		return err
	}
	var out bytes.Buffer
	pg := &page{printer: a.printer(what{json: asJSON}, known), out: &out}
	var missing error
	for i, name := range names {
		f := find(known, name)
		switch {
		case asJSON:
			line, err := json.Marshal(f)
			if err != nil {
				return outputError{err}
			}
			out.Write(view.SafeJSON(append(line, '\n')))
		case len(f.Entries) > 0:
			if i > 0 && out.Len() > 0 {
				pg.line("")
			}
			pg.found(f)
		}
		if len(f.Entries) == 0 {
			a.report(inputError{fmt.Sprintf("look %q up", name), unknown(f.Near)})
			missing = errReported
		}
	}
	if err := a.print(out.String()); err != nil {
		return err
	}
	return missing
}

// unknown tells what to do about a name the atlas does not know.
func unknown(near []string) error {
	if len(near) == 0 {
		return errors.New("the atlas does not know it: check the spelling, or add it with --atlas (see waybill atlas --help)")
	}
	return errors.New("the atlas does not know it: did you mean " + desk.Alternatives(near) + "?")
}

// find gathers what the atlas knows of a name; the id of a party is a name as well.
func find(known *atlas.Atlas, name string) found {
	f := found{Name: name, Entries: []entry{}}
	for _, n := range known.Lookup(name) {
		e := entry{Kind: n.Kind.String(), Spelling: n.Spelling, Weak: n.Weak, Party: partyOf(known, n.Party)}
		if p := n.Person; p != nil {
			e.Person = &personEntry{p.Name, bare(p.Aliases), p.Office, p.From, p.To}
		}
		if w := n.Weapon; w != nil {
			e.Weapon = &weaponEntry{w.Designation, bare(w.Aliases), w.Class, w.Origin, w.Maker}
		}
		f.Entries = append(f.Entries, e)
	}
	if p := known.Party(waybill.PartyID(name)); p != nil && !slices.ContainsFunc(f.Entries, func(e entry) bool { return e.Party != nil && e.Party.ID == p.ID }) {
		f.Entries = append(f.Entries, entry{Kind: "code of the atlas, not looked for in texts", Spelling: name, Party: partyOf(known, p)})
	}
	if len(f.Entries) == 0 {
		f.Near = known.Near(name)
	}
	return f
}

func partyOf(known *atlas.Atlas, p *atlas.Party) *partyEntry {
	if p == nil {
		return nil
	}
	e := &partyEntry{ID: p.ID, Kind: p.Kind, Detail: p.Detail, Territory: p.Territory, Names: map[string]*spellings{}}
	for _, lang := range []string{"de", "en"} {
		all := known.Spellings(p, lang)
		s := &spellings{Main: string(p.ID), Seats: all[atlas.Seat], People: all[atlas.People], Adjective: all[atlas.Adjective], Capital: all[atlas.Capital]}
		if names := bare(p.Names[lang]); len(names) > 0 && p.Kind != waybill.Firm {
			s.Main = names[0]
		}
		s.Names = slices.DeleteFunc(bare(p.Names[lang]), func(n string) bool { return n == s.Main })
		e.Names[lang] = s
	}
	return e
}

// bare leaves out the marks of weak names.
func bare(names []string) []string {
	var all []string
	for _, n := range names {
		all = append(all, strings.TrimPrefix(n, "~"))
	}
	return all
}
