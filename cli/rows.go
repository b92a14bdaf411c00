package cli

import (
	"fmt"
	"strings"

	"waybill"
	"waybill/view"
)

// The columns of the register. The parties and goods take what is left.
const (
	idColumns, dayColumns = 25, 10
	// rowsWidth is from where on rows are laid out in columns.
	rowsWidth = 92
)

// standColumns is the width of stage, certainty and day together, under which the figures
// stand.
const standColumns = stageColumns + gap + certaintyColumns + gap + dayColumns

// sides is how wide the column of parties and goods is, 0 where there is no room for
// columns.
func (p *printer) sides() int {
	if p.width < rowsWidth {
		return 0
	}
	return p.width - idColumns - gap - gap - standColumns
}

// rowsHead names the columns of the register.
func (pg *page) rowsHead() {
	if w := pg.sides(); w > 0 {
		pg.line(pg.paint(dim, pad("id", idColumns+gap)+pad("supplier → recipient, goods", w+gap)+
			pad("stage", stageColumns+gap)+pad("certainty", certaintyColumns+gap)+"last day"))
	}
}

// transfer is one row of the register.
func (pg *page) transfer(t *view.Transfer) {
	if w := pg.sides(); w > 0 {
		pg.transferColumns(t, w)
		return
	}
	pg.text(0, bold, safe(t.ID))
	pg.text(2, normal, pg.direction(t)+": "+goodsOf(t))
	stand := pg.stand(t)
	if t.To != "" {
		stand = append(stand, span{safe(string(t.To)), normal})
	}
	pg.spans(2, append(stand, span{credibility(t), dim}))
	pg.spans(2, append([]span{{figuresOf(t), normal}}, tags(t)...))
}

// transferColumns lays a row out in three columns, which fill the lines they need.
func (pg *page) transferColumns(t *view.Transfer, w int) {
	id := []string{safe(t.ID)}
	if columns(id[0]) > idColumns { // never broken, so that it can be copied
		pg.text(0, bold, id[0])
		id = nil
	}
	left := append(styled(id, bold), styled(wrap(credibility(t), idColumns), dim)...)
	middle := append(styled(wrap(pg.direction(t), w), normal), styled(wrap(goodsOf(t), w), normal)...)
	stand := pg.paint(stageStyle(string(t.Stage), string(t.Certainty)), pad(safe(string(t.Stage)), stageColumns)) + strings.Repeat(" ", gap) +
		pg.paint(certaintyStyle(string(t.Certainty)), pad(safe(string(t.Certainty)), certaintyColumns)) + strings.Repeat(" ", gap) + safe(string(t.To))
	right := styled(wrap(figuresOf(t), standColumns), normal)
	var notes []string
	for _, tag := range tags(t) {
		notes = append(notes, tag.text)
	}
	right = append(right, styled(wrap(strings.Join(notes, " · "), standColumns), yellow)...)
	for i := range max(len(left), len(middle), len(right)+1) {
		line := pg.cell(left, i, idColumns) + pg.cell(middle, i, w)
		if i == 0 {
			line += stand
		} else {
			line += pg.cell(right, i-1, standColumns)
		}
		pg.line(line)
	}
}

// span is words in one style.
type span struct {
	text  string
	style style
}

func styled(lines []string, s style) []span {
	all := make([]span, len(lines))
	for i, l := range lines {
		all[i] = span{l, s}
	}
	return all
}

// cell is line i of a column with the gap behind it, blank below its end.
func (pg *page) cell(lines []span, i, width int) string {
	if i >= len(lines) {
		return strings.Repeat(" ", width+gap)
	}
	return pg.paint(lines[i].style, lines[i].text) + strings.Repeat(" ", max(0, width-columns(lines[i].text))+gap)
}

// spans writes short pieces behind an indent with a dot between them, as many on a line as
// there is room for.
func (pg *page) spans(indent int, pieces []span) {
	line, used := "", 0
	flush := func() {
		if used > 0 {
			pg.line(strings.Repeat(" ", indent) + line)
		}
		line, used = "", 0
	}
	for _, p := range pieces {
		for i, l := range wrap(p.text, pg.width-indent) {
			n := columns(l)
			if i > 0 || used > 0 && used+3+n > pg.width-indent {
				flush()
			}
			if used > 0 {
				line += " · "
				used += 3
			}
			line += pg.paint(p.style, l)
			used += n
		}
	}
	flush()
}

// direction names the sides: "North Korea → Russia".
func (p *printer) direction(t *view.Transfer) string {
	return p.short(t.Supplier) + " → " + p.short(t.Recipient)
}

// short names a party without its code, which stands in the id.
func (p *printer) short(id view.Optional) string {
	if known := p.atlas.Party(waybill.PartyID(id)); known != nil {
		if names := known.Names["en"]; len(names) > 0 {
			return safe(strings.TrimPrefix(names[0], "~"))
		}
	}
	if id == "" {
		return "unnamed"
	}
	return safe(string(id))
}

// goodsOf names the goods of a row: "KN-23 (missile.ballistic) · 40".
func goodsOf(t *view.Transfer) string {
	goods := string(t.Class)
	switch {
	case t.Designation != "" && t.Class != "":
		goods = string(t.Designation) + " (" + string(t.Class) + ")"
	case t.Designation != "":
		goods = string(t.Designation)
	case t.Class == "":
		goods = "goods not told"
	}
	if t.Quantity != "" {
		goods += " · " + string(t.Quantity)
	}
	return safe(goods)
}

// stand is how far it has come and how sure that is.
func (pg *page) stand(t *view.Transfer) []span {
	stage, certainty := string(t.Stage), string(t.Certainty)
	return []span{{safe(stage), stageStyle(stage, certainty)}, {safe(certainty), certaintyStyle(certainty)}}
}

// figuresOf is how many speak of it: "7 articles, 5 outlets, 2 origins".
func figuresOf(t *view.Transfer) string {
	return many(t.Articles, "article") + ", " + many(t.Outlets, "outlet") + ", " + many(t.Origins, "origin")
}

// many counts things: "1 article", "7 articles".
func many(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	if stem, is := strings.CutSuffix(thing, "y"); is {
		thing = stem + "ie"
	}
	return fmt.Sprintf("%s %ss", grouped(float64(n)), thing)
}

// credibility names the grade of a row; a person's is marked.
func credibility(t *view.Transfer) string {
	words := fmt.Sprintf("%d %s", t.Credibility, waybill.Credibility(t.Credibility))
	if t.Graded != nil {
		return "graded " + words
	}
	return words
}

// tags are what else is to be known of a row at a glance.
func tags(t *view.Transfer) []span {
	var all []span
	if t.Contested() {
		all = append(all, span{"contested", magenta})
	}
	if t.Unclear > 0 {
		all = append(all, span{fmt.Sprintf("%d unclear", t.Unclear), dim})
	}
	if t.Exchange {
		all = append(all, span{"exchange", cyan})
	}
	switch waybill.Status(t.Status) {
	case waybill.Accepted:
		all = append(all, span{t.Status, green})
	case waybill.Rejected:
		all = append(all, span{t.Status, red})
	}
	return all
}
