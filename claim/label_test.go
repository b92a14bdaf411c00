package claim_test

import (
	"testing"

	"waybill"
	"waybill/claim"
	"waybill/lang"
	"waybill/statement"
)

// TestLabels has headlines with a name before a colon, which is who says it or what it is
// about, and headlines that end in a word that could be a verb.
func TestLabels(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ lang, headline, want string }{
		{"en", "US: Norway supplies weapons to Kuwait", "NO>KW narrator"},
		{"en", "Kyiv: Iran delivered missiles to Russia", "IR>RU Kyiv"},
		{"en", "Pentagon: Iran supplies drones to Russia", "IR>RU Pentagon"},
		{"en", "Poland: Germany sends Ukraine tanks", "DE>UA narrator"},
		{"en", "Ukraine: Germany sends tanks", "DE>UA narrator"},
		{"en", "Norway: tanks delivered to Kuwait", "NO>KW narrator"},
		{"en", "Germany sends Chile arms", "DE>CL narrator"},
		{"en", "Chile shells Peru", ""},
		{"de", "USA: Norwegen liefert Waffen an Kuwait", "NO>KW narrator"},
		{"de", "Kiew: Iran hat Raketen an Russland geliefert", "IR>RU Kiew"},
		{"de", "Polen: Deutschland schickt der Ukraine Panzer", "DE>UA narrator"},
		{"de", "Ukraine: Deutschland liefert Panzer", "DE>UA narrator"},
		{"de", "Selenskyj: Deutschland liefert der Ukraine Panzer", "DE>UA Selenskyj"},
		{"de", "Ukraine-Krieg: Norwegen liefert Kiew Panzer", "NO>UA narrator"},
	} {
		report := report(c.lang, c.headline+"\n\n"+map[string]string{"en": "The weather was fine.", "de": "Das Wetter war schön."}[c.lang])
		report.Title = waybill.Span{End: len(c.headline)}
		a := lang.Analyse(report, k.packs, k.atlas)
		got := ""
		for _, x := range claim.Find(a, statement.Find(a)) {
			if x.Kind == waybill.TransferClaim {
				got += string(x.Supplier.ID) + ">" + string(x.Recipient.ID) + " " + x.Source.Name
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.headline, got, c.want)
		}
	}
}
