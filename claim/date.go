package claim

import (
	"waybill"
	"waybill/lang"
	"waybill/measure"
	"waybill/text"
)

// when is the date of a claim: the time adverbial of its predicate's clause, or of the
// clause of what stands above it ("Im März sagte Berlin zu, Panzer zu liefern").
func (f *finder) when(s *sentence, p *predicate, above []*predicate) waybill.Date {
	if len(f.dated(s)) == 0 {
		return waybill.Date{}
	}
	if d := f.dateOf(s, p); d != nil {
		inFront := p.verb != nil && p.verb.Infinite && d.Last <= p.first // "promised in March to send": when it was promised
		return d.Resolve(f.writtenOn(s), ahead(s, p) && (!inFront || s.Pack.Grammar.VerbLast()))
	}
	for _, o := range above {
		if d := f.dateOf(s, o); d != nil {
			return d.Resolve(f.writtenOn(s), ahead(s, o))
		}
	}
	if c := &s.Clauses[p.clause]; c.Kind == lang.Infinite && c.Parent >= 0 {
		if d := f.adverbial(s, c.Parent, p); d != nil {
			return d.Resolve(f.writtenOn(s), false)
		}
	}
	if d := f.sharedDate(s, p); d != nil {
		return d.Resolve(f.writtenOn(s), ahead(s, p))
	}
	return waybill.Date{}
}

// sharedDate is the date in front of a clause that another one goes on without a subject
// of its own ("Im März lieferte A Drohnen und schickte Ausbilder"), nil if none.
func (f *finder) sharedDate(s *sentence, p *predicate) *measure.Date {
	c := &s.Clauses[p.clause]
	if p.clause == 0 || c.Finite <= s.First || c.Finite-c.First > 1 || !f.a.Tokens[c.Finite-1].Has(lang.Coordinator) {
		return nil
	}
	before := &s.Clauses[p.clause-1]
	for i := range s.dates {
		d := &s.dates[i]
		if d.First == before.First && !d.Attached && f.a.ClauseOf(d.First) == p.clause-1 && before.Kind == c.Kind {
			return d
		}
	}
	return nil
}

// writtenOn is the day from which the dates of a sentence count: that of the item it stands
// in where this begins with one ("5 January 2025: …"), else that of the report, by its
// metadata or its dateline.
func (f *finder) writtenOn(s *sentence) string {
	if f.days == nil {
		f.days = map[int]string{}
		f.published = f.a.Report.Published
		for i := 0; i < len(f.a.Sentences) && i < datelines && f.published == ""; i++ {
			f.published = f.heads(i, true)
		}
	}
	day, known := f.days[s.Block]
	if !known {
		first := s.index
		for first > 0 && f.a.Sentences[first-1].Block == s.Block {
			first--
		}
		day = f.heads(first, false)
		f.days[s.Block] = day
	}
	if day == "" {
		return f.published
	}
	return day
}

// datelines is among how many sentences a dateline may stand.
const datelines = 3

// heads is the day that a sentence is headed by: in its dateline or, unless only that is
// asked for, before a colon or dash at its begin.
func (f *finder) heads(sentence int, dateline bool) string {
	s := &f.a.Sentences[sentence]
	if s.Pack == nil {
		return ""
	}
	end := f.a.Dateline(sentence)
	if dateline && end == s.First {
		return ""
	}
	f.reader.Read(f.a, s)
	for _, d := range f.reader.Dates() {
		switch {
		case d.Last <= end:
		case !dateline && f.isHead(s, &d):
		default:
			return ""
		}
		if day := d.Day(); day != "" {
			return day
		}
	}
	return ""
}

// isHead reports whether a date stands before a colon or dash at the begin of its sentence.
func (f *finder) isHead(s *lang.Sentence, d *measure.Date) bool {
	return d.First == s.First && d.Last < s.Last && f.a.Tokens[d.Last].Kind == text.Punct && f.a.Tokens[d.Last].Lower != ","
}

// ahead reports whether a predicate speaks of what is to come.
func ahead(s *sentence, p *predicate) bool {
	v := p.verb
	if v == nil || v.Past || v.Attributive || v.Perfect && !v.Future {
		return false
	}
	// a German present with a date is mostly a plan: "liefert im Juni"
	return v.Future || v.Infinite || v.Modal >= 0 || s.Pack.Grammar.VerbLast()
}

// dateOf is the date that a predicate has in its own clause, nil if none.
func (f *finder) dateOf(s *sentence, p *predicate) *measure.Date {
	switch {
	case p.verb == nil:
		if d := f.dateBehind(s, p.last); d != nil {
			return d // "die Lieferung vom 3. Mai", "the delivery of tanks in May"
		}
	case p.verb.Attributive:
		if d := f.dateBefore(s, p.first); d != nil {
			return d
		}
		return f.dateBehind(s, p.last) // "tanks ordered from Paris in May"
	}
	return f.adverbial(s, p.clause, p)
}

// behindReach is how many tokens may stand between a noun and its date.
const behindReach = 12

// dateBehind is the date in the noun phrase that ends at a token, nil if none: no verb
// stands between.
func (f *finder) dateBehind(s *sentence, last int) *measure.Date {
	for i := range s.dates {
		d := &s.dates[i]
		if d.First < last || d.First-last > behindReach || f.a.ClauseOf(d.First) != f.a.ClauseOf(max(last-1, s.First)) {
			continue
		}
		for k := last; k < d.First; k++ {
			if t := &f.a.Tokens[k]; t.Kind == text.Punct || f.a.IsVerb(s.Pack, s.First, k) || d.Attached && k > last && t.Kind == text.Word && s.Pack.Grammar.VerbLast() && t.Upper {
				return nil
			}
		}
		return d
	}
	return nil
}

// dateBefore is the date that a participle before its noun has among its own words ("die
// im März gelieferten Panzer"), nil if none.
func (f *finder) dateBefore(s *sentence, first int) *measure.Date {
	for i := len(s.dates) - 1; i >= 0; i-- {
		d := &s.dates[i]
		if d.Last > first || first-d.Last > behindReach {
			continue
		}
		for k := d.Last; k < first; k++ {
			if t := &f.a.Tokens[k]; t.Kind == text.Punct || t.Has(lang.Det) && k == d.Last || f.a.IsVerb(s.Pack, s.First, k) {
				return nil
			}
		}
		return d
	}
	return nil
}

// adverbial is the time adverbial of a clause nearest to p, nil if none. A date that
// belongs to a noun or to a participle before one is none.
func (f *finder) adverbial(s *sentence, clause int, p *predicate) *measure.Date {
	var best, head *measure.Date
	dateline := f.a.Dateline(s.index)
	for i := range s.dates {
		d := &s.dates[i]
		switch {
		case f.a.ClauseOf(d.First) != clause || d.Attached || d.Last <= dateline || f.inAttribute(s, d, p):
		case f.isHead(s.Sentence, d):
			head = d
		case best == nil || f.apart(d, p) < f.apart(best, p):
			best = d
		}
	}
	if best == nil {
		return head // "5 January 2025: Norway sends tanks"
	}
	return best
}

// apart is how many tokens lie between a date and a predicate; a comma between counts
// for many.
func (f *finder) apart(d *measure.Date, p *predicate) int {
	first, last := min(d.Last, p.last), max(d.First, p.first)
	n := last - first
	for i := first; i < last; i++ {
		if f.a.Tokens[i].Lower == "," {
			n += behindReach
		}
	}
	return n
}

// inAttribute reports whether a German participle before a noun, other than p, takes the
// date in front of it ("der am Dienstag veröffentlichte Bericht").
func (f *finder) inAttribute(s *sentence, d *measure.Date, p *predicate) bool {
	if !s.Pack.Grammar.VerbLast() || d.First == s.First || !f.a.Tokens[d.First-1].Has(lang.Det|lang.Possessive|lang.Adjective|lang.Preposition) {
		return false
	}
	for k := d.Last; k < min(d.Last+4, s.Last); k++ {
		t := &f.a.Tokens[k]
		switch {
		case k == p.first || t.Kind == text.Punct || t.Upper || t.Has(lang.Det) && k == d.Last:
			return false
		case t.Has(lang.PastPart|lang.PresPart) && f.a.Attributive(s.Pack, s.First, k):
			return true
		}
	}
	return false
}
