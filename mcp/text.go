package mcp

import (
	"fmt"
	"strings"

	"waybill"
	"waybill/view"
)

// How many letters of an article are quoted: as evidence, as a headline, as a name.
const (
	evidence = 400
	headline = 160
	called   = 80
)

// party is how a party is named: North Korea (KP).
func (s *Server) party(id view.Optional) string {
	if id == "" {
		return "unknown"
	}
	p, err := s.Desk.Party(string(id))
	if err != nil {
		return inert(string(id), called)
	}
	names := p.Names["en"]
	if len(names) == 0 || names[0] == string(id) {
		return string(id)
	}
	return fmt.Sprintf("%s (%s)", names[0], id)
}

// goods are the goods of a transfer or claim: Scud, missile.ballistic, “40”.
func goods(class, designation, quantity view.Optional) string {
	var parts []string
	for _, p := range []view.Optional{designation, class} {
		if p != "" {
			parts = append(parts, inert(string(p), called))
		}
	}
	if quantity != "" {
		parts = append(parts, quoted(string(quantity), called))
	}
	if len(parts) == 0 {
		return "unknown goods"
	}
	return strings.Join(parts, ", ")
}

func or(o view.Optional, without string) string {
	if o == "" {
		return without
	}
	return inert(string(o), called)
}

// row tells a row of the register in two lines.
func (s *Server) row(b *strings.Builder, t *view.Transfer) {
	fmt.Fprintf(b, "%s: %s → %s: %s\n", t.ID, s.party(t.Supplier), s.party(t.Recipient), goods(t.Class, t.Designation, t.Quantity))
	fmt.Fprintf(b, "  alleged %s, %s; %s in %s", or(t.Stage, "stage unknown"), or(t.Certainty, "certainty unknown"), count(t.Origins, "origin"), count(t.Articles, "article"))
	fmt.Fprintf(b, " (%d affirm, %d doubt, %d deny", t.Affirm, t.Doubt, t.Deny)
	if t.Unclear > 0 {
		fmt.Fprintf(b, ", %s unclear", count(t.Unclear, "claim"))
	}
	b.WriteString(")")
	if t.Contested() {
		b.WriteString("; contested")
	}
	fmt.Fprintf(b, "; credibility %d (%s, %s)", t.Credibility, waybill.Credibility(t.Credibility), suggestedOr(t))
	if t.Status != string(waybill.Open) {
		fmt.Fprintf(b, "; %s by a person", t.Status)
	}
	if t.Exchange {
		b.WriteString("; in exchange")
	}
	if t.FirstReport != "" {
		fmt.Fprintf(b, "; reported %s to %s", t.FirstReport, t.LastReport)
	}
	b.WriteString("\n")
}

func suggestedOr(t *view.Transfer) string {
	if t.Graded != nil {
		return "graded by a person"
	}
	return "suggested by rule"
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// cited are the articles that words are cited from, by their ids.
type cited map[string]*view.Article

func citedOf(articles []view.Article) cited {
	all := cited{}
	for i := range articles {
		all[articles[i].ID] = &articles[i]
	}
	return all
}

// cite tells where words stand: outlet, day, address of the report.
func (c cited) cite(article string) string {
	a := c[article]
	if a == nil {
		return "waybill://reports/" + article
	}
	return fmt.Sprintf("%s, %s, waybill://reports/%s", or(a.Outlet, "unknown outlet"), or(a.Published, "no day"), a.ID)
}

// voices tells who says what, each with the words. known may be empty.
func (s *Server) voices(b *strings.Builder, voices []view.Voice, known cited) {
	for i := range voices {
		v := &voices[i]
		fmt.Fprintf(b, "- %s (%s", or(v.Origin.Name, view.UnknownOutlet), v.Origin.Kind)
		if v.Origin.Party != "" {
			fmt.Fprintf(b, ", of %s", s.party(v.Origin.Party))
		}
		if v.Origin.Reliability != "" {
			fmt.Fprintf(b, ", reliability %s", v.Origin.Reliability)
		}
		if !v.Origin.Independent {
			b.WriteString(", cannot be told from others: not counted")
		}
		fmt.Fprintf(b, ") %s it", v.Last)
		if v.Mark != "" {
			fmt.Fprintf(b, ": %s of a side", v.Mark)
		}
		b.WriteString("\n")
		for k := range v.Said {
			said := &v.Said[k]
			fmt.Fprintf(b, "  %s, %s: %s [%s; claim %.8s]\n", said.Stage, said.Certainty, quoted(said.Words, evidence), known.cite(said.Article), said.Claim)
		}
	}
}

// claim tells a claim of a reading in two lines.
func (s *Server) claim(b *strings.Builder, c *view.Claim) {
	if !c.IsTransfer() {
		fmt.Fprintf(b, "%s event %s", c.ID, c.Kind)
		for _, p := range c.Parties {
			fmt.Fprintf(b, ", %s", s.party(view.Optional(p)))
		}
	} else {
		fmt.Fprintf(b, "%s %s → %s: %s; %s, %s", c.ID, s.party(c.Supplier), s.party(c.Recipient), goods(c.Class, c.Designation, c.Quantity), or(c.Stage, "?"), or(c.Certainty, "?"))
		if c.Exchange != "" {
			fmt.Fprintf(b, "; exchange %s", c.Exchange)
		}
	}
	fmt.Fprintf(b, "; source %s", quoted(or(c.Source, waybill.Narrator), called))
	b.WriteString("\n")
	if c.Evidence != nil {
		fmt.Fprintf(b, "  %s\n", quoted(c.Evidence.Text, evidence))
	}
}
