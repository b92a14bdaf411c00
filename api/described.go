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
	"sync"

	"github.com/danielgtaylor/huma/v2"

	"waybill/door"
)

//go:embed docs.html
var docsPage string

//go:embed docs.css
var docsStyle []byte

// described serves the description of the API: for programs, and as a page that loads nothing
// from elsewhere. Each is made when it is first asked for: that takes longer than all else of the API.
func (a *API) described() {
	asJSON := sync.OnceValue(func() []byte { return must(a.huma.OpenAPI().MarshalJSON()) })
	asYAML := sync.OnceValue(func() []byte { return must(a.huma.OpenAPI().YAML()) })
	page := sync.OnceValue(func() []byte {
		var page bytes.Buffer
		err := template.Must(template.New("docs").Parse(docsPage)).Execute(&page, a.page)
		return must(page.Bytes(), err)
	})
	for _, file := range []struct {
		path, kind string
		content    func() []byte
	}{
		{"/openapi.json", "application/vnd.oai.openapi+json;version=3.1", asJSON},
		{"/openapi.yaml", "application/vnd.oai.openapi;version=3.1", asYAML},
		{"/docs", "text/html; charset=utf-8", page},
		{"/docs.css", "text/css; charset=utf-8", func() []byte { return docsStyle }},
	} {
		a.route(http.MethodGet, file.path, door.Anyone, func(w http.ResponseWriter, r *http.Request) {
			content := file.content()
			tag := tagOf(a.Version, string(content))
			w.Header().Set("ETag", tag)
			w.Header().Set("Cache-Control", "no-cache")
			if has(r.Header.Get("If-None-Match"), tag) {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			w.Header().Set("Content-Type", file.kind)
			w.Header().Set("Content-Length", strconv.Itoa(len(content)))
			_, _ = w.Write(content) // nobody is left to tell
		})
	}
}

// must gives what can fail only by a fault that every test finds: a struct that is no JSON.
func must(content []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return content
}

// sheet is what the page of the description shows.
type sheet struct {
	Path, Version, About string
	Parts                []part
	// Shared are the parameters that several operations have.
	Shared []parameter
}

type part struct {
	Name, About string
	Operations  []sheetOperation
}

type sheetOperation struct {
	ID, Method, Path, Summary, About, Role string
	Shared                                 []string
	Parameters, Body                       []parameter
	Answer                                 string
}

type parameter struct {
	Name, In, Kind, About string
	// Values are all there are, where they are words of a list.
	Values []string
	Must   bool
	// Anchor is what links lead to, "" where none do.
	Anchor string
}

func (a *API) sheet(shared map[string]*huma.Param) sheet {
	api := a.huma.OpenAPI()
	s := sheet{Path: Path, Version: a.Version, About: api.Info.Description}
	for _, tag := range api.Tags {
		p := part{Name: tag.Name, About: tag.Description}
		for _, op := range a.operations() {
			if op.Tags[0] == tag.Name {
				p.Operations = append(p.Operations, a.sheetOf(op, shared))
			}
		}
		s.Parts = append(s.Parts, p)
	}
	for _, name := range slices.Sorted(maps.Keys(shared)) {
		if p := shared[name]; p.In == "query" {
			described := parameterOf(p)
			described.Anchor = "p-" + name
			s.Shared = append(s.Shared, described)
		}
	}
	return s
}

func parameterOf(p *huma.Param) parameter {
	kind, values := kindOf(p.Schema)
	return parameter{Name: p.Name, In: p.In, Kind: kind, About: p.Description, Values: values, Must: p.Required}
}

func (a *API) sheetOf(op *huma.Operation, shared map[string]*huma.Param) sheetOperation {
	role, _ := op.Extensions["x-role"].(string)
	o := sheetOperation{ID: op.OperationID, Method: op.Method, Path: Path + op.Path, Summary: op.Summary, About: op.Description, Role: role}
	for _, p := range op.Parameters {
		if shared[p.Name] != nil && p.In == "query" {
			o.Shared = append(o.Shared, p.Name)
			continue
		}
		o.Parameters = append(o.Parameters, parameterOf(p))
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
		kind, values := kindOf(p)
		all = append(all, parameter{Name: name, In: "body", Kind: kind, About: p.Description, Values: values, Must: slices.Contains(s.Required, name)})
	}
	return all
}

// kindOf says in a few words what a value is, and which there are, if not all.
func kindOf(s *huma.Schema) (kind string, values []string) {
	kind, one := s.Type, s
	if s.Type == huma.TypeArray && s.Items != nil {
		kind, one = s.Items.Type+"s", s.Items
	}
	for _, v := range one.Enum {
		if value, is := v.(string); is {
			values = append(values, value)
		}
	}
	return kind, values
}

func binary() map[string]*huma.MediaType {
	return map[string]*huma.MediaType{"application/octet-stream": {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}}
}
