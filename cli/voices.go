package cli

import (
	"fmt"
	"slices"
	"strings"

	"waybill/transfer"
	"waybill/view"
)

// camp is the voices that stand to a transfer in the same way.
type camp struct {
	title  string
	voices []*view.Voice
}

// camps sorts the voices by what they say last. Those that cannot be told from others are
// a camp of their own.
func camps(s *view.Story) (counted []camp, unclear camp) {
	counted = []camp{{title: "Affirmed by"}, {title: "Doubted by"}, {title: "Denied by"}}
	unclear.title = "Not counted, because it cannot be told whether they are others"
	for i := range s.Voices {
		v := &s.Voices[i]
		to := &counted[0]
		switch {
		case !v.Origin.Independent:
			to = &unclear
		case v.Last == string(transfer.Doubting):
			to = &counted[1]
		case v.Last == string(transfer.Denying):
			to = &counted[2]
		}
		to.voices = append(to.voices, v)
	}
	return counted, unclear
}

// voices renders who says what: where they disagree, first their names side by side, then
// everybody's words.
func (pg *page) voices(s *view.Story) {
	if len(s.Voices) == 0 {
		return
	}
	pg.heading("Who says what")
	counted, unclear := camps(s)
	pg.sideBySide(counted)
	articles := byID(s.Articles)
	for _, c := range append(counted, unclear) {
		if len(c.voices) == 0 {
			continue
		}
		pg.line("")
		pg.text(0, bold, c.title)
		for _, v := range c.voices {
			pg.voice(v, articles, s.Verdict())
		}
	}
}

// sideBySide sets the names of the camps against each other, where there are two and room
// for columns.
func (pg *page) sideBySide(all []camp) {
	speaking := 0
	for _, c := range all {
		if len(c.voices) > 0 {
			speaking++
		}
	}
	if speaking < 2 || pg.width < tableWidth {
		return
	}
	w := (pg.width-2)/len(all) - gap
	cells := make([][]span, len(all))
	rows := 0
	for i, c := range all {
		cells[i] = []span{{fmt.Sprintf("%s %d", strings.ToLower(c.title), len(c.voices)), dim}}
		for _, v := range c.voices {
			cells[i] = append(cells[i], styled(wrap(originName(&v.Origin)+marked(v), w), markStyle(v))...)
		}
		rows = max(rows, len(cells[i]))
	}
	for row := range rows {
		line := "  "
		for i := range cells {
			line += pg.cell(cells[i], row, w)
		}
		pg.line(line)
	}
}

// originName names an origin: an unnamed one by its kind.
func originName(o *view.Origin) string {
	if o.Name == "" {
		return view.UnknownOutlet
	}
	return safe(string(o.Name))
}

// marked is the mark behind a name, "" without one.
func marked(v *view.Voice) string {
	if v.Mark == "" {
		return ""
	}
	return " [" + safe(string(v.Mark)) + "]"
}

func markStyle(v *view.Voice) style {
	switch transfer.Mark(v.Mark) {
	case transfer.Admission:
		return green
	case transfer.Accusation:
		return yellow
	case transfer.Denial:
		return red
	}
	return normal
}

// voice renders one origin with its words.
func (pg *page) voice(v *view.Voice, articles map[string]*view.Article, verdict *view.Judgement) {
	about := []span{{originName(&v.Origin) + marked(v), markStyle(v)}, {safe(v.Origin.Kind), dim}}
	if v.Origin.Party != "" {
		about = append(about, span{"speaks for " + pg.party(v.Origin.Party), dim})
	}
	if v.Origin.Reliability != "" {
		about = append(about, span{"reliability " + safe(string(v.Origin.Reliability)), normal})
	}
	if before := formerly(v); before != "" {
		about = append(about, span{before, magenta})
	}
	pg.spans(2, about)
	for _, same := range together(v.Said) {
		pg.utterance(same, articles, verdict)
	}
}

// formerly tells what an origin said before it changed its mind.
func formerly(v *view.Voice) string {
	var also []string
	for _, x := range []struct {
		does   bool
		stance transfer.Stance
		word   string
	}{{v.Affirms, transfer.Affirming, "affirmed"}, {v.Doubts, transfer.Doubting, "doubted"}, {v.Denies, transfer.Denying, "denied"}} {
		if x.does && v.Last != string(x.stance) {
			also = append(also, x.word)
		}
	}
	if len(also) == 0 {
		return ""
	}
	return "also " + strings.Join(also, " and ") + " it"
}

// together gathers claims in the same words with the same meaning, as copies make them.
func together(said []view.Said) [][]*view.Said {
	type meaning struct{ words, stage, certainty, source, designation, quantity string }
	at := map[meaning]int{}
	var all [][]*view.Said
	for i := range said {
		s := &said[i]
		m := meaning{s.Words, s.Stage, s.Certainty, s.Source, string(s.Designation), string(s.Quantity)}
		k, known := at[m]
		if !known {
			k = len(all)
			at[m] = k
			all = append(all, nil)
		}
		all[k] = append(all[k], s)
	}
	return all
}

// utterance renders words, what was read from them, and where they stand.
func (pg *page) utterance(same []*view.Said, articles map[string]*view.Article, verdict *view.Judgement) {
	s := same[0]
	state := []span{{safe(s.Stage), stageStyle(s.Stage, s.Certainty)}, {safe(s.Certainty), certaintyStyle(s.Certainty)}}
	if s.From != "" || s.To != "" {
		state = append(state, span{safe(period(s.From, s.To)), normal})
	}
	if s.Quantity != "" {
		state = append(state, span{safe(string(s.Quantity)), normal})
	}
	pg.spans(rowIndent, state)
	pg.text(sentenceIndent, normal, quoted(s.Words))
	for _, s := range same {
		where := place(articles[s.Article]) + " · claim " + safe(s.Claim[:min(keyShown, len(s.Claim))])
		if s.Credited {
			where += " · credits the agency"
		}
		if verdict != nil && !slices.Contains(s.Held, verdict.Number) {
			where += fmt.Sprintf(" · after judgement %d", verdict.Number)
		}
		pg.text(sentenceIndent, dim, where)
		pg.because(s)
	}
}

// keyShown is how many letters of a claim's key people see: enough to name it in a
// judgement.
const keyShown = 10

// because explains why a claim is of the transfer, where that is asked for.
func (pg *page) because(s *view.Said) {
	if !pg.what.explain {
		return
	}
	why := "here because: " + s.Because
	if s.Judgement != nil {
		why += fmt.Sprintf(" (%d)", *s.Judgement)
	}
	if s.Taken {
		why += "; a side it leaves open is taken from its own article"
	}
	pg.text(sentenceIndent+gap, cyan, safe(why))
}
