package eval

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"

	"waybill/view"
)

// words are the runs of letters, digits and underscores, in lower case.
func words(s string) []string {
	all := strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_'
	})
	for i, w := range all {
		all[i] = lower(w)
	}
	return all
}

// lower is full lower case: "İ" becomes two code points, a final "Σ" becomes "ς".
func lower(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return cases.Lower(language.Und).String(s)
		}
	}
	return strings.ToLower(s)
}

// sameName reports whether two names may mean one speaker: the narrator equals only
// the narrator, others share a word of three letters or more, or are the same.
func sameName(gold, pred string) bool {
	g, p := lower(trim(gold)), lower(trim(pred))
	if g == "narrator" || p == "narrator" {
		return g == p
	}
	long := map[string]bool{}
	for _, w := range words(g) {
		long[w] = utf8.RuneCountInString(w) > 2
	}
	for _, w := range words(p) {
		if long[w] {
			return true
		}
	}
	return g == p && p != ""
}

func trim(s string) string { return strings.TrimFunc(s, isSpace) }

// isSpace reports white space as the reference tool knows it: Unicode's, and the four
// separators of ASCII.
func isSpace(r rune) bool { return unicode.IsSpace(r) || r >= 0x1C && r <= 0x1F }

// place is where words stand in a text, in code points.
type place struct {
	begin, end int
	found      bool
}

func (p place) overlaps(o place) bool {
	return p.found && o.found && p.begin < o.end && o.begin < p.end
}

// article is a gold text in which words are looked up.
type article struct {
	text string
	at   *view.Offsets
}

// locate finds the first place of part in the text, tolerant of white space.
func (a article) locate(part string) place {
	if part == "" {
		return place{}
	}
	if i := strings.Index(a.text, part); i >= 0 {
		return place{a.at.At(i), a.at.At(i + len(part)), true}
	}
	fields := strings.FieldsFunc(part, isSpace)
	if len(fields) == 0 {
		return place{found: true}
	}
	for from := 0; ; {
		i := strings.Index(a.text[from:], fields[0])
		if i < 0 {
			return place{}
		}
		begin := from + i
		if end := follow(a.text, begin+len(fields[0]), fields[1:]); end >= 0 {
			return place{a.at.At(begin), a.at.At(end), true}
		}
		_, size := utf8.DecodeRuneInString(a.text[begin:])
		from = begin + size
	}
}

// follow returns where the fields end that come next after i, each behind white
// space, or -1 if others come.
func follow(text string, i int, fields []string) int {
	for _, f := range fields {
		rest := strings.TrimLeftFunc(text[i:], isSpace)
		gap := len(text) - i - len(rest)
		if gap == 0 || !strings.HasPrefix(rest, f) {
			return -1
		}
		i += gap + len(f)
	}
	return i
}

// bag counts words.
type bag map[string]int

func bagOf(s string) bag {
	b := bag{}
	for _, w := range words(s) {
		b[w]++
	}
	return b
}

// jaccard is the share of words two bags have in common.
func jaccard(a, b bag) float64 {
	common, union := 0, 0
	for w, n := range a {
		common += min(n, b[w])
		union += max(n, b[w])
	}
	for w, n := range b {
		if a[w] == 0 {
			union += n
		}
	}
	if union == 0 {
		return 0
	}
	return float64(common) / float64(union)
}
