package ledgertest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"pgregory.net/rapid"

	"waybill"
	"waybill/ledger"
)

// Articles are made of few parties, goods and days, so that their claims meet.
var (
	parties = []waybill.PartyRef{{ID: "KP"}, {ID: "RU"}, {ID: "IR"}, {}}
	wares   = []waybill.Goods{
		{Class: "missile.ballistic", Designation: "KN-23"}, {Class: "missile.ballistic", Designation: "KN-24"},
		{Class: "missile", Designation: "KN-23"}, {Class: "missile.ballistic"}, {Class: "missile.cruise"},
		{Class: "missile"}, {Class: "weapons"}, {Class: "ammunition"}, {Class: "fuel"},
	}
	calendar    = []string{"", "2022-01-10", "2022-12-31", "2023-06-01", "2023-11-05", "2025-01-01"}
	stages      = []waybill.Stage{waybill.Sought, waybill.Agreed, waybill.Delivered}
	certainties = []waybill.Certainty{waybill.Stated, waybill.Stated, waybill.Possible, waybill.Denied, waybill.Doubted}
	sources     = []waybill.Source{
		{Name: waybill.Narrator}, {Name: "a spokesman for the ministry of defence", Party: "KR"},
		{Name: "the Kremlin", Party: "RU"}, {Name: "officials"},
	}
	// sentences are the words of claims: some hold one another, as the words of two
	// readings of one sentence may.
	sentences = []string{
		"The shipment was sent last week.",
		"Officials said the shipment was sent last week.",
		"Missiles were delivered, it is said.",
		"A deal was struck \x00 in secret.", // texts may hold NUL, which PostgreSQL does not keep
	}
	// bodies are the texts of articles besides their claims: a short one, of which no copies
	// are told, and two that make their articles copies of one another.
	bodies = []string{
		"",
		"The ministers met behind closed doors for the better part of three hours, and neither side would say afterwards what had been put on the table, nor who had asked for the talks in the first place, nor when they would meet again to go on with them.",
		"Harbour workers told of a grey freighter without a flag that lay at the far pier for two nights, guarded by men in plain clothes, and that was gone before the morning shift came in, leaving nothing behind but tyre marks and a broken crate.",
	}
	outlets   = []string{"", "Kieler Anzeiger", "kieler anzeiger", "Reuters"}
	langCodes = []string{"en", "de", ""}
	engines   = []string{"0.9.0", "1.0.0", "1.1.0"}
)

// made is an article with what each engine reads in it.
type made struct {
	bytes      []byte
	provenance waybill.Provenance
	readings   map[string]*waybill.Reading
}

// input is the article with the reading of an engine. Where it comes from is told only when
// it comes first; later its bytes come from elsewhere, which changes nothing.
func (m *made) input(engine string, first bool) ledger.Input {
	p := m.provenance
	if !first {
		p = waybill.Provenance{File: "elsewhere", Outlet: "Elsewhere", Published: "2020-02-02"}
	}
	return ledger.Input{Bytes: m.bytes, Provenance: p, Reading: m.readings[engine]}
}

// drawMade draws an article; number makes it another than the others.
func drawMade(t *rapid.T, number int) *made {
	text := rapid.SampledFrom(bodies).Draw(t, "body")
	end := len(text)
	spans := make([]waybill.Span, len(sentences))
	for i, s := range sentences {
		text += "\n\n" + s
		spans[i] = waybill.Span{Begin: len(text) - len(s), End: len(text)}
	}
	text += fmt.Sprintf("\n\nNo. %d", number)
	sum := sha256.Sum256([]byte(text))
	m := &made{bytes: []byte(text), readings: map[string]*waybill.Reading{}}
	m.provenance = waybill.Provenance{
		File: fmt.Sprintf("%d.txt", number), Outlet: rapid.SampledFrom(outlets).Draw(t, "outlet"),
		Published: rapid.SampledFrom(calendar).Draw(t, "published"),
	}
	for _, engine := range engines {
		report := &waybill.Report{Article: hex.EncodeToString(sum[:]), Text: text, Lang: rapid.SampledFrom(langCodes).Draw(t, "lang")}
		if end > 0 {
			report.Blocks = []waybill.Block{{Kind: waybill.Paragraph, Span: waybill.Span{End: end}}}
		}
		m.readings[engine] = &waybill.Reading{
			Report: report, Claims: drawClaims(t, spans), Engine: engine, Atlas: "1", Packs: map[string]string{"en": "1"},
		}
	}
	return m
}

func drawClaims(t *rapid.T, spans []waybill.Span) []waybill.Claim {
	claim := rapid.Custom(func(t *rapid.T) waybill.Claim {
		c := waybill.Claim{
			Kind: waybill.TransferClaim, Supplier: rapid.SampledFrom(parties).Draw(t, "supplier"),
			Recipient: rapid.SampledFrom(parties).Draw(t, "recipient"), Goods: rapid.SampledFrom(wares).Draw(t, "goods"),
			Stage: rapid.SampledFrom(stages).Draw(t, "stage"), Certainty: rapid.SampledFrom(certainties).Draw(t, "certainty"),
			Source: rapid.SampledFrom(sources).Draw(t, "source"), Evidence: rapid.SampledFrom(spans).Draw(t, "evidence"),
			Exchange: rapid.SampledFrom([]string{"", "", "x1"}).Draw(t, "exchange"),
		}
		if day := rapid.SampledFrom(calendar).Draw(t, "when"); day != "" {
			c.When = waybill.Date{Begin: day, End: day, Precision: waybill.Day}
		}
		return c
	})
	return rapid.SliceOfN(claim, 0, 4).Draw(t, "claims")
}

// String is an article as a failed property shows it.
func (m *made) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s of %q %s", m.provenance.File, m.provenance.Outlet, m.provenance.Published)
	for _, engine := range engines {
		fmt.Fprintf(&b, "\n  %s:", engine)
		for _, c := range m.readings[engine].Claims {
			fmt.Fprintf(&b, " [%s>%s %s %s %s %s %s %v]", c.Supplier.ID, c.Recipient.ID, c.Goods.Class, c.Goods.Designation, c.When.Begin, c.Certainty, c.Source.Name, c.Evidence)
		}
	}
	return b.String()
}
