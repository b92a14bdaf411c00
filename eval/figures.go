package eval

import (
	"encoding/json"
	"fmt"
	"io"

	"waybill/view"
)

// Result is what was counted in one article.
type Result struct {
	// Key and Lang are those of the gold.
	Key, Lang string
	// Claim counts transfers found: same supplier, recipient and class family, and
	// evidence where the gold's stands. Strict ones have stage, certainty and source
	// right as well. Deal counts the set of supplier, recipient and family, whoever
	// says it.
	Claim, Strict, Deal Count
	// Quote counts statements found by type and words, QuoteSpeaker those of them
	// whose speaker is right.
	Quote, QuoteDirect, QuoteIndirect, QuoteSpeaker Count
	// Event counts events of the same kind with evidence where the gold's stands.
	Event Count
	// Attributes counts what is right of the claims found.
	Attributes Attributes
	// Errors counts what harms trust most among the claims predicted.
	Errors Errors
	// Misses tells every gold claim and quote missed (-), every false claim (+), every
	// wrong value (~) and every claim that is an error of a class (!), a line each.
	Misses []string
}

// Count is how many items were right, wrong and missed.
type Count struct{ Right, False, Missed int }

func (c *Count) count(right, pred, gold int) {
	c.add(Count{right, pred - right, gold - right})
}

func (c *Count) add(o Count) {
	c.Right += o.Right
	c.False += o.False
	c.Missed += o.Missed
}

// Figure is precision, recall, their harmonic mean, and how many items the gold has.
type Figure struct {
	P    float64 `json:"p"`
	R    float64 `json:"r"`
	F1   float64 `json:"f1"`
	Gold int     `json:"gold"`
}

// Figure turns counts into shares; a share of nothing is 0.
func (c Count) Figure() Figure {
	f := Figure{Gold: c.Right + c.Missed}
	f.P = share(c.Right, c.Right+c.False)
	f.R = share(c.Right, f.Gold)
	if f.P+f.R > 0 {
		f.F1 = 2 * f.P * f.R / (f.P + f.R)
	}
	return f
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// Figures are the figures of a set of articles, micro-averaged. As JSON they have the
// names of the reference tool; it does not count errors.
type Figures struct {
	Docs          int      `json:"docs"`
	Claim         Figure   `json:"claim"`
	Strict        Figure   `json:"strict"`
	Deal          Figure   `json:"deal"`
	Quote         Figure   `json:"quote"`
	QuoteDirect   Figure   `json:"quote direct"`
	QuoteIndirect Figure   `json:"quote indirect"`
	QuoteSpeaker  Figure   `json:"quote+speaker"`
	Event         Figure   `json:"event"`
	Accuracy      Accuracy `json:"accuracy"`
	Errors        Errors   `json:"errors"`
}

// Accuracy is the share of claims found whose value is right.
type Accuracy struct {
	Class     float64 `json:"class"`
	Stage     float64 `json:"stage"`
	Certainty float64 `json:"certainty"`
	Source    float64 `json:"source"`
	Exchange  float64 `json:"exchange"`
	Quantity  float64 `json:"quantity"`
}

// Sum adds up results into figures.
func Sum(results []Result) Figures {
	var t Result
	for _, r := range results {
		t.Claim.add(r.Claim)
		t.Strict.add(r.Strict)
		t.Deal.add(r.Deal)
		t.Quote.add(r.Quote)
		t.QuoteDirect.add(r.QuoteDirect)
		t.QuoteIndirect.add(r.QuoteIndirect)
		t.QuoteSpeaker.add(r.QuoteSpeaker)
		t.Event.add(r.Event)
		t.Attributes.sum(r.Attributes)
		t.Errors.add(r.Errors)
	}
	return Figures{
		Docs: len(results), Claim: t.Claim.Figure(), Strict: t.Strict.Figure(), Deal: t.Deal.Figure(),
		Quote: t.Quote.Figure(), QuoteDirect: t.QuoteDirect.Figure(), QuoteIndirect: t.QuoteIndirect.Figure(),
		QuoteSpeaker: t.QuoteSpeaker.Figure(), Event: t.Event.Figure(), Accuracy: t.Attributes.accuracy(),
		Errors: t.Errors,
	}
}

// Table prints the figures for people, as the reference tool does: without the errors.
func (f Figures) Table(w io.Writer) error {
	rows := []struct {
		name string
		Figure
	}{
		{"claim", f.Claim}, {"strict", f.Strict}, {"deal", f.Deal}, {"quote", f.Quote},
		{"quote direct", f.QuoteDirect}, {"quote indirect", f.QuoteIndirect},
		{"quote+speaker", f.QuoteSpeaker}, {"event", f.Event},
	}
	out := fmt.Appendf(nil, "%d articles\n%16s%7s%7s%7s%7s\n", f.Docs, "", "P", "R", "F1", "gold")
	for _, r := range rows {
		out = fmt.Appendf(out, "%-16s%7.3f%7.3f%7.3f%7d\n", r.name, r.P, r.R, r.F1, r.Gold)
	}
	a := f.Accuracy
	out = fmt.Appendf(out, "on matched claims: class %.3f  stage %.3f  certainty %.3f  source %.3f  exchange %.3f  quantity %.3f\n",
		a.Class, a.Stage, a.Certainty, a.Source, a.Exchange, a.Quantity)
	_, err := w.Write(out)
	return err
}

// Line is one article's figures in one line, as the reference tool prints them.
func (r *Result) Line() string {
	return fmt.Sprintf("%-40s claim %.2f  strict %.2f  deal %.2f  quote+speaker %.2f", r.Key,
		r.Claim.Figure().F1, r.Strict.Figure().F1, r.Deal.Figure().F1, r.QuoteSpeaker.Figure().F1)
}

// ReadPredictions reads documents from JSON Lines and keys them as gold is; of two
// documents with one key the later counts.
func ReadPredictions(r io.Reader) (map[string]*view.Document, error) {
	all := map[string]*view.Document{}
	decoder := json.NewDecoder(r)
	for n := 1; ; n++ {
		var d view.Document
		if err := decoder.Decode(&d); err == io.EOF {
			return all, nil
		} else if err != nil {
			return nil, fmt.Errorf("read document %d of the predictions: %w", n, err)
		}
		all[Key(d.Report.File)] = &d
	}
}
