package claim_test

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"waybill"
	"waybill/claim"
	"waybill/lang"
	"waybill/statement"
)

// FuzzFind asks of any text, cut into any blocks, with the statements found in it and
// with statements thrown over it at random, that the claims keep what package claim
// promises of them.
func FuzzFind(f *testing.F) {
	for _, text := range []string{
		"Kiew bat Berlin um 100 Taurus. Scholz lehnte ab: „Wir liefern keine Marschflugkörper.“\n\nNordkorea schickte Russland angeblich Granaten und bekam dafür Öl.",
		"Iran has shipped Shahed-136 drones to Russia, according to Kyiv, which Tehran denies. If Moscow pays, more will follow.",
		"„Die Lieferung von 18 Haubitzen an Litauen“, sagte er, „ist beschlossen“ – wenn der Bundestag zustimmt?",
		"The US-made F-16s' handover, swapped for S-300s and S-400s, was halted; Ankara, Athens and Sofia would get 10, 20 or 30.",
		"Waffen- und Munitionslieferungen zwischen Nordkorea-Russland; US-Regierungs-Patriot-System-Lieferung",
		"Lieferung\nan\nKiew\n\n• 18 Panzer\r\n• 3 U.S. HIMARS’s\n\n“", "liefert", "", " \n", "\u0301Kiew\u200b liefert\u00a0Moskau Panzer.",
	} {
		f.Add("", text, uint16(0), uint64(1), false)
		f.Add("", text, uint16(0), uint64(2), true)
	}
	for i, piece := range pieces {
		f.Add(piece, "liefert, Moskau ships.", uint16(5000/len(strings.Fields(piece))), uint64(3*(i/2)), i%2 == 1)
	}
	k := newKit(f)
	f.Fuzz(func(t *testing.T, piece, text string, times uint16, seed uint64, english bool) {
		if len(piece) > 0 { // sentences of thousands of words from a short input
			text = strings.Repeat(piece, min(int(times), longest/len(piece))) + text
		}
		text = strings.ToValidUTF8(text, "\ufffd")
		code := "de"
		if english {
			code = "en"
		}
		random := rand.New(rand.NewPCG(seed, 7))
		r := cut(text, code, random)
		a := lang.Analyse(r, k.packs, k.atlas)
		statements := statement.Find(a)
		if seed%3 == 2 {
			statements = throw(text, random)
		}
		claims := claim.Find(a, statements)
		for i := range claims {
			checkClaim(t, k, text, statements, &claims[i])
		}
		ids := map[string]bool{}
		for i := range claims {
			if ids[claims[i].ID] || claims[i].ID == "" {
				t.Fatalf("the id %q twice", claims[i].ID)
			}
			ids[claims[i].ID] = true
		}
		if !slices.IsSortedFunc(claims, func(x, y waybill.Claim) int { return cmp.Compare(x.Evidence.Begin, y.Evidence.Begin) }) {
			t.Fatal("not in the order of the text")
		}
	})
}

// longest is how many bytes of a text are made by repetition.
const longest = 40_000

// pieces are what long sentences are made of, German and English by turns.
var pieces = []string{
	"Panzer, die Kiew von Berlin bekommt, ", "tanks that Kyiv gets from Berlin, ",
	"Deutschland liefert der Ukraine 18 Haubitzen und ", "Iran supplies drones to Russia and ",
	"wenn Iran liefert, ", "if Iran supplies, ",
	"Iran, Russland, Syrien, ", "tanks, missiles, drones, ",
	"Panzer „", "he said that ",
}

// cut makes a report of the text with blocks of any kind at any place.
func cut(text, code string, random *rand.Rand) *waybill.Report {
	r := &waybill.Report{Text: text, Lang: code}
	kinds := []waybill.BlockKind{waybill.Paragraph, waybill.Headline, waybill.Kicker, waybill.Heading, waybill.Item, waybill.Caption, waybill.Furniture}
	for begin := 0; begin < len(text); {
		end := len(text)
		if line := strings.IndexByte(text[begin:], '\n'); line >= 0 && random.IntN(3) > 0 {
			end = begin + line + 1
		} else if random.IntN(4) == 0 {
			end = begin + 1 + random.IntN(len(text)-begin)
			for end < len(text) && !utf8.RuneStart(text[end]) {
				end++
			}
		}
		span := waybill.Span{Begin: begin, End: end}
		begin = end
		if words := strings.TrimSpace(span.Of(text)); words == "" {
			continue
		}
		block := waybill.Block{Kind: kinds[0], Span: span, Lang: code}
		if random.IntN(2) == 0 {
			block.Kind = kinds[random.IntN(len(kinds))]
		}
		switch random.IntN(10) {
		case 0:
			block.Lang = ""
		case 1:
			block.Lang = []string{"de", "en", "fr"}[random.IntN(3)]
		}
		r.Blocks = append(r.Blocks, block)
	}
	return r
}

// throw makes statements with spans anywhere in the text.
func throw(text string, random *rand.Rand) []waybill.Statement {
	var all []waybill.Statement
	place := func() waybill.Span {
		if len(text) == 0 || random.IntN(4) == 0 {
			return waybill.Span{}
		}
		boundary := func(i int) int {
			for i < len(text) && !utf8.RuneStart(text[i]) {
				i++
			}
			return i
		}
		begin := boundary(random.IntN(len(text)))
		return waybill.Span{Begin: begin, End: boundary(begin + random.IntN(len(text)-begin+1))}
	}
	types := []waybill.StatementType{waybill.Direct, waybill.Indirect, waybill.Free, waybill.Reported}
	for i := range random.IntN(6) {
		s := waybill.Statement{ID: "s" + string(rune('1'+i)), Type: types[random.IntN(4)], Medium: waybill.Speech, Mention: place(), Addressee: place()}
		for range 1 + random.IntN(2) {
			if span := place(); !span.Empty() {
				s.Spans = append(s.Spans, span)
			}
			if span := place(); !span.Empty() {
				s.Cue, s.Frame = append(s.Cue, span), append(s.Frame, span)
			}
		}
		s.Speaker = waybill.Speaker{Span: place()}
		s.Speaker.Name = s.Speaker.Span.Of(text)
		all = append(all, s)
	}
	return all
}

func checkClaim(t *testing.T, k *kit, text string, statements []waybill.Statement, c *waybill.Claim) {
	t.Helper()
	fault := func(what string) {
		t.Helper()
		t.Fatalf("%s: %s\n%+v\nevidence %q, stage words %q", c.ID, what, *c, safeOf(c.Evidence, text), safeOf(c.StageWords, text))
	}
	for name, span := range claimSpans(c) {
		if span == (waybill.Span{}) {
			continue
		}
		if !inside(span, text) {
			fault("the span of " + name + " is not in the text, or cuts a character")
		}
	}
	if c.Evidence.Empty() {
		fault("the evidence is empty")
	}
	if !slices.Contains(waybill.Certainties(), c.Certainty) {
		fault("no certainty")
	}
	if c.Source.Name == "" {
		fault("no source")
	}
	if c.Source.Statement != "" && !slices.ContainsFunc(statements, func(s waybill.Statement) bool { return s.ID == c.Source.Statement }) {
		fault("the source's statement is none")
	}
	for _, p := range append([]waybill.PartyRef{c.Supplier, c.Recipient}, c.Parties...) {
		if p.Known() && k.atlas.Party(p.ID) == nil {
			fault("the party " + string(p.ID) + " is none of the atlas")
		}
		if p.Known() == p.Span.Empty() {
			fault("a party without words, or words without a party")
		}
	}
	if c.Kind != waybill.TransferClaim {
		return
	}
	switch {
	case !c.Supplier.Known() && !c.Recipient.Known():
		fault("nobody gives and nobody takes")
	case c.Supplier.ID == c.Recipient.ID:
		fault("supplier and recipient are one")
	case !c.Goods.Class.Valid():
		fault("no class of the taxonomy")
	case !slices.Contains(waybill.Stages(), c.Stage):
		fault("no stage")
	case c.StageWords.Empty():
		fault("no stage words")
	}
}

func claimSpans(c *waybill.Claim) map[string]waybill.Span {
	all := map[string]waybill.Span{
		"supplier": c.Supplier.Span, "recipient": c.Recipient.Span, "goods": c.Goods.Span, "quantity": c.Goods.Quantity,
		"unit": c.Goods.Amount.UnitSpan, "sum": c.Goods.Sum.Span, "date": c.When.Span,
		"stage": c.StageWords, "certainty": c.CertaintyWords, "source": c.Source.Span, "via": c.Via, "condition": c.Condition, "evidence": c.Evidence,
	}
	for _, p := range c.Parties {
		all["party "+string(p.ID)] = p.Span
	}
	return all
}

// inside reports whether a span is not empty, lies in the text, and begins and ends
// between characters.
func inside(span waybill.Span, text string) bool {
	if span.Begin < 0 || span.End > len(text) || span.Begin >= span.End {
		return false
	}
	return utf8.RuneStart(text[span.Begin]) && (span.End == len(text) || utf8.RuneStart(text[span.End]))
}

func safeOf(span waybill.Span, text string) string {
	if !inside(span, text) {
		return ""
	}
	return span.Of(text)
}
