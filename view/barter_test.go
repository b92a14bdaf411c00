package view_test

import (
	"strings"
	"testing"

	"waybill"
)

// barter is a short report with everything a document can hold, written for this
// test: an exchange, a denial, a condition, a route, an event, a split quotation, and
// characters of one to four bytes.
const barter = `Granaten gegen Öl: Pjöngjang 🚂 liefert, Moskau zahlt anders

Nordkorea hat Russland nach Einschätzung der Analystin Mira Feld 6.000 Container mit Artilleriegranaten über den Hafen Rajin geschickt. „Dafür bekommt Kim Öl“, sagte Feld, die für ein Institut in Wien forscht, „und vermutlich Technik für die KN-23 (북한).“

Kremlsprecher Dmitri Peskow wies das zurück: Es gebe keine Lieferungen. Sollte der Krieg andauern, könnte auch der Iran Drohnen an Moskau verkaufen. Beide Außenminister trafen sich in Wladiwostok.
`

// words finds the n-th place (from 0) of a string in the barter report.
func words(t testing.TB, s string, n int) waybill.Span {
	t.Helper()
	from := 0
	for ; ; n-- {
		i := strings.Index(barter[from:], s)
		if i < 0 {
			t.Fatalf("%q is not in the report", s)
		}
		if n == 0 {
			return waybill.Span{Begin: from + i, End: from + i + len(s)}
		}
		from += i + len(s)
	}
}

// barterReading is what a careful reader finds in it.
func barterReading(t testing.TB) *waybill.Reading {
	at := func(s string) waybill.Span { return words(t, s, 0) }
	party := func(id waybill.PartyID, s string, n int) waybill.PartyRef {
		return waybill.PartyRef{ID: id, Span: words(t, s, n)}
	}
	feld := waybill.Speaker{Name: "Mira Feld", Role: "Analystin", Span: at("Mira Feld"), RoleSpan: at("Analystin")}
	peskow := waybill.Speaker{Name: "Dmitri Peskow", Role: "Kremlsprecher", Party: "RU", Span: at("Dmitri Peskow"), RoleSpan: at("Kremlsprecher")}
	byFeld := waybill.Source{Name: "Mira Feld", Span: at("Mira Feld"), Statement: "s2"}
	sent := at("Nordkorea hat Russland nach Einschätzung der Analystin Mira Feld 6.000 Container mit Artilleriegranaten über den Hafen Rajin geschickt.")
	return &waybill.Reading{
		Report: &waybill.Report{
			Article: waybill.Article{Bytes: []byte(barter)}.ID(), File: "news/barter.txt", Text: barter,
			Title: at("Granaten gegen Öl: Pjöngjang 🚂 liefert, Moskau zahlt anders"), Lang: "de",
			Outlet: "Beispielblatt", Author: "Jo Muster", Published: "2025-01-31",
			Notes: []string{"One caption is in another language and was not read."},
			Blocks: []waybill.Block{
				{Kind: waybill.Headline, Span: at("Granaten gegen Öl: Pjöngjang 🚂 liefert, Moskau zahlt anders"), Lang: "de"},
				{Kind: waybill.Paragraph, Span: sent.Join(at("(북한).“")), Lang: "de"},
				{Kind: waybill.Paragraph, Span: at("Kremlsprecher").Join(at("in Wladiwostok."))},
			},
		},
		Statements: []waybill.Statement{
			{ID: "s1", Type: waybill.Indirect, Medium: waybill.Thought, Speaker: feld, Spans: []waybill.Span{at("Nordkorea hat Russland"), at("6.000 Container mit Artilleriegranaten über den Hafen Rajin geschickt")},
				Mention: at("der Analystin Mira Feld"), Cue: []waybill.Span{at("nach Einschätzung")}, Frame: []waybill.Span{at("nach Einschätzung der Analystin Mira Feld")}},
			{ID: "s2", Type: waybill.Direct, Medium: waybill.Speech, Speaker: feld, Spans: []waybill.Span{at("„Dafür bekommt Kim Öl“"), at("„und vermutlich Technik für die KN-23 (북한).“")},
				Mention: words(t, "Feld", 1), Cue: []waybill.Span{at("sagte")}, Frame: []waybill.Span{at("sagte Feld, die für ein Institut in Wien forscht")}},
			{ID: "s3", Type: waybill.Free, Medium: waybill.Speech, Speaker: peskow, Spans: []waybill.Span{at("Es gebe keine Lieferungen.")},
				Mention: at("Kremlsprecher Dmitri Peskow"), Cue: []waybill.Span{at("wies das zurück")}, Addressee: at("Analystin")},
		},
		Claims: []waybill.Claim{
			{ID: "c1", Kind: waybill.TransferClaim, Supplier: party("KP", "Nordkorea", 0), Recipient: party("RU", "Russland", 0),
				Goods: waybill.Goods{Class: "ammunition.artillery", Span: at("Artilleriegranaten"), Quantity: at("6.000 Container"),
					Amount: waybill.Amount{Min: waybill.At(6000), Max: waybill.At(6000), Unit: "container", UnitSpan: at("Container")}},
				Stage: waybill.Delivered, Certainty: waybill.Stated, StageWords: at("geschickt"), CertaintyWords: at("nach Einschätzung"),
				Source: waybill.Source{Name: "Mira Feld", Span: at("Mira Feld"), Statement: "s1"}, Via: at("den Hafen Rajin"), Exchange: "x1", Evidence: sent},
			{ID: "c2", Kind: waybill.TransferClaim, Supplier: party("RU", "Russland", 0), Recipient: party("KP", "Kim", 0),
				Goods: waybill.Goods{Class: "energy", Span: words(t, "Öl", 1)},
				Stage: waybill.Underway, Certainty: waybill.Stated, StageWords: at("bekommt"), Source: byFeld, Exchange: "x1", Evidence: at("Dafür bekommt Kim Öl")},
			{ID: "c3", Kind: waybill.TransferClaim, Supplier: party("RU", "Russland", 0), Recipient: party("KP", "Kim", 0),
				Goods: waybill.Goods{Class: "technology", Designation: "KN-23", Span: at("Technik für die KN-23")},
				Stage: waybill.Underway, Certainty: waybill.Likely, StageWords: at("bekommt"), CertaintyWords: at("vermutlich"),
				Source: byFeld, Exchange: "x1", Evidence: at("und vermutlich Technik für die KN-23")},
			{ID: "c4", Kind: waybill.TransferClaim, Supplier: party("KP", "Nordkorea", 0), Recipient: party("RU", "Russland", 0),
				Goods: waybill.Goods{Class: "weapons", Span: at("Lieferungen")}, Stage: waybill.Delivered, Certainty: waybill.Denied, CertaintyWords: at("keine"),
				Source: waybill.Source{Name: "Dmitri Peskow", Span: at("Dmitri Peskow"), Statement: "s3", Party: "RU"}, Evidence: at("Es gebe keine Lieferungen.")},
			{ID: "c5", Kind: waybill.TransferClaim, Supplier: party("IR", "Iran", 0), Recipient: party("RU", "Moskau", 1),
				Goods: waybill.Goods{Class: "uncrewed", Span: at("Drohnen")}, Stage: waybill.Prospect, Certainty: waybill.Conditional, StageWords: at("könnte"), CertaintyWords: at("Sollte"),
				Source: waybill.Source{Name: waybill.Narrator}, Condition: at("Sollte der Krieg andauern"), Evidence: at("Sollte der Krieg andauern, könnte auch der Iran Drohnen an Moskau verkaufen.")},
			{ID: "c6", Kind: waybill.Meeting, Parties: []waybill.PartyRef{party("RU", "Russland", 0), party("KP", "Nordkorea", 0), {ID: "RU"}},
				Source: waybill.Source{Name: waybill.Narrator}, Evidence: at("Beide Außenminister trafen sich in Wladiwostok.")},
		},
		Engine: "0.0.0", Atlas: "test", Packs: map[string]string{"de": "1", "en": "1"},
	}
}
