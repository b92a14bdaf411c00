package claim_test

import (
	"fmt"
	"strings"
	"testing"
)

// TestChain says by whose mouths the last claim of a text came, as "kind name", with what
// is said of somebody unnamed.
func TestChain(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ code, text, want string }{
		{"en", "Norway delivered 12 howitzers to Latvia.", ""},
		{"en", "The newspaper, citing two US officials, reported that Norway had delivered 12 howitzers to Latvia.", "outlet newspaper > anonymous two US officials (US, two)"},
		{"en", "Norway delivered 12 howitzers to Latvia, the defence ministry said.", "office defence ministry"},
		{"en", "A report says that Norway delivered 12 howitzers to Latvia.", "document report"},
		{"de", "Wie die Zeitung unter Berufung auf zwei Diplomaten berichtet, hat Norwegen Lettland zwölf Haubitzen geliefert.", "outlet Zeitung > anonymous zwei Diplomaten (zwei)"},
		{"de", "Laut Medienberichten unter Berufung auf Diplomaten hat Norwegen Lettland zwölf Haubitzen geliefert.", "document Medienberichte > anonymous Diplomaten"},
		{"de", "Norwegen habe Lettland zwölf Haubitzen geliefert, sagte ein Sprecher.", "anonymous Sprecher"},
	} {
		r, claims := k.claims(c.code, c.text)
		if len(claims) == 0 {
			t.Errorf("%s: no claim", c.text)
			continue
		}
		var links []string
		for _, l := range claims[len(claims)-1].Source.Chain {
			link := fmt.Sprint(l.Kind, " ", l.Name)
			var said []string
			for _, w := range []string{l.Country.Of(r.Text), l.Organisation.Of(r.Text), l.Number.Of(r.Text)} {
				if w != "" {
					said = append(said, w)
				}
			}
			if len(said) > 0 {
				link += " (" + strings.Join(said, ", ") + ")"
			}
			links = append(links, link)
		}
		if got := strings.Join(links, " > "); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}
