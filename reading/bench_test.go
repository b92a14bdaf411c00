package reading_test

import (
	"bytes"
	"testing"

	"waybill"
	"waybill/atlas"
	"waybill/lang"
	"waybill/lang/de"
	"waybill/lang/en"
)

// BenchmarkRead reads the project's own gold on one core.
func BenchmarkRead(b *testing.B) { benchmark(b, texts(b, "../gold")) }

// BenchmarkReadShared reads the larger gold beside the project, where it is there.
func BenchmarkReadShared(b *testing.B) { benchmark(b, texts(b, "../../shared/gold")) }

// BenchmarkReadLong reads one report of a megabyte: as many sentences a second as
// BenchmarkRead, or something looks back over the whole report for each.
func BenchmarkReadLong(b *testing.B) {
	var long []byte
	for _, a := range texts(b, "../gold") {
		long = append(append(long, a.Bytes...), "\n\n"...)
	}
	long = bytes.Repeat(long, 1<<20/max(len(long), 1)+1)
	benchmark(b, []waybill.Article{{File: "long.txt", Bytes: long}})
}

// benchmark reads all articles once a round and reports sentences and megabytes a second.
func benchmark(b *testing.B, articles []waybill.Article) {
	if len(articles) == 0 {
		b.Skip("no articles there")
	}
	r := newReader(b)
	sentences, size := 0, 0
	names, packs := knowledge(b)
	for _, a := range articles {
		got := read(b, r, a)
		sentences += len(lang.Analyse(got.Report, packs, names).Sentences)
		size += len(a.Bytes)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, a := range articles {
			if _, err := r.Read(a); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(sentences)*float64(b.N)/b.Elapsed().Seconds(), "sentences/s")
}

// knowledge is what the sentences of a report are counted with.
func knowledge(b *testing.B) (*atlas.Atlas, map[string]*lang.Pack) {
	b.Helper()
	names, err := atlas.Load()
	if err != nil {
		b.Fatal(err)
	}
	packs := map[string]*lang.Pack{}
	for _, load := range []func() (*lang.Pack, error){de.New, en.New} {
		p, err := load()
		if err != nil {
			b.Fatal(err)
		}
		packs[p.Code] = p
	}
	return names, packs
}
