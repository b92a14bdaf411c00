package claim_test

import (
	"strings"
	"testing"

	"waybill"
	"waybill/claim"
	"waybill/lang"
	"waybill/statement"
)

// TestSources says who answers for the first claim of a text; a text of several lines has
// its headline on the first.
func TestSources(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ code, text, want string }{
		{"en", "Norway promised Latvia 12 howitzers.", "Norway"},
		{"en", "Norway plans to sell Latvia 12 howitzers.", "narrator"},
		{"en", "Norway and Spain agreed to send Latvia 12 howitzers.", "narrator"},
		{"en", "The U.S. State Department notified Congress of a planned sale of 12 howitzers to Latvia.", "U.S. State Department"},
		{"en", "Norway delivered 12 howitzers to Latvia.", "narrator"},
		{"en", "Norway expressed its determination to provide Latvia with 12 howitzers.", "Norway"},
		{"en", "Norway affirmed its support for the delivery of howitzers to Latvia by Spain.", "Norway"},
		{"en", "Norway ordered the suspension of howitzer deliveries to Latvia.", "narrator"},
		{"en", "Statement by Press Secretary Mona Lind on support for Latvia\n\nNorway delivered 12 howitzers to Latvia.", "Press Secretary Mona Lind"},
		{"en", "Ministry of Defence statement on the howitzer case\n\nNorway delivered 12 howitzers to Latvia.", "Ministry of Defence"},
		{"en", "Riga rejects statement on howitzers\n\nNorway delivered 12 howitzers to Latvia.", "narrator"},
		{"en", "Norway hands over howitzers\n\nFor immediate release\n\nThe Ministry of Defence confirms the delivery.\n\nNorway delivered 12 howitzers to Latvia.", "Ministry of Defence"},
		{"de", "Norwegen hat nach einem Bericht Haubitzen an die Ukraine geliefert.", "Bericht"},
		{"de", "Norwegen hat nach Angaben der UN Haubitzen an Lettland geliefert.", "UN"},
		{"de", "Saab bringt zwölf Gripen in Kolumbien unter.", "narrator"},
		{"de", "Norwegen plant, Lettland zwölf Haubitzen zu verkaufen.", "narrator"},
		{"de", "Norwegen versprach Lettland zwölf Haubitzen.", "Norwegen"},
		{"de", "Erklärung des Verteidigungsministeriums zur Lieferung\n\nNorwegen hat Lettland zwölf Haubitzen geliefert.", "Verteidigungsministeriums"},
		{"de", "Zwölf Haubitzen übergeben\n\nDas Verteidigungsministerium bestätigt den Vorgang.\n\nNorwegen hat Lettland zwölf Haubitzen geliefert.\n\nPressekontakt: Pressestelle", "Verteidigungsministerium"},
		{"de", "Zwölf Haubitzen übergeben\n\nDas Verteidigungsministerium bestätigt den Vorgang.\n\nNorwegen hat Lettland zwölf Haubitzen geliefert.", "narrator"},
	} {
		r := report(c.code, c.text)
		if strings.Contains(c.text, "\n") {
			r.Title, r.Blocks[0].Kind = r.Blocks[0].Span, waybill.Headline
		}
		a := lang.Analyse(r, k.packs, k.atlas)
		claims := claim.Find(a, statement.Find(a))
		if len(claims) == 0 {
			t.Errorf("%s: no claim", c.text)
			continue
		}
		if got := claims[len(claims)-1].Source.Name; got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}
