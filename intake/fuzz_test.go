package intake

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"strings"
	"testing"
	"unicode/utf8"

	"waybill/warc"
)

// FuzzOpen opens any bytes, as a file and as a stream: it ends, does not panic, gives the same
// both ways, and goes on from any item with the next.
func FuzzOpen(f *testing.F) {
	two := []file{{"a.txt", oslo}, {"b.html", page}}
	for _, seed := range [][]byte{
		[]byte(oslo), []byte(page), []byte(line1 + "\n" + line2), []byte("[" + line1 + "," + line2 + "]"),
		[]byte("title,text\nOslo,\"a\nb\"\nParis,c\n"), utf16LE("url\ttext\na\tb\n"), []byte(newsletter), []byte(pageMail),
		[]byte("From a Wed May 15 05:30:12 2024\n" + newsletter + "\nFrom a Wed May 15 05:30:12 2024\n" + privateMail),
		[]byte("# Oslo\n\n## Kiew\n\n> a **b**\n"), zipOf(f, two...), tarOf(f, two...), gzipOf(f, tarOf(f, two...)), zstdOf(f, tarOf(f, two...)),
		zipOf(f, file{"a.tar", string(tarOf(f, two...))}), warcOf(f, warc.Plain, page, page), warcOf(f, warc.Gzip, page),
		[]byte(`<rss version="2.0"><channel><title>H</title><item><title>a</title><description>b</description></item></channel></rss>`),
		[]byte(`{"a":{"docs":[` + line1 + `]}}`),
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) > 1<<20 {
			return
		}
		source, err := fromFile(bytes.NewReader(b), input{name: "in", size: int64(len(b)), o: &Options{}})
		if err != nil {
			return
		}
		all, fault := gather(t, source, 0)
		if len(all) > 0 && len(all) < 100 {
			i := len(b) % len(all)
			rest, again := gather(t, source, all[i].next)
			if (again == nil) != (fault == nil) || len(rest) != len(all)-1-i {
				t.Errorf("%d items (%v); from behind item %d: %d (%v)", len(all), fault, i, len(rest), again)
			}
		}
		stream, err := Stdin(bytes.NewReader(b), Options{})
		if err != nil {
			t.Fatal("as a stream:", err)
		}
		n := 0
		for part, err := range stream.Parts(0) {
			if err != nil {
				break
			}
			if err := part.Each(context.Background(), func(Item) error { n++; return nil }); err != nil {
				break
			}
		}
		if source.Kind() == stream.Kind() && fault == nil && n != len(all) && !strings.Contains(source.Kind(), "WARC") {
			t.Errorf("%d items as a file, %d as a stream", len(all), n)
		}
	})
}

// FuzzDecode decodes any bytes by any header.
func FuzzDecode(f *testing.F) {
	f.Add([]byte("\xcf\xf0\xe8"), "text/html; charset=windows-1251")
	f.Add([]byte("\x1b$B"), "text/html; charset=iso-2022-jp")
	f.Add([]byte("a"), "text/html; charset=utf-16")
	f.Fuzz(func(t *testing.T, b []byte, contentType string) {
		if got := Decode(b, contentType); len(got) > 4*len(b)+16 {
			t.Errorf("%d bytes became %d", len(b), len(got))
		}
	})
}

// FuzzUnquote reads JSON objects as encoding/json reads them.
func FuzzUnquote(f *testing.F) {
	f.Add([]byte(line1))
	f.Add([]byte(`{"a\\n":"b\"\\\/\u00fc\ud83d\ude00","c":[1,"]"],"d":{"}":null} }`))
	f.Fuzz(func(t *testing.T, b []byte) {
		var object map[string]json.RawMessage
		if !utf8.Valid(b) || json.Unmarshal(b, &object) != nil || object == nil {
			return
		}
		fields, err := jsonFields(b)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]json.RawMessage{}
		for _, f := range fields {
			got[f.name] = f.value
			var want string
			if json.Unmarshal(f.value, &want) == nil && f.value[0] == '"' {
				if s, ok := unquote(f.value); !ok || s != want {
					t.Errorf("%s: %q, %v", f.value, s, ok)
				}
			}
		}
		if !maps.EqualFunc(got, object, func(a, b json.RawMessage) bool { return bytes.Equal(a, b) }) {
			t.Errorf("%q, want %q", got, object)
		}
	})
}
