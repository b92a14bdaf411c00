package sqlstore

import (
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

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

// indexed are the words of n texts as the store takes them into an index, made on all cores at
// once: it is the most that is done here while others wait for their turn to write.
func (t *Tx) indexed(n int, text func(i int) string) []any {
	words := make([]any, n)
	var next atomic.Int64
	var work sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		work.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				words[i] = t.dialect.Index(index(text(i)))
			}
		})
	}
	work.Wait()
	return words
}
