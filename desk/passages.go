package desk

import (
	"cmp"
	"context"

	"waybill"
	"waybill/ledger"
	"waybill/transfer"
	"waybill/view"
)

// mostPassages is of how many articles passages are given: each is taken from its whole text.
const mostPassages = 100

// Passages are the paragraphs in which the claims of a story stand, by the claims' keys. Of
// copies of one text only one is read; at most a hundred articles are. Claims of the others
// are left out.
func (d *Desk) Passages(ctx context.Context, s *view.Story) (map[string]view.Passage, error) {
	return d.passages(ctx, s, passaged(s, mostPassages, mostPassages))
}

// FirstPassages are the passages of what each voice says first, in so many texts of it, and so
// many of all voices, at most: what a page shows of a row with very many claims.
func (d *Desk) FirstPassages(ctx context.Context, s *view.Story, each, all int) (map[string]view.Passage, error) {
	return d.passages(ctx, s, passaged(s, each, all))
}

func (d *Desk) passages(ctx context.Context, s *view.Story, articles []string) (map[string]view.Passage, error) {
	texts, err := d.Ledger.Evidence(ctx, articles)
	if err != nil {
		return nil, err
	}
	finders := make(map[string]*finder, len(texts))
	all := map[string]view.Passage{}
	for i := range s.Voices {
		for k := range s.Voices[i].Said {
			said := &s.Voices[i].Said[k]
			e := texts[said.Article]
			if e == nil {
				continue
			}
			if finders[said.Article] == nil {
				finders[said.Article] = newFinder(e)
			}
			if p, ok := finders[said.Article].passage(said.Words); ok {
				p.Claim, p.Article = said.Claim, said.Article
				all[said.Claim] = p
			}
		}
	}
	return all, nil
}

// passaged are the articles of a story that passages are taken from: so many of each voice, and
// of all.
func passaged(s *view.Story, each, all int) []string {
	first := map[string]string{} // of the copies of one text
	for _, group := range s.Copies {
		for _, id := range group {
			first[id] = group[0]
		}
	}
	var ids []string
	taken := map[string]bool{}
	for i := range s.Voices {
		of := map[string]bool{}
		for k := range s.Voices[i].Said {
			id := s.Voices[i].Said[k].Article
			id = cmp.Or(first[id], id)
			if of[id] = true; len(of) > each {
				break
			}
			if !taken[id] && len(ids) < all {
				taken[id] = true
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// finder finds the passages of one report.
type finder struct {
	*ledger.Evidence
	at *view.Offsets
	// places are where the words of claims stand, the first of several.
	places map[string]waybill.Span
}

func newFinder(e *ledger.Evidence) *finder {
	f := &finder{Evidence: e, at: view.NewOffsets(e.Text), places: map[string]waybill.Span{}}
	for _, span := range e.Claims {
		words := transfer.Clean(span.Of(e.Text))
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
	for _, block := range f.Blocks {
		if block.Overlaps(span) {
			around = around.Join(block)
		}
	}
	place := f.at.Span(around)
	return view.Passage{Begin: place.Begin, End: place.End, Text: around.Of(f.Text), Words: f.at.Span(span)}, true
}
