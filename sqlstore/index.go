package sqlstore

// indexMost is how many bytes of folded text are indexed: PostgreSQL takes no more than
// 1 MiB of words for one row.
const indexMost = 400_000

// index is a text as it is indexed.
func index(text string) string {
	return text
}
