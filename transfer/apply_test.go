package transfer

import (
	"slices"
	"testing"

	"waybill"
)

// TestHeld tells which of an article's claims a quote holds on to.
func TestHeld(t *testing.T) {
	const both, half = "Iran gets Su-35 and Su-30, and more combat aircraft.", "Iran gets Su-35"
	quote := func(words string, class waybill.Class, designation string) waybill.Quote {
		return waybill.Quote{Article: "a", Words: words, Supplier: "RU", Recipient: "IR", Class: class, Designation: designation}
	}
	claim := func(words, goods string, more ...func(*Claim)) Claim {
		c := said("a", "2024-01-05", goods)
		c.Supplier, c.Recipient, c.Words = "RU", "IR", words
		for _, f := range more {
			f(&c)
		}
		return c
	}
	for _, test := range []struct {
		name   string
		quote  waybill.Quote
		claims []Claim
		want   []int
	}{
		{"the goods that were quoted, not others in the same words", quote(both, "aircraft.combat", ""), []Claim{
			claim(both, "aircraft.combat=Su-35"), claim(both, "aircraft.combat=Su-30"), claim(both, "aircraft.combat"),
		}, []int{2}},
		{"a designation, not what leaves it open beside it", quote(both, "aircraft.combat", "Su-35"), []Claim{
			claim(both, "aircraft.combat=Su-35"), claim(both, "aircraft"),
		}, []int{0}},
		{"goods that can be the same, where the quoted ones are not read any more", quote(both, "aircraft.combat", ""), []Claim{
			claim(both, "aircraft.combat=Su-35"),
		}, []int{0}},
		{"never another designation", quote(both, "aircraft.combat", "Su-57"), []Claim{
			claim(both, "aircraft.combat=Su-35"),
		}, nil},
		{"words that another reading cut elsewhere", quote(both, "aircraft.combat", "Su-35"), []Claim{
			claim(half, "aircraft.combat=Su-35"), claim("Nothing else.", "aircraft.combat=Su-35"),
		}, []int{0}},
		{"both parties before the quoted goods", quote(both, "aircraft.combat", ""), []Claim{
			claim(both, "aircraft.combat", from("CN")), claim(both, "aircraft.combat=Su-35"),
		}, []int{1}},
	} {
		var got []int
		for _, c := range held(test.claims, []waybill.Quote{test.quote}) {
			for i := range test.claims {
				if c == &test.claims[i] {
					got = append(got, i)
				}
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: claims %v, not %v", test.name, got, test.want)
		}
	}
}
