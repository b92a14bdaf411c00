package atlas_test

import (
	"testing"

	"waybill/atlas"
)

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := atlas.Load(); err != nil {
			b.Fatal(err)
		}
	}
}
