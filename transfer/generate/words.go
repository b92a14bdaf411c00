package generate

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// each calls f for every sentence, to put another in its place, and reports whether any was.
func (d *draft) each(f func(string) string) bool {
	changed := false
	for _, p := range d.Paragraphs {
		for k, s := range p {
			if now := f(s); now != s {
				p[k], changed = now, true
			}
		}
	}
	return changed
}

// words puts words for others, as often as the grade says.
func words(d *draft) bool {
	return d.each(func(s string) string {
		for _, w := range d.maker.stock.swaps[d.Lang] {
			if d.rng.Float64() < d.grade.changes() {
				s = replaceWord(s, w.from, w.to[d.rng.IntN(len(w.to))])
			}
		}
		return s
	})
}

// numbers writes small numbers in words, or in figures, all over the text.
func numbers(d *draft) bool {
	inWords := d.rng.IntN(2) == 0
	return d.each(func(s string) string {
		for _, w := range d.maker.stock.swaps[d.Lang+".number"] {
			from, to := w.from, w.to[0]
			if !inWords {
				from, to = to, from
			}
			s = replaceWord(s, from, to)
		}
		return s
	})
}

// spelling spells as another house does: one kind of change of German, or all of English.
func spelling(d *draft) bool {
	swaps := d.maker.stock.swaps[d.Lang+".spelling"]
	if d.Lang == "de" && d.rng.IntN(3) > 0 {
		swaps = swaps[:1] // Swiss
	}
	return d.each(func(s string) string {
		for _, w := range swaps {
			s = strings.ReplaceAll(s, w.from, w.to[0])
		}
		return s
	})
}

// marks are the quotation marks and dashes of another house.
func marks(d *draft) bool {
	houses := []*strings.Replacer{
		strings.NewReplacer("„", `"`, "“", `"`, "”", `"`, "»", `"`, "«", `"`, "’", "'", "‘", "'", "–", "-", "—", "-", "…", "..."),
		strings.NewReplacer("„", "»", "“", "«", "”", "«", "’", "'", "–", "—"),
		strings.NewReplacer("„", "«", "“", "»", "»", "«", "«", "»", "’", "´", "–", "--", "—", "--"),
	}
	house := houses[d.rng.IntN(len(houses))]
	return d.each(house.Replace)
}

// replaceWord replaces a word or phrase the first time it stands between others. Small
// letters at its begin become capital where they were.
func replaceWord(s, from, to string) string {
	for at := 0; ; {
		i := strings.Index(s[at:], from)
		if i < 0 {
			return s
		}
		i += at
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+len(from):])
		if !inWord(before) && !inWord(after) && !figure(s, i, i+len(from)) {
			return s[:i] + to + s[i+len(from):]
		}
		at = i + len(from)
	}
}

func inWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '\'' || r == '’')
}

// figure reports whether a place is within a number such as 1,500 or 2.8.
func figure(s string, begin, end int) bool {
	digit := func(i int) bool { return i >= 0 && i < len(s) && '0' <= s[i] && s[i] <= '9' }
	mark := func(i int) bool { return i >= 0 && i < len(s) && (s[i] == '.' || s[i] == ',' || s[i] == ':') }
	return mark(begin-1) && digit(begin-2) || mark(end) && digit(end+1)
}
