package export

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"waybill/view"
)

// transfer is the entry of a row: who gives what to whom, and how far that has come.
func (f *Feed) transfer(t *view.Transfer) Entry {
	last := t.LastReport
	if last == "" {
		last = t.To
	}
	goods := f.goods(t.Designation, t.Class)
	if t.Quantity != "" {
		goods += ", " + string(t.Quantity)
	}
	return Entry{
		Path: transferPath(t.ID), Updated: string(last), Categories: []string{string(t.Class), string(t.Stage), string(t.Status)},
		Title: f.direction(t.Supplier, t.Recipient) + ": " + goods + " · " + f.said(t.Stage, t.Certainty),
		Text: f.fields(
			"articles", strconv.Itoa(t.Articles), "origins", strconv.Itoa(t.Origins),
			"affirm", strconv.Itoa(t.Affirm), "doubt", strconv.Itoa(t.Doubt), "deny", strconv.Itoa(t.Deny),
			"credibility", f.Words.Word("credibility", strconv.Itoa(t.Credibility)), "status", f.Words.Word("status", t.Status),
			"from", string(t.From), "to", string(t.To), "first_report", string(t.FirstReport), "last_report", string(t.LastReport),
		),
	}
}

func (f *Feed) row(r *view.Row) Entry { return f.transfer(&r.Transfer) }

// direction is “North Korea → Russia”.
func (f *Feed) direction(supplier, recipient optional) string {
	return f.Words.Party(string(supplier)) + " → " + f.Words.Party(string(recipient))
}

// goods is “KN-23 (missile.ballistic)”, or the class alone.
func (f *Feed) goods(designation, class optional) string {
	name := f.Words.Word("class", string(class))
	switch {
	case designation == "":
		return name
	case class == "":
		return string(designation)
	}
	return string(designation) + " (" + name + ")"
}

// said is “delivered, stated”.
func (f *Feed) said(stage, certainty optional) string {
	var parts []string
	if stage != "" {
		parts = append(parts, f.Words.Word("stage", string(stage)))
	}
	if certainty != "" {
		parts = append(parts, f.Words.Word("certainty", string(certainty)))
	}
	return strings.Join(parts, ", ")
}

// fields is “articles: 7 · origins: 2”, without those that have no value.
func (f *Feed) fields(pairs ...string) string {
	var parts []string
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			parts = append(parts, f.Words.Word("field", pairs[i])+": "+pairs[i+1])
		}
	}
	return strings.Join(parts, " · ")
}

// mark adds a word to a text where it holds.
func (f *Feed) mark(text string, holds bool, word string) string {
	switch word = f.Words.Word("field", word); {
	case !holds:
		return text
	case text == "":
		return word
	}
	return text + " · " + word
}

// hit is the entry of a report.
func (f *Feed) hit(h *view.Hit) Entry {
	a := &h.Article
	title := string(a.Title)
	if title == "" {
		title = a.File
	}
	if title == "" {
		title = a.ID
	}
	text := f.fields("outlet", string(a.Outlet), "published", string(a.Published), "transfers", strings.Join(h.Transfers, " "))
	if found := strings.Join(passages(h), " … "); found != "" {
		text = strings.TrimSuffix(found+" · "+text, " · ")
	}
	return Entry{
		Path: reportPath(a.ID), Updated: a.Seen, Title: title, Author: string(a.Outlet), Categories: []string{string(a.Lang)}, Text: text,
	}
}

// judgement is the entry of a judgement. It is shown with its transfer.
func (f *Feed) judgement(j *view.Judgement) Entry {
	link := "/activity"
	if j.Transfer != "" {
		link = transferPath(string(j.Transfer))
	}
	return Entry{
		Path: "/judgements/" + strconv.FormatInt(j.Number, 10), Link: link, Updated: j.At, Author: string(j.By),
		Title: j.Decision(), Categories: []string{j.Kind}, Text: f.mark(f.fields("by", string(j.By), "why", string(j.Why)), !j.InForce, "withdrawn"),
	}
}

func (f *Feed) party(p *view.Party) Entry {
	return Entry{
		Path: "/parties/" + url.PathEscape(p.ID), Title: f.Words.Party(p.ID), Categories: []string{p.Kind},
		Text: f.fields("kind", f.Words.Word("partykind", p.Kind), "gives", strconv.Itoa(p.Gives), "gets", strconv.Itoa(p.Gets), "detail", string(p.Detail)),
	}
}

// flow is the entry of what one party gives another; the page that shows it is the register.
func (f *Feed) flow(v *view.Flow) Entry {
	query := url.Values{}
	for name, value := range map[string]optional{"supplier": v.Supplier, "recipient": v.Recipient, "class": v.Family} {
		if value != "" {
			query.Set(name, string(value))
		}
	}
	if v.Year != "" {
		query.Set("since", string(v.Year)+"-01-01")
		query.Set("until", string(v.Year)+"-12-31")
	}
	path := "/transfers"
	if len(query) > 0 {
		path += "?" + query.Encode()
	}
	title := f.direction(v.Supplier, v.Recipient)
	if v.Family != "" {
		title += ": " + f.Words.Word("class", string(v.Family))
	}
	if v.Year != "" {
		title += " · " + string(v.Year)
	}
	return Entry{
		Path: path, Title: title, Categories: []string{string(v.Family), string(v.Stage)},
		Text: f.fields(
			"transfers", strconv.Itoa(v.Transfers), "delivered", strconv.Itoa(v.Delivered), "contested", strconv.Itoa(v.Contested),
			"returned", strconv.Itoa(v.Returned), "stage", f.Words.Word("stage", string(v.Stage)), "certainty", f.Words.Word("certainty", string(v.Certainty)),
		),
	}
}

// witness is the entry of an origin; the page that shows it is the register, of what it says.
func (f *Feed) witness(w *view.Witness) Entry {
	path := "/transfers?" + url.Values{"origin": {string(w.Name)}}.Encode()
	if w.Name == "" {
		path = "/origins#" + url.PathEscape(w.Kind)
	}
	return Entry{
		Path: path, Title: f.who(&w.Origin), Updated: string(w.Last), Categories: []string{w.Kind},
		Text: f.fields(
			"party", string(w.Party), "claims", strconv.Itoa(w.Claims), "transfers", strconv.Itoa(w.Transfers), "affirms", strconv.Itoa(w.Affirms),
			"doubts", strconv.Itoa(w.Doubts), "denies", strconv.Itoa(w.Denies), "contradicted", strconv.Itoa(w.Contradicted), "reliability", string(w.Reliability),
		),
	}
}

func (f *Feed) feed(v *view.Feed) Entry {
	title := string(v.Title)
	if title == "" {
		title = v.URL
	}
	return Entry{
		Path: "/feeds?" + url.Values{"url": {v.URL}}.Encode(), Title: title, Updated: string(v.At), Author: string(v.By),
		Text: f.fields("url", v.URL, "documents", strconv.Itoa(v.Documents), "pending", strconv.Itoa(v.Pending), "failures", strconv.Itoa(v.Failures), "why", string(v.Why)),
	}
}

// reading is the entry of a reading of an article.
func reading(article string) func(*Feed, *view.Version) Entry {
	return func(f *Feed, v *view.Version) Entry {
		return Entry{
			Path: reportPath(article) + "#reading-" + strconv.FormatInt(v.Entry, 10), Title: v.Stamp, Updated: v.At,
			Text: f.mark(f.fields("claims", strconv.Itoa(v.Claims)), v.InForce, "in_force"),
		}
	}
}

func transferPath(id string) string { return "/transfers/" + url.PathEscape(id) }

func reportPath(article string) string { return "/reports/" + url.PathEscape(article) }

// who names an origin, one without a name by its kind.
func (f *Feed) who(o *view.Origin) string {
	if o.Name == "" {
		return f.Words.Word("kind", o.Kind)
	}
	return f.Words.Word("origin", string(o.Name))
}

// claim is the entry of what an origin says of a transfer, in the words of its report.
func (f *Feed) claim(c *view.FiledClaim) Entry {
	who := f.who(&c.Origin)
	return Entry{
		Path: transferPath(c.Transfer) + "#" + url.PathEscape(c.Claim), Link: reportPath(c.Article) + "?" + url.Values{"claim": {c.Claim}}.Encode(),
		Title:   fmt.Sprintf("%s: %s · %s", who, f.goods(c.Designation, c.Class), f.said(optional(c.Stage), optional(c.Certainty))),
		Updated: string(c.Published), Author: who, Text: c.Words,
	}
}
