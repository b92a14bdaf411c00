package web

import (
	"net/http"
	"path"
	"slices"
	"strings"

	"waybill/view"
)

// reportPage is a report of the ledger.
type reportPage struct {
	*view.Paper
	*glance
	// Missing is the key of a claim that was asked for and is not in the reading in force.
	Missing string
	// Reasons tell of every claim by which rules it has its values; nil where nobody asked.
	Reasons []reasoned
}

// reasoned is a claim with the rules behind its values.
type reasoned struct {
	*view.Claim
	Values []value
}

// value is a value of a claim and why it has it. Key is the part of its message's key behind
// "value.".
type value struct {
	Key string
	*view.Reason
}

func (s *Site) report(r *http.Request) (*page, error) {
	article, q := r.PathValue("article"), r.URL.Query()
	read := s.Desk.Paper
	if q.Has("explain") {
		read = s.Desk.Explain
	}
	paper, err := read(r.Context(), article)
	if err != nil {
		return nil, err
	}
	p := &reportPage{Paper: paper, glance: glanceOf(paper), Missing: q.Get("claim")}
	if p.Missing != "" && formOf(r) == asHTML {
		// The address names a claim for ever; where it stands is known now.
		for _, x := range paper.Placed {
			if strings.HasPrefix(x.Key, p.Missing) {
				rest := asked(r)
				rest.Del("claim")
				return &page{To: address(r.URL.Path, rest) + "#" + x.ID}, nil
			}
		}
	}
	if q.Has("explain") {
		p.Reasons = reasonsOf(paper)
	}
	title := s.say(r, "report.title")
	if paper.Report.Title != nil {
		title = paper.Report.Title.Text
	}
	return &page{Template: "report", Title: title, Data: p, List: paper, Twins: true}, nil
}

func reasonsOf(p *view.Paper) []reasoned {
	var all []reasoned
	for i := range p.Claims {
		if x := p.Claims[i].Explain; x != nil {
			all = append(all, reasoned{&p.Claims[i], valuesOf(x)})
		}
	}
	return all
}

// valuesOf are the values of a claim that have a reason.
func valuesOf(x *view.Explain) []value {
	if x == nil {
		return nil
	}
	return slices.DeleteFunc([]value{
		{"kind", x.Kind}, {"parties", x.Parties}, {"supplier", x.Supplier}, {"recipient", x.Recipient}, {"goods", x.Goods},
		{"stage", x.Stage}, {"certainty", x.Certainty}, {"source", x.Source}, {"exchange", x.Exchange},
	}, func(v value) bool { return v.Reason == nil })
}

// endings are those that an original keeps when it is saved.
var endings = []string{".txt", ".html", ".htm", ".xhtml", ".pdf", ".json", ".xml", ".eml", ".md"}

// original is the bytes of an article, to be saved. They are never shown: whoever made them
// could make the page of this site say anything.
func (s *Site) original(r *http.Request) (*page, error) {
	a, err := s.Desk.Original(r.Context(), r.PathValue("article"))
	if err != nil {
		return nil, err
	}
	ending := strings.ToLower(path.Ext(a.File))
	if !slices.Contains(endings, ending) {
		ending = ".txt"
	}
	return &page{Raw: &raw{Type: "application/octet-stream", Body: a.Bytes, Name: "article-" + shortID(a.ID()) + ending}}, nil
}
