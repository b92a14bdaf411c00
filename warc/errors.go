package warc

import (
	"errors"
	"fmt"
)

// What is wrong with a stretch of an archive; an [*Error] wraps one of them.
var (
	// ErrNotWARC is the whole input's: it does not begin like a web archive.
	ErrNotWARC = errors.New("not a WARC file: it begins neither with a WARC record nor with a compressed one")
	// ErrGarbage is what stands where a record should begin.
	ErrGarbage = errors.New("no WARC record begins here")
	// ErrHeader is a record header that breaks the format.
	ErrHeader = errors.New("the record's header is damaged")
	// ErrLength is a Content-Length behind which the record does not end.
	ErrLength = errors.New("the record does not end where its Content-Length says")
	// ErrTruncated is a record whose data ends before it does.
	ErrTruncated = errors.New("the record is cut off")
	// ErrCompression is compressed data that cannot be decompressed.
	ErrCompression = errors.New("the compressed record is damaged")
	// ErrTooLarge is a record or payload above Options.Largest.
	ErrTooLarge = errors.New("larger than the limit")
	// ErrHTTP is a response record whose block is no HTTP response.
	ErrHTTP = errors.New("the HTTP response is damaged")
)

// ErrNoPage is what [Record.Page] gives for a record in which no page is looked for: a
// request, a picture, an error page. It is no fault.
var ErrNoPage = errors.New("the record holds no page")

// Error is damage to one stretch of an archive. The reader goes on behind it.
type Error struct {
	// Offset is where it begins, in bytes of the file as it is stored.
	Offset int64
	// URI is what the record says it is of, "" where that is not known.
	URI string
	// Err says what is wrong.
	Err error
}

func (e *Error) Error() string {
	of := ""
	if e.URI != "" {
		of = " of " + e.URI
	}
	return fmt.Sprintf("WARC record%s at byte %d: %v; it is passed over", of, e.Offset, e.Err)
}

func (e *Error) Unwrap() error { return e.Err }
