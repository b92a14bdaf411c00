package api_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// What the description says of answers is what the comments of package view say.
func TestFieldsAreDescribed(t *testing.T) {
	got := strings.Join(comments(t), "")
	const file = "fields.tsv"
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("package view says otherwise than %s: run go test ./api -update twice, the second time for docs/openapi.yaml", file)
	}
}

// comments are the lines of the table, in their order.
func comments(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../view/*.go")
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			declared, is := d.(*ast.GenDecl)
			if !is {
				continue
			}
			for _, spec := range declared.Specs {
				named, is := spec.(*ast.TypeSpec)
				if !is || !named.Name.IsExported() {
					continue
				}
				if s, is := named.Type.(*ast.StructType); is {
					lines = append(lines, ofStruct(t, named.Name.Name, declared.Doc.Text(), s)...)
				}
			}
		}
	}
	slices.Sort(lines)
	return lines
}

func ofStruct(t *testing.T, name, doc string, s *ast.StructType) []string {
	t.Helper()
	var lines []string
	add := func(field, text string) {
		if text = strings.Join(strings.Fields(text), " "); text != "" {
			lines = append(lines, fmt.Sprintf("%s\t%s\t%s\n", name, field, text))
		}
	}
	add("", doc)
	above := ""
	for _, f := range s.Fields.List {
		if f.Doc != nil {
			above = f.Doc.Text()
		}
		if len(f.Names) != 1 || f.Tag == nil {
			continue
		}
		tag, err := strconv.Unquote(f.Tag.Value)
		if err != nil {
			t.Fatal(err)
		}
		// a comment is of those fields below it that it names, and of the first
		if f.Doc != nil || regexp.MustCompile(`\b`+f.Names[0].Name+`\b`).MatchString(above) {
			add(reflect.StructTag(tag).Get("json"), above)
		}
	}
	return lines
}
