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

func TestDayFigures(t *testing.T) {
	for _, c := range []struct {
		date view.Date
		want string
	}{
		{view.Date{Text: "am Dienstag"}, ""},
		{view.Date{From: "2024-05-14", To: "2024-05-14"}, " = 2024-05-14"},
		{view.Date{From: "2023-10-01"}, " = from 2023-10-01"},
		{view.Date{To: "2027-12-31"}, " = to 2027-12-31"},
		{view.Date{From: "2023-03-01", To: "2023-03-31"}, " = 2023-03-01 to 2023-03-31"},
	} {
		if got := dayFigures(&c.date); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
