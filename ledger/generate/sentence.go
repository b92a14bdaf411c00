package generate

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"waybill"
)

// claim writes a sentence that claims a deal, and what is read from it.
func (d *draft) claim(of *deal) {
	p := d.world.pairs[of.pair]
	c := waybill.Claim{
		Kind:     waybill.TransferClaim,
		Supplier: waybill.PartyRef{ID: suppliers[p.supplier]}, Recipient: waybill.PartyRef{ID: recipients[p.recipient]},
		Source: waybill.Source{Name: waybill.Narrator},
	}
	begin := len(d.text)
	said := d.source(&c)
	words := len(d.text)
	t := pick(d.rng, tellings)
	c.Stage, c.Certainty = t.stage, t.certainty
	c.Supplier.Span = d.put(d.name(c.Supplier.ID))
	if d.german {
		d.put(" " + t.deVerb + " ")
		c.Recipient.Span = d.put(d.name(c.Recipient.ID))
		d.put(" ")
		d.when(&c)
		d.goods(&c, of)
		d.put(" " + t.deEnd)
	} else {
		d.put(" " + t.en + " ")
		d.goods(&c, of)
		d.put(" to ")
		c.Recipient.Span = d.put(d.name(c.Recipient.ID))
		d.put(" ")
		d.when(&c)
		d.text = []byte(strings.TrimRight(string(d.text), " "))
	}
	if said {
		s := &d.statements[len(d.statements)-1]
		s.Spans = []waybill.Span{d.from(words)}
	}
	d.put(".")
	c.Evidence = d.from(begin)
	d.claims = append(d.claims, c)
}

// source names who says it, or nobody; it reports whether somebody is named.
func (d *draft) source(c *waybill.Claim) bool {
	party := c.Supplier.ID
	switch d.rng.IntN(10) {
	case 0, 1, 2, 3:
		return false
	case 4, 5, 6, 7:
	default:
		party = c.Recipient.ID
	}
	office := in(d, pick(d.rng, deOffices), pick(d.rng, enOffices))
	s := waybill.Statement{ID: "s" + strconv.Itoa(len(d.statements)+1), Type: waybill.Indirect, Medium: waybill.Speech}
	begin := len(d.text)
	d.put(in(d, "Das ", "The "))
	s.Speaker = waybill.Speaker{Name: office + in(d, " von ", " of ") + d.name(party), Party: party}
	s.Speaker.Span = d.put(s.Speaker.Name)
	d.put(" ")
	s.Cue = []waybill.Span{d.put(in(d, "erklärte", "said"))}
	d.put(in(d, ", ", " that "))
	s.Mention, s.Frame = s.Speaker.Span, []waybill.Span{d.from(begin)}
	d.statements = append(d.statements, s)
	c.Source = waybill.Source{
		Name: s.Speaker.Name, Span: s.Speaker.Span, Statement: s.ID, Party: party,
		Chain: []waybill.ChainLink{{Name: s.Speaker.Name, Span: s.Speaker.Span, Kind: waybill.OfficeLink, Party: party}},
	}
	return true
}

// goods names what is transferred; one claim in eight leaves it open.
func (d *draft) goods(c *waybill.Claim, of *deal) {
	ware := wares[of.goods]
	if d.rng.IntN(8) == 0 {
		ware = wares[0]
	}
	begin := len(d.text)
	if of.quantity > 0 && ware.class != "weapons" {
		c.Goods.Quantity = d.put(strconv.Itoa(int(of.quantity)))
		c.Goods.Amount.Min = waybill.At(float64(of.quantity))
		c.Goods.Amount.Max = c.Goods.Amount.Min
		d.put(" ")
	}
	d.put(in(d, ware.de, ware.en))
	c.Goods.Class, c.Goods.Designation, c.Goods.Span = ware.class, ware.designation, d.from(begin)
}

// when says a day, a month, or nothing.
func (d *draft) when(c *waybill.Claim) {
	on := d.day.AddDate(0, 0, -d.rng.IntN(60))
	month := in(d, deMonths[on.Month()-1], on.Month().String())
	switch d.rng.IntN(4) {
	case 0:
		c.When.Span = d.put(in(d, fmt.Sprintf("am %d. %s %d", on.Day(), month, on.Year()), fmt.Sprintf("on %d %s %d", on.Day(), month, on.Year())))
		c.When.Begin, c.When.End, c.When.Precision = on.Format(time.DateOnly), on.Format(time.DateOnly), waybill.Day
		d.put(" ")
	case 1:
		begin := time.Date(on.Year(), on.Month(), 1, 0, 0, 0, 0, time.UTC)
		c.When.Span = d.put(in(d, "im ", "in ") + month + " " + strconv.Itoa(on.Year()))
		c.When.Begin, c.When.End, c.When.Precision = begin.Format(time.DateOnly), begin.AddDate(0, 1, -1).Format(time.DateOnly), waybill.Month
		d.put(" ")
	}
}

// filler writes a sentence that claims nothing.
func (d *draft) filler() {
	begin := len(d.text)
	if d.german {
		d.put("die " + d.phrase() + " " + pick(d.rng, deVerbs) + " " + pick(d.rng, deTimes) + " die " + d.phrase() + " der " + d.place() + "er " + d.compound())
		if d.rng.IntN(2) == 0 {
			d.put(", denn die " + d.compound() + " von " + d.place() + " " + pick(d.rng, deVerbs) + " seit " + d.number() + " Tagen die " + d.compound())
		}
	} else {
		d.put("the " + d.phrase() + " of " + d.place() + " " + pick(d.rng, enVerbs) + " " + pick(d.rng, enTimes) + " the " + d.phrase())
		if d.rng.IntN(2) == 0 {
			d.put(", while " + d.number() + " members of the " + d.compound() + " in " + d.place() + " " + pick(d.rng, enVerbs) + " the " + d.compound())
		}
	}
	r, size := utf8.DecodeRune(d.text[begin:])
	rest := string(d.text[begin+size:])
	d.text = append(utf8.AppendRune(d.text[:begin], unicode.ToUpper(r)), rest...)
	d.put(".")
}

func (d *draft) phrase() string {
	return in(d, either(d.rng, deAdjectives...), either(d.rng, enAdjectives...)) + " " + d.compound()
}

func (d *draft) compound() string {
	if d.german {
		return either(d.rng, deFirsts...) + strings.ToLower(either(d.rng, deHeads...))
	}
	return either(d.rng, enNouns...) + " " + either(d.rng, enNouns...)
}

func (d *draft) number() string { return strconv.Itoa(2 + skewed(d.rng, 2000)) }

// place is the name of a place, of some 20,000, the k-th as likely as 1/k.
func (d *draft) place() string {
	k := int(math.Exp(d.rng.Float64()*math.Log(20_000))) - 1
	var b strings.Builder
	for n := k + 30; n > 0; n /= len(syllables) {
		b.WriteString(syllables[n%len(syllables)])
	}
	return strings.ToUpper(b.String()[:1]) + b.String()[1:]
}
