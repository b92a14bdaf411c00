package pdf

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is a line of a page.
type line struct {
	text string
	// middle is the number of the letter in its midst, counted on the page.
	middle int
	// y is where its letters stand, upwards, and size how large they are, both in points;
	// 0 if that is not known.
	y, size float64
	// first marks the first line of a page.
	first bool
}

// PDFium gives one of these for the hyphen at which a word was broken.
const hyphens = "\u0002\ufffe\u00ad"

// split cuts the text of a page into its lines, without the empty ones. PDFium gives no line
// break behind a hyphen that breaks a word.
func split(page string) (lines []line) {
	at := 0
	for page != "" {
		piece := page
		if end := strings.IndexAny(page, "\n"+hyphens); end >= 0 {
			_, n := utf8.DecodeRuneInString(page[end:])
			piece = page[:end+n]
		}
		page = page[len(piece):]
		n := utf8.RuneCountInString(piece)
		if t := tidy(piece); t != "" {
			lines = append(lines, line{text: t, middle: at + n/2})
		}
		at += n
	}
	return lines
}

// tidy joins white space and drops what is no letter, but for the hyphens.
func tidy(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(hyphens, r), !unicode.IsControl(r) && r != utf8.RuneError:
			return r
		case unicode.IsSpace(r):
			return ' '
		}
		return -1
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// compose makes the text of a file of the lines of its pages.
func compose(pages [][]line) string {
	var lines []line
	for _, page := range withoutHeads(pages) {
		if len(page) > 0 {
			page[0].first = true
		}
		lines = append(lines, page...)
	}
	var b bytes.Buffer
	step := usualStep(lines)
	for i, l := range lines {
		switch {
		case i == 0:
		case parted(lines[i-1], l, step):
			b.WriteString("\n\n")
		case !broken(&b, lines[i-1].text, l.text):
			b.WriteByte(' ')
		}
		body := strings.TrimRight(l.text, hyphens)
		ended := len(body) < len(l.text)
		b.WriteString(strings.Map(func(r rune) rune {
			if strings.ContainsRune(hyphens, r) {
				return -1
			}
			return r
		}, body))
		if ended && (i+1 == len(lines) || !joins(l.text, lines[i+1].text)) {
			b.WriteByte('-')
		}
	}
	return b.String()
}

// broken reports whether the word at the end of a line goes on in the next without a space:
// "Waf-" and "fen", "US-" and "Präsident"; not "Waffen-" and "und".
func broken(b *bytes.Buffer, before, next string) bool {
	stem, hyphen := cutHyphen(before)
	if !hyphen || suspended(next) {
		return false
	}
	if joins(before, next) && strings.HasSuffix(before, "-") {
		b.Truncate(len(bytes.TrimSuffix(b.Bytes(), []byte("-"))))
	}
	last, _ := utf8.DecodeLastRuneInString(stem)
	return unicode.IsLetter(last) || unicode.IsDigit(last)
}

// joins reports whether a hyphen was put in only to break the word: between small letters.
func joins(before, next string) bool {
	stem, hyphen := cutHyphen(before)
	last, _ := utf8.DecodeLastRuneInString(stem)
	first, _ := utf8.DecodeRuneInString(next)
	return hyphen && unicode.IsLower(last) && unicode.IsLower(first) && !suspended(next)
}

func cutHyphen(s string) (stem string, ok bool) {
	stem = strings.TrimRight(s, hyphens+"-")
	return stem, stem != s && stem != ""
}

// suspended reports whether a line goes on with a word before which a hyphen stands for the
// rest of a compound: "Waffen- und Munitionslieferungen", "short- and long-range".
func suspended(next string) bool {
	word, _, _ := strings.Cut(next, " ")
	return slices.Contains([]string{"und", "oder", "bzw.", "sowie", "bis", "and", "or", "to"}, word)
}

// parted reports whether a paragraph ends between two lines: other type, a wider step than
// between most lines, or a step upwards after the end of a sentence (a new page or column).
func parted(before, next line, step float64) bool {
	if before.size > 0 && next.size > 0 && (before.size > next.size*1.15 || next.size > before.size*1.15) {
		return true
	}
	switch down := before.y - next.y; {
	case before.y == 0 || next.y == 0:
		return false
	case next.first || down < 0:
		return strings.ContainsAny(lastRune(before.text), ".!?…\"”“»«’")
	default:
		return step > 0 && down > step*1.3
	}
}

func lastRune(s string) string {
	_, n := utf8.DecodeLastRuneInString(s)
	return s[len(s)-n:]
}

// usualStep is the step down between most lines that follow each other, in points: the
// smaller ones, as there are texts with many paragraphs of a line.
func usualStep(lines []line) float64 {
	var steps []float64
	for i := 1; i < len(lines); i++ {
		if down := lines[i-1].y - lines[i].y; down > 1 && lines[i].size == lines[i-1].size {
			steps = append(steps, down)
		}
	}
	if len(steps) == 0 {
		return 0
	}
	slices.Sort(steps)
	return steps[len(steps)/4]
}

// withoutHeads leaves out the first and last line of the pages where that is the same on at
// least three pages and on more than half of them, numbers left aside.
func withoutHeads(pages [][]line) [][]line {
	for _, last := range []bool{false, true} {
		seen := map[string]int{}
		for _, p := range pages {
			if k, ok := edge(p, last); ok {
				seen[k]++
			}
		}
		for i, p := range pages {
			k, ok := edge(p, last)
			if !ok || seen[k] < 3 || seen[k]*2 <= len(pages) {
				continue
			}
			if last {
				pages[i] = p[:len(p)-1]
			} else {
				pages[i] = p[1:]
			}
		}
	}
	return pages
}

// edge is the first or last line of a page, with its numbers made one.
func edge(page []line, last bool) (string, bool) {
	if len(page) == 0 {
		return "", false
	}
	l := page[0]
	if last {
		l = page[len(page)-1]
	}
	var b strings.Builder
	digits := false
	for _, r := range l.text {
		if d := unicode.IsDigit(r); !d {
			b.WriteRune(r)
		} else if !digits {
			b.WriteByte('0')
		}
		digits = unicode.IsDigit(r)
	}
	return b.String(), true
}
