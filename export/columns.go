package export

import (
	"fmt"
	"maps"
	"slices"

	"waybill/view"
)

// optional is what most texts of package view are.
type optional = view.Optional

// Transfers are the columns of rows of the register.
var Transfers = Columns[view.Transfer]{
	text("id", func(t *view.Transfer) string { return t.ID }),
	text("supplier", func(t *view.Transfer) optional { return t.Supplier }),
	text("recipient", func(t *view.Transfer) optional { return t.Recipient }),
	text("class", func(t *view.Transfer) optional { return t.Class }),
	text("designation", func(t *view.Transfer) optional { return t.Designation }),
	text("quantity", func(t *view.Transfer) optional { return t.Quantity }),
	text("from", func(t *view.Transfer) optional { return t.From }),
	text("to", func(t *view.Transfer) optional { return t.To }),
	text("stage", func(t *view.Transfer) optional { return t.Stage }),
	text("certainty", func(t *view.Transfer) optional { return t.Certainty }),
	text("first_report", func(t *view.Transfer) optional { return t.FirstReport }),
	text("last_report", func(t *view.Transfer) optional { return t.LastReport }),
	count("claims", func(t *view.Transfer) int { return t.Claims }),
	count("articles", func(t *view.Transfer) int { return t.Articles }),
	count("outlets", func(t *view.Transfer) int { return t.Outlets }),
	count("origins", func(t *view.Transfer) int { return t.Origins }),
	count("unclear", func(t *view.Transfer) int { return t.Unclear }),
	count("affirm", func(t *view.Transfer) int { return t.Affirm }),
	count("doubt", func(t *view.Transfer) int { return t.Doubt }),
	count("deny", func(t *view.Transfer) int { return t.Deny }),
	count("credibility", func(t *view.Transfer) int { return t.Credibility }),
	count("suggested", func(t *view.Transfer) int { return t.Suggested }),
	maybe("graded", func(t *view.Transfer) *int { return t.Graded }),
	text("status", func(t *view.Transfer) string { return t.Status }),
	truth("exchange", func(t *view.Transfer) bool { return t.Exchange }),
	texts("reasons", " ", func(t *view.Transfer) []string { return t.Reasons }),
}

// rows are the columns of rows in a listing, the same.
var rows = of(Transfers, func(r *view.Row) *view.Transfer { return &r.Transfer })

// of are the columns of a part of a thing.
func of[T, Part any](columns Columns[Part], part func(*T) *Part) Columns[T] {
	all := make(Columns[T], len(columns))
	for i, c := range columns {
		all[i] = column[T]{c.name, func(v *T) string { return c.value(part(v)) }}
	}
	return all
}

// Hits are the columns of reports that were found, with their passages in one cell.
var Hits = Columns[view.Hit]{
	text("article", func(h *view.Hit) string { return h.Article.ID }),
	text("file", func(h *view.Hit) string { return h.Article.File }),
	text("seen", func(h *view.Hit) string { return h.Article.Seen }),
	text("outlet", func(h *view.Hit) optional { return h.Article.Outlet }),
	text("published", func(h *view.Hit) optional { return h.Article.Published }),
	text("lang", func(h *view.Hit) optional { return h.Article.Lang }),
	text("title", func(h *view.Hit) optional { return h.Article.Title }),
	texts("snippets", " … ", passages),
	texts("transfers", " ", func(h *view.Hit) []string { return h.Transfers }),
}

func passages(h *view.Hit) []string {
	var all []string
	for i := range h.Snippets {
		all = append(all, h.Snippets[i].Text)
	}
	return all
}

// Judgements are the columns of the log.
var Judgements = Columns[view.Judgement]{
	count("number", func(j *view.Judgement) int64 { return j.Number }),
	text("kind", func(j *view.Judgement) string { return j.Kind }),
	text("at", func(j *view.Judgement) string { return j.At }),
	text("by", func(j *view.Judgement) optional { return j.By }),
	text("why", func(j *view.Judgement) optional { return j.Why }),
	truth("in_force", func(j *view.Judgement) bool { return j.InForce }),
	text("transfer", func(j *view.Judgement) optional { return j.Transfer }),
	text("verdict", (*view.Judgement).Decision),
	text("field", func(j *view.Judgement) optional { return j.Field }),
	text("value", func(j *view.Judgement) optional { return j.Value }),
	maybe("credibility", func(j *view.Judgement) *int { return j.Credibility }),
	text("origin", func(j *view.Judgement) optional { return j.Origin }),
	text("reliability", func(j *view.Judgement) optional { return j.Reliability }),
	maybe("withdraws", func(j *view.Judgement) *int64 { return j.Withdraws }),
}

// parties has the main name in each language in one cell.
var parties = Columns[view.Party]{
	text("id", func(p *view.Party) string { return p.ID }),
	text("kind", func(p *view.Party) string { return p.Kind }),
	texts("names", "; ", func(p *view.Party) []string {
		var all []string
		for _, lang := range slices.Sorted(maps.Keys(p.Names)) {
			if names := p.Names[lang]; len(names) > 0 {
				all = append(all, lang+": "+names[0])
			}
		}
		return all
	}),
	text("territory", func(p *view.Party) optional { return p.Territory }),
	text("detail", func(p *view.Party) optional { return p.Detail }),
	count("gives", func(p *view.Party) int { return p.Gives }),
	count("gets", func(p *view.Party) int { return p.Gets }),
}

var flows = Columns[view.Flow]{
	text("supplier", func(f *view.Flow) optional { return f.Supplier }),
	text("recipient", func(f *view.Flow) optional { return f.Recipient }),
	text("family", func(f *view.Flow) optional { return f.Family }),
	text("year", func(f *view.Flow) optional { return f.Year }),
	count("transfers", func(f *view.Flow) int { return f.Transfers }),
	count("delivered", func(f *view.Flow) int { return f.Delivered }),
	count("contested", func(f *view.Flow) int { return f.Contested }),
	count("returned", func(f *view.Flow) int { return f.Returned }),
	text("stage", func(f *view.Flow) optional { return f.Stage }),
	text("certainty", func(f *view.Flow) optional { return f.Certainty }),
}

var witnesses = Columns[view.Witness]{
	text("kind", func(w *view.Witness) string { return w.Kind }),
	text("name", func(w *view.Witness) optional { return w.Name }),
	text("party", func(w *view.Witness) optional { return w.Party }),
	truth("independent", func(w *view.Witness) bool { return w.Independent }),
	text("reliability", func(w *view.Witness) optional { return w.Reliability }),
	count("claims", func(w *view.Witness) int { return w.Claims }),
	count("transfers", func(w *view.Witness) int { return w.Transfers }),
	count("affirms", func(w *view.Witness) int { return w.Affirms }),
	count("doubts", func(w *view.Witness) int { return w.Doubts }),
	count("denies", func(w *view.Witness) int { return w.Denies }),
	count("contradicted", func(w *view.Witness) int { return w.Contradicted }),
	text("first", func(w *view.Witness) optional { return w.First }),
	text("last", func(w *view.Witness) optional { return w.Last }),
	texts("about", "; ", func(w *view.Witness) []string {
		var all []string
		for i := range w.About {
			f := &w.About[i]
			all = append(all, fmt.Sprintf("%s → %s: %d", orUnknown(f.Supplier), orUnknown(f.Recipient), f.Transfers))
		}
		return all
	}),
}

func orUnknown(party optional) optional {
	if party == "" {
		return "?"
	}
	return party
}

var feeds = Columns[view.Feed]{
	text("url", func(f *view.Feed) string { return f.URL }),
	text("title", func(f *view.Feed) optional { return f.Title }),
	text("by", func(f *view.Feed) optional { return f.By }),
	text("at", func(f *view.Feed) optional { return f.At }),
	count("documents", func(f *view.Feed) int { return f.Documents }),
	count("pending", func(f *view.Feed) int { return f.Pending }),
	text("next", func(f *view.Feed) optional { return f.Next }),
	count("failures", func(f *view.Feed) int { return f.Failures }),
	text("why", func(f *view.Feed) optional { return f.Why }),
	text("moved", func(f *view.Feed) optional { return f.Moved }),
}

var readings = Columns[view.Version]{
	count("entry", func(v *view.Version) int64 { return v.Entry }),
	text("at", func(v *view.Version) string { return v.At }),
	text("stamp", func(v *view.Version) string { return v.Stamp }),
	count("claims", func(v *view.Version) int { return v.Claims }),
	truth("in_force", func(v *view.Version) bool { return v.InForce }),
}

var claims = Columns[view.FiledClaim]{
	text("claim", func(c *view.FiledClaim) string { return c.Claim }),
	text("transfer", func(c *view.FiledClaim) string { return c.Transfer }),
	text("article", func(c *view.FiledClaim) string { return c.Article }),
	text("published", func(c *view.FiledClaim) optional { return c.Published }),
	text("origin", func(c *view.FiledClaim) optional { return c.Origin.Name }),
	text("kind", func(c *view.FiledClaim) string { return c.Origin.Kind }),
	text("party", func(c *view.FiledClaim) optional { return c.Origin.Party }),
	text("source", func(c *view.FiledClaim) string { return c.Source }),
	text("stage", func(c *view.FiledClaim) string { return c.Stage }),
	text("certainty", func(c *view.FiledClaim) string { return c.Certainty }),
	text("class", func(c *view.FiledClaim) optional { return c.Class }),
	text("designation", func(c *view.FiledClaim) optional { return c.Designation }),
	text("quantity", func(c *view.FiledClaim) optional { return c.Quantity }),
	text("from", func(c *view.FiledClaim) optional { return c.From }),
	text("to", func(c *view.FiledClaim) optional { return c.To }),
	text("words", func(c *view.FiledClaim) string { return c.Words }),
	text("because", func(c *view.FiledClaim) string { return c.Because }),
	maybe("judgement", func(c *view.FiledClaim) *int64 { return c.Judgement }),
}

// FailedJobs are the columns of jobs that were given up.
var FailedJobs = Columns[view.FailedJob]{
	count("number", func(j *view.FailedJob) int64 { return j.Number }),
	text("kind", func(j *view.FailedJob) string { return j.Kind }),
	text("name", func(j *view.FailedJob) string { return j.Name }),
	text("why", func(j *view.FailedJob) string { return j.Why }),
	count("tries", func(j *view.FailedJob) int { return j.Tries }),
	text("at", func(j *view.FailedJob) optional { return j.At }),
	text("archive", func(j *view.FailedJob) optional { return j.Archive }),
	text("worker", func(j *view.FailedJob) optional { return j.Worker }),
}
