package claim

import (
	"slices"
	"strings"
	"unicode"

	"waybill"
	"waybill/lang"
	"waybill/text"
)

// named is a party with how often the report names it.
type named struct {
	waybill.PartyRef
	count int
	// home reports that the dateline names it.
	home bool
}

// talk is what a report speaks of, so that a sentence that leaves a party or the
// goods open can be completed from it.
type talk struct {
	// deals are the pairs that sentences name in full, in the order of the text.
	deals []deal
	// firsts are the first deals of each pair of parties, parts each party's part in all.
	firsts []deal
	pairs  map[[2]waybill.PartyID]bool
	parts  map[waybill.PartyID]part
	// subject is the party that was last the subject of a sentence.
	subject waybill.PartyRef
	// subjects are the parties that were subjects of sentence subjectsAt and before, the
	// last first.
	subjects   []waybill.PartyRef
	subjectsAt int
	// authors are the parties that sign a joint statement.
	authors []waybill.PartyRef
	// firm is the firm last named.
	firm waybill.PartyRef
	// named are the parties the report names, the first first.
	named []named
	// pair is the two sides of the last claim.
	pair deal
	// goods are the goods last spoken of, said in sentence goodsAt.
	goods   goods
	goodsAt int
	// author is the party a signed statement speaks for: the first its headline names.
	author waybill.PartyRef
	// barter reports that the section's heading speaks of what is given in return, so
	// that civil goods count.
	barter bool
	// digest reports that the report is a list of separate items, each headed by its
	// date or number: nothing is carried from one to the next.
	digest bool
	// block is the block of the sentence at hand.
	block int
	// signed is who answers for what no speaker is named for: the narrator, or whoever
	// signs a statement.
	signed waybill.Source
	// topics is the item each block belongs to, nil where every block is its own.
	topics []int
	// listing reports that the last claim announced a list; last is that claim.
	listing bool
	last    *waybill.Claim
	// head is the last claim that is no line of a list.
	head *waybill.Claim
	// told is what the sentence of the last claim says of all the arms between its two
	// sides: that claim, of a class that covers them.
	told *waybill.Claim
	// lastAt is the sentence of the last claim.
	lastAt int
	// joined are the parties whose wars the report says that others' troops join.
	joined []waybill.PartyID
	// ring is the exchange among three that the report speaks of.
	ring ring
}

func (t *talk) prime(f *finder) {
	t.digest = f.datedItems() >= 3 || f.headedItems() >= 3
	if topics, n := f.newsItems(); !t.digest && n >= 3 {
		t.digest, t.topics = true, topics
	}
	t.digest = t.digest || f.placedItems() >= 3
	t.count(f)
	t.signed = f.signature()
	t.authors = f.signatories()
	for i := range f.a.Marks {
		m := &f.a.Marks[i]
		if !f.a.Report.Title.Contains(m.Span) {
			return
		}
		if t.signed.Name != waybill.Narrator && !t.signed.Span.Overlaps(m.Span) {
			continue
		}
		if p := m.Party(); p != nil {
			t.author = waybill.PartyRef{ID: p.ID, Span: m.Span}
			return
		}
	}
}

// datelineWithin is how many sentences of a report its dateline stands in.
const datelineWithin = 6

// count counts how often each party is named.
func (t *talk) count(f *finder) {
	t.named = nil
	home := 0
	for i := 0; i < len(f.a.Sentences) && i < datelineWithin && home == 0; i++ {
		if end := f.a.Dateline(i); end > f.a.Sentences[i].First {
			home = end
		}
	}
	for i := range f.a.Marks {
		m := &f.a.Marks[i]
		p := m.Party()
		if p == nil {
			continue
		}
		k := slices.IndexFunc(t.named, func(n named) bool { return n.ID == p.ID })
		if k < 0 {
			k = len(t.named)
			t.named = append(t.named, named{PartyRef: waybill.PartyRef{ID: p.ID, Span: m.Span}})
		}
		t.named[k].count++
		t.named[k].home = t.named[k].home || m.First < home && !f.a.Report.Title.Contains(m.Span)
	}
}

// home is the party that the dateline names, else the one given.
func (t *talk) home(other waybill.PartyRef) waybill.PartyRef {
	if i := slices.IndexFunc(t.named, func(n named) bool { return n.home }); i >= 0 {
		return t.named[i].PartyRef
	}
	return other
}

// openings goes through the first sentences of the blocks.
func (f *finder) openings(yield func(*lang.Sentence) bool) {
	for i := range f.a.Sentences {
		s := &f.a.Sentences[i]
		if (i == 0 || f.a.Sentences[i-1].Block != s.Block) && !yield(s) {
			return
		}
	}
}

// datedItems counts the blocks that begin with a day and a month.
func (f *finder) datedItems() int {
	count := 0
	for s := range f.openings {
		if s.First+1 < s.Last && f.a.Tokens[s.First].Kind == text.Number && f.a.Tokens[s.First+1].Has(lang.Month) {
			count++
		}
	}
	return count
}

// placedItems counts the blocks that begin with a place as a sentence of its own
// ("Buenos Aires. Argentina has signed …").
func (f *finder) placedItems() int {
	count := 0
	for s := range f.openings {
		last := s.Last - 1
		if last-s.First < 1 || last-s.First > 3 || f.a.Tokens[last].Lower != "." || f.a.SpanOf(s.First, s.Last).End == f.a.Report.Blocks[s.Block].Span.End {
			continue
		}
		name := true
		for i := s.First; i < last; i++ {
			name = name && f.a.Tokens[i].Upper
		}
		if name {
			count++
		}
	}
	return count
}

// newsItems numbers the items of a ticker ("+++ 8.15 Uhr: …") or of a column of short
// news, whose headings stand above paragraphs with a dateline of their own ("MOKKA. …"):
// the item of every block, and how many there are.
func (f *finder) newsItems() ([]int, int) {
	blocks := f.a.Report.Blocks
	topics, n := make([]int, len(blocks)), 0
	for b := range blocks {
		words := blocks[b].Span.Of(f.a.Text)
		switch {
		case strings.HasPrefix(words, "++"):
			n++
		case blocks[b].Kind == waybill.Heading && b+1 < len(blocks) && placed(blocks[b+1].Span.Of(f.a.Text)):
			n++
		}
		topics[b] = n
	}
	return topics, n
}

// placed reports whether a paragraph begins with a place in capitals and a full stop
// or dash.
func placed(words string) bool {
	i := strings.IndexFunc(words, func(r rune) bool { return !unicode.IsLetter(r) && r != '/' && r != ' ' })
	if i < 3 {
		return false
	}
	place := words[:i]
	return strings.ToUpper(place) == place && (words[i] == '.' || strings.HasPrefix(words[i:], "–") || words[i] == '-' || words[i] == '(')
}

// topic is the item of a digest that a block belongs to.
func (t *talk) topic(block int) int {
	if t.topics == nil {
		return block
	}
	return t.topics[block]
}

// headedItems counts the blocks that begin with a head in capitals, with a number before it
// or with a party in it ("BELGRADE TURNS OFF THE TAP."): the items of a newsletter. A line
// that names a speaker of a transcript ("QUESTION:") is none, nor is the head of a section
// ("WHAT WE FOUND").
func (f *finder) headedItems() int {
	count := 0
	for s := range f.openings {
		capitals, topical, span := 0, false, f.a.Report.Blocks[s.Block].Span
		for t := s.First; t < len(f.a.Tokens) && span.Contains(f.a.Tokens[t].Span); t++ {
			token := &f.a.Tokens[t]
			if token.Kind != text.Word {
				if token.Lower == ":" {
					capitals = 0
				}
				if capitals == 0 && token.Lower != ":" || token.Kind == text.Number {
					topical = topical || token.Kind == text.Number
					continue
				}
				break
			}
			words := token.Span.Of(f.a.Text)
			if strings.ToUpper(words) != words || strings.ToLower(words) == words {
				break
			}
			capitals++
			topical = topical || token.Mark > 0 && f.a.Marks[token.Mark-1].Party() != nil
		}
		if capitals >= 2 && topical {
			count++
		}
	}
	return count
}

// hear takes in a sentence before its claims are made.
func (t *talk) hear(f *finder, s *sentence) {
	if t.digest && t.topic(t.block) != t.topic(s.Block) {
		t.subject, t.pair, t.goods, t.last, t.told = waybill.PartyRef{}, deal{}, goods{}, nil, nil
	}
	t.block = s.Block
	t.ring.hear(f, s)
	if f.headline(s) {
		t.barter = f.exchangeCue(s) != nil
	}
	if f.a.Report.Blocks[s.Block].Kind != waybill.Item {
		t.listing = t.last != nil && f.a.Tokens[s.Last-1].Lower == ":"
	}
}

// gather notes the deals a sentence names in full.
func (t *talk) gather(f *finder, s *sentence, before int) {
	for _, c := range f.claims[before:] {
		switch {
		case c.Kind != waybill.TransferClaim || !c.Goods.Class.Military():
		case c.Supplier.Known() && c.Recipient.Known():
			t.note(deal{c.Supplier, c.Recipient, c.Goods.Class, s.index, s.Block})
		default:
			t.half(c.Supplier, c.Recipient)
		}
	}
	t.verbless(f, s)
	t.takeUp(f, s)
}

// verbless notes the deal that a line without a predicate names ("Iranian missiles for
// Russia", "Panzer aus Polen für die Ukraine").
func (t *talk) verbless(f *finder, s *sentence) {
	if len(s.preds) > 0 || len(s.goods) == 0 || !s.goods[0].Class.Military() {
		return
	}
	var d deal
	for i := range s.refs {
		r := &s.refs[i]
		theirs := (r.slot == "adj" || r.slot == "poss") && r.noun >= s.goods[0].first && r.noun < s.goods[0].last
		switch {
		case (theirs || s.Pack.Means(r.slot, lang.Whence)) && !d.supplier.Known():
			d.supplier = r.PartyRef
		case s.Pack.Means(r.slot, lang.Toward) && !d.recipient.Known():
			d.recipient = r.PartyRef
		}
	}
	if d.supplier.Known() && d.recipient.Known() && d.supplier.ID != d.recipient.ID {
		d.class, d.sentence, d.block = s.goods[0].Class, s.index, s.Block
		t.note(d)
	}
}

// remember takes in a sentence after its claims were made.
func (t *talk) remember(f *finder, s *sentence, before int) {
	t.takeUp(f, s)
	var last *waybill.Claim
	for i := before; i < len(f.claims); i++ {
		c := &f.claims[i]
		if c.Kind != waybill.TransferClaim || !c.Goods.Class.Military() {
			continue
		}
		if c.Supplier.Known() && c.Recipient.Known() {
			t.pair = deal{c.Supplier, c.Recipient, c.Goods.Class, s.index, s.Block}
		}
		last = c
	}
	switch {
	case last == nil:
	case t.last != nil && last.Certainty != t.last.Certainty && f.lists(s) != nil:
		t.lastAt = s.index // what a package does not include is not spoken of any more, the package is
	default:
		copied := *last
		t.last, t.listing, t.lastAt = &copied, true, s.index
		if f.a.Report.Blocks[s.Block].Kind != waybill.Item {
			t.head = &copied
		}
	}
	if t.last != nil && t.lastAt == s.index {
		t.tell(f.claims[before:])
	}
}

// tell notes what a sentence's claims say of all the arms between the sides of the last:
// of several kinds of arms, their family, or arms in general.
func (t *talk) tell(claims []waybill.Claim) {
	told := *t.last
	for i := range claims {
		c := &claims[i]
		if c.Kind != waybill.TransferClaim || !c.Goods.Class.Military() || c.Supplier.ID != told.Supplier.ID || c.Recipient.ID != told.Recipient.ID || c.Goods.Class == told.Goods.Class {
			continue
		}
		class := waybill.Class("weapons")
		if c.Goods.Class.Family() == told.Goods.Class.Family() {
			class = waybill.Class(c.Goods.Class.Family())
		}
		told.Goods = waybill.Goods{Class: class, Span: told.Goods.Span.Join(c.Goods.Span)}
	}
	t.told = &told
}

// takeUp notes the subject and the goods of a sentence.
func (t *talk) takeUp(f *finder, s *sentence) {
	for i := range s.refs {
		if s.refs[i].slot == "subj" && !s.refs[i].back {
			t.subjects = slices.Insert(t.subjects, 0, s.refs[i].PartyRef)
			t.subjects = t.subjects[:min(len(t.subjects), 4)]
			t.subjectsAt = s.index
		}
	}
	for i := range s.refs {
		if s.refs[i].slot == "subj" {
			t.subject = s.refs[i].PartyRef
			break
		}
	}
	found := false
	for i := range s.goods {
		g := &s.goods[i]
		switch {
		case !g.Class.Military() || g.vague || g.moves != nil:
		case !found:
			t.goods, t.goodsAt, found = *g, s.index, true
		case g.Class.Family() != t.goods.Class.Family() && tangible(g.Class) && g.Class.Family() != "weapons":
			t.goods.Class = "weapons" // several kinds: "the deliveries" are of arms
		}
	}
	for i := range s.refs {
		if f.kind(s.refs[i].ID) == waybill.Firm {
			t.firm = s.refs[i].PartyRef
		}
	}
}

// speakerParty is the party behind "we" at a place: that of the statement's speaker.
func (t *talk) speakerParty(f *finder, at waybill.Span) waybill.PartyRef {
	if s := f.covering(at); s != nil {
		if s.Speaker.Party != "" {
			return waybill.PartyRef{ID: s.Speaker.Party, Span: s.Speaker.Span}
		}
		return waybill.PartyRef{}
	}
	return t.author
}
