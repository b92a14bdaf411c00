package claim

import (
	"slices"
	"strings"

	"waybill"
	"waybill/atlas"
	"waybill/lang"
	"waybill/text"
)

// gapped is the slot of a party that stands in a second half whose verb is left out
// ("X is to supply 180 tanks and Y 212 howitzers").
const gapped = "gap"

// gaps gives the parties of such halves their slot.
func (f *finder) gaps(s *sentence) {
	for i := range s.refs {
		if r := &s.refs[i]; (r.noun < 0 || f.bareGoods(s, r)) && f.gap(s, r) {
			r.slot, r.noun = gapped, -1
		}
	}
}

// gap reports whether a phrase opens such a half: behind a coordinator or comma, with goods
// and their number or article right behind it, and goods before it in the clause.
func (f *finder) gap(s *sentence, r *ref) bool {
	if r.first == s.First || r.last >= s.Last {
		return false
	}
	i := r.first - 1
	if i > s.First && f.a.Tokens[i].Has(lang.Det) {
		i--
	}
	if t := &f.a.Tokens[i]; !t.Has(lang.Coordinator) && t.Lower != "," {
		return false
	}
	if t := &f.a.Tokens[r.last]; t.Kind != text.Number && !t.Has(lang.Quantity|lang.Det) && !f.bareGoods(s, r) {
		return false
	}
	if f.shares(s, r) {
		return true
	}
	if f.onlyNumber(s, r) {
		return slices.ContainsFunc(s.goods, func(g goods) bool { return g.clause == r.clause && g.last <= r.first && g.Class.Military() && !g.vague })
	}
	c := &s.Clauses[r.clause]
	in := func(g *goods) bool { return g.clause == r.clause && g.Class.Military() }
	before := slices.ContainsFunc(s.goods, func(g goods) bool { return in(&g) && g.last <= r.first && g.last > c.Finite })
	behind := slices.ContainsFunc(s.goods, func(g goods) bool { return in(&g) && g.first >= r.last })
	return before && behind
}

// bareGoods reports whether goods without an article or number stand right behind the name of a state
// ("Norway sent Kyiv tanks, Denmark howitzers"). English abbreviations say whose make they are ("US jets").
func (f *finder) bareGoods(s *sentence, r *ref) bool {
	name := f.a.SpanOf(r.last-1, r.last).Of(f.a.Text)
	m := f.a.Tokens[r.last-1].Mark
	if m == 0 || f.a.Marks[m-1].Name == nil || f.a.Marks[m-1].Name.Kind != atlas.StateName || !s.Pack.Grammar.VerbLast() && name == strings.ToUpper(name) {
		return false
	}
	i := r.last
	for i < s.Last && f.a.Tokens[i].Mark == 0 && (f.attribute(s, i) || f.a.Tokens[i].Has(lang.Adjective)) {
		i++
	}
	return slices.ContainsFunc(s.goods, func(g goods) bool { return g.first == i && !g.vague })
}

// onlyNumber reports whether nothing but a number stands behind an English phrase before the next
// mark ("Germany delivered three systems to Kyiv, the US two").
func (f *finder) onlyNumber(s *sentence, r *ref) bool {
	i := r.last
	for i < s.Last && f.howMany(i) {
		i++
	}
	return !s.Pack.Grammar.VerbLast() && i > r.last && (i == s.Last || f.a.Tokens[i].Kind == text.Punct || f.a.Tokens[i].Has(lang.Preposition))
}

// fillGaps parts from a draft the goods that stand behind a party in a gap: that party
// has the side in them that the receiver has in the rest if he stands between verb and
// goods ("gave Libya tanks and Mali howitzers"), else the subject's.
func (f *finder) fillGaps(s *sentence, drafts []draft) []draft {
	for i := range s.refs {
		r := &s.refs[i]
		if r.slot != gapped {
			continue
		}
		for k := range drafts {
			d := &drafts[k]
			first, rest := parted(d.things, r.last)
			if len(rest) == 0 && f.onlyNumber(s, r) && r.first > d.p.last {
				rest = slices.Clone(first)
				for j := range rest {
					rest[j].Quantity, rest[j].Amount, rest[j].Sum = waybill.Span{}, waybill.Amount{}, waybill.Sum{}
				}
			}
			if d.p.clause != r.clause || d.p.verb == nil || len(first) == 0 || len(rest) == 0 {
				continue
			}
			d.things = first
			other := *d
			other.things, other.gapped = rest, true
			side := []waybill.PartyRef{r.PartyRef}
			if slices.Index(s.Pack.Frames[d.p.rule.Frame].Supplier, "subj") == 0 && !d.p.verb.Passive && !f.dative(s, r) && (f.newSubject(s, r) || !f.receiverInside(s, d)) {
				other.suppliers = side
			} else {
				other.recipients = side
			}
			drafts = append(drafts, other)
			break
		}
	}
	return drafts
}

// receiverInside reports whether a bare receiver stands between a draft's verb and goods.
func (f *finder) receiverInside(s *sentence, d *draft) bool {
	return slices.ContainsFunc(s.refs, func(r ref) bool {
		return r.bare && (r.slot == "obj" || r.slot == "dat") && r.clause == d.p.clause && r.first > s.Clauses[r.clause].Finite && r.last <= d.things[0].first
	})
}

// carriers makes a bare German phrase behind the verb the receiver where goods stand
// both before and behind that verb: those before it bring the others ("Sechs Flugzeuge
// haben Serbien ein Flugabwehrsystem gebracht").
func (f *finder) carriers(s *sentence) {
	if !s.Pack.Grammar.VerbLast() {
		return
	}
	for i := range s.refs {
		r := &s.refs[i]
		finite := s.Clauses[r.clause].Finite
		if !r.bare || r.slot != "subj" || finite < 0 || r.first < finite {
			continue
		}
		at := func(g *goods) bool { return g.clause == r.clause && g.prep == "" }
		front := slices.ContainsFunc(s.goods, func(g goods) bool { return at(&g) && g.last == finite })
		behind := slices.ContainsFunc(s.goods, func(g goods) bool { return at(&g) && g.first >= r.last })
		if front && behind {
			r.slot = "dat"
		}
	}
}

// parted splits goods at a token.
func parted(things []goods, at int) (before, behind []goods) {
	for _, g := range things {
		if g.first < at {
			before = append(before, g)
		} else {
			behind = append(behind, g)
		}
	}
	return before, behind
}

// newSubject reports whether such a half has a subject of its own: in English behind a comma and a
// coordinator ("France offered Peru the Rafale, and Sweden the Gripen"), in German with an article ("…, der
// Iran Drohnen"), in both behind a comma alone that ends the list ("…, Denmark howitzers").
func (f *finder) newSubject(s *sentence, r *ref) bool {
	if f.article(s, r) != nil {
		return true
	}
	before := r.first - 1
	if f.a.Tokens[before].Lower == "," {
		return !slices.ContainsFunc(s.refs, func(o ref) bool { return o.slot == gapped && o.first > r.last })
	}
	return !s.Pack.Grammar.VerbLast() && before > s.First && f.a.Tokens[before-1].Lower == ","
}

// dative reports whether a German article says that the party of such a half receives ("dem Iran", "der
// Ukraine").
func (f *finder) dative(s *sentence, r *ref) bool {
	t := f.article(s, r)
	return t != nil && (t.Has(lang.Dative) || t.Lower == "der" && f.feminine(r) || t.Lower == "den" && f.pluralName(r))
}

// article is the article of a German party, nil if it has none.
func (f *finder) article(s *sentence, r *ref) *lang.Token {
	for i := r.first; i >= r.first-1 && i >= s.First && s.Pack.Grammar.VerbLast(); i-- {
		if t := &f.a.Tokens[i]; t.Has(lang.Det) && t.Mark == 0 {
			return t
		}
	}
	return nil
}

// shares reports whether a phrase only has its own share of what the sentence tells of another
// ("the United States supplies 69% and Germany 30%").
func (f *finder) shares(s *sentence, r *ref) bool {
	f.measure(s)
	before, behind := false, false
	for i := range s.amounts {
		q := &s.amounts[i]
		if q.Unit != "percent" || f.a.ClauseOf(q.First) != r.clause {
			continue
		}
		before = before || q.Last <= r.first
		behind = behind || q.First == r.last
	}
	return before && behind
}
