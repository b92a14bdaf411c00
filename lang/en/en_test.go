package en

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"waybill"
	"waybill/lang"
	"waybill/text"
)

func load(t testing.TB) *lang.Pack {
	t.Helper()
	pack, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

// key writes a form as the lexicon stores it.
func key(form string) string {
	form = strings.ToLower(form)
	_, atoms := text.Tokens(form, waybill.Span{End: len(form)})
	var parts []string
	for _, a := range atoms {
		parts = append(parts, a.Of(form))
	}
	return strings.Join(parts, " ")
}

func TestNoDuplicates(t *testing.T) {
	pack := load(t)
	for table, column := range map[string]string{"words": "form", "verbs": "lemma", "goods": "lemma", "abbreviations": "word"} {
		seen := map[string]bool{}
		for _, row := range pack.Table(table) {
			for _, cell := range row.List(column) {
				k := cell
				if table != "abbreviations" {
					k = key(cell)
				}
				if seen[k] {
					t.Errorf("%s.tsv has %q twice", table, cell)
				}
				seen[k] = true
			}
		}
	}
}

func TestCells(t *testing.T) {
	pack := load(t)
	for table, columns := range map[string][]string{
		"words": {"form", "tags", "lemma", "common"}, "verbs": {"lemma", "parts"},
		"goods": {"lemma", "forms", "class", "vague"}, "abbreviations": {"word", "kind"},
	} {
		for _, row := range pack.Table(table) {
			for i, column := range columns {
				cell := row.Get(column)
				if cell != strings.TrimSpace(cell) || strings.Contains(cell, "||") || strings.HasPrefix(cell, "|") || strings.HasSuffix(cell, "|") {
					t.Errorf("%s.tsv: column %s has the cell %q", table, column, cell)
				}
				if i == 0 && cell == "" {
					t.Errorf("%s.tsv has a row without a %s", table, column)
				}
			}
			if c := row.Get("common"); c != "" && c != "x" {
				t.Errorf("%s.tsv: column common has %q, want x or nothing", table, c)
			}
		}
	}
	for _, row := range pack.Table("verbs") {
		if n := len(row.List("parts")); n != 0 && n != 2 {
			t.Errorf("verbs.tsv: %q has %d parts, want past|participle", row.Get("lemma"), n)
		}
	}
	for _, row := range pack.Table("abbreviations") {
		if k := row.Get("kind"); k != "abbreviation" && k != "starter" {
			t.Errorf("abbreviations.tsv: %q has the kind %q", row.Get("word"), k)
		}
	}
}

// Two goods words with one form: the last row would silently win.
func TestGoodsFormsDoNotClash(t *testing.T) {
	pack := load(t)
	owner := map[string]string{}
	for _, row := range pack.Table("goods") {
		lemma := row.Get("lemma")
		for _, form := range (Grammar{}).Decline(lemma, row.List("forms")) {
			if other := owner[key(form)]; other != "" && other != lemma {
				t.Errorf("goods.tsv: %q is a form of %q and of %q", form, other, lemma)
			}
			owner[key(form)] = lemma
		}
	}
}

func TestEveryClassHasGoods(t *testing.T) {
	pack := load(t)
	have := map[waybill.Class]bool{}
	for _, row := range pack.Table("goods") {
		have[waybill.Class(row.Get("class"))] = true
	}
	for _, class := range waybill.Classes() {
		if !have[class] {
			t.Errorf("goods.tsv has nothing of class %s", class)
		}
	}
}

func TestSize(t *testing.T) {
	pack := load(t)
	for table, least := range map[string]int{"words": 900, "verbs": 600, "goods": 450, "abbreviations": 80} {
		if n := len(pack.Table(table)); n < least {
			t.Errorf("%s.tsv has %d rows, want %d at least", table, n, least)
		}
	}
	if n := len(pack.Common); n < 50 {
		t.Errorf("%d common words, want 50 at least", n)
	}
	german := []string{"in", "was", "war", "die", "also", "will", "so", "an", "am", "hat", "man", "all", "her", "bin", "tag", "gift", "not", "bald"}
	for _, w := range german {
		if pack.Common[w] {
			t.Errorf("%q is a German word as well and must not be common", w)
		}
	}
}

func TestLexicon(t *testing.T) {
	lexicon := load(t).Lexicon
	for _, c := range []struct {
		form string
		tags lang.Tag
	}{
		{"the", lang.Det}, {"that", lang.That}, {"that", lang.Subord}, {"that", lang.Relative}, {"if", lang.If},
		{"provided that", lang.If}, {"to", lang.To}, {"to", lang.Preposition}, {"not", lang.Negation}, {"didn't", lang.Negation},
		{"didn’t", lang.Auxiliary}, {"cannot", lang.Modal}, {"is", lang.Be}, {"is", lang.Finite}, {"has", lang.Have},
		{"been", lang.PastPart}, {"would", lang.Modal}, {"may", lang.Month}, {"may", lang.Modal}, {"prime minister", lang.PartyNoun},
		{"prime minister", lang.PersonNoun}, {"army", lang.PartyNoun}, {"country", lang.Back}, {"made", lang.Made}, {"made", lang.PastPart},
		{"gen", lang.Title}, {"at least", lang.Quantity}, {"shipped", lang.PastPart}, {"ships", lang.Present}, {"gave", lang.Past},
		{"given", lang.PastPart}, {"giving", lang.PresPart}, {"according to", lang.Preposition}, {"as well as", lang.Coordinator},
		{"we've", lang.FirstPerson}, {"mr", lang.Title}, {"think tank", lang.PersonNoun}, {"its", lang.Possessive},
	} {
		if f := lexicon.Form(c.form); f == nil || !f.Tags.Has(c.tags) {
			t.Errorf("%q lacks tag %b", c.form, c.tags)
		}
	}
	for _, form := range []string{"rebels", "allies", "think tank", "country"} {
		if f := lexicon.Form(form); f != nil && f.Tags.Has(lang.PartyNoun) {
			t.Errorf("%q stands for a state with its adjective, and must not", form)
		}
	}
	for _, c := range []struct {
		form  string
		class waybill.Class
		vague bool
	}{
		{"arms", "weapons", false}, {"155mm shells", "ammunition.artillery", false}, {"155 mm shells", "ammunition.artillery", false},
		{"air defense systems", "air-defence.system", false}, {"surface to air missile", "air-defence.interceptor", false},
		{"air to air missiles", "missile.air-to-air", false}, {"fighter jets", "aircraft.combat", false},
		{"armored personnel carriers", "armour.apc", false}, {"main battle tanks", "armour.tank", false},
		{"self propelled howitzer", "artillery.howitzer", false}, {"rounds of ammunition", "ammunition", false},
		{"spare parts", "components", false}, {"systems", "weapons", true}, {"soybeans", "food", false}, {"aircraft", "aircraft", true},
		{"loitering munitions", "uncrewed.loitering", false}, {"satellite imagery", "intelligence", true}, {"submarines", "ship.submarine", false},
		{"weapons", "weapons", false}, {"troops", "personnel.troops", true}, {"oil", "energy", false}, {"security guarantees", "political", false},
	} {
		f := lexicon.Form(c.form)
		if f == nil || f.Goods == nil {
			t.Errorf("%q names no goods", c.form)
			continue
		}
		if f.Goods.Class != c.class || f.Goods.Vague != c.vague {
			t.Errorf("%q: got %s, vague %v; want %s, %v", c.form, f.Goods.Class, f.Goods.Vague, c.class, c.vague)
		}
	}
}

func TestSentences(t *testing.T) {
	rules := load(t).Rules
	in := "Gen. Brown met Lt. Col. Ames of Acme Inc. on Jan. 5. They spoke. It was No. 10."
	tokens, _ := text.Tokens(in, waybill.Span{End: len(in)})
	if got := len(text.Sentences(in, tokens, rules)); got != 3 {
		t.Errorf("got %d sentences, want 3", got)
	}
}

func TestVersionIsStable(t *testing.T) {
	a, b := load(t), load(t)
	if a.Version != b.Version || a.Version == "" {
		t.Errorf("versions %q and %q", a.Version, b.Version)
	}
	if !slices.Equal(slices.Sorted(maps.Keys(a.Common)), slices.Sorted(maps.Keys(b.Common))) {
		t.Error("common words differ between two loads")
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		load(b)
	}
}
