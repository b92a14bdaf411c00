package generate

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Edit is a kind of change that an outlet makes to a text.
type Edit string

// The kinds of edits.
const (
	Headline   Edit = "headline"    // another headline
	Lead       Edit = "lead"        // the first paragraph written anew
	CutEnd     Edit = "cut end"     // paragraphs cut from the end
	CutMiddle  Edit = "cut middle"  // sentences cut from the middle
	Added      Edit = "added"       // a paragraph of its own put in
	AddedLine  Edit = "added line"  // a sentence of its own put in
	Lines      Edit = "lines"       // lines of the outlet's around the text
	Credit     Edit = "credit"      // another dateline, byline, credit of the agency
	Marks      Edit = "marks"       // other quotation marks and dashes
	Spelling   Edit = "spelling"    // ss for ß, ae for ä, American for British
	Numbers    Edit = "numbers"     // numbers in words, or in figures
	Words      Edit = "words"       // words put for others
	Order      Edit = "order"       // two paragraphs change places
	Merged     Edit = "paragraphs"  // paragraphs cut in two, or put together
	AsPage     Edit = "page"        // as a web page
	Wrapped    Edit = "line breaks" // lines of 72 characters, other line breaks
	Encoded    Edit = "encoding"    // another encoding
	Decomposed Edit = "decomposed"  // letters and their accents apart
)

// edits are all kinds with how they are made. An edit that the text or the grade does not
// allow changes nothing and says so.
var edits = []struct {
	kind  Edit
	apply func(*draft) bool
}{
	{Headline, headline}, {Lead, lead}, {CutEnd, cutEnd}, {CutMiddle, cutMiddle}, {Added, added},
	{AddedLine, addedLine}, {Lines, lines}, {Credit, credit}, {Marks, marks}, {Spelling, spelling},
	{Numbers, numbers}, {Words, words}, {Order, order}, {Merged, merged}, {AsPage, asPage},
	{Wrapped, wrapped}, {Encoded, encoded}, {Decomposed, decomposed},
}

// Edits are all kinds of edits.
func Edits() []Edit {
	var all []Edit
	for _, e := range edits {
		all = append(all, e.kind)
	}
	return all
}

// headline makes one of words of the text.
func headline(d *draft) bool {
	var all []string
	for _, p := range d.Paragraphs {
		for _, s := range p {
			all = append(all, strings.Fields(s)...)
		}
	}
	if len(all) < 20 {
		return false
	}
	from := d.rng.IntN(len(all) - 8)
	first := []rune(strings.Trim(strings.Join(all[from:from+5+d.rng.IntN(3)], " "), ".,;:!?–- \"'“”„«»()"))
	if len(first) == 0 {
		return false
	}
	first[0] = unicode.ToUpper(first[0])
	d.Head = string(first)
	return true
}

// lead puts sentences of its own in place of the first paragraph's.
func lead(d *draft) bool {
	if len(d.Paragraphs) < 2 {
		return false
	}
	own := d.mosaic(1 + d.rng.IntN(2))
	if !d.may(wordsIn(d.Paragraphs[0]), wordsIn(own)) {
		return false
	}
	d.Paragraphs[0] = own
	d.own += wordsIn(own)
	return true
}

func cutEnd(d *draft) bool {
	cut := false
	for range 1 + d.rng.IntN(max(1, len(d.Paragraphs)-1)) {
		last := len(d.Paragraphs) - 1
		if last < 1 || d.own > 0 || !d.may(wordsIn(d.Paragraphs[last]), 0) {
			break
		}
		d.Paragraphs, cut = d.Paragraphs[:last], true
	}
	return cut
}

func cutMiddle(d *draft) bool {
	if d.own > 0 {
		return false
	}
	cut := false
	for range 1 + d.rng.IntN(4) {
		i := d.rng.IntN(len(d.Paragraphs))
		p := d.Paragraphs[i]
		if len(p) < 2 {
			continue
		}
		k := 1 + d.rng.IntN(len(p)-1)
		if d.may(wordsIn(p[k:k+1]), 0) {
			d.Paragraphs[i], cut = slices.Delete(p, k, k+1), true
		}
	}
	return cut
}

func added(d *draft) bool {
	own := d.mosaic(2 + d.rng.IntN(3))
	if !d.may(0, wordsIn(own)) {
		return false
	}
	d.Paragraphs = slices.Insert(d.Paragraphs, d.rng.IntN(len(d.Paragraphs)+1), own)
	d.own += wordsIn(own)
	return true
}

func addedLine(d *draft) bool {
	own := d.mosaic(1)
	if !d.may(0, wordsIn(own)) {
		return false
	}
	i := d.rng.IntN(len(d.Paragraphs))
	d.Paragraphs[i] = slices.Insert(d.Paragraphs[i], d.rng.IntN(len(d.Paragraphs[i])+1), own...)
	d.own += wordsIn(own)
	return true
}

func lines(d *draft) bool {
	for range 1 + d.rng.IntN(2) {
		d.before = append(d.before, d.line("before"))
		d.after = append(d.after, d.line("after"))
	}
	return true
}

// dateline is a place, maybe a date, and an agency before a text, as agencies write it.
var dateline = regexp.MustCompile(`^[\p{Lu}][\p{L}/ .,0-9]{2,40}(?: \([\p{L}/ ]{2,12}\)(?: ?[-–—]|\.)?|\.| [-–—]) `)

// credit takes the dateline away, or puts another, and names the agency elsewhere.
func credit(d *draft) bool {
	first := &d.Paragraphs[0][0]
	place := ""
	if at := dateline.FindString(*first); at != "" {
		place, _, _ = strings.Cut(strings.TrimRight(at, " -–—."), " (")
		*first = strings.TrimPrefix(*first, at)
	}
	switch d.rng.IntN(4) {
	case 0:
		if place != "" {
			*first = strings.ToUpper(place) + ". " + *first
		}
	case 1:
		if place != "" {
			*first = place + " – " + *first
		}
	case 2:
		last := d.Paragraphs[len(d.Paragraphs)-1]
		if c := d.line("credit"); strings.HasPrefix(c, "(") {
			last[len(last)-1] += " " + c
		} else {
			d.after = append(d.after, c)
		}
	default:
		d.after = append(d.after, d.line("credit"))
	}
	return true
}

// order lets two paragraphs behind the first change places.
func order(d *draft) bool {
	if len(d.Paragraphs) < 3 {
		return false
	}
	i := 1 + d.rng.IntN(len(d.Paragraphs)-2)
	d.Paragraphs[i], d.Paragraphs[i+1] = d.Paragraphs[i+1], d.Paragraphs[i]
	return true
}

// merged cuts paragraphs into single sentences, or puts each two together.
func merged(d *draft) bool {
	var paragraphs [][]string
	if d.rng.IntN(2) == 0 {
		for _, p := range d.Paragraphs {
			for _, s := range p {
				paragraphs = append(paragraphs, []string{s})
			}
		}
	} else {
		for pair := range slices.Chunk(d.Paragraphs, 2) {
			paragraphs = append(paragraphs, slices.Concat(pair...))
		}
	}
	d.Paragraphs = paragraphs
	return true
}
