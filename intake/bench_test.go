package intake

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"

	"waybill/warc"
)

// benchPages are pages that compress about as those of the web do, and not alike.
func benchPages(n int) []string {
	pages := make([]string, n)
	for i := range pages {
		var b strings.Builder
		for j := range 1500 {
			fmt.Fprintf(&b, "<p class=\"c%d\">Norwegen %d liefert %x der Ukraine</p>\n", j%7, i*j, i*j*2654435761)
		}
		pages[i] = strings.Replace(page, "</body>", b.String()+"</body>", 1)
	}
	return pages
}

// BenchmarkSources goes through sources of 200 pages; gunzip is what reading TAR, gzip, is
// held against.
func BenchmarkSources(b *testing.B) {
	pages := benchPages(200)
	var files []file
	var lines, table strings.Builder
	table.WriteString("title,text\n")
	size := 0
	for i, p := range pages {
		files = append(files, file{fmt.Sprintf("%d.html", i), p})
		text := strings.ReplaceAll(strings.ReplaceAll(p, "<", "‹"), ">", "\n")
		line, err := json.Marshal(map[string]string{"title": fmt.Sprint("Oslo ", i), "text": text})
		if err != nil {
			b.Fatal(err)
		}
		lines.Write(append(line, '\n'))
		fmt.Fprintf(&table, "Oslo %d,\"%s\"\n", i, strings.ReplaceAll(text, `"`, `""`))
		size += len(p)
	}
	archive := tarOf(b, files...)
	packed := gzipOf(b, archive)
	b.Run("gunzip", func(b *testing.B) {
		b.SetBytes(int64(size))
		for b.Loop() {
			r, err := gzip.NewReader(bytes.NewReader(packed))
			if err == nil {
				_, err = io.Copy(io.Discard, r)
			}
			if err != nil {
				b.Fatal(err)
			}
		}
	})
	for _, s := range []struct {
		name    string
		content []byte
	}{
		{"TAR, gzip", packed}, {"TAR", archive}, {"ZIP", zipOf(b, files...)}, {"WARC, gzip", warcOf(b, warc.Gzip, pages...)},
		{"JSON Lines", []byte(lines.String())}, {"CSV", []byte(table.String())},
	} {
		b.Run(s.name, func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				if n := count(b, s.content); n != len(pages) {
					b.Fatal(n)
				}
			}
		})
	}
}

func count(b *testing.B, content []byte) (n int) {
	s, err := fromFile(bytes.NewReader(content), input{name: "in", size: int64(len(content)), o: &Options{}})
	if err != nil {
		b.Fatal(err)
	}
	for part, err := range s.Parts(0) {
		if err != nil {
			b.Fatal(err)
		}
		if err := part.Each(context.Background(), func(i Item) error { n++; return i.Err }); err != nil {
			b.Fatal(err)
		}
	}
	return n
}
