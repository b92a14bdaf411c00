package web

import (
	"net/url"
	"strings"
	"testing"

	"waybill/door"
)

func TestDays(t *testing.T) {
	s := newSite(t)
	for _, c := range []struct{ lang, from, to, want string }{
		{"en", "2024-05-01", "2024-05-01", "1 May 2024"},
		{"en", "2023-10-01", "2024-05-15", "1 Oct 2023 – 15 May 2024"},
		{"en", "2024-02-01", "2024-05-15", "1 Feb – 15 May 2024"},
		{"de", "2024-02-01", "2024-05-15", "1. Feb. – 15. Mai 2024"},
		{"en", "", "2024-05-15", "15 May 2024"},
		{"en", "2024-05-15", "", "15 May 2024"},
		{"en", "", "", "–"},
		{"en", "<b>", "", "<b>"},
	} {
		if got := strings.ReplaceAll(s.in(c.lang).days(c.from, c.to), "\u00a0", " "); got != c.want {
			t.Errorf("%s to %s: %q, want %q", c.from, c.to, got, c.want)
		}
	}
}

// TestColumns looks that the head of a column sorts by it, and turns the order round when it is
// asked again.
func TestColumns(t *testing.T) {
	for query, want := range map[string]struct{ key, to, sorted string }{
		"":                            {"row.days", "/transfers?reverse=true", "descending"},
		"reverse=true&after=x":        {"row.days", "/transfers", "ascending"},
		"class=missile":               {"row.figures", "/transfers?class=missile&sort=articles", ""},
		"sort=articles":               {"row.figures", "/transfers?reverse=true&sort=articles", "descending"},
		"sort=credibility":            {"row.credibility", "/transfers?reverse=true&sort=credibility", "ascending"},
		"sort=credibility&after=abcd": {"row.days", "/transfers", ""},
	} {
		q, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		v := &shown{Path: "/transfers", Query: q}
		for _, c := range v.Columns() {
			if c.Key == want.key && (c.To != want.to || c.Sorted != want.sorted) {
				t.Errorf("%q: %s leads to %s and is sorted %q, want %s and %q", query, c.Key, c.To, c.Sorted, want.to, want.sorted)
			}
		}
	}
}

func TestSections(t *testing.T) {
	keys := func(role door.Role) string {
		var all []string
		for _, x := range sections("/transfers/KP-RU-missile-1", door.Who{Role: role}, true) {
			if x.Here {
				x.Key = strings.ToUpper(x.Key)
			}
			all = append(all, x.Key)
		}
		return strings.Join(all, " ")
	}
	if got := keys(door.Anyone); got != "" {
		t.Errorf("who is not logged in is led to %s", got)
	}
	if got := keys(door.Viewer); !strings.Contains(got, "REGISTER") || strings.Contains(got, "review") || strings.Contains(got, "accounts") {
		t.Errorf("a viewer is led to %s", got)
	}
	if got := keys(door.Admin); !strings.Contains(got, "review") || !strings.Contains(got, "accounts") {
		t.Errorf("an admin is led to %s", got)
	}
}

// TestFinding reads a headline that says more than its text.
func TestFinding(t *testing.T) {
	paper := paperOf(t, "Iran liefert Drohnen an Russland\n\nIran könnte Drohnen an Russland liefern, sagte ein Sprecher der US-Regierung.\n")
	if len(paper.Findings) != 1 {
		t.Fatalf("%d findings", len(paper.Findings))
	}
	body := renderRead(t, paper, door.Viewer)
	if !strings.Contains(body, "The headline says more than the text.") || strings.Count(body, "<blockquote>") != 2 {
		t.Errorf("the finding is not told: %.2000s", body)
	}
}

// TestRow names rows by their ids.
func TestRow(t *testing.T) {
	w := empty(t).in("de")
	for id, want := range map[string]string{
		"FR-MA-artillery-O2ODW5":                    "Frankreich → Marokko, Artillerie",
		"IL-UA-air-defence-CA2HMJ-2":                "Israel → Ukraine, Luftabwehr",
		"XX-UA-small-arms-234567":                   "unbekannt → Ukraine, Handwaffen",
		"AE-Rapid_Support_Forces-ammunition-G2I4WI": "Vereinigte Arabische Emirate → RSF, Munition",
		"nonsense":     "nonsense",
		"FR-MA-O2ODW5": "FR-MA-O2ODW5",
	} {
		if got := w.row(id); got != want {
			t.Errorf("%s is %q, not %q", id, got, want)
		}
	}
}

// TestNotes tells in German what a reading notes.
func TestNotes(t *testing.T) {
	for text, want := range map[string]string{
		"La France a livré douze canons Caesar à l’Ukraine, a annoncé le ministre des Armées. Les obus suivront en mars, selon Paris.": "in einer anderen Sprache",
		"12345 67890": "ließ sich nicht feststellen",
	} {
		paper := paperOf(t, text)
		if len(paper.Report.Notes) == 0 {
			t.Fatalf("%q gives no note", text)
		}
		if got := string(empty(t).in("de").note(paper.Report.Notes[0])); !strings.Contains(got, want) {
			t.Errorf("%q is told as %q", text, got)
		}
	}
}
