package export

import (
	"strconv"
	"strings"

	"waybill/view"
)

// Changes is a page of what changed.
func Changes(c *view.Changes) List {
	return &list[view.Change]{c, c.Changes, changes, (*Feed).change}
}

// changes are the columns of what changed.
var changes = Columns[view.Change]{
	count("number", func(c *view.Change) int64 { return c.Number }),
	text("at", func(c *view.Change) string { return c.At }),
	text("kind", func(c *view.Change) string { return c.Kind }),
	text("article", func(c *view.Change) optional {
		if c.Article == nil {
			return ""
		}
		return optional(c.Article.ID)
	}),
	maybe("judgement", func(c *view.Change) *int64 {
		if c.Judgement == nil {
			return nil
		}
		return &c.Judgement.Number
	}),
	text("transfer", func(c *view.Change) optional {
		if c.Transfer == nil {
			return ""
		}
		return optional(c.Transfer.ID)
	}),
	text("into", func(c *view.Change) optional { return c.Into }),
	text("what", (*view.Change).Title),
}

// change is the entry of a change: of a row, who gives what to whom, and what became other.
func (f *Feed) change(c *view.Change) Entry {
	e := Entry{Path: "/changes#n" + strconv.FormatInt(c.Number, 10), Updated: c.At, Categories: []string{c.Kind}}
	kind := f.Words.Word("change", c.Kind)
	switch {
	case c.Article != nil:
		e.Link, e.Author = reportPath(c.Article.ID), string(c.Article.Outlet)
		title := string(c.Article.Title)
		if title == "" {
			title = c.Article.File
		}
		e.Title = kind + ": " + title
	case c.Judgement != nil:
		j := f.judgement(c.Judgement)
		e.Link, e.Author, e.Title, e.Text = j.Link, j.Author, kind+": "+j.Title, j.Text
	case c.Transfer != nil:
		t := c.Transfer
		e.Link = transferPath(t.ID)
		goods := f.goods(t.Designation, t.Class)
		if t.Quantity != "" {
			goods += ", " + string(t.Quantity)
		}
		e.Title = kind + ": " + f.direction(t.Supplier, t.Recipient) + ": " + goods + " · " + f.said(t.Stage, t.Certainty)
		e.Categories = append(e.Categories, string(t.Class), string(t.Stage), string(t.Status))
		e.Text = f.became(c)
	default:
		e.Title = kind
	}
	return e
}

// became is what became other: “stage: agreed → delivered · origins: 1 → 2”.
func (f *Feed) became(c *view.Change) string {
	var parts []string
	for _, v := range c.Values {
		parts = append(parts, f.Words.Word("field", v.Field)+": "+f.value(v.Field, v.From)+" → "+f.value(v.Field, v.To))
	}
	if c.Into != "" {
		parts = append(parts, "→ "+string(c.Into))
	}
	return strings.Join(parts, " · ")
}

// value is a value of a row in words.
func (f *Feed) value(field string, v optional) string {
	switch field {
	case "supplier", "recipient":
		return f.Words.Party(string(v))
	case "class", "stage", "certainty", "status", "credibility", "contested":
		return f.Words.Word(field, string(v))
	}
	if v == "" {
		return "–"
	}
	return string(v)
}
