package statement

import (
	"waybill"
	"waybill/lang"
)

// interview reads questions and answers that alternate behind a first question.
func (f *finder) interview() {
	blocks := f.blocks()
	questions := 0
	for i := range blocks {
		if f.asks(&blocks[i]) {
			questions++
		}
	}
	if questions < leastTurns {
		return
	}
	start, speaker := f.addressed(blocks)
	if start < 0 {
		start, speaker = f.announced(blocks)
	}
	if start < 0 {
		return
	}
	f.heard = f.heard[:0]
	answer := false
	for i := start; i < len(blocks); i++ {
		b := &blocks[i]
		if !answer || f.asks(b) && i+1 < len(blocks) || f.answered(blocks, i) && f.wordsIn(b.First, b.Last) < briefWords && i+1 < len(blocks) {
			answer = true
			continue
		}
		s := waybill.Statement{Type: waybill.Direct, Medium: waybill.Speech, Speaker: speaker, Spans: []waybill.Span{f.a.SpanOf(b.First, b.Last)}}
		if f.answered(blocks, i) {
			prev := &f.out[len(f.out)-1]
			prev.Spans = append(prev.Spans, s.Spans[0])
		} else {
			f.out = append(f.out, s)
		}
		f.turns = append(f.turns, turn{b.Block, speaker})
	}
	for i := 0; i < start; i++ {
		f.turns = append(f.turns, turn{-1 - blocks[i].Block, speaker})
	}
}

// addressed finds the first question that calls the interviewee by name ("Frau Doktor, …"
// does not, a name behind the title does), and who that is; -1 if there is none.
func (f *finder) addressed(blocks []lang.Sentence) (int, waybill.Speaker) {
	for i := range blocks {
		b := &blocks[i]
		if b.First+3 >= b.Last || !f.a.Tokens[b.First].Has(lang.Title|lang.PersonNoun) || f.personAt[b.First+1] == 0 || !f.asks(b) {
			continue
		}
		k := f.personAt[b.First+1]
		j := b.First + 1
		for j < b.Last && f.personAt[j] == k {
			j++
		}
		if j < b.Last && f.a.Tokens[j].Lower == "," {
			p := &f.persons[k-1]
			return i, f.personSpeaker(int(k-1), &unit{pack: b.Pack}, stretch{p.first, p.last})
		}
	}
	return -1, waybill.Speaker{}
}

// announced finds the first question behind a standfirst without a verb that tells who
// answers about what ("Eine Forscherin über Embargos", "A former inspector, who asked not
// to be named, on who armed whom"), and who that is; -1 if there is none. A list of
// questions that the paper answers itself has no such line.
func (f *finder) announced(blocks []lang.Sentence) (int, waybill.Speaker) {
	start := 0
	for start < len(blocks) && !f.asks(&blocks[start]) {
		start++
	}
	if start == len(blocks) {
		return -1, waybill.Speaker{}
	}
	for _, s := range f.a.Sentences {
		if s.First >= blocks[start].First || s.Pack == nil {
			break
		}
		u := unit{first: s.First, last: s.Last, pack: s.Pack}
		f.split(&u)
		if m := f.standfirst(&u); !m.empty() {
			return start, f.resolve(&u, m)
		}
	}
	return -1, waybill.Speaker{}
}

// standfirst is the person a sentence without a verb of its own presents together with a
// topic, empty if it is no such sentence.
func (f *finder) standfirst(u *unit) stretch {
	if len(u.segs) == 0 {
		return stretch{}
	}
	s := &u.segs[0]
	e := f.nounPhrase(u, s.first, s.last, false)
	m := stretch{s.first, e}
	if e == s.first || f.headPerson(m) < 0 {
		if kind, _, _ := f.head(u, m); kind != "person" {
			return stretch{}
		}
	}
	if e < s.last {
		if f.word(e, "about") {
			return m
		}
		return stretch{}
	}
	for k := 1; k < len(u.segs); k++ {
		p := &u.segs[k]
		switch {
		case p.before != ',':
			return stretch{}
		case f.word(p.first, "about"):
			return m
		case !f.a.Tokens[p.first].Has(lang.Relative) && f.hasFinite(u, p.first, p.last):
			return stretch{}
		}
	}
	return stretch{}
}

// answered reports whether the block before i was an answer.
func (f *finder) answered(blocks []lang.Sentence, i int) bool {
	return i > 0 && len(f.turns) > 0 && f.turns[len(f.turns)-1].block == blocks[i-1].Block
}

// asks reports whether a block ends in a question mark.
func (f *finder) asks(b *lang.Sentence) bool { return f.a.Tokens[b.Last-1].Lower == "?" }

// turnOf is the speaker whose turn a block is. Blocks before an interview's first
// question (its headline) are the interviewee's where they are quotations.
func (f *finder) turnOf(block int, quoted bool) (waybill.Speaker, bool) {
	for _, t := range f.turns {
		if t.block == block || quoted && t.block == -1-block {
			return t.speaker, true
		}
	}
	return waybill.Speaker{}, false
}
