package eval_test

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"waybill/eval"
	"waybill/view"
)

func TestLoadKnowsTheProjectsGold(t *testing.T) {
	gold := mustLoad(t, "../gold", "")
	de, en := mustLoad(t, "../gold", "de"), mustLoad(t, "../gold", "en")
	files, err := fs.Glob(os.DirFS("../gold"), "*/*.txt")
	if err != nil || len(gold) != len(files) || len(gold) != len(de)+len(en) || len(de) < 16 || len(en) < 16 {
		t.Errorf("%d articles, %d German, %d English", len(gold), len(de), len(en))
	}
	if _, err := eval.Load(os.DirFS("../gold"), "fr"); !errors.Is(err, eval.ErrNoGold) {
		t.Errorf("French gold: %v", err)
	}
}

const goodTransfer = `{"id":"t1","supplier":"KP","recipient":"RU","class":"ammunition.artillery","goods":"Granaten",
"quantity":null,"stage":"delivered","certainty":"stated","source":"narrator","via":null,"condition":null,
"exchange":null,"evidence":"Nordkorea lieferte Granaten"}`

func goldWith(transfers, quotes, events string) fstest.MapFS {
	doc := `{"doc":"de/a.txt","lang":"de","published":null,"transfers":[` + transfers + `],"quotes":[` + quotes + `],"events":[` + events + `]}`
	return fstest.MapFS{
		"de/a.json": {Data: []byte(doc)},
		"de/a.txt":  {Data: []byte("Titel\r\n\r\nNordkorea lieferte Granaten.\r\nEnde.\r\n")},
	}
}

func TestLoadFindsFaults(t *testing.T) {
	spoil := func(old, new string) string { return strings.Replace(goodTransfer, old, new, 1) }
	for _, test := range []struct{ name, transfers, quotes, events, want string }{
		{"class", spoil("artillery", "laser"), "", "", `t1: class "ammunition.laser"`},
		{"stage", spoil("delivered", "sent"), "", "", `t1: stage "sent"`},
		{"certainty", spoil("stated", "sure"), "", "", `t1: certainty "sure"`},
		{"no parties", spoil(`"KP","recipient":"RU"`, `null,"recipient":null`), "", "", "neither supplier nor recipient"},
		{"one party", spoil("RU", "KP"), "", "", "supplier is recipient"},
		{"source", spoil("narrator", ""), "", "", "no source"},
		{"evidence", spoil("lieferte Gra", "gab Gra"), "", "", "evidence is not a substring"},
		{"no evidence", spoil("Nordkorea lieferte Granaten", ""), "", "", "no evidence"},
		{"quantity", spoil(`"quantity":null`, `"quantity":"tausend"`), "", "", "quantity is not a substring"},
		{"exchange", spoil(`"exchange":null`, `"exchange":"x1"`), "", "", "exchange x1: only one direction"},
		{"twice", goodTransfer + "," + goodTransfer, "", "", "t1: id used twice"},
		{"missing field", spoil(`"via":null,`, ""), "", "", `transfer 1: no "via"`},
		{"unknown field", spoil(`"via":`, `"viaa":null,"via":`), "", "", `unknown field "viaa"`},
		{"quote type", "", `{"speaker":"A","type":"free","text":"Ende"}`, "", `quote type "free"`},
		{"quote speaker", "", `{"speaker":"","type":"direct","text":"Ende"}`, "", "quote without speaker"},
		{"quote text", "", `{"speaker":"A","type":"direct","text":"Anfang"}`, "", "quote is not a substring"},
		{"event type", "", "", `{"type":"party","parties":[],"evidence":"Ende"}`, `event type "party"`},
		{"event evidence", "", "", `{"type":"meeting","parties":[],"evidence":"Anfang"}`, "event evidence is not a substring"},
	} {
		gold, err := eval.Load(goldWith(test.transfers, test.quotes, test.events), "")
		if err == nil || !strings.Contains(err.Error(), "de/a.json: ") || !strings.Contains(err.Error(), test.want) || len(gold) != 0 {
			t.Errorf("%s: %v", test.name, err)
		}
	}
	if gold, err := eval.Load(goldWith(goodTransfer, "", ""), ""); err != nil || len(gold) != 1 {
		t.Errorf("good gold: %v", err)
	}
	if _, err := eval.Load(fstest.MapFS{"de/a.json": {Data: []byte(`{}`)}}, ""); err == nil || strings.Count(err.Error(), "de/a.json: no ") != 5 {
		t.Errorf("empty gold: %v", err)
	}
}

func TestKey(t *testing.T) {
	for file, want := range map[string]string{
		"de/seed-10930.txt": "de/seed-10930", "/a/b/de/x.y.txt": "de/x.y", "x.txt": "x",
		"./gold//de/a.json": "de/a", "/a.txt": "/a", "noending": "noending", "v1.2/x": "v1",
	} {
		if got := eval.Key(file); got != want {
			t.Errorf("%s: got %q, want %q", file, got, want)
		}
	}
}

// White space between the words of evidence does not matter, line breaks are one.
func TestScoreFindsEvidenceAcrossLines(t *testing.T) {
	gold, err := eval.Load(goldWith(goodTransfer, `{"speaker":"İsmail Demir","type":"direct","text":"Ende."}`, ""), "")
	if err != nil {
		t.Fatal(err)
	}
	d := &view.Document{
		Claims: []view.Claim{{Kind: "transfer", Supplier: "KP", Recipient: "RU", Class: "ammunition", Stage: "delivered",
			Certainty: "stated", Source: "Narrator", Evidence: &view.Words{Text: "Nordkorea  lieferte Granaten.\nEnde."}}},
		Statements: []view.Statement{{Type: "direct", Speaker: "DEMİR", Text: "ende"}},
	}
	r := eval.Score(&gold[0], d)
	if r.Strict.Figure().F1 != 1 || r.QuoteSpeaker.Figure().F1 != 0 || r.Quote.Figure().F1 != 1 {
		t.Errorf("%+v", r)
	}
	if r.Attributes.Class != 0 || r.Attributes.Exchange != 1 {
		t.Errorf("%+v", r.Attributes)
	}
	empty := eval.Score(&gold[0], nil)
	if empty.Claim.Missed != 1 || len(empty.Misses) != 2 {
		t.Errorf("%+v", empty)
	}
}

func TestReadPredictions(t *testing.T) {
	docs, err := eval.ReadPredictions(strings.NewReader(`{"report":{"file":"x/de/a.txt"},"statements":[],"claims":[{"kind":"transfer","supplier":null}]}
{"report":{"file":"de/b.txt"},"statements":[],"claims":[]}`))
	if err != nil || len(docs) != 2 || len(docs["de/a"].Claims) != 1 {
		t.Errorf("%v, %v", docs, err)
	}
	if _, err := eval.ReadPredictions(strings.NewReader("{}\nnonsense")); err == nil || !strings.Contains(err.Error(), "document 2") {
		t.Errorf("%v", err)
	}
}
