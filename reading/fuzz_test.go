package reading_test

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"waybill"
	"waybill/atlas"
)

// FuzzRead asks of any bytes that they be refused with one line or give a reading
// that keeps its promises, and the same one each time.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("../samples/*")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b[:min(len(b), 4000)])
	}
	for _, seed := range []string{
		"10930:\r\n\r\nKiew bekommt Raketen\r\n\r\n„Wir liefern“, sagte Merz, „nicht.“ Moskau bestreitet das.\r\n\r\nLESEN SIE AUCH\r\n+ Madrid kauft 20 Eurofighter",
		"<html><title>Drones</title><article><p>Iran supplies <b>drones</b> to Russia, “we think”, he said.<p>It denies that.</article>",
		"\xff\xfeI\x00r\x00a\x00n\x00 \x00l\x00i\x00e\x00f\x00e\x00r\x00t\x00", "Die \xdcbergabe der Haubitzen an Kiew l\xe4uft.",
		"Kiew\u0301 “liefert„ \u200b18 Panzer\u2028an\u00a0Moskau’s U.S.-Armee\n\n\n„“", "\x00", "", "%PDF-1.7",
		strings.Repeat("Deutschland, das Polen, das Litauen Panzer ", 200) + "liefert, liefert.",
		strings.Repeat("„", 300) + "Iran liefert Russland Drohnen", strings.Repeat("he said that Iran ships drones ", 200),
	} {
		f.Add([]byte(seed))
	}
	r := newReader(f)
	known, err := atlas.Load()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		a := waybill.Article{File: "fuzz", Bytes: b}
		got, err := r.Read(a)
		again, errAgain := r.Read(a)
		if (err == nil) != (errAgain == nil) || !reflect.DeepEqual(got, again) {
			t.Fatalf("read twice, two readings:\n%+v\n%+v", got, again)
		}
		if err != nil {
			if got != nil || strings.Contains(err.Error(), "\n") {
				t.Fatalf("error %q with the reading %+v", err, got)
			}
			return
		}
		if fault := fault(got); fault != "" {
			t.Fatalf("%s in %q", fault, got.Report.Text)
		}
		names := newNamer(known, got.Report.Text)
		for i := range got.Claims {
			if what := names.fault(&got.Claims[i]); what != "" {
				t.Fatalf("a party that is not in the text: %s: %q", what, got.Report.Text)
			}
		}
	})
}

// fault tells which promise a reading breaks, "" if none: every span lies in the text
// and cuts no character, ids are unique, statements have words and a speaker, claims
// have evidence, a side, and values of the lists.
func fault(r *waybill.Reading) string {
	text := r.Report.Text
	if !utf8.ValidString(text) {
		return "the text is not UTF-8"
	}
	ids := map[string]bool{}
	for i := range r.Statements {
		s := &r.Statements[i]
		if what := statementFault(s, text); what != "" {
			return fmt.Sprintf("%s: %s: %+v", s.ID, what, *s)
		}
		if s.ID == "" || ids[s.ID] {
			return "the id " + s.ID + " twice"
		}
		ids[s.ID] = true
	}
	for i := range r.Claims {
		c := &r.Claims[i]
		if what := claimFault(c, text); what != "" {
			return fmt.Sprintf("%s: %s: %+v", c.ID, what, *c)
		}
		if c.ID == "" || ids[c.ID] {
			return "the id " + c.ID + " twice"
		}
		if c.Source.Statement != "" && !ids[c.Source.Statement] {
			return c.ID + ": its source's statement is none"
		}
		ids[c.ID] = true
	}
	return ""
}

func statementFault(s *waybill.Statement, text string) string {
	spans := slices.Concat(s.Spans, s.Cue, s.Frame)
	if len(s.Spans) == 0 {
		return "no words"
	}
	for _, span := range spans {
		if span.Empty() {
			return "an empty span"
		}
	}
	spans = append(spans, s.Mention, s.Addressee, s.Speaker.Span, s.Speaker.RoleSpan)
	for _, span := range spans {
		if !inside(span, text) {
			return fmt.Sprintf("the span %v is not in the text, or cuts a character", span)
		}
	}
	for i := 1; i < len(s.Spans); i++ {
		if s.Spans[i].Begin < s.Spans[i-1].End {
			return "the spans are out of order"
		}
	}
	switch {
	case !slices.Contains([]waybill.StatementType{waybill.Direct, waybill.Indirect, waybill.Free, waybill.Reported}, s.Type):
		return "no type"
	case !slices.Contains([]waybill.Medium{waybill.Speech, waybill.Thought, waybill.Writing}, s.Medium):
		return "no medium"
	}
	return ""
}

func claimFault(c *waybill.Claim, text string) string {
	spans := []waybill.Span{c.Supplier.Span, c.Recipient.Span, c.Goods.Span, c.Goods.Quantity, c.Goods.Amount.UnitSpan, c.Goods.Sum.Span, c.When.Span, c.StageWords, c.CertaintyWords, c.Source.Span, c.Via, c.Condition, c.Evidence}
	for _, p := range c.Parties {
		spans = append(spans, p.Span)
	}
	for _, span := range spans {
		if !inside(span, text) {
			return fmt.Sprintf("the span %v is not in the text, or cuts a character", span)
		}
	}
	switch {
	case c.Evidence.Empty():
		return "no evidence"
	case faultyRange(c.Goods.Amount.Min, c.Goods.Amount.Max) || faultyRange(c.Goods.Sum.Min, c.Goods.Sum.Max):
		return "an amount or sum that is none"
	case c.Goods.Amount.Known() && c.Goods.Quantity.Empty():
		return "an amount without a quantity"
	case !slices.Contains(waybill.Certainties(), c.Certainty):
		return "no certainty"
	case c.Source.Name == "":
		return "no source"
	case c.Supplier.Known() == c.Supplier.Span.Empty() || c.Recipient.Known() == c.Recipient.Span.Empty():
		return "a party without words, or words without a party"
	case c.Kind != waybill.TransferClaim:
		return ""
	case !c.Supplier.Known() && !c.Recipient.Known():
		return "nobody gives and nobody takes"
	case c.Supplier.ID == c.Recipient.ID:
		return "supplier and recipient are one"
	case !c.Goods.Class.Valid():
		return "no class of the taxonomy"
	case !slices.Contains(waybill.Stages(), c.Stage):
		return "no stage"
	case c.StageWords.Empty():
		return "no stage words"
	}
	return ""
}

// faultyRange reports whether two ends are no range of numbers from 0.
func faultyRange(least, most waybill.Bound) bool {
	if least.Known && !(least.Value >= 0) || most.Known && !(most.Value >= 0 && most.Value <= math.MaxFloat64) {
		return true
	}
	return least.Known && most.Known && least.Value > most.Value
}

// inside reports whether a span lies in the text, and begins and ends between
// characters; the zero span does.
func inside(span waybill.Span, text string) bool {
	if span == (waybill.Span{}) {
		return true
	}
	boundary := func(i int) bool { return i == len(text) || utf8.RuneStart(text[i]) }
	return span.Begin >= 0 && span.Begin <= span.End && span.End <= len(text) && boundary(span.Begin) && boundary(span.End)
}
