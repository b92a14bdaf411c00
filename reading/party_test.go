package reading_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"waybill"
	"waybill/atlas"
	"waybill/text"
)

// namer knows which words of a report name a party.
type namer struct {
	report string
	names  []atlas.Mention
}

func newNamer(known *atlas.Atlas, report string) *namer {
	_, atoms := text.Tokens(report, waybill.Span{End: len(report)})
	n := &namer{report: report}
	for _, lang := range []string{"de", "en"} {
		n.names = append(n.names, known.Find(nil, lang, report, atoms)...)
	}
	return n
}

// fault tells which party of a claim is not in the text, "" if all are: the words at its
// span name it as the atlas has it, or they are one word, such as a pronoun, that takes
// up what the report names elsewhere.
func (n *namer) fault(c *waybill.Claim) string {
	for _, p := range slices.Concat([]waybill.PartyRef{c.Supplier, c.Recipient}, c.Parties) {
		if !p.Known() {
			continue
		}
		taken := !strings.ContainsAny(p.Span.Of(n.report), " \n\u00a0")
		if !slices.ContainsFunc(n.names, func(m atlas.Mention) bool {
			return m.Name.Party != nil && m.Name.Party.ID == p.ID && (taken || m.Span.Begin < p.Span.End && p.Span.Begin < m.Span.End)
		}) {
			return fmt.Sprintf("%s, by the words %q", p.ID, p.Span.Of(n.report))
		}
	}
	return ""
}

// TestPartiesAreInTheText: no claim has a party that the report does not name.
func TestPartiesAreInTheText(t *testing.T) {
	known, err := atlas.Load()
	if err != nil {
		t.Fatal(err)
	}
	r := newReader(t)
	articles := texts(t, "../gold")
	samples, err := filepath.Glob("../samples/*")
	if err != nil || len(articles) == 0 || len(samples) == 0 {
		t.Fatalf("%d articles, %d samples, %v", len(articles), len(samples), err)
	}
	for _, file := range samples {
		articles = append(articles, open(t, file))
	}
	for _, a := range articles {
		got := read(t, r, a)
		names := newNamer(known, got.Report.Text)
		for i := range got.Claims {
			if what := names.fault(&got.Claims[i]); what != "" {
				t.Errorf("%s: %s: a party that is not in the text: %s", a.File, got.Claims[i].ID, what)
			}
		}
	}
}
