package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isBlank is true for white space and for the characters without width that pages leave.
func isBlank(r rune) bool { return unicode.IsSpace(r) || r == '\uFEFF' || r == '\u200B' }

const (
	closers = "\"'”“’‘»«›‹)]*_"
	openers = "\"'„“”‚‘»«›‹([*_"
)

// ending is the last character of a line, closing quotation marks and brackets aside,
// or the one before a closing bracket's content: "… ammunition. (BBC News)" ends in '.'.
func ending(words string) rune {
	words = strings.TrimRight(words, " \u00a0")
	if strings.HasSuffix(words, ")") {
		if open := strings.LastIndexByte(words, '('); open > 0 {
			before := strings.TrimRight(words[:open], " \u00a0")
			if r, _ := utf8.DecodeLastRuneInString(before); r == '.' || r == '!' || r == '?' {
				return r
			}
		}
	}
	words = strings.TrimRight(words, closers)
	if words == "" {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(words)
	return r
}

func endsSentence(words string) bool {
	switch ending(words) {
	case '.', '!', '?', '…':
		return true
	}
	return false
}

// innerStops counts the full stops inside the words that seem to end a sentence: a word
// of four or more letters, a full stop, a space and a capital letter. Abbreviations and
// ordinals ("Dr. Max", "12. September", "U.S. Navy") are too short to count.
func innerStops(words string) int {
	stops := 0
	for i := 0; i+2 < len(words); i++ {
		if words[i] != '.' {
			continue
		}
		after := strings.TrimLeft(words[i+1:], closers)
		trimmed := strings.TrimLeft(after, " \n\r\u00a0"+openers)
		if len(trimmed) == len(after) {
			continue
		}
		next, _ := utf8.DecodeRuneInString(trimmed)
		if unicode.IsUpper(next) && letters(lastWord(words[:i])) >= 4 {
			stops++
		}
	}
	return stops
}

func lastWord(words string) string {
	return words[strings.LastIndexAny(words, " \n\t-/")+1:]
}

func letters(words string) int {
	n := 0
	for _, r := range words {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// wordCount counts the stretches between spaces that have a letter or digit.
func wordCount(words string) int {
	n := 0
	in, counted := false, false
	for _, r := range words {
		switch {
		case unicode.IsSpace(r):
			in, counted = false, false
		case !in || !counted:
			in = true
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				counted = true
				n++
			}
		}
	}
	return n
}

// startsItem reports whether the line begins with the mark of a list item: a dash,
// bullet, star or plus with a space after it, or a number with full stop or bracket.
// A number before a month is a date ("1. Mai"), one before a small letter an ordinal.
func startsItem(words string) bool {
	first, size := utf8.DecodeRuneInString(words)
	if strings.ContainsRune("-–—•·*+‣▪◦●", first) {
		next, _ := utf8.DecodeRuneInString(words[size:])
		return unicode.IsSpace(next) && len(words) > size || first == '•' && len(words) > size
	}
	rest, ok := cutNumber(words)
	if !ok || len(rest) < 2 || rest[0] != '.' && rest[0] != ')' || !unicode.IsSpace(rune(rest[1])) {
		return false
	}
	rest = strings.TrimLeftFunc(rest[1:], unicode.IsSpace)
	next, _ := utf8.DecodeRuneInString(rest)
	return next != utf8.RuneError && !unicode.IsLower(next) && !startsMonth(rest)
}

// cutNumber takes a number of at most three digits off the front of words.
func cutNumber(words string) (rest string, ok bool) {
	n := 0
	for n < len(words) && isDigit(words[n]) {
		n++
	}
	return words[n:], 0 < n && n <= 3
}

// startsRanked reports whether the line begins as one in a ranking without marks does:
// "1 Stromausfall in Spanien". Only meaningful below the heading of such a list.
func startsRanked(words string) bool {
	rest, ok := cutNumber(words)
	return ok && (strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, ". ") || strings.HasPrefix(rest, ") "))
}

// isRecordNumber is true for a line such as "10930:" that only numbers an article.
func isRecordNumber(words string) bool {
	digits := 0
	for _, r := range words {
		switch {
		case unicode.IsDigit(r):
			digits++
		case !strings.ContainsRune(":#.-/ [](){}", r):
			return false
		}
	}
	return digits > 0
}

// wordless is true for rulers and dingbats: nothing in them can be read.
func wordless(words string) bool {
	return strings.IndexFunc(words, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0
}

func allCapitals(words string) bool {
	return letters(words) >= 3 && strings.IndexFunc(words, unicode.IsLower) < 0
}
