package transfer

import (
	"bufio"
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"waybill"
	"waybill/atlas"
)

const (
	// head and tail are how many blocks at the begin and at the end of a report may hold a
	// line that credits an agency, lastParagraphs how many paragraphs such words at their
	// end; creditWords is how many words a line has, creditBytes how many bytes.
	head, tail, lastParagraphs = 4, 6, 3
	creditWords                = 16
	creditBytes                = 160
	// initials is how many letters the name of an editor has, in a line of so few words.
	initials, fewCredits = 3, 4
)

//go:embed data/credits.tsv
var creditTable string

// creditKind is what a word is in a line that credits an agency.
type creditKind uint8

const (
	plainWord  creditKind = 1 << iota // may stand there
	personWord                        // lets names stand there, too
)

// creditLexicon are the words of credits, in small letters.
type creditLexicon map[string]creditKind

func loadCredits() (creditLexicon, error) {
	words := creditLexicon{}
	lines := bufio.NewScanner(strings.NewReader(creditTable))
	head := true
	for n := 1; lines.Scan(); n++ {
		if line := lines.Text(); line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if head { // the names of the columns
			head = false
			continue
		}
		cells := strings.Split(lines.Text(), "\t")
		kind := map[string]creditKind{"plain": plainWord, "person": personWord}[cells[0]]
		if len(cells) != 3 || kind == 0 {
			return nil, fmt.Errorf("credits.tsv, line %d: want kind, words, why", n)
		}
		for w := range strings.SplitSeq(cells[1], "|") {
			words[w] |= kind
		}
	}
	return words, lines.Err()
}

// credit is the agency that a report puts its text down to, nil if none: in its dateline
// ("KIEL (Reuters) –"), at the end of a paragraph ("… nicht äußern. (dpa)"), in a short line
// at its begin or end ("dpa/hp", "Mit Material von AFP"), or as its author. Of several the
// first is taken.
func (o *Origins) credit(r *waybill.Report) *atlas.Outlet {
	if agency := o.agencyIn(dateline(r)); agency != nil {
		return agency
	}
	if agency := o.agencyIn(r.Author); agency != nil {
		return agency
	}
	var lines, paragraphs []string
	for _, b := range r.Blocks {
		if b.Kind == waybill.Headline || b.Kind == waybill.Caption {
			continue
		}
		words := strings.TrimSpace(b.Span.Of(r.Text))
		lines = append(lines, words)
		if b.Kind == waybill.Paragraph || b.Kind == waybill.Item {
			paragraphs = append(paragraphs, words)
		}
	}
	for i, line := range lines {
		if i >= head && i < len(lines)-tail {
			continue
		}
		if agency := o.credited(line); agency != nil {
			return agency
		}
	}
	for i, p := range paragraphs {
		if i > 0 && i < len(paragraphs)-lastParagraphs {
			continue
		}
		if agency := o.credited(behind(p)); agency != nil {
			return agency
		}
	}
	return nil
}

// credited is the agency that a line credits, nil if it says anything else besides.
func (o *Origins) credited(line string) *atlas.Outlet {
	if len(line) > creditBytes {
		return nil
	}
	words := split(line)
	if len(words) == 0 || len(words) > creditWords || slices.ContainsFunc(words, picture) {
		return nil
	}
	sentence := strings.HasSuffix(line, ".")
	var agency *atlas.Outlet
	names, persons, plain, last := 0, false, 0, false
	for i := 0; i < len(words); {
		if known, n := o.agencyAt(words[i:]); known != nil {
			if agency == nil {
				agency = known
			}
			i += n
			last = i == len(words)
			continue
		}
		kind, known := o.credits[strings.ToLower(words[i])]
		first, _ := utf8.DecodeRuneInString(words[i])
		switch {
		case known:
			plain++
			persons = persons || kind&personWord != 0
		case unicode.IsDigit(first):
		case utf8.RuneCountInString(words[i]) <= initials && len(words) <= fewCredits && !sentence:
		case strings.Contains(words[i], "."): // a site, or an abbreviated name
		case unicode.IsUpper(first):
			names++
		default:
			return nil
		}
		i++
	}
	byline := plain <= 1 && last && names <= 3 && strings.ContainsAny(line, ",|/") && !sentence // "Ann Example, The Associated Press"
	if names > 0 && !persons && !byline {
		return nil
	}
	return agency
}

// behind is what stands behind the last sentence of a paragraph: in brackets or slashes, or
// without any.
func behind(paragraph string) string {
	words := strings.TrimRight(paragraph, " .")
	for _, marks := range []string{"()", "[]", "//"} {
		if inside, closed := strings.CutSuffix(words, marks[1:]); closed {
			open := strings.LastIndexByte(inside, marks[0])
			return inside[open+1:]
		}
	}
	if len(words) < len(strings.TrimSpace(paragraph)) {
		return "" // it ends in a sentence
	}
	end := strings.LastIndexAny(words, ".!?\"”“«»")
	if end < 0 {
		return ""
	}
	_, size := utf8.DecodeRuneInString(words[end:])
	rest := strings.TrimSpace(words[end+size:])
	if len(split(rest)) > fewCredits {
		return ""
	}
	return rest
}

// agencyIn is the first agency that a short line names, nil if none does, or if the line
// credits a picture.
func (o *Origins) agencyIn(line string) *atlas.Outlet {
	words := split(line)
	if slices.ContainsFunc(words, picture) {
		return nil
	}
	for i := range words {
		if known, _ := o.agencyAt(words[i:]); known != nil {
			return known
		}
	}
	return nil
}

// agencyAt is the agency that words begin with, and of how many of them its name is; nil if
// there is none.
func (o *Origins) agencyAt(words []string) (*atlas.Outlet, int) {
	for n := min(longestName, len(words)); n > 0; n-- {
		known := o.atlas.Outlet(strings.Join(words[:n], " "))
		if known != nil && files(known) && (n > 1 || asNamed(words[0], known)) {
			return known, n
		}
	}
	return nil, 0
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
