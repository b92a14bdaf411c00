package de

import (
	"strings"
	"testing"

	"waybill"
	"waybill/lang"
)

func load(t *testing.T) *lang.Pack {
	t.Helper()
	p, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Load checks tags, classes and frames itself; these are the rules it does not know.
func TestTablesHaveNoDuplicates(t *testing.T) {
	p := load(t)
	for table, column := range map[string]string{"words": "form", "verbs": "lemma", "goods": "lemma"} {
		seen := map[string]bool{}
		for _, r := range p.Table(table) {
			for _, form := range r.List(column) {
				key := strings.ToLower(form)
				if seen[key] {
					t.Errorf("%s.tsv has %q twice", table, form)
				}
				seen[key] = true
			}
		}
	}
	seen := map[string]bool{}
	for _, r := range p.Table("abbreviations") {
		key := r.Get("word") + " " + r.Get("kind")
		if seen[key] {
			t.Errorf("abbreviations.tsv has %q twice", key)
		}
		seen[key] = true
	}
}

func TestVerbsAreSorted(t *testing.T) {
	plain := strings.NewReplacer("·", "", "ä", "a", "ö", "o", "ü", "u", "ß", "ss")
	last := ""
	for _, r := range load(t).Table("verbs") {
		key := plain.Replace(r.Get("lemma"))
		if key < last {
			t.Errorf("verbs.tsv: %q stands behind %q", r.Get("lemma"), last)
		}
		last = key
	}
}

func TestGoodsAreGroupedByClass(t *testing.T) {
	families := map[string]bool{}
	last := ""
	for _, r := range load(t).Table("goods") {
		family := waybill.Class(r.Get("class")).Family()
		if family != last && families[family] {
			t.Errorf("goods.tsv: %q stands apart from the other %s", r.Get("lemma"), family)
		}
		families[family], last = true, family
	}
	for _, class := range waybill.Classes() {
		if !families[class.Family()] {
			t.Errorf("goods.tsv has no words for %s", class)
		}
	}
}

// A goods word that is written like a function word or a common verb would be found
// wherever that stands: the lexicon knows no capitals.
func TestGoodsAreNoFunctionWords(t *testing.T) {
	const small = lang.Det | lang.Pronoun | lang.Preposition | lang.Coordinator | lang.Subord | lang.Auxiliary | lang.Modal | lang.Negation
	p := load(t)
	for _, r := range p.Table("goods") {
		for _, form := range (grammar{}).Decline(r.Get("lemma"), r.List("forms")) {
			if f := p.Lexicon.Form(strings.ToLower(form)); f != nil && f.Tags.Has(small) {
				t.Errorf("goods.tsv: %q is a function word", form)
			}
		}
	}
}

func TestWordsBehindNames(t *testing.T) {
	p := load(t)
	for _, c := range []struct {
		form string
		tags lang.Tag
	}{
		{"dem", lang.Det | lang.Dative | lang.Relative},
		{"vom", lang.Preposition | lang.Dative},
		{"dass", lang.Subord | lang.That},
		{"falls", lang.Subord | lang.If},
		{"verteidigungsministerium", lang.PartyNoun},
		{"außenministerin", lang.PartyNoun | lang.PersonNoun},
		{"landes", lang.Back},
		{"sei", lang.Be | lang.Subj1},
		{"könnte", lang.Modal | lang.Subj2},
		{"bereit", lang.Particle},
		{"gegenüber", lang.Preposition},
	} {
		f := p.Lexicon.Form(c.form)
		if f == nil || f.Tags&c.tags != c.tags {
			t.Errorf("%q lacks tags of %b", c.form, c.tags)
		}
	}
	if f := p.Lexicon.Form("vom"); f == nil || f.Lemma != "von" {
		t.Error("vom is not led back to von")
	}
}
