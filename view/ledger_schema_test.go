package view_test

import (
	"bytes"
	"encoding/json"
	"os"
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
		// each is one of the four, and only one
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
			}
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
