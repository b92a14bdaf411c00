package draw_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"waybill/draw"
	"waybill/view"
)

// madeUp is a network of so many parties, a few of which deal with many.
func madeUp(parties int) *view.Network {
	rng := rand.New(rand.NewPCG(1, 2))
	stages := []view.Optional{"prospect", "sought", "agreed", "underway", "delivered", "delivered", "halted"}
	certainties := []view.Optional{"stated", "stated", "likely", "possible", "denied", "doubted", "conditional"}
	n := &view.Network{}
	ends := []int{0}
	for i := range parties {
		n.Parties = append(n.Parties, view.Party{ID: fmt.Sprintf("Party %d of %d", i, i*i)})
		if i == 0 || i%19 == 18 {
			continue
		}
		for range 1 + rng.IntN(4) {
			k := ends[rng.IntN(len(ends))]
			if k == i || i%19 == 0 && k != i-1 {
				continue
			}
			f := view.Flow{
				Supplier: view.Optional(n.Parties[k].ID), Recipient: view.Optional(n.Parties[i].ID), Transfers: 1 + int(rng.ExpFloat64()*6),
				Stage: stages[rng.IntN(len(stages))], Certainty: certainties[rng.IntN(len(certainties))],
			}
			if rng.IntN(5) == 0 {
				f.Supplier, f.Recipient, f.Contested = f.Recipient, f.Supplier, f.Transfers
			}
			n.Parties[k].Gives += f.Transfers
			n.Parties[i].Gets += f.Transfers
			n.Flows = append(n.Flows, f)
			ends = append(ends, k, i)
		}
	}
	return n
}

func TestNetwork(t *testing.T) {
	for _, parties := range []int{1, 5, 40, 200} {
		golden(t, fmt.Sprintf("network-%d", parties), draw.Network(english{}, madeUp(parties), parties == 40))
	}
	if got := draw.Network(english{}, &view.Network{}, false); got != "" {
		t.Errorf("a network without parties is drawn as %s", got)
	}
}

// TestStrongest looks whether every party keeps a flow, and few enough are drawn.
func TestStrongest(t *testing.T) {
	n := madeUp(60)
	for i := range n.Parties[:50] {
		for k := range n.Parties[:50] {
			n.Flows = append(n.Flows, view.Flow{Supplier: view.Optional(n.Parties[i].ID), Recipient: view.Optional(n.Parties[k].ID), Transfers: 1 + (i*k)%7})
		}
	}
	some := draw.Strongest(n)
	if len(some.Parties) != 60 || len(some.Flows) != 132 {
		t.Errorf("%d parties, %d flows", len(some.Parties), len(some.Flows))
	}
	kept := map[view.Optional]bool{}
	for _, f := range some.Flows {
		kept[f.Supplier], kept[f.Recipient] = true, true
	}
	for _, f := range n.Flows {
		if f.Supplier != f.Recipient && (!kept[f.Supplier] || !kept[f.Recipient]) {
			t.Errorf("%s and %s have no flow left", f.Supplier, f.Recipient)
		}
	}
}

func BenchmarkNetwork(b *testing.B) {
	for _, parties := range []int{40, 200} {
		n := madeUp(parties)
		b.Run(fmt.Sprint(parties), func(b *testing.B) {
			for b.Loop() {
				draw.Network(english{}, n, false)
			}
		})
	}
}

// account is what a party with so many partners gives and gets.
func account(partners int) *view.Account {
	rng := rand.New(rand.NewPCG(3, 4))
	a := &view.Account{Party: view.Party{ID: "RU"}}
	families := []view.Optional{"ammunition", "missile", "aircraft", "energy", ""}
	stages := []view.Optional{"sought", "agreed", "underway", "delivered", "refused"}
	for i := range partners {
		with := view.Optional(fmt.Sprintf("Partner %d", i))
		for k := range 1 + rng.IntN(3) {
			f := view.Flow{Supplier: with, Recipient: "RU", Family: families[(i+k)%5], Transfers: 1 + int(rng.ExpFloat64()*9), Stage: stages[rng.IntN(5)], Certainty: "stated"}
			if i%3 == 0 {
				f.Supplier, f.Recipient = f.Recipient, f.Supplier
			}
			if i%7 == 3 {
				f.Certainty = "denied"
			}
			f.Delivered = f.Transfers / 2
			a.Flows = append(a.Flows, f)
			f.Year = view.Optional(fmt.Sprint(2012 + rng.IntN(12)))
			a.Years = append(a.Years, f)
		}
	}
	return a
}

func TestSankey(t *testing.T) {
	golden(t, "sankey-3", draw.Sankey(english{}, account(3)))
	golden(t, "sankey-60", draw.Sankey(english{}, account(60)))
	if got := draw.Sankey(english{}, &view.Account{}); got != "" {
		t.Errorf("a party without flows is drawn as %s", got)
	}
}

func TestYears(t *testing.T) {
	golden(t, "years", draw.Years(english{}, account(60)))
	if got := draw.Years(english{}, &view.Account{Years: []view.Flow{{Year: "soon"}}}); got != "" {
		t.Errorf("a party without years is drawn as %s", got)
	}
}
