package mcp

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/google/jsonschema-go/jsonschema"

	"waybill/view"
)

// schemaOf is the JSON schema of a type. In the structs of package view a field is always
// there, an Optional may be null, and a list never is.
func schemaOf[T any]() (*jsonschema.Schema, error) {
	s, err := jsonschema.For[T](&jsonschema.ForOptions{TypeSchemas: map[reflect.Type]*jsonschema.Schema{
		reflect.TypeFor[view.Optional](): {Types: []string{"string", "null"}},
	}})
	if err != nil {
		return nil, fmt.Errorf("describe %s: %w", reflect.TypeFor[T](), err)
	}
	listsNeverNull(s)
	return s, nil
}

func listsNeverNull(s *jsonschema.Schema) {
	if s == nil {
		return
	}
	if slices.Equal(s.Types, []string{"null", "array"}) {
		s.Type, s.Types = "array", nil
	}
	for _, p := range s.Properties {
		listsNeverNull(p)
	}
	listsNeverNull(s.Items)
	listsNeverNull(s.AdditionalProperties)
}

// enum lets a property have only some values; of a list each of its items.
func enum[S ~string](s *jsonschema.Schema, property string, values []S) {
	p := s.Properties[property]
	if p.Items != nil {
		p = p.Items
	}
	for _, v := range values {
		p.Enum = append(p.Enum, string(v))
	}
}

// between bounds a number and says what it is if it is left out.
func between(s *jsonschema.Schema, property string, least, most, without int) {
	p := s.Properties[property]
	low, high := float64(least), float64(most)
	p.Minimum, p.Maximum, p.Default = &low, &high, fmt.Appendf(nil, "%d", without)
}
