package atlas

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"waybill"
	"waybill/text"
)

// NameKind says how a name stands for what it names. Where one spelling names two
// things, the kind that comes first in this list wins; two of one kind are an error
// in the data.
type NameKind uint8

// The kinds of name, the strongest first.
const (
	StateName NameKind = iota
	Seat
	GroupName
	PersonName
	FirmName
	People
	Adjective
	WeaponName
	Capital
)

// String names the kind for people.
func (k NameKind) String() string {
	return [...]string{"name of a state", "seat of government or office", "name of a body or group", "person in office",
		"name of a firm", "people", "adjective", "weapon designation", "capital"}[k]
}

// Name is one spelling of a party, a person or a weapon.
type Name struct {
	Kind   NameKind
	Party  *Party  // nil for weapons
	Person *Person // only for PersonName
	Weapon *Weapon // only for WeaponName
	// Weak marks a spelling that is an ordinary word or something else's name as
	// well: it counts only beside another word of arms.
	Weak bool
	// Spelling is the alias as the data has it.
	Spelling string

	exact bool // capitals count, because it is an abbreviation ("US", "IS")
	lower bool // may be written with a small initial
}

// index finds names by their normal form: lower case, without hyphens, dots and
// spaces, so that "F-16", "F16" and "F 16" are one.
type index struct {
	names map[string][]*Name
	// reach is how many atoms the longest name has that begins with an atom's normal form.
	reach map[string]int
}

type indexer struct{ byLang map[string]*index }

func newIndexer() *indexer {
	x := &indexer{byLang: map[string]*index{}}
	for _, lang := range languages {
		x.byLang[lang] = &index{names: map[string][]*Name{}, reach: map[string]int{}}
	}
	return x
}

func (x *indexer) party(lang string, kind NameKind, p *Party, aliases []string) {
	for _, alias := range aliases {
		x.add(lang, alias, &Name{Kind: kind, Party: p})
	}
}

// add indexes an alias and the forms it takes in the language.
func (x *indexer) add(lang, alias string, n *Name) {
	alias, n.Weak = strings.CutPrefix(alias, "~")
	if alias == "" {
		return
	}
	n.Spelling = alias
	n.exact = isAbbreviation(alias)
	first, _ := utf8.DecodeRuneInString(alias)
	n.lower = unicode.IsLower(first)
	for _, form := range forms(lang, alias, n.Kind) {
		x.byLang[lang].put(form, n)
	}
}

func (x *index) put(form string, n *Name) {
	_, atoms := text.Tokens(form, waybill.Span{End: len(form)})
	var key strings.Builder
	first, count := "", 0
	for _, a := range atoms {
		piece := normal(a.Of(form))
		if count == 0 {
			first = piece
		}
		count++
		key.WriteString(piece)
	}
	whole := key.String()
	if whole == "" {
		return
	}
	for _, known := range x.names[whole] {
		if known.same(n) {
			known.exact = known.exact && n.exact
			known.Weak = known.Weak && n.Weak
			return
		}
	}
	x.names[whole] = append(x.names[whole], n)
	x.reach[first] = max(x.reach[first], count)
	x.reach[whole] = max(x.reach[whole], 1)
}

// forms lists the inflected forms of a name.
func forms(lang, alias string, kind NameKind) []string {
	all := []string{alias}
	if lang == "de" {
		switch kind {
		case Adjective:
			if r, _ := utf8.DecodeRuneInString(alias); unicode.IsLower(r) {
				for _, end := range [...]string{"e", "en", "er", "es", "em"} {
					all = append(all, alias+end)
				}
			}
			return all
		case Capital:
			if !strings.Contains(alias, " ") {
				all = append(all, alias+"er")
			}
		}
		if kind != People && !strings.HasSuffix(alias, "s") && !isAbbreviation(alias) {
			all = append(all, alias+"s")
		}
	}
	return all
}

// isAbbreviation reports whether the alias is a short word all in capitals, which
// in small letters may be another word ("US", "IS", "MIT").
func isAbbreviation(alias string) bool {
	letters := 0
	for _, r := range alias {
		if unicode.IsLower(r) || unicode.IsDigit(r) || r == ' ' {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters > 0 && letters <= 5
}

// normal is the form under which an atom is indexed: lower case, dots and
// apostrophes dropped, "" for marks that join ("/", "-", ".").
func normal(atom string) string {
	if len(atom) == 1 {
		switch c := atom[0]; {
		case c == '/' || c == '.' || c == '-' || c == '\'':
			return ""
		case c >= 'A' && c <= 'Z':
			return strings.ToLower(atom)
		}
		return atom
	}
	if strings.ContainsAny(atom, ".'’") {
		atom = strings.NewReplacer(".", "", "'", "", "’", "").Replace(atom)
	}
	return strings.ToLower(atom)
}

// Mention is a name found in a text.
type Mention struct {
	Name *Name
	// First and Last are the atoms it covers, half open.
	First, Last int
	Span        waybill.Span
}

// Find returns the names of a language's index among the atoms of text, longest
// first at each place, without overlap. It appends to mentions.
func (a *Atlas) Find(mentions []Mention, lang, report string, atoms []waybill.Span) []Mention {
	x := a.index[lang]
	if x == nil {
		return mentions
	}
	var buffer [64]byte
	for i := 0; i < len(atoms); i++ {
		first := normal(atoms[i].Of(report))
		if first == "" {
			continue
		}
		reach := x.reach[first]
		if reach == 0 {
			// The plural of a designation has an -s behind it ("Javelins", "F16s").
			if n := x.plural(first, atoms[i].Of(report)); n != nil {
				mentions = append(mentions, Mention{n, i, i + 1, atoms[i]})
			}
			continue
		}
		key := append(buffer[:0], first...)
		var best *Name
		end := i
		for j := i; j < len(atoms) && j < i+reach; j++ {
			if j > i {
				piece := normal(atoms[j].Of(report))
				if piece == "" && !isJoint(atoms[j].Of(report)) || gap(report, atoms[j-1].End, atoms[j].Begin) {
					break
				}
				if piece == "" {
					continue // a joint ends no name
				}
				key = append(key, piece...)
			}
			words := waybill.Span{Begin: atoms[i].Begin, End: atoms[j].End}.Of(report)
			if n := choose(x.names[string(key)], words); n != nil {
				best, end = n, j+1
			} else if n := x.plural(string(key), words); n != nil {
				best, end = n, j+1
			}
		}
		if best != nil {
			mentions = append(mentions, Mention{best, i, end, waybill.Span{Begin: atoms[i].Begin, End: atoms[end-1].End}})
			i = end - 1
		}
	}
	return mentions
}

func isJoint(s string) bool { return s == "/" || s == "." || s == "'" }

// gap reports whether the stretch between two atoms holds more than one space or
// hyphen, or a line break: names do not run over those.
func gap(report string, begin, end int) bool {
	return end-begin > 3 || strings.ContainsAny(report[begin:end], "\n\r,;()")
}

// plural finds a weapon by its name without a final -s.
func (x *index) plural(key, words string) *Name {
	stem, ok := strings.CutSuffix(key, "s")
	if !ok || len(stem) < 2 {
		return nil
	}
	if n := choose(x.names[stem], words); n != nil && n.Kind == WeaponName {
		return n
	}
	return nil
}

// choose returns the strongest of the names whose rules of capitals the words meet.
func choose(names []*Name, words string) *Name {
	var best *Name
	for _, n := range names {
		if !n.fits(words) {
			continue
		}
		if best == nil || n.Kind < best.Kind {
			best = n
		}
	}
	return best
}

// fits reports whether words are written as the name demands: an abbreviation in
// capitals, every other word with a capital where the name has one.
func (n *Name) fits(words string) bool {
	if n.exact {
		bare := func(s string) string { return strings.TrimRight(strings.ReplaceAll(s, ".", ""), "s") }
		return bare(words) == bare(n.Spelling)
	}
	initial := true
	name := n.Spelling
	for _, r := range words {
		if r == ' ' || r == '-' || r == '\u00a0' {
			initial = true
			_, after, found := strings.Cut(name, string(r))
			if !found {
				return true // written apart or together otherwise than the name
			}
			name = after
			continue
		}
		if initial && unicode.IsLower(r) {
			if want, _ := utf8.DecodeRuneInString(name); !unicode.IsLower(want) {
				return n.Kind == Adjective && n.lower
			}
		}
		initial = false
	}
	return true
}
