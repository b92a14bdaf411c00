package browsertest

import (
	"cmp"
	"image/color"
	"maps"
	"slices"
	"testing"
)

// palette is the 256 colours that a picture has most, those that are nearly the same counted as
// one.
func palette(counts map[color.RGBA]int) color.Palette {
	type bin struct {
		most  color.RGBA
		count int
	}
	bins := map[color.RGBA]bin{}
	for _, c := range slices.SortedFunc(maps.Keys(counts), byValue) {
		coarse := color.RGBA{c.R &^ 7, c.G &^ 7, c.B &^ 7, 255}
		b := bins[coarse]
		if b.count == 0 || counts[c] > counts[b.most] {
			b.most = c
		}
		b.count += counts[c]
		bins[coarse] = b
	}
	all := slices.SortedFunc(maps.Values(bins), func(a, b bin) int {
		return cmp.Or(cmp.Compare(b.count, a.count), byValue(a.most, b.most))
	})
	var p color.Palette
	for _, b := range all[:min(256, len(all))] {
		p = append(p, b.most)
	}
	return p
}

func byValue(a, b color.RGBA) int {
	return cmp.Or(cmp.Compare(a.R, b.R), cmp.Compare(a.G, b.G), cmp.Compare(a.B, b.B))
}

func TestPalette(t *testing.T) {
	white, nearly, red := color.RGBA{255, 255, 255, 255}, color.RGBA{254, 254, 254, 255}, color.RGBA{200, 0, 0, 255}
	got := palette(map[color.RGBA]int{white: 10, nearly: 3, red: 5})
	if len(got) != 2 || got[0] != white || got[1] != red {
		t.Errorf("palette %v", got)
	}
}
