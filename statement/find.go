// Package statement finds who says what in a report: quotations, reported clauses,
// sentences in the subjunctive of reported speech, and acts of speech that are told
// without their words.
//
// A report is read unit by unit: a unit is a sentence, or several that one quotation
// ties together. In each unit the cues of the language pack's table reporting.tsv are
// looked up (a verb, "laut", "according to"), around each cue the frame is read (who
// speaks, to whom), and what remains beside the frame is what is said. A unit without
// a cue may go on with the last speaker: by quotation marks, by the subjunctive, by a
// word such as "demnach". Speakers are resolved to the fullest form of their name in
// the whole report, so persons are collected first.
package statement

import (
	"cmp"
	"slices"
	"strconv"

	"waybill"
	"waybill/lang"
)

// Find returns the statements of a report in the order of their first words. It
// depends on nothing but the analysis.
func Find(a *lang.Analysis) []waybill.Statement {
	f := &finder{a: a, searched: map[string]int{}}
	f.collectPersons()
	f.readLabels()
	for _, u := range f.units() {
		f.read(u)
	}
	return f.finish()
}

// finder holds what is known while the units of a report are read in order.
type finder struct {
	a   *lang.Analysis
	out []waybill.Statement
	// persons are the people named anywhere in the report; personAt is one more than
	// the index of the person a token names.
	persons  []person
	personAt []int32
	// heard are the speakers so far, the latest last.
	heard []hearing
	// last is what the next unit may carry on, nil at the beginning.
	last *carry
	// turns are the blocks that a label or an interview gives to a speaker.
	turns []turn
	// searched is, by label, the token up to which no long form of it stands.
	searched map[string]int
	// unitNum counts the units read; previous is the one before.
	unitNum  int
	previous unit
	// issued is the document that a body spoke in last, with that body.
	issued issue
}

// carry is the state that one unit hands to the next.
type carry struct {
	speaker waybill.Speaker
	mention waybill.Span
	medium  waybill.Medium
	unit    int
	block   int
	// open reports that the frame ended in a colon: the next quotation is its content.
	open  bool
	cue   []waybill.Span
	frame []waybill.Span
	// free is one more than the index in out of the free statement that grows.
	free int
}

// finish orders the statements, drops doubles and numbers them.
func (f *finder) finish() []waybill.Statement {
	all := make([]waybill.Statement, 0, len(f.out))
	for i := range f.out {
		if s := &f.out[i]; len(s.Spans) > 0 {
			all = append(all, *s)
		}
	}
	slices.SortStableFunc(all, func(a, b waybill.Statement) int {
		if c := cmp.Compare(a.Spans[0].Begin, b.Spans[0].Begin); c != 0 {
			return c
		}
		return cmp.Compare(b.Spans[0].End, a.Spans[0].End)
	})
	kept := all[:0]
	for _, s := range all {
		if n := len(kept); n > 0 && kept[n-1].Type == s.Type && slices.Equal(kept[n-1].Spans, s.Spans) {
			continue
		}
		kept = append(kept, s)
	}
	for i := range kept {
		kept[i].ID = "s" + strconv.Itoa(i+1)
	}
	return kept
}
