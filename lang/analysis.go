package lang

import (
	"cmp"
	"slices"
	"strings"

	"waybill"
	"waybill/atlas"
	"waybill/text"
)

// Analysis is a report taken apart: its words with what lexicon and atlas know of
// them, its sentences, quotations and clauses. Statements and claims are found on it.
// Token indexes count through the whole report.
type Analysis struct {
	Report    *waybill.Report
	Text      string
	Tokens    []Token
	Atoms     []waybill.Span
	Sentences []Sentence
	// Quotes are the quotations, with tokens counted through the report.
	Quotes []text.Quote
	// Marks are the names, goods and phrases found, in the order of the text; two
	// may share a hyphenated token ("US-Waffen").
	Marks []Mark
}

// Token is a word with what is known of it.
type Token struct {
	text.Token
	// Lower is the token in lower case.
	Lower string
	// Form is what the lexicon knows of it (of its last atom, for a hyphenated word), nil if nothing.
	Form *Form
	// Mark is one more than the index of the first mark that covers the token, 0 for none.
	Mark int32

	clause int16
}

// Has reports whether the lexicon gives the token any of the tags.
func (t *Token) Has(tags Tag) bool { return t.Form != nil && t.Form.Tags.Has(tags) }

// Affirmed is the token in lower case, without a negation drawn into it: "can" for
// "cannot", "will" for "won't".
func (t *Token) Affirmed() string {
	if t.Has(Negation) && t.Has(Modal) {
		return t.Form.Lemma
	}
	return t.Lower
}

// Sentence is a run of tokens in one block, half open.
type Sentence struct {
	First, Last int
	// Block is the index of the block in the report.
	Block int
	// Pack is the language it is read in, nil where that cannot be read.
	Pack *Pack
	// Clauses cover the sentence in order.
	Clauses []Clause
}

// Mark is a name, goods word or phrase found in the text.
type Mark struct {
	// First and Last are the tokens it touches, half open.
	First, Last int
	Span        waybill.Span
	// Exactly one of these is set.
	Name   *atlas.Name
	Goods  *GoodsWord
	Phrase *Form
}

// Party is the party the mark names, nil if it names none.
func (m *Mark) Party() *atlas.Party {
	if m.Name == nil {
		return nil
	}
	return m.Name.Party
}

// Words is the text of tokens first up to last, half open.
func (a *Analysis) Words(first, last int) string { return a.SpanOf(first, last).Of(a.Text) }

// SpanOf is the span of tokens first up to last, half open.
func (a *Analysis) SpanOf(first, last int) waybill.Span {
	if first >= last {
		return waybill.Span{}
	}
	return waybill.Span{Begin: a.Tokens[first].Span.Begin, End: a.Tokens[last-1].Span.End}
}

// Analyse takes a report apart. packs are the languages that can be read, by code;
// blocks in another language get tokens, but no sentences to read.
func Analyse(report *waybill.Report, packs map[string]*Pack, names *atlas.Atlas) *Analysis {
	a := &Analysis{Report: report, Text: report.Text}
	size := len(report.Text) / text.TokenBytes
	a.Tokens = make([]Token, 0, size+8)
	a.Atoms = make([]waybill.Span, 0, size+size/8+8)
	var room room
	for i, block := range report.Blocks {
		if !block.Kind.Read() {
			continue
		}
		pack := packs[block.Lang]
		if pack == nil {
			continue
		}
		a.block(i, block, pack, names, &room)
	}
	a.link()
	return a
}

// room is what was made for one block and serves the next.
type room struct {
	tokens []text.Token
	atoms  []waybill.Span
	found  []atlas.Mention
}

// maxSentence is how many tokens a sentence has at most. What is longer is no prose
// (tables, minified code) and is cut, so that the work on a sentence stays bounded.
const maxSentence = 250

// block analyses one block and appends what it finds.
func (a *Analysis) block(index int, block waybill.Block, pack *Pack, names *atlas.Atlas, room *room) {
	tokens, atoms := text.AppendTokens(room.tokens[:0], room.atoms[:0], a.Text, block.Span)
	room.tokens, room.atoms = tokens, atoms
	base, atomBase := len(a.Tokens), len(a.Atoms)
	a.Atoms = append(a.Atoms, atoms...)
	for _, t := range tokens {
		t.First, t.Last = t.First+int32(atomBase), t.Last+int32(atomBase)
		a.Tokens = append(a.Tokens, Token{Token: t, Lower: strings.ToLower(t.Span.Of(a.Text))})
	}
	for _, q := range text.Quotes(a.Text, tokens) {
		q.First, q.Last = q.First+base, q.Last+base
		a.Quotes = append(a.Quotes, q)
	}
	room.found = names.Find(room.found[:0], pack.Code, a.Text, atoms)
	a.lookUp(pack, base, atomBase, room.found)
	for i := base; i < len(a.Tokens); i++ {
		if t := &a.Tokens[i]; t.Has(Small) {
			t.Upper = true // a name like those with a capital
		}
	}
	for _, s := range text.Sentences(a.Text, tokens, pack.Rules) {
		for first := s.First; first < s.Last; first += maxSentence {
			last := min(first+maxSentence, s.Last)
			a.Sentences = append(a.Sentences, Sentence{First: first + base, Last: last + base, Block: index, Pack: pack})
		}
	}
}

// lookUp gives every token from base on its form and makes the block's marks. Names
// win over phrases of the lexicon where they cover the same atoms.
func (a *Analysis) lookUp(pack *Pack, base, atomBase int, names []atlas.Mention) {
	next := 0
	token := base
	for i := atomBase; i < len(a.Atoms); {
		for token < len(a.Tokens)-1 && int(a.Tokens[token].Last) <= i {
			token++
		}
		for next < len(names) && names[next].Last+atomBase <= i {
			next++
		}
		if next < len(names) && names[next].First+atomBase == i {
			m := names[next]
			end := m.Last + atomBase
			last := token
			for last < len(a.Tokens) && int(a.Tokens[last].First) < end {
				last++
			}
			a.Marks = append(a.Marks, Mark{First: token, Last: last, Span: m.Span, Name: m.Name})
			for t := token; t < last; t++ {
				a.Tokens[t].Form = pack.Lexicon.forms[a.Tokens[t].Lower]
			}
			if !m.Name.Weak { // a weak name may be dropped: its words count for themselves
				i = end
				continue
			}
		}
		i = a.phrase(pack, i, token)
	}
}

// phrase looks the longest lexicon phrase up that begins at atom i of token, and
// returns the atom to go on from.
func (a *Analysis) phrase(pack *Pack, i, token int) int {
	lex := pack.Lexicon
	t := &a.Tokens[token]
	lower := t.Lower
	if t.Last-t.First > 1 {
		lower = strings.ToLower(a.Atoms[i].Of(a.Text))
	}
	form, end := lex.forms[lower], i+1
	if lex.begins[lower] {
		key := []byte(lower)
		for j := i + 1; j < len(a.Atoms) && lex.begins[string(key)]; j++ {
			if a.Atoms[j].Begin-a.Atoms[j-1].End > 1 {
				break
			}
			key = append(key, ' ')
			key = append(key, strings.ToLower(a.Atoms[j].Of(a.Text))...)
			if f := lex.forms[string(key)]; f != nil {
				form, end = f, j+1
			}
		}
	}
	if t.Elliptic && i+1 == int(t.Last) {
		if f := a.elliptic(pack, lower, token); f != nil {
			form = f
		}
	}
	if form == nil && t.Kind == text.Word {
		form = a.compound(pack, lower, i)
	}
	for t := token; end > i+1 && t < len(a.Tokens) && int(a.Tokens[t].First) < end; t++ {
		if a.Tokens[t].Form == nil {
			a.Tokens[t].Form = lex.forms[a.Tokens[t].Lower]
		}
	}
	a.keep(pack, form, i, end, token)
	return end
}

// elliptic completes a word whose rest follows in the next one: "Schützen-" before
// "oder Kampfpanzer" is "schützenpanzer". It is nil where that names no goods.
func (a *Analysis) elliptic(pack *Pack, lower string, token int) *Form {
	if token+2 >= len(a.Tokens) || a.Tokens[token+2].Kind != text.Word {
		return nil
	}
	if f := pack.Lexicon.forms[a.Tokens[token+1].Lower]; f == nil || !f.Tags.Has(Coordinator) {
		return nil
	}
	stem, whole := strings.TrimRight(lower, "-‐‑"), a.Tokens[token+2].Lower
	for k := 1; k < len(whole); k++ {
		if f := pack.Lexicon.forms[stem+whole[k:]]; f != nil && f.Goods != nil {
			return f
		}
	}
	return nil
}

// compound looks an unknown word up by its parts.
func (a *Analysis) compound(pack *Pack, lower string, atom int) *Form {
	goods, moves := pack.Grammar.Compound(pack.Lexicon, lower)
	if goods == nil && moves == nil {
		return nil
	}
	form := &Form{Lemma: lower, Goods: goods}
	if moves != nil {
		form.Tags = moves.Tags &^ (Verb | Finite | Infinitive | PastPart | PresPart | Present | Past)
		form.Predicates, form.Notes = moves.Predicates, moves.Notes
		form.Lemma = moves.Lemma
	}
	if goods != nil {
		form.Tags |= GoodsNoun
	}
	return form
}

// keep notes a form on its token, and as a mark if it names goods or is a phrase of
// several tokens.
func (a *Analysis) keep(pack *Pack, form *Form, first, end, token int) {
	if form == nil {
		return
	}
	last := token
	for last < len(a.Tokens) && int(a.Tokens[last].First) < end {
		last++
	}
	if last-token == 1 {
		t := &a.Tokens[token]
		if t.Form == nil && (pack.Grammar.VerbLast() || form.Goods != nil) || end == int(t.Last) { // "end-user" is no form of "end"
			t.Form = form
		}
	}
	span := waybill.Span{Begin: a.Atoms[first].Begin, End: a.Atoms[end-1].End}
	switch {
	case form.Goods != nil:
		a.Marks = append(a.Marks, Mark{First: token, Last: last, Span: span, Goods: form.Goods})
		if last-token > 1 {
			a.Tokens[last-1].Form = form
		}
	case last-token > 1 && a.beforeInfinitive(pack, form, last):
		// "is due to receive": no "because of"
	case last-token > 1:
		a.Marks = append(a.Marks, Mark{First: token, Last: last, Span: span, Phrase: form})
		if form.Tags != 0 {
			// a phrase that acts as one word ("according to", "bis zu")
			for t := token; t < last; t++ {
				a.Tokens[t].Form = form
			}
		}
	}
}

// beforeInfinitive reports whether a phrase that acts as a preposition and ends in the word
// of an infinitive has a verb behind it, so that its last word is that verb's.
func (a *Analysis) beforeInfinitive(pack *Pack, form *Form, next int) bool {
	if !form.Tags.Has(Preposition) || next >= len(a.Tokens) || pack.Grammar.VerbLast() {
		return false
	}
	if f := pack.Lexicon.forms[a.Tokens[next-1].Lower]; f == nil || !f.Tags.Has(To) {
		return false
	}
	f := pack.Lexicon.forms[a.Tokens[next].Lower]
	return f != nil && f.Tags.Has(Infinitive) && f.Tags.Has(Finite)
}

// link numbers the marks on their tokens, drops weak names that stand alone, and
// cuts the sentences into clauses.
func (a *Analysis) link() {
	a.dropWeak()
	for m := range a.Marks {
		for t := a.Marks[m].First; t < a.Marks[m].Last; t++ {
			if a.Tokens[t].Mark == 0 {
				a.Tokens[t].Mark = int32(m + 1)
			}
		}
	}
	for i := range a.Sentences {
		s := &a.Sentences[i]
		s.Clauses = a.clauses(s)
	}
}

// weakReach is how many tokens away a word of arms may stand from a name that is an
// ordinary word as well ("Puma", "Patriot").
const weakReach = 4

// dropWeak leaves out weak names without a word of arms nearby that do not pass between
// states either. A weapon's weak name
// that was accepted once is accepted in the whole report.
func (a *Analysis) dropWeak() {
	accepted := map[*atlas.Name]bool{}
	for m := range a.Marks {
		n := a.Marks[m].Name
		if n != nil && n.Weak && !accepted[n] && (a.besideArms(m) || a.passed(m)) {
			accepted[n] = true
		}
	}
	kept := a.Marks[:0]
	for m := range a.Marks {
		if n := a.Marks[m].Name; n == nil || !n.Weak || accepted[n] {
			kept = append(kept, a.Marks[m])
		}
	}
	a.Marks = kept
}

// passed reports whether a weapon's name stands where one state gives something to
// another: in a sentence with a verb of transfer or promise and two states, or one and a number
// before the name, not as its first word ("Deutschland liefert Patriots an die Ukraine", "Spain
// will send six Leopards").
func (a *Analysis) passed(m int) bool {
	mark := &a.Marks[m]
	if mark.Name.Kind != atlas.WeaponName {
		return false
	}
	k, _ := slices.BinarySearchFunc(a.Sentences, mark.First, func(s Sentence, at int) int { return cmp.Compare(s.Last, at+1) })
	if k == len(a.Sentences) || a.Sentences[k].First >= mark.First || a.Sentences[k].Pack == nil {
		return false
	}
	s := &a.Sentences[k]
	if states := a.states(s, m); states < 2 && !(states == 1 && a.numbered(mark)) {
		return false
	}
	for i := s.First; i < s.Last; i++ {
		form := a.Tokens[i].Form
		if form == nil || !a.IsVerb(s.Pack, s.First, i) {
			continue
		}
		for _, v := range form.Verbs {
			if slices.ContainsFunc(v.Verb.Predicates, func(p *Predicate) bool { return p.Moves() || p.Kind == "stage" && p.Stage != "" }) {
				return true
			}
		}
	}
	return false
}

// numbered reports whether a number stands right before a mark.
func (a *Analysis) numbered(m *Mark) bool {
	t := &a.Tokens[m.First-1]
	return t.Kind == text.Number || t.Has(Quantity)
}

// states counts the states a sentence names, up to two; m is one of its marks.
func (a *Analysis) states(s *Sentence, m int) int {
	for m > 0 && a.Marks[m-1].First >= s.First {
		m--
	}
	var one *atlas.Party
	for ; m < len(a.Marks) && a.Marks[m].First < s.Last; m++ {
		p := a.Marks[m].Party()
		switch {
		case p == nil || p.Kind != waybill.State:
		case one == nil:
			one = p
		case p.ID != one.ID:
			return 2
		}
	}
	if one == nil {
		return 0
	}
	return 1
}

func (a *Analysis) besideArms(m int) bool {
	near := func(k int) bool {
		other := &a.Marks[k]
		if other.First-a.Marks[m].Last >= weakReach || a.Marks[m].First-other.Last >= weakReach {
			return false
		}
		touches := other.First <= a.Marks[m].Last && a.Marks[m].First <= other.Last
		return other.Goods != nil && other.Goods.Class.Military() && (!other.Goods.Vague || touches) ||
			other.Name != nil && other.Name.Kind == atlas.WeaponName && !other.Name.Weak
	}
	for k := m - 1; k >= 0 && k >= m-4; k-- {
		if near(k) {
			return true
		}
	}
	for k := m + 1; k < len(a.Marks) && k <= m+4; k++ {
		if near(k) {
			return true
		}
	}
	return false
}
