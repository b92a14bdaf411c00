package warc_test

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"

	"waybill/warc"
)

const html = "<!DOCTYPE html><html><body><p>Der Hafen von Ostmar ist seit Montag geschlossen.</p></body></html>"

// encode encodes content as servers do.
func encode(t testing.TB, encoding, content string) string {
	t.Helper()
	var out bytes.Buffer
	var w io.WriteCloser
	var err error
	switch encoding {
	case "gzip":
		return string(pack(t, warc.Gzip, content))
	case "zlib":
		w = zlib.NewWriter(&out)
	case "flate":
		w, err = flate.NewWriter(&out, 6)
	case "br":
		w = brotli.NewWriter(&out)
	case "zstd":
		w, err = zstd.NewWriter(&out, zstd.WithEncoderConcurrency(1))
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, content); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// chunked cuts a body into chunks of n bytes.
func chunked(body string, n int) string {
	var b strings.Builder
	for len(body) > 0 {
		k := min(n, len(body))
		fmt.Fprintf(&b, "%x;note=1\r\n%s\r\n", k, body[:k])
		body = body[k:]
	}
	return b.String() + "0\r\nTrailer: x\r\n\r\n"
}

func response(header, body string) []byte {
	return []byte("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + header + "\r\n" + body)
}

func TestPage(t *testing.T) {
	http := warc.Header{Type: "response", URI: "https://news.example/1", ContentType: "application/http; msgtype=response"}
	dns := http
	dns.URI, dns.ContentType = "dns:news.example", "text/dns"
	wet := warc.Header{Type: "conversion", URI: "https://news.example/1", ContentType: "text/plain"}
	resource := warc.Header{Type: "resource", URI: "file:///1.html", ContentType: "text/html"}
	of := func(h warc.Header, typ, content string) warc.Header {
		if h.Type = typ; content != "" {
			h.ContentType = content
		}
		return h
	}
	typed := func(contentType, body string) []byte {
		return []byte("HTTP/1.1 200 OK\r\nContent-Type: " + contentType + "\r\n\r\n" + body)
	}
	long := strings.Repeat(html, 100)
	tests := []struct {
		name  string
		h     warc.Header
		block []byte
		want  string // "" for no page
		err   error
	}{
		{"as it is", http, response("", html), html, nil},
		{"chunked", http, response("Transfer-Encoding: chunked\r\n", chunked(html, 7)), html, nil},
		{"chunked, already undone", http, response("Transfer-Encoding: chunked\r\n", html), html, nil},
		{"chunked, begins like a size", http, response("Transfer-Encoding: chunked\r\n", "1984\r\n"+html), "1984\r\n" + html, nil},
		{"chunked and cut off", http, response("Transfer-Encoding: chunked\r\n", chunked(html, 50)[:80]), html[:56], nil},
		{"gzip", http, response("Content-Encoding: gzip\r\n", encode(t, "gzip", html)), html, nil},
		{"gzip, already undone", http, response("Content-Encoding: gzip\r\n", html), html, nil},
		{"chunked gzip", http, response("content-encoding: x-gzip\r\ntransfer-encoding: Chunked\r\n", chunked(encode(t, "gzip", html), 11)), html, nil},
		{"deflate", http, response("Content-Encoding: deflate\r\n", encode(t, "zlib", html)), html, nil},
		{"bare deflate", http, response("Content-Encoding: deflate\r\n", encode(t, "flate", html)), html, nil},
		{"br", http, response("Content-Encoding: br\r\n", encode(t, "br", html)), html, nil},
		{"br, already undone", http, response("Content-Encoding: br\r\n", html), html, nil},
		{"zstd", http, response("Content-Encoding: zstd\r\n", encode(t, "zstd", html)), html, nil},
		{"two encodings", http, response("Content-Encoding: deflate, gzip\r\n", encode(t, "gzip", encode(t, "zlib", html))), html, nil},
		{"three in two fields", http, response("Content-Encoding: br\r\nContent-Encoding: gzip, zstd\r\n", encode(t, "zstd", encode(t, "gzip", encode(t, "br", html)))), html, nil},
		{"four encodings", http, response("Content-Encoding: gzip, gzip, gzip, gzip\r\n", html), "", warc.ErrHTTP},
		{"unknown encoding of text", http, response("Content-Encoding: utf-8\r\n", html), html, nil},
		{"unknown encoding", http, response("Content-Encoding: secret\r\n", "\x00\x01\x02"), "", warc.ErrHTTP},
		{"broken gzip", http, response("Content-Encoding: gzip\r\n", "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x00\xff\xff\xff"), "", warc.ErrCompression},
		{"bomb", http, response("Content-Encoding: gzip\r\n", encode(t, "gzip", strings.Repeat(" ", 2<<20))), "", warc.ErrTooLarge},
		{"bomb in zstd", http, response("Content-Encoding: zstd\r\n", encode(t, "zstd", strings.Repeat(" ", 2<<20))), "", warc.ErrTooLarge},
		{"bomb in br", http, response("Content-Encoding: br\r\n", encode(t, "br", strings.Repeat(" ", 2<<20))), "", warc.ErrTooLarge},
		{"line feeds alone", http, []byte("HTTP/1.0 200\nContent-Type: text/html\n\n" + html), html, nil},
		{"HTTP/2", http, []byte("HTTP/2 200\r\ncontent-type: text/html\r\nno field at all\r\n\r\n" + html), html, nil},
		{"folded field", http, []byte("HTTP/1.1 203 Fine\r\nContent-Type:\r\n\ttext/html\r\n\r\n" + html), html, nil},
		{"no type, text", http, []byte("HTTP/1.1 200 OK\r\n\r\n" + html), html, nil},
		{"no type, picture", http, []byte("HTTP/1.1 200 OK\r\n\r\n\x89PNG\r\n\x1a\n\x00\x00"), "", warc.ErrNoPage},
		{"octets that are text", http, typed("application/octet-stream", html), html, nil},
		{"octets that are none", http, typed("application/octet-stream", "%PDF-1.7 text text"), "", warc.ErrNoPage},
		{"xhtml", http, typed("Application/XHTML+XML", html), html, nil},
		{"plain text", http, typed("text/plain;charset=latin1", "Hafen zu"), "Hafen zu", nil},
		{"style sheet", http, typed("text/css", "p{}"), "", warc.ErrNoPage},
		{"picture", http, typed("image/jpeg", "\xff\xd8"), "", warc.ErrNoPage},
		{"nothing", http, response("", ""), "", warc.ErrNoPage},
		{"error page", http, []byte("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n" + html), "", warc.ErrNoPage},
		{"redirect", http, []byte("HTTP/1.1 301 Moved\r\nLocation: /\r\n\r\n"), "", warc.ErrNoPage},
		{"no HTTP", http, []byte(html), "", warc.ErrHTTP},
		{"odd status", http, []byte("HTTP/1.1 2OO OK\r\n\r\n" + html), "", warc.ErrHTTP},
		{"endless header", http, []byte("HTTP/1.1 200 OK\r\n" + strings.Repeat("X: y\r\n", 20_000) + "\r\n" + html), "", warc.ErrHTTP},
		{"dns", dns, []byte("20240501120000\r\nnews.example. 60 IN A 192.0.2.1\r\n"), "", warc.ErrNoPage},
		{"no type of the block", of(http, "response", ""), response("", long), long, nil},
		{"WET", wet, []byte("Der Hafen ist zu.\n"), "Der Hafen ist zu.\n", nil},
		{"resource", resource, []byte(html), html, nil},
		{"resource that is a picture", of(resource, "resource", "image/gif"), []byte("GIF89a"), "", warc.ErrNoPage},
		{"request", of(http, "request", ""), []byte("GET / HTTP/1.1\r\n\r\n"), "", warc.ErrNoPage},
		{"revisit", of(http, "revisit", ""), []byte("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"), "", warc.ErrNoPage},
		{"metadata", of(wet, "metadata", "application/warc-fields"), []byte("a: b\r\n"), "", warc.ErrNoPage},
		{"continuation", of(http, "continuation", ""), []byte(html), "", warc.ErrNoPage},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out bytes.Buffer
			w, err := warc.NewWriter(&out, warc.Gzip)
			if err != nil {
				t.Fatal(err)
			}
			tt.h.Date = time.Date(2024, 5, 1, 12, 0, 0, 123_000_000, time.UTC)
			if err := w.Write(tt.h, tt.block); err != nil {
				t.Fatal(err)
			}
			record, err := warc.NewReader(&out, warc.Options{Largest: 1 << 20}).Next()
			if err != nil {
				t.Fatal(err)
			}
			for range 2 { // a record may be asked again
				page, err := record.Page()
				if !errors.Is(err, tt.err) || string(page.Body) != tt.want {
					t.Fatalf("%.200q, %v; want %.200q, %v", page.Body, err, tt.want, tt.err)
				}
				if err == nil && (page.URI != tt.h.URI || !page.Date.Equal(tt.h.Date)) {
					t.Errorf("of %s, %v", page.URI, page.Date)
				}
			}
			if !bytes.Equal(record.Block, tt.block) {
				t.Error("the record was changed")
			}
		})
	}
}

// Headers as they are found, and what is made of them.
func TestHeader(t *testing.T) {
	file := "WARC/1.1\r\nwarc-type:  Response \r\nWARC-RECORD-ID: <urn:uuid:1>\r\nWARC-Date: 2024-05-01T12:00:00.123456789Z\r\n" +
		"WARC-Target-URI: <https://news.example/ä>\r\nX-Note: one\r\n two\r\n\tthree \r\nX-Empty:\r\nContent-Type: application/http\r\nContent-Length: 4\r\n\r\nbody\r\n\r\n" +
		"WARC/1.0\r\nWARC-Type: warcinfo\r\nWARC-Date: yesterday\r\nContent-Length: 0\r\n\r\n\r\n\r\n" +
		"WARC/1.1\r\nWARC-Type: warcinfo\r\nWARC-Date: 2016-09\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
	r := warc.NewReader(strings.NewReader(file), warc.Options{})
	record, err := r.Next()
	if err != nil {
		t.Fatal(err)
	}
	if record.Version != "1.1" || record.Type != "response" || record.ID != "urn:uuid:1" || record.URI != "https://news.example/ä" ||
		record.ContentType != "application/http" || !record.Date.Equal(time.Date(2024, 5, 1, 12, 0, 0, 123456789, time.UTC)) ||
		record.Fields.Get("x-note") != "one two three" || record.Fields.Get("X-Empty") != "" || record.Fields.Get("none") != "" || string(record.Block) != "body" {
		t.Errorf("%+v", record.Header)
	}
	for _, want := range []time.Time{{}, time.Date(2016, 9, 1, 0, 0, 0, 0, time.UTC)} {
		if record, err = r.Next(); err != nil || !record.Date.Equal(want) {
			t.Errorf("%+v, %v", record, err)
		}
	}
}

// A file in Zstandard may begin with the dictionary of its frames, which may be compressed.
func TestDictionary(t *testing.T) {
	var samples [][]byte
	for i := range 200 {
		samples = append(samples, []byte(record(fmt.Sprint("urn:x:", i), html+strings.Repeat(fmt.Sprint("paragraph ", i*7919, " "), 9))))
	}
	dictionary, err := zstd.BuildDict(zstd.BuildDictOptions{ID: 4711, Contents: samples, History: bytes.Join(samples[:20], nil), Offsets: [3]int{1, 4, 8}})
	if err != nil {
		t.Fatal(err)
	}
	z, err := zstd.NewWriter(nil, zstd.WithEncoderDict(dictionary), zstd.WithEncoderConcurrency(1))
	if err != nil {
		t.Fatal(err)
	}
	var frames []byte
	var want []got
	for i := range 50 {
		block := fmt.Sprint(html, i)
		frames = z.EncodeAll([]byte(record(fmt.Sprint("urn:x:", i), block)), frames)
		want = append(want, got{"resource", fmt.Sprint("urn:x:", i), block})
	}
	skipped := func(magic byte, data []byte) []byte {
		n := len(data)
		return append([]byte{magic, 0x2a, 0x4d, 0x18, byte(n), byte(n >> 8), byte(n >> 16), byte(n >> 24)}, data...)
	}
	for name, first := range map[string][]byte{"as it is": dictionary, "compressed": pack(t, warc.Zstd, string(dictionary))} {
		file := bytes.Join([][]byte{skipped(0x5d, first), skipped(0x5a, []byte("an extension")), frames}, nil)
		records, damage := all(t, warc.NewReader(bytes.NewReader(file), warc.Options{}))
		if len(damage) > 0 {
			t.Fatal(name, damage[0])
		}
		equal(t, records, want)
		if records, n := sections(t, file, 0, 500, warc.Options{}); len(records) != len(want) || n < 5 {
			t.Errorf("%s: %d records in %d sections", name, len(records), n)
		}
	}
	huge := []byte{0x5d, 0x2a, 0x4d, 0x18, 0xff, 0xff, 0xff, 0x7f}
	records, damage := all(t, warc.NewReader(bytes.NewReader(append(huge, pack(t, warc.Zstd, record("urn:x:1", html))...)), warc.Options{}))
	if len(records) != 1 || len(damage) != 1 || !errors.Is(damage[0], warc.ErrTooLarge) {
		t.Errorf("a dictionary of 2 GB: %d records, %v", len(records), damage)
	}
}
