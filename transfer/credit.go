package transfer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"waybill"
	"waybill/atlas"
)

const (
	// head and tail are how many blocks at the begin and at the end of a report may hold
	// a line that credits an agency, creditWords how many words such a line
	// has, and creditBytes how many bytes.
	head, tail  = 3, 3
	creditWords = 8
	creditBytes = 100
)

// credit is the agency that a report puts its text down to, nil if none: in its dateline
// ("KIEL (Reuters) –"), in brackets at the end of a paragraph ("… nicht äußern. (dpa)"), in
// a short line at its begin or end ("dpa/hp", "Mit Material von AFP"), or as its author.
// Of several the first is taken.
func (o *Origins) credit(r *waybill.Report) *atlas.Outlet {
	if agency := o.agencyIn(dateline(r)); agency != nil {
		return agency
	}
	if agency := o.agencyIn(r.Author); agency != nil {
		return agency
	}
	var blocks []waybill.Block
	for _, b := range r.Blocks {
		if b.Kind != waybill.Headline && b.Kind != waybill.Heading && b.Kind != waybill.Caption {
			blocks = append(blocks, b)
		}
	}
	for i, b := range blocks {
		words := strings.TrimSpace(b.Span.Of(r.Text))
		last := i >= len(blocks)-tail
		if (i < head || last) && len(words) <= creditBytes && credits(split(words)) {
			if agency := o.agencyIn(words); agency != nil {
				return agency
			}
		}
		if i == 0 || last {
			if agency := o.agencyIn(bracketed(words)); agency != nil {
				return agency
			}
		}
	}
	return nil
}

// credits reports whether a line can put a text down to somebody: a few names, or some
// more words with one that says so.
func credits(words []string) bool {
	return len(words) <= 3 || len(words) <= creditWords && slices.ContainsFunc(words, func(w string) bool {
		switch strings.ToLower(w) {
		case "mit", "material", "agenturmaterial", "quelle", "von", "berichtet", "berichtete", "meldet", "meldete", "agenturen",
			"with", "by", "via", "source", "reporting", "reported", "reports", "agencies", "from":
			return true
		}
		return false
	})
}

// bracketed is what stands in brackets at the end of a paragraph, if it is short.
func bracketed(words string) string {
	inside, closed := strings.CutSuffix(strings.TrimRight(words, " ."), ")")
	open := strings.LastIndexByte(inside, '(')
	if !closed || open < 0 || len(inside)-open > creditBytes {
		return ""
	}
	if inside = inside[open+1:]; len(split(inside)) <= creditWords {
		return inside
	}
	return ""
}

// agencyIn is the first agency that a short line names, nil if none does, or if the line
// credits a picture.
func (o *Origins) agencyIn(line string) *atlas.Outlet {
	words := split(line)
	if slices.ContainsFunc(words, picture) {
		return nil
	}
	for i := range words {
		for n := min(longestName, len(words)-i); n > 0; n-- {
			known := o.atlas.Outlet(strings.Join(words[i:i+n], " "))
			if known != nil && files(known) && (n > 1 || asNamed(words[i], known)) {
				return known
			}
		}
	}
	return nil
}

// asNamed reports whether a single word is written as one of the agency's names is, or in
// capitals: "map" is no agency, "MAP" is.
func asNamed(word string, o *atlas.Outlet) bool {
	return word == o.Name || slices.Contains(o.Aliases, word) || utf8.RuneCountInString(word) > 2 && !strings.ContainsFunc(word, unicode.IsLower)
}

// picture reports whether a word says that the line credits a picture, not the text.
func picture(word string) bool {
	word = strings.ToLower(word)
	for _, p := range []string{"foto", "photo", "bild", "image", "picture", "grafik", "graphic", "video", "karte", "archiv"} {
		if strings.Contains(word, p) {
			return true
		}
	}
	return false
}
