package scan_test

import (
	"bytes"
	"io"
	"testing"
	"time"

	"github.com/klauspost/compress/gzip"

	"waybill/atlas"
	"waybill/intake/generate"
)

// BenchmarkLook looks through made-up pages, and tells how fast that is beside their mere
// decompression, both in turns in one run.
func BenchmarkLook(b *testing.B) {
	k := newKit(b)
	names, err := atlas.Load()
	if err != nil {
		b.Fatal(err)
	}
	maker, err := generate.New(names, generate.Options{Relevant: 1e-9})
	if err != nil {
		b.Fatal(err)
	}
	var pages, packed [][]byte
	var size int64
	for i := range 60 {
		page := bytes.Clone(maker.Page(i).HTML)
		pages, packed, size = append(pages, page), append(packed, pack(b, page)), size+int64(len(page))
	}
	b.SetBytes(size)
	b.ReportAllocs()
	var looking, unpacking time.Duration
	unpacked := make([]byte, 1<<20)
	zip := new(gzip.Reader)
	for b.Loop() {
		began := time.Now()
		for _, page := range pages {
			k.scanner.Look(page)
		}
		looked := time.Now()
		looking += looked.Sub(began)
		for _, z := range packed {
			if err := zip.Reset(bytes.NewReader(z)); err != nil {
				b.Fatal(err)
			}
			for err = nil; err == nil; {
				_, err = zip.Read(unpacked)
			}
			if err != io.EOF {
				b.Fatal(err)
			}
		}
		unpacking += time.Since(looked)
	}
	b.ReportMetric(float64(unpacking)/float64(looking), "times-gunzip")
	b.ReportMetric(float64(unpacking)/float64(looking+unpacking), "of-gunzip-together")
}

func pack(b *testing.B, page []byte) []byte {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write(page); err != nil {
		b.Fatal(err)
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	return packed.Bytes()
}
