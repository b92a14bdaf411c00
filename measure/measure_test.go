package measure_test

import (
	"fmt"
	"testing"

	"waybill"
	"waybill/atlas"
	"waybill/lang"
	"waybill/lang/de"
	"waybill/lang/en"
	"waybill/measure"
)

// kit reads sentences for the tests.
type kit struct {
	atlas *atlas.Atlas
	packs map[string]*lang.Pack
}

func newKit(t testing.TB) *kit {
	t.Helper()
	known, err := atlas.Load()
	if err != nil {
		t.Fatal(err)
	}
	german, err := de.New()
	if err != nil {
		t.Fatal(err)
	}
	english, err := en.New()
	if err != nil {
		t.Fatal(err)
	}
	return &kit{known, map[string]*lang.Pack{"de": german, "en": english}}
}

// readers are those of every sentence of a text.
func (k *kit) readers(code, text string) (*lang.Analysis, []*measure.Reader) {
	report := &waybill.Report{Text: text, Lang: code, Blocks: []waybill.Block{{Kind: waybill.Paragraph, Span: waybill.Span{End: len(text)}, Lang: code}}}
	a := lang.Analyse(report, k.packs, k.atlas)
	var all []*measure.Reader
	for i := range a.Sentences {
		r := &measure.Reader{}
		r.Read(a, &a.Sentences[i])
		all = append(all, r)
	}
	return a, all
}

// show writes an amount as "words = 18..20 tonne", with ~ before an approximation.
func show(q *measure.Amount, text string) string {
	s := q.Span.Of(text) + " ="
	if q.About {
		s += " ~"
	} else {
		s += " "
	}
	if q.Min.Known {
		s += fmt.Sprint(q.Min.Value)
	}
	if !q.Max.Known || q.Max.Value != q.Min.Value {
		s += ".."
		if q.Max.Known {
			s += fmt.Sprint(q.Max.Value)
		}
	}
	if q.Money {
		s += " " + q.Currency
		if q.Currency == "" {
			s += "?"
		}
	}
	if q.Unit != "" {
		s += " " + q.Unit
	}
	return s
}

func TestAmounts(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct {
		lang, text string
		want       []string
	}{
		{"de", "Teheran lieferte mehrere Millionen Granaten.", []string{"mehrere Millionen = ~2e+06.."}},
		{"de", "Es waren rund 18 bis 20 Panzer.", []string{"rund 18 bis 20 = ~18..20"}},
		{"de", "Es waren zwei Dutzend Panzer.", []string{"zwei Dutzend = 24"}},
		{"de", "Ein Dutzend Panzer kam an.", []string{"Ein Dutzend = 12"}},
		{"de", "Geliefert werden mindestens 11.000 Granaten und bis zu 40 Panzer.", []string{"mindestens 11.000 = 11000..", "bis zu 40 = ..40"}},
		{"de", "Geliefert werden 1.000 Granaten zu 3,4 Kilogramm.", []string{"1.000 = 1000", "3,4 Kilogramm = 3.4 kilogram"}},
		{"de", "Das Land zahlte 3,4 Milliarden US-Dollar.", []string{"3,4 Milliarden US-Dollar = 3.4e+09 USD"}},
		{"de", "Das Paket kostet 13,3 Mrd. Euro.", []string{"13,3 Mrd. Euro = 1.33e+10 EUR"}},
		{"de", "Das Paket ist 13,3 Milliarden Kronen (rund 1,16 Milliarden Euro) wert.", []string{"13,3 Milliarden Kronen (rund 1,16 Milliarden Euro) = 1.33e+10 ?"}},
		{"de", "Hunderte Raketen und Zehntausende Schuss wurden geliefert.", []string{"Hunderte = ~200..", "Zehntausende = ~20000.. round"}},
		{"de", "Keine einzige Granate sei geliefert worden.", []string{"Keine einzige = 0"}},
		{"de", "Es sind zwischen 50 und 60 Panzer.", []string{"zwischen 50 und 60 = 50..60"}},
		{"de", "Mehr als 20.000 Container mit Granaten kamen an.", []string{"Mehr als 20.000 Container = 20000.. container"}},
		{"de", "Geliefert wurden zweihundertfünfzig Raketen und achtundvierzig Panzer.", []string{"zweihundertfünfzig = 250", "achtundvierzig = 48"}},
		{"de", "Geliefert wurden dreitausendvierhundert Gewehre.", []string{"dreitausendvierhundert = 3400"}},
		{"de", "Eine halbe Million Patronen und anderthalb Millionen Helme.", []string{"Eine halbe Million = 500000", "anderthalb Millionen = 1.5e+06"}},
		{"de", "Die Schweiz liefert 12 400 Patronen.", []string{"12 400 = 12400"}},
		{"de", "Die Schweiz liefert 12'400 Patronen.", []string{"12'400 = 12400"}},
		{"de", "Zehn weitere Panzer und weitere 20 Panzer folgen.", []string{"Zehn weitere = 10", "20 = 20"}},
		{"de", "Je zwölf Jets gehen an die beiden.", []string{"Je zwölf = 12", "beiden = 2"}},
		{"de", "Mindestens ein System wurde zerstört.", []string{"Mindestens ein = 1.."}},
		{"de", "Sechs Batterien und eine Schwadron.", []string{"Sechs Batterien = 6 battery", "eine Schwadron = 1 squadron"}},
		{"de", "Es kamen 1,000 Panzer, 1,25 Millionen Schuss und 1,234 Tonnen Stahl.", []string{"1,000 = 1000", "1,25 Millionen = 1.25e+06 round", "1,234 Tonnen = 1.234 tonne"}},
		{"en", "It sent 1.000 tanks, 1.234 million shells and 12,500 guns.", []string{"1.000 = 1000", "1.234 million = 1.234e+06", "12,500 = 12500"}},
		{"de", "Das Kaliber 155 ist knapp, ebenso 120 Millimeter.", nil},
		{"de", "Die 3. Brigade bekam 2022 Panzer vom Typ 26.", nil},
		{"de", "Berlin gab fünf bis sechs Millionen Schuss.", []string{"fünf bis sechs Millionen = 5e+06..6e+06 round"}},
		{"de", "Ein Großteil der 49 Panzer ist da.", []string{"Ein Großteil der 49 = ..49"}},
		{"de", "Es geht um ein paar hundert Gewehre.", []string{"ein paar hundert = ~200.."}},
		{"de", "Der Vertrag über 40 Panzer und die Gespräche mit Paris über 54 Jets dauern an.", []string{"40 = 40", "54 = 54"}},
		{"de", "Über 40 Panzer kamen, und Norwegen lieferte der Ukraine über 1.000 Granaten.", []string{"Über 40 = 40..", "über 1.000 = 1000.."}},
		{"en", "It approves a $5 million sale, A$5 million more and over 40 jets.", []string{"$5 million = 5e+06 USD", "A$5 million = 5e+06 AUD", "over 40 = 40.."}},
		{"en", "Iran sent 1,000-plus drones.", []string{"1,000-plus = 1000.."}},
		{"en", "Iran sent 40-odd drones and 1,000 or more shells.", []string{"40-odd = ~40", "1,000 or more = 1000.."}},
		{"en", "A dozen tanks and half a million shells went east.", []string{"A dozen = 12", "half a million = 500000"}},
		{"en", "Up to 40 tanks, at least 11,000 shells and some 300 drones.", []string{"Up to 40 = ..40", "at least 11,000 = 11000..", "some 300 = ~300"}},
		{"en", "Between 50 and 60 tanks or 50-60 guns.", []string{"Between 50 and 60 = 50..60", "50-60 = 50..60"}},
		{"en", "Tens of thousands of shells, hundreds of drones.", []string{"Tens of thousands = ~20000..", "hundreds = ~200.."}},
		{"en", "The deal is worth $3.4 billion or €900m or US$4 billion or GB£2.26 billion.", []string{"$3.4 billion = 3.4e+09 USD", "€900m = 9e+08 EUR", "US$4 billion = 4e+09 USD", "GB£2.26 billion = 2.26e+09 GBP"}},
		{"en", "Seoul pays 40 billion won, up to $4.85bn.", []string{"40 billion won = 4e+10 KRW", "up to $4.85bn = ..4.85e+09 USD"}},
		{"en", "London sent £752 million ($990 million) in aid.", []string{"£752 million ($990 million) = 7.52e+08 GBP"}},
		{"en", "It seized 750 tonnes of arms and 40 rounds of ammunition.", []string{"750 tonnes = 750 tonne", "40 = 40 round"}},
		{"en", "Two hundred and fifty tanks, twenty-five jets, six batteries.", []string{"Two hundred and fifty = 250", "twenty-five = 25", "six batteries = 6 battery"}},
		{"en", "Several million rounds, a few dozen guns, a couple of trainers.", []string{"Several million = ~2e+06.. round", "a few dozen = ~24..", "a couple = ~2.."}},
		{"en", "Not a single shell was sent in 2022.", []string{"Not a single = 0"}},
		{"en", "The 155mm shells flew 40 kilometres; the Type 26 frigate is 8 years old.", nil},
		{"en", "The 9/11 attacks, a 7.62 gun at 10:30.", nil},
		{"en", "Two or three ships, 5 to 6 million rounds, 2,000 troops.", []string{"Two or three = 2..3", "5 to 6 million = 5e+06..6e+06 round", "2,000 = 2000"}},
		{"en", "Prices of $50-60 million or 20 to 10 tanks.", []string{"$50-60 million = 5e+07..6e+07 USD", "20 = 20", "10 = 10"}},
		{"en", "It paid USD3.37 billion for 44 T-80UDs and SEK5.3bn for jets.", []string{"USD3.37 billion = 3.37e+09 USD", "44 = 44", "SEK5.3bn = 5.3e+09 SEK"}},
		{"en", "A Rs 21,000 crore deal, 1.5 billion kroner.", []string{"Rs 21,000 crore = 2.1e+11 ?", "1.5 billion kroner = 1.5e+09 ?"}},
		{"en", "The Leopard 2 and the F-16 are modern.", nil},
	} {
		a, readers := k.readers(c.lang, c.text)
		var got []string
		for _, r := range readers {
			for _, q := range r.Amounts() {
				got = append(got, show(&q, a.Text))
			}
		}
		if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}
