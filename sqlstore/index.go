package sqlstore

import (
	"strings"

	"waybill/query"
)

// indexMost is how many bytes of folded text are indexed: PostgreSQL takes no more than
// 1 MiB of words for one row.
const indexMost = 400_000

// index is a text as both stores index it, cut between words if it is too long.
func index(text string) string {
	words := query.Index(text)
	if len(words) <= indexMost {
		return words
	}
	words = words[:indexMost]
	return words[:max(0, strings.LastIndexByte(words, ' '))]
}
