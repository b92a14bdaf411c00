package statement

import (
	"strings"

	"waybill"
	"waybill/lang"
	"waybill/text"
)

// roleOf reads what the report calls a person: the apposition behind the name, else
// the title before it. The nouns of both are added to nouns.
func (f *finder) roleOf(s *lang.Sentence, first, last int, nouns *[]string) waybill.Span {
	start := first
	for start > s.First && start > first-6 && f.inTitle(s, start-1) {
		start--
	}
	title := waybill.Span{}
	if start < first && f.roleInside(s, start, first, nouns) {
		title = f.withoutArticle(start, first)
	}
	i := last
	if i < s.Last && f.a.Tokens[i].Lower == "(" {
		if e := f.bracket(i, s.Last); e > i {
			i = e
		}
	}
	u := &unit{first: s.First, last: s.Last, pack: s.Pack}
	if i+1 < s.Last && f.a.Tokens[i].Lower == "," {
		at := i + 1
		if e := f.nounPhrase(u, at, s.Last, true); e > at && e < s.Last && f.closesApposition(e) && f.roleInside(s, at, e, nouns) {
			return f.withoutArticle(at, e)
		}
	}
	if title.Empty() && first-2 > s.First && f.a.Tokens[first-1].Lower == "," {
		if at := f.phraseBefore(u, first-1); at >= 0 && f.roleInside(s, at, first-1, nouns) {
			return f.withoutArticle(at, first-1)
		}
	}
	return title
}

// phraseBefore returns where the noun phrase with an article begins that ends at
// token end ("der Sprecher des Kremls, Dmitri Peskow"), -1 if there is none.
func (f *finder) phraseBefore(u *unit, end int) int {
	for j := end - 1; j >= u.first && end-j < 12; j-- {
		t := &f.a.Tokens[j]
		if t.Kind == text.Punct {
			return -1
		}
		if t.Has(lang.Det) && f.nounPhrase(u, j, end, true) == end && (j == u.first || !f.a.Tokens[j-1].Upper) {
			return j
		}
	}
	return -1
}

// closesApposition reports whether the token behind an apposition ends it.
func (f *finder) closesApposition(i int) bool {
	t := &f.a.Tokens[i]
	return t.Lower == "," || f.isStop(i) || t.Lower == ":"
}

func (f *finder) roleInside(s *lang.Sentence, first, last int, nouns *[]string) bool {
	is := false
	for i := first; i < last; i++ {
		if n := f.speakerRow(s.Pack, i); n.kind == "person" {
			*nouns = append(*nouns, n.lemma)
			is = true
			if s.Pack.Grammar.VerbLast() {
				return true
			}
		} else if f.a.Tokens[i].Has(lang.Preposition) && is {
			return true
		}
	}
	return is
}

// inTitle reports whether token i can belong to a title before a name.
func (f *finder) inTitle(s *lang.Sentence, i int) bool {
	t := &f.a.Tokens[i]
	if t.Kind != text.Word || t.Has(lang.Preposition|lang.Coordinator|lang.Subord|lang.Auxiliary|lang.Modal|lang.Pronoun|lang.Det|lang.Possessive|lang.Month) && t.Mark == 0 {
		return false
	}
	if !s.Pack.Grammar.VerbLast() {
		kind, _ := f.speakerNoun(s.Pack, i)
		return t.Upper && (i > s.First || t.Mark > 0 || kind != "") || kind != "" || t.Mark > 0 || t.Has(lang.Adjective) || t.Has(lang.GoodsNoun)
	}
	return t.Upper && (i > s.First || f.isRole(s, i)) || ending(t.Lower) && !t.Has(lang.Finite)
}

func (f *finder) withoutArticle(first, last int) waybill.Span {
	for first < last-1 && f.a.Tokens[first].Has(lang.Det) && !f.a.Tokens[first].Has(lang.Quantity) && f.a.Tokens[first].Mark == 0 {
		first++
	}
	return f.a.SpanOf(first, last)
}

// shortForms marks the last names of the persons that stand alone ("Spohr").
func (f *finder) shortForms() {
	short := map[string]int32{}
	for k := range f.persons {
		p := &f.persons[k]
		if len(p.words) < 2 {
			continue
		}
		for _, w := range [...]string{p.words[len(p.words)-1], p.words[0]} {
			if len(w) < 3 {
				continue
			}
			if other, taken := short[w]; taken && other != int32(k+1) {
				short[w] = -1
			} else {
				short[w] = int32(k + 1)
			}
		}
	}
	for i := range f.a.Tokens {
		t := &f.a.Tokens[i]
		if f.personAt[i] != 0 || !t.Upper || t.Kind != text.Word {
			continue
		}
		w := t.Lower
		k, ok := short[w]
		if !ok {
			k, ok = short[strings.TrimSuffix(w, "s")]
		}
		if ok && k > 0 && (f.mayBeName(i) || t.Form == nil) && f.lastName(i, int(k-1)) {
			f.personAt[i] = k
		}
	}
}

// lastName reports whether the lone word at i may stand for the person: it is the
// surname, or the atlas knows it for one, or the given name of no one else.
func (f *finder) lastName(i, k int) bool {
	p := &f.persons[k]
	w := f.a.Tokens[i].Lower
	surname := p.words[len(p.words)-1]
	if w == surname || w == surname+"s" {
		return true
	}
	_, given := f.givenName(i)
	return !given && w == p.words[0]
}
