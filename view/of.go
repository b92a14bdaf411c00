package view

import (
	"strings"
	"unicode/utf8"

	"waybill"
)

// Of turns a reading into the document that is shown of it.
func Of(r *waybill.Reading) Document {
	b := builder{text: r.Report.Text, at: NewOffsets(r.Report.Text)}
	d := Document{
		Report:     b.report(r.Report),
		Statements: make([]Statement, len(r.Statements)),
		Claims:     make([]Claim, len(r.Claims)),
		Findings:   make([]Finding, len(r.Findings)),
		Engine:     r.Engine,
		Atlas:      Optional(r.Atlas),
		Packs:      r.Packs,
	}
	if d.Packs == nil {
		d.Packs = map[string]string{}
	}
	for i := range r.Statements {
		d.Statements[i] = b.statement(&r.Statements[i])
	}
	for i := range r.Claims {
		d.Claims[i] = b.claim(&r.Claims[i])
	}
	for i, x := range r.Findings {
		d.Findings[i] = Finding{Kind: string(x.Kind), HeadlineClaim: x.Headline, TextClaim: x.Text, Headline: b.words(x.HeadlineWords), Text: b.words(x.TextWords)}
	}
	return d
}

// builder converts the parts of one reading.
type builder struct {
	text string
	at   *Offsets
}

func (b *builder) report(r *waybill.Report) Report {
	blocks := make([]Block, len(r.Blocks))
	for i, block := range r.Blocks {
		span := b.at.Span(block.Span)
		blocks[i] = Block{Kind: string(block.Kind), Begin: span.Begin, End: span.End, Lang: Optional(block.Lang)}
	}
	return Report{
		File:      strings.ToValidUTF8(r.File, "\uFFFD"),
		Article:   r.Article,
		Title:     b.words(r.Title),
		Lang:      Optional(r.Lang),
		Outlet:    Optional(r.Outlet),
		Author:    Optional(r.Author),
		Published: Optional(r.Published),
		Notes:     append([]string{}, r.Notes...),
		Blocks:    blocks,
	}
}

func (b *builder) statement(s *waybill.Statement) Statement {
	spans := make([]Span, len(s.Spans))
	for i, span := range s.Spans {
		spans[i] = b.at.Span(span)
	}
	return Statement{
		ID:          s.ID,
		Type:        string(s.Type),
		Medium:      string(s.Medium),
		Speaker:     Optional(s.Speaker.Name),
		Role:        Optional(s.Speaker.Role),
		Party:       Optional(s.Speaker.Party),
		Text:        b.said(s),
		Spans:       spans,
		Mention:     b.words(s.Mention),
		SpeakerSpan: b.span(s.Speaker.Span),
		RoleSpan:    b.span(s.Speaker.RoleSpan),
		Cue:         b.wordsList(s.Cue),
		Frame:       b.wordsList(s.Frame),
		Addressee:   b.words(s.Addressee),
	}
}

func (b *builder) claim(c *waybill.Claim) Claim {
	parties, partySpans := b.parties(c)
	return Claim{
		ID:             c.ID,
		Kind:           string(c.Kind),
		Supplier:       Optional(c.Supplier.ID),
		Recipient:      Optional(c.Recipient.ID),
		Parties:        parties,
		PartySpans:     partySpans,
		Class:          Optional(c.Goods.Class),
		Designation:    Optional(c.Goods.Designation),
		Goods:          b.words(c.Goods.Span),
		Quantity:       b.optional(c.Goods.Quantity),
		QuantitySpan:   b.span(c.Goods.Quantity),
		Amount:         b.amount(&c.Goods.Amount),
		Sum:            b.sum(&c.Goods.Sum),
		Stage:          Optional(c.Stage),
		StageWords:     b.words(c.StageWords),
		Certainty:      Optional(c.Certainty),
		CertaintyWords: b.words(c.CertaintyWords),
		Source:         Optional(c.Source.Name),
		SourceParty:    Optional(c.Source.Party),
		SourceSpan:     b.span(c.Source.Span),
		Chain:          b.chain(c.Source.Chain),
		Statement:      Optional(c.Source.Statement),
		Via:            b.optional(c.Via),
		ViaSpan:        b.span(c.Via),
		Condition:      b.optional(c.Condition),
		ConditionSpan:  b.span(c.Condition),
		Exchange:       Optional(c.Exchange),
		Date:           b.date(&c.When),
		Evidence:       b.words(c.Evidence),
	}
}

func (b *builder) chain(links []waybill.ChainLink) []Link {
	all := make([]Link, 0, len(links))
	for i := range links {
		l := &links[i]
		all = append(all, Link{Name: l.Name, Kind: Optional(l.Kind), Span: b.span(l.Span), Party: Optional(l.Party),
			Country: b.words(l.Country), Organisation: b.words(l.Organisation), Number: b.words(l.Number)})
	}
	return all
}

func (b *builder) date(d *waybill.Date) *Date {
	w := b.words(d.Span)
	if w == nil {
		return nil
	}
	return &Date{Begin: w.Begin, End: w.End, Text: w.Text, From: Optional(d.Begin), To: Optional(d.End), Precision: Optional(d.Precision)}
}

func (b *builder) amount(a *waybill.Amount) *Amount {
	if !a.Known() {
		return nil
	}
	return &Amount{Min: number(a.Min), Max: number(a.Max), About: a.About, Unit: Optional(a.Unit), UnitSpan: b.span(a.UnitSpan)}
}

func (b *builder) sum(s *waybill.Sum) *Sum {
	w := b.words(s.Span)
	if w == nil {
		return nil
	}
	return &Sum{Min: number(s.Min), Max: number(s.Max), About: s.About, Currency: Optional(s.Currency), Begin: w.Begin, End: w.End, Text: w.Text}
}

// number is an end of an amount, nil where it is open.
func number(b waybill.Bound) *float64 {
	if !b.Known {
		return nil
	}
	return &b.Value
}

// parties lists the ids of a claim's parties, each once, and the words for them.
func (b *builder) parties(c *waybill.Claim) ([]string, []PartyWords) {
	ids, words := []string{}, []PartyWords{}
	seen := map[waybill.PartyID]bool{}
	add := func(role string, p waybill.PartyRef) {
		if !p.Known() {
			return
		}
		if !seen[p.ID] {
			seen[p.ID] = true
			ids = append(ids, string(p.ID))
		}
		if w := b.words(p.Span); w != nil {
			words = append(words, PartyWords{Role: role, ID: string(p.ID), Begin: w.Begin, End: w.End, Text: w.Text})
		}
	}
	add("supplier", c.Supplier)
	add("recipient", c.Recipient)
	for _, p := range c.Parties {
		add("party", p)
	}
	return ids, words
}

// said is a statement's words: its spans joined by one space, of a direct statement
// without the quotation marks.
func (b *builder) said(s *waybill.Statement) string {
	parts := make([]string, 0, len(s.Spans))
	for _, span := range s.Spans {
		part := span.Of(b.text)
		if s.Type == waybill.Direct {
			part = unquote(part)
		}
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " ")
}

// unquote takes off the opening mark a quotation begins with and the closing mark it
// ends with, also where a comma or full stop stands behind that.
func unquote(s string) string {
	s = strings.TrimSpace(s)
	if r, n := utf8.DecodeRuneInString(s); isMark(r) {
		s = s[n:]
	}
	end := len(strings.TrimRight(s, ".,;:"))
	if r, n := utf8.DecodeLastRuneInString(s[:end]); isMark(r) {
		s = s[:end-n] + s[end:]
	}
	return s
}

func isMark(r rune) bool {
	return strings.ContainsRune("\"'„“”‟«»‚‘’‛‹›", r) && r != utf8.RuneError
}

func (b *builder) words(s waybill.Span) *Words {
	if s.Empty() {
		return nil
	}
	at := b.at.Span(s)
	return &Words{Begin: at.Begin, End: at.End, Text: s.Of(b.text)}
}

func (b *builder) wordsList(spans []waybill.Span) []Words {
	list := make([]Words, 0, len(spans))
	for _, s := range spans {
		if w := b.words(s); w != nil {
			list = append(list, *w)
		}
	}
	return list
}

func (b *builder) span(s waybill.Span) *Span {
	if s.Empty() {
		return nil
	}
	at := b.at.Span(s)
	return &at
}

func (b *builder) optional(s waybill.Span) Optional { return Optional(s.Of(b.text)) }
