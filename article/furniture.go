package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"waybill"
)

// longestFurniture is how long, in bytes, a line of furniture can be; a consent line is
// the longest. What is longer is not looked up.
const longestFurniture = 400

// markFurniture gives the kind Furniture to the pieces that belong to the page and not
// to the article. It judges each line by its words, and takes along the teasers below
// the heading of a list of other articles.
func markFurniture(pieces []piece) {
	phrases := phraseTable()
	for i := 0; i < len(pieces); i++ {
		p := &pieces[i]
		if p.kind == waybill.Headline {
			continue
		}
		use := phrases.judge(p.words)
		if use == "" {
			continue
		}
		p.kind = waybill.Furniture
		if use == useSection || use == useRelated {
			i += markTeasers(phrases, pieces[i+1:], use)
		}
	}
}

// markTeasers marks the teasers after a section heading and says how many there are.
//
// Teasers of related articles that are whole headlines tell of the world and are read,
// as items: "+ Indien unterschreibt: 26 Rafale-Marine aus Frankreich". Those of a
// ranking ("most read") have nothing to do with the article and are furniture.
func markTeasers(phrases *phraseTables, pieces []piece, section phraseUse) int {
	for i := range pieces {
		p := &pieces[i]
		if phrases.judge(p.words) != "" || p.kind == waybill.Headline || !isTeaser(pieces, i) {
			return i
		}
		marked := startsItem(p.words) || p.kind == waybill.Item
		p.kind = waybill.Furniture
		if section == useRelated && marked && wordCount(p.words) >= 5 {
			p.kind = waybill.Item
		}
	}
	return len(pieces)
}

// isTeaser reports whether a piece below a section heading belongs to it. A paragraph
// ends the section; so does a short line set off by a blank line that heads a paragraph.
func isTeaser(pieces []piece, i int) bool {
	p := pieces[i]
	if startsItem(p.words) || startsRanked(p.words) {
		return innerStops(p.words) == 0 && len(p.words) < longestFurniture
	}
	if isRunning(p.words) {
		return false
	}
	// The list begins right below its heading: what stands apart after marked teasers
	// is no teaser any more.
	if p.gap && i > 0 && (startsItem(pieces[i-1].words) || startsRanked(pieces[i-1].words)) {
		return false
	}
	headsParagraph := i+1 < len(pieces) && isRunning(pieces[i+1].words)
	return !(p.gap && headsParagraph)
}

// isRunning reports whether words are running text and no title, teaser or menu.
func isRunning(words string) bool {
	n := wordCount(words)
	return n >= 30 || n >= 6 && ending(words) == '.' || innerStops(words) > 0
}

// judge says how a line is furniture, "" if it is not.
func (t *phraseTables) judge(words string) phraseUse {
	if wordless(words) {
		return useLine
	}
	if len(words) > longestFurniture {
		return ""
	}
	spaced := foldKeepSpace(words)
	plain := singleSpaced(spaced)
	if use := t.whole(plain); use != "" {
		return use
	}
	if use := t.beginning(plain, words); use != "" {
		return use
	}
	if isBreadcrumb(words) || t.isMenu(spaced, plain) {
		return useLine
	}
	return ""
}

// whole looks the line up as it stands, but for the punctuation around it.
func (t *phraseTables) whole(plain string) phraseUse {
	return t.phrases[strings.Trim(plain, ":.!…>›»→▶▸|-–—+•*[]() ")]
}

// beginning looks for a phrase the line begins with.
func (t *phraseTables) beginning(plain, words string) phraseUse {
	copyright := strings.HasPrefix(plain, "(c)")
	plain = strings.TrimLeft(plain, "[>›»→▶▸|-–—+•*( ")
	if copyright {
		plain = "(c) " + plain
	}
	first, _, _ := strings.Cut(plain, " ")
	reach := t.reach[strings.TrimRight(first, stops)]
	end := 0
	for n := 0; n < reach && end < len(plain); n++ {
		next := strings.IndexByte(plain[end:], ' ')
		if next < 0 {
			next = len(plain) - end
		}
		end += next
		use := t.phrases[plain[:end]]
		if use == "" {
			use = t.phrases[strings.TrimRight(plain[:end], stops)]
		}
		switch use {
		case usePrefix:
			return use
		case useSection, useRelated:
			if headsSection(plain, end, n+1, words) {
				return use
			}
		}
		end++
	}
	return ""
}

// stops may stand behind a phrase that a line begins with.
const stops = ":,.?!"

// headsSection reports whether a line that begins with a section's phrase is that
// heading with a few words more ("Beliebteste Artikel Aktuell:", "MOST READ IN NEWS")
// and not a sentence.
func headsSection(plain string, end, phraseWords int, words string) bool {
	more := wordCount(plain[end:])
	if more > 3 || endsSentence(words) {
		return false
	}
	return phraseWords >= 3 || strings.HasSuffix(plain, ":") || allCapitals(words)
}

// isMenu reports whether the line is a row of page functions: "Share  Tweet  Copy link".
// spaced is the line as foldKeepSpace gives it, plain as fold does.
func (t *phraseTables) isMenu(spaced, plain string) bool {
	known, all := 0, 0
	for part := range strings.FieldsFuncSeq(spaced, func(r rune) bool { return strings.ContainsRune("|·•>›»\t\x00[]", r) }) {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		all++
		switch {
		case t.whole(part) != "" || t.beginning(part, part) == usePrefix:
			known++
		case wordCount(part) > 6:
			return false
		}
	}
	if all >= 2 && known*2 >= all {
		return true
	}
	single := strings.Fields(plain)
	if len(single) < 2 || len(single) > 8 {
		return false
	}
	for _, w := range single {
		if t.phrases[strings.Trim(w, ",;")] != useLine {
			return false
		}
	}
	return true
}

// isBreadcrumb knows the path of a page: "Startseite > Politik > Afrika".
func isBreadcrumb(words string) bool {
	for _, sep := range []string{" > ", " › ", " » ", " / "} {
		if strings.Count(words, sep) < 2 {
			continue
		}
		parts := strings.Split(words, sep)
		short := 0
		for _, part := range parts {
			if n := wordCount(part); 0 < n && n <= 4 {
				short++
			}
		}
		if short == len(parts) {
			return true
		}
	}
	return false
}

// fold gives words in the form phrases are kept in: small letters, single spaces, every
// number as 0.
func fold(words string) string { return singleSpaced(foldKeepSpace(words)) }

// singleSpaced makes fold's form of foldKeepSpace's.
func singleSpaced(spaced string) string {
	if spaced == strings.TrimSpace(spaced) && !strings.Contains(spaced, "\x00") && !strings.Contains(spaced, "  ") {
		return spaced // the spaces in it are single ones
	}
	return strings.Join(strings.Fields(strings.ReplaceAll(spaced, "\x00", " ")), " ")
}

// foldKeepSpace is fold that gives two or more spaces, which part a row of buttons, as NUL.
func foldKeepSpace(words string) string {
	var b strings.Builder
	b.Grow(len(words))
	var last rune
	for i, r := range words {
		switch {
		case unicode.IsDigit(r):
			if last != '0' {
				b.WriteByte('0')
			}
			r = '0'
		case last == '0' && (r == '.' || r == ',') && digitAt(words, i+utf8.RuneLen(r)):
			continue
		case unicode.IsSpace(r):
			next, _ := utf8.DecodeRuneInString(words[i+utf8.RuneLen(r):])
			if r == '\t' || unicode.IsSpace(next) {
				b.WriteByte(0)
			} else {
				b.WriteByte(' ')
			}
		case r == '\u00ad' || r == '\u200b' || r == '\ufeff':
			continue
		default:
			b.WriteRune(unicode.ToLower(r))
		}
		last = r
	}
	return b.String()
}

func digitAt(words string, i int) bool { return i < len(words) && isDigit(words[i]) }
