package warc

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"testing"

	"github.com/klauspost/compress/gzip"
)

// samples are small archives in all formats.
func samples(t testing.TB) [][]byte {
	t.Helper()
	var all [][]byte
	for _, format := range []Format{Plain, Gzip, Zstd} {
		var out bytes.Buffer
		w, err := NewWriter(&out, format)
		if err != nil {
			t.Fatal(err)
		}
		for _, block := range []string{"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Ostmar</p>", "", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"} {
			if err := w.Write(Header{Type: "response", URI: "https://news.example/", ContentType: "application/http"}, []byte(block)); err != nil {
				t.Fatal(err)
			}
		}
		all = append(all, out.Bytes())
	}
	return all
}

// limit keeps fuzzing quick.
const limit = 1 << 16

// FuzzReader: whatever comes, the reading ends, offsets and positions grow, and nothing is
// larger than the limit.
func FuzzReader(f *testing.F) {
	for _, file := range samples(f) {
		f.Add(file)
		f.Add(file[:len(file)*2/3])
		f.Add(append(bytes.Clone(file[:len(file)/2]), file...))
	}
	f.Add([]byte("WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 10000000000\r\n\r\nx"))
	f.Add([]byte("\x5d\x2a\x4d\x18\x04\x00\x00\x00abcd\x28\xb5\x2f\xfd"))
	f.Fuzz(func(t *testing.T, file []byte) {
		r := NewReader(bytes.NewReader(file), Options{Largest: limit})
		offset, position := int64(-1), int64(0)
		for n := 0; ; n++ {
			record, err := r.Next()
			var damage *Error
			switch {
			case errors.As(err, &damage):
				if damage.Offset < 0 || damage.Offset > int64(len(file)) {
					t.Fatalf("damage at %d of %d", damage.Offset, len(file))
				}
			case err != nil:
				if err != io.EOF && !errors.Is(err, ErrNotWARC) {
					t.Fatal(err)
				}
				return
			default:
				if record.Offset < offset || int64(len(record.Block)) != record.Length || record.Length > limit {
					t.Fatalf("record at %d behind %d with %d bytes", record.Offset, offset, len(record.Block))
				}
				offset = record.Offset
				page, err := record.Page()
				if err == nil && len(page.Body) > limit {
					t.Fatalf("a page of %d bytes", len(page.Body))
				}
			}
			if r.Position() < position || r.Position() > int64(len(file)) {
				t.Fatalf("position %d behind %d of %d", r.Position(), position, len(file))
			}
			position = r.Position()
			// a member may hold any number of records, but no more than it has bytes
			if n > 2000*len(file)+10 {
				t.Fatal("no end")
			}
		}
	})
}

// FuzzSections: sections lie end to end, and can be read.
func FuzzSections(f *testing.F) {
	for _, file := range samples(f) {
		f.Add(file, uint16(100))
		f.Add(append(bytes.Clone(file[:len(file)-3]), file...), uint16(7))
	}
	f.Fuzz(func(t *testing.T, data []byte, want uint16) {
		file, err := NewFile(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return
		}
		at := int64(0)
		for s, err := range file.Sections(0, int64(want)) {
			if err != nil || s.Begin != at || s.End <= s.Begin {
				t.Fatalf("section %v behind %d: %v", s, at, err)
			}
			at = s.End
			r := file.Reader(s, Options{Largest: limit})
			for {
				_, err := r.Next()
				var damage *Error
				if err != nil && !errors.As(err, &damage) {
					if err != io.EOF {
						t.Fatal(err)
					}
					break
				}
			}
		}
		if at != int64(len(data)) {
			t.Fatalf("ended at %d of %d", at, len(data))
		}
	})
}

// FuzzHeader: what is a header is one again when it is written.
func FuzzHeader(f *testing.F) {
	f.Add([]byte("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <https://news.example/>\r\nContent-Length: 5\r\nX-Folded: a\r\n b\r\n\r\n"))
	f.Add([]byte("WARC/1.1\r\nWARC-Type: x\r\nContent-Length: 99999999999999999999\r\n\r\n"))
	f.Add([]byte("WARC/1.1\r\n : \r\n\r\n"))
	f.Fuzz(func(t *testing.T, head []byte) {
		h, err := parseHeader(head, nil)
		if err != nil {
			if !errors.Is(err, ErrHeader) {
				t.Fatal(err)
			}
			return
		}
		if h.Length < 0 || h.Type == "" {
			t.Fatalf("%+v", h)
		}
		b := append([]byte("WARC/"), h.Version+"\r\n"...)
		for _, field := range h.Fields {
			b = appendField(b, field.Name, field.Value)
		}
		again, err := parseHeader(append(b, "\r\n"...), nil)
		if err != nil || !slices.Equal(again.Fields, h.Fields) || again.Length != h.Length || again.Type != h.Type {
			t.Fatalf("%+v, then %+v, %v", h, again, err)
		}
	})
}

// FuzzPage: no HTTP response makes more than the limit, and a page is the same twice.
func FuzzPage(f *testing.F) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write(bytes.Repeat([]byte("<p>Ostmar</p>"), 9)); err != nil {
		f.Fatal(err)
	}
	if err := z.Close(); err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{
		"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5;x=1\r\n<p>Os\r\n0\r\n\r\n",
		"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + packed.String(),
		"HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n\x78\x9c\x4b\x04\x00\x00\x62\x00\x62",
		"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n\x0b\x02\x80<p>a</p>\x03",
		"HTTP/1.1 200 OK\r\nContent-Encoding: zstd, br\r\n\r\n\x28\xb5\x2f\xfd\x04\x00\x09\x00\x00a",
		"HTTP/1.0 200\nContent-Type:\n text/plain\n\nx",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, block []byte) {
		r := Record{Header: Header{Type: "response"}, Block: bytes.Clone(block), decoder: &decoder{limit: limit}}
		page, err := r.Page()
		if !bytes.Equal(r.Block, block) {
			t.Fatal("the record was changed")
		}
		if len(page.Body) > max(limit, len(block)) || err != nil && page.Body != nil {
			t.Fatalf("%d bytes, %v", len(page.Body), err)
		}
		body := bytes.Clone(page.Body)
		if again, twice := r.Page(); !bytes.Equal(again.Body, body) || (err == nil) != (twice == nil) {
			t.Fatalf("%v, then %v", err, twice)
		}
	})
}
