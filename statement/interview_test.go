package statement_test

import (
	"slices"
	"testing"

	"waybill"
	"waybill/statement"
)

// An interview without an address is known by the line over it that has no verb and says
// who speaks about what; questions that the paper answers itself are none.
func TestInterview(t *testing.T) {
	german := "\n\nWer liefert die Teile?\n\nHändler am Bosporus. Das wissen alle.\n\nUnd die Zahlungen?\n\nNein.\n\nDas glaubt Ihnen niemand.\n\nMag sein, belegt ist es.\n\nWas tun Sie dagegen?\n\nWenig."
	english := "\n\nWho sent the rifles?\n\nA dealer on the coast. Everyone knew.\n\nAnd the money?\n\nNo.\n\nNobody will believe you.\n\nMaybe, but I saw it.\n\nWhat can be done?\n\nLittle."
	for _, c := range []struct{ code, intro, want string }{
		{"de", "Eine Zollfahnderin über Umwege und Briefkästen.", "Zollfahnderin"},
		{"de", "Die Sanktionen greifen kaum. Ein Ermittler des Zolls, der anonym bleiben will, über Umwege.", "Ermittler des Zolls"},
		{"de", "Die wichtigsten Fragen und Antworten zu den Lieferungen.", ""},
		{"de", "Ein Minister stolpert über Lieferungen.", ""},
		{"de", "Ein Minister, der viel verspricht, redet über Lieferungen.", ""},
		{"en", "A retired inspector on detours and letterboxes.", "retired inspector"},
		{"en", "A former inspector, who asked not to be named, on who armed whom.", "former inspector"},
		{"en", "What we know about the deliveries.", ""},
		{"en", "An official insisted on payment.", ""},
	} {
		text := c.intro + german
		if c.code == "en" {
			text = c.intro + english
		}
		var who []string
		for _, s := range statement.Find(open(t).analyse(c.code, text)) {
			if s.Type == waybill.Direct {
				who = append(who, s.Speaker.Name)
			}
		}
		var want []string
		if c.want != "" {
			want = []string{c.want, c.want, c.want, c.want}
		}
		if !slices.Equal(who, want) {
			t.Errorf("%s: got %q, want %q", c.intro, who, want)
		}
	}
}
