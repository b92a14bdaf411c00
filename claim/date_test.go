package claim_test

import (
	"fmt"
	"strings"
	"testing"
)

// TestDates checks which date a claim has, in reports of Wednesday, 15 May 2024.
func TestDates(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ lang, text, want string }{
		{"de", "Im März lieferte Norwegen der Ukraine Panzer.", "Im März 2024-03-01..2024-03-31 month"},
		{"de", "Norwegen wird der Ukraine im Juni Panzer liefern.", "im Juni 2024-06-01..2024-06-30 month"},
		{"de", "Norwegen liefert der Ukraine bis Ende des Jahres Panzer.", "bis Ende des Jahres ..2024-12-31 third"},
		{"de", "Iran habe Russland Drohnen geliefert, sagte der Minister am Dienstag.", ""},
		{"de", "Der Minister sagte am Dienstag, Iran habe Russland im April Drohnen geliefert.", "im April 2024-04-01..2024-04-30 month"},
		{"de", "Laut dem am Dienstag veröffentlichten Bericht hat Iran Russland Drohnen geliefert.", ""},
		{"de", "Iran lieferte Russland nach dem Abkommen von 2015 Drohnen.", ""},
		{"de", "Seit Oktober liefert Iran Russland Drohnen.", "Seit Oktober 2023-10-01.. month"},
		{"de", "Im März sagte Norwegen zu, der Ukraine Panzer zu liefern.", "Im März 2024-03-01..2024-03-31 month"},
		{"de", "Polen kauft 2025 weitere Panzer von Südkorea.", "2025 2025-01-01..2025-12-31 year"},
		{"de", "Im kommenden Jahr soll die Ukraine von Norwegen 20 Haubitzen erhalten, 2026 weitere 15.", "Im kommenden Jahr 2025-01-01..2025-12-31 year"},
		{"en", "Norway sent tanks to Ukraine last month.", "last month 2024-04-01..2024-04-30 month"},
		{"en", "Norway will send tanks to Ukraine in June.", "in June 2024-06-01..2024-06-30 month"},
		{"en", "On Friday, Norway will hand tanks to Ukraine.", "On Friday 2024-05-17..2024-05-17 day"},
		{"en", "The minister said on Tuesday that Iran sent drones to Russia in April.", "in April 2024-04-01..2024-04-30 month"},
		{"en", "The minister said on Tuesday that Iran sent drones to Russia.", ""},
		{"en", "Since October Iran has supplied Russia with drones.", "Since October 2023-10-01.. month"},
		{"en", "Poland approved the delivery of tanks to Ukraine in March 2023.", "in March 2023 2023-03-01..2023-03-31 month"},
		{"en", "A first batch of ten tanks arrived in Ukraine from Denmark last month.", "last month 2024-04-01..2024-04-30 month"},
		{"en", "Norway promised in March to send tanks to Ukraine.", "in March 2024-03-01..2024-03-31 month"},
	} {
		for _, published := range []string{"2024-05-15", ""} {
			r, claims := k.claimsOf(c.lang, c.text, published)
			if len(claims) != 1 {
				t.Errorf("%s: %d claims, want 1", c.text, len(claims))
				continue
			}
			w := claims[0].When
			got := w.Span.Of(r.Text)
			if !strings.HasPrefix(c.want, got) || (got == "") != (c.want == "") {
				t.Errorf("%s: got the words %q", c.text, got)
			}
			if published == "" {
				continue // only what tells its year is resolved
			}
			if got != "" {
				got += fmt.Sprintf(" %s..%s %s", w.Begin, w.End, w.Precision)
			}
			if got != c.want {
				t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
			}
		}
	}
}

// TestSharedDates checks which of two clauses have the date in front of the first.
func TestSharedDates(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct {
		lang, text string
		want       []string
	}{
		{"de", "Im März 2023 lieferte Iran den Huthis Drohnen und schickte ihnen Raketen.", []string{"Im März 2023", "Im März 2023"}},
		{"en", "In March 2023 Iran supplied the Houthis with drones and sent Hezbollah missiles.", []string{"In March 2023", "In March 2023"}},
		{"de", "Norwegen schickte der Ukraine am Montag Panzer, und Dänemark lieferte Munition an die Ukraine.", []string{"am Montag", ""}},
		{"en", "Norway sent tanks to Ukraine on Monday and Denmark delivered shells to Kyiv.", []string{"on Monday", ""}},
	} {
		r, claims := k.claims(c.lang, c.text)
		var got []string
		for _, claim := range claims {
			got = append(got, claim.When.Span.Of(r.Text))
		}
		if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", c.want) {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
}

// TestDatesCountFromTheItem: what a report or an item of it is headed by is the day its
// dates count from.
func TestDatesCountFromTheItem(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ lang, text, want string }{
		{"en", "5 January 2023: Spain said on Monday. Norway sent tanks to Ukraine in December.", "2022-12-01"},
		{"en", "OSLO, May 3, 2021 - The year began well.\nNorway sent tanks to Ukraine last month.", "2021-04-01"},
		{"de", "Bern, 22.11.2023 – Norwegen lieferte der Ukraine gestern Panzer.", "2023-11-21"},
		{"en", "5 January 2023: Norway sends tanks to Ukraine.", "2023-01-05"},
		{"en", "5 January 2023: Norway will send 40 tanks and some guns to Ukraine in March.", "2023-03-01"},
		{"en", "OSLO, May 3 - Norway sent tanks to Ukraine last month.", ""},
		{"en", "On 5 January 2023 it rained. Norway sent tanks to Ukraine last month.", ""},
	} {
		_, claims := k.claims(c.lang, c.text)
		if len(claims) == 0 || claims[0].When.Begin != c.want {
			t.Errorf("%s: got %+v", c.text, claims)
		}
	}
}
