package atlas

import (
	"bytes"
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
	// Seat is what a Seat is of its state: government, ministry, forces, parliament,
	// agency, office or place.
	Seat string
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
	entries map[string]entry
	// small are the normal forms of names that do not begin with a capital or digit, and of
	// the first atoms of longer names. No other word without a capital or digit begins a name.
	small map[string]bool
}

// entry is what the index has under a normal form.
type entry struct {
	names []*Name
	// reach is how many atoms the longest name has whose first atom has this normal form;
	// names of one atom are not counted.
	reach int
}

type indexer struct{ byLang map[string]*index }

func newIndexer() *indexer {
	x := &indexer{byLang: map[string]*index{}}
	for _, lang := range languages {
		x.byLang[lang] = &index{entries: make(map[string]entry, 1<<15), small: map[string]bool{}}
	}
	return x
}

func (x *indexer) party(lang string, kind NameKind, p *Party, aliases []string) {
	for _, alias := range aliases {
		x.add(alias, Name{Kind: kind, Party: p}, lang)
	}
}

// add indexes an alias and the forms it takes in each of the languages.
func (x *indexer) add(alias string, n Name, langs ...string) {
	alias, n.Weak = strings.CutPrefix(alias, "~")
	first, whole, count := key(alias)
	if whole == "" {
		return
	}
	n.Spelling = alias
	n.exact = isAbbreviation(alias)
	initial, _ := utf8.DecodeRuneInString(alias)
	n.lower = unicode.IsLower(initial)
	for _, lang := range langs {
		in := x.byLang[lang]
		in.put(first, whole, count, &n)
		for _, end := range endings(lang, alias, n.Kind) {
			if count == 1 {
				in.put(whole+end, whole+end, 1, &n)
			} else {
				in.put(first, whole+end, count, &n)
			}
		}
	}
}

// key is an alias's normal form, that of its first atom, and its number of atoms.
func key(alias string) (first, whole string, count int) {
	_, atoms := text.Tokens(alias, waybill.Span{End: len(alias)})
	if len(atoms) == 1 {
		whole = normal(alias)
		return whole, whole, 1
	}
	for i, a := range atoms {
		piece := normal(a.Of(alias))
		if i == 0 {
			first = piece
		}
		whole += piece
	}
	return first, whole, len(atoms)
}

func (x *index) put(first, whole string, count int, n *Name) {
	if initial, _ := utf8.DecodeRuneInString(n.Spelling); !isCapital(initial) {
		x.small[whole] = true
	}
	if count > 1 {
		x.small[first] = true
	}
	e := x.entries[whole]
	for _, known := range e.names {
		if known.same(n) {
			known.exact = known.exact && n.exact
			known.Weak = known.Weak && n.Weak
			return
		}
	}
	e.names = append(e.names, n)
	x.entries[whole] = e
	if begun := x.entries[first]; count > 1 && begun.reach < count {
		begun.reach = count
		x.entries[first] = begun
	}
}

// isCapital reports whether a name with this initial must have a capital or digit there
// in a text too.
func isCapital(initial rune) bool { return unicode.IsUpper(initial) || unicode.IsDigit(initial) }

// begins reports whether a name may begin with an atom; first is its normal form.
func (x *index) begins(atom string, first []byte) bool {
	if initial, _ := utf8.DecodeRuneInString(atom); len(first) == 0 || isCapital(initial) {
		return len(first) > 0
	}
	stem, plural := bytes.CutSuffix(first, []byte("s"))
	return x.small[string(first)] || plural && x.small[string(stem)]
}

// endings lists what an alias takes behind it when it is inflected.
func endings(lang, alias string, kind NameKind) []string {
	if lang != "de" {
		return nil
	}
	initial, _ := utf8.DecodeRuneInString(alias)
	switch {
	case kind == Adjective && unicode.IsLower(initial):
		return []string{"e", "en", "er", "es", "em"}
	case kind == Adjective || kind == People || strings.HasSuffix(alias, "s") || isAbbreviation(alias):
		return nil
	case kind == Capital && !strings.Contains(alias, " "):
		return []string{"s", "er"}
	case kind == WeaponName && strings.HasSuffix(alias, "er"):
		return []string{"s", "n"} // "mit Eurofightern"
	}
	return []string{"s"}
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
func normal(atom string) string { return string(appendNormal(nil, atom)) }

// appendNormal appends the normal form of an atom to key.
func appendNormal(key []byte, atom string) []byte {
	if atom == "/" || atom == "-" {
		return key
	}
	for _, r := range atom {
		switch {
		case r == '.' || r == '\'' || r == '’':
		case 'a' <= r && r <= 'z':
			key = append(key, byte(r))
		default:
			key = utf8.AppendRune(key, unicode.ToLower(r))
		}
	}
	return key
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
		key := appendNormal(buffer[:0], atoms[i].Of(report))
		if !x.begins(atoms[i].Of(report), key) {
			continue
		}
		e := x.entries[string(key)]
		best, end := x.choose(e.names, key, atoms[i].Of(report)), i+1
		for j := i + 1; j < len(atoms) && j < i+e.reach; j++ {
			before := len(key)
			key = appendNormal(key, atoms[j].Of(report))
			joint := len(key) == before
			if joint && !isJoint(atoms[j].Of(report)) || gap(report, atoms[j-1].End, atoms[j].Begin) {
				break
			}
			if joint {
				continue // a joint ends no name
			}
			words := waybill.Span{Begin: atoms[i].Begin, End: atoms[j].End}.Of(report)
			if n := x.choose(x.entries[string(key)].names, key, words); n != nil && !n.wordApart() {
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

// wordApart reports whether a name that was found over several atoms is a single word, which
// nobody writes apart ("russische S-400" is not "russisches"). Only weapons are: "F 16".
func (n *Name) wordApart() bool {
	return n.Kind != WeaponName && !strings.ContainsAny(n.Spelling, " -/.'’")
}

func isJoint(s string) bool { return s == "/" || s == "." || s == "'" }

// gap reports whether the stretch between two atoms holds more than one space or
// hyphen, or a line break: names do not run over those.
func gap(report string, begin, end int) bool {
	return end-begin > 3 || strings.ContainsAny(report[begin:end], "\n\r,;()")
}

// choose returns the strongest of the names under a key that the words may stand for,
// else the weapon whose name with a final -s they are.
func (x *index) choose(names []*Name, key []byte, words string) *Name {
	if n := choose(names, words); n != nil {
		return n
	}
	stem, plural := bytes.CutSuffix(key, []byte("s"))
	if !plural || len(stem) < 2 {
		return nil
	}
	if n := choose(x.entries[string(stem)].names, words); n != nil && n.Kind == WeaponName {
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
