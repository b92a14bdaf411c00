package claim_test

import (
	"slices"
	"testing"

	"waybill"
	"waybill/claim"
	"waybill/lang"
	"waybill/statement"
)

// TestListedParties has lists whose lines begin with a party: it has the side that the head leaves open.
func TestListedParties(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct {
		lang, text string
		want       []string
	}{
		{"en", "Who is arming Chile?\nPeru: 40 tanks, 12 howitzers\nNorway: 14 fighter jets\nA request for missiles is under review.",
			[]string{">CL weapons underway/possible", "PE>CL armour.tank underway/stated", "PE>CL artillery.howitzer underway/stated", "NO>CL aircraft.combat underway/stated"}},
		{"de", "Wer liefert Chile Waffen?\nPeru: 40 Panzer und 12 Haubitzen\nNorwegen: 14 Kampfjets",
			[]string{">CL weapons underway/possible", "PE>CL armour.tank underway/stated", "PE>CL artillery.howitzer underway/stated", "NO>CL aircraft.combat underway/stated"}},
		{"en", "Peru has sent Chile weapons.\nNorway: 14 fighter jets", []string{"PE>CL weapons delivered/stated"}},
	} {
		r := report(c.lang, c.text)
		for i := 1; i < len(r.Blocks); i++ {
			r.Blocks[i].Kind = waybill.Item
		}
		a := lang.Analyse(r, k.packs, k.atlas)
		if got := brief(claim.Find(a, statement.Find(a))); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}
