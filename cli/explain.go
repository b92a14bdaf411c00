package cli

import (
	"fmt"
	"strings"

	"waybill/view"
)

// The columns of an explanation: what value, what it is, by which rule.
const (
	nameColumns, valueColumns, ruleColumns = 9, 17, 19
	explainIndent                          = sentenceIndent + nameColumns + gap
)

// explain renders by which rules and words a claim has its values.
func (pg *page) explain(c *view.Claim) {
	if c.Explain == nil {
		return
	}
	e := c.Explain
	for _, row := range []struct {
		name, value string
		reason      *view.Reason
	}{{"kind", c.Kind, e.Kind}, {"parties", strings.Join(c.Parties, ", "), e.Parties}, {"supplier", string(c.Supplier), e.Supplier}, {"recipient", string(c.Recipient), e.Recipient}, {"goods", string(c.Class), e.Goods},
		{"stage", string(c.Stage), e.Stage}, {"certainty", string(c.Certainty), e.Certainty}, {"source", string(c.Source), e.Source}, {"exchange", string(c.Exchange), e.Exchange}} {
		if row.reason != nil {
			pg.reason(row.name, safe(row.value), row.reason)
		}
	}
}

// reason is one row: value, rule and words, and the reason below.
func (pg *page) reason(name, value string, r *view.Reason) {
	words := make([]string, len(r.Words))
	for i, w := range r.Words {
		words[i] = fmt.Sprintf("%s %d–%d", quoted(w.Text), w.Begin, w.End)
	}
	said := strings.Join(words, " · ")
	head := strings.Repeat(" ", sentenceIndent) + pg.paint(dim, name) + pad("", nameColumns+gap-columns(name))
	line := pad(value, valueColumns) + strings.Repeat(" ", gap) + pad(safe(r.Rule), ruleColumns)
	if full := line + strings.Repeat(" ", gap) + said; columns(value) <= valueColumns && explainIndent+columns(full) <= pg.width {
		pg.line(head + full)
	} else {
		lines := wrap(value+" · "+safe(r.Rule), pg.width-explainIndent)
		pg.line(head + at(lines, 0))
		for _, l := range lines[min(1, len(lines)):] {
			pg.line(strings.Repeat(" ", explainIndent) + l)
		}
		pg.text(explainIndent, normal, said)
	}
	pg.text(explainIndent, dim, safe(r.Why))
	for _, b := range r.Before {
		pg.text(explainIndent, dim, safe("Else "+b.Value+" by “"+b.Rule+"”: "+b.Why))
	}
}
