// Package generate makes up news about arms transfers, with its readings, for measuring a
// ledger: as many articles as wanted, the same for the same options on every machine. The
// words are plausible and the spans true; the news is invented.
package generate

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"time"

	"waybill"
	"waybill/atlas"
)

// Options say how much there is to be.
type Options struct {
	Seed uint64
	// Claims is about how many claims all articles have together, Transfers about how many
	// rows a register of them has; 0 is a tenth of the claims.
	Claims, Transfers int
}

// World is what the articles are about. It is immutable and safe for several goroutines.
type World struct {
	seed     uint64
	atlas    *atlas.Atlas
	pairs    []pair
	deals    []deal
	mentions []mention
}

// pair is a supplier and a recipient, as indexes of suppliers and recipients.
type pair struct{ supplier, recipient uint8 }

// deal is what several articles speak of.
type deal struct {
	pair     uint16
	goods    uint16 // index of wares
	quantity uint16 // 0 for none told
}

// mention is one article's report of a deal.
type mention struct {
	deal uint32
	day  int32 // days after the first
}

// What the news is like.
const (
	// years is how long the time is that the articles come from.
	years = 10
	// pairsMost is how many pairs of parties deal with one another; the busiest has about 2 %
	// of all deals (Zipf and Mandelbrot's law, shifted by 18).
	pairsMost, pairsShift = 4000, 18
	// mentioned is how many deals an article speaks of, and claimed how many claims it
	// makes of each, on average: one to four, less what cut copies leave out.
	mentioned, claimed = 2, 2.4
	// lag is how many days after its first day a deal is spoken of, on average.
	lag = 40
	// copied is the share of articles that are copies of an earlier one.
	copied = 0.2
	// crowd is how many transfers it takes for twice as many deals to be needed: of the
	// deals of one pair in the same goods those close in time are one transfer. Found by
	// counting such runs: 10,600 deals make 10,000, 155,000 make 100,000.
	crowd = 180_000
)

// first is the day of the first article.
var first = time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC)

// New makes up a world.
func New(a *atlas.Atlas, o Options) (*World, error) {
	w := &World{seed: o.Seed, atlas: a}
	for _, lists := range [][]waybill.PartyID{suppliers, recipients} {
		for _, id := range lists {
			if p := a.Party(id); p == nil || len(p.Names["de"]) == 0 || len(p.Names["en"]) == 0 {
				return nil, fmt.Errorf("make up news: the atlas has no German and English name of party %q", id)
			}
		}
	}
	rng := rand.New(rand.NewPCG(o.Seed, 0))
	w.choosePairs(rng)
	mentions := int(math.Ceil(float64(o.Claims) / claimed))
	transfers := cmp.Or(o.Transfers, max(1, o.Claims/10))
	w.strikeDeals(rng, transfers+transfers*transfers/crowd, mentions)
	return w, nil
}

// choosePairs draws the pairs, the busiest first.
func (w *World) choosePairs(rng *rand.Rand) {
	seen := map[pair]bool{}
	for len(w.pairs) < pairsMost {
		p := pair{uint8(skewed(rng, len(suppliers))), uint8(skewed(rng, len(recipients)))}
		if !seen[p] && suppliers[p.supplier] != recipients[p.recipient] {
			seen[p] = true
			w.pairs = append(w.pairs, p)
		}
	}
}

// strikeDeals draws the deals and when they are spoken of.
func (w *World) strikeDeals(rng *rand.Rand, deals, mentions int) {
	total := math.Log(float64(pairsMost+pairsShift) / pairsShift)
	for range deals {
		rank := int(pairsShift*math.Exp(rng.Float64()*total)) - pairsShift
		d := deal{pair: uint16(min(rank, pairsMost-1)), goods: uint16(rng.IntN(len(wares)))}
		if rng.IntN(3) > 0 {
			d.quantity = uint16(2 + skewed(rng, 500))
		}
		w.deals = append(w.deals, d)
	}
	begin := make([]int32, deals)
	for i := range begin {
		begin[i] = rng.Int32N(years * 365)
	}
	for i := range mentions {
		// every deal is spoken of once; what is left goes to the talk of the day
		d := i
		if i >= deals {
			d = rng.IntN(deals) * rng.IntN(deals) / deals
		}
		w.mentions = append(w.mentions, mention{uint32(d), begin[d] + int32(rng.ExpFloat64()*lag)})
	}
	slices.SortStableFunc(w.mentions, func(a, b mention) int { return cmp.Compare(a.day, b.day) })
}

// Articles is how many it takes to come to the claims.
func (w *World) Articles() int { return (len(w.mentions) + mentioned - 1) / mentioned }

// skewed is a number below n, small ones likelier: the k-th as likely as 1/k.
func skewed(rng *rand.Rand, n int) int {
	return min(n-1, int(math.Exp(rng.Float64()*math.Log(float64(n+1))))-1)
}

// pick is one of some, the first ones likelier.
func pick[T any](rng *rand.Rand, list []T) T { return list[skewed(rng, len(list))] }

// either is one of some, each as likely as the other.
func either[T any](rng *rand.Rand, list ...T) T { return list[rng.IntN(len(list))] }
