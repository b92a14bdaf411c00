package api_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"waybill/api"
	"waybill/api/apitest"
	"waybill/view"
)

// spec is what the tests need of the description.
type spec struct {
	Paths      map[string]map[string]specOperation
	Components struct {
		Parameters map[string]specParameter
		Schemas    map[string]specSchema
	}
}

type specOperation struct {
	ID          string `json:"operationId"`
	Role        string `json:"x-role"`
	Parameters  []specParameter
	RequestBody *struct {
		Content map[string]struct{ Schema specSchema }
	}
}

type specParameter struct {
	Ref      string `json:"$ref"`
	Name, In string
	Required bool
	Schema   specSchema
}

type specSchema struct {
	Ref        string          `json:"$ref"`
	Type       json.RawMessage `json:"type"`
	Enum       []string
	Items      *specSchema
	Minimum    *float64
	Maximum    *float64
	MaxLength  int
	Properties map[string]specSchema
	Required   []string
}

func (s specSchema) is(kind string) bool { return strings.Contains(string(s.Type), `"`+kind+`"`) }

func described(t testing.TB) spec {
	t.Helper()
	asJSON, _, err := api.New(api.Options{Version: "0"}).OpenAPI()
	if err != nil {
		t.Fatal(err)
	}
	var s spec
	if err := json.Unmarshal(asJSON, &s); err != nil {
		t.Fatal(err)
	}
	return s
}

func (s spec) parameters(path, method string) []specParameter {
	var all []specParameter
	for _, p := range s.Paths[path][method].Parameters {
		if p.Ref != "" {
			p = s.Components.Parameters[p.Ref[strings.LastIndex(p.Ref, "/")+1:]]
		}
		all = append(all, p)
	}
	return all
}

// nasty are values that something may stumble over.
var nasty = []string{
	"\x00", "%", "%zz", "'", "\"", "' OR 1=1 --", "../../etc/passwd", "<script>", "\u202e", "\xff\xfe", "-1", "0", "999999999999999999999", "1e9", "NaN", "null", "true", "[]", "{}", ",", ",,,,",
	" ", "\n", "\r\nX-Evil: 1", "🚂", "*", "(", "\"open", "AND", "NOT", "a AND", "2024-13-45", "0000-00-00", "9999", strings.Repeat("a", 3000), strings.Repeat("(", 500), strings.Repeat("ä,", 200),
}

// Whatever is sent for any parameter of any operation, the answer is an answer or a problem
// that names what is wrong, and never a fault. A parameter that several operations share is
// tried in full at the first, with a few values at the others.
func TestNastyParameters(t *testing.T) {
	s, sp := apitest.Serve(t, apitest.Options{}), described(t)
	random := rand.New(rand.NewPCG(1, 2))
	seen := map[string]bool{}
	asked := 0
	for _, path := range slices.Sorted(maps.Keys(sp.Paths)) {
		for _, method := range slices.Sorted(maps.Keys(sp.Paths[path])) {
			all := sp.parameters(path, method)
			for _, p := range all {
				values := nasty
				if seen[p.In+p.Name] {
					values = []string{nasty[random.IntN(len(nasty))], nasty[random.IntN(len(nasty))], nasty[random.IntN(len(nasty))]}
				}
				seen[p.In+p.Name] = true
				for _, value := range values {
					asked++
					checkNasty(t, s, path, method, all, p, value)
				}
			}
		}
	}
	if asked < 1500 {
		t.Errorf("only %d questions were asked", asked)
	}
}

func checkNasty(t *testing.T, s *apitest.Server, path, method string, all []specParameter, p specParameter, value string) {
	t.Helper()
	query := url.Values{}
	for _, other := range all {
		given := "a"
		switch {
		case other.Name == "article":
			given = "0123456789ab"
		case other.Name == "number":
			given = "1"
		}
		if other.Name == p.Name {
			given = value
		}
		switch {
		case other.In == "path":
			path = strings.Replace(path, "{"+other.Name+"}", url.PathEscape(given), 1)
		case other.Name == p.Name || other.Required:
			query.Set(other.Name, given)
		}
	}
	a := call(t, s, strings.ToUpper(method), path+"?"+query.Encode(), nil)
	if a.status >= 500 {
		t.Errorf("%s %s with %s=%.60q: %d %s", method, path, p.Name, value, a.status, a.body)
	}
	if a.status >= 400 {
		refused(t, a, a.status)
		if len(a.body) > 4000 {
			t.Errorf("%s %s with %s=%.60q: a problem of %d bytes", method, path, p.Name, value, len(a.body))
		}
	}
	if wrong(p.Schema, value) && (a.status < 400 || a.status >= 500) {
		t.Errorf("%s %s with %s=%.60q is answered with %d, though the description has no such value", method, path, p.Name, value, a.status)
	}
	if a.header.Get("X-Evil") != "" {
		t.Errorf("%s: a header was smuggled in", path)
	}
}

// wrong reports values that the description rules out without doubt.
func wrong(s specSchema, value string) bool {
	trimmed := strings.TrimSpace(value)
	switch {
	case trimmed == "" || strings.Trim(trimmed, ",") == "":
		return false
	case s.is("integer"):
		var n float64
		_, err := fmt.Sscanf(trimmed, "%g", &n)
		return err != nil || strings.ContainsAny(trimmed, "eN.,[{") || s.Minimum != nil && n < *s.Minimum || s.Maximum != nil && n > *s.Maximum
	case s.is("boolean"):
		return !slices.Contains([]string{"true", "false", "0", "1"}, trimmed)
	case s.is("array") && s.Items != nil && len(s.Items.Enum) > 0:
		return !slices.Contains(s.Items.Enum, trimmed)
	case len(s.Enum) > 0:
		return !slices.Contains(s.Enum, trimmed)
	}
	return s.MaxLength > 0 && len([]rune(value)) > s.MaxLength
}

func TestUnknownParameters(t *testing.T) {
	s := apitest.Serve(t, apitest.Options{})
	for path, methods := range described(t).Paths {
		if _, is := methods["get"]; is && !strings.Contains(path, "{") {
			p := refused(t, call(t, s, http.MethodGet, path+"?suplier=RU&q=a", nil), http.StatusUnprocessableEntity)
			if !strings.Contains(fmt.Sprint(p.Errors[0].Location, p.Errors[len(p.Errors)-1].Location), "query.suplier") {
				t.Errorf("%s: %+v", path, p)
			}
		}
	}
}

// Bodies with wrong values, and bodies that are none, are refused with a problem.
func TestNastyBodies(t *testing.T) {
	s, sp := apitest.Serve(t, apitest.Options{}), described(t)
	random := rand.New(rand.NewPCG(1, 2))
	values := []any{nil, true, -1, 1e300, "", "\x00", "x", strings.Repeat("y", 5000), []any{}, []any{1, nil}, map[string]any{}, map[string]any{"a": []any{}}}
	for path, methods := range sp.Paths {
		op, is := methods["post"]
		if !is || op.RequestBody == nil {
			continue
		}
		schema := op.RequestBody.Content["application/json"].Schema
		if schema.Ref != "" {
			schema = sp.Components.Schemas[schema.Ref[strings.LastIndex(schema.Ref, "/")+1:]]
		}
		names := slices.Sorted(maps.Keys(schema.Properties))
		if len(names) == 0 {
			t.Errorf("%s: the description tells nothing of the body", path)
		}
		bodies := [][]byte{nil, []byte("{"), []byte("null"), []byte(`"a"`), []byte("[1]"), []byte("\xff\xfe"), []byte(`{"a":1,"a":2}`), []byte(strings.Repeat(`{"a":`, 20_000))}
		for range 150 {
			object := map[string]any{}
			for _, name := range names {
				if random.IntN(2) == 0 {
					object[name] = values[random.IntN(len(values))]
				}
			}
			data := body(t, object)
			bodies = append(bodies, data)
		}
		at := strings.Replace(path, "{number}", "1", 1)
		for _, data := range bodies {
			a := call(t, s, http.MethodPost, at, data, asJSON)
			if a.status >= 500 {
				t.Errorf("%s with %.80q: %d %s", path, data, a.status, a.body)
			}
			if a.status >= 400 {
				refused(t, a, a.status)
			}
		}
	}
}

// Answers are as the description says, and transfers, stories, judgements and hits as
// docs/ledger.schema.json does.
func TestAnswersAreAsDescribed(t *testing.T) {
	s := apitest.Serve(t, apitest.Options{})
	asJSON, _, err := s.API.OpenAPI()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(asJSON))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("openapi.json", doc); err != nil {
		t.Fatal(err)
	}
	rows := get[view.Register](t, s, "/transfers").Rows
	article := get[view.Results](t, s, "/articles").Hits[0].Article.ID
	judged := good[view.Judgement](t, call(t, s, http.MethodPost, "/judgements", []byte(`{"kind":"reject","transfer":"`+rows[0].ID+`"}`), "Content-Type: application/json"), http.StatusCreated)
	if judged.Number == 0 {
		t.Fatal("not judged")
	}
	checked := 0
	for path, name := range map[string]string{
		"/transfers?all=true": "Register", "/transfers/" + rows[0].ID: "Story", "/transfers/" + rows[1].ID + "/passages": "Passages", "/claims": "FiledClaims", "/exchanges": "Exchanges",
		"/review": "Register", "/articles": "Results", "/articles/" + article: "FiledArticle", "/reports/" + article: "Paper", "/reports/" + article + "/claims": "ReportClaims",
		"/search?q=drones": "Results", "/parties": "Parties", "/parties/RU": "Party", "/parties/RU/account": "Account", "/network": "Network", "/origins": "Witnesses", "/judgements": "Log", "/changes": "Changes",
		"/feeds": "Feeds", "/queue": "Queue", "/queue/failed": "FailedJobs", "/about": "About", "/state": "State",
	} {
		schema, err := compiler.Compile("openapi.json#/components/schemas/" + name)
		if err != nil {
			t.Fatal(err)
		}
		a := call(t, s, http.MethodGet, path, nil)
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(a.body))
		if err != nil || a.status != http.StatusOK {
			t.Fatalf("%s: %d %v", path, a.status, err)
		}
		if err := schema.Validate(value); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		checked++
	}
	gets := 0
	for _, methods := range described(t).Paths {
		if _, is := methods["get"]; is {
			gets++
		}
	}
	if checked != gets-1 { // the original is bytes
		t.Errorf("%d of %d answers were checked", checked, gets)
	}
	ledgerPart := func(part string, value any) {
		schema, err := jsonschema.NewCompiler().Compile("../docs/ledger.schema.json#/$defs/" + part)
		if err != nil {
			t.Fatal(err)
		}
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(body(t, value)))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(v); err != nil {
			t.Errorf("%s: %v", part, err)
		}
	}
	ledgerPart("story", get[view.Story](t, s, "/transfers/"+rows[0].ID))
	ledgerPart("transfer", rows[0].Transfer)
	ledgerPart("judgement", judged)
	ledgerPart("hit", get[view.Results](t, s, "/search?q=drones").Hits[0])
}
