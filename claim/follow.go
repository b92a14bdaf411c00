package claim

import (
	"slices"

	"waybill"
	"waybill/lang"
	"waybill/text"
)

// followReach is how many sentences behind a claim a denial of it or the contents of
// its shipment may stand.
const followReach = 2

// follow reads what a sentence without a transfer of its own says of the last one, by the
// first of the readers that finds something.
func (f *finder) follow(s *sentence, readers ...func(*sentence)) {
	before := len(f.claims)
	for _, read := range readers {
		if read(s); len(f.claims) > before {
			for i := before; i < len(f.claims); i++ {
				c := &f.claims[i]
				c.Why.Supplier, c.Why.Recipient = reason(&whyLastDeal), reason(&whyLastDeal)
			}
			return
		}
	}
}

// denial claims that the last transfer is not so, where a sentence without goods of
// its own denies or doubts what was said ("Kairo wies den Bericht zurück").
func (f *finder) denial(s *sentence) {
	last, before := f.talk.last, len(f.claims)
	if last == nil || s.index-f.talk.lastAt > followReach || f.namesArms(s) {
		return
	}
	for i := range s.preds {
		p := &s.preds[i]
		certainty := p.rule.Certainty
		if certainty == "" && p.rule.Stage == waybill.Refused && p.verb != nil && p.verb.Negation < 0 && f.rejectsCharge(s, p) {
			certainty = waybill.Denied // "Tehran rejected the accusation"
		}
		if p.rule.Kind != "stage" || certainty == "" || p.verb == nil || p.verb.Passive || certainty == waybill.Denied && p.verb.Negation >= 0 && !s.Pack.Grammar.VerbLast() {
			continue // "did not dispute the figure"
		}
		for _, r := range f.deniers(s, p) {
			if p.rule.Certainty == "" && r.ID != last.Supplier.ID && r.ID != last.Recipient.ID {
				continue
			}
			c := *f.accusing(s, r.ID)
			c.Certainty, c.CertaintyWords = certainty, f.a.SpanOf(p.first, p.last)
			c.Source = f.asSource(r)
			c.Evidence, c.Exchange, c.Condition = f.a.SpanOf(s.First, s.Last), "", waybill.Span{}
			f.claims = append(f.claims, c)
		}
		if len(f.claims) == before {
			f.disowned(s, p, certainty)
		}
		return
	}
}

// disowned claims that the last transfer is denied by a speaker who is no party of the talk by name,
// where the sentence names none but the sides of it ("Ein Regierungssprecher dementierte", "Das
// Verteidigungsministerium in Belgrad wies das zurück").
func (f *finder) disowned(s *sentence, p *predicate, certainty waybill.Certainty) {
	if p.rule.Certainty == "" || !s.Pack.Grammar.VerbLast() || p.verb.Attributive || p.verb.Infinite || f.decidesElse(s, p) || !f.sidesOnly(s) {
		return
	}
	c := *f.talk.last
	f.source(s, p, nil, &c)
	if c.Source.Name == waybill.Narrator || c.Source.Name == "" {
		return
	}
	c.Certainty, c.CertaintyWords = certainty, f.a.SpanOf(p.first, p.last)
	c.Evidence, c.Exchange, c.Condition = f.a.SpanOf(s.First, s.Last), "", waybill.Span{}
	f.claims = append(f.claims, c)
}

// accusing is the claim that a party denies: of those told just before the last that has it for
// the supplier, if the last has it for the recipient.
func (f *finder) accusing(s *sentence, denier waybill.PartyID) *waybill.Claim {
	last := f.talk.last
	if last.Recipient.ID != denier {
		return last
	}
	from := f.a.Tokens[f.a.Sentences[max(0, s.index-followReach)].First].Span.Begin
	for i := len(f.claims) - 1; i >= 0; i-- {
		c := &f.claims[i]
		if c.Kind == waybill.TransferClaim && c.Evidence.Begin >= from && c.Supplier.ID == denier && c.Goods.Class.Military() {
			return c
		}
	}
	return last
}

// decision claims a new stage of the last transfer, where a side of it decides
// without naming the goods again ("Berlin stimmte zu", "Warsaw turned it down").
func (f *finder) decision(s *sentence) {
	last := f.talk.last
	if last == nil || s.index-f.talk.lastAt > followReach || f.namesArms(s) {
		return
	}
	for i := range s.preds {
		p := &s.preds[i]
		if p.rule.Kind != "stage" || p.verb == nil || p.verb.Passive || p.verb.Attributive || !decides(p.rule.Stage) || f.decidesElse(s, p) || f.actsElse(s, p) || f.answersElse(s, p) {
			continue
		}
		for _, r := range f.deniers(s, p) {
			if r.ID != last.Supplier.ID && r.ID != last.Recipient.ID {
				continue
			}
			c := *last
			f.decide(s, p, nil, &c)
			f.source(s, p, nil, &c)
			c.When = f.when(s, p, nil)
			c.Evidence, c.Exchange = f.a.SpanOf(s.First, s.Last), ""
			f.claims = append(f.claims, c)
			return
		}
	}
}

// decidesElse reports whether a verb of decision has an object of its own that is neither
// the transfer nor its goods ("approved Sweden's entry", "billigte den Beitritt").
func (f *finder) decidesElse(s *sentence, p *predicate) bool {
	german := s.Pack.Grammar.VerbLast()
	object := false
	for i := s.Clauses[p.clause].First; i < s.Clauses[p.clause].Last; i++ {
		t := &f.a.Tokens[i]
		switch {
		case f.a.ClauseOf(i) != p.clause || !german && i < p.last:
		case german && f.nounLike(s, i) && f.act(i) != "" && !s.Pack.Means(t.Lower, lang.Charge):
			return true // "lehnte eine Stellungnahme ab"
		case t.Form != nil && (len(t.Form.Predicates) > 0 || t.Form.Goods != nil) || s.Pack.Means(t.Lower, lang.TakesUp, lang.Charge):
			return false
		case !german && (t.Kind == text.Punct || t.Has(lang.Preposition|lang.Pronoun|lang.Coordinator)):
			return object
		case t.Mark > 0 || t.Has(lang.PartyNoun|lang.PersonNoun|lang.Month|lang.Quantity|lang.Adverb|lang.Particle):
		case german:
			object = object || f.nounLike(s, i) && !f.inPhrase(s, i)
		case f.a.IsVerb(s.Pack, s.First, i):
			return object
		default:
			object = object || t.Kind == text.Word && !t.Has(lang.Det|lang.Adjective|lang.Possessive)
		}
	}
	return object
}

// answersElse reports whether an English sentence asks for or offers something that is no goods
// before its decision, which is then on that ("asked for a base; Khartoum refused").
func (f *finder) answersElse(s *sentence, p *predicate) bool {
	return !s.Pack.Grammar.VerbLast() && slices.ContainsFunc(s.preds, func(o predicate) bool {
		return o.first < p.first && o.verb != nil && o.rule.Kind == "stage" && (o.rule.Stage == waybill.Sought || o.rule.Stage == waybill.Offered) && f.decidesElse(s, &o)
	})
}

// actsElse reports whether an infinitive under a verb of decision moves no goods ("declined
// to comment", "lehnte es ab, sich zu äußern").
func (f *finder) actsElse(s *sentence, p *predicate) bool {
	for i := p.last; i < s.Last; i++ {
		t := &f.a.Tokens[i]
		infinitive := t.Has(lang.ToInf) || i > s.First && f.a.Tokens[i-1].Has(lang.To) && t.Has(lang.Infinitive)
		c := &s.Clauses[f.a.ClauseOf(i)]
		if !infinitive || f.a.ClauseOf(i) != p.clause && c.Parent != p.clause {
			continue
		}
		return !slices.ContainsFunc(s.preds, func(o predicate) bool {
			return o.first == i && !event(o.rule.Kind) && o.rule.Stage != waybill.Negotiated
		})
	}
	return false
}

// inPhrase reports whether the noun at i hangs on a preposition ("am Montag").
func (f *finder) inPhrase(s *sentence, i int) bool {
	for i--; i >= s.First && f.a.Tokens[i].Has(lang.Det|lang.Adjective|lang.Quantity); i-- {
		if f.a.Tokens[i].Has(lang.Preposition) {
			return true
		}
	}
	return i >= s.First && f.a.Tokens[i].Has(lang.Preposition)
}

func decides(stage waybill.Stage) bool {
	return stage == waybill.Agreed || stage == waybill.Refused || stage == waybill.Halted
}

// absence claims that the last transfer has not come so far, where a sentence says
// that there is no contract, licence or delivery ("Ein Vertrag ist das nicht").
func (f *finder) absence(s *sentence) {
	last := f.talk.last
	if last == nil || s.index-f.talk.lastAt > followReach || f.namesArms(s) || len(s.refs) > 0 || f.a.Tokens[s.First].Has(lang.Question) {
		return
	}
	untrue := func(t lang.Token) bool { return s.Pack.Means(t.Lower, lang.Verdict) }
	if slices.ContainsFunc(f.a.Tokens[s.First:s.Last], untrue) {
		return // "The agreement was not false"
	}
	for i := range s.preds {
		p := &s.preds[i]
		if p.verb != nil || p.rule.POS != "noun" || event(p.rule.Kind) || p.rule.Kind == "exchange" || p.rule.Kind == "list" {
			continue
		}
		stage, _ := split(p.rule.Stage)
		if stage == "" {
			stage = waybill.Delivered
		}
		at := f.negationIn(s, p.clause)
		if f.calledSo(s, p) {
			continue
		}
		if at < 0 || stage != waybill.Agreed && stage != waybill.Delivered && stage != waybill.Underway {
			continue
		}
		c := *last
		c.Stage, c.StageWords = stage, f.a.SpanOf(p.first, p.last)
		c.Certainty, c.CertaintyWords = waybill.Denied, f.a.Tokens[at].Span
		f.source(s, p, nil, &c)
		c.Evidence, c.Exchange, c.Condition = f.a.SpanOf(s.First, s.Last), "", waybill.Span{}
		f.claims = append(f.claims, c)
		return
	}
}

// calledSo reports whether an English noun is only what a verb of calling calls something
// ("Neither government calls it barter").
func (f *finder) calledSo(s *sentence, p *predicate) bool {
	for i := s.Clauses[p.clause].First; i < p.first && !s.Pack.Grammar.VerbLast(); i++ {
		t := &f.a.Tokens[i]
		if f.a.ClauseOf(i) == p.clause && !t.Has(lang.Auxiliary) && formOf(s.Pack, t, lang.Calls) && f.a.IsVerb(s.Pack, s.First, i) {
			return true
		}
	}
	return false
}

// negationIn is the first word of negation in a clause, -1 if there is none.
func (f *finder) negationIn(s *sentence, clause int) int {
	for i := s.Clauses[clause].First; i < s.Clauses[clause].Last; i++ {
		if f.a.ClauseOf(i) == clause && f.a.Tokens[i].Has(lang.Negation) {
			return i
		}
	}
	return -1
}

// namesArms reports whether a sentence names arms.
func (f *finder) namesArms(s *sentence) bool {
	return slices.ContainsFunc(s.goods, func(g goods) bool { return g.Class.Military() && !g.vague })
}

// aside claims that the last transfer of a sentence is denied by the party that an aside
// names ("…, a charge Abu Dhabi has denied").
func (f *finder) aside(s *sentence, drafts []draft, before int) {
	if s.Pack.Grammar.VerbLast() || len(f.claims) == before {
		return
	}
	for i := range s.preds {
		p := &s.preds[i]
		rejects := p.rule.Kind == "stage" && p.rule.Stage == waybill.Refused // "a claim it rejects"
		if p.rule.Certainty != waybill.Denied && !rejects || p.verb == nil || p.verb.Passive || p.verb.Negation >= 0 {
			continue
		}
		behind := true
		for k := range drafts {
			behind = behind && drafts[k].p.first < p.first && drafts[k].p.clause != p.clause
		}
		if !behind || !f.charge(s, p) {
			continue
		}
		for _, r := range f.subjects(s, p) {
			c := f.claims[len(f.claims)-1]
			c.Certainty, c.CertaintyWords = waybill.Denied, f.a.SpanOf(p.first, p.last)
			c.Source = f.asSource(r)
			c.Exchange, c.Condition = "", waybill.Span{}
			f.claims = append(f.claims, c)
		}
		return
	}
}

// charge reports whether the clause of a denial begins with a word for what is denied.
func (f *finder) charge(s *sentence, p *predicate) bool {
	c := &s.Clauses[p.clause]
	for i := c.First; i < p.first; i++ {
		if s.Pack.Means(f.a.Tokens[i].Lower, lang.Charge) {
			return true
		}
	}
	return false
}

// deniers are the parties that are subject of a verb of denial.
func (f *finder) deniers(s *sentence, p *predicate) []*ref {
	var all []*ref
	for _, r := range f.subjects(s, p) {
		if !r.back {
			all = append(all, r)
		}
	}
	return all
}

// subjects are the parties that are subject of a verb, those that a pronoun takes up among them.
func (f *finder) subjects(s *sentence, p *predicate) []*ref {
	var all []*ref
	for i := range s.refs {
		if r := &s.refs[i]; r.slot == "subj" && r.clause == p.clause {
			all = append(all, r)
		}
	}
	return all
}

// contents claims the goods that a sentence lists as part of the last transfer ("The
// package includes …", "Darunter sind …").
func (f *finder) contents(s *sentence) {
	last, p := f.talk.last, f.lists(s)
	if last == nil || p == nil || s.index-f.talk.lastAt > followReach || f.asks(s) {
		return
	}
	model, here := *last, waybill.Claim{}
	f.look(s, p, nil).certainty(s.Pack.Certainties, last.Stage, &here)
	if weight(here.Certainty) > weight(last.Certainty) { // "The package does not include bombs"
		model.Certainty, model.CertaintyWords, model.Why.Certainty = here.Certainty, here.CertaintyWords, here.Why.Certainty
	}
	f.fanOut(s, &model, false)
}

// fanOut claims of the goods of a sentence, one of each class, what a claim before it
// says of its own; words that are goods only where something passes as asked for.
func (f *finder) fanOut(s *sentence, model *waybill.Claim, vague bool) {
	seen := map[waybill.Class]bool{}
	for i := range s.goods {
		g := &s.goods[i]
		if seen[g.Class] || f.fits(s, g, i) || g.vague && !vague || !g.Class.Military() {
			continue
		}
		seen[g.Class] = true
		c := *model
		c.Goods, c.Evidence = g.Goods, f.itemOf(s, g)
		c.Exchange, c.Condition = "", waybill.Span{}
		f.claims = append(f.claims, c)
	}
}

// included claims the goods that an English relative clause lists as part of a deal told
// before it ("a deal that also included torpedoes").
func (f *finder) included(s *sentence, drafts []draft, before int) {
	if s.Pack.Grammar.VerbLast() || len(f.claims) == before {
		return
	}
	for i := range s.preds {
		p := &s.preds[i]
		if p.rule.Kind != "list" || p.verb == nil || s.Clauses[p.clause].Kind != lang.RelativeTo && s.Clauses[p.clause].Kind != lang.Content {
			continue
		}
		model := f.claims[len(f.claims)-1]
		for k := range s.goods {
			g := &s.goods[k]
			if g.clause != p.clause || g.first < p.last || g.vague || !g.Class.Military() || f.covered(drafts, g) {
				continue
			}
			c := model
			c.Goods, c.Exchange = g.Goods, ""
			f.claims = append(f.claims, c)
		}
	}
}

// covered reports whether goods already belong to a draft.
func (f *finder) covered(drafts []draft, g *goods) bool {
	same := func(thing goods) bool { return thing.first == g.first }
	return slices.ContainsFunc(drafts, func(d draft) bool { return slices.ContainsFunc(d.things, same) })
}

// lists is the word of containing in a sentence, nil if there is none.
func (f *finder) lists(s *sentence) *predicate {
	for i := range s.preds {
		if s.preds[i].rule.Kind == "list" {
			return &s.preds[i]
		}
	}
	return nil
}
