package warc_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"waybill/warc"
)

var formats = []warc.Format{warc.Plain, warc.Gzip, warc.Zstd}

// got is what is compared of a record.
type got struct {
	typ, uri string
	block    string
}

// all reads all records, and what was damaged.
func all(t testing.TB, r *warc.Reader) (records []got, damage []*warc.Error) {
	t.Helper()
	for {
		record, err := r.Next()
		var e *warc.Error
		switch {
		case err == io.EOF:
			return records, damage
		case errors.As(err, &e):
			damage = append(damage, e)
		case err != nil:
			t.Fatal(err)
		default:
			records = append(records, got{record.Type, record.URI, string(record.Block)})
		}
	}
}

// archive writes n records of made-up pages and says where each is stored.
func archive(t testing.TB, format warc.Format, n int) (file []byte, records []got, offsets []int64) {
	t.Helper()
	var out bytes.Buffer
	w, err := warc.NewWriter(&out, format)
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(uint64(n), 1))
	put := func(h warc.Header, block string) {
		offsets = append(offsets, w.Offset())
		if err := w.Write(h, []byte(block)); err != nil {
			t.Fatal(err)
		}
		records = append(records, got{h.Type, h.URI, block})
	}
	day := time.Date(2024, 5, 1, 12, 0, 0, 0, time.UTC)
	put(warc.Header{Type: "warcinfo", Date: day, ContentType: "application/warc-fields"}, "software: test\r\n")
	for i := range n - 1 {
		h := warc.Header{Type: "response", Date: day, URI: fmt.Sprintf("https://news.example/%d", i), ContentType: "application/http; msgtype=response"}
		if i%5 == 3 {
			h.Type, h.ContentType = "request", "application/http; msgtype=request"
			put(h, "GET / HTTP/1.1\r\nHost: news.example\r\n\r\n")
			continue
		}
		put(h, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"+prose(rng, rng.IntN(5000)))
	}
	return out.Bytes(), records, offsets
}

func prose(rng *rand.Rand, n int) string {
	words := []string{"<p>", "the", "minister", "said", "on", "Monday", "that", "harbour", "würde", "\r\n", "</p>", "WARC", "1984"}
	var b strings.Builder
	for b.Len() < n {
		b.WriteString(words[rng.IntN(len(words))])
		b.WriteByte(' ')
	}
	return b.String()
}

func equal(t *testing.T, records, want []got) {
	t.Helper()
	for i := range min(len(records), len(want)) {
		if records[i] != want[i] {
			t.Fatalf("record %d is %.300q, not %.300q", i, records[i], want[i])
		}
	}
	if len(records) != len(want) {
		t.Fatalf("%d records, not %d", len(records), len(want))
	}
}

func TestReader(t *testing.T) {
	for _, format := range formats {
		t.Run(format.String(), func(t *testing.T) {
			file, want, _ := archive(t, format, 300)
			for name, input := range map[string]io.Reader{
				"at once":   bytes.NewReader(file),
				"in halves": iotest.HalfReader(bytes.NewReader(file)),
				"by bytes":  iotest.OneByteReader(bytes.NewReader(file)),
				"with EOF":  iotest.DataErrReader(bytes.NewReader(file)),
			} {
				r := warc.NewReader(input, warc.Options{})
				records, damage := all(t, r)
				if len(damage) > 0 {
					t.Fatal(name, damage[0])
				}
				equal(t, records, want)
				if r.Format() != format || r.Position() != int64(len(file)) {
					t.Errorf("%s: %v, ended at %d of %d", name, r.Format(), r.Position(), len(file))
				}
			}
		})
	}
}

// Reading can be taken up again behind every record.
func TestPosition(t *testing.T) {
	for _, format := range formats {
		file, want, offsets := archive(t, format, 60)
		r := warc.NewReader(bytes.NewReader(file), warc.Options{})
		for i := range want {
			record, err := r.Next()
			if err != nil {
				t.Fatal(err)
			}
			if record.Offset != offsets[i] {
				t.Fatalf("%v: record %d at %d, not %d", format, i, record.Offset, offsets[i])
			}
			rest, damage := all(t, warc.NewReader(bytes.NewReader(file[r.Position():]), warc.Options{Offset: r.Position()}))
			if len(damage) > 0 {
				t.Fatal(damage[0])
			}
			equal(t, rest, want[i+1:])
		}
	}
}
