package deploy_test

import (
	"archive/tar"
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"waybill/atlas"
	intake "waybill/intake/generate"
	ledger "waybill/ledger/generate"
	"waybill/warc"
)

// writeNews writes made-up articles in shares: of each two fifths as files in a folder, two fifths as pages of
// a web archive that workers open themselves, a fifth in a TAR archive that can only be streamed.
func writeNews(t *testing.T, articles, shares int) (inputs [][]string) {
	t.Helper()
	a, err := atlas.Load()
	if err != nil {
		t.Fatal(err)
	}
	w, err := ledger.New(a, ledger.Options{Seed: 11, Claims: 6 * articles})
	if err != nil {
		t.Fatal(err)
	}
	for n := range shares {
		inputs = append(inputs, writeShare(t, a, w, n*articles/shares, (n+1)*articles/shares))
	}
	return inputs
}

// writeShare writes what the articles from one to before another are.
func writeShare(t *testing.T, a *atlas.Atlas, w *ledger.World, from, to int) (inputs []string) {
	t.Helper()
	dir := t.TempDir()
	pages, files := (to-from)*2/5, (to-from)*2/5
	folder := filepath.Join(dir, "news")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for i := from; i < from+files; i++ {
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%05d.txt", i)), w.Article(i).Bytes, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	stream := filepath.Join(dir, "agency.tar")
	write(t, stream, func(out *bufio.Writer) error {
		archive := tar.NewWriter(out)
		for i := from + files; i < to-pages; i++ {
			text := w.Article(i).Bytes
			err := archive.WriteHeader(&tar.Header{Name: fmt.Sprintf("%05d.txt", i), Mode: 0o600, Size: int64(len(text))})
			if err != nil {
				return err
			}
			if _, err := archive.Write(text); err != nil {
				return err
			}
		}
		return archive.Close()
	})
	crawl := filepath.Join(dir, "crawl.warc.gz")
	write(t, crawl, func(out *bufio.Writer) error {
		m, err := intake.New(a, intake.Options{Seed: 12 + uint64(from), Relevant: 0.6, Size: 30_000})
		if err != nil {
			return err
		}
		return m.Archive(out, warc.Gzip, pages)
	})
	return []string{folder, stream, crawl}
}

func write(t *testing.T, path string, to func(*bufio.Writer) error) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	out := bufio.NewWriter(f)
	if err := errors.Join(to(out), out.Flush(), f.Close()); err != nil {
		t.Fatal(err)
	}
}
