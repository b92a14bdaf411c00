package de

import (
	"slices"
	"strings"
	"testing"

	"waybill/lang"
)

func TestConjugate(t *testing.T) {
	const attributive = lang.PastPart | lang.Adjective
	for _, c := range []struct {
		lemma, parts, form string
		tags               lang.Tag
		apart              bool
	}{
		{"liefern", "", "liefert", present, false},
		{"liefern", "", "lieferte", past, false},
		{"liefern", "", "lieferten", past, false},
		{"liefern", "", "liefere", subj1, false},
		{"liefern", "", "geliefert", lang.PastPart, false},
		{"liefern", "", "gelieferten", attributive, false},
		{"liefern", "", "liefernde", lang.PresPart | lang.Adjective, false},
		{"handeln", "", "handle", subj1, false},
		{"handeln", "", "handele", subj1, false},
		{"rüsten", "", "rüstet", present, false},
		{"bewaffnen", "", "bewaffneten", past | attributive, false},
		{"warnen", "", "warnt", present, false},
		{"rechnen", "", "rechnet", present, false},
		{"wohnen", "", "wohnt", present, false},
		{"exportieren", "", "exportiert", present | lang.PastPart, false},
		{"schmieren", "", "geschmiert", lang.PastPart, false},
		{"unterstützen", "", "unterstützt", present | lang.PastPart, false},
		{"ernten", "", "geerntet", lang.PastPart, false},
		{"geben", "gibt|gab|gegeben", "gäbe", subj2, false},
		{"geben", "gibt|gab|gegeben", "gaben", past, false},
		{"geben", "gibt|gab|gegeben", "gebe", subj1, false},
		{"gehen", "geht|ging|gegangen", "ginge", subj2, false},
		{"gehen", "geht|ging|gegangen", "gingen", past, false},
		{"bringen", "bringt|brachte|gebracht|brächte", "brächten", subj2, false},
		{"können", "kann|konnte|gekonnt|könnte", "könne", subj1, false},
		{"können", "kann|konnte|gekonnt|könnte", "könnten", subj2, false},
		{"sollen", "soll|sollte|gesollt", "sollte", past, false},
		{"haben", "hat|hatte|gehabt|hätte", "habe", subj1, false},
		{"werden", "wird|wurde|geworden|würde", "worden", lang.PastPart, false},
		{"werden", "wird|wurde|geworden|würde", "würden", subj2, false},
		{"senden", "sendet|sandte/sendete|gesandt/gesendet", "sandten", past, false},
		{"senden", "sendet|sandte/sendete|gesandt/gesendet", "gesendet", lang.PastPart, false},
		{"sein", "", "seien", subj1, false},
		{"sein", "", "wäre", subj2, false},
		{"schreien", "schreit|schrie|geschrien", "schrien", past, false},
		{"schließen", "schließt|schloss|geschlossen", "schliesst", present, false},
		{"bereit·stellen", "", "stellt", present, true},
		{"bereit·stellen", "", "bereitstellt", present, false},
		{"bereit·stellen", "", "bereitgestellt", lang.PastPart, false},
		{"bereit·stellen", "", "bereitzustellen", lang.ToInf, false},
		{"weiter·verkaufen", "", "weiterverkauft", present | lang.PastPart, false},
		{"weiter·verkaufen", "", "weiterzuverkaufen", lang.ToInf, false},
		{"ab·geben", "gibt|gab|gegeben", "gäbe", subj2, true},
		{"ab·geben", "gibt|gab|gegeben", "abgegebenen", attributive, false},
	} {
		var parts []string
		if c.parts != "" {
			parts = strings.Split(c.parts, "|")
		}
		var got lang.Tag
		for _, f := range (grammar{}).Conjugate(c.lemma, parts) {
			if f.Form == c.form && f.Apart == c.apart {
				got |= f.Tags
			}
		}
		if got != c.tags {
			t.Errorf("Conjugate(%q): %q has the tags %b, want %b", c.lemma, c.form, got, c.tags)
		}
	}
}

// Forms that must not be taken for a Konjunktiv, and forms that nobody writes.
func TestConjugateLeavesOut(t *testing.T) {
	for _, c := range []struct {
		lemma, parts, form string
		never              lang.Tag
	}{
		{"liefern", "", "liefern", lang.Subj1},
		{"liefern", "", "lieferte", lang.Subj2},
		{"gehen", "geht|ging|gegangen", "gingen", lang.Subj2},
		{"sollen", "soll|sollte|gesollt", "sollte", lang.Subj2},
		{"bereit·stellen", "", "stellen", lang.Infinitive},
		{"verkaufen", "", "geverkauft", lang.Verb | lang.PastPart},
	} {
		var parts []string
		if c.parts != "" {
			parts = strings.Split(c.parts, "|")
		}
		for _, f := range (grammar{}).Conjugate(c.lemma, parts) {
			if f.Form == c.form && f.Tags.Has(c.never) {
				t.Errorf("Conjugate(%q) gives %q the tags %b", c.lemma, c.form, f.Tags)
			}
		}
	}
}

func TestDecline(t *testing.T) {
	for _, c := range []struct{ lemma, given, want string }{
		{"Rakete", "", "Rakete Raketen"},
		{"Panzer", "", "Panzer Panzers Panzern"},
		{"Lieferung", "", "Lieferung Lieferungen"},
		{"Embargo", "", "Embargo Embargos"},
		{"Marschflugkörper", "Marschflugkörpern", "Marschflugkörper Marschflugkörpern"},
		{"Geschoß", "Geschoße", "Geschoß Geschoße Geschoss Geschosse"},
		{"letale Waffe", "", "letale Waffe"},
		{"Gewehr", "", "Gewehr Gewehrs Gewehres Gewehre Gewehren"},
	} {
		var given []string
		if c.given != "" {
			given = strings.Split(c.given, "|")
		}
		if got := strings.Join((grammar{}).Decline(c.lemma, given), " "); got != c.want {
			t.Errorf("Decline(%q, %q)\n got %s\nwant %s", c.lemma, c.given, got, c.want)
		}
	}
}

// compounds are unknown words with the class of the goods they name ("" for none)
// and the lemma of the noun rule they bring ("" for none).
var compounds = []struct{ word, class, rule string }{
	{"waffenlieferungen", "weapons", "Lieferung"},
	{"drohnenlieferung", "uncrewed", "Lieferung"},
	{"haubitzenbestellung", "artillery.howitzer", "Bestellung"},
	{"munitionslieferungen", "ammunition", "Lieferung"},
	{"rüstungsexporte", "weapons", "Rüstungsexport"},
	{"panzerdeal", "armour.tank", "Deal"},
	{"radpanzerlieferung", "armour", "Lieferung"},
	{"militärhilfe", "weapons", "Hilfe"},
	{"militärhilfen", "weapons", "Hilfe"},
	{"militärhilfspaket", "weapons", "Paket"},
	{"getreideexporte", "food", "Export"},
	{"militärausbildung", "training", "Ausbildung"},
	{"beutepanzer", "armour.tank", ""},
	{"beutewaffen", "weapons", ""},
	{"radarflugzeuge", "aircraft", ""},
	{"drohnensystem", "uncrewed", ""},
	{"kriegsfahrzeuge", "weapons", ""},
	{"raketenausrüstung", "missile", ""},
	{"großauftrag", "", "Auftrag"},
	{"milliardendeal", "", "Deal"},
	{"kaufabsicht", "", "Absicht"},
	{"krisengipfel", "", "Gipfel"},
	{"handelsembargo", "", "Embargo"},
	{"munitionsfabrik", "", "Fabrik"},
	{"bundesverteidigungsminister", "", "verteidigungsminister"},
	{"kämpferjets", "aircraft.combat", ""},
	{"reiseverbot", "", ""},
	{"werkzeuge", "", ""},
	{"ausland", "", ""},
	{"durchführung", "", ""},
	{"gesundheitsbehörden", "", "behörde"},
	{"waffenstillstand", "", ""},
	{"waffenstillstandsabkommen", "", ""},
	{"waffenruhe", "", ""},
	{"raketenangriff", "", ""},
	{"drohnenangriffe", "", ""},
	{"panzerschlacht", "", ""},
	{"munitionsdepot", "", ""},
	{"waffengesetz", "", ""},
	{"drohnenwand", "", ""},
	{"wahlterminen", "", ""},
	{"ölpreis", "", ""},
	{"ölpreise", "", ""},
	{"landkreise", "", ""},
	{"projektmitarbeiter", "", "mitarbeiter"},
	{"handelskommissarin", "", "kommissarin"},
	{"erdgeschosse", "", ""},
	{"theatertruppe", "", ""},
	{"ökosystem", "", ""},
	{"einladung", "", ""},
	{"unterhalt", "", ""},
	{"meinungsaustausch", "", ""},
	{"bundestag", "", ""},
}

func TestCompound(t *testing.T) {
	p, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range compounds {
		goods, rule := (*lang.GoodsWord)(nil), (*lang.Form)(nil)
		if f := p.Lexicon.Form(c.word); f != nil {
			goods = f.Goods
			if len(f.Predicates) > 0 {
				rule = f
			}
		} else {
			goods, rule = p.Grammar.Compound(p.Lexicon, c.word)
		}
		class, lemma := "", ""
		if goods != nil {
			class = string(goods.Class)
		}
		if rule != nil {
			lemma = rule.Lemma
			if len(rule.Predicates) > 0 {
				lemma = rule.Predicates[0].Lemma
			}
		}
		if class != c.class && !(class == "" && strings.HasPrefix(c.word, "rüstungsexport")) || lemma != c.rule {
			t.Errorf("%s: class %q, rule %q; want %q, %q", c.word, class, lemma, c.class, c.rule)
		}
		if goods != nil && rule != nil && p.Lexicon.Form(c.word) == nil && goods.Moves == nil {
			t.Errorf("%s: the goods do not move", c.word)
		}
	}
}

// A wrong word costs a few look-ups and no memory.
func BenchmarkCompound(b *testing.B) {
	p, err := New()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		p.Grammar.Compound(p.Lexicon, "bürgermeisterkandidat")
	}
}

func TestCommonIsNotEnglish(t *testing.T) {
	p, err := New()
	if err != nil {
		t.Fatal(err)
	}
	if n := len(p.Common); n < 50 {
		t.Errorf("%d common words", n)
	}
	for _, w := range []string{"the", "in", "an", "am", "was", "will", "so", "war", "hat", "die", "also", "man", "of"} {
		if p.Common[w] && !slices.Contains([]string{"die", "hat"}, w) {
			t.Errorf("%q is English too", w)
		}
	}
}
