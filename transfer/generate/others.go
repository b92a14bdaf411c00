package generate

import (
	"fmt"
	"slices"
	"strings"
)

// Kind is a kind of texts that are no copies, however much they look like it.
type Kind string

// The kinds.
const (
	// Update is what comes a day later: news, and a paragraph or two of background that stood
	// in the text before.
	Update Kind = "update"
	// Quoting is another text that quotes the same words.
	Quoting Kind = "quotation"
	// Footer is texts of one outlet with the same lines below them.
	Footer Kind = "footer"
	// Note is short notes by one pattern with other facts.
	Note Kind = "note"
)

// Kinds are all of them.
func Kinds() []Kind { return []Kind{Update, Quoting, Footer, Note} }

// common is how much of the shorter one two texts that are no copies have in common at most.
const common = 0.35

// newWords is how many words of its own such a text has at least, so that a sentence that two
// of them took from the same third text makes them no copies.
const newWords = 90

// Update makes the text of a day later, with background of t; false if none of its
// paragraphs is short enough for it.
func (m *Maker) Update(t Text, number int) (Made, bool) {
	d := m.draft(t, fmt.Sprint("update ", number))
	var background [][]string
	n := 0
	for i := len(t.Paragraphs) - 1; i >= 0; i-- {
		words := wordsIn(t.Paragraphs[i])
		if words >= 10 && float64(n+words) <= common*float64(t.Words()) && len(background) < 2 {
			background, n = append(background, slices.Clone(t.Paragraphs[i])), n+words
		}
	}
	return d.around(background, n, Update, number)
}

// Quoting makes another text that quotes a few sentences of t.
func (m *Maker) Quoting(t Text, number int) (Made, bool) {
	d := m.draft(t, fmt.Sprint("quotation ", number))
	var quoted []string
	n := 0
	for _, p := range t.Paragraphs {
		for _, s := range p {
			words := wordsIn([]string{s})
			if strings.ContainsAny(s, "„“”»«\"") && len(quoted) < 4 && float64(n+words) <= common*float64(t.Words()) {
				quoted, n = append(quoted, s), n+words
			}
		}
	}
	return d.around([][]string{quoted}, n, Quoting, number)
}

// around makes a text of paragraphs that are taken over, so many words, and of sentences out
// of many others, so that the former are no more than may be common.
func (d *draft) around(taken [][]string, n int, kind Kind, number int) (Made, bool) {
	if n == 0 {
		return Made{}, false
	}
	name := d.Name
	d.Paragraphs = nil
	for own := 0; own < newWords || float64(n) > common*float64(n+own); {
		p := d.mosaic(2 + d.rng.IntN(3))
		if len(p) == 0 {
			return Made{}, false
		}
		d.Paragraphs, own = append(d.Paragraphs, p), own+wordsIn(p)
	}
	headline(d)
	d.Paragraphs = append(d.Paragraphs, taken...)
	if d.rng.IntN(2) == 0 {
		asPage(d)
	}
	return Made{
		Like: []string{name}, Kind: kind, Kept: float64(n) / float64(d.Words()),
		Article: d.article(fmt.Sprintf("%s-%s-%d", name, kind, number)),
	}, true
}

// Footer is the text in an outlet that prints the same lines around all its texts.
func (m *Maker) Footer(t Text, number int) Made {
	d := m.draft(t, "footer")
	lines := m.stock.lines[t.Lang+" footer"]
	d.before = []string{m.stock.lines[t.Lang+" before"][0]}
	d.after = []string{lines[number%len(lines)]}
	if d.rng.IntN(2) == 0 {
		asPage(d)
	}
	return Made{Of: t.Name, Kind: Footer, Kept: 1, Article: d.article(fmt.Sprintf("%s-%s-%d", t.Name, Footer, number))}
}

// Notes are so many short notes of a language, by the patterns there are.
func (m *Maker) Notes(lang string, count int) []Made {
	var all []Made
	for i := range count {
		d := m.draft(Text{Name: "note-" + lang, Lang: lang}, fmt.Sprint("note ", i))
		patterns := m.stock.lines[lang+" note"]
		note := patterns[i%len(patterns)]
		for _, slot := range []string{"day", "place"} {
			note = strings.ReplaceAll(note, "{"+slot+"}", d.line(slot))
		}
		for strings.Contains(note, "{number}") {
			note = strings.Replace(note, "{number}", fmt.Sprint(2+d.rng.IntN(150)), 1)
		}
		d.Paragraphs = [][]string{sentences(note)}
		d.Head = note[:strings.IndexByte(note[20:], ' ')+20]
		all = append(all, Made{Kind: Note, Article: d.article(fmt.Sprintf("note-%s-%d", lang, i))})
	}
	return all
}
