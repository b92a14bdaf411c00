package view_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"waybill"
	"waybill/atlas"
	"waybill/reading"
	"waybill/view"
)

const schemaFile = "../docs/reading.schema.json"

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func TestDocumentIsAsTheSchemaSays(t *testing.T) {
	schema := compileSchema(t)
	empty := waybill.Report{File: "-", Article: waybill.Article{}.ID()}
	for name, r := range map[string]*waybill.Reading{
		"full":  barterReading(t),
		"empty": {Report: &empty, Engine: "1"},
	} {
		if err := valid(t, schema, view.Explained(r)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSchemaRefusesWhatIsNone(t *testing.T) {
	schema := compileSchema(t)
	for name, spoil := range map[string]func(*view.Document){
		"unknown stage":      func(d *view.Document) { d.Claims[0].Stage = "dreamt" },
		"transfer, no stage": func(d *view.Document) { d.Claims[0].Stage = "" },
		"no party at all":    func(d *view.Document) { d.Claims[0].Supplier, d.Claims[0].Recipient = "", "" },
		"no evidence":        func(d *view.Document) { d.Claims[5].Evidence = nil },
		"unknown class":      func(d *view.Document) { d.Claims[0].Class = "laser" },
		"list that is null":  func(d *view.Document) { d.Statements[0].Spans = nil },
	} {
		d := view.Of(barterReading(t))
		spoil(&d)
		if valid(t, schema, d) == nil {
			t.Errorf("%s: the schema takes it", name)
		}
	}
}

// The real reading of every article in the project must be as the schema says, and
// its spans in order.
func TestRealReadingsAreAsTheSchemaSays(t *testing.T) {
	schema := compileSchema(t)
	known, err := atlas.Load()
	if err != nil {
		t.Fatal(err)
	}
	reader, err := reading.New(known)
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, pattern := range []string{"../gold/*/*.txt", "../samples/*.txt", "../samples/*.html"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	if len(files) == 0 {
		t.Fatal("no articles to read")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		r, err := reader.Read(waybill.Article{File: file, Bytes: data})
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		if err := valid(t, schema, view.Of(r)); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

// The lists of allowed values in the schema are those of the root package.
func TestSchemaKnowsTheWords(t *testing.T) {
	data, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Defs struct {
			Date struct {
				Properties struct{ Precision struct{ Enum []*string } }
			}
			Claim struct {
				Properties struct {
					Class, Stage, Certainty struct{ Enum []*string }
				}
			}
		} `json:"$defs"`
	}
	if err := json.Unmarshal(data, &schema); err != nil {
		t.Fatal(err)
	}
	p := schema.Defs.Claim.Properties
	sameWords(t, "class", p.Class.Enum, waybill.Classes())
	sameWords(t, "stage", p.Stage.Enum, waybill.Stages())
	sameWords(t, "certainty", p.Certainty.Enum, waybill.Certainties())
	sameWords(t, "precision", schema.Defs.Date.Properties.Precision.Enum, waybill.Precisions())
}

// sameWords compares an enum, whose last value is null, with the words in Go.
func sameWords[T ~string](t *testing.T, name string, enum []*string, want []T) {
	t.Helper()
	var got []T
	for _, e := range enum {
		if e != nil {
			got = append(got, T(*e))
		}
	}
	if !slices.Equal(got, want) || len(enum) != len(want)+1 {
		t.Errorf("%s: the schema has %q, Go %q", name, got, want)
	}
}
