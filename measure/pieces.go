// Package measure reads what words of number, money and time come to: amounts with their
// units, sums with their currencies, dates with the days of the calendar they may be.
//
// It knows the shape of such expressions; the words themselves are data of the language
// packs (numbers.tsv, units.tsv, calendar.tsv). It never asks a clock: what counts from
// today counts from the day the report was published, and stays unresolved without one.
package measure

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"waybill"
	"waybill/lang"
	"waybill/text"
)

// Reader reads the amounts and dates of one sentence after the other. The zero Reader is
// ready for [Reader.Read].
type Reader struct {
	a      *lang.Analysis
	pack   *lang.Pack
	pieces []piece
	// dated marks the pieces that belong to a date; their numbers are no amounts.
	dated []bool
	// datable marks the pieces that a date may begin at: those that tell a time, and words
	// of the calendar that lead to such.
	datable []bool
	// terms are those that begin at each piece, in order; ends is where those of a piece
	// end, table by table.
	terms []found
	ends  [][tables]int
	key   []byte // the phrase looked up, kept for its room
}

// piece is a token, or an atom of a hyphenated token all of whose atoms are words or
// figures of measure ("mid-2024", "1,000-plus", "50-60").
type piece struct {
	token int
	span  waybill.Span
	lower string
	kind  text.Kind
	// glued reports that no white space stands before the piece, joined that only a
	// hyphen does.
	glued, joined bool
	upper         bool
}

// Read makes a sentence ready, in place of the one before. s must be a sentence of a that
// has a pack.
func (r *Reader) Read(a *lang.Analysis, s *lang.Sentence) {
	r.a, r.pack = a, s.Pack
	r.pieces, r.terms = r.pieces[:0], r.terms[:0]
	for i := s.First; i < s.Last; i++ {
		r.add(i)
	}
	r.dated = append(r.dated[:0], make([]bool, len(r.pieces))...)
	r.look()
	r.datable = append(r.datable[:0], make([]bool, len(r.pieces)+1)...)
	for i := len(r.pieces) - 1; i >= 0; i-- {
		r.datable[i] = r.tellsTime(i) || slices.ContainsFunc(r.at(calendar, i), func(f found) bool { return r.datable[f.next] })
	}
}

// tellsTime reports whether piece i is a figure or a word that a date cannot do without,
// alone or joined to another ("Jahresende").
func (r *Reader) tellsTime(i int) bool {
	p := &r.pieces[i]
	if p.kind == text.Number || p.upper && r.pack.Calendar.Begins(p.lower) {
		return true
	}
	for _, f := range r.at(calendar, i) {
		switch f.term.Kind {
		case "month", "weekday", "season", "day", "period", "periods", "quarter", "era":
			return true
		}
	}
	return false
}

func (r *Reader) add(i int) {
	t := &r.a.Tokens[i]
	if code := t.Span.Of(r.a.Text); t.Last-t.First == 1 && r.coded(code) {
		at := t.Span.Begin + codeLetters
		r.pieces = append(r.pieces, piece{i, waybill.Span{Begin: t.Span.Begin, End: at}, t.Lower[:codeLetters], text.Word, t.Glued, false, true},
			piece{i, waybill.Span{Begin: at, End: t.Span.End}, t.Lower[codeLetters:], text.Number, true, false, false})
		return
	}
	if t.Last-t.First < 2 || !r.apart(t) {
		r.pieces = append(r.pieces, piece{i, t.Span, t.Lower, t.Kind, t.Glued, false, t.Upper})
		return
	}
	for k := t.First; k < t.Last; k++ {
		span := r.a.Atoms[k]
		words := span.Of(r.a.Text)
		first, _ := utf8.DecodeRuneInString(words)
		kind := text.Word
		if unicode.IsDigit(first) {
			kind = text.Number
		}
		r.pieces = append(r.pieces, piece{i, span, strings.ToLower(words), kind, k > t.First || t.Glued, k > t.First, unicode.IsUpper(first)})
	}
}

// codeLetters is how long a currency's code is.
const codeLetters = 3

// coded reports whether a word is a currency's code and a figure: "USD3.37", "SEK5.3bn".
func (r *Reader) coded(word string) bool {
	if len(word) <= codeLetters || word[codeLetters] < '0' || word[codeLetters] > '9' || strings.ToUpper(word[:codeLetters]) != word[:codeLetters] {
		return false
	}
	_, ok := r.pack.Units.Get(strings.ToLower(word[:codeLetters]), "currency")
	return ok
}

// apart reports whether every atom of a hyphenated token is a word or figure of measure.
func (r *Reader) apart(t *lang.Token) bool {
	for k := t.First; k < t.Last; k++ {
		words := r.a.Atoms[k].Of(r.a.Text)
		if first, _ := utf8.DecodeRuneInString(words); unicode.IsDigit(first) {
			continue
		}
		if len(words) < 2 {
			return false // "T-80"
		}
		lower := strings.ToLower(words)
		if r.pack.Numbers.Reach(lower) == 0 && r.pack.Units.Reach(lower) == 0 && r.pack.Calendar.Reach(lower) == 0 {
			return false
		}
	}
	return true
}

// table is one of the three tables of words.
type table int

const (
	numbers table = iota
	units
	calendar
	tables
)

// found is a term that begins at a piece, and the piece behind it.
type found struct {
	term *lang.Term
	next int
}

// look finds the terms that begin at every piece, of each kind the longest.
func (r *Reader) look() {
	words := [tables]*lang.Terms{r.pack.Numbers, r.pack.Units, r.pack.Calendar}
	r.ends = append(r.ends[:0], make([][tables]int, len(r.pieces))...)
	for i := range r.pieces {
		known := 0
		if r.pieces[i].kind != text.Number {
			known = r.pack.Measures(r.pieces[i].lower)
		}
		for t, terms := range words {
			begin := len(r.terms)
			reach := 0
			if known>>t&1 > 0 {
				reach = terms.Reach(r.pieces[i].lower)
			}
			key := r.key[:0]
			for j := i; j < len(r.pieces) && j < i+reach; j++ {
				if j > i {
					key = append(key, ' ')
				}
				key = append(key, r.pieces[j].lower...)
				all := terms.All(key)
				for k := range all {
					r.keep(begin, found{&all[k], j + 1})
				}
			}
			r.ends[i][t], r.key = len(r.terms), key
		}
	}
}

// keep notes a term, in place of a shorter one of its kind.
func (r *Reader) keep(begin int, f found) {
	for k := begin; k < len(r.terms); k++ {
		if r.terms[k].term.Kind == f.term.Kind {
			r.terms[k] = f
			return
		}
	}
	r.terms = append(r.terms, f)
}

// at are the terms of a table that begin at piece i.
func (r *Reader) at(t table, i int) []found {
	if i < 0 || i >= len(r.pieces) {
		return nil
	}
	begin := 0
	switch {
	case t > 0:
		begin = r.ends[i][t-1]
	case i > 0:
		begin = r.ends[i-1][tables-1]
	}
	return r.terms[begin:r.ends[i][t]]
}

// Figures reports whether the sentence has a number in digits.
func (r *Reader) Figures() bool {
	return slices.ContainsFunc(r.pieces, func(p piece) bool { return p.kind == text.Number })
}

// term finds the longest phrase of a kind that begins at piece i, and the piece behind it.
func (r *Reader) term(t table, i int, kind string) (lang.Term, int, bool) {
	for _, f := range r.at(t, i) {
		if f.term.Kind == kind {
			return *f.term, f.next, true
		}
	}
	return lang.Term{}, i, false
}

// number, unit and when are [Reader.term] in their tables.
func (r *Reader) number(i int, kind string) (lang.Term, int, bool) { return r.term(numbers, i, kind) }
func (r *Reader) unit(i int, kind string) (lang.Term, int, bool)   { return r.term(units, i, kind) }
func (r *Reader) when(i int, kind string) (lang.Term, int, bool)   { return r.term(calendar, i, kind) }

// is reports whether piece i is written so.
func (r *Reader) is(i int, lower string) bool {
	return i >= 0 && i < len(r.pieces) && r.pieces[i].lower == lower
}

// dash reports whether piece i is a dash between figures, or pieces i-1 and i are joined
// by a hyphen; it returns the piece behind it.
func (r *Reader) dash(i int) (int, bool) {
	switch {
	case i >= len(r.pieces) || i == 0:
		return i, false
	case r.pieces[i].joined:
		return i, true
	case r.pieces[i].lower == "–" || r.pieces[i].lower == "—" || r.pieces[i].lower == "-":
		return i + 1, true
	}
	return i, false
}

// named reports whether piece i belongs to a name of the atlas ("Leopard 2").
func (r *Reader) named(i int) bool {
	m := r.a.Tokens[r.pieces[i].token].Mark
	return m > 0 && r.a.Marks[m-1].Name != nil
}

// tokens are the first token of piece i and the one behind that of piece next-1.
func (r *Reader) tokens(i, next int) (first, last int) {
	return r.pieces[i].token, r.pieces[next-1].token + 1
}

func (r *Reader) span(i, next int) waybill.Span {
	return waybill.Span{Begin: r.pieces[i].span.Begin, End: r.pieces[next-1].span.End}
}
