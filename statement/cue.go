package statement

import (
	"strings"

	"waybill"
	"waybill/lang"
	"waybill/text"
)

// act is what a row of reporting.tsv says of a cue.
type act struct {
	pos, kind string
	medium    waybill.Medium
	// part is the token of the separated prefix, -1 if there is none.
	part int
}

// reporting returns the row of reporting.tsv among a form's notes.
func reporting(notes []lang.Note) (lang.Row, bool) {
	for _, n := range notes {
		if n.Table == "reporting" && n.Row.Get("pos") != "word" {
			return n.Row, true
		}
	}
	return lang.Row{}, false
}

// word reports whether token i is a small word of reporting.tsv with an act.
func (f *finder) word(i int, kind string) bool { return isWord(f.a.Tokens[i].Form, kind) }

func isWord(form *lang.Form, kind string) bool {
	if form == nil {
		return false
	}
	for _, n := range form.Notes {
		if n.Table == "reporting" && n.Row.Get("pos") == "word" && n.Row.Get("act") == kind {
			return true
		}
	}
	return false
}

func actOf(r lang.Row) act {
	return act{pos: r.Get("pos"), kind: r.Get("act"), medium: waybill.Medium(r.Get("medium")), part: -1}
}

// verbAct tells what the verb at token i reports, if it reports. A verb without its
// separable prefix counts if the prefix closes the clause.
func (f *finder) verbAct(u *unit, i int) (act, bool) { return f.verbActAs(u, i, 0) }

// verbActAs is verbAct for a verb in one of the forms want, 0 for any.
func (f *finder) verbActAs(u *unit, i int, want lang.Tag) (act, bool) {
	t := &f.a.Tokens[i]
	if t.Form == nil || t.Kind != text.Word || len(t.Form.Verbs) == 0 || !f.isVerb(u, i) {
		return act{}, false
	}
	var plain act
	ok := false
	for _, v := range t.Form.Verbs {
		if want != 0 && !v.Tags.Has(want) {
			continue
		}
		if v.Apart {
			part := f.prefix(u, i, v.Verb.Prefix)
			if part < 0 {
				continue
			}
			row, is := reporting(v.Verb.Notes)
			if !is {
				return act{}, false // another verb altogether
			}
			a := actOf(row)
			a.part = part
			return a, true
		}
		if row, is := reporting(v.Verb.Notes); is && !ok {
			plain, ok = actOf(row), true
		}
	}
	return plain, ok
}

// prefix finds the separated prefix of the verb at token i: the word, with a mark or
// the end behind it.
func (f *finder) prefix(u *unit, i int, prefix string) int {
	for j := i + 1; j < u.last; j++ {
		if q := f.quoteAt(u, j); q != nil {
			j = q.Last - 1
			continue
		}
		t := &f.a.Tokens[j]
		if t.Lower == ":" || t.Lower == ";" || t.Lower == "," && f.clauseOpens(u, j+1) {
			return -1
		}
		if t.Lower != prefix {
			continue
		}
		if j+1 >= u.last {
			return j
		}
		next := &f.a.Tokens[j+1]
		if next.Kind == text.Punct || next.Kind == text.Break || next.Has(lang.Coordinator|lang.That|lang.Subord) {
			return j
		}
	}
	return -1
}

// clauseOpens reports whether a main clause begins at token i: a prefix at its end is its
// own ("sagte, die Entscheidung stehe nicht an").
func (f *finder) clauseOpens(u *unit, i int) bool {
	k := u.segAt(i)
	if k < 0 || u.segs[k].first != i || f.a.Tokens[i].Has(lang.Relative) && !f.a.Tokens[i].Has(lang.Pronoun) && f.firstFinite(u, i, u.segs[k].last) == u.segs[k].last-1 {
		return false
	}
	return !f.a.Tokens[i].Has(lang.Subord|lang.That|lang.If|lang.Question) && f.mainOrder(u, &u.segs[k])
}

// note returns the row of reporting.tsv about token i as a noun, preposition or
// phrase, and the token behind its words.
func (f *finder) note(i int) (act, int, bool) {
	t := &f.a.Tokens[i]
	if t.Mark > 0 {
		if m := &f.a.Marks[t.Mark-1]; m.Phrase != nil && m.First == i {
			if row, ok := reporting(m.Phrase.Notes); ok {
				return actOf(row), m.Last, true
			}
		}
	}
	if t.Form == nil {
		return act{}, 0, false
	}
	row, ok := reporting(t.Form.Notes)
	if !ok {
		return act{}, 0, false
	}
	return actOf(row), i + 1, true
}

// speakerNoun returns kind and gender that speakers.tsv gives a noun, also as the
// last part of a compound, "" if it is none.
func (f *finder) speakerNoun(pack *lang.Pack, i int) (kind, gender string) {
	n := f.speakerRow(pack, i)
	return n.kind, n.gender
}

// called is what speakers.tsv says of a noun.
type called struct{ kind, gender, lemma string }

// longestNoun is how many bytes a compound may have whose last part is looked up.
const longestNoun = 60

// speakerRow looks token i up in speakers.tsv.
func (f *finder) speakerRow(pack *lang.Pack, i int) called {
	t := &f.a.Tokens[i]
	if t.Kind != text.Word {
		return called{}
	}
	if n := speakerNote(t.Form); n.kind != "" {
		return n
	}
	if t.Mark > 0 && f.a.Marks[t.Mark-1].Phrase != nil { // "defence secretary"
		if n := speakerNote(pack.Lexicon.Form(t.Lower)); n.kind != "" {
			return n
		}
	}
	if !t.Upper || t.Has(lang.Verb|lang.Det|lang.Preposition|lang.Pronoun) || !pack.Grammar.VerbLast() {
		return called{}
	}
	if t.Has(lang.GoodsNoun) && t.Form != nil && t.Form.Goods != nil {
		return called{} // "Flugzeuge" are no "Zeuge"
	}
	if len(t.Lower) > longestNoun {
		return called{}
	}
	last := f.a.Atoms[t.Last-1].Of(f.a.Text)
	offset := len(t.Lower) - len(last)
	if offset > 0 && offset < len(t.Lower) {
		if n := speakerNote(pack.Lexicon.Form(t.Lower[offset:])); n.kind != "" {
			return n
		}
	}
	return compoundNote(pack, t.Lower)
}

// compoundNote is what speakers.tsv says of the last part of a German compound.
func compoundNote(pack *lang.Pack, word string) called {
	for k := 3; k+4 <= len(word) && len(word) <= longestNoun; k++ {
		if word[k]&0xC0 == 0x80 {
			continue
		}
		if n := speakerNote(pack.Lexicon.Form(word[k:])); n.kind != "" {
			return n
		}
	}
	return called{}
}

func speakerNote(form *lang.Form) called {
	if form == nil {
		return called{}
	}
	for _, n := range form.Notes {
		if n.Table == "speakers" {
			return called{n.Row.Get("kind"), n.Row.Get("gender"), strings.ToLower(n.Row.Get("lemma"))}
		}
	}
	return called{}
}

// givenName reports whether token i is a given name, and its gender if known.
func (f *finder) givenName(i int) (gender string, ok bool) {
	t := &f.a.Tokens[i]
	if !t.Upper || t.Form == nil {
		return "", false
	}
	for _, n := range t.Form.Notes {
		if n.Table == "given" {
			return n.Row.Get("gender"), true
		}
	}
	return "", false
}

// isVerb is Analysis.IsVerb, but for a German preterite that looks like a participle
// before its noun ("erklärte Minister X"): it is the verb if no article or attribute
// stands before it.
func (f *finder) isVerb(u *unit, i int) bool {
	t := &f.a.Tokens[i]
	if f.personAt[i] > 0 || t.Upper && t.Mark > 0 && f.a.Marks[t.Mark-1].Name != nil || f.nounAtHead(u, i) {
		return false
	}
	if f.a.IsVerb(u.pack, u.first, i) {
		return true
	}
	if t.Upper || !u.pack.Grammar.VerbLast() || !t.Has(lang.Past) || !t.Has(lang.Finite) || i+1 >= u.last {
		return false
	}
	if i == u.first {
		return true
	}
	b := &f.a.Tokens[i-1]
	return b.Kind == text.Punct || b.Upper && b.Kind == text.Word || b.Has(lang.Pronoun|lang.Adverb) && !b.Has(lang.Det)
}

// nounAtHead reports whether the German word with a capital that heads a unit is a noun
// that looks like a verb ("Vorwürfe", "Lange sagt").
func (f *finder) nounAtHead(u *unit, i int) bool {
	t := &f.a.Tokens[i]
	if i != u.first || !t.Upper || i+1 >= u.last || !u.pack.Grammar.VerbLast() || t.Has(lang.Auxiliary|lang.Modal) {
		return false
	}
	next := &f.a.Tokens[i+1]
	return t.Has(lang.Subj1|lang.Subj2) || next.Has(lang.Finite) && !next.Upper || next.Lower == ","
}

// finite reports whether token i is a finite verb where it stands.
func (f *finder) finite(u *unit, i int) bool {
	t := &f.a.Tokens[i]
	if !t.Has(lang.Finite | lang.Modal | lang.Auxiliary) {
		return false
	}
	if t.Has(lang.Subj1) && t.Has(lang.Quantity|lang.Pronoun|lang.Det) && !t.Has(lang.Auxiliary|lang.Modal) {
		return false // "einige"
	}
	if !f.isVerb(u, i) || t.Has(lang.Infinitive) && i > u.first && f.a.Tokens[i-1].Has(lang.To) {
		return false
	}
	return t.Has(lang.Finite|lang.Modal) || t.Has(lang.Auxiliary) && !onlyNonFinite(t)
}

func onlyNonFinite(t *lang.Token) bool {
	return t.Has(lang.Infinitive|lang.PastPart|lang.PresPart) && !t.Has(lang.Finite)
}
