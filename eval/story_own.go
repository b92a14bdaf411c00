package eval

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"waybill"
	"waybill/transfer"
)

// own makes the register of what was read.
func (r *StoryResult) own(s *Story, filer *transfer.Filer, readings []*waybill.Reading, window int) {
	r.Own, r.Found, r.GoldFound = Partition{}, Partition{}, Partition{}
	var claims []transfer.Claim
	keys := map[string]string{}
	for i := range s.Articles {
		a := &s.Articles[i]
		if i >= len(readings) || readings[i] == nil {
			continue
		}
		told := transfer.Told{Outlet: a.Outlet, Published: a.Published}
		filed := filer.Claims(readings[i], told, nil)
		claims = append(claims, filed...)
		for k, j := range a.align(filed) {
			keys[filed[k].Key] = s.Key(i, j)
			if c, gold := &filed[k], &a.Claims[j]; text(gold.Supplier) != string(c.Supplier) || text(gold.Recipient) != string(c.Recipient) {
				r.Misses = append(r.Misses, fmt.Sprintf("~ %s: %s → %s, not %s → %s: %q", s.Key(i, j), c.Supplier, c.Recipient, text(gold.Supplier), text(gold.Recipient), c.Words))
			}
		}
		for k := range filed {
			if keys[filed[k].Key] == "" {
				keys[filed[k].Key] = "false " + filed[k].Key
				r.Misses = append(r.Misses, fmt.Sprintf("+ %s: %s → %s %s %q", a.File, filed[k].Supplier, filed[k].Recipient, filed[k].Class, filed[k].Words))
			}
		}
	}
	gather(claims, s.sketches())
	r.Own = partition(transfer.Match(claims, nil, window), keys)
	for key, cluster := range r.Own {
		if gold, ok := r.Gold[key]; ok {
			r.Found[key], r.GoldFound[key] = cluster, gold
		}
	}
	for _, key := range slices.Sorted(maps.Keys(r.Gold)) {
		if _, ok := r.Own[key]; !ok {
			r.Misses = append(r.Misses, "- "+key+": not read")
		}
	}
}

// align pairs claims read with annotated ones, one to one, so that as much as can be
// agrees: they must share words, and goods of one family or both parties. It gives the
// annotated claim's index by that of the claim read.
func (a *StoryArticle) align(filed []transfer.Claim) map[int]int {
	weight := func(i, j int) float64 {
		gold, read := &a.Claims[i], &filed[j]
		if !strings.Contains(gold.Evidence, read.Words) && !strings.Contains(read.Words, gold.Evidence) && !shareWords(gold.Evidence, read.Words) {
			return 0
		}
		w := 0.1
		for _, agree := range []bool{
			text(gold.Supplier) == string(read.Supplier),
			text(gold.Recipient) == string(read.Recipient),
			waybill.Class(gold.Class).Family() == read.Class.Family(),
			gold.Stage == string(read.Stage) && gold.Certainty == string(read.Certainty),
		} {
			if agree {
				w++
			}
		}
		if w < 2 {
			return 0
		}
		return w
	}
	pairs := map[int]int{}
	for _, p := range matching(len(a.Claims), len(filed), weight) {
		pairs[p.pred] = p.gold
	}
	return pairs
}

// shareWords reports whether the end of one passage is the beginning of the other, by at
// least four words.
func shareWords(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	const least = 4
	for n := least; n <= min(len(x), len(y)); n++ {
		if slices.Equal(x[len(x)-n:], y[:n]) || slices.Equal(y[len(y)-n:], x[:n]) {
			return true
		}
	}
	return false
}
