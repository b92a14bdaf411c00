package web

import (
	"html/template"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"

	"waybill/door"
	"waybill/draw"
	"waybill/view"
)

// The stances of a voice.
const affirms, doubts, denies = "affirms", "doubts", "denies"

// corrected are the fields that a judgement can correct.
var corrected = []string{"supplier", "recipient", "class", "designation", "stage", "certainty", "quantity", "date"}

// transferPage is one transfer with all that is known of it.
type transferPage struct {
	Story    *view.Story
	Exchange template.HTML
	Timeline template.HTML
	// Camps are those who affirm, doubt and deny it; Unclear those that cannot be told from
	// others.
	Camps   []camp
	Unclear camp
	// Articles are those of the story by their ids.
	Articles map[string]*view.Article
	// May says that who asks may judge; then there are Fields to correct and Grades to give.
	May bool
	// Seen is the number of the last judgement that whoever judges could see, Mine that of their
	// own last one that can be taken back, 0 if there is none.
	Seen, Mine int64
	// Before and After are the transfers beside it in the queue of what wants a look, "" where
	// there is none.
	Before, After string
	KeysOff       bool
	Fields        []string
	Grades        []int
	// Steps are those of its course, Earlier counts those before them.
	Steps   []view.Step
	Earlier int
	// Left counts the sentences that are only in the twins.
	Left int

	passages map[string]view.Passage
	groups   map[string]int // of copies by their articles, from 1
	shown    map[place]bool // paragraphs
	texts    int
	whole    bool
}

// place is where a paragraph begins.
type place struct {
	article string
	begin   int
}

const (
	// mostTexts is how many sentences a page shows, mostSaid how many of one origin, unless it
	// is asked for all; mostWhole is how many there are then.
	mostTexts, mostSaid, mostWhole = 40, 4, 2000
	// mostSteps is how many steps of its course are listed, unless it is asked for all.
	mostSteps = 40
	// nearby is how much of a long paragraph is shown before and behind the words, in code
	// points.
	nearby = 240
)

// camp is the voices that stand to a transfer in the same way.
type camp struct {
	// Key is affirms, doubts, denies or unclear.
	Key    string
	Voices []voice
}

// voice is one origin, with its words put together by the texts they stand in.
type voice struct {
	*view.Voice
	// Before are the other stances that it took before.
	Before []string
	Texts  []text
}

// text is a claim with the paragraph it stands in. Of copies of one text it stands for all.
type text struct {
	view.Said
	Article *view.Article
	Passage *passage
	// Copies are the same words in copies of the text.
	Copies []copyOf
	// May says that it can be chosen for a judgement.
	May bool
}

// copyOf is a claim in a copy of a text.
type copyOf struct {
	Claim   string
	Article *view.Article
}

// passage is a paragraph, cut where the claim's words begin and end.
type passage struct{ Before, Words, After string }

func (s *Site) transfer(r *http.Request) (*page, error) {
	story, err := s.Desk.Story(r.Context(), r.PathValue("id"))
	if err != nil {
		return nil, err
	}
	whole := r.URL.Query().Has("whole")
	passagesOf := func() (map[string]view.Passage, error) {
		if whole {
			return s.Desk.Passages(r.Context(), story)
		}
		return s.Desk.FirstPassages(r.Context(), story, mostSaid, mostTexts)
	}
	passages, err := passagesOf()
	if err != nil {
		return nil, err
	}
	w := s.pictures(r)
	p := &transferPage{
		Story: story, Exchange: draw.Exchange(w, story), Timeline: draw.Timeline(w, story),
		Articles: map[string]*view.Article{}, Fields: corrected, Grades: []int{1, 2, 3, 4, 5, 6},
		passages: passages, groups: map[string]int{}, shown: map[place]bool{}, whole: whole, May: s.may(r),
	}
	if p.Steps = story.Course; len(p.Steps) > mostSteps && !whole {
		p.Earlier = len(p.Steps) - mostSteps
		p.Steps = p.Steps[p.Earlier:]
	}
	for i := range story.Articles {
		p.Articles[story.Articles[i].ID] = &story.Articles[i]
	}
	p.camps(story)
	if p.May {
		if err := s.judging(r, p); err != nil {
			return nil, err
		}
	}
	t := &story.Transfer
	title := w.Party(string(t.Supplier)) + " → " + w.Party(string(t.Recipient)) + ": " + w.Class(string(t.Class))
	return &page{Template: "transfer", Title: title, Data: p, List: story, Twins: true}, nil
}

// judging is what the page tells whoever may judge: what they did last, and what is next.
func (s *Site) judging(r *http.Request, p *transferPage) error {
	me := door.Of(r.Context()).Name
	for i := range p.Story.Judgements {
		j := &p.Story.Judgements[i]
		p.Seen = max(p.Seen, j.Number)
		if string(j.By) == me && j.InForce && j.Withdraws == nil {
			p.Mine = j.Number
		}
	}
	p.KeysOff = keysOff(r)
	a, err := s.Desk.Ask(nil)
	if err != nil {
		return err
	}
	a.Page.Limit = queued
	queue, err := s.Desk.Review(r.Context(), a)
	if err != nil {
		return err
	}
	rows := queue.Rows
	at := slices.IndexFunc(rows, func(x view.Row) bool { return x.ID == p.Story.Transfer.ID })
	if at > 0 {
		p.Before = rows[at-1].ID
	}
	if at+1 < len(rows) { // one that is not in the queue is followed by the first that is
		p.After = rows[at+1].ID
	}
	return nil
}

// camps sorts the voices by what they say last, as the terminal does.
func (p *transferPage) camps(s *view.Story) {
	p.Camps = []camp{{Key: affirms}, {Key: doubts}, {Key: denies}}
	p.Unclear = camp{Key: "unclear"}
	for i, group := range s.Copies {
		for _, article := range group {
			p.groups[article] = i + 1
		}
	}
	for i := range s.Voices {
		v := &s.Voices[i]
		to := &p.Unclear
		if v.Origin.Independent {
			at := slices.IndexFunc(p.Camps, func(c camp) bool { return c.Key == v.Last })
			to = &p.Camps[max(at, 0)]
		}
		to.Voices = append(to.Voices, voice{v, before(v), p.textsOf(v.Said)})
	}
	p.Camps = slices.DeleteFunc(p.Camps, func(c camp) bool { return len(c.Voices) == 0 })
}

// before are the stances that a voice took and does not take any more.
func before(v *view.Voice) []string {
	var all []string
	for _, x := range []struct {
		stance string
		does   bool
	}{{affirms, v.Affirms}, {doubts, v.Doubts}, {denies, v.Denies}} {
		if x.does && x.stance != v.Last {
			all = append(all, x.stance)
		}
	}
	return all
}

// textsOf puts claims with the same words in copies of one text together.
func (p *transferPage) textsOf(all []view.Said) []text {
	type key struct {
		group                   int
		stage, certainty, words string
	}
	var texts []text
	at := map[key]int{}
	for i := range all {
		c := &all[i]
		k := key{p.groups[c.Article], c.Stage, c.Certainty, c.Words}
		if n, known := at[k]; known && k.group > 0 {
			t := &texts[n]
			t.Copies = append(t.Copies, copyOf{c.Claim, p.Articles[c.Article]})
			if t.Passage == nil {
				t.Passage = p.passage(c.Claim)
			}
			continue
		}
		if p.texts >= mostWhole || !p.whole && (p.texts >= mostTexts || len(texts) >= mostSaid) {
			p.Left++
			continue
		}
		p.texts++
		at[k] = len(texts)
		texts = append(texts, text{Said: *c, Article: p.Articles[c.Article], Passage: p.passage(c.Claim), May: p.May})
	}
	return texts
}

// passage is the paragraph of a claim, nil if it is not there or its words are not in it. Of
// one that was shown before there are only the words, of a long one what is nearby them.
func (p *transferPage) passage(claim string) *passage {
	x, ok := p.passages[claim]
	if !ok || x.Words.Begin < x.Begin || x.Words.End < x.Words.Begin {
		return nil
	}
	begin := byteAt(x.Text, x.Words.Begin-x.Begin)
	end := begin + byteAt(x.Text[begin:], x.Words.End-x.Words.Begin)
	at := place{x.Article, x.Begin}
	if p.shown[at] {
		return &passage{Words: x.Text[begin:end]}
	}
	p.shown[at] = true
	return &passage{lastOf(x.Text[:begin]), x.Text[begin:end], firstOf(x.Text[end:])}
}

// lastOf is the end of a text, firstOf its beginning, at a space.
func lastOf(s string) string {
	n := utf8.RuneCountInString(s)
	if n <= nearby+40 {
		return s
	}
	s = s[byteAt(s, n-nearby):]
	return "… " + s[strings.IndexByte(s, ' ')+1:]
}

func firstOf(s string) string {
	if utf8.RuneCountInString(s) <= nearby+40 {
		return s
	}
	s = s[:byteAt(s, nearby)]
	if at := strings.LastIndexByte(s, ' '); at > 0 {
		s = s[:at]
	}
	return s + " …"
}

// byteAt is the byte at which a code point begins, the length of the text if it ends before.
func byteAt(s string, point int) int {
	at := 0
	for ; point > 0 && at < len(s); point-- {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return at
}
