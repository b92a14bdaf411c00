package api

import (
	_ "embed"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"waybill/view"
)

// fieldsTable says what the structs of package view and their fields mean: it is made of their
// comments by a test, go test ./api -update. Lines are “Struct TAB field TAB meaning”; without
// a field they are of the struct.
//
//go:embed fields.tsv
var fieldsTable string

// explain describes the schemas of answers.
func explain(registry huma.Registry) {
	meanings := map[[2]string]string{}
	for line := range strings.Lines(fieldsTable) {
		cells := strings.SplitN(strings.TrimSuffix(line, "\n"), "\t", 3)
		if len(cells) == 3 {
			meanings[[2]string{cells[0], cells[1]}] = cells[2]
		}
	}
	for name, s := range registry.Map() {
		t := registry.TypeFromRef(prefix + name)
		if t.PkgPath() != reflect.TypeFor[view.Document]().PkgPath() {
			continue
		}
		s.Description = meanings[[2]string{t.Name(), ""}]
		for _, f := range reflect.VisibleFields(t) {
			if p := s.Properties[f.Tag.Get("json")]; p != nil {
				p.Description = meanings[[2]string{ownerOf(t, f), f.Tag.Get("json")}]
			}
		}
	}
}

// ownerOf is the struct that a field is declared in: t, or one that is embedded in it.
func ownerOf(t reflect.Type, f reflect.StructField) string {
	for _, i := range f.Index[:len(f.Index)-1] {
		t = t.Field(i).Type
	}
	return t.Name()
}
