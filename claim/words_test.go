package claim

import (
	"go/ast"
	"go/parser"
	"go/token"
	"testing"
)

// TestRulesHaveBothLanguages: every rule that code has tells why in English and in German.
func TestRulesHaveBothLanguages(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "why.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	rules := 0
	ast.Inspect(file, func(n ast.Node) bool {
		made, ok := n.(*ast.CompositeLit)
		if !ok {
			return true
		}
		told := map[string]string{}
		for _, e := range made.Elts {
			if pair, ok := e.(*ast.KeyValueExpr); ok {
				if text, ok := pair.Value.(*ast.BasicLit); ok {
					told[pair.Key.(*ast.Ident).Name] = text.Value
				}
			}
		}
		if told["Name"] == "" {
			return true
		}
		rules++
		for _, lang := range []string{"Why", "WhyDE"} {
			if len(told[lang]) < 4 {
				t.Errorf("the rule %s has no %s", told["Name"], lang)
			}
		}
		if told["Why"] == told["WhyDE"] {
			t.Errorf("the rule %s has the same words in both languages", told["Name"])
		}
		return true
	})
	if rules < 40 {
		t.Errorf("found %d rules in why.go", rules)
	}
}
