package web

import (
	"html"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"waybill"
	"waybill/door"
)

var (
	switchLink = regexp.MustCompile(`<a href="[^"]*" lang="en" hreflang="en"[^>]*>English</a>`)
	inEnglish  = regexp.MustCompile(`<[a-z]+[^>]* lang="en"[^>]*>.{0,80}`)
	// what reports say stands in <q>, <blockquote>, <mark> or the article itself
	ofReports = regexp.MustCompile(`(?s)<(q|blockquote|article|mark)\b.*?</(q|blockquote|article|mark)>`)
	// codes are the same in both languages
	coded = regexp.MustCompile(`(?s)<code>.*?</code>|<input type="hidden"[^>]*>`)
)

// words that pages say in German and no report of the stories does.
var english = regexp.MustCompile(`Affirmed by|Denied by|counted as one|affirms it|ministry of|armed forces|\bofficials \(|lawmakers \(|The subject of|This word|an unknown outlet|The side is left open|by itself`)

// TestGermanPagesSpeakGerman: reasons of grades and rules, and the names of offices and states,
// are German where German is asked for, and English where English is.
func TestGermanPagesSpeakGerman(t *testing.T) {
	s := storySite(t)
	h := mount(s, door.Analyst)
	both := map[string]string{"de": "", "en": ""}
	for lang := range both {
		for _, target := range []string{"/transfers", "/origins", "/review"} {
			both[lang] += ok(t, h, target+"?ui="+lang)
		}
		for _, row := range rowsOf(t, s) {
			both[lang] += ok(t, h, "/transfers/"+row.ID+"?whole=true&ui="+lang)
		}
		w := get(h, "/reports?ui="+lang)
		if w.Code != http.StatusOK {
			t.Fatal(w.Code)
		}
		for _, m := range regexp.MustCompile(`href="(/reports/[0-9a-f]+)"`).FindAllStringSubmatch(w.Body.String(), -1) {
			both[lang] += ok(t, h, m[1]+"?explain=true&ui="+lang)
		}
	}
	german := html.UnescapeString(coded.ReplaceAllString(ofReports.ReplaceAllString(switchLink.ReplaceAllString(both["de"], ""), ""), ""))
	if found := inEnglish.FindAllString(german, 5); found != nil {
		t.Errorf("marked as English: %q", found)
	}
	for _, m := range english.FindAllStringIndex(german, 10) {
		t.Errorf("English in German: …%s…", german[max(0, m[0]-80):min(len(german), m[1]+80)])
	}
	for _, want := range []string{"Bejaht von:", "Bestritten von:", "Das Verb", "streitkräfte (", "(eine Seite)"} {
		if !strings.Contains(strings.ToLower(german), strings.ToLower(want)) {
			t.Errorf("no German page says %q", want)
		}
	}
	for _, want := range []string{"Affirmed by:", "Denied by:", "The verb", "(a side)"} {
		if !strings.Contains(html.UnescapeString(both["en"]), want) {
			t.Errorf("no English page says %q", want)
		}
	}
}

func TestOriginsInGerman(t *testing.T) {
	s := empty(t)
	for name, want := range map[string]string{
		"ministry of defence (KR)": "Verteidigungsministerium (Südkorea)",
		"officials (US, GB)":       "Regierungsvertreter (USA, Großbritannien)",
		"lawmakers (DE)":           "Abgeordnete (Deutschland)",
		"South Korea":              "Südkorea",
		"Reuters":                  "Reuters",
		"hill watch (KR)":          "hill watch (Südkorea)",
		"":                         "ein unbekanntes Medium",
	} {
		if got := s.in("de").Origin(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
		if got := s.in("en").Origin(name); name != "" && got != name {
			t.Errorf("%q is %q in English", name, got)
		}
	}
}

// TestCausesInGerman: what could not be fetched, read or understood is told in the language of
// who asks, with its exact cause.
func TestCausesInGerman(t *testing.T) {
	s := storySite(t)
	h := mount(s, door.Analyst)
	if body := html.UnescapeString(get(h, "/search?q=%22tanks&ui=de").Body.String()); !strings.Contains(body, "ein Anführungszeichen bei 0 ist nicht geschlossen") {
		t.Errorf("a query that cannot be read: %.600s", body)
	}
	w := s.in("de")
	if got := w.because(waybill.Because("no-host", "example.invalid"), "there is none"); got != "einen Rechner example.invalid gibt es nicht: prüfe die Adresse" {
		t.Error(got)
	}
	if got := w.because(waybill.Cause{}, "there is none"); got != "there is none" {
		t.Errorf("a cause that is not known: %q", got)
	}
}
