package transfer

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// proper reports whether words are a name: two or more, each with a capital but for short
// ones between, or an abbreviation.
func proper(words []string) bool {
	capitals := 0
	for _, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(first):
			capitals++
		case utf8.RuneCountInString(w) > 3:
			return false
		}
	}
	return capitals > 1 || capitals == 1 && len(words) == 1 && isAbbreviation(words[0])
}

// titled reports whether words are an English name of three capitals or more, with nothing
// but small words between ("Institute for the Study of War").
func titled(words []string) bool {
	capitals := 0
	for i, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		switch w {
		case "of", "for", "the", "on", "and", "in":
			if i == 0 {
				return false
			}
		default:
			if !unicode.IsUpper(first) {
				return false
			}
			capitals++
		}
	}
	return capitals > 2
}

// isAbbreviation reports whether a word is three to five capitals.
func isAbbreviation(word string) bool {
	n := utf8.RuneCountInString(word)
	return n >= 3 && n <= 5 && strings.ToUpper(word) == word
}
