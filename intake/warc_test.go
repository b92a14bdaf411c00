package intake

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"waybill/warc"
)

// warcOf is a web archive with some pages, and a request between each two.
func warcOf(t testing.TB, form warc.Format, pages ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := warc.NewWriter(&b, form)
	if err != nil {
		t.Fatal(err)
	}
	for i, page := range pages {
		h := warc.Header{Type: "request", URI: fmt.Sprintf("https://example.org/%d", i), Date: time.Unix(1715774400, 0).UTC(), ContentType: "application/http;msgtype=request"}
		err := w.Write(h, []byte("GET / HTTP/1.1\r\n\r\n"))
		h.Type, h.ContentType = "response", "application/http;msgtype=response"
		if err == nil {
			err = w.Write(h, []byte("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1251\r\n\r\n"+page))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}

func TestWARC(t *testing.T) {
	cyrillic := strings.Replace(page, "Norwegen", "\xcf\xf0\xe8\xe2\xe5\xf2", 1)
	pages := []string{page, cyrillic, page}
	var want []string
	for i, text := range []string{page, strings.Replace(page, "Norwegen", "Привет", 1), page} {
		want = append(want, fmt.Sprintf("https://example.org/%d|%s|||", i, text))
	}
	tests := []sourceTest{
		{"plain", "WARC", true, warcOf(t, warc.Plain, pages...), want},
		{"gzip", "WARC", true, warcOf(t, warc.Gzip, pages...), want},
		{"Zstandard", "WARC", true, warcOf(t, warc.Zstd, pages...), want},
		{"gzip in one piece", "WARC", true, gzipOf(t, warcOf(t, warc.Plain, pages...)), want},
		{"in a TAR archive", "TAR", true, tarOf(t, file{"a.warc.gz", string(warcOf(t, warc.Gzip, pages...))}, file{"b.warc", string(warcOf(t, warc.Plain, pages...))}), append(want[:3:3], want...)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { test.check(t) })
	}
}

// TestWARCParts reads a web archive of several sections from everywhere.
func TestWARCParts(t *testing.T) {
	var pages []string
	for i := range 60 {
		pages = append(pages, strings.Replace(page, "Norwegen", strings.Repeat(fmt.Sprint("Norwegen ", i, " "), 30_000), 1))
	}
	s := opens(t, write(t, "in", warcOf(t, warc.Plain, pages...)), Options{})
	all, err := gather(t, s, 0)
	if err != nil || len(all) != len(pages) {
		t.Fatal(len(all), err)
	}
	parts := 0
	for part, err := range s.Parts(0) {
		if parts++; err != nil || part.End() == 0 {
			t.Fatal(err)
		}
	}
	if parts < 3 {
		t.Errorf("%d parts", parts)
	}
	for _, i := range []int{0, 17, 40, 59} {
		rest, err := gather(t, s, all[i].next)
		if err != nil || len(rest) != len(pages)-1-i || len(rest) > 0 && rest[0].file != all[i+1].file {
			t.Errorf("from behind %d: %d, %v", i, len(rest), err)
		}
	}
}

func TestWARCDamage(t *testing.T) {
	b := warcOf(t, warc.Gzip, page, page, page)
	copy(b[len(b)/2:], "damaged")
	all, err := gather(t, opens(t, write(t, "in", b), Options{}), 0)
	good, bad := 0, 0
	for _, f := range all {
		if f.fault != "" {
			bad++
		} else {
			good++
		}
	}
	if err != nil || good != 2 || bad != 1 {
		t.Error(all, err)
	}
}
