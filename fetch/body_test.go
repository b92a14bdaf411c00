package fetch_test

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"

	"waybill/fetch"
)

// packers are the encodings a server may send.
var packers = map[string]func(io.Writer) io.WriteCloser{
	"gzip":    func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) },
	"x-gzip":  func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) },
	"deflate": func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) },
	"br":      func(w io.Writer) io.WriteCloser { return brotli.NewWriter(w) },
	"zstd": func(w io.Writer) io.WriteCloser {
		z, err := zstd.NewWriter(w)
		if err != nil {
			panic(err)
		}
		return z
	},
	// what some servers call deflate
	"Deflate": func(w io.Writer) io.WriteCloser {
		z, err := flate.NewWriter(w, flate.BestCompression)
		if err != nil {
			panic(err)
		}
		return z
	},
}

// packed is size bytes of zeros or of text, packed.
func packed(t *testing.T, encoding string, body io.Reader) []byte {
	t.Helper()
	var b bytes.Buffer
	w := packers[encoding](&b)
	if _, err := io.Copy(w, body); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func sends(encoding string, body []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		if encoding != "" {
			w.Header().Set("Content-Encoding", encoding)
		}
		_, _ = w.Write(body) // the client may leave
	}
}

func TestEncodings(t *testing.T) {
	text := strings.Repeat("The ministry confirmed the delivery. ", 5000)
	pages := map[string]http.HandlerFunc{}
	for encoding := range packers {
		pages["/"+encoding] = sends(encoding, packed(t, encoding, strings.NewReader(text)))
	}
	twice := packed(t, "br", bytes.NewReader(packed(t, "gzip", strings.NewReader(text))))
	pages["/twice"] = sends("gzip, br", twice)
	pages["/identity"] = sends("identity", []byte(text))
	pages["/members"] = sends("gzip", append(packed(t, "gzip", strings.NewReader(text[:100])), packed(t, "gzip", strings.NewReader(text[100:]))...))
	s := newSite(t, pages)
	for path := range pages {
		if page, err := s.get(t, path); err != nil || string(page.Body) != text {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestEmptyBodies(t *testing.T) {
	for encoding := range packers {
		s := newSite(t, map[string]http.HandlerFunc{"/a": sends(encoding, nil)})
		if page, err := s.get(t, "/a"); err != nil || len(page.Body) != 0 {
			t.Errorf("%s: %v", encoding, err)
		}
	}
}

// zeros are endless.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestBombs(t *testing.T) {
	bomb := map[string][]byte{}
	for encoding := range packers {
		bomb[encoding] = packed(t, encoding, io.LimitReader(zeros{}, 4<<20))
	}
	bomb["gzip, gzip"] = packed(t, "gzip", bytes.NewReader(bomb["gzip"]))
	for encoding, body := range bomb {
		if len(body) > 1<<20 {
			t.Fatalf("%s: the bomb has %d bytes", encoding, len(body))
		}
		s := newSite(t, map[string]http.HandlerFunc{"/a": sends(encoding, body)})
		s.options.Limits.Body = 1 << 20
		_, err := s.get(t, "/a")
		wantKind(t, err, fetch.ErrTooLarge, "larger than 1 MiB")
	}
}

// A body may be endless though nothing comes out of it: empty members, one after another.
func TestEndlessOfNothing(t *testing.T) {
	empty := packed(t, "gzip", strings.NewReader(""))
	s := newSite(t, map[string]http.HandlerFunc{"/a": func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		for {
			if _, err := w.Write(bytes.Repeat(empty, 1000)); err != nil {
				return
			}
		}
	}})
	s.options.Limits.Wire = 1 << 20
	_, err := s.get(t, "/a")
	wantKind(t, err, fetch.ErrTooLarge)
}

func TestBrokenBodies(t *testing.T) {
	text := strings.Repeat("The ministry confirmed the delivery. ", 5000)
	for encoding := range packers {
		whole := packed(t, encoding, strings.NewReader(text))
		for name, body := range map[string][]byte{"cut": whole[:len(whole)/2], "one byte": whole[:1], "not packed": []byte("<!DOCTYPE html><title>Plain</title>")} {
			s := newSite(t, map[string]http.HandlerFunc{"/a": sends(encoding, body)})
			_, err := s.get(t, "/a")
			if err == nil {
				t.Errorf("%s, %s: no error", encoding, name)
				continue
			}
			wantKind(t, err, fetch.ErrEncoding, "cannot be unpacked", "give the file")
			if n := s.count("/a"); n != 1 {
				t.Errorf("%s, %s: asked %d times", encoding, name, n)
			}
		}
	}
	for _, encoding := range []string{"compress", "gzip, br, zstd", "aes128gcm"} {
		s := newSite(t, map[string]http.HandlerFunc{"/a": sends(encoding, []byte("x"))})
		_, err := s.get(t, "/a")
		wantKind(t, err, fetch.ErrEncoding)
	}
}

// The connection is cut in the middle of a packed body: the network is to blame, and another
// try may help.
func TestCutWhileUnpacking(t *testing.T) {
	body := packed(t, "gzip", strings.NewReader(strings.Repeat("The ministry confirmed the delivery. ", 5000)))
	s := newSite(t, map[string]http.HandlerFunc{"/a": func(w http.ResponseWriter, _ *http.Request) {
		conn := hijack(t, w)
		defer conn.Close()
		_, _ = fmt.Fprintf(conn, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n%s", len(body), body[:len(body)/2])
	}})
	_, err := s.get(t, "/a")
	wantKind(t, err, fetch.ErrNetwork)
	if n := s.count("/a"); n != fetch.DefaultLimits.Tries {
		t.Errorf("asked %d times", n)
	}
}

// A charset that is not the body's is handed on as it was said; the bytes are left alone.
func TestWrongCharset(t *testing.T) {
	for header, want := range map[string][2]string{
		"text/html; charset=utf-8":               {"text/html", "utf-8"},
		`TEXT/HTML;charset="Windows-1251"`:       {"text/html", "windows-1251"},
		"text/html; charset=klingon":             {"text/html", "klingon"},
		"text/html; charset=utf-8; charset=utf8": {"text/html", ""},
		"text/html; charset":                     {"text/html", ""},
		"":                                       {"", ""},
		";;;":                                    {"", ""},
	} {
		s := newSite(t, map[string]http.HandlerFunc{"/a": func(w http.ResponseWriter, _ *http.Request) {
			w.Header()["Content-Type"] = []string{header}
			says("gr\xfc\xdfe")(w, nil)
		}})
		page, err := s.get(t, "/a")
		if err != nil || string(page.Body) != "gr\xfc\xdfe" || page.ContentType != header {
			t.Errorf("%q: %+v, %v", header, page, err)
			continue
		}
		if media, charset := page.MediaType(); media != want[0] || charset != want[1] {
			t.Errorf("%q: type %q, charset %q", header, media, charset)
		}
	}
}
