package draw

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"waybill"
	"waybill/view"
)

// The measures of what flows in and out of a party.
const (
	sankeyWidth = 400.0
	// mostPartners are drawn on a side, the rest as one; mostFamilies of a partner likewise.
	mostPartners = 12
	mostFamilies = 5
	partnerLeast = 31.0 // high enough for two lines of text
	partnerMost  = 84.0 // for the greatest
	partnerGap   = 6.0
	barWidth     = 7.0
	sankeyMiddle = sankeyWidth / 2
)

// partner is one of those on a side, with what passes by family.
type partner struct {
	id     string
	others int         // how many it stands for, 0 for itself
	flows  []view.Flow // by family, the most first
	bands  []view.Flow
	total  int
	height float64
}

// Sankey draws what flows in and out of a party, by partner and family of goods: givers on the
// left, takers on the right. Partners link to the rows between both.
func Sankey(w Words, a *view.Account) template.HTML {
	in, out := partners(a, false), partners(a, true)
	if len(in)+len(out) == 0 {
		return ""
	}
	scale(in, out)
	height := max(stack(in), stack(out)) + 44
	name := w.Party(a.Party.ID)
	told := append(tell(w, a.Party.ID, in, false), tell(w, a.Party.ID, out, true)...)
	c := picture("sankey", sankeyWidth, height, w.Say("draw.sankey", name), strings.Join(told, " "), true)
	c.text(sankeyMiddle, 14, cut(name, sankeyMiddle, fontSize+1), "text-anchor", "middle", "font-size", num(fontSize+1), "font-weight", "600")
	c.text(0, 14, w.Say("draw.in"), "font-size", num(fontSize-1), "opacity", ".75")
	c.text(sankeyWidth, 14, w.Say("draw.out"), "text-anchor", "end", "font-size", num(fontSize-1), "opacity", ".75")
	const top = 26.0
	most := max(sum(in), sum(out))
	middle := top + max(0, (max(stack(in), stack(out))-partnerGap-most)/2)
	c.partners(w, a.Party.ID, in, false, top, middle)
	c.partners(w, a.Party.ID, out, true, top, middle)
	c.empty("rect", "x", num(sankeyMiddle-barWidth/2), "y", num(middle), "width", num(barWidth), "height", num(most), "fill", "currentColor", "rx", "2")
	return c.html()
}

// partners are those on one side, the greatest first, the least gathered as one.
func partners(a *view.Account, out bool) []partner {
	at := map[string]int{}
	var all []partner
	for i := range a.Flows {
		f := &a.Flows[i]
		of, with := f.Recipient, f.Supplier
		if out {
			of, with = f.Supplier, f.Recipient
		}
		if string(of) != a.Party.ID || f.Transfers <= 0 {
			continue
		}
		k, known := at[string(with)]
		if !known {
			k = len(all)
			at[string(with)] = k
			all = append(all, partner{id: string(with)})
		}
		all[k].flows = append(all[k].flows, *f)
		all[k].total += f.Transfers
	}
	slices.SortStableFunc(all, func(a, b partner) int { return cmp.Or(cmp.Compare(b.total, a.total), cmp.Compare(a.id, b.id)) })
	if len(all) > mostPartners {
		all = append(all[:mostPartners-1:mostPartners-1], gathered(all[mostPartners-1:]))
	}
	for i := range all {
		all[i].sort()
	}
	return all
}

// gathered is several partners as one.
func gathered(some []partner) partner {
	all := partner{others: len(some)}
	for _, p := range some {
		all.total += p.total
		all.flows = append(all.flows, p.flows...)
	}
	return all
}

// sort puts what passes in order: bands are families, but those of several partners, and the
// least, are bands by how far they have come.
func (p *partner) sort() {
	kept := mostFamilies
	if p.others > 0 {
		kept = 0
	}
	all := p.flows
	p.flows = byFamily(all)
	main := map[view.Optional]bool{}
	for i := range p.flows {
		if i < kept || len(p.flows) <= kept+1 && p.others == 0 {
			main[p.flows[i].Family] = true
			p.bands = append(p.bands, p.flows[i])
		}
	}
	at := map[tone]int{}
	for i := range all {
		f := &all[i]
		if main[f.Family] {
			continue
		}
		kind := toneOf(string(f.Stage), string(f.Certainty))
		k, known := at[kind]
		if !known {
			at[kind] = len(p.bands)
			p.bands = append(p.bands, *f)
			continue
		}
		add(&p.bands[k], f)
	}
}

// byFamily joins the flows of one family, the greatest first.
func byFamily(flows []view.Flow) []view.Flow {
	var all []view.Flow
	for i := range flows {
		k := slices.IndexFunc(all, func(f view.Flow) bool { return f.Family == flows[i].Family })
		if k < 0 {
			all = append(all, flows[i])
			continue
		}
		add(&all[k], &flows[i])
	}
	slices.SortStableFunc(all, func(a, b view.Flow) int {
		return cmp.Or(cmp.Compare(b.Transfers, a.Transfers), cmp.Compare(a.Family, b.Family))
	})
	return all
}

// scale gives the partners their heights: by how much passes, but never too low for their words.
func scale(sides ...[]partner) {
	most := 1
	for _, side := range sides {
		for i := range side {
			most = max(most, side[i].total)
		}
	}
	for _, side := range sides {
		for i := range side {
			side[i].height = max(2, partnerMost*float64(side[i].total)/float64(most))
		}
	}
}

// room is how high a partner stands: its flows, or its words where they are higher.
func (p *partner) room() float64 { return max(p.height, partnerLeast) }

func stack(side []partner) float64 {
	h := 0.0
	for i := range side {
		h += side[i].room() + partnerGap
	}
	return h
}

func sum(side []partner) float64 {
	h := 0.0
	for i := range side {
		h += side[i].height
	}
	return h
}

// tell says what passes between a party and its partners.
func tell(w Words, of string, side []partner, out bool) []string {
	var all []string
	for i := range side {
		p := &side[i]
		from, to := p.name(w), w.Party(of)
		if out {
			from, to = to, from
		}
		all = append(all, w.Say("draw.gives", from, to, p.families(w), p.total))
	}
	return all
}

func (p *partner) name(w Words) string {
	if p.others > 0 {
		return w.Say("draw.others", p.others)
	}
	return w.Party(p.id)
}

// families are what passes, the most first.
func (p *partner) families(w Words) string {
	var all []string
	for i := range p.flows {
		all = append(all, w.Class(string(p.flows[i].Family))+" "+w.Say("draw.number", p.flows[i].Transfers))
	}
	return strings.Join(all, ", ")
}

// partners draws one side, from y on; the bands end at the middle bar.
func (c *canvas) partners(w Words, of string, side []partner, out bool, y, middle float64) {
	for i := range side {
		p := &side[i]
		c.link(p.href(of, out), true, "class", "partner")
		c.label("title", p.name(w)+": "+p.families(w))
		at := y + (p.room()-p.height)/2
		edge := 0.0
		if out {
			edge = sankeyWidth - barWidth
		}
		c.empty("rect", "x", num(edge), "y", num(at), "width", num(barWidth), "height", num(p.height), "fill", "currentColor", "rx", "2")
		for k := range p.bands {
			f := &p.bands[k]
			h := p.height * float64(f.Transfers) / float64(p.total)
			c.band(f, at, middle, h, out)
			at, middle = at+h, middle+h
		}
		c.partner(w, p, y, out)
		c.end()
		y += p.room() + partnerGap
	}
}

func (p *partner) href(of string, out bool) string {
	switch {
	case p.others > 0 || p.id == "":
		return ""
	case out:
		return pairHref(of, p.id)
	}
	return pairHref(p.id, of)
}

// partner writes a partner's name and goods over its bands.
func (c *canvas) partner(w Words, p *partner, y float64, out bool) {
	x, anchor := barWidth+5, ""
	if out {
		x, anchor = sankeyWidth-barWidth-5, "end"
	}
	y += p.room()/2 - 3
	number := " " + w.Say("draw.number", p.total)
	const most = sankeyMiddle - 34
	name := cut(p.name(w), most-measure(number, fontSize), fontSize) + number
	c.text(x, y, name, "text-anchor", anchor, "font-weight", "600", "class", "halo")
	c.text(x, y+13, cut(p.families(w), most, fontSize-1.5), "text-anchor", anchor, "font-size", num(fontSize-1.5), "class", "halo")
}

// band is a flow between the side and the middle, in the tone of its furthest stage; one that is
// denied or doubted is paler.
func (c *canvas) band(f *view.Flow, side, middle, h float64, out bool) {
	kind, pale := toneOf(string(f.Stage), string(f.Certainty)), ".38"
	if rank(string(f.Certainty)) > 0 && f.Certainty != view.Optional(waybill.Conditional) {
		pale = ".2"
	}
	a, b := barWidth, sankeyMiddle-barWidth/2
	if out {
		a, b = sankeyWidth-barWidth, sankeyMiddle+barWidth/2
	}
	m := (a + b) / 2
	c.empty("path", "class", string(kind), "color", kind.colour(), "fill", "currentColor", "fill-opacity", pale,
		"d", "M"+xy(a, side)+"C"+xy(m, side)+" "+xy(m, middle)+" "+xy(b, middle)+"v"+num(h)+"C"+xy(m, middle+h)+" "+xy(m, side+h)+" "+xy(a, side+h)+"z")
}
