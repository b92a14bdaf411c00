package draw_test

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"html/template"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"waybill/draw"
	"waybill/view"
)

var update = flag.Bool("update", false, "write the golden files anew")

// english says things as they are written, so that a picture shows what it was given.
type english struct{}

func (english) Party(id string) string {
	if id == "" {
		return "unknown"
	}
	if name, ok := map[string]string{"KP": "North Korea", "RU": "Russia", "IR": "Iran", "UA": "Ukraine"}[id]; ok {
		return name
	}
	return id
}
func (english) Class(class string) string {
	if class == "" {
		return "goods of no told kind"
	}
	return class
}
func (english) Stage(stage string) string         { return stage }
func (english) Certainty(certainty string) string { return certainty }
func (english) Stance(stance string) string       { return stance }
func (english) Origin(name string) string         { return name }
func (english) Day(day string) string             { return day }
func (english) Month(month string) string         { return month }
func (english) Say(key string, args ...any) string {
	switch {
	case len(args) == 0:
		return key
	case key == "draw.number":
		return fmt.Sprint(args...)
	}
	return key + " " + strings.TrimSuffix(fmt.Sprintln(args...), "\n") + "."
}

// golden holds a picture against its file, and wants it well-formed.
func golden(t *testing.T, name string, picture template.HTML) {
	t.Helper()
	wellFormed(t, picture)
	file := filepath.Join("testdata", name+".svg")
	if *update {
		if err := os.WriteFile(file, []byte(picture+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(picture)+"\n" != string(want) {
		t.Errorf("%s is drawn otherwise; look at it, then run go test ./draw -update", file)
	}
}

// wellFormed wants a picture to be XML of known elements with attributes that can do nothing.
func wellFormed(t *testing.T, picture template.HTML) {
	t.Helper()
	known := map[string]bool{"svg": true, "title": true, "desc": true, "g": true, "a": true, "path": true, "rect": true, "circle": true, "text": true, "style": true}
	decoder := xml.NewDecoder(strings.NewReader(string(picture)))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("not well-formed: %v in %s", err, picture)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if !known[start.Name.Local] {
			t.Fatalf("element %q in %s", start.Name.Local, picture)
		}
		for _, a := range start.Attr {
			if strings.HasPrefix(a.Name.Local, "on") || a.Name.Local == "href" && !strings.HasPrefix(a.Value, "/") && !strings.HasPrefix(a.Value, "#c") {
				t.Fatalf("attribute %s=%q in %s", a.Name.Local, a.Value, picture)
			}
		}
	}
}

func load[T any](t testing.TB, file string) *T {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	v := new(T)
	if err := json.Unmarshal(data, v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestSpark(t *testing.T) {
	golden(t, "spark", draw.Spark(english{}, []view.Month{{Month: "2023-01", Count: 1}, {Month: "2023-02", Count: 7}, {Month: "2024-03", Count: 3}}))
	golden(t, "spark-long", draw.Spark(english{}, []view.Month{{Month: "1999-01", Count: 1}, {Month: "2024-03", Count: 3}}))
	for _, none := range [][]view.Month{nil, {{Month: "soon", Count: 1}}, {{Month: "2024-01"}, {Month: "2023-01"}}} {
		if got := draw.Spark(english{}, none); got != "" {
			t.Errorf("months %v are drawn as %s", none, got)
		}
	}
}

func TestExchange(t *testing.T) {
	golden(t, "exchange", draw.Exchange(english{}, load[view.Story](t, "../view/testdata/story.json")))
}

func TestTimeline(t *testing.T) {
	golden(t, "timeline", draw.Timeline(english{}, load[view.Story](t, "../view/testdata/story.json")))
	if got := draw.Timeline(english{}, &view.Story{Course: []view.Step{{Stage: "agreed"}}}); got != "" {
		t.Errorf("a story without days is drawn as %s", got)
	}
}

func TestReadExchange(t *testing.T) {
	golden(t, "read", draw.ReadExchange(english{}, &view.Document{Claims: []view.Claim{
		{ID: "c1", Kind: "transfer", Supplier: "KP", Recipient: "RU", Class: "ammunition.artillery", Quantity: "several million", Stage: "delivered", Certainty: "likely", Exchange: "x1"},
		{ID: "c2", Kind: "transfer", Supplier: "KP", Recipient: "RU", Class: "ammunition.artillery", Stage: "delivered", Certainty: "denied"},
		{ID: "c3", Kind: "transfer", Supplier: "RU", Recipient: "KP", Class: "energy", Quantity: "a million barrels", Stage: "underway", Certainty: "stated", Exchange: "x1"},
		{ID: "c4", Kind: "meeting", Parties: []string{"KP", "RU"}},
		{ID: "c5", Kind: "transfer", Supplier: "KP", Recipient: "RU", Designation: "KN-23", Class: "missile.ballistic", Stage: "offered", Certainty: "possible"},
		{ID: "c6", Kind: "transfer", Recipient: "UA", Class: "air-defence.system", Stage: "agreed", Certainty: "conditional"},
		{ID: "c7", Kind: "transfer", Supplier: "RU", Recipient: "KP", Class: "technology", Stage: "sought", Certainty: "doubted"},
	}}))
	if got := draw.ReadExchange(english{}, &view.Document{}); got != "" {
		t.Errorf("a report without transfers is drawn as %s", got)
	}
}

func FuzzPictures(f *testing.F) {
	f.Add("RU", "ammunition", `"><script>alert(1)</script>`, "2024-01-01", "x1")
	f.Add("\u202eRU", "</title><svg onload=alert(1)>", "]]>\x00\xff", "9999-99-99", "&#106;avascript:")
	f.Fuzz(func(t *testing.T, party, class, words, day, label string) {
		o := func(s string) view.Optional { return view.Optional(s) }
		row := view.Transfer{ID: words, Supplier: o(party), Recipient: o(words), Class: o(class), Quantity: o(words), Designation: o(label), Stage: o(class), Certainty: o(label), Deny: 1}
		story := &view.Story{
			Transfer: row, Course: []view.Step{{From: o(day), To: o(day), Stance: "affirms", Stage: "agreed", Certainty: label, Origins: []string{words}}},
			Voices:    []view.Voice{{Said: []view.Said{{Article: label, Quantity: o(words)}}}},
			Articles:  []view.Article{{ID: label, Published: o(day)}},
			Exchanges: []view.Exchange{{Transfers: []view.Transfer{row, {Supplier: o(words), Recipient: o(party)}}}, {}},
		}
		document := &view.Document{Claims: []view.Claim{
			{ID: words, Kind: "transfer", Supplier: o(party), Recipient: o(words), Class: o(class), Quantity: o(words), Exchange: o(label)},
			{ID: label, Kind: "transfer", Supplier: o(words), Recipient: o(party), Stage: o(class), Certainty: o(words), Exchange: o(label)},
		}}
		flows := []view.Flow{
			{Supplier: o(party), Recipient: o(words), Family: o(class), Year: o(day), Transfers: 2, Stage: o(label)},
			{Supplier: o(words), Recipient: o(party), Family: o(label), Year: "2024", Transfers: len(label), Certainty: o(words)},
		}
		network := &view.Network{Parties: []view.Party{{ID: party, Gives: len(label)}, {ID: words}, {ID: label}}, Flows: flows}
		for _, picture := range []template.HTML{
			draw.Exchange(english{}, story), draw.Timeline(english{}, story), draw.ReadExchange(english{}, document),
			draw.Sankey(english{}, &view.Account{Party: view.Party{ID: party}, Flows: flows}),
			draw.Years(english{}, &view.Account{Party: view.Party{ID: party}, Years: flows}),
			draw.Network(english{}, network, false), draw.Network(english{}, network, true),
			draw.Spark(english{}, []view.Month{{Month: day, Count: 1}, {Month: label, Count: 2}}),
		} {
			if picture != "" {
				picture = template.HTML(strings.ReplaceAll(string(picture), `href="#`, `href="#c`))
				wellFormed(t, picture)
			}
		}
	})
}
