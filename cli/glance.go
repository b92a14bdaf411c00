package cli

import (
	"fmt"
	"strings"

	"waybill/view"
)

const (
	rowIndent      = 4
	sentenceIndent = 6
	gap            = 2
	// The longest stage is "negotiated", the longest certainty "conditional".
	stageColumns, certaintyColumns = 10, 11
)

// glance renders the exchange at a glance: who gives what to whom.
func (pg *page) glance() {
	directions := pg.doc.Directions()
	if len(directions) == 0 {
		pg.line("")
		pg.text(0, normal, "No alleged transfer found.")
		return
	}
	pg.heading("The exchange at a glance")
	table := pg.table()
	if table.goods > 0 {
		pg.line(pg.paint(dim, strings.Repeat(" ", rowIndent)+pad("goods", table.goods+gap)+
			pad("stage", stageColumns+gap)+pad("certainty", certaintyColumns+gap)+"who says so"))
	}
	for _, d := range directions {
		pg.line("")
		pg.text(2, bold, pg.party(d.Supplier)+" → "+pg.party(d.Recipient))
		for i, c := range d.Claims {
			if table.goods > 0 {
				pg.tableRow(table, c)
			} else {
				pg.stackedRow(c)
			}
			pg.details(c)
			if i+1 == len(d.Claims) || !sameSentence(c, d.Claims[i+1]) {
				pg.sentence(c)
			}
		}
	}
}

// table is how wide the columns are; goods is 0 where there is no room for columns.
type table struct{ goods, source int }

func (pg *page) table() table {
	if pg.width < tableWidth {
		return table{}
	}
	t := table{source: len("who says so")}
	for i := range pg.doc.Claims {
		t.source = max(t.source, columns(safe(string(pg.doc.Claims[i].Source))))
	}
	t.source = min(t.source, pg.width/4)
	t.goods = pg.width - rowIndent - gap - stageColumns - gap - certaintyColumns - gap - t.source
	return t
}

func (pg *page) tableRow(t table, c *view.Claim) {
	goods, source := wrap(goods(c), t.goods), wrap(safe(string(c.Source)), t.source)
	for i := range max(len(goods), len(source), 1) {
		cells := []struct {
			text  string
			width int
			style style
		}{{at(goods, i), t.goods, bold}, {"", stageColumns, stageStyle(string(c.Stage), string(c.Certainty))},
			{"", certaintyColumns, certaintyStyle(string(c.Certainty))}, {at(source, i), t.source, normal}}
		if i == 0 {
			cells[1].text, cells[2].text = safe(string(c.Stage)), safe(string(c.Certainty))
		}
		line := strings.Repeat(" ", rowIndent-gap)
		for _, cell := range cells {
			line += strings.Repeat(" ", gap) + pg.paint(cell.style, cell.text) + pad("", cell.width-columns(cell.text))
		}
		pg.line(line)
	}
}

func (pg *page) stackedRow(c *view.Claim) {
	pg.text(rowIndent, bold, goods(c))
	stage, certainty, source := safe(string(c.Stage)), safe(string(c.Certainty)), safe(string(c.Source))
	state := pg.paint(stageStyle(stage, certainty), stage) + " · " + pg.paint(certaintyStyle(certainty), certainty) + " · "
	used := columns(stage) + columns(certainty) + 6
	if rowIndent+used+columns(source) <= pg.width {
		pg.line(strings.Repeat(" ", rowIndent) + state + source)
		return
	}
	pg.line(strings.Repeat(" ", rowIndent) + strings.TrimSuffix(state, " · "))
	pg.text(rowIndent, normal, source)
}

// goods names the goods: how many, what, and their class.
func goods(c *view.Claim) string {
	var parts []string
	if c.Goods != nil {
		if !strings.Contains(c.Goods.Text, string(c.Quantity)) {
			parts = append(parts, string(c.Quantity))
		}
		if !strings.Contains(string(c.Quantity), c.Goods.Text) { // that of a list runs over its goods
			parts = append(parts, c.Goods.Text)
		}
	} else if c.Quantity != "" {
		parts = append(parts, string(c.Quantity))
	}
	if c.Class != "" {
		parts = append(parts, "("+string(c.Class)+")")
	}
	return safe(strings.Join(parts, " "))
}

// details are what else hangs on a transfer: its route, its condition, its return.
func (pg *page) details(c *view.Claim) {
	if c.Via != "" {
		pg.text(sentenceIndent, normal, "via "+quoted(string(c.Via)))
	}
	if c.Sum != nil && c.Sum.Text != string(c.Quantity) {
		pg.text(sentenceIndent, normal, "sum "+quoted(c.Sum.Text))
	}
	if c.Date != nil {
		pg.text(sentenceIndent, normal, "when "+quoted(c.Date.Text)+dayFigures(c.Date))
	}
	if c.Condition != "" {
		pg.text(sentenceIndent, cyan, "on condition "+quoted(string(c.Condition)))
	}
	if c.Exchange != "" {
		var back []string
		for _, r := range pg.doc.Returns(c) {
			back = append(back, goods(r))
		}
		if len(back) == 0 {
			back = []string{"not told"}
		}
		pg.text(sentenceIndent, normal, fmt.Sprintf("in return [%s]: %s", safe(string(c.Exchange)), strings.Join(back, ", ")))
	}
	if pg.all {
		pg.text(sentenceIndent, dim, strings.Join(claimParts(c), " · "))
	}
	pg.explain(c)
}

func (pg *page) sentence(c *view.Claim) {
	if c.Evidence != nil {
		pg.text(sentenceIndent, dim, quoted(c.Evidence.Text))
	}
}

func sameSentence(a, b *view.Claim) bool {
	return a.Evidence != nil && b.Evidence != nil && *a.Evidence == *b.Evidence
}

// events renders the claims that are of no transfer.
func (pg *page) events() {
	events := pg.doc.Events()
	if len(events) == 0 {
		return
	}
	pg.heading("Events")
	for _, c := range events {
		pg.line("")
		var who []string
		for _, id := range c.Parties {
			who = append(who, pg.party(view.Optional(id)))
		}
		line := safe(c.Kind) + ": " + strings.Join(who, ", ")
		if c.Source != "" {
			line += " · " + safe(string(c.Source))
		}
		pg.text(2, normal, line)
		pg.text(rowIndent, dim, strings.Join(claimParts(c), " · "))
		pg.explain(c)
		pg.sentence(c)
	}
}

// claimParts are the words behind every value of a claim, with where they stand.
func claimParts(c *view.Claim) []string {
	parts := []string{safe(c.ID)}
	add := func(name string, w *view.Words) {
		if w != nil {
			parts = append(parts, fmt.Sprintf("%s %s %d–%d", name, quoted(w.Text), w.Begin, w.End))
		}
	}
	comesTo := func(figures string) {
		if figures != "" {
			parts[len(parts)-1] += " = " + figures
		}
	}
	for _, w := range c.PartySpans {
		add(safe(w.Role+" "+w.ID), &view.Words{Begin: w.Begin, End: w.End, Text: w.Text})
	}
	add("goods", c.Goods)
	if c.Designation != "" {
		parts = append(parts, "designation "+safe(string(c.Designation)))
	}
	if q := c.QuantitySpan; q != nil {
		add("quantity", &view.Words{Begin: q.Begin, End: q.End, Text: string(c.Quantity)})
		if c.Amount != nil {
			comesTo(amountFigures(c.Amount))
		}
	}
	if m := c.Sum; m != nil {
		add("sum", &view.Words{Begin: m.Begin, End: m.End, Text: m.Text})
		comesTo(sumFigures(m))
	}
	add("stage from", c.StageWords)
	add("certainty from", c.CertaintyWords)
	if s := c.SourceSpan; s != nil {
		parts = append(parts, fmt.Sprintf("source %d–%d", s.Begin, s.End))
	}
	if len(c.Chain) > 1 {
		names := make([]string, len(c.Chain))
		for i := range c.Chain {
			names[i] = safe(c.Chain[i].Name)
		}
		parts = append(parts, "chain "+strings.Join(names, " → "))
	}
	if d := c.Date; d != nil {
		parts = append(parts, fmt.Sprintf("date %d–%d", d.Begin, d.End))
	}
	for _, s := range []struct {
		name string
		span *view.Span
	}{{"via", c.ViaSpan}, {"condition", c.ConditionSpan}} {
		if s.span != nil {
			parts = append(parts, fmt.Sprintf("%s %d–%d", s.name, s.span.Begin, s.span.End))
		}
	}
	if c.Statement != "" {
		parts = append(parts, "statement "+safe(string(c.Statement)))
	}
	if e := c.Evidence; e != nil {
		parts = append(parts, fmt.Sprintf("evidence %d–%d", e.Begin, e.End))
	}
	return parts
}

// at returns element i, "" behind the end.
func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}
