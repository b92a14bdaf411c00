package api

import (
	"bytes"
	"cmp"
	_ "embed"
	"html/template"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"waybill/door"
)

//go:embed docs.html
var docsPage string

//go:embed docs.css
var docsStyle []byte

// described serves the description of the API: for programs, and as a page that loads nothing
// from elsewhere.
func (a *API) described() {
	asJSON, asYAML, err := a.OpenAPI()
	if err != nil {
		panic(err) // a struct that is no JSON: found by every test
	}
	var page bytes.Buffer
	if err := template.Must(template.New("docs").Parse(docsPage)).Execute(&page, a.page); err != nil {
		panic(err) // found by every test too
	}
	for _, file := range []struct {
		path, kind string
		content    []byte
	}{
		{"/openapi.json", "application/vnd.oai.openapi+json;version=3.1", asJSON},
		{"/openapi.yaml", "application/vnd.oai.openapi;version=3.1", asYAML},
		{"/docs", "text/html; charset=utf-8", page.Bytes()},
		{"/docs.css", "text/css; charset=utf-8", docsStyle},
	} {
		a.route(http.MethodGet, file.path, door.Anyone, func(w http.ResponseWriter, r *http.Request) {
			tag := tagOf(a.Version, string(file.content))
			w.Header().Set("ETag", tag)
			w.Header().Set("Cache-Control", "no-cache")
			if has(r.Header.Get("If-None-Match"), tag) {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			w.Header().Set("Content-Type", file.kind)
			w.Header().Set("Content-Length", strconv.Itoa(len(file.content)))
			_, _ = w.Write(file.content) // nobody is left to tell
		})
	}
}

// sheet is what the page of the description shows.
type sheet struct {
	Path, Version, About string
	Parts                []part
}

type part struct {
	Name, About string
	Operations  []sheetOperation
}

type sheetOperation struct {
	ID, Method, Path, Summary, About, Role string
	Parameters                             []parameter
	Body                                   []parameter
	Answer                                 string
}

type parameter struct {
	Name, In, Kind, About string
	Must                  bool
}

func (a *API) sheet() sheet {
	api := a.huma.OpenAPI()
	s := sheet{Path: Path, Version: a.Version, About: api.Info.Description}
	for _, tag := range api.Tags {
		p := part{Name: tag.Name, About: tag.Description}
		for _, op := range a.operations() {
			if op.Tags[0] == tag.Name {
				p.Operations = append(p.Operations, a.sheetOf(op))
			}
		}
		s.Parts = append(s.Parts, p)
	}
	return s
}

func (a *API) sheetOf(op *huma.Operation) sheetOperation {
	role, _ := op.Extensions["x-role"].(string)
	o := sheetOperation{ID: op.OperationID, Method: op.Method, Path: Path + op.Path, Summary: op.Summary, About: op.Description, Role: role}
	for _, p := range op.Parameters {
		o.Parameters = append(o.Parameters, parameter{p.Name, p.In, kindOf(p.Schema), p.Description, p.Required})
	}
	if op.RequestBody != nil && op.RequestBody.Content["application/json"] != nil {
		o.Body = a.fields(op.RequestBody.Content["application/json"].Schema)
	}
	for _, status := range []string{"200", "201"} {
		if r := op.Responses[status]; r != nil && r.Content["application/json"] != nil && r.Content["application/json"].Schema != nil {
			o.Answer = cmp.Or(o.Answer, strings.TrimPrefix(r.Content["application/json"].Schema.Ref, prefix))
		}
	}
	return o
}

// fields are those of an object in a body.
func (a *API) fields(s *huma.Schema) []parameter {
	if s.Ref != "" {
		s = a.huma.OpenAPI().Components.Schemas.SchemaFromRef(s.Ref)
	}
	var all []parameter
	for _, name := range slices.Sorted(maps.Keys(s.Properties)) {
		p := s.Properties[name]
		all = append(all, parameter{name, "body", kindOf(p), p.Description, slices.Contains(s.Required, name)})
	}
	return all
}

// kindOf says in a few words what a value is.
func kindOf(s *huma.Schema) string {
	kind, list := s.Type, s
	if s.Type == huma.TypeArray && s.Items != nil {
		kind, list = "list of "+s.Items.Type, s.Items
	}
	if len(list.Enum) > 0 {
		var values []string
		for _, v := range list.Enum {
			if value, is := v.(string); is {
				values = append(values, value)
			}
		}
		kind += ": " + strings.Join(values, ", ")
	}
	return kind
}

func binary() map[string]*huma.MediaType {
	return map[string]*huma.MediaType{"application/octet-stream": {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}}
}
