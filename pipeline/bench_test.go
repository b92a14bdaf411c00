package pipeline_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
	"time"

	"github.com/klauspost/compress/gzip"

	"waybill/atlas"
	"waybill/intake/generate"
	"waybill/pipeline/pipelinetest"
	"waybill/warc"
)

const (
	// benchVariable is the folder in which the archive is kept from one run to the next, and
	// pagesVariable how many pages it has.
	benchVariable, pagesVariable = "WAYBILL_BENCH", "WAYBILL_BENCH_PAGES"
	// fewPages are enough to see that the benchmark runs.
	fewPages = 500
)

// archiveOf gives the path of an archive of made-up pages of the size of real ones.
func archiveOf(b *testing.B) string {
	b.Helper()
	dir, pages := b.TempDir(), fewPages
	if name := os.Getenv(benchVariable); name != "" {
		dir, pages = name, 20_000
	}
	if text := os.Getenv(pagesVariable); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			b.Fatalf("%s is %q: it wants a number", pagesVariable, text)
		}
		pages = n
	}
	path := filepath.Join(dir, fmt.Sprintf("pages-%d.warc.gz", pages))
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		return path
	}
	a, err := atlas.Load()
	if err != nil {
		b.Fatal(err)
	}
	m, err := generate.New(a, generate.Options{Seed: 1})
	if err != nil {
		b.Fatal(err)
	}
	f, err := os.Create(path + ".new")
	if err != nil {
		b.Fatal(err)
	}
	out := bufio.NewWriter(f)
	if err := errors.Join(m.Archive(out, warc.Gzip, pages), out.Flush(), f.Close(), os.Rename(path+".new", path)); err != nil {
		b.Fatal(err)
	}
	return path
}

// BenchmarkArchive takes a web archive into an empty ledger, and tells at which part of the
// speed at which the same file is merely decompressed by the same library; both in turn, on
// one core, then the taking in on two.
func BenchmarkArchive(b *testing.B) {
	path := archiveOf(b)
	for _, all := range []bool{false, true} {
		name := "scanned"
		if all {
			name = "all read"
			if os.Getenv(benchVariable) != "" {
				continue // a matter of minutes: WAYBILL_BENCH_PAGES with fewer, without a folder
			}
		}
		b.Run(name, func(b *testing.B) {
			k := pipelinetest.New(b)
			var one, two, plain time.Duration
			for b.Loop() {
				plain += on(1, func() { unzip(b, path) })
				one += on(1, func() { takeIn(b, k, path, 1, all) })
				two += on(2, func() { takeIn(b, k, path, 2, all) })
			}
			info, err := os.Stat(path)
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(info.Size())
			b.ReportMetric(plain.Seconds()/one.Seconds(), "of-gunzip")
			b.ReportMetric(one.Seconds()/two.Seconds(), "two-cores")
			b.ReportMetric(one.Seconds()/float64(b.N), "one-core-s")
			b.ReportMetric(plain.Seconds()/float64(b.N), "gunzip-s")
		})
	}
}

// on does work on some cores and tells how long it took.
func on(cores int, work func()) time.Duration {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(cores))
	start := time.Now()
	work()
	return time.Since(start)
}

func unzip(b *testing.B, path string) {
	f, err := os.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(bufio.NewReaderSize(f, 1<<20))
	if err == nil {
		_, err = io.Copy(io.Discard, z)
	}
	if err != nil {
		b.Fatal(err)
	}
}

func takeIn(b *testing.B, k pipelinetest.Kit, path string, workers int, all bool) {
	l := k.Ledger(b)
	run := k.Run(b, l, 2)
	run.Workers = workers
	if all {
		run.Scanner = nil
	}
	sum, err := run.Add(b.Context(), pipelinetest.Opened(b, path))
	if err == nil {
		err = l.Settle(b.Context(), nil)
	}
	if err != nil || sum.Articles == 0 {
		b.Fatalf("%+v, %v", sum, err)
	}
	b.Logf("with %d workers: %+v", workers, sum)
}
