package statement

import (
	"slices"
	"strings"

	"waybill"
	"waybill/lang"
	"waybill/text"
)

// turn is one speaker's turn in a transcript or interview: a block, or several.
type turn struct {
	block   int
	speaker waybill.Speaker
}

// Limits by which transcripts and interviews are told from other text.
const (
	labelWords = 4  // a label has no more words
	leastTurns = 3  // a transcript has at least so many labelled blocks
	briefWords = 20 // a remark of the interviewer that is no question is shorter
)

// readLabels finds the turns of transcripts ("QUESTION: …") and of interviews whose
// questions and answers alternate, and makes direct statements of them.
func (f *finder) readLabels() {
	if f.transcript() {
		return
	}
	f.interview()
}

// blocks returns the first and one past the last token of each readable block.
func (f *finder) blocks() []lang.Sentence {
	var all []lang.Sentence
	for _, s := range f.a.Sentences {
		if n := len(all); n > 0 && all[n-1].Block == s.Block {
			all[n-1].Last = s.Last
			continue
		}
		all = append(all, s)
	}
	return all
}

// transcript reads blocks that begin with a label and reports whether there were
// enough of them.
func (f *finder) transcript() bool {
	blocks := f.blocks()
	labels := make([]int, len(blocks))
	count := 0
	for i := range blocks {
		labels[i] = f.label(&blocks[i])
		if labels[i] > 0 {
			count++
		}
	}
	if count < leastTurns {
		return false
	}
	intro := blocks[slices.IndexFunc(labels, func(l int) bool { return l > 0 })].First
	var open *waybill.Statement
	for i := range blocks {
		b := &blocks[i]
		if labels[i] == 0 {
			if open != nil && f.a.Report.Blocks[b.Block].Kind == waybill.Paragraph {
				open.Spans = append(open.Spans, f.a.SpanOf(b.First, b.Last))
				f.turns = append(f.turns, turn{b.Block, open.Speaker})
			}
			continue
		}
		colon := labels[i]
		mention := f.a.SpanOf(b.First, colon)
		s := waybill.Statement{Type: waybill.Direct, Medium: waybill.Speech, Speaker: f.fuller(b, colon, intro), Mention: mention,
			Frame: []waybill.Span{f.a.SpanOf(b.First, colon+1)}}
		if colon+1 < b.Last {
			s.Spans = []waybill.Span{f.a.SpanOf(colon+1, b.Last)}
		}
		f.out = append(f.out, s)
		open = &f.out[len(f.out)-1]
		f.turns = append(f.turns, turn{b.Block, s.Speaker})
	}
	return true
}

// label returns the token of the colon behind a block's label, 0 if it has none: a
// few words, all in capitals or a name or a noun for a speaker or question. The time of day
// before an entry ("14:30") is none.
func (f *finder) label(b *lang.Sentence) int {
	capitals := true
	known := false
	for i := b.First; i < b.Last && i-b.First <= labelWords; i++ {
		t := &f.a.Tokens[i]
		if t.Lower == ":" {
			if i > b.First && f.a.Tokens[b.First].Kind == text.Word && (capitals || known && i-b.First <= 3) {
				return i
			}
			return 0
		}
		if t.Kind != text.Word && t.Lower != "." && t.Kind != text.Number {
			return 0
		}
		capitals = capitals && strings.ToUpper(t.Span.Of(f.a.Text)) == t.Span.Of(f.a.Text)
		if _, _, ok := f.note(i); ok && t.Upper {
			known = true
		}
		kind, _ := f.speakerNoun(b.Pack, i)
		known = known || f.personAt[i] > 0 || kind != "" && t.Upper
	}
	return 0
}

// fuller resolves a label to the words that the text has for it before: a person, or
// a description with the label's words in their order ("SENIOR OFFICIAL" for "senior
// administration official"); an answer is the interviewee's. intro is the token where
// the first turn begins.
func (f *finder) fuller(b *lang.Sentence, colon, intro int) waybill.Speaker {
	m := stretch{b.First, colon}
	u := &unit{first: b.First, last: b.Last, pack: b.Pack}
	if k := f.headPerson(m); k >= 0 {
		return f.personSpeaker(k, u, m)
	}
	span := f.longForm(m)
	if n, _, ok := f.note(b.First); ok && n.kind == "say" && colon == b.First+1 {
		if s, ok := f.interviewee(u, m, intro); ok {
			return s
		}
	}
	return waybill.Speaker{Name: span.Of(f.a.Text), Span: span}
}

// longForm is the description before a label m that has its words, the label itself where
// there is none. What was looked through for one label is not looked through again for the
// next of the same words.
func (f *finder) longForm(m stretch) waybill.Span {
	span := f.a.SpanOf(m.first, m.last)
	label := span.Of(f.a.Text)
	if m.last-m.first < 2 {
		return span
	}
	for i := f.searched[label]; i < m.first; i++ {
		last := f.follows(m, i, m.first)
		if last > i && f.a.Words(i, last) != label {
			f.searched[label] = i
			return f.a.SpanOf(i, last)
		}
	}
	f.searched[label] = m.first
	return span
}

// interviewee is whom the words before token intro, where the first turn begins,
// present as the one who answers: the first person who holds no office, else the only
// person there, else the first noun for a person.
func (f *finder) interviewee(u *unit, m stretch, intro int) (waybill.Speaker, bool) {
	named := map[int32]bool{}
	for _, k := range f.personAt[:intro] {
		if k > 0 && f.persons[k-1].party == "" {
			return f.personSpeaker(int(k-1), u, m), true
		}
		named[k] = true
	}
	delete(named, 0)
	if len(named) == 1 {
		for k := range named {
			return f.personSpeaker(int(k-1), u, m), true
		}
	}
	for i := 0; i < intro; i++ {
		if kind, _ := f.speakerNoun(u.pack, i); kind == "person" {
			span := f.a.SpanOf(i, i+1)
			return waybill.Speaker{Name: span.Of(f.a.Text), Span: span}, true
		}
	}
	return waybill.Speaker{}, false
}

// follows returns where the words of m end that stand from token i on in their order
// with at most two words between, or i.
func (f *finder) follows(m stretch, i, end int) int {
	j := i
	for k := m.first; k < m.last; k++ {
		found := false
		for n := 0; j < end && n < 3; n++ {
			t := &f.a.Tokens[j]
			j++
			if t.Lower == f.a.Tokens[k].Lower {
				found = true
				break
			}
			if t.Kind != text.Word || k == m.first {
				break
			}
		}
		if !found {
			return i
		}
	}
	return j
}
