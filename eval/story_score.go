package eval

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"waybill"
	"waybill/transfer"
)

// StoryResult is how the register of one story came out.
type StoryResult struct {
	Name string
	// Gold and Made are the gold clusters of the claims and those that matching made of
	// the gold's own claims.
	Gold, Made Partition
	// Own are those that matching made of what was read. Found is the same without the
	// claims that only one of gold and reading has: what it says of matching alone.
	Own, Found, GoldFound Partition
	// Rows counts the gold's rows, Origins those of them with the right number of
	// independent and of unclear origins, Stages those that stand where they should; of
	// the register made of the gold's claims.
	Rows, Origins, Stages int
	// Misses tells what came out otherwise, a line each.
	Misses []string
}

// ScoreStory makes the register of a story twice, of the annotated claims and of the
// claims read, and holds both against the gold. Readings are those of the story's articles,
// in their order; one that is nil could not be read.
func ScoreStory(s *Story, filer *transfer.Filer, readings []*waybill.Reading, window int) StoryResult {
	r := StoryResult{Name: s.Name, Gold: s.Partition(), Rows: len(s.Register)}
	var claims []transfer.Claim
	keys := map[string]string{}
	for i := range s.Articles {
		a := &s.Articles[i]
		reading, told := a.reading(), transfer.Told{Outlet: a.Outlet, Published: a.Published}
		for j := range reading.Claims {
			filed := filer.Claim(reading, &reading.Claims[j], told)
			keys[filed.Key] = s.Key(i, j)
		}
		claims = append(claims, filer.Claims(reading, told, nil)...)
	}
	gather(claims, s.sketches())
	rows := transfer.Match(claims, nil, window)
	r.Made = partition(rows, keys)
	r.compare(s, rows, keys)
	r.own(s, filer, readings, window)
	return r
}

// reading is the article with its annotated claims, as if it had been read.
func (a *StoryArticle) reading() *waybill.Reading {
	title, _, _ := strings.Cut(a.Text, "\n")
	report := &waybill.Report{
		Article: waybill.Article{Bytes: a.Raw}.ID(), File: a.File, Text: a.Text, Lang: a.Lang,
		Title: waybill.Span{Begin: 0, End: len(title)},
	}
	report.Blocks = append(report.Blocks, waybill.Block{Kind: waybill.Headline, Span: report.Title, Lang: a.Lang})
	at := len(title)
	for line := range strings.SplitSeq(a.Text[len(title):], "\n") {
		if strings.TrimSpace(line) != "" {
			report.Blocks = append(report.Blocks, waybill.Block{Kind: waybill.Paragraph, Span: waybill.Span{Begin: at, End: at + len(line)}, Lang: a.Lang})
		}
		at += len(line) + 1
	}
	r := &waybill.Reading{Report: report}
	for i := range a.Claims {
		r.Claims = append(r.Claims, a.Claim(i))
	}
	return r
}

// sketches are those of the story's articles, by id.
func (s *Story) sketches() map[string]transfer.Sketch {
	all := map[string]transfer.Sketch{}
	for i := range s.Articles {
		r := s.Articles[i].reading().Report
		all[r.Article] = transfer.Draw(r)
	}
	return all
}

// gather gives claims of copies of one text the name of their group, as the ledger does.
func gather(claims []transfer.Claim, sketches map[string]transfer.Sketch) {
	ids := slices.Sorted(maps.Keys(sketches))
	group := map[string]string{}
	for _, id := range ids {
		group[id] = id
	}
	for i, a := range ids {
		for _, b := range ids[i+1:] {
			if !sketches[a].CopyOf(sketches[b]) {
				continue
			}
			from, to := max(group[a], group[b]), min(group[a], group[b])
			for id, g := range group {
				if g == from {
					group[id] = to
				}
			}
		}
	}
	for i := range claims {
		claims[i].Copies = group[claims[i].Article]
	}
}

// partition is the clusters that matching made, of the claims that have a key.
func partition(rows []transfer.Row, keys map[string]string) Partition {
	p := Partition{}
	for i := range rows {
		for j := range rows[i].Claims {
			if key, ok := keys[rows[i].Claims[j].Key]; ok {
				p[key] = rows[i].ID
			}
		}
	}
	return p
}

// compare holds the rows made of the gold's claims against the gold's: each with the one
// that has most of its claims.
func (r *StoryResult) compare(s *Story, rows []transfer.Row, keys map[string]string) {
	labels := map[string]string{} // of claims
	for i := range s.Articles {
		for j := range s.Articles[i].Claims {
			labels[s.Key(i, j)] = s.Articles[i].Claims[j].Row
		}
	}
	for i := range s.Register {
		want := &s.Register[i]
		var got *transfer.Row
		most := 0
		for k := range rows {
			n := 0
			for c := range rows[k].Claims {
				if labels[keys[rows[k].Claims[c].Key]] == want.Label {
					n++
				}
			}
			if n > most {
				got, most = &rows[k], n
			}
		}
		if got == nil {
			r.Misses = append(r.Misses, fmt.Sprintf("- row %s: no row", want.Label))
			continue
		}
		r.row(want, got)
	}
	for _, key := range slices.Sorted(maps.Keys(r.Gold)) {
		if _, ok := r.Made[key]; !ok {
			r.Misses = append(r.Misses, "- "+key+": not filed")
		}
	}
}

func (r *StoryResult) row(want *StoryRow, got *transfer.Row) {
	if want.Origins == got.Origins && want.Unclear == got.Unclear {
		r.Origins++
	} else {
		var names []string
		for i := range got.Voices {
			o := &got.Voices[i].Origin
			names = append(names, fmt.Sprintf("%s (%s)", o.Name, o.Kind))
		}
		r.Misses = append(r.Misses, fmt.Sprintf("~ row %s: %d origins, %d unclear, not %d, %d: %s; gold: %s", want.Label,
			got.Origins, got.Unclear, want.Origins, want.Unclear, strings.Join(names, ", "), strings.Join(want.OriginNames, ", ")))
	}
	if want.Stage == string(got.Stage) && want.Certainty == string(got.Certainty) {
		r.Stages++
	} else {
		r.Misses = append(r.Misses, fmt.Sprintf("~ row %s: %s, %s, not %s, %s", want.Label, got.Stage, got.Certainty, want.Stage, want.Certainty))
	}
	if len(got.Claims) > 0 && (want.Articles != got.Articles || want.Outlets != got.Outlets) {
		r.Misses = append(r.Misses, fmt.Sprintf("~ row %s: %d articles, %d outlets, not %d, %d", want.Label, got.Articles, got.Outlets, want.Articles, want.Outlets))
	}
}

// StoryFigures are the figures of several stories.
type StoryFigures struct {
	Stories int `json:"stories"`
	// Matching is B-cubed of the register made of the gold's claims. Own is that of the
	// register made of what was read, where a claim missed or false counts against it;
	// Found is Own among the claims that both have.
	Matching Figure `json:"matching"`
	Own      Figure `json:"own"`
	Found    Figure `json:"found"`
	// Rows is how many rows the gold has, Origins and Stages the shares that are right.
	Rows    int     `json:"rows"`
	Origins float64 `json:"origins"`
	Stages  float64 `json:"stages"`
}

// SumStories adds up stories. Clusters of different stories have nothing in common.
func SumStories(results []StoryResult) StoryFigures {
	all := func(of func(*StoryResult) Partition) Partition {
		sum := Partition{}
		for i := range results {
			for key, label := range of(&results[i]) {
				sum[key] = results[i].Name + "/" + label
			}
		}
		return sum
	}
	f := StoryFigures{Stories: len(results)}
	origins, stages := 0, 0
	for i := range results {
		f.Rows += results[i].Rows
		origins += results[i].Origins
		stages += results[i].Stages
	}
	f.Origins, f.Stages = share(origins, f.Rows), share(stages, f.Rows)
	gold := all(func(r *StoryResult) Partition { return r.Gold })
	f.Matching = BCubed(gold, all(func(r *StoryResult) Partition { return r.Made }))
	f.Own = BCubed(gold, all(func(r *StoryResult) Partition { return r.Own }))
	f.Found = BCubed(all(func(r *StoryResult) Partition { return r.GoldFound }), all(func(r *StoryResult) Partition { return r.Found }))
	return f
}

// Table prints the figures for people.
func (f StoryFigures) Table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%d stories, %d rows\n%16s%7s%7s%7s%7s\n", f.Stories, f.Rows, "", "P", "R", "F1", "claims")
	for _, r := range []struct {
		name string
		Figure
	}{{"B-cubed", f.Matching}, {"own claims", f.Own}, {"of those found", f.Found}} {
		fmt.Fprintf(&b, "%-16s%7.3f%7.3f%7.3f%7d\n", r.name, r.P, r.R, r.F1, r.Gold)
	}
	fmt.Fprintf(&b, "rows: origins right %.3f, stage and certainty right %.3f\n", f.Origins, f.Stages)
	return b.String()
}

// Line is one story's figures in one line.
func (r *StoryResult) Line() string {
	one := SumStories([]StoryResult{*r})
	return fmt.Sprintf("%-40s B-cubed %.2f  own claims %.2f  of those found %.2f  origins %d/%d  stages %d/%d", r.Name,
		one.Matching.F1, one.Own.F1, one.Found.F1, r.Origins, r.Rows, r.Stages, r.Rows)
}
