package view

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// Blocks cuts the text of a report at every begin and end of what was read in it. Spans that
// lie outside the text, or upside down, count as far as they lie in it.
func Blocks(text string, d *Document) []Marked {
	c := &cutter{text: text, length: utf8.RuneCountInString(text)}
	c.statements(d.Statements)
	c.claims(d.Claims)
	blocks := c.blocks(d.Report.Blocks)
	slices.SortStableFunc(c.marks, func(a, b stretch) int { return cmp.Compare(a.begin, b.begin) })
	slices.Sort(c.cuts)
	c.cuts = slices.Compact(c.cuts)
	c.run(blocks)
	place(blocks, d)
	return blocks
}

// stretch is where a claim, a statement or a part of one stands.
type stretch struct {
	begin, end int
	of         string
	part       Part // "" for the words of a claim or statement
	claim      bool
	first      bool // the first words of its claim or statement
}

// cutter cuts one text.
type cutter struct {
	text   string
	length int // in code points
	marks  []stretch
	cuts   []int
}

func (c *cutter) add(begin, end int, s stretch) {
	s.begin, s.end = max(0, min(begin, c.length)), max(0, min(end, c.length))
	if s.begin < s.end {
		c.marks = append(c.marks, s)
		c.cuts = append(c.cuts, s.begin, s.end)
	}
}

func (c *cutter) words(w *Words, s stretch) {
	if w != nil {
		c.add(w.Begin, w.End, s)
	}
}

func (c *cutter) span(p *Span, s stretch) {
	if p != nil {
		c.add(p.Begin, p.End, s)
	}
}

func (c *cutter) statements(all []Statement) {
	for i := range all {
		s := &all[i]
		for k, span := range s.Spans {
			c.add(span.Begin, span.End, stretch{of: s.ID, first: k == 0})
		}
		c.words(s.Mention, stretch{of: s.ID, part: SpeakerPart})
		for k := range s.Cue {
			c.words(&s.Cue[k], stretch{of: s.ID, part: CuePart})
		}
		c.words(s.Addressee, stretch{of: s.ID, part: AddresseePart})
	}
}

func (c *cutter) claims(all []Claim) {
	for i := range all {
		x := &all[i]
		part := func(p Part) stretch { return stretch{of: x.ID, claim: true, part: p} }
		c.words(x.Evidence, stretch{of: x.ID, claim: true, first: true})
		for _, p := range x.PartySpans {
			c.add(p.Begin, p.End, part(Part(p.Role)))
		}
		c.words(x.Goods, part(GoodsPart))
		c.span(x.QuantitySpan, part(QuantityPart))
		if x.Sum != nil {
			c.add(x.Sum.Begin, x.Sum.End, part(SumPart))
		}
		c.words(x.StageWords, part(StagePart))
		c.words(x.CertaintyWords, part(CertaintyPart))
		if x.Date != nil {
			c.add(x.Date.Begin, x.Date.End, part(DatePart))
		}
		c.span(x.ViaSpan, part(ViaPart))
		c.span(x.SourceSpan, part(SourcePart))
		c.span(x.ConditionSpan, part(ConditionPart))
	}
}

// blocks are the blocks without their runs, cut so that none begins before another ends.
func (c *cutter) blocks(all []Block) []Marked {
	blocks := make([]Marked, len(all))
	end := 0
	for i, b := range all {
		b.Begin = max(end, min(b.Begin, c.length))
		b.End = max(b.Begin, min(b.End, c.length))
		end = b.End
		c.cuts = append(c.cuts, b.Begin, b.End)
		blocks[i] = Marked{Block: b}
	}
	return blocks
}

// run gives the blocks their runs: a piece of text for each two cuts, and what is over it.
func (c *cutter) run(blocks []Marked) {
	var over []stretch
	at, next, block := 0, 0, 0
	for i := 0; i+1 < len(c.cuts); i++ {
		from, to := c.cuts[i], c.cuts[i+1]
		if i == 0 {
			at = c.forward(at, from)
		}
		end := c.forward(at, to-from)
		over = slices.DeleteFunc(over, func(s stretch) bool { return s.end <= from })
		for ; next < len(c.marks) && c.marks[next].begin <= from; next++ {
			over = append(over, c.marks[next])
		}
		for block < len(blocks) && blocks[block].End <= from {
			block++
		}
		if block < len(blocks) && blocks[block].Begin <= from {
			blocks[block].Runs = append(blocks[block].Runs, runOf(from, to, c.text[at:end], over))
		}
		at = end
	}
}

// forward is the byte so many code points behind another.
func (c *cutter) forward(at, points int) int {
	for ; points > 0 && at < len(c.text); points-- {
		_, size := utf8.DecodeRuneInString(c.text[at:])
		at += size
	}
	return at
}

func runOf(begin, end int, text string, over []stretch) Run {
	r := Run{Begin: begin, End: end, Text: text}
	for i := range over {
		s := &over[i]
		list := &r.Statements
		switch {
		case s.part != "":
			r.Marks = append(r.Marks, Mark{s.part, s.of})
			continue
		case s.claim:
			list = &r.Claims
		}
		if !slices.Contains(*list, s.of) {
			*list = append(*list, s.of)
		}
		if s.first && s.begin == begin {
			r.Starts = append(r.Starts, s.of)
		}
	}
	parts := MarkParts()
	rank := func(m Mark) int {
		rank := slices.Index(parts, m.Part)
		if !slices.Contains(r.Claims, m.Of) {
			rank += len(parts)
		}
		return rank
	}
	slices.SortStableFunc(r.Marks, func(a, b Mark) int { return cmp.Compare(rank(a), rank(b)) })
	return r
}

// place tells blocks which claims and statements begin in them.
func place(blocks []Marked, d *Document) {
	statements, claims := map[string]*Statement{}, map[string]*Claim{}
	for i := range d.Statements {
		statements[d.Statements[i].ID] = &d.Statements[i]
	}
	for i := range d.Claims {
		claims[d.Claims[i].ID] = &d.Claims[i]
	}
	for i := range blocks {
		b := &blocks[i]
		for k := range b.Runs {
			for _, id := range b.Runs[k].Starts {
				if s := statements[id]; s != nil {
					b.Statements = append(b.Statements, s)
				}
				if c := claims[id]; c != nil {
					b.Claims = append(b.Claims, c)
				}
			}
		}
	}
}
