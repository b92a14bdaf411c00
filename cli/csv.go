package cli

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"waybill"
	"waybill/view"
)

// csvWriter writes comma-separated values as RFC 4180 has them.
func csvWriter(w io.Writer) *csv.Writer {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	return out
}

// cellText is a text as a cell: on one line, without what steers terminals, and, where a
// spreadsheet would take it for a formula, with an apostrophe before it (OWASP, “CSV
// Injection”).
func cellText(s string) string {
	s = safe(s)
	if begin := strings.TrimLeft(s, " "); begin != "" && strings.ContainsRune("=+-@", rune(begin[0])) {
		return "'" + s
	}
	return s
}

// column is one column of a table for programs.
type column[T any] struct {
	name  string
	value func(*T) string
}

func header[T any](columns []column[T]) []string {
	names := make([]string, len(columns))
	for i := range columns {
		names[i] = columns[i].name
	}
	return names
}

func cells[T any](columns []column[T], v *T) []string {
	all := make([]string, len(columns))
	for i := range columns {
		all[i] = columns[i].value(v)
	}
	return all
}

// number is a whole number as a cell, empty for none.
func number[N int | int64](n *N) string {
	if n == nil {
		return ""
	}
	return strconv.FormatInt(int64(*n), 10)
}

// transferColumns are those of a row, named as in JSON.
var transferColumns = []column[view.Transfer]{
	{"id", func(t *view.Transfer) string { return cellText(t.ID) }},
	{"supplier", func(t *view.Transfer) string { return cellText(string(t.Supplier)) }},
	{"recipient", func(t *view.Transfer) string { return cellText(string(t.Recipient)) }},
	{"class", func(t *view.Transfer) string { return cellText(string(t.Class)) }},
	{"designation", func(t *view.Transfer) string { return cellText(string(t.Designation)) }},
	{"quantity", func(t *view.Transfer) string { return cellText(string(t.Quantity)) }},
	{"from", func(t *view.Transfer) string { return cellText(string(t.From)) }},
	{"to", func(t *view.Transfer) string { return cellText(string(t.To)) }},
	{"stage", func(t *view.Transfer) string { return cellText(string(t.Stage)) }},
	{"certainty", func(t *view.Transfer) string { return cellText(string(t.Certainty)) }},
	{"first_report", func(t *view.Transfer) string { return cellText(string(t.FirstReport)) }},
	{"last_report", func(t *view.Transfer) string { return cellText(string(t.LastReport)) }},
	{"claims", func(t *view.Transfer) string { return strconv.Itoa(t.Claims) }},
	{"articles", func(t *view.Transfer) string { return strconv.Itoa(t.Articles) }},
	{"outlets", func(t *view.Transfer) string { return strconv.Itoa(t.Outlets) }},
	{"origins", func(t *view.Transfer) string { return strconv.Itoa(t.Origins) }},
	{"unclear", func(t *view.Transfer) string { return strconv.Itoa(t.Unclear) }},
	{"affirm", func(t *view.Transfer) string { return strconv.Itoa(t.Affirm) }},
	{"doubt", func(t *view.Transfer) string { return strconv.Itoa(t.Doubt) }},
	{"deny", func(t *view.Transfer) string { return strconv.Itoa(t.Deny) }},
	{"credibility", func(t *view.Transfer) string { return strconv.Itoa(t.Credibility) }},
	{"suggested", func(t *view.Transfer) string { return strconv.Itoa(t.Suggested) }},
	{"graded", func(t *view.Transfer) string { return number(t.Graded) }},
	{"status", func(t *view.Transfer) string { return cellText(t.Status) }},
	{"exchange", func(t *view.Transfer) string { return strconv.FormatBool(t.Exchange) }},
	{"reasons", func(t *view.Transfer) string { return cellText(strings.Join(t.Reasons, " ")) }},
}

// hitColumns are those of a report that was found, named as in JSON; its passages in one cell.
var hitColumns = []column[view.Hit]{
	{"article", func(h *view.Hit) string { return cellText(h.Article.ID) }},
	{"file", func(h *view.Hit) string { return cellText(h.Article.File) }},
	{"seen", func(h *view.Hit) string { return cellText(h.Article.Seen) }},
	{"outlet", func(h *view.Hit) string { return cellText(string(h.Article.Outlet)) }},
	{"published", func(h *view.Hit) string { return cellText(string(h.Article.Published)) }},
	{"lang", func(h *view.Hit) string { return cellText(string(h.Article.Lang)) }},
	{"title", func(h *view.Hit) string { return cellText(string(h.Article.Title)) }},
	{"snippets", func(h *view.Hit) string {
		var passages []string
		for i := range h.Snippets {
			passages = append(passages, h.Snippets[i].Text)
		}
		return cellText(strings.Join(passages, " … "))
	}},
	{"transfers", func(h *view.Hit) string { return cellText(strings.Join(h.Transfers, " ")) }},
}

// csvRows writes rows as comma-separated values, with a header also where there are none.
type csvRows struct {
	app    *app
	out    *csv.Writer
	headed bool
}

func (c *csvRows) rows(some []waybill.Transfer) error {
	if !c.headed {
		c.headed = true
		if err := c.out.Write(header(transferColumns)); err != nil {
			return outputError{err}
		}
	}
	for i := range some {
		v := view.TransferOf(&some[i])
		if err := c.out.Write(cells(transferColumns, &v)); err != nil {
			return outputError{err}
		}
	}
	c.out.Flush()
	if err := c.out.Error(); err != nil {
		return outputError{err}
	}
	return nil
}

func (c *csvRows) end(_ int, after string) error {
	c.app.more(after)
	return nil
}
