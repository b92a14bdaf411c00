package query_test

import (
	"slices"
	"strings"
	"testing"

	"waybill"
	"waybill/query"
)

func parse(t *testing.T, s string) query.Query {
	t.Helper()
	q, err := query.Parse(s)
	if err != nil {
		t.Fatalf("Parse(%q): %v", s, err)
	}
	return q
}

const (
	berlin = "Die Bundesregierung prüft die Lieferung von Leopard-2A6-Panzern und 155mm-Granaten über Straße und Schiene, hieß es in Düsseldorf."
	moscow = "Russia’s Su‑35 fighters and “Iskander” short-range ballistic missiles: Tehran did not confirm 1,000 of them."
)

// TestFind gives what is found in the two texts, with | between the hits; ""
// where the text is not found.
func TestFind(t *testing.T) {
	for _, c := range []struct{ query, text, want string }{
		{"BUNDESREGIERUNG", berlin, "Bundesregierung"},
		{"strasse", berlin, "Straße"},
		{"STRASSE dusseldorf", berlin, "Straße|Düsseldorf"},
		{"Duesseldorf", berlin, ""},
		{"Duesseldorf OR Düsseldorf", berlin, "Düsseldorf"},
		{"Leopard", berlin, "Leopard"},
		{"Leopard-2A6", berlin, "Leopard-2A6"},
		{`"Leopard 2"`, berlin, "Leopard-2"},
		{"155 mm", berlin, "155mm"},
		{"155-mm-Granaten", berlin, "155mm-Granaten"},
		{"Granate", berlin, ""},
		{"Granate*", berlin, "Granaten"},
		{"Lief*", berlin, "Lieferung"},
		{`"die Lieferung von"`, berlin, "die Lieferung von"},
		{`"Lieferung die"`, berlin, ""},
		{"Lieferung NOT Panzern", berlin, ""},
		{"Lieferung -Haubitzen", berlin, "Lieferung"},
		{"Lieferung (Haubitzen OR Panzern)", berlin, "Lieferung|Panzern"},
		{"NOT (NOT Lieferung OR Haubitzen)", berlin, "Lieferung"},
		{"Su-35", moscow, "Su‑35"},
		{"su35", moscow, "Su‑35"},
		{`"Su 35"`, moscow, "Su‑35"},
		{"Su*", moscow, "Su"},
		{"Su-3*", moscow, "Su‑35"},
		{"Su-34", moscow, ""},
		{"Iskan*", moscow, "Iskander"},
		{"Russia", moscow, "Russia"},
		{"Russia's Iskander", moscow, "Russia’s|Iskander"},
		{`"short range ballistic miss*"`, moscow, "short-range ballistic missiles"},
		{`"ballistic missiles" "range ballistic"`, moscow, "range ballistic missiles"},
		{"1.000", moscow, "1,000"},
		{"Tehran OR Minsk", moscow, "Tehran"},
	} {
		q := parse(t, c.query)
		var got []string
		for _, s := range q.Find(c.text) {
			got = append(got, s.Of(c.text))
		}
		if found := q.Matches(c.text); found != (c.want != "") {
			t.Errorf("%s: found is %t", c.query, found)
		}
		if s := strings.Join(got, "|"); c.want != "" && s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.query, s, c.want)
		}
	}
}

func TestFindKeepsToWhatIsAskedFor(t *testing.T) {
	text := "Panzer ohne Leopard"
	if got := parse(t, "Panzer NOT (Leopard NOT ohne)").Find(text); !slices.Equal(got, []waybill.Span{{Begin: 0, End: 6}, {Begin: 7, End: 11}}) {
		t.Errorf("got %v, want Panzer and ohne", got)
	}
	if got := parse(t, "Panzer Haubitzen").Find(text); len(got) != 1 {
		t.Errorf("got %v, want the one word that stands in the text", got)
	}
}

func TestSnippet(t *testing.T) {
	const text = "Berlin hält sich bedeckt.\n\nAus Warschau hieß es am Montag, man warte auf Panzer. " +
		"Die Panzer und die Haubitzen seien zugesagt, sagte ein Sprecher. Danach war lange Ruhe.\nPanzer gab es keine."
	for _, c := range []struct {
		query  string
		length int
		want   string
	}{
		{"Panzer Haubitzen", 60, "man warte auf Panzer. Die Panzer und die Haubitzen seien"},
		{"Panzer Haubitzen", 12, "Panzer. Die"},
		{"Berlin", 40, "Berlin hält sich bedeckt."},
		{"bedeckt", 20, "hält sich bedeckt."},
		{"Warschau", 30, "Aus Warschau hieß es am"},
		{"keine", 40, "Panzer gab es keine."},
		{"Sprecher", 5, "Sprec"},
		{`"bedeckt aus Warschau"`, 100, "Berlin hält sich bedeckt.\n\nAus Warschau hieß es am Montag, man warte auf Panzer. Die Panzer und die"},
		{"Minsk", 12, "Berlin hält"},
		{"Minsk", 1000, "Berlin hält sich bedeckt."},
	} {
		got := query.Snippet(text, parse(t, c.query).Find(text), c.length)
		if got.Of(text) != c.want {
			t.Errorf("%s, %d\n got %q\nwant %q", c.query, c.length, got.Of(text), c.want)
		}
	}
}
