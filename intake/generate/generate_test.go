package generate_test

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"io"
	"os"
	"strconv"
	"testing"

	"github.com/klauspost/compress/gzip"

	"waybill"
	"waybill/atlas"
	"waybill/intake/generate"
	"waybill/reading"
	"waybill/transfer"
	"waybill/warc"
)

func maker(t testing.TB, o generate.Options) *generate.Maker {
	t.Helper()
	a, err := atlas.Load()
	if err != nil {
		t.Fatal(err)
	}
	m, err := generate.New(a, o)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// The pages are as long, as compressible and as seldom relevant as those of the web.
func TestPages(t *testing.T) {
	m, again := maker(t, generate.Options{Seed: 1}), maker(t, generate.Options{Seed: 1})
	const n = 1000
	size, packed, relevant, german := 0, 0, 0, 0
	seen := map[[32]byte]int{}
	var out bytes.Buffer
	z := gzip.NewWriter(nil)
	for i := range n {
		p := m.Page(i)
		if i%50 == 0 && !bytes.Equal(p.HTML, again.Page(i).HTML) {
			t.Fatalf("page %d is not the same again", i)
		}
		sum := sha256.Sum256(p.HTML)
		if other, twice := seen[sum]; twice {
			t.Errorf("page %d is page %d", i, other)
		}
		seen[sum] = i
		size += len(p.HTML)
		if p.Relevant {
			relevant++
		}
		if p.Lang == "de" {
			german++
		}
		if i%10 == 0 {
			out.Reset()
			z.Reset(&out)
			if _, err := z.Write(p.HTML); err != nil {
				t.Fatal(err)
			}
			if err := z.Close(); err != nil {
				t.Fatal(err)
			}
			packed += out.Len() * 10
		}
	}
	ratio := float64(size) / float64(packed)
	t.Logf("%d bytes a page, compressed %.1f to 1, %d of %d relevant, %d German", size/n, ratio, relevant, n, german)
	if mean := size / n; mean < 110_000 || mean > 130_000 {
		t.Errorf("%d bytes a page", mean)
	}
	if ratio < 5 || ratio > 7 {
		t.Errorf("compressed %.1f to 1", ratio)
	}
	if relevant < n/100 || relevant > n*3/100 {
		t.Errorf("%d of %d pages are relevant", relevant, n)
	}
	if german < n*4/10 || german > n*6/10 {
		t.Errorf("%d of %d pages are German", german, n)
	}
}

// Claims are read in the relevant pages and in no others, and no page is a copy of another.
func TestRead(t *testing.T) {
	a, err := atlas.Load()
	if err != nil {
		t.Fatal(err)
	}
	reader, err := reading.New(a)
	if err != nil {
		t.Fatal(err)
	}
	m := maker(t, generate.Options{Seed: 2, Relevant: 0.4})
	relevant, claimed := 0, 0
	var sketches []transfer.Sketch
	for i := range 60 {
		p := m.Page(i)
		r, err := reader.Read(waybill.Article{File: p.URL, Bytes: p.HTML})
		if err != nil {
			t.Fatal(err)
		}
		transfers := 0
		for _, c := range r.Claims {
			if c.Kind == waybill.TransferClaim {
				transfers++
			}
		}
		switch {
		case p.Relevant && transfers > 0:
			claimed++
		case transfers > 0:
			t.Errorf("page %d, %q, is not relevant and has a claim: %s", i, p.Headline, r.Claims[0].Evidence.Of(r.Report.Text))
		}
		if p.Relevant {
			relevant++
		}
		s := transfer.Draw(r.Report)
		for _, other := range sketches {
			if s.CopyOf(other) {
				t.Errorf("page %d, %q, is taken for a copy", i, p.Headline)
			}
		}
		sketches = append(sketches, s)
	}
	t.Logf("%d of %d relevant pages have claims", claimed, relevant)
	if relevant == 0 || claimed < relevant*95/100 {
		t.Errorf("%d of %d relevant pages have claims", claimed, relevant)
	}
}

// The archive has the pages, in their order.
func TestArchive(t *testing.T) {
	const n = 30
	for _, format := range []warc.Format{warc.Plain, warc.Gzip, warc.Zstd} {
		var out bytes.Buffer
		if err := maker(t, generate.Options{Seed: 3}).Archive(&out, format, n); err != nil {
			t.Fatal(err)
		}
		m, r, i := maker(t, generate.Options{Seed: 3}), warc.NewReader(&out, warc.Options{}), 0
		for {
			record, err := r.Next()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			page, err := record.Page()
			if errors.Is(err, warc.ErrNoPage) {
				continue
			}
			want := m.Page(i)
			if err != nil || page.URI != want.URL || page.Status != 200 || page.ContentType != want.ContentType || !bytes.Equal(page.Body, want.HTML) {
				t.Fatalf("%v: page %d, %s, is %s: %v", format, i, want.URL, page.URI, err)
			}
			i++
		}
		if i != n {
			t.Errorf("%v: %d pages", format, i)
		}
	}
}

// BenchmarkPage makes pages. With WAYBILL_ARCHIVE set to a path it also writes an archive of
// WAYBILL_ARCHIVE_PAGES (20,000) pages there, for other measurements:
//
//	WAYBILL_ARCHIVE=/tmp/pages.warc.gz go test -run '^$' -bench Page -benchtime 1x ./intake/generate
func BenchmarkPage(b *testing.B) {
	m := maker(b, generate.Options{Seed: 1})
	if path := os.Getenv("WAYBILL_ARCHIVE"); path != "" {
		if err := archive(m, path); err != nil {
			b.Fatal(err)
		}
	}
	size := 0
	for i := 0; b.Loop(); i++ {
		size += len(m.Page(i).HTML)
	}
	b.SetBytes(int64(size / b.N))
}

func archive(m *generate.Maker, path string) error {
	pages := 20_000
	if n := os.Getenv("WAYBILL_ARCHIVE_PAGES"); n != "" {
		var err error
		if pages, err = strconv.Atoi(n); err != nil {
			return err
		}
	}
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer file.Close()
	if err := m.Archive(file, warc.Gzip, pages); err != nil {
		return err
	}
	return file.Close()
}
