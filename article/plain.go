package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"waybill"
)

// mostLines is how many lines a plain text may have; what has more is a log or a table,
// and its blocks would take many times its own size.
const mostLines = 500_000

// readPlain makes the report of a plain text, which becomes the report's text untouched.
func readPlain(report *waybill.Report, text string) error {
	if n := max(strings.Count(text, "\n"), strings.Count(text, "\r")); n > mostLines {
		return refuse(ErrTooLarge, "article-long", n)
	}
	report.Text = text
	pieces := split(text)
	markFurniture(pieces)
	body := markHead(pieces)
	markBody(pieces, body)
	report.Published = dayOf(pieces)
	fill(report, pieces)
	return nil
}

// fill puts the pieces into the report as its blocks, the first headline as its title.
func fill(report *waybill.Report, pieces []piece) {
	report.Blocks = make([]waybill.Block, len(pieces))
	for i, p := range pieces {
		report.Blocks[i] = waybill.Block{Kind: p.kind, Span: p.Span}
		if p.kind == waybill.Headline && report.Title.Empty() {
			report.Title = p.Span
		}
	}
}

// markHead finds the title, and what stands around it: record number, kicker, byline,
// dateline. It gives the index of the first piece of the body.
func markHead(pieces []piece) int {
	titled := false
	for i := range pieces {
		p := &pieces[i]
		switch {
		case p.kind != "":
		case isRecordNumber(p.words):
			p.kind = waybill.Kicker
		case isByline(p.words) && (titled || titleFollows(pieces[i+1:])):
			p.kind = waybill.Kicker
		case titled && isDateline(p.words, 4):
			p.kind = waybill.Kicker
		case titled:
			return i
		case isKicker(p.words) && titleFollows(pieces[i+1:]):
			p.kind = waybill.Kicker
		case isTitle(pieces, i):
			p.kind = waybill.Headline
			titled = true
		default:
			return i
		}
	}
	return len(pieces)
}

// titleFollows reports whether the next piece that may be a title is one, and more of a
// title than the short line before it.
func titleFollows(pieces []piece) bool {
	for i, p := range pieces {
		if p.kind != "" || isRecordNumber(p.words) {
			continue
		}
		return wordCount(p.words) >= 3 && !isByline(p.words) && !isDateline(p.words, 3) && isTitle(pieces, i)
	}
	return false
}

// Titles are hardly longer than this, in code points; those that are whole sentences
// with their full stop, as some papers set them, are shorter.
const (
	longestTitle    = 220
	longestSentence = 130
)

// isTitle reports whether the piece has the shape of a title: one line above the text,
// not running text itself. A single sentence with a full stop may be either; it counts
// as a title where it is short and set off by a blank line from text after it.
func isTitle(pieces []piece, i int) bool {
	words := pieces[i].words
	next := i + 1
	for next < len(pieces) && pieces[next].kind == waybill.Furniture {
		next++
	}
	alone := next >= len(pieces)
	size := utf8.RuneCountInString(words)
	if size > longestTitle || startsItem(words) && !alone && startsItem(pieces[next].words) {
		return false
	}
	switch ending(words) {
	case ',', ';', ':':
		return false
	case '.':
		return !alone && size <= longestSentence && innerStops(words) == 0 && pieces[i+1].gap
	}
	return innerStops(words) <= 1
}

// isKicker reports whether a line is a short one as stands above titles: "Breaking:",
// "POLITIK | AUSLAND", "Ukraine-Krieg".
func isKicker(words string) bool {
	n := wordCount(words)
	if n == 0 || n > 6 || utf8.RuneCountInString(words) > 60 {
		return false
	}
	if labelTable().is[labelAlert][strings.Trim(fold(words), ":!+-–| ")] || isDateline(words, 3) {
		return true
	}
	switch ending(words) {
	case ':':
		return true
	case '.', '!', '?', ',', ';':
		return false
	}
	return n <= 2 || strings.ContainsAny(words, "|›»·") || allCapitals(words) && n <= 4
}

// isByline reports whether a line names who wrote the article: "Von Wencke Bredal, Oslo",
// "By Moira Kett in Istanbul". Every word after the first must be a name or join names,
// which tells it from "Von der Werft an die Front".
func isByline(words string) bool {
	labels := labelTable()
	plain := fold(words)
	label := ""
	for _, l := range labels.words[labelByline] {
		if strings.HasPrefix(plain, l+" ") {
			label = l
		}
	}
	if label == "" || endsSentence(words) {
		return false
	}
	names := strings.Fields(words)[1+strings.Count(label, " "):]
	if len(names) > 9 {
		return false
	}
	for _, name := range names {
		first, _ := utf8.DecodeRuneInString(name)
		if !unicode.IsUpper(first) && !labels.is[labelJoint][name] && !wordless(name) {
			return false
		}
	}
	return len(names) > 0
}

// markBody gives every piece from body on its kind, and those before it that have none.
func markBody(pieces []piece, body int) {
	for i := range pieces {
		p := &pieces[i]
		switch {
		case p.kind != "":
		case isCaption(p.words):
			p.kind = waybill.Caption
		case startsItem(p.words):
			p.kind = waybill.Item
		case i > 0 && i >= body && isHeading(p.words) && headsText(pieces[i+1:]):
			p.kind = waybill.Heading
		default:
			p.kind = waybill.Paragraph
		}
	}
}

// isCaption reports whether a line is the words under a picture.
func isCaption(words string) bool {
	if len(words) > longestFurniture {
		return false
	}
	labels, plain := labelTable(), strings.ToLower(words)
	for _, mark := range labels.words[labelMark] {
		if strings.Contains(plain, mark) {
			return true
		}
	}
	label, _, found := strings.Cut(strings.TrimLeft(plain, "[( "), ":")
	return found && labels.is[labelCaption][strings.TrimSpace(label)]
}

// isHeading reports whether a line has the shape of a crosshead. A question may be one,
// if it is short: "Was steht noch auf der Wunschliste?".
func isHeading(words string) bool {
	n := wordCount(words)
	if n == 0 || n > 14 || strings.HasPrefix(words, "(") || utf8.RuneCountInString(words) > 100 || innerStops(words) > 0 {
		return false
	}
	switch ending(words) {
	case '.', ',', ';', ':', '…', 0:
		return false
	case '!', '?':
		return n <= 10
	}
	return true
}

// headsText reports whether running text, a list or a picture comes next, not another
// short line: names in a column head nothing.
func headsText(pieces []piece) bool {
	for _, p := range pieces {
		if p.kind == waybill.Furniture || p.kind == waybill.Kicker {
			continue
		}
		return startsItem(p.words) || isCaption(p.words) || !isHeading(p.words)
	}
	return false
}

// dayOf is the day of publication where a line of its own states it: "Stand: 30.04.2025",
// or the dateline below the title.
func dayOf(pieces []piece) string {
	for _, p := range pieces {
		switch p.kind {
		case waybill.Kicker:
			if isDateline(p.words, 4) {
				if day := publishedIn(p.words); day != "" {
					return day
				}
			}
		case waybill.Furniture:
			if day := labelledDay(p.words); day != "" {
				return day
			}
		}
	}
	return ""
}

func labelledDay(words string) string {
	if len(words) > longestFurniture {
		return ""
	}
	words = strings.ToLower(words)
	for _, label := range labelTable().words[labelPublished] {
		if _, after, found := strings.Cut(words, label); found {
			return publishedIn(after)
		}
	}
	return ""
}
