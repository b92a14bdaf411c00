package cli

import (
	"fmt"
	"slices"
	"strings"

	"waybill"
)

// found prints what is known of one name.
func (pg *page) found(f found) {
	for i, e := range f.Entries {
		if i > 0 {
			pg.line("")
		}
		head := safe(e.Spelling)
		if f.Name != e.Spelling {
			head = safe(f.Name) + " → " + head
		}
		pg.line(pg.paint(bold, head) + ": " + e.Kind)
		if i > 0 && !e.Weak {
			pg.row("note", "read as the one above, which is stronger, unless capitals speak against it")
		}
		if e.Weak {
			pg.row("note", "an ordinary word as well: counts only beside another word of arms")
		}
		switch {
		case e.Weapon != nil:
			pg.weapon(e.Weapon)
		case e.Person != nil:
			pg.person(e.Person, e.Party)
		default:
			pg.partyRows(e.Party)
		}
	}
}

// entryIndent is where the values of an entry begin.
const entryIndent = 16

// row prints one labelled value, wrapped; an empty one is left out.
func (pg *page) row(label, value string) {
	if value == "" {
		return
	}
	for i, l := range wrap(safe(value), pg.width-entryIndent) {
		if i > 0 {
			label = ""
		}
		pg.line("  " + pg.paint(dim, pad(label, entryIndent-2)) + l)
	}
}

func (pg *page) weapon(w *weaponEntry) {
	pg.row("designation", w.Designation)
	pg.row("class", string(w.Class))
	var origin []string
	for _, id := range w.Origin {
		origin = append(origin, pg.name(id))
	}
	if len(origin) > 0 {
		pg.row("designed in", strings.Join(origin, ", ")+"; that alone makes nobody the supplier")
	}
	pg.row("maker", w.Maker)
	pg.row("also", strings.Join(w.Aliases, ", "))
}

func (pg *page) person(p *personEntry, party *partyEntry) {
	pg.row("name", p.Name)
	pg.row("stands for", pg.name(party.ID))
	pg.row("office", strings.Join(both(p.Office["en"], p.Office["de"]), " / "))
	switch {
	case p.From != "" && p.To != "":
		pg.row("years", p.From+" to "+p.To)
	case p.From != "":
		pg.row("years", "from "+p.From)
	case p.To != "":
		pg.row("years", "until "+p.To)
	}
	pg.row("also", strings.Join(p.Aliases, ", "))
}

func (pg *page) partyRows(p *partyEntry) {
	kind := string(p.Kind)
	if p.Detail != "" && p.Detail != kind {
		kind += ", " + p.Detail
	}
	pg.row("party", pg.name(p.ID)+", "+kind)
	switch {
	case p.Territory == "":
	case p.Kind == waybill.Firm:
		pg.row("at home in", pg.name(p.Territory))
	default:
		pg.row("acts in", pg.name(p.Territory))
	}
	en, de := p.Names["en"], p.Names["de"]
	if slices.Equal(en.Names, de.Names) && en.Main == de.Main {
		pg.row("also", strings.Join(en.Names, ", "))
	} else {
		pg.row("English", strings.Join(append([]string{en.Main}, en.Names...), ", "))
		pg.row("German", strings.Join(append([]string{de.Main}, de.Names...), ", "))
	}
	for _, more := range []struct {
		label  string
		en, de []string
	}{{"adjectives", en.Adjective, de.Adjective}, {"people", en.People, de.People}, {"capital", en.Capital, de.Capital}, {"seats", en.Seats, de.Seats}} {
		pg.row(more.label, some(union(more.en, more.de)))
	}
}

// name is a party's English name with its id, or the id alone.
func (pg *page) name(id waybill.PartyID) string {
	if p := pg.atlas.Party(id); p != nil && p.Kind == waybill.State && len(p.Names["en"]) > 0 {
		return p.Names["en"][0] + " (" + string(id) + ")"
	}
	return string(id)
}

// both leaves out what is empty or said twice.
func both(en, de string) []string {
	return slices.DeleteFunc(slices.Compact([]string{en, de}), func(s string) bool { return s == "" })
}

func union(en, de []string) []string {
	all := slices.Concat(en, de)
	slices.Sort(all)
	return slices.Compact(all)
}

// someMost is how many spellings a row shows people.
const someMost = 24

// some lists the first of many spellings, and how many there are besides.
func some(all []string) string {
	if len(all) <= someMost {
		return strings.Join(all, ", ")
	}
	return fmt.Sprintf("%s and %d more (--json lists them all)", strings.Join(all[:someMost], ", "), len(all)-someMost)
}
