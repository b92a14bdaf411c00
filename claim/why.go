package claim

import (
	"slices"

	"waybill"
)

// The rules behind the values that code gives: parties, goods, source, exchange, events.
// Those of stage and certainty are in stages.tsv and certainties.tsv.
var (
	// Where a party stands to the word that says that goods pass, or to one above it, by
	// the slots of that word's frame (frames.tsv): first as who gives, then as who gets.
	whySubject     = [2]waybill.Rule{{Name: "subject", Why: "The subject of this word is who gives.", WhyDE: "Das Subjekt dieses Wortes ist, wer gibt."}, {Name: "subject", Why: "The subject of this word is who gets.", WhyDE: "Das Subjekt dieses Wortes ist, wer bekommt."}}
	whyObject      = [2]waybill.Rule{{Name: "object", Why: "The object of this word is who gives.", WhyDE: "Das Objekt dieses Wortes ist, wer gibt."}, {Name: "object", Why: "The object of this word is who gets.", WhyDE: "Das Objekt dieses Wortes ist, wer bekommt."}}
	whyPreposition = [2]waybill.Rule{{Name: "preposition", Why: "The preposition before it marks who gives.", WhyDE: "Die Präposition davor zeigt, wer gibt."}, {Name: "preposition", Why: "The preposition before it marks who gets.", WhyDE: "Die Präposition davor zeigt, wer bekommt."}}
	whyAttribute   = [2]waybill.Rule{{Name: "attribute", Why: "A name that qualifies this word says who gives.", WhyDE: "Ein Name, der dieses Wort näher bestimmt, sagt, wer gibt."}, {Name: "attribute", Why: "A name that qualifies this word says who gets.", WhyDE: "Ein Name, der dieses Wort näher bestimmt, sagt, wer bekommt."}}
	whyTakenUp     = waybill.Rule{Name: "taken up", Why: "These words stand for who was named before.", WhyDE: "Diese Wörter stehen für den, der zuvor genannt war."}

	whyLicensed  = waybill.Rule{Name: "licensed", Why: "It is allowed or forbidden to deliver, so it is who gives.", WhyDE: "Wem erlaubt oder verboten wird zu liefern, der gibt."}
	whyHelped    = waybill.Rule{Name: "helped", Why: "Who is helped by a delivery gets it.", WhyDE: "Wem mit einer Lieferung geholfen wird, der bekommt sie."}
	whyAround    = waybill.Rule{Name: "clause around", Why: "The clause does not name the side; the noun or clause that it belongs to does.", WhyDE: "Der Satzteil nennt die Seite nicht; das Nomen oder der Satz, zu dem er gehört, nennt sie."}
	whyDirection = waybill.Rule{Name: "direction", Why: "The words leave open who gives; a firm, who gives in the report's other deals, or the state the weapon comes from does.", WhyDE: "Die Wörter lassen offen, wer gibt; es ist eine Firma, wer in den anderen Geschäften des Berichts gibt, oder der Staat, aus dem die Waffe stammt."}
	whyHandedOn  = waybill.Rule{Name: "handed on", Why: "Who got the goods hands them on.", WhyDE: "Wer die Güter bekommen hat, gibt sie weiter."}
	whySentence  = waybill.Rule{Name: "same goods", Why: "The sentence names it where it speaks of the same goods with another word.", WhyDE: "Der Satz nennt die Seite dort, wo er mit einem anderen Wort von denselben Gütern spricht."}
	whyInReturn  = waybill.Rule{Name: "in return", Why: "What is given in return goes the other way.", WhyDE: "Was als Gegenleistung gegeben wird, geht den umgekehrten Weg."}
	whyTurned    = waybill.Rule{Name: "deal turned round", Why: "The sentence names no side; what is paid for arms, or a weapon made by who got the others, goes the other way than the deal before it.", WhyDE: "Der Satz nennt keine Seite; was für Waffen gezahlt wird, oder eine Waffe aus der Fertigung dessen, der die anderen bekam, geht umgekehrt wie das Geschäft davor."}
	whyMade      = waybill.Rule{Name: "weapon's adjective", Why: "The sentence names no side; the weapon comes from the state whose adjective stands before it (weapons.tsv).", WhyDE: "Der Satz nennt keine Seite; die Waffe stammt aus dem Staat, dessen Adjektiv davor steht (weapons.tsv)."}
	whyLastDeal  = waybill.Rule{Name: "deal last spoken of", Why: "The sentence names no side; it goes on with the deal before it.", WhyDE: "Der Satz nennt keine Seite; er setzt das Geschäft davor fort."}

	// What spoke most for a party where the words leave the side open and several parties
	// are weighed.
	whyNamedHere      = waybill.Rule{Name: "weighed: same sentence", Why: "The side is left open; the sentence names this party and gives it no other part.", WhyDE: "Die Seite bleibt offen; der Satz nennt diese Partei und weist ihr nichts anderes zu."}
	whyNamedNear      = waybill.Rule{Name: "weighed: same paragraph", Why: "The side is left open; the paragraph named this party before.", WhyDE: "Die Seite bleibt offen; der Absatz hat diese Partei zuvor genannt."}
	whyHeadline       = waybill.Rule{Name: "weighed: headline", Why: "The side is left open; the headline names this party.", WhyDE: "Die Seite bleibt offen; die Überschrift nennt diese Partei."}
	whyNamedElsewhere = waybill.Rule{Name: "weighed: same pair", Why: "The side is left open; elsewhere the report names both sides, and this party is the other one.", WhyDE: "Die Seite bleibt offen; anderswo nennt der Bericht beide Seiten, und diese Partei ist die andere."}
	whyGoesOn         = waybill.Rule{Name: "weighed: deal last spoken of", Why: "The side is left open; in the deal spoken of just before, this party is the other side.", WhyDE: "Die Seite bleibt offen; im Geschäft, von dem eben die Rede war, ist diese Partei die andere Seite."}
	whyAlike          = waybill.Rule{Name: "weighed: like before", Why: "The side is left open; in the sentence before, this party has it for such goods.", WhyDE: "Die Seite bleibt offen; im Satz davor hat sie diese Partei für solche Güter."}
	whyUsualSide      = waybill.Rule{Name: "weighed: usual side", Why: "The side is left open; in the report's other deals this party has it.", WhyDE: "Die Seite bleibt offen; in den anderen Geschäften des Berichts hat sie diese Partei."}
	whyOrigin         = waybill.Rule{Name: "weighed: weapon from there", Why: "The side is left open; the weapon comes from this state (weapons.tsv).", WhyDE: "Die Seite bleibt offen; die Waffe stammt aus diesem Staat (weapons.tsv)."}
	whyMaker          = waybill.Rule{Name: "weighed: maker", Why: "The side is left open; this firm makes the weapon (weapons.tsv).", WhyDE: "Die Seite bleibt offen; diese Firma stellt die Waffe her (weapons.tsv)."}
	whyLine           = waybill.Rule{Name: "line of a list", Why: "The line of the list begins with this party; the head of the list leaves the side open.", WhyDE: "Die Zeile der Liste beginnt mit dieser Partei; der Kopf der Liste lässt die Seite offen."}
	whyOften          = waybill.Rule{Name: "weighed: often named", Why: "The side is left open; the report names this party often.", WhyDE: "Die Seite bleibt offen; der Bericht nennt diese Partei oft."}
	whyDateline       = waybill.Rule{Name: "weighed: dateline", Why: "The side is left open; the report comes from there.", WhyDE: "Die Seite bleibt offen; der Bericht kommt von dort."}

	whyWord        = waybill.Rule{Name: "goods word", Why: "The word has this class in goods.tsv.", WhyDE: "Das Wort hat in goods.tsv diese Klasse."}
	whyDesignation = waybill.Rule{Name: "designation", Why: "The name of the weapon has this class in weapons.tsv.", WhyDE: "Der Name der Waffe hat in weapons.tsv diese Klasse."}
	whyBefore      = waybill.Rule{Name: "goods before", Why: "The sentence takes up goods that were named before it.", WhyDE: "Der Satz nimmt Güter auf, die vor ihm genannt waren."}
	whyImplied     = waybill.Rule{Name: "implied", Why: "The word that says that goods pass says which (predicates.tsv).", WhyDE: "Das Wort, das von der Übergabe spricht, sagt auch, wovon (predicates.tsv)."}

	whyStatement = waybill.Rule{Name: "statement", Why: "It stands in what this speaker says; where one speaker quotes another, the innermost counts.", WhyDE: "Es steht in dem, was dieser Sprecher sagt; wo einer den anderen zitiert, zählt der innerste."}
	whyActor     = waybill.Rule{Name: "own act", Why: "Who announces, promises, demands or denies a transfer, or stands before the colon, answers for it.", WhyDE: "Wer einen Transfer ankündigt, zusagt, fordert oder bestreitet oder vor dem Doppelpunkt steht, steht dafür ein."}
	whySigned    = waybill.Rule{Name: "signature", Why: "The text is given out in this name.", WhyDE: "Der Text ist unter diesem Namen herausgegeben."}
	whyNarrator  = waybill.Rule{Name: "narrator", Why: "Nobody else is named for it.", WhyDE: "Niemand anders ist dafür genannt."}

	whyExchange = waybill.Rule{Name: "word of exchange", Why: "A word says that one is given for the other.", WhyDE: "Ein Wort sagt, dass eins für das andere gegeben wird."}
	whyAfter    = waybill.Rule{Name: "said of it", Why: "These words are about the transfer told before.", WhyDE: "Diese Wörter handeln von dem Transfer, von dem zuvor die Rede war."}

	whyEvent        = waybill.Rule{Name: "event word", Why: "The word tells of such an event (predicates.tsv).", WhyDE: "Das Wort erzählt von einem solchen Ereignis (predicates.tsv)."}
	whyEventParties = waybill.Rule{Name: "all named", Why: "The parties of an event are all that its sentence names.", WhyDE: "Die Parteien eines Ereignisses sind alle, die sein Satz nennt."}
	whyEventStated  = waybill.Rule{Name: "event", Why: "An event is always taken as stated.", WhyDE: "Ein Ereignis gilt immer als Tatsache."}
)

// atSlot is why parties have a side of predicate o: the slot of its frame they stand in.
func (f *finder) atSlot(o *predicate, slot string, refs []*ref, supplier bool) waybill.Reason {
	if len(refs) == 0 {
		return waybill.Reason{}
	}
	side := 1
	if supplier {
		side = 0
	}
	why := &whyAttribute[side]
	switch r := refs[0]; {
	case r.back:
		why = &whyTakenUp
	case r.prepositional():
		why = &whyPreposition[side]
	case slot == "subj":
		why = &whySubject[side]
	case slot == "obj" || slot == "dat":
		why = &whyObject[side]
	}
	return reason(why, waybill.Span{}, f.a.SpanOf(o.first, o.last))
}

// because notes why the sides that were found since the last call are what they are, and
// forgets the reason for those that were dropped.
func (x *sides) because(rule *waybill.Rule) { x.note(reason(rule), reason(rule)) }

func (x *sides) note(supplier, recipient waybill.Reason) {
	for _, side := range []struct {
		refs     []waybill.PartyRef
		why, now *waybill.Reason
	}{{x.suppliers, &x.whySupplier, &supplier}, {x.recipients, &x.whyRecipient, &recipient}} {
		switch {
		case len(side.refs) == 0:
			*side.why = waybill.Reason{}
		case side.why.Rule == nil:
			*side.why = *side.now
		}
	}
}

// turned notes that the direction was settled, where the sides are no longer those before.
func (x *sides) turned(before *sides) {
	if !slices.Equal(before.suppliers, x.suppliers) || !slices.Equal(before.recipients, x.recipients) {
		x.whySupplier, x.whyRecipient = waybill.Reason{}, waybill.Reason{}
		x.because(&whyDirection)
	}
}

// reason is a rule with its words.
func reason(rule *waybill.Rule, words ...waybill.Span) waybill.Reason {
	r := waybill.Reason{Rule: rule}
	copy(r.Words[:], words)
	return r
}

// explained completes what claims tell of why their values are what they are.
func (f *finder) explained(claims []waybill.Claim) []waybill.Claim {
	for i := range claims {
		c := &claims[i]
		if c.Why.Source.Rule == nil || c.Why.Source.Words[0] != c.Source.Span {
			c.Why.Source = f.whySource(c)
		}
		if c.Kind != waybill.TransferClaim {
			c.Why.Kind, c.Why.Certainty = reason(&whyEvent, c.StageWords), reason(&whyEventStated)
			c.Why.Parties = reason(&whyEventParties)
			continue
		}
		side(&c.Why.Supplier, c.Supplier)
		side(&c.Why.Recipient, c.Recipient)
		if c.Exchange == "" {
			c.Why.Exchange = waybill.Reason{}
		}
		c.Why.Goods = reason(whyGoods(c), c.Goods.Span)
		if c.Why.Stage.Rule == nil || c.Why.Stage.Words[0] != c.StageWords {
			c.Why.Stage = reason(&whyAfter, c.StageWords)
		}
		if c.Why.Certainty.Rule == nil || c.Why.Certainty.Words[0] != c.CertaintyWords {
			c.Why.Certainty = reason(&whyAfter, c.CertaintyWords)
		}
	}
	return claims
}

// side completes the reason for a party.
func side(r *waybill.Reason, p waybill.PartyRef) {
	switch {
	case !p.Known():
		*r = waybill.Reason{}
	case r.Rule == nil:
		*r = reason(&whyLastDeal, p.Span)
	case r.Words[1] == p.Span:
		r.Words = [3]waybill.Span{p.Span}
	default:
		r.Words[0] = p.Span
	}
}

func (f *finder) whySource(c *waybill.Claim) waybill.Reason {
	switch {
	case c.Source.Statement != "":
		return reason(&whyStatement, c.Source.Span)
	case c.Source.Name == waybill.Narrator:
		return reason(&whyNarrator)
	case c.Source.Name == f.talk.signed.Name && c.Source.Span == f.talk.signed.Span:
		return reason(&whySigned, c.Source.Span)
	}
	return reason(&whyActor, c.Source.Span)
}

func whyGoods(c *waybill.Claim) *waybill.Rule {
	switch {
	case !c.Evidence.Contains(c.Goods.Span):
		return &whyBefore
	case c.Goods.Designation != "":
		return &whyDesignation
	case c.Goods.Span == c.StageWords:
		return &whyImplied
	}
	return &whyWord
}
