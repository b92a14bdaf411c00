package claim

import (
	"slices"

	"waybill"
	"waybill/lang"
	"waybill/text"
)

// things are the goods a predicate moves. Goods that are no arms are left to the
// exchange they belong to.
func (f *finder) things(s *sentence, p *predicate) []goods {
	if p.rule.Goods != "" && p.rule.Goods.Military() {
		g := goods{first: p.first, last: p.last, clause: p.clause}
		g.Class, g.Span = p.rule.Goods, f.a.SpanOf(p.first, p.last)
		if named := f.armsBehind(s, p); named == nil || g.Class == "training" {
			f.impliedQuantity(s, &g)
			return []goods{g}
		}
	}
	if m := f.funding(s); m != nil {
		if p.rule.Frame == "get" && p.first > m.last {
			return nil
		}
		if m.clause == p.clause && p.rule.Moves() || m.clause == p.clause && p.rule.Stage == waybill.Agreed {
			return []goods{*m}
		}
	}
	var all []goods
	civil := false
	listed := -1 // the goods before, if they belong
	for i := range s.goods {
		g := &s.goods[i]
		if !(listed == i-1 && listed >= 0 && f.listed(&s.goods[i-1], g)) && !f.belongs(s, p, g, i) {
			continue
		}
		listed = i
		if !g.Class.Military() {
			civil = true
			if f.talk.barter && p.rule.Moves() {
				all = append(all, *g)
			}
			continue
		}
		if p.rule.Frame == "pay" {
			continue // arms are what is paid for
		}
		if g.vague && p.own == i && p.rule.POS == "noun" && g.last == p.last {
			continue // "a consignment" is of what was spoken of
		}
		if (g.vague || g.general) && f.meant(s, g) {
			all = append(all, f.again(g))
			continue
		}
		if g.vague && !f.firm(p) && !(len(all) > 0 && accessory(g.Class)) {
			if taken, ok := f.takenUp(s, p, g); ok {
				all = append(all, taken)
			}
			continue
		}
		if g.general && g.Class == "vehicle" && f.lately(s) && f.talk.goods.Class.Family() == "armour" {
			all = append(all, f.again(g)) // "zehn der Fahrzeuge": tanks
			continue
		}
		all = append(all, *g)
	}
	if len(all) > 0 {
		return f.specific(s, p, all)
	}
	switch {
	case civil:
		return nil
	case f.movesElse(s, p):
		return nil
	case f.firm(p), f.takesUp(s, p), f.ellipsis(s, p), f.pronounGoods(s, p), f.bareSale(s, p):
		return f.counted(s, p, f.resumed(s, p))
	}
	return nil
}

// movesElse reports whether an English verb has an object that is no goods ("delivered
// severe blows to the army").
func (f *finder) movesElse(s *sentence, p *predicate) bool {
	return p.verb != nil && !p.verb.Passive && p.rule.Moves() && !s.Pack.Grammar.VerbLast() && !f.ellipsis(s, p) && f.decidesElse(s, p)
}

// funding is the money a sentence says is given so that arms can be bought ("a loan
// to buy tanks", "Geld für den Kauf von Panzern"), nil if none: the arms named then
// are what it is for.
func (f *finder) funding(s *sentence) *goods {
	for k := range s.preds {
		p := &s.preds[k]
		if p.rule.Frame != "get" || !p.rule.Moves() || p.verb != nil && !p.verb.Infinite || p.verb == nil && !f.prepositional(s, p) || !f.armsAfter(s, p) {
			continue
		}
		for i := range s.goods {
			if m := &s.goods[i]; m.Class == "money" && !m.vague && m.last <= p.first {
				return m
			}
		}
		if m := f.amount(s, p); m != nil {
			return m
		}
	}
	return nil
}

// armsAfter reports whether arms are named behind a predicate.
func (f *finder) armsAfter(s *sentence, p *predicate) bool {
	for i := range s.goods {
		if s.goods[i].Class.Military() && s.goods[i].first > p.first {
			return true
		}
	}
	return false
}

// amount is a sum of money without a noun before p ("sends £752 million to Ukraine for
// the purchase of …"), as goods of its own.
func (f *finder) amount(s *sentence, p *predicate) *goods {
	f.measure(s)
	for i := range s.amounts {
		q := &s.amounts[i]
		if !q.Money || q.Last > p.first {
			continue
		}
		for k := range s.goods {
			if s.goods[k].Quantity.Overlaps(q.Span) {
				return nil // the sum says how much of other goods
			}
		}
		m := &goods{first: q.First, last: q.Last, clause: f.a.ClauseOf(q.First)}
		m.Class, m.Span, m.Quantity, m.Sum = "money", q.Span, q.Span, q.Sum()
		return m
	}
	return nil
}

// armsBehind is the first goods named in the predicate's clause that are arms, nil if
// there are none.
func (f *finder) armsBehind(s *sentence, p *predicate) *goods {
	for i := range s.goods {
		if g := &s.goods[i]; f.belongs(s, p, g, i) && g.Class.Military() && !g.vague {
			return g
		}
	}
	return nil
}

// specific leaves vague goods out where others are named beside them.
func (f *finder) specific(s *sentence, p *predicate, all []goods) []goods {
	var kept []goods
	for _, g := range all {
		if !g.vague || len(all) > 1 && accessory(g.Class) {
			kept = append(kept, g)
		}
	}
	if len(kept) == 0 {
		for i := range all {
			if all[i].Class != "personnel.troops" || f.lent(s, p) || f.talk.joins(s, p) {
				kept = append(kept, all[i])
			}
		}
	}
	return kept
}

// lent reports whether a sentence says of troops that somebody sends whose war they
// are for ("zur Unterstützung Russlands", "an der Seite Moskaus"): a state's own troops
// abroad are no transfer.
func (f *finder) lent(s *sentence, p *predicate) bool {
	if p.rule.Frame != "give" || !p.rule.Moves() {
		return false
	}
	if slices.ContainsFunc(s.refs, func(r ref) bool { return r.clause == p.clause && f.givenTroops(s, &r) }) {
		return true
	}
	for i := s.First; i < s.Last; i++ {
		if !s.Pack.Means(f.a.Tokens[i].Lower, lang.Lends) {
			continue
		}
		for k := range s.refs {
			if r := &s.refs[k]; f.besideWord(r, i) && r.slot != account && !(r.slot == "subj" && r.clause == p.clause) && !f.sentElsewhere(s, p, r) {
				return true
			}
		}
	}
	return false
}

// lend notes for whose war a sentence says that troops are sent ("zur Unterstützung Russlands", "an
// der Seite russischer Einheiten"): what else the report tells of troops that go there is of them.
func (t *talk) lend(f *finder, s *sentence) {
	if !f.troopsNear(s) {
		return
	}
	for k := range s.refs {
		if r := &s.refs[k]; f.givenTroops(s, r) && !slices.Contains(t.joined, r.ID) {
			t.joined = append(t.joined, r.ID)
		}
	}
	for i := s.First; i < s.Last; i++ {
		if !s.Pack.Means(f.a.Tokens[i].Lower, lang.Lends) {
			continue
		}
		for k := range s.refs {
			r := &s.refs[k]
			if f.besideWord(r, i) && r.slot != account && r.slot != "subj" && !s.Pack.Means(r.slot, lang.Against) && !slices.Contains(t.joined, r.ID) {
				t.joined = append(t.joined, r.ID)
			}
		}
	}
}

// givenTroops reports whether a party stands without a preposition right before troops that it is sent:
// they are for it, not only where it is ("sent Russia 12,000 troops").
func (f *finder) givenTroops(s *sentence, r *ref) bool {
	return r.bare && (r.slot == "obj" || r.slot == "dat") && slices.ContainsFunc(s.goods, func(g goods) bool {
		return g.Class == "personnel.troops" && g.clause == r.clause && g.first >= r.last && g.first-r.last <= quantityReach && g.prep == ""
	})
}

// troopsNear reports whether a sentence or the one before it names troops.
func (f *finder) troopsNear(s *sentence) bool {
	from := f.a.Sentences[max(s.index-1, 0)].First
	for i := from; i < s.Last; i++ {
		if m := f.a.Tokens[i].Mark; m > 0 && f.a.Marks[m-1].Goods != nil && f.a.Marks[m-1].Goods.Class == "personnel.troops" {
			return true
		}
	}
	return false
}

// joins reports whether troops go to a party whose war the report says that troops join.
func (t *talk) joins(s *sentence, p *predicate) bool {
	if p.rule.Frame != "give" && p.rule.Frame != "arrive" {
		return false
	}
	return slices.ContainsFunc(s.refs, func(r ref) bool {
		return r.clause == p.clause && r.slot != "adj" && r.slot != "subj" && slices.Contains(t.joined, r.ID)
	})
}

// besideWord reports whether a party stands in the phrase of the word at i.
func (f *finder) besideWord(r *ref, i int) bool {
	return r.first >= i && r.first-i <= 3 || r.last <= i && i-r.last <= 2 || r.first <= i && i < r.last
}

// sentElsewhere reports whether the predicate's clause names another place its goods go to
// than the party r.
func (f *finder) sentElsewhere(s *sentence, p *predicate, r *ref) bool {
	return slices.ContainsFunc(s.refs, func(o ref) bool {
		return o.clause == p.clause && s.Pack.Means(o.slot, lang.Toward) && o.ID != r.ID
	})
}

// firm reports whether a predicate speaks of supply without the help of goods words.
func (f *finder) firm(p *predicate) bool {
	return p.rule.Kind == "transfer"
}

// resumeReach is how many sentences back the goods of a bare "deliveries" may stand.
const resumeReach = 8

// recent is how many sentences back goods may have been named that a sentence takes
// up by a pronoun, a number or a general word.
const recent = 3

// belongs reports whether goods stand in the reach of a predicate: in its clause, on
// a preposition that its frame takes, and with no nearer noun of transfer.
func (f *finder) belongs(s *sentence, p *predicate, g *goods, index int) bool {
	if p.own == index {
		return true
	}
	if g.clause != p.clause {
		return f.antecedent(s, p, g) || f.apposed(s, p, g)
	}
	if s.Pack.Means(g.prep, lang.Apart) && p.rule.With == nil && (p.verb != nil && s.Pack.Means(g.prep, lang.Against) || f.fits(s, g, index) || !f.nounOf(p, g)) {
		return false
	}
	if f.pricedIn(s, p, g) || f.otherHalf(s, p, g) {
		return false
	}
	cargo := f.cargo(s, p, g)
	if p.rule.Frame == "attain" && !cargo && flies(g.Class) {
		return false // "Raketen aus dem Libanon erreichten Israel": shot, not delivered
	}
	if f.otherVerb(s, p, g) || p.rule.Kind == "both" && p.rule.Frame != "equip" && p.rule.Frame != "seek" && !slices.Contains(p.rule.With, g.prep) && g.first >= p.last && g.prep != "" && g.prep != "of" && !cargo {
		return false
	}
	if p.verb == nil {
		return f.nounOf(p, g)
	}
	if s.Pack.Means(g.prep, lang.Instrument) && p.rule.Frame != "equip" && p.rule.With == nil && !p.verb.Attributive && !cargo {
		return false
	}
	if f.carries(s, p, g) || g.last <= p.first && f.movesElse(s, p) {
		return false
	}
	if p.verb.Attributive {
		return g.first >= p.first && g.first-p.last <= 6 || p.first >= g.last && p.first-g.last <= 2 && !f.nearerGoods(s, p, index)
	}
	return true
}

// cargo reports whether goods stand behind a German "mit" that hangs on the noun before it, beside
// a verb of coming, leaving or seizing: what it holds comes with it ("Ein Zug mit Panzern kam an",
// "fing ein Schiff mit Raketen ab"); or whether it is what somebody pays with.
func (f *finder) cargo(s *sentence, p *predicate, g *goods) bool {
	if p.verb == nil || !s.Pack.Grammar.VerbLast() || !s.Pack.Means(g.prep, lang.Instrument) {
		return false
	}
	switch p.rule.Frame {
	case "pay":
		return true
	case "arrive", "leave", "attain", "seize", "give":
		if p.rule.Frame == "give" && !p.verb.Passive {
			return false
		}
		i := g.first - 1
		for i > s.First && f.a.Tokens[i].Lower != g.prep {
			i--
		}
		return i > s.First && f.a.ClauseOf(i) == p.clause && f.nounLike(s, i-1)
	}
	return false
}

// flies reports whether goods of the class reach a place when they are fired at it.
func flies(c waybill.Class) bool {
	switch c.Family() {
	case "missile", "ammunition", "uncrewed", "artillery":
		return true
	}
	return false
}

// nearerGoods reports whether other English goods stand between those at index and the
// participle behind them, which is then theirs ("shot down jets with missiles supplied by …").
func (f *finder) nearerGoods(s *sentence, p *predicate, index int) bool {
	return !s.Pack.Grammar.VerbLast() && index+1 < len(s.goods) && s.goods[index+1].last <= p.first && !f.listed(&s.goods[index], &s.goods[index+1])
}

// otherHalf reports whether goods stand in the half of another participle than p under the same
// German auxiliary, where p's own half names some.
func (f *finder) otherHalf(s *sentence, p *predicate, g *goods) bool {
	first, last, halved := f.conjunct(s, p)
	within := func(o goods) bool { return o.first >= first && o.last <= last && !o.vague }
	return halved && !within(*g) && slices.ContainsFunc(s.goods, within)
}

// pricedIn reports whether goods stand behind "für" beside a German verb of getting that has
// others for its object: those are got for them ("bekommt für seine Drohnen Gold", "für ihre
// Haubitzen Munition").
func (f *finder) pricedIn(s *sentence, p *predicate, g *goods) bool {
	if p.verb == nil || p.rule.Frame != "get" || !s.Pack.Grammar.VerbLast() || !s.Pack.Means(g.prep, lang.Toward) || !s.Pack.Means(g.prep, lang.Apart) {
		return false
	}
	return slices.ContainsFunc(s.goods, func(o goods) bool {
		return o.clause == p.clause && o.first != g.first && o.prep == "" && !o.vague
	})
}

// fits reports whether English goods are what the goods before them are for ("spare parts for
// F-5 aircraft"): only those pass.
func (f *finder) fits(s *sentence, g *goods, index int) bool {
	if index == 0 || s.Pack.Grammar.VerbLast() || !s.Pack.Means(g.prep, lang.Toward) {
		return false
	}
	before := s.goods[index-1].last
	return before < g.first && g.first-before <= 4 && f.a.Tokens[before].Lower == g.prep
}

// carries reports whether goods are the subject of an active verb of giving that has other
// goods behind it: what brings them ("Ein Flugzeug brachte Raketen in den Iran").
func (f *finder) carries(s *sentence, p *predicate, g *goods) bool {
	finite := s.Clauses[p.clause].Finite
	if g.last == p.first && f.a.Tokens[p.first].Has(lang.PresPart) && !s.Pack.Grammar.VerbLast() { // "a plane carrying missiles"
		return slices.ContainsFunc(s.goods, func(o goods) bool { return o.clause == p.clause && o.first >= p.last && o.prep == "" })
	}
	if p.rule.Frame != "give" && p.rule.Lemma != "unload" || p.verb.Passive || p.verb.Attributive || g.prep != "" || g.last != finite ||
		slices.ContainsFunc(s.refs, func(r ref) bool { return r.slot == "subj" && r.clause == p.clause }) {
		return false
	}
	return slices.ContainsFunc(s.goods, func(o goods) bool { return o.clause == p.clause && o.first > finite && o.prep == "" })
}

// otherVerb reports whether goods in an English clause belong to another verb than p: as
// subject of a modal or auxiliary that follows them, or as object of an infinitive
// behind p that moves nothing ("promised the missiles would not be used", "plans to
// test a missile").
func (f *finder) otherVerb(s *sentence, p *predicate, g *goods) bool {
	if s.Pack.Grammar.VerbLast() || g.first < p.last {
		return false
	}
	if p.rule.Kind != "stage" {
		return p.verb != nil && p.rule.Moves() && f.forPurpose(s, p, g)
	}
	if p.verb != nil && g.last < s.Last && f.a.Tokens[g.last].Has(lang.Modal) && f.a.IsVerb(s.Pack, s.First, g.last) {
		return true
	}
	for i := p.last; i+1 < g.first; i++ {
		if v := &f.a.Tokens[i+1]; f.a.Tokens[i].Has(lang.To) && v.Has(lang.Infinitive) && f.a.IsVerb(s.Pack, s.First, i+1) && !v.Has(lang.Auxiliary) {
			return !slices.ContainsFunc(s.preds, func(o predicate) bool { return o.first > i && o.first < g.first && !event(o.rule.Kind) })
		}
	}
	return false
}

// forPurpose reports whether English goods are what others before them, that a verb moves, are
// to be used on ("getting missiles to shoot down drones").
func (f *finder) forPurpose(s *sentence, p *predicate, g *goods) bool {
	if !slices.ContainsFunc(s.goods, func(o goods) bool { return o.first >= p.last && o.last <= g.first && o.clause == p.clause && !o.vague }) {
		return false
	}
	for i := p.last; i+1 < g.first; i++ {
		if v := &f.a.Tokens[i+1]; f.a.Tokens[i].Has(lang.To) && v.Has(lang.Infinitive) && f.a.IsVerb(s.Pack, s.First, i+1) {
			return !slices.ContainsFunc(s.preds, func(o predicate) bool { return o.first == i+1 })
		}
	}
	return false
}

// listed reports whether g goes on the list that p stands in: only commas, "and",
// numbers and attributes lie between.
func (f *finder) listed(p, g *goods) bool {
	if g.clause != p.clause || g.first < p.last {
		return false
	}
	joined := false
	for t := p.last; t < g.first; t++ {
		token := &f.a.Tokens[t]
		switch {
		case token.Lower == "," || token.Has(lang.Coordinator):
			joined = true
		case token.Has(lang.Preposition) && token.Form.Lemma == p.prep:
		case token.Kind == text.Number, token.Has(lang.Quantity | lang.Adjective | lang.Det | lang.Adverb | lang.Possessive):
		case token.Kind == text.Word && !token.Has(lang.Verb|lang.Preposition|lang.Modal|lang.Subord|lang.Relative):
		default:
			return false
		}
	}
	return joined
}

// nounReach is how many words may stand between a noun of transfer and its goods.
const nounReach = 12

// nounOf reports whether goods hang on a noun of transfer: close behind it, or
// directly before it.
func (f *finder) nounOf(p *predicate, g *goods) bool {
	if (p.rule.Kind == "stage" || p.rule.Kind == "both") && p.verb == nil && p.rule.POS != "noun" {
		return true
	}
	if g.first >= p.last {
		if g.first-p.last > nounReach {
			return g.prep == ""
		}
		for t := p.last; t < g.first; t++ {
			if f.a.Tokens[t].Has(lang.Finite) && f.a.Tokens[t].Has(lang.Modal|lang.Auxiliary) {
				return false
			}
		}
		return true
	}
	return p.first-g.last <= 2 && p.first >= g.last-1
}

// antecedent reports whether the predicate's clause is a relative clause about g.
func (f *finder) antecedent(s *sentence, p *predicate, g *goods) bool {
	c := &s.Clauses[p.clause]
	reach := 4
	if of := c.First - 1; of > s.First && f.a.Tokens[of].Lower == "of" && f.howMany(of-1) {
		reach = 10 // "14 tanks to Kyiv, eight of which have arrived"
	}
	return c.Kind == lang.RelativeTo && g.last <= c.First && c.First-g.last <= reach && !f.goodsIn(s, p.clause)
}

// howMany reports whether token i is a number or another word for how many.
func (f *finder) howMany(i int) bool {
	return f.a.Tokens[i].Kind == text.Number || f.a.Tokens[i].Has(lang.Quantity)
}

// apposed reports whether goods stand in a neighbouring clause without a predicate of
// its own, as in a list behind a colon, while the predicate's clause names none.
func (f *finder) apposed(s *sentence, p *predicate, g *goods) bool {
	if d := g.clause - p.clause; d != 1 && d != -1 || f.goodsIn(s, p.clause) {
		return false
	}
	for i := range s.preds {
		if s.preds[i].clause == g.clause && !event(s.preds[i].rule.Kind) {
			return false
		}
	}
	if s.Clauses[g.clause].Finite < 0 {
		return true
	}
	return g.clause == p.clause+1 && (s.Pack.Grammar.VerbLast() || p.rule.Kind == "stage")
}

func (f *finder) goodsIn(s *sentence, clause int) bool {
	for i := range s.goods {
		if s.goods[i].clause == clause && !s.goods[i].vague {
			return true
		}
	}
	return false
}
