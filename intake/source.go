package intake

import (
	"context"
	"iter"
	"math"

	"waybill"
)

// Finished is the position behind everything a source holds.
const Finished = math.MaxInt64

// Item is one thing a source holds: an article, or what could not be taken in.
type Item struct {
	// Provenance says where it came from, and what its container tells of outlet and day.
	// File is a path or a URL; for the member of an archive the archive's path, "!/" and the
	// member's name; for a record of a file that holds many the URL it names, else the file's
	// path, "!/" and the byte at which the record begins; for a page in a web archive the URL
	// it was fetched from.
	Provenance waybill.Provenance
	// Bytes are the article, as article.Read needs them. They are used again for the next item
	// once f has returned: keep a copy.
	Bytes []byte
	// Next is the position behind the item in its source: what Parts goes on from.
	Next int64
	// Err says why the item could not be taken in; then there are no bytes.
	Err error
}

// Source is what one input is: a file, a stream, an archive.
type Source interface {
	// Name is how the user named it.
	Name() string
	// Kind is what it is, in the words shown to people: "article", "WARC", "ZIP", "feed", ….
	Kind() string
	// Many reports whether it holds any number of articles, most of them beside the point:
	// an archive. What is no archive is read whole, as its user asked for it.
	Many() bool
	// Size is its length in bytes as it is stored, -1 if that is not known.
	Size() int64
	// Key is the same for the same content under another name: what a bookmark is kept by. It
	// is "" for what cannot be taken up again, a stream.
	Key() string
	// Parts are the parts behind a position, 0 for all, in their order. The error, if any, is
	// the last thing given: what lies behind it could not be found. Parts of what can only be
	// read from its beginning to its end, as a TAR archive, hold their items in memory, about a
	// megabyte: take the next part when a worker is free for it. The last part ends at Finished.
	Parts(from int64) iter.Seq2[Part, error]
	// Apart reports whether another process that opens the source by its name gets the parts
	// behind a position without going through what lies before it.
	Apart() bool
	// Close frees what the source holds; parts are not used afterwards.
	Close() error
}

// Part is a stretch of a source that one worker goes through by itself, while others go
// through other parts.
type Part interface {
	// Each calls f for each item until f fails, the part ends, or ctx is cancelled. It gives an
	// error only where the rest of the part could not be gone through: where the item at fault
	// can be told from the next, it is an Item with Err.
	Each(ctx context.Context, f func(Item) error) error
	// End is the position behind the part.
	End() int64
	// Size is how much of its source's Size the part is, in bytes. What lies before the
	// position the parts were taken from is counted with the first of them.
	Size() int64
}
