package cli

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"waybill"
	"waybill/atlas"
	"waybill/view"
)

// The widths lines are wrapped at: no terminal is taken to be narrower, and no line
// is made longer, than can be read.
const (
	minWidth, usualWidth, maxWidth = 30, 80, 120
	// tableWidth is from where on the exchange is laid out in columns.
	tableWidth = 72
)

// printer renders documents as the user asked. It is safe for concurrent use.
type printer struct {
	what
	palette
	width int
	atlas *atlas.Atlas
}

func (a *app) printer(w what, known *atlas.Atlas) *printer {
	return &printer{what: w, palette: a.palette(), width: a.width(), atlas: known}
}

// width is that of the terminal, else $COLUMNS, else 80.
func (a *app) width() int {
	n := a.Columns
	if n <= 0 {
		n, _ = strconv.Atoi(a.Getenv("COLUMNS"))
	}
	if n <= 0 {
		n = usualWidth
	}
	return max(minWidth, min(n, maxWidth))
}

// show is the document of a reading, with its reasons where they are asked for.
func (p *printer) show(r *waybill.Reading) view.Document {
	if p.explain {
		return view.Explained(r)
	}
	return view.Of(r)
}

// document renders one document, as a line of JSON or for people.
func (p *printer) document(out *bytes.Buffer, d *view.Document) error {
	if p.json {
		encoder := json.NewEncoder(out)
		encoder.SetEscapeHTML(false)
		if err := encoder.Encode(d); err != nil {
			return err
		}
		line := view.SafeJSON(out.Bytes())
		out.Reset()
		out.Write(line)
		return nil
	}
	pg := &page{printer: p, out: out, doc: d}
	pg.header()
	if !p.quotes {
		pg.glance()
		pg.findings()
	}
	if p.all {
		pg.events()
	}
	if !p.claims {
		pg.said()
	}
	return nil
}

// findings renders what the claims show only together, one line each.
func (pg *page) findings() {
	for _, f := range pg.doc.Findings {
		if f.Headline != nil && f.Text != nil {
			pg.line("")
			pg.text(0, yellow, "Finding: "+safe(f.Kind)+": "+quoted(f.Headline.Text)+", below "+quoted(f.Text.Text))
		}
	}
}

// rule is what stands between two documents.
func (p *printer) rule() []byte {
	return []byte("\n" + p.paint(dim, strings.Repeat("─", p.width)) + "\n\n")
}

// party names a party: "North Korea (KP)", or the id alone where it is the name.
func (p *printer) party(id view.Optional) string {
	if id == "" {
		return "unnamed"
	}
	if known := p.atlas.Party(waybill.PartyID(id)); known != nil {
		if names := known.Names["en"]; len(names) > 0 && names[0] != string(id) {
			return safe(names[0] + " (" + string(id) + ")")
		}
	}
	return safe(string(id))
}

// page is one document being rendered for people.
type page struct {
	*printer
	out *bytes.Buffer
	doc *view.Document
}

// line writes one line as it is, without spaces at its end.
func (pg *page) line(s string) {
	pg.out.WriteString(strings.TrimRight(s, " "))
	pg.out.WriteByte('\n')
}

// text writes words wrapped behind an indent.
func (pg *page) text(indent int, s style, words string) {
	for _, l := range wrap(words, pg.width-indent) {
		pg.line(strings.Repeat(" ", indent) + pg.paint(s, l))
	}
}

// heading opens a section.
func (pg *page) heading(words string) {
	pg.line("")
	pg.text(0, heading, words)
}

func (pg *page) header() {
	r := &pg.doc.Report
	title := "(no headline)"
	if r.Title != nil {
		title = safe(r.Title.Text)
	}
	pg.text(0, bold, title)
	about := []string{safe(shown(r.File))}
	for _, part := range []string{language(r.Lang), string(r.Published), string(r.Outlet), string(r.Author)} {
		if part = safe(part); part != "" {
			about = append(about, part)
		}
	}
	pg.text(0, dim, strings.Join(about, " · "))
	for _, note := range r.Notes {
		pg.text(0, yellow, "Note: "+safe(note))
	}
}

func language(code view.Optional) string {
	switch code {
	case "de":
		return "German"
	case "en":
		return "English"
	case "":
		return "language unknown"
	}
	return "language " + safe(string(code))
}

// quoted puts the words of an article in quotation marks.
func quoted(words string) string { return "“" + strings.TrimSpace(safe(words)) + "”" }
