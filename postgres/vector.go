package postgres

import (
	"slices"
	"strconv"
	"strings"
)

// vector is the words of a text, with single spaces between them, as a tsvector is written:
// each word once, with its places. PostgreSQL's own parser would find the same words, which
// hold letters only or digits only (see package query), but takes several times as long; so
// does reading a tsvector whose words are not in their order.
func vector(words string) string {
	list := strings.Fields(words)
	places := make(map[string][]int, len(list))
	for i, word := range list {
		places[word] = append(places[word], i+1)
	}
	slices.Sort(list)
	list = slices.Compact(list)
	var b strings.Builder
	b.Grow(2 * len(words))
	for _, word := range list {
		b.WriteString(word)
		mark := byte(':')
		for _, place := range places[word] {
			b.WriteByte(mark)
			b.WriteString(strconv.Itoa(place))
			mark = ','
		}
		b.WriteByte(' ')
	}
	return b.String()
}
