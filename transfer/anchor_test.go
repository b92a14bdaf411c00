package transfer

import (
	"slices"
	"testing"
)

// TestRuns holds the anchors, whose runs of words are put together as they pass, against runs
// put together one by one.
func TestRuns(t *testing.T) {
	r := report(t, page("Norwegen gibt Ukraine acht Haubitzen", agency...))
	var least []uint64
	for block := range bodyBlocks(r) {
		var words []uint64
		for w := range wordHashes(block) {
			words = append(words, w.hash)
		}
		for i := stretch; i <= len(words); i++ {
			var h uint64
			for _, w := range words[i-stretch : i] {
				h = h*spread + w
			}
			least = keepLeast(least, mix(h))
		}
	}
	var want []int64
	for _, h := range least {
		want = append(want, int64(h))
	}
	if got := Anchors(r); len(got) != anchors || !slices.Equal(got, want) {
		t.Errorf("got %d, want %d", got, want)
	}
}
