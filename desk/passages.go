package desk

import (
	"context"
	"slices"

	"waybill"
	"waybill/transfer"
	"waybill/view"
)

// mostPassages is of how many articles passages are given: each is taken from its whole text.
const mostPassages = 100

// Passages are the paragraphs in which the claims of a story stand, by the claims' keys. Of
// copies of one text only one is read; at most a hundred articles are. Claims of the others
// are left out.
func (d *Desk) Passages(ctx context.Context, s *view.Story) (map[string]view.Passage, error) {
	readings, err := d.Ledger.Readings(ctx, passaged(s))
	if err != nil {
		return nil, err
	}
	finders := make(map[string]*finder, len(readings))
	all := map[string]view.Passage{}
	for i := range s.Voices {
		for k := range s.Voices[i].Said {
			said := &s.Voices[i].Said[k]
			r := readings[said.Article]
			if r == nil {
				continue
			}
			if finders[said.Article] == nil {
				finders[said.Article] = newFinder(r)
			}
			if p, ok := finders[said.Article].passage(said.Words); ok {
				p.Claim, p.Article = said.Claim, said.Article
				all[said.Claim] = p
			}
		}
	}
	return all, nil
}

// passaged are the articles of a story that passages are taken from.
func passaged(s *view.Story) []string {
	var ids []string
	for i := range s.Articles {
		id := s.Articles[i].ID
		again := slices.ContainsFunc(s.Copies, func(group []string) bool { return slices.Contains(group[1:], id) })
		if !again && len(ids) < mostPassages {
			ids = append(ids, id)
		}
	}
	return ids
}

// finder finds the passages of one report.
type finder struct {
	report *waybill.Report
	at     *view.Offsets
	// places are where the words of claims stand, the first of several.
	places map[string]waybill.Span
}

func newFinder(r *waybill.Reading) *finder {
	f := &finder{report: r.Report, at: view.NewOffsets(r.Report.Text), places: map[string]waybill.Span{}}
	for i := range r.Claims {
		span := r.Claims[i].Evidence
		words := transfer.Clean(span.Of(r.Report.Text))
		if _, known := f.places[words]; !known {
			f.places[words] = span
		}
	}
	return f
}

// passage is the paragraph around words, or several where the words reach over them.
func (f *finder) passage(words string) (view.Passage, bool) {
	span, ok := f.places[words]
	if !ok {
		return view.Passage{}, false
	}
	around := span
	for _, b := range f.report.Blocks {
		if b.Span.Overlaps(span) {
			around = around.Join(b.Span)
		}
	}
	place := f.at.Span(around)
	return view.Passage{Begin: place.Begin, End: place.End, Text: around.Of(f.report.Text), Words: f.at.Span(span)}, true
}
