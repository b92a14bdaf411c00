package atlas

import (
	"bufio"
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"waybill"
	"waybill/text"
)

// Lookup returns the names that a spelling stands for in any language, the
// strongest first: what the atlas knows of it. Capitals do not count.
func (a *Atlas) Lookup(spelling string) []*Name {
	whole := lookupKey(spelling)
	var found []*Name
	for _, lang := range languages {
		names := a.index[lang].entries[whole].names
		if stem, plural := strings.CutSuffix(whole, "s"); plural && len(names) == 0 {
			names = a.index[lang].entries[stem].names
		}
		for _, n := range names {
			if !slices.ContainsFunc(found, n.same) {
				found = append(found, n)
			}
		}
	}
	slices.SortStableFunc(found, func(x, y *Name) int { return int(x.Kind) - int(y.Kind) })
	return found
}

// lookupKey is a spelling's normal form, "" if it holds no word.
func lookupKey(spelling string) string {
	_, atoms := text.Tokens(spelling, waybill.Span{End: len(spelling)})
	var key strings.Builder
	for _, atom := range atoms {
		key.WriteString(normal(atom.Of(spelling)))
	}
	return key.String()
}

// same reports whether two names stand for the same thing in the same way.
func (n *Name) same(other *Name) bool {
	return n.Kind == other.Kind && n.Party == other.Party && n.Person == other.Person && n.Weapon == other.Weapon
}

// Spellings lists the spellings by which a party is found in a language, by kind of
// name and in the order of the alphabet, without the people in its offices.
func (a *Atlas) Spellings(p *Party, lang string) map[NameKind][]string {
	x := a.index[lang]
	if x == nil {
		return nil
	}
	all := map[NameKind][]string{}
	for _, e := range x.entries {
		for _, n := range e.names {
			if n.Party == p && n.Person == nil {
				all[n.Kind] = append(all[n.Kind], n.Spelling)
			}
		}
	}
	for kind, spellings := range all {
		slices.Sort(spellings)
		all[kind] = slices.Compact(spellings)
	}
	return all
}

// The limits of what Near takes for a slip of the pen.
const (
	nearMost   = 5 // names suggested
	nearShort  = 5 // runes below which one slip is the most
	nearPrefix = 3 // runes from which on the beginning of a name is enough
)

// Near lists spellings the atlas knows that are close to one it does not know, the
// closest first: those a slip or two away, and those that begin with it.
func (a *Atlas) Near(spelling string) []string {
	whole := lookupKey(spelling)
	want := []rune(whole)
	most := 2
	if len(want) < nearShort {
		most = 1
	}
	distances := map[string]int{} // by spelling
	for _, lang := range languages {
		for key, e := range a.index[lang].entries {
			if len(e.names) == 0 {
				continue // only the begin of a name
			}
			d := most + 1
			if diff := utf8.RuneCountInString(key) - len(want); diff <= most && -diff <= most {
				d = distance(want, []rune(key), most)
			}
			if d > most && len(want) >= nearPrefix && strings.HasPrefix(key, whole) {
				d = most + 1 + len(key) // the shorter names first
			} else if d > most {
				continue
			}
			name := e.names[0].Spelling
			if known, ok := distances[name]; !ok || d < known {
				distances[name] = d
			}
		}
	}
	near := slices.SortedFunc(maps.Keys(distances), func(x, y string) int {
		return cmp.Or(cmp.Compare(distances[x], distances[y]), cmp.Compare(x, y))
	})
	if len(near) > 0 && distances[near[0]] == 1 { // one slip is likelier than two
		near = slices.DeleteFunc(near, func(name string) bool { return distances[name] == 2 })
	}
	return near[:min(nearMost, len(near))]
}

// distance is how many runes have to be put in, left out, changed or swapped with
// their neighbour to make b of a, or some number over most.
func distance(a, b []rune, most int) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > most {
			return least
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

// File is one of the data files an atlas is made of.
type File struct {
	Name string
	// Holds tells what it is about.
	Holds string
	// Columns are the names of its columns, in their order.
	Columns []string
}

// Files lists the data files of the atlas; a user's own have the same names and columns.
func Files() []File {
	files := []File{
		{Name: "states.tsv", Holds: "states with their names, adjectives, peoples and capitals"},
		{Name: "seats.tsv", Holds: "names that stand for a state: seats, ministries, forces, offices"},
		{Name: "people.tsv", Holds: "people in office and whom they stand for"},
		{Name: "groups.tsv", Holds: "armed groups, alliances, international bodies"},
		{Name: "firms.tsv", Holds: "arms makers, agencies, dealers, carriers"},
		{Name: "weapons.tsv", Holds: "designations of weapons with class and origin"},
		{Name: "outlets.tsv", Holds: "agencies, papers, channels, and the state's own media"},
		{Name: "offices.tsv", Holds: "words by which offices are known, whatever their state"},
		{Name: "unnamed.tsv", Holds: "words for sources without a name"},
	}
	for i := range files {
		files[i].Columns = columnsOf(files[i].Name)
	}
	return files
}

// columnsOf reads the first line of an embedded file that is no comment.
func columnsOf(name string) []string {
	file, err := embedded.Open("data/" + name)
	if err != nil {
		return nil
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		if line := lines.Text(); line != "" && !strings.HasPrefix(line, "#") {
			return strings.Split(line, "\t")
		}
	}
	return nil
}

// Count returns how much of what an atlas holds, by the name of the data file it
// comes from.
func (a *Atlas) Count() map[string]int {
	counts := map[string]int{"people.tsv": len(a.people), "weapons.tsv": len(a.weapons), "outlets.tsv": a.outletCount,
		"offices.tsv": a.offices.rows, "unnamed.tsv": a.unnamed.rows + a.never.rows}
	for _, p := range a.parties {
		switch p.Kind {
		case waybill.State:
			counts["states.tsv"]++
		case waybill.Firm:
			counts["firms.tsv"]++
		default:
			counts["groups.tsv"]++
		}
	}
	seats := map[string]bool{}
	for _, x := range a.index {
		for _, e := range x.entries {
			for _, n := range e.names {
				if n.Kind == Seat {
					seats[n.Spelling] = true
				}
			}
		}
	}
	counts["seats.tsv"] = len(seats)
	return counts
}
