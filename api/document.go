package api

import (
	"cmp"
	"maps"
	"net/http"
	"reflect"
	"slices"
	"strconv"

	"github.com/danielgtaylor/huma/v2"

	"waybill/view"
)

// document adds to a registered operation what huma cannot tell by itself.
func (a *API) document(o *huma.Operation, op operation) {
	good := o.Responses[strconv.Itoa(cmp.Or(op.status, http.StatusOK))]
	for status, text := range op.others {
		o.Responses[strconv.Itoa(status)] = &huma.Response{Description: text, Content: good.Content, Headers: good.Headers}
	}
	if op.settled {
		if good.Headers == nil {
			good.Headers = map[string]*huma.Param{}
		}
		good.Headers["ETag"] = &huma.Param{Description: "Names the state of the register; send it back as If-None-Match.", Schema: &huma.Schema{Type: huma.TypeString}}
		o.Responses["304"] = &huma.Response{Description: "Nothing has changed since the ETag sent as If-None-Match."}
	}
	o.Responses["default"] = &huma.Response{Ref: "#/components/responses/" + problemName}
}

const problemName = "Problem"

// finish makes the schemas exact: an Optional and a pointer may be null, a list may not. What
// several operations share is described once.
func (a *API) finish() {
	components := a.huma.OpenAPI().Components
	registry := components.Schemas
	components.Responses = map[string]*huma.Response{problemName: {
		Description: "A problem (RFC 9457)",
		Content:     map[string]*huma.MediaType{"application/problem+json": {Schema: registry.Schema(reflect.TypeFor[huma.ErrorModel](), true, "")}},
	}}
	for _, name := range slices.Sorted(maps.Keys(registry.Map())) {
		exact(registry.Map()[name], registry.TypeFromRef(prefix+name))
	}
	explain(registry)
	for _, op := range a.operations() {
		for _, p := range op.Parameters {
			p.Schema.Description, p.Schema.Nullable = "", false
		}
	}
	a.page = a.sheet(a.shared())
	a.share()
}

// shared are the parameters that several operations have in the same way, by their names.
func (a *API) shared() map[string]*huma.Param {
	uses, differ := map[string]int{}, map[string]bool{}
	same := map[string]*huma.Param{}
	for _, op := range a.operations() {
		for _, p := range op.Parameters {
			uses[p.Name]++
			if first := same[p.Name]; first == nil {
				same[p.Name] = p
			} else if !reflect.DeepEqual(first, p) {
				differ[p.Name] = true
			}
		}
	}
	maps.DeleteFunc(same, func(name string, _ *huma.Param) bool { return uses[name] == 1 || differ[name] })
	return same
}

// share describes parameters that several operations have once.
func (a *API) share() {
	shared := a.shared()
	for _, op := range a.operations() {
		for i, p := range op.Parameters {
			if shared[p.Name] != nil {
				op.Parameters[i] = &huma.Param{Ref: "#/components/parameters/" + p.Name}
			}
		}
	}
	a.huma.OpenAPI().Components.Parameters = shared
}

// operations are all, in the order in which they were registered.
func (a *API) operations() []*huma.Operation {
	all := make([]*huma.Operation, len(a.registered))
	for i, op := range a.registered {
		all[i] = a.operation(op.method, op.path)
	}
	return all
}

const prefix = "#/components/schemas/"

func exact(s *huma.Schema, t reflect.Type) {
	for _, f := range reflect.VisibleFields(t) {
		if f.Anonymous || !f.IsExported() {
			continue
		}
		name := f.Tag.Get("json")
		p := s.Properties[name]
		if p == nil {
			continue
		}
		switch {
		case f.Type == reflect.TypeFor[view.Optional]():
			p.Nullable = true
		case f.Type.Kind() == reflect.Slice:
			for ; p != nil && p.Type == huma.TypeArray; p = p.Items {
				p.Nullable = false
			}
		case f.Type.Kind() == reflect.Pointer && p.Ref != "":
			s.Properties[name] = &huma.Schema{AnyOf: []*huma.Schema{{Ref: p.Ref}, {Type: "null"}}}
		}
	}
}
