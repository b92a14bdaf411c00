package postgres

import (
	"strconv"
	"strings"
)

// vector is the words of a text, with single spaces between them, each with its place, as a
// tsvector is written. PostgreSQL's own parser, which takes twice as long, would find the
// same words: they hold letters only or digits only, see package query.
func vector(words string) string {
	var b strings.Builder
	b.Grow(2 * len(words))
	place := 0
	for word := range strings.SplitSeq(words, " ") {
		if word == "" {
			continue
		}
		place++
		b.WriteString(word)
		b.WriteByte(':')
		b.WriteString(strconv.Itoa(place))
		b.WriteByte(' ')
	}
	return b.String()
}
