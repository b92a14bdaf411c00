package view_test

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"waybill"
	"waybill/transfer"
	"waybill/view"
)

const ledgerSchema = "../docs/ledger.schema.json"

// ledgerPart is the schema of one thing that the commands of the ledger print.
func ledgerPart(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile(ledgerSchema + "#/$defs/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// valid checks what a value becomes as JSON.
func valid(t *testing.T, schema *jsonschema.Schema, v any) error {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return schema.Validate(value)
}

func TestLedgerIsAsTheSchemaSays(t *testing.T) {
	full := view.StoryOf(shells())
	bare := view.StoryOf(&view.Parts{Row: transfer.Row{Transfer: waybill.Transfer{ID: "XX-XX-weapons-AAAAAA", Status: waybill.Open, Suggested: waybill.CannotBeJudged}}})
	hit := view.Hit{Article: full.Articles[0], Snippets: []view.Snippet{{Begin: 4, End: 9, Text: "Öl 🚂 ", Hits: []view.Words{{Begin: 4, End: 6, Text: "Öl"}}}}, Transfers: []string{}}
	for name, v := range map[string]any{"story": full, "transfer": bare.Transfer, "hit": hit} {
		if err := valid(t, ledgerPart(t, name), v); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		// each is one of all, and only one
		whole, err := jsonschema.NewCompiler().Compile(ledgerSchema)
		if err != nil {
			t.Fatal(err)
		}
		if err := valid(t, whole, v); err != nil {
			t.Errorf("%s among all: %v", name, err)
		}
	}
	if err := valid(t, ledgerPart(t, "story"), bare); err != nil {
		t.Errorf("a story of nothing: %v", err)
	}
	for i := range full.Judgements {
		if err := valid(t, ledgerPart(t, "judgement"), full.Judgements[i]); err != nil {
			t.Errorf("judgement %d: %v", full.Judgements[i].Number, err)
		}
	}
}

func TestLedgerSchemaRefusesWhatIsNone(t *testing.T) {
	story := ledgerPart(t, "story")
	for name, spoil := range map[string]func(*view.Story){
		"unknown stage":     func(s *view.Story) { s.Transfer.Stage = "dreamt" },
		"unknown mark":      func(s *view.Story) { s.Voices[0].Mark = "boast" },
		"grade 0":           func(s *view.Story) { s.Transfer.Credibility = 0 },
		"list that is null": func(s *view.Story) { s.Articles = nil },
		"copies of nothing": func(s *view.Story) { s.Copies = [][]string{{}} },
		"words that lack":   func(s *view.Story) { s.Voices[0].Said[0].Words = "" },
	} {
		s := view.StoryOf(shells())
		spoil(&s)
		if valid(t, story, s) == nil {
			t.Errorf("%s: the schema takes it", name)
		}
	}
}

// The lists of allowed values are those of the root package.
func TestLedgerSchemaKnowsTheWords(t *testing.T) {
	data, err := os.ReadFile(ledgerSchema)
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Defs struct {
			Transfer struct {
				Properties struct {
					Class, Stage, Certainty struct{ Enum []*string }
				}
			} `json:"transferFields"`
			Judgement struct {
				Properties struct {
					Field struct{ Enum []*string }
				}
			}
		} `json:"$defs"`
	}
	if err := json.Unmarshal(data, &schema); err != nil {
		t.Fatal(err)
	}
	p := schema.Defs.Transfer.Properties
	sameWords(t, "class", p.Class.Enum, waybill.Classes())
	sameWords(t, "stage", p.Stage.Enum, waybill.Stages())
	sameWords(t, "certainty", p.Certainty.Enum, waybill.Certainties())
	sameWords(t, "field", schema.Defs.Judgement.Properties.Field.Enum, transfer.Fields())
}

// shape is what the schema of an object names: its fields, all of which are always there.
type shape struct {
	Ref        string                     `json:"$ref"`
	Required   []string                   `json:"required"`
	Properties map[string]json.RawMessage `json:"properties"`
}

// The structs have the fields that the schema names, no other ones, and in the same order.
func TestLedgerSchemaHasTheFields(t *testing.T) {
	data, err := os.ReadFile(ledgerSchema)
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Defs map[string]shape `json:"$defs"`
	}
	if err := json.Unmarshal(data, &schema); err != nil {
		t.Fatal(err)
	}
	for name, v := range map[string]any{
		"transfer": view.Transfer{}, "story": view.Story{}, "step": view.Step{}, "voice": view.Voice{}, "origin": view.Origin{}, "said": view.Said{},
		"article": view.Article{}, "exchange": view.Exchange{}, "quote": view.Quote{}, "judgement": view.Judgement{}, "hit": view.Hit{}, "snippet": view.Snippet{},
		"register": view.Register{}, "row": view.Row{}, "results": view.Results{}, "log": view.Log{}, "paper": view.Paper{}, "passage": view.Passage{},
		"flow": view.Flow{}, "party": view.Party{}, "parties": view.Parties{}, "account": view.Account{}, "network": view.Network{},
		"witness": view.Witness{}, "witnesses": view.Witnesses{}, "about": view.About{}, "feeds": view.Feeds{}, "feed": view.Feed{},
		"change": view.Change{}, "standing": view.Standing{}, "became": view.Became{}, "changes": view.Changes{},
	} {
		def, ok := schema.Defs[name]
		if !ok {
			t.Errorf("%s is not in the schema", name)
			continue
		}
		var want []string
		if fields, ok := strings.CutPrefix(def.Ref, "#/$defs/"); ok {
			want = append(want, schema.Defs[fields].Required...)
		}
		want = append(want, def.Required...)
		if got := fieldsOf(reflect.TypeOf(v)); !slices.Equal(got, want) {
			t.Errorf("%s has the fields\n%v, the schema names\n%v", name, got, want)
		}
		if len(def.Properties) != len(def.Required) {
			t.Errorf("%s: %d fields are told of, %d are always there", name, len(def.Properties), len(def.Required))
		}
	}
}

// fieldsOf are the names of a struct's fields in JSON.
func fieldsOf(t reflect.Type) []string {
	var names []string
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			names = append(names, fieldsOf(f.Type)...)
			continue
		}
		if name := f.Tag.Get("json"); name != "-" { // of pages only
			names = append(names, name)
		}
	}
	return names
}
