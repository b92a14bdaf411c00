package warc

import (
	"crypto/sha256"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// Writer writes records, each with an end of its own: in a compressed archive a member for
// each record. It is for one goroutine.
type Writer struct {
	w      io.Writer
	format Format
	gzip   *gzip.Writer
	zstd   *zstd.Encoder
	head   []byte
	packed []byte
	offset int64
	count  uint64
}

// NewWriter writes an archive in a format.
func NewWriter(w io.Writer, format Format) (*Writer, error) {
	out := &Writer{w: w, format: format}
	switch format {
	case Plain:
	case Gzip:
		out.gzip = gzip.NewWriter(nil)
	case Zstd:
		z, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1))
		if err != nil {
			return nil, err
		}
		out.zstd = z
	default:
		return nil, fmt.Errorf("write a web archive: no such format: %v", format)
	}
	return out, nil
}

// Offset is how many bytes were written: where the next record will be stored.
func (w *Writer) Offset() int64 { return w.offset }

// Write writes a record of version 1.1. Of the header its Type, ID, URI, Date and ContentType
// are written, then its Fields as they are; Version and Length are not looked at. Without an
// ID the record gets one that is made of its place and content, so that the same records
// always make the same file.
func (w *Writer) Write(h Header, block []byte) error {
	if h.Type == "" {
		return fmt.Errorf("write a WARC record of %s: it has no type", h.URI)
	}
	id := h.ID
	if id == "" {
		id = w.makeID(h, block)
	}
	b := append(w.head[:0], "WARC/1.1\r\n"...)
	b = appendField(b, "WARC-Type", h.Type)
	b = appendField(b, "WARC-Record-ID", "<"+id+">")
	b = appendField(b, "WARC-Date", h.Date.UTC().Format(time.RFC3339Nano))
	if h.URI != "" {
		b = appendField(b, "WARC-Target-URI", h.URI)
	}
	if h.ContentType != "" {
		b = appendField(b, "Content-Type", h.ContentType)
	}
	for _, f := range h.Fields {
		b = appendField(b, f.Name, f.Value)
	}
	b = appendField(b, "Content-Length", strconv.Itoa(len(block)))
	w.head = append(b, "\r\n"...)
	if _, err := parseHeader(w.head, nil); err != nil {
		return fmt.Errorf("write a WARC record of %s: %w", h.URI, err)
	}
	w.count++
	if err := w.store(block); err != nil {
		return fmt.Errorf("write a WARC record of %s: %w", h.URI, err)
	}
	return nil
}

func appendField(b []byte, name, value string) []byte {
	b = append(append(b, name...), ": "...)
	return append(append(b, value...), "\r\n"...)
}

// store writes the header at hand, a block and the end of a record.
func (w *Writer) store(block []byte) error {
	switch w.format {
	case Gzip:
		w.gzip.Reset(counter{w})
		return writeAll(w.gzip, w.head, block, headEnd, w.gzip.Close)
	case Zstd:
		plain := append(append(w.head, block...), headEnd...)
		w.head, w.packed = plain, w.zstd.EncodeAll(plain, w.packed[:0])
		return writeAll(counter{w}, w.packed, nil, nil, nil)
	}
	return writeAll(counter{w}, w.head, block, headEnd, nil)
}

func writeAll(to io.Writer, head, block, end []byte, done func() error) error {
	for _, b := range [][]byte{head, block, end} {
		if len(b) == 0 {
			continue
		}
		if _, err := to.Write(b); err != nil {
			return err
		}
	}
	if done == nil {
		return nil
	}
	return done()
}

// counter counts what is written.
type counter struct{ w *Writer }

func (c counter) Write(p []byte) (int, error) {
	n, err := c.w.w.Write(p)
	c.w.offset += int64(n)
	return n, err
}

// makeID makes the id of a record: a UUID of version 8, the one for ids of one's own making
// (RFC 9562).
func (w *Writer) makeID(h Header, block []byte) string {
	sum := sha256.New()
	fmt.Fprintf(sum, "%d\n%s\n%s\n%d\n", w.count, h.Type, h.URI, len(block))
	sum.Write(block[:min(len(block), 4<<10)])
	u := sum.Sum(nil)[:16]
	u[6], u[8] = u[6]&0x0f|0x80, u[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}
