package web

import (
	"bytes"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/klauspost/compress/gzip"
)

// packedFrom is from how many bytes on it is worth packing.
const packedFrom = 1 << 10

// packed is a body packed once, when it is first wanted so.
type packed struct {
	once sync.Once
	body []byte
}

func (p *packed) of(body []byte) []byte {
	p.once.Do(func() { p.body = pack(body) })
	return p.body
}

// pack packs a body.
func pack(body []byte) []byte {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, 5)
	if err != nil {
		return nil
	}
	if _, err := w.Write(body); err != nil {
		return nil
	}
	if w.Close() != nil {
		return nil
	}
	return out.Bytes()
}

// unpack gives what was packed.
func unpack(small []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(small))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// takesPacked reports whether who asks takes gzip.
func takesPacked(r *http.Request) bool {
	for coding := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(coding), ";")
		if strings.TrimSpace(name) != "gzip" {
			continue
		}
		q, ok := strings.CutPrefix(strings.ReplaceAll(weight, " ", ""), "q=")
		value, err := strconv.ParseFloat(q, 64)
		return !ok || err == nil && value > 0
	}
	return false
}

// packable reports whether a body of a type gets smaller.
func packable(kind string, body []byte) bool {
	if len(body) < packedFrom {
		return false
	}
	kind, _, _ = strings.Cut(kind, ";")
	return strings.HasPrefix(kind, "text/") || strings.HasSuffix(kind, "json") || strings.HasSuffix(kind, "xml") || kind == "application/javascript"
}

// send sends what was made whole, packed where that is wanted.
func (k *kept) send(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	for name, values := range k.header {
		h[name] = append(h[name], values...)
	}
	h.Set("Content-Type", k.kind)
	h.Add("Vary", "Accept-Encoding, Accept-Language, Cookie")
	if h.Get("Cache-Control") == "" {
		h.Set("Cache-Control", "private, no-cache")
	}
	body := k.body
	switch {
	case k.small != nil && takesPacked(r):
		h.Set("Content-Encoding", "gzip")
		body = k.small
	case k.small != nil:
		var err error
		if body, err = unpack(k.small); err != nil {
			http.Error(w, "the page could not be unpacked", http.StatusInternalServerError)
			return
		}
	}
	if k.small == nil && packable(k.kind, body) && takesPacked(r) {
		if small := k.packed.of(body); small != nil {
			h.Set("Content-Encoding", "gzip")
			body = small
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(k.status)
	_, _ = w.Write(body) // who asked may be gone
}
