package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

// maxEncodings is how many content encodings a payload may have one in another.
const maxEncodings = 3

// decoder undoes the encodings of HTTP payloads. Its buffers and decompressors are used again.
type decoder struct {
	limit int64
	// chunks is a body without its chunks; out are payloads, two in turn where there are
	// several encodings.
	chunks []byte
	out    [2][]byte
	in     bytes.Reader
	gzip   gzip.Reader
	zlib   io.ReadCloser
	flate  io.ReadCloser
	br     *brotli.Reader
	zstd   *zstd.Decoder
}

// decode undoes the encodings that the fields name. What the archive has undone already is
// left as it is; of a payload that is cut off it gives what is there.
func (d *decoder) decode(body []byte, fields Fields) ([]byte, error) {
	if list(fields, "Transfer-Encoding", "chunked") {
		if decoded, ok := appendChunks(d.chunks[:0], body); ok {
			d.chunks = decoded
			body = decoded
		}
	}
	encodings := encodingsOf(fields)
	if len(encodings) > maxEncodings {
		return nil, fmt.Errorf("%w: it has %d content encodings", ErrHTTP, len(encodings))
	}
	for i, name := range slices.Backward(encodings) {
		decoded, err := d.undo(d.buffer(i), name, body)
		if err != nil {
			return nil, err
		}
		body = decoded
	}
	return body, nil
}

// buffer is what to decode into. One that a large payload made is not kept.
func (d *decoder) buffer(i int) *[]byte {
	b := &d.out[i%2]
	if cap(*b) > 4<<20 {
		*b = nil
	}
	return b
}

// encodingsOf are the content encodings in the order in which they were applied.
func encodingsOf(fields Fields) []string {
	var all []string
	for _, f := range fields {
		if !strings.EqualFold(f.Name, "Content-Encoding") {
			continue
		}
		for name := range strings.SplitSeq(strings.ToLower(f.Value), ",") {
			if name = strings.TrimSpace(name); name != "" && name != "identity" && name != "none" {
				all = append(all, name)
			}
		}
	}
	return all
}

// list reports whether a field is a list that has a value.
func list(fields Fields, name, value string) bool {
	for _, f := range fields {
		if !strings.EqualFold(f.Name, name) {
			continue
		}
		for v := range strings.SplitSeq(f.Value, ",") {
			if strings.EqualFold(strings.TrimSpace(v), value) {
				return true
			}
		}
	}
	return false
}

// undo decodes one encoding into a buffer. A payload that is not so encoded, whatever its
// header says, is given as it is.
func (d *decoder) undo(buffer *[]byte, name string, body []byte) ([]byte, error) {
	z, err := d.open(name, body)
	if z == nil || err != nil {
		if len(body) == 0 || looksLikeText(body) {
			return body, nil
		}
		if err == nil {
			err = errors.New("unknown")
		}
		return nil, fmt.Errorf("%w: content encoding %.20q: %w", ErrHTTP, name, err)
	}
	out, err := d.readAll((*buffer)[:0], z)
	*buffer = out
	switch {
	case err == nil:
		return out, nil
	case errors.Is(err, ErrTooLarge):
		return nil, err
	case len(out) > 0 && errors.Is(err, io.ErrUnexpectedEOF):
		return out, nil
	case looksLikeText(body):
		return body, nil
	}
	return nil, fmt.Errorf("%w: content encoding %.20q: %w", ErrCompression, name, err)
}

// open begins to decode; it gives nothing for an unknown encoding.
func (d *decoder) open(name string, body []byte) (io.Reader, error) {
	d.in.Reset(body)
	switch name {
	case "gzip", "x-gzip":
		return &d.gzip, d.gzip.Reset(&d.in)
	case "deflate":
		return d.openDeflate(body)
	case "br":
		if d.br == nil {
			d.br = brotli.NewReader(nil)
		}
		return d.br, d.br.Reset(&d.in)
	case "zstd":
		if d.zstd == nil {
			var err error
			if d.zstd, err = newZstd(d.limit, nil); err != nil {
				return nil, err
			}
		}
		// RFC 9659: windows of at most 8 MB
		return d.zstd, d.zstd.Reset(struct{ io.Reader }{&d.in})
	}
	return nil, nil
}

// openDeflate decodes "deflate", which is zlib (RFC 9110, section 8.4.1.2), or bare deflate
// of servers that took the name at its word.
func (d *decoder) openDeflate(body []byte) (z io.Reader, err error) {
	if len(body) >= 2 && body[0]&0x0f == 8 && (int(body[0])<<8|int(body[1]))%31 == 0 {
		if d.zlib == nil {
			d.zlib, err = zlib.NewReader(&d.in)
		} else {
			err = d.zlib.(zlib.Resetter).Reset(&d.in, nil)
		}
		return d.zlib, err
	}
	if d.flate == nil {
		d.flate = flate.NewReader(&d.in)
		return d.flate, nil
	}
	return d.flate, d.flate.(flate.Resetter).Reset(&d.in, nil)
}

// readAll appends all that z gives to buf, up to the limit.
func (d *decoder) readAll(buf []byte, z io.Reader) ([]byte, error) {
	for {
		buf = grow(buf)
		n, err := z.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		switch {
		case int64(len(buf)) > d.limit:
			return buf, fmt.Errorf("%w: decompressed it has more than %d bytes", ErrTooLarge, d.limit)
		case err == io.EOF:
			return buf, nil
		case err != nil:
			return buf, err
		}
	}
}
