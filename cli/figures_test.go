package cli

import (
	"testing"

	"waybill/view"
)

func TestFigures(t *testing.T) {
	n := func(x float64) *float64 { return &x }
	for _, c := range []struct {
		amount view.Amount
		want   string
	}{
		{view.Amount{Min: n(40), Max: n(40)}, "40"},
		{view.Amount{Min: n(11000)}, "≥ 11,000"},
		{view.Amount{Max: n(40)}, "≤ 40"},
		{view.Amount{Min: n(18), Max: n(20), About: true}, "≈ 18–20"},
		{view.Amount{Min: n(1.8), Max: n(1.8), Unit: "tonne"}, "1.8 tonne"},
		{view.Amount{Min: n(3400000000), Max: n(3400000000)}, "3,400,000,000"},
		{view.Amount{Unit: "squadron"}, "squadron"},
		{view.Amount{Min: n(0), Max: n(0)}, "0"},
	} {
		if got := amountFigures(&c.amount); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	if got := sumFigures(&view.Sum{Min: n(2000000), Currency: "EUR"}); got != "≥ 2,000,000 EUR" {
		t.Errorf("got %q", got)
	}
}
