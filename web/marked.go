package web

import (
	"html/template"
	"slices"
	"strings"

	"waybill/view"
)

// marker writes a report's text with what was read in it marked: statements with their speaker
// in the margin, claims with their number where they begin. Claim c3 begins at #c3 and bears the
// class c3 all over; its entry in the list of claims is at #l-c3. Statement s2 begins at #s2.
type marker struct {
	words
	out        strings.Builder
	statements map[string]*view.Statement
	claims     map[string]*view.Claim
	// last is the speaker who was named last in the margin of this block.
	last string
}

// marked is the text of a report, marked.
func (w words) marked(p *view.Paper) template.HTML {
	m := &marker{words: w, statements: map[string]*view.Statement{}, claims: map[string]*view.Claim{}}
	for i := range p.Statements {
		m.statements[p.Statements[i].ID] = &p.Statements[i]
	}
	for i := range p.Claims {
		m.claims[p.Claims[i].ID] = &p.Claims[i]
	}
	m.out.Grow(4 * len(p.Text))
	for _, b := range view.Blocks(p.Text, &p.Document) {
		m.block(&b, string(p.Report.Lang))
	}
	return template.HTML(m.out.String())
}

// blockTags are the elements of the kinds of blocks; all others are paragraphs.
var blockTags = map[string]string{"headline": "h2", "heading": "h3"}

func (m *marker) block(b *view.Marked, lang string) {
	tag := blockTags[b.Kind]
	if tag == "" {
		tag = "p"
	}
	m.out.WriteString("<" + tag + ` class="b-` + template.HTMLEscapeString(b.Kind) + `" dir="auto"`)
	if b.Lang != "" {
		lang = string(b.Lang)
	}
	if lang != "" && lang != m.lang {
		m.out.WriteString(` lang="` + template.HTMLEscapeString(lang) + `"`)
	}
	m.out.WriteString(">")
	m.last = ""
	for i := range b.Runs {
		m.run(&b.Runs[i])
	}
	m.out.WriteString("</" + tag + ">\n")
}

func (m *marker) run(r *view.Run) {
	for _, id := range r.Starts {
		if s := m.statements[id]; s != nil {
			m.speaker(s)
		}
	}
	for _, id := range r.Starts {
		if c := m.claims[id]; c != nil {
			m.number(c)
		}
	}
	classes := m.classes(r)
	if classes == "" {
		writeForeign(&m.out, r.Text)
		return
	}
	m.out.WriteString(`<span class="` + template.HTMLEscapeString(classes) + `">`)
	writeForeign(&m.out, r.Text)
	m.out.WriteString("</span>")
}

// classes tell what a run is: st in a statement, cl in a claim with its tone and id, and the
// most telling value that was read from it.
func (m *marker) classes(r *view.Run) string {
	var all []string
	if len(r.Statements) > 0 {
		all = append(all, "st")
	}
	for i, id := range r.Claims {
		c := m.claims[id]
		if c == nil {
			continue
		}
		if i == 0 {
			all = append(all, "cl", claimTone(c))
		}
		all = append(all, id)
	}
	if part := r.Main(); part != "" {
		all = append(all, "p-"+string(part))
	}
	return strings.Join(all, " ")
}

// speaker names who speaks, in the margin; once where one says several things in a row.
func (m *marker) speaker(s *view.Statement) {
	m.out.WriteString(`<span class="speaker" id="` + template.HTMLEscapeString(s.ID) + `">`)
	if name := string(s.Speaker); name != "" && name != m.last {
		m.last = name
		m.out.WriteString(`<b>`)
		m.out.WriteString(string(foreign(name)))
		m.out.WriteString(`</b>`)
		if s.Role != "" && string(s.Role) != name {
			m.out.WriteString(` <small>` + string(foreign(string(s.Role))) + `</small>`)
		}
	}
	m.out.WriteString("</span>")
}

// number links a claim in the text to its entry in the list.
func (m *marker) number(c *view.Claim) {
	id := template.HTMLEscapeString(c.ID)
	m.out.WriteString(`<a class="ref ` + claimTone(c) + `" id="` + id + `" href="#l-` + id + `" aria-label="` +
		template.HTMLEscapeString(m.Say("claim.number", ordinal(c.ID))) + `">` + template.HTMLEscapeString(ordinal(c.ID)) + `</a>`)
}

// claimTone is the class of CSS of a claim.
func claimTone(c *view.Claim) string {
	if !c.IsTransfer() {
		return "event"
	}
	return view.ToneOf(string(c.Stage), string(c.Certainty))
}

// ordinal is the number in the id of a claim: 3 of c3.
func ordinal(id string) string { return strings.TrimLeft(id, "abcdefghijklmnopqrstuvwxyz") }

// glance is the list of what a report claims, made ready for a template.
type glance struct {
	Directions []direction
	Events     []*view.Claim
	Findings   []finding
	// Explained says that the list tells why the claims have their values.
	Explained bool
	// Checked says that the headline could be held against the text.
	Checked bool
}

// direction is what one party gives another.
type direction struct {
	Supplier, Recipient view.Optional
	Claims              []glimpse
}

// glimpse is a claim in the list.
type glimpse struct {
	*view.Claim
	// Returns are what is given in return for it.
	Returns []*view.Claim
	// Row is the id of its row in the register, "" where the report is not in the ledger.
	Row string
}

// finding is the headline held against the text.
type finding struct {
	view.Finding
	// Why is the key of the sentence that tells it.
	Why string
}

// glanceOf lists what a report claims.
func glanceOf(p *view.Paper) *glance {
	g := &glance{Events: p.Events()}
	rows := map[string]string{}
	for _, x := range p.Placed {
		rows[x.ID] = x.Transfer
	}
	for _, d := range p.Directions() {
		to := direction{Supplier: d.Supplier, Recipient: d.Recipient}
		for _, c := range d.Claims {
			to.Claims = append(to.Claims, glimpse{c, p.Returns(c), rows[c.ID]})
			if t := p.Report.Title; t != nil && c.Evidence != nil && t.Begin <= c.Evidence.Begin && c.Evidence.End <= t.End {
				g.Checked = true
			}
		}
		g.Directions = append(g.Directions, to)
	}
	for _, f := range p.Findings {
		why := "finding.exceeds"
		if strings.Contains(f.Kind, "contradicts") {
			why = "finding.contradicts"
		}
		g.Findings = append(g.Findings, finding{f, why})
	}
	g.Findings = slices.Clip(g.Findings)
	return g
}

// Reasons are why the claim has its values; none where nobody asked the reading for them.
func (g glimpse) Reasons() []value { return valuesOf(g.Explain) }
