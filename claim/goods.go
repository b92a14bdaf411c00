package claim

import (
	"slices"
	"strings"

	"waybill"
	"waybill/atlas"
	"waybill/lang"
	"waybill/measure"
	"waybill/text"
)

// goods is a thing a sentence names that can be transferred.
type goods struct {
	waybill.Goods
	first, last int
	clause      int
	// taken marks a general word that takes up goods named before.
	taken bool
	// elliptic marks goods named before that a number without a noun takes up ("six more").
	elliptic bool
	// vague marks words that are goods only where something clearly passes.
	vague bool
	// general marks vague words that may mean arms of another class.
	general bool
	// prep is the preposition it hangs on, "" for none.
	prep string
	// origin is where the weapon type was designed, maker the firm that makes it.
	origin []waybill.PartyID
	maker  string
	// moves is the noun rule of a compound ("Waffenlieferung"), nil if none.
	moves *lang.Predicate
}

// goods finds the goods of a sentence: words for goods and designations, joined
// where they name one thing ("Kampfpanzer vom Typ Leopard 1").
func (f *finder) goods(s *sentence) {
	a := f.a
	for m := f.mark; m < len(a.Marks) && a.Marks[m].First < s.Last; m++ {
		mark := &a.Marks[m]
		g := goods{first: mark.First, last: mark.Last, clause: a.ClauseOf(mark.First)}
		g.Span = mark.Span
		switch {
		case mark.Goods != nil:
			if f.a.IsVerb(s.Pack, s.First, mark.Last-1) && mark.Last-mark.First == 1 && !s.Pack.Grammar.VerbLast() {
				continue
			}
			g.Class, g.vague, g.general, g.moves = mark.Goods.Class, mark.Goods.Vague, mark.Goods.General, mark.Goods.Moves
			if g.moves == nil && mark.Last-mark.First > 1 {
				g.moves = movingHead(s.Pack, a.Tokens[mark.Last-1].Lower) // "weapons shipment"
			}
			if mark.Span.End < a.Tokens[mark.Last-1].Span.End {
				if !f.compoundMoves(&g) {
					continue // "Drohnen-Angriff"
				}
			}
		case mark.Name != nil && mark.Name.Weapon != nil:
			g.Class, g.Designation, g.origin = mark.Name.Weapon.Class, mark.Name.Weapon.Designation, mark.Name.Weapon.Origin
			g.maker = mark.Name.Weapon.Maker
		default:
			continue
		}
		if g.Class == "intelligence" && f.namesSpeaker(&g) {
			continue // "according to South Korean intelligence"
		}
		if f.ofAttack(s, &g) {
			continue // "missile and drone strikes"
		}
		if f.opposed(s, &g) {
			continue // "anti-tank", "counter-artillery": what it is against, not what it is
		}
		if n := len(s.goods); n > 0 && f.oneThing(s, &s.goods[n-1], &g) {
			if p := &s.goods[n-1]; p.Designation != "" && f.isUnit(s, &g) {
				p.Span, p.last = p.Span.Join(g.Span), g.last // "Patriot battery": so much of the weapon
				continue
			}
			join(&s.goods[n-1], &g)
			continue
		}
		f.preposition(s, &g)
		s.goods = append(s.goods, g)
	}
	f.guns(s)
	f.sharedHeads(s)
	f.deeds(s)
	f.purposes(s)
	f.quantities(s)
}

// guns gives words like "guns" the class of the artillery that the sentence names before them, or
// that was last spoken of.
func (f *finder) guns(s *sentence) {
	for k := range s.goods {
		g := &s.goods[k]
		if !g.general || g.vague || g.Designation != "" {
			continue
		}
		if before := k > 0 && s.goods[k-1].Class.Family() == "artillery"; before {
			g.Class = s.goods[k-1].Class
		} else if f.lately(s) && f.talk.goods.Class.Family() == "artillery" {
			g.Class = f.talk.goods.Class
		}
	}
}

// deeds leaves out English goods words that only tell what a deed is done with, or what
// a trade is in: "missile and drone strikes", "the arms industry".
func (f *finder) deeds(s *sentence) {
	if s.Pack.Grammar.VerbLast() {
		return
	}
	for k := len(s.goods) - 1; k >= 0; k-- {
		if last := s.goods[k].last; last >= s.Last || !s.Pack.Means(f.a.Tokens[last].Lower, lang.Deed) {
			continue
		}
		first := k
		for first > 0 && s.goods[first].first-s.goods[first-1].last == 1 && f.a.Tokens[s.goods[first-1].last].Has(lang.Coordinator) && !strings.HasSuffix(f.a.Tokens[s.goods[first-1].last-1].Lower, "s") {
			first--
		}
		s.goods = slices.Delete(s.goods, first, k+1)
		k = first
	}
}

// purposes leaves out goods that only tell what parts, ammunition or training before them
// are for ("Ersatzteile für seine Leopard-Panzer", "spare parts for Turkish submarines"):
// these alone pass, to whoever owns the others.
func (f *finder) purposes(s *sentence) {
	purpose := func(g *goods) bool { return s.Pack.Means(g.prep, lang.Purpose) }
	for k := 1; k < len(s.goods); k++ {
		p, g := &s.goods[k-1], &s.goods[k]
		if !purpose(g) || purpose(p) || !accessory(p.Class) || p.Class == "sensor" || p.moves != nil || !f.rightBehind(p.last, g.first) {
			continue
		}
		p.vague = false
		last := k + 1
		for last < len(s.goods) && purpose(&s.goods[last]) && f.listed(&s.goods[last-1], &s.goods[last]) {
			last++
		}
		for i := range s.refs {
			if r := &s.refs[i]; (r.slot == "adj" || r.slot == "poss") && r.noun >= g.first && r.noun < s.goods[last-1].last {
				r.slot, r.noun = g.prep, -1
			}
		}
		s.goods = slices.Delete(s.goods, k, last)
	}
}

// rightBehind reports whether only one preposition with articles, adjectives, owners and
// numbers stands between two goods.
func (f *finder) rightBehind(last, first int) bool {
	for i := last; i < first; i++ {
		t := &f.a.Tokens[i]
		named := t.Mark > 0 && f.a.Marks[t.Mark-1].Party() != nil || t.Kind == text.Clitic
		if i == last != t.Has(lang.Preposition) || i > last && !named && t.Kind != text.Number && !t.Has(lang.Det|lang.Possessive|lang.Adjective|lang.Quantity) {
			return false
		}
	}
	return last < first
}

// ofAttack reports whether a goods word shares the head of a phrase that names no
// goods: "missile" in "missile and drone strikes".
func (f *finder) ofAttack(s *sentence, g *goods) bool {
	if g.last+1 >= s.Last || !f.a.Tokens[g.last].Has(lang.Coordinator) {
		return false
	}
	next := &f.a.Tokens[g.last+1]
	if next.Mark == 0 {
		return false
	}
	mark := &f.a.Marks[next.Mark-1]
	return mark.Phrase != nil && mark.Phrase.Goods == nil && mark.First == g.last+1 && next.Has(lang.GoodsNoun)
}

// opposed reports whether the goods word is the second part of a word like
// "anti-tank" or "counter-artillery".
func (f *finder) opposed(s *sentence, g *goods) bool {
	t := &f.a.Tokens[g.first]
	if t.Last-t.First < 2 || g.Span.Begin == t.Span.Begin {
		return false
	}
	return s.Pack.Means(strings.ToLower(f.a.Atoms[t.First].Of(f.a.Text)), lang.Opposed)
}

// namesSpeaker reports whether goods words are part of what names a speaker.
func (f *finder) namesSpeaker(g *goods) bool {
	return f.stating(g.Span) != nil
}

// stating is the statement whose speaker the words name, nil if they name none.
func (f *finder) stating(words waybill.Span) *waybill.Statement {
	for i := range f.statements {
		if f.statements[i].Mention.Contains(words) {
			return &f.statements[i]
		}
	}
	return nil
}

// movingHead is the rule of a noun that by itself says that goods pass, nil if it is none.
func movingHead(pack *lang.Pack, noun string) *lang.Predicate {
	form := pack.Lexicon.Form(noun)
	if form == nil || pack.Grammar.VerbLast() {
		return nil
	}
	for _, p := range form.Predicates {
		if p.POS == "noun" && p.Kind == "transfer" {
			return p
		}
	}
	return nil
}

// compoundMoves handles a goods word that is the first part of a hyphenated one: it
// counts where the last part is a noun of transfer ("Waffen-Deal") or goods itself.
func (f *finder) compoundMoves(g *goods) bool {
	last := &f.a.Tokens[g.last-1]
	if last.Form == nil {
		return false
	}
	for _, p := range last.Form.Predicates {
		if p.Moves() {
			g.moves = p
			g.Span.End = last.Span.End
			return true
		}
	}
	return last.Has(lang.GoodsNoun)
}

// oneThing reports whether two neighbouring marks name one thing: a designation
// beside a goods word, with nothing but "vom Typ", "of the type" between.
func (f *finder) oneThing(s *sentence, p, g *goods) bool {
	if g.first < p.last {
		return true
	}
	if f.roundsOf(s, p, g) {
		return true
	}
	if g.first == p.last && !s.Pack.Grammar.VerbLast() && p.Designation == "" {
		return true // a noun compound: the last word is its head
	}
	if p.Designation != "" && g.Designation != "" {
		return g.first == p.last && f.a.Tokens[g.first].Glued
	}
	if g.first == p.last {
		return p.Designation != "" || g.Designation != "" || g.vague || p.Class.Family() == g.Class.Family()
	}
	if g.first-p.last > 3 || p.Designation == "" && g.Designation == "" {
		return false
	}
	between := strings.ToLower(f.a.Words(p.last, g.first))
	if s.Pack.Means(between, lang.Kind) || strings.ContainsAny(between, "(„“\"") && len([]rune(between)) == 1 {
		return true
	}
	// "Patriot air defense missile systems", "M1 main battle tanks"
	for t := p.last; t < g.first; t++ {
		if !f.a.Tokens[t].Has(lang.Adjective) {
			return false
		}
	}
	return p.Designation != ""
}

// isUnit reports whether a goods word is one that weapons are counted in ("battery").
func (f *finder) isUnit(s *sentence, g *goods) bool {
	_, ok := s.Pack.Units.Get(f.a.Tokens[g.last-1].Lower, "unit")
	return ok && g.last-g.first == 1 && g.Designation == ""
}

// roundsOf reports whether p counts g though it names goods itself ("rounds of small-arms
// ammunition").
func (f *finder) roundsOf(s *sentence, p, g *goods) bool {
	if g.first != p.last+1 || p.last-p.first != 1 || !f.content(s, p.last) {
		return false
	}
	_, thing := s.Pack.Units.Get(f.a.Tokens[p.first].Lower, "thing")
	return thing
}

// join merges g into p. What the head word says beats the designation where it names
// something else that goes with it: ammunition, parts, training.
func join(p, g *goods) {
	p.Span = p.Span.Join(g.Span)
	p.last = max(p.last, g.last)
	if p.moves == nil {
		p.moves = g.moves
	}
	weapon, word := p, g
	if p.Designation == "" {
		weapon, word = g, p
	}
	if weapon.Designation != "" {
		p.Designation, p.origin, p.maker = weapon.Designation, weapon.origin, weapon.maker
	}
	switch {
	case weapon.Designation == "":
		if !g.vague {
			p.Class = sharper(p.Class, g.Class)
		}
	case word.Class.Family() == weapon.Class.Family() && strings.Contains(string(word.Class), "."):
		p.Class = word.Class
	case accessory(word.Class):
		p.Class = word.Class
	case weapon.Class.Family() == "missile" && word.Class == "air-defence.system":
		p.Class = word.Class // "das Flugabwehrsystem Iris-T"
	case weapon.Class == "air-defence.system" && word.Class.Family() == "missile":
		p.Class = "air-defence.interceptor"
	default:
		p.Class = weapon.Class
	}
	p.vague = false
}

// sharper is the class that says more of two for one thing.
func sharper(p, g waybill.Class) waybill.Class {
	if p.Family() == g.Family() && strings.Contains(string(p), ".") {
		return p
	}
	return g
}

func accessory(c waybill.Class) bool {
	switch c.Family() {
	case "ammunition", "components", "training", "technology", "sensor":
		return true
	}
	return false
}

// preposition notes the preposition a goods phrase hangs on.
func (f *finder) preposition(s *sentence, g *goods) { f.prepositionAt(s, g, g.first) }

// prepositionAt is preposition for a phrase that begins at a token before the goods' own.
func (f *finder) prepositionAt(s *sentence, g *goods, first int) {
	g.prep = ""
	a := f.a
	for i := first - 1; i >= s.First && first-i <= 8; i-- {
		t := &a.Tokens[i]
		switch {
		case t.Has(lang.Preposition) && !t.Has(lang.Quantity):
			g.prep = t.Form.Lemma
			return
		case f.owns(s, i):
		case t.Mark > 0 || t.Kind == text.Punct || t.Has(lang.Coordinator):
			if n := len(s.goods); n > 0 && (t.Has(lang.Coordinator) || t.Lower == ",") && s.goods[n-1].last == i {
				g.prep = s.goods[n-1].prep
			}
			return
		case a.IsVerb(s.Pack, s.First, i) && !t.Has(lang.Adjective), t.Has(lang.Month):
			return // "im August Raketen": the preposition has its noun
		case s.Pack.Grammar.VerbLast() && f.nounLike(s, i) && !t.Has(lang.Adjective|lang.Quantity) && !f.countWord(s, i):
			return // "nach Kriegsbeginn Raketen"
		}
	}
}

// countWord reports whether token i is of words that say how many or how much ("mit drei
// Schiffsladungen Munition").
func (f *finder) countWord(s *sentence, i int) bool {
	f.measure(s)
	return slices.ContainsFunc(s.amounts, func(q measure.Amount) bool { return q.First <= i && i < q.Last })
}

// owns reports whether token i is of a party's adjective or possessive ("for Turkish
// submarines", "for Turkey's tanks").
func (f *finder) owns(s *sentence, i int) bool {
	t := &f.a.Tokens[i]
	if t.Kind == text.Clitic {
		return true
	}
	if t.Mark == 0 || f.a.Marks[t.Mark-1].Party() == nil {
		return false
	}
	mark := &f.a.Marks[t.Mark-1]
	return mark.Name.Kind == atlas.Adjective || mark.Last < s.Last && f.a.Tokens[mark.Last].Kind == text.Clitic
}

// items claims what a list names that follows an announced transfer: lines of their
// own under "The package includes:".
func (f *finder) items(s *sentence, before int) {
	block := f.a.Report.Blocks[s.Block]
	if block.Kind != waybill.Item || f.talk.digest || len(f.claims) > before || len(s.goods) == 0 || !f.talk.listing {
		return
	}
	model := f.talk.last
	if party := f.labelOf(s); party != nil {
		model = f.sideOf(party, f.talk.head)
	} else if slices.ContainsFunc(s.preds, func(p predicate) bool { return p.rule.Stage != "" }) {
		return // "A request for missiles is under review"
	}
	if model != nil {
		f.fanOut(s, model, true) // a line of the list says itself that its goods pass
	}
}

// labelOf is the party that a line of a list begins with ("Poland: 14 jets"), nil if it begins with none.
func (f *finder) labelOf(s *sentence) *ref {
	for i := range s.refs {
		if r := &s.refs[i]; r.first <= s.First+2 && r.last < s.Last && f.a.Tokens[r.last].Lower == ":" {
			return r
		}
	}
	return nil
}

// sideOf is what the head of a list says, of a party on the side that the head leaves open; nil where it
// leaves none open or both. A question is answered by its list.
func (f *finder) sideOf(party *ref, head *waybill.Claim) *waybill.Claim {
	if head == nil || head.Supplier.Known() == head.Recipient.Known() || head.Supplier.ID == party.ID || head.Recipient.ID == party.ID {
		return nil
	}
	c := *head
	if c.Supplier.Known() {
		c.Recipient, c.Why.Recipient = party.PartyRef, reason(&whyLine)
	} else {
		c.Supplier, c.Why.Supplier = party.PartyRef, reason(&whyLine)
	}
	if strings.HasSuffix(strings.TrimSpace(c.Evidence.Of(f.a.Text)), "?") {
		c.Certainty, c.CertaintyWords, c.Why.Certainty = waybill.Stated, waybill.Span{}, waybill.Reason{}
	}
	return &c
}
