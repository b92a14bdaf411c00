package cli

import (
	"fmt"
	"strings"

	"waybill"
	"waybill/view"
)

// story renders one transfer with all that is known of it.
func (pg *page) story(s *view.Story) {
	t := &s.Transfer
	pg.text(0, bold, pg.party(t.Supplier)+" → "+pg.party(t.Recipient)+": "+goodsOf(t))
	pg.spans(0, append([]span{{safe(t.ID), bold}}, tags(t)...))
	if s.Asked != "" {
		pg.text(0, yellow, "It was "+safe(string(s.Asked))+" once; this is its id now.")
	}
	pg.line("")
	pg.row("stage", string(t.Stage)+", "+string(t.Certainty))
	pg.row("days", period(t.From, t.To))
	pg.row("spoken of in", figuresOf(t))
	switch {
	case t.Unclear == 1:
		pg.row("not counted", "1 claim of which it cannot be told whether it is independent")
	case t.Unclear > 1:
		pg.row("not counted", many(t.Unclear, "claim")+" of which it cannot be told whether they are independent")
	}
	if v := s.Verdict(); v != nil {
		if n := s.Since(v.Number); n > 0 {
			pg.row("came later", fmt.Sprintf("%s after judgement %d (%s)", many(n, "claim"), v.Number, v.Kind))
		}
	}
	pg.row("credibility", graded(t))
	for _, reason := range t.Reasons {
		pg.row("", reason)
	}
	pg.course(s.Course)
	pg.voices(s)
	pg.copies(s)
	pg.exchanges(s)
	pg.judged(s.Judgements)
}

// graded tells of the grade, the suggested one and a person's.
func graded(t *view.Transfer) string {
	suggested := fmt.Sprintf("%d %s", t.Suggested, waybill.Credibility(t.Suggested))
	if t.Graded == nil {
		return suggested + ", suggested"
	}
	return fmt.Sprintf("%d %s, graded by a person; suggested is %s", *t.Graded, waybill.Credibility(*t.Graded), suggested)
}

// period is a stretch of days, or the one day it is.
func period(from, to view.Optional) string {
	switch {
	case from == "" && to == "":
		return "not told"
	case from == to || to == "":
		return string(from)
	case from == "":
		return string(to)
	}
	return string(from) + " to " + string(to)
}

// dayOr is a day, or words for the lack of one.
func dayOr(day view.Optional) string {
	if day == "" {
		return "no day"
	}
	return safe(string(day))
}

// course renders how stage and certainty moved.
func (pg *page) course(steps []view.Step) {
	if len(steps) == 0 {
		return
	}
	pg.heading("How it moved")
	for i := range steps {
		s := &steps[i]
		days := dayOr(s.From)
		if s.To != s.From {
			days += " – " + safe(string(s.To))
		}
		who := make([]string, 0, someVoices)
		for _, o := range s.Origins[:min(someVoices, len(s.Origins))] {
			who = append(who, safe(o))
		}
		if more := len(s.Origins) - someVoices; more > 0 {
			who = append(who, fmt.Sprintf("%d more", more))
		}
		said := strings.Join(who, ", ") + " (" + many(s.Articles, "article") + ")"
		stage, certainty := safe(s.Stage), safe(s.Certainty)
		if pg.width < tableWidth {
			pg.spans(2, []span{{days, normal}, {stage, stageStyle(stage, certainty)}, {certainty, certaintyStyle(certainty)}})
			pg.text(rowIndent, dim, said)
			continue
		}
		head := "  " + pad(days, courseDays+gap) + pg.paint(stageStyle(stage, certainty), stage) + pad("", stageColumns+gap-columns(stage)) +
			pg.paint(certaintyStyle(certainty), certainty) + pad("", certaintyColumns+gap-columns(certainty))
		indent := 2 + courseDays + gap + stageColumns + gap + certaintyColumns + gap
		for i, l := range wrap(said, pg.width-indent) {
			if i > 0 {
				head = strings.Repeat(" ", indent)
			}
			pg.line(head + l)
		}
	}
}

// courseDays is the width of "2024-01-01 – 2024-02-01"; someVoices how many origins a line
// names.
const courseDays, someVoices = 23, 4

// copies renders the articles that are copies of one text.
func (pg *page) copies(s *view.Story) {
	if len(s.Copies) == 0 {
		return
	}
	pg.heading("Copies")
	articles := byID(s.Articles)
	for _, group := range s.Copies {
		pg.text(2, normal, fmt.Sprintf("%d copies of one text, counted once:", len(group)))
		for _, id := range group {
			pg.text(rowIndent, dim, place(articles[id]))
		}
	}
}

func byID(articles []view.Article) map[string]*view.Article {
	by := make(map[string]*view.Article, len(articles))
	for i := range articles {
		by[articles[i].ID] = &articles[i]
	}
	return by
}

// place is where words stand: outlet, day and file.
func place(a *view.Article) string {
	if a == nil {
		return "an article that is not there"
	}
	outlet := "unknown outlet"
	if a.Outlet != "" {
		outlet = string(a.Outlet)
	}
	return safe(outlet) + " · " + dayOr(a.Published) + " · " + safe(shown(a.File))
}

// exchanges renders what came back, and the words that link it.
func (pg *page) exchanges(s *view.Story) {
	if len(s.Exchanges) == 0 {
		return
	}
	pg.heading("In return")
	articles := byID(s.Articles)
	for i := range s.Exchanges {
		x := &s.Exchanges[i]
		for k := range x.Transfers {
			t := &x.Transfers[k]
			pg.text(2, bold, pg.direction(t)+": "+goodsOf(t))
			pg.spans(rowIndent, append([]span{{safe(t.ID), normal}}, pg.stand(t)...))
		}
		if len(x.Transfers) == 0 {
			pg.text(2, normal, "What it is, is not told.")
		}
		for _, told := range x.Told {
			for _, words := range told.Words {
				pg.text(sentenceIndent, normal, quoted(words))
			}
			pg.text(sentenceIndent, dim, place(articles[told.Article]))
		}
	}
}

// judged renders the judgements about a transfer.
func (pg *page) judged(all []view.Judgement) {
	if len(all) == 0 {
		return
	}
	pg.heading("Judgements")
	for i := range all {
		pg.judgement(&all[i])
	}
}
