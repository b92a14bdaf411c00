package draw

import (
	"cmp"
	"html/template"
	"math"
	"net/url"
	"slices"

	"waybill/view"
)

// The measures of a network.
const (
	leastRadius, mostRadius = 4.0, 20.0
	edge                    = 10.0 // around the whole
	tip                     = 6.0  // of an arrow
)

// node is a party in a network.
type node struct {
	party  *view.Party
	name   string
	radius float64
	size   float64 // of its letters
	box    *box
}

// Network draws who gives what to whom: parties by how much passes through them, flows with
// their direction, by their furthest stage, broken where they are contested or only denied.
// Parties link to their pages, flows to the rows of the register; alone says that it is to be
// a file of its own, without links, that brings its style with it.
func Network(w Words, n *view.Network, alone bool) template.HTML {
	nodes, at := nodesOf(w, n)
	if len(nodes) == 0 {
		return ""
	}
	flows := joined(n.Flows, at)
	boxes := make([]box, len(nodes))
	for i := range nodes {
		nodes[i].box = &boxes[i]
		boxes[i].width = max(2*nodes[i].radius, measure(nodes[i].name, nodes[i].size)) + 2
		boxes[i].height = 2*nodes[i].radius + nodes[i].size + 4
	}
	var links [][2]int
	for i := range flows {
		links = append(links, [2]int{at[flows[i].Supplier], at[flows[i].Recipient]})
	}
	width, height := arrange(boxes, links)
	class := "network"
	if alone {
		class += " alone"
	}
	c := picture(class, width+2*edge, height+2*edge, w.Say("draw.network"), w.Say("draw.network.of", len(nodes), len(flows)), !alone)
	if alone {
		c.style(width+2*edge, height+2*edge)
	}
	c.start("g", "transform", "translate("+num(edge)+" "+num(edge)+")")
	c.flows(w, flows, nodes, at, alone)
	for i := range nodes {
		c.node(w, &nodes[i], alone)
	}
	return c.html()
}

// flowsPerParty is how many flows are drawn for each party on average, leastFlows how many are in
// any case: with more of them none can be told from the others.
const (
	flowsPerParty = 2.2
	leastFlows    = 40
)

// Strongest is a network with as many flows as can be told apart: the strongest of every party,
// then the strongest of all. What is left out is told by the number of flows.
func Strongest(n *view.Network) *view.Network {
	at := map[view.Optional]int{}
	for i := range n.Parties {
		at[view.Optional(n.Parties[i].ID)] = i
	}
	flows := joined(n.Flows, at)
	slices.Reverse(flows)
	most := max(leastFlows, int(flowsPerParty*float64(len(n.Parties))))
	some := *n
	some.Flows = []view.Flow{}
	var rest []view.Flow
	touched := map[view.Optional]bool{}
	for _, f := range flows {
		if touched[f.Supplier] && touched[f.Recipient] {
			rest = append(rest, f)
			continue
		}
		touched[f.Supplier], touched[f.Recipient] = true, true
		some.Flows = append(some.Flows, f)
	}
	some.Flows = append(some.Flows, rest[:max(0, min(len(rest), most-len(some.Flows)))]...)
	return &some
}

// nodesOf are the parties with their names and sizes, and where each stands.
func nodesOf(w Words, n *view.Network) ([]node, map[view.Optional]int) {
	most := 1
	for i := range n.Parties {
		most = max(most, n.Parties[i].Gives+n.Parties[i].Gets)
	}
	var nodes []node
	at := map[view.Optional]int{}
	for i := range n.Parties {
		p := &n.Parties[i]
		if _, twice := at[view.Optional(p.ID)]; twice {
			continue
		}
		at[view.Optional(p.ID)] = len(nodes)
		share := math.Sqrt(float64(p.Gives+p.Gets) / float64(most))
		nodes = append(nodes, node{
			party: p, name: cut(w.Party(p.ID), 130, fontSize), radius: leastRadius + (mostRadius-leastRadius)*share, size: fontSize + 2*share - 1,
		})
	}
	return nodes, at
}

// joined are the flows between the parties, those of one pair as one, in a fixed order.
func joined(all []view.Flow, at map[view.Optional]int) []view.Flow {
	type pair [2]view.Optional
	where := map[pair]int{}
	var flows []view.Flow
	for i := range all {
		f := &all[i]
		_, in := at[f.Supplier]
		if _, out := at[f.Recipient]; !in || !out || f.Supplier == f.Recipient {
			continue
		}
		k, known := where[pair{f.Supplier, f.Recipient}]
		if !known {
			where[pair{f.Supplier, f.Recipient}] = len(flows)
			flows = append(flows, *f)
			continue
		}
		add(&flows[k], f)
	}
	slices.SortStableFunc(flows, func(a, b view.Flow) int {
		return cmp.Or(cmp.Compare(a.Transfers, b.Transfers), cmp.Compare(a.Supplier, b.Supplier), cmp.Compare(a.Recipient, b.Recipient))
	})
	return flows
}

// add counts one flow to another; the furthest stage that is affirmed stands for both.
func add(to, f *view.Flow) {
	to.Transfers += f.Transfers
	to.Delivered += f.Delivered
	to.Contested += f.Contested
	to.Returned += f.Returned
	if before(&saying{stage: string(f.Stage), certainty: string(f.Certainty)}, &saying{stage: string(to.Stage), certainty: string(to.Certainty)}) {
		to.Stage, to.Certainty = f.Stage, f.Certainty
	}
}

// flows are the arrows, those of one tone together.
func (c *canvas) flows(w Words, flows []view.Flow, nodes []node, at map[view.Optional]int, alone bool) {
	for _, kind := range []tone{unsaid, denied, doubted, conditional, open, underway, delivered} {
		begun := false
		for i := range flows {
			f := &flows[i]
			if toneOf(string(f.Stage), string(f.Certainty)) != kind {
				continue
			}
			if !begun {
				begun = true
				c.toned(kind)
			}
			href := ""
			if !alone {
				href = pairHref(string(f.Supplier), string(f.Recipient))
			}
			c.link(href, false, "stroke-width", num(1+math.Log2(float64(max(1, f.Transfers)))*.55), "stroke-dasharray", broken(f))
			c.label("title", flowWords(w, f))
			c.empty("path", "d", curve(&nodes[at[f.Supplier]], &nodes[at[f.Recipient]]))
			c.end()
		}
		if begun {
			c.end()
		}
	}
}

// pairHref is the address of the rows between two parties.
func pairHref(supplier, recipient string) string {
	return "/transfers?" + url.Values{"supplier": {supplier}, "recipient": {recipient}}.Encode()
}

// flowWords tells a flow in a sentence.
func flowWords(w Words, f *view.Flow) string {
	text := w.Say("draw.flow", w.Party(string(f.Supplier)), w.Party(string(f.Recipient)), f.Transfers, w.Stage(string(f.Stage)), w.Certainty(string(f.Certainty)))
	if f.Contested > 0 {
		text += w.Say("draw.flow.contested", f.Contested)
	}
	return text
}

// broken is how the line of a flow is broken: where all of it is contested, or its certainty
// wants it.
func broken(f *view.Flow) string {
	if f.Transfers > 0 && f.Contested >= f.Transfers {
		return "5 4"
	}
	return dashes(string(f.Certainty))
}

// curve is an arrow from one node to another, bent to its right so that two of one pair do not
// lie over each other.
func curve(from, to *node) string {
	ax, ay, bx, by := from.box.x, from.middle(), to.box.x, to.middle()
	dx, dy := bx-ax, by-ay
	length := max(math.Hypot(dx, dy), 1e-6)
	bend := min(.12*length, 28)
	mx, my := (ax+bx)/2-dy/length*bend, (ay+by)/2+dx/length*bend
	ax, ay = toward(ax, ay, mx, my, from.radius+1)
	bx, by = toward(bx, by, mx, my, to.radius+2)
	// the point of the arrow comes from the bend
	ux, uy := unit(bx-mx, by-my)
	return "M" + xy(ax, ay) + "Q" + xy(mx, my) + " " + xy(bx, by) +
		"M" + xy(bx-tip*ux-tip*.6*uy, by-tip*uy+tip*.6*ux) + "L" + xy(bx, by) + "L" + xy(bx-tip*ux+tip*.6*uy, by-tip*uy-tip*.6*ux)
}

func (n *node) middle() float64 { return n.box.y - n.box.height/2 + n.radius }

// toward is the point that lies so far from a in the direction of b.
func toward(ax, ay, bx, by, far float64) (float64, float64) {
	ux, uy := unit(bx-ax, by-ay)
	return ax + ux*far, ay + uy*far
}

func unit(x, y float64) (float64, float64) {
	l := max(math.Hypot(x, y), 1e-6)
	return x / l, y / l
}

func xy(x, y float64) string { return num(x) + " " + num(y) }

func (c *canvas) node(w Words, n *node, alone bool) {
	href := ""
	if !alone && n.party.ID != "" {
		href = "/parties/" + escapePath(n.party.ID)
	}
	c.link(href, true)
	c.label("title", w.Say("draw.party", w.Party(n.party.ID), n.party.Gives, n.party.Gets))
	c.empty("circle", "class", "node", "cx", num(n.box.x), "cy", num(n.middle()), "r", num(n.radius), "fill", "#7d8590", "fill-opacity", ".55", "stroke", "currentColor")
	var halo []string // a style sheet gives it, where there is one
	if alone {
		halo = []string{"stroke", "#fff", "stroke-width", "3", "paint-order", "stroke"}
	}
	c.text(n.box.x, n.box.y+n.box.height/2-4, n.name, append(halo, "text-anchor", "middle", "font-size", num(n.size), "class", "halo")...)
	c.end()
}

// style makes a picture one that stands alone: on white, or on black where its reader's device
// is dark.
func (c *canvas) style(width, height float64) {
	c.label("style", Style)
	c.empty("rect", "class", "ground", "width", num(width), "height", num(height), "fill", "#fff")
}

// Style is the style sheet of a picture that stands alone, the same for all: a policy of content
// can let it pass by its hash.
const Style = `.alone{color:#1d2126;font-family:system-ui,sans-serif}.alone .ground{fill:#fff}` +
	`.halo{paint-order:stroke;stroke:#fff;stroke-width:3px}` +
	`@media(prefers-color-scheme:dark){.alone{color:#e6e8ea}.alone .ground{fill:#15181c}.halo{stroke:#15181c}}`
