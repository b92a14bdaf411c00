// Package pipelinetest makes what tests of runs need: a real reader, ledgers, archives.
package pipelinetest

import (
	"archive/zip"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"testing"
	"time"

	"waybill/atlas"
	"waybill/intake"
	"waybill/ledger"
	"waybill/pipeline"
	"waybill/reading"
	"waybill/scan"
	"waybill/sqlite"
	"waybill/transfer"
)

// Kit is what runs need.
type Kit struct {
	Reader  *reading.Reader
	Scanner *scan.Scanner
	Filer   *transfer.Filer
	// Stamp is the versions of the reader's readings.
	Stamp string
}

// New makes a kit of the built-in atlas and packs.
func New(t testing.TB) Kit {
	t.Helper()
	a, err := atlas.Load()
	if err != nil {
		t.Fatal(err)
	}
	r, err := reading.New(a)
	if err != nil {
		t.Fatal(err)
	}
	s, err := scan.New(a, r.Languages()...)
	if err != nil {
		t.Fatal(err)
	}
	f, err := transfer.NewFiler(a)
	if err != nil {
		t.Fatal(err)
	}
	return Kit{r, s, f, ledger.StampOf(reading.Engine, a.Version, r.Packs())}
}

// Ledger makes an empty ledger whose clock stands still. It is closed when the test ends.
func (k Kit) Ledger(t testing.TB) *ledger.Ledger {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "ledger.db"), sqlite.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	l, err := ledger.New(s, k.Filer, ledger.Options{Now: func() time.Time { return time.Date(2024, 5, 15, 12, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	return l
}

// Run is a run into a ledger that goes through so many parts at once. It is closed when the test ends.
func (k Kit) Run(t testing.TB, l *ledger.Ledger, workers int) *pipeline.Run {
	t.Helper()
	r := &pipeline.Run{Reader: k.Reader, Stamp: k.Stamp, Ledger: l, Scanner: k.Scanner, Workers: workers}
	t.Cleanup(r.Close)
	return r
}

// Opened are the sources in some files and folders.
func Opened(t testing.TB, paths ...string) iter.Seq[intake.Source] {
	return func(yield func(intake.Source) bool) {
		files := intake.Walk(paths, func(path string, err error) { t.Error(path, err) })
		for _, f := range files {
			source, err := intake.Open(t.Context(), f.Path, intake.Options{})
			if errors.Is(err, intake.ErrPassed) {
				continue
			}
			if err != nil {
				t.Error(f.Path, err)
				return
			}
			if !yield(source) {
				return
			}
		}
	}
}

// Zip writes a ZIP of n articles, and of one more member, zz-damaged.txt, that is damaged.
func Zip(t testing.TB, n int, text func(i int) string) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "news.zip")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := zip.NewWriter(f)
	for i := range n {
		m, err := w.Create(fmt.Sprintf("%05d.txt", i))
		if err == nil {
			_, err = m.Write([]byte(text(i)))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	bad, err := w.CreateRaw(&zip.FileHeader{Name: "zz-damaged.txt", Method: zip.Deflate, CRC32: 1, CompressedSize64: 4, UncompressedSize64: 400})
	if err == nil {
		_, err = bad.Write([]byte("junk"))
	}
	if err = errors.Join(err, w.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}
