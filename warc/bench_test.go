package warc_test

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/klauspost/compress/gzip"

	"waybill/atlas"
	"waybill/intake/generate"
	"waybill/warc"
)

// benchArchive is the archive that WAYBILL_ARCHIVE names, or one of 300 made-up pages.
func benchArchive(b *testing.B) (file io.ReaderAt, size int64) {
	b.Helper()
	if path := os.Getenv("WAYBILL_ARCHIVE"); path != "" {
		f, err := os.Open(path)
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { f.Close() })
		info, err := f.Stat()
		if err != nil {
			b.Fatal(err)
		}
		return f, info.Size()
	}
	a, err := atlas.Load()
	if err != nil {
		b.Fatal(err)
	}
	m, err := generate.New(a, generate.Options{Seed: 1})
	if err != nil {
		b.Fatal(err)
	}
	var out bytes.Buffer
	if err := m.Archive(&out, warc.Gzip, 300); err != nil {
		b.Fatal(err)
	}
	return bytes.NewReader(out.Bytes()), int64(out.Len())
}

// BenchmarkReader reads an archive, and merely decompresses it, by turns. It reports pages
// and records a second, and how the speeds compare: the median over all turns.
func BenchmarkReader(b *testing.B) {
	file, size := benchArchive(b)
	b.SetBytes(size)
	var ratios []float64
	var pages, records int
	var reading time.Duration
	for b.Loop() {
		begin := time.Now()
		gunzip(b, io.NewSectionReader(file, 0, size))
		plain := time.Since(begin)
		begin = time.Now()
		p, n := read(b, io.NewSectionReader(file, 0, size))
		took := time.Since(begin)
		pages, records, reading = pages+p, records+n, reading+took
		ratios = append(ratios, plain.Seconds()/took.Seconds())
	}
	slices.Sort(ratios)
	b.ReportMetric(ratios[len(ratios)/2], "of-gunzip")
	b.ReportMetric(float64(pages)/reading.Seconds(), "pages/s")
	b.ReportMetric(float64(records)/reading.Seconds(), "records/s")
}

// gunzip decompresses without looking at what comes.
func gunzip(b *testing.B, r io.Reader) {
	z, err := gzip.NewReader(bufio.NewReaderSize(r, 1<<20))
	if err != nil {
		b.Fatal(err)
	}
	if _, err := io.Copy(io.Discard, z); err != nil {
		b.Fatal(err)
	}
}

func read(b *testing.B, in io.Reader) (pages, records int) {
	r := warc.NewReader(in, warc.Options{})
	for {
		record, err := r.Next()
		if err == io.EOF {
			return pages, records
		}
		if err != nil {
			b.Fatal(err)
		}
		records++
		switch _, err := record.Page(); {
		case err == nil:
			pages++
		case !errors.Is(err, warc.ErrNoPage):
			b.Fatal(err)
		}
	}
}
