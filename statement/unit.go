package statement

import (
	"waybill"
	"waybill/lang"
	"waybill/text"
)

// unit is a run of sentences that is read as one: quotations never cross its edges.
type unit struct {
	first, last int
	block       int
	pack        *lang.Pack
	// quotes are the outermost quotations in it, as indexes into Analysis.Quotes.
	quotes []int
	segs   []seg
}

// seg is a part of a unit between commas and the like; a quotation that ends in a
// mark of its own closes a seg. Separators stand between segs.
type seg struct {
	first, last int
	// before is the separator before the seg: ',', ';', ':', '-' for dashes, '"' where
	// a quotation ended, 0 at the head of the unit.
	before byte
	// quote is one more than the index of the quotation that the seg consists of.
	quote int
}

// longestUnit is how many tokens a unit may have; what is longer is no prose.
const longestUnit = 2000

// units cuts the report: sentences that share a quotation are one unit.
func (f *finder) units() []unit {
	a := f.a
	var all []unit
	q := 0
	for i := 0; i < len(a.Sentences); {
		s := a.Sentences[i]
		u := unit{first: a.Dateline(i), last: s.Last, block: s.Block, pack: s.Pack}
		i++
		for {
			for q < len(a.Quotes) && a.Quotes[q].First < u.first {
				q++
			}
			k, reach := q, u.last
			for k < len(a.Quotes) && a.Quotes[k].First < u.last {
				if a.Quotes[k].Depth == 0 {
					reach = max(reach, a.Quotes[k].Last)
				}
				k++
			}
			grown := false
			for i < len(a.Sentences) && a.Sentences[i].First < reach && a.Sentences[i].Block == u.block {
				u.last = max(a.Sentences[i].Last, u.last)
				i++
				grown = true
			}
			if !grown {
				break
			}
		}
		for k := q; k < len(a.Quotes) && a.Quotes[k].First < u.last; k++ {
			if a.Quotes[k].Depth == 0 {
				u.quotes = append(u.quotes, k)
			}
		}
		if u.pack != nil && u.last > u.first && u.last-u.first <= longestUnit {
			f.split(&u)
			all = append(all, u)
		}
	}
	return all
}

// split cuts a unit into segs.
func (f *finder) split(u *unit) {
	next := 0
	start, before := u.first, byte(0)
	depth := 0
	end := func(i int) {
		if i > start {
			s := seg{first: start, last: i, before: before}
			for _, k := range u.quotes {
				if q := &f.a.Quotes[k]; q.First == s.first && q.Last == s.last {
					s.quote = k + 1
				}
			}
			u.segs = append(u.segs, s)
		}
	}
	for i := u.first; i < u.last; i++ {
		if next < len(u.quotes) && i == f.a.Quotes[u.quotes[next]].First {
			q := &f.a.Quotes[u.quotes[next]]
			next++
			i = min(q.Last, u.last) - 1
			if f.endsInMark(q) {
				end(i + 1)
				start, before = i+1, '"'
			}
			continue
		}
		switch f.a.Tokens[i].Lower {
		case "(", "[":
			depth++
		case ")", "]":
			depth = max(0, depth-1)
		case ",", ";", ":", "–", "—", "-":
			if depth > 0 && i-start < 40 {
				continue
			}
			end(i)
			mark := f.a.Tokens[i].Lower[0]
			if mark >= 0x80 {
				mark = '-'
			}
			start, before, depth = i+1, mark, 0
		}
	}
	last := u.last
	for last > start && f.isStop(last-1) {
		last--
	}
	end(last)
}

// endsInMark reports whether a quotation brings its own comma or full stop.
func (f *finder) endsInMark(q *text.Quote) bool {
	i := q.Last - 2
	if !q.Closed || i <= q.First {
		return false
	}
	switch f.a.Tokens[i].Lower {
	case ",", ".", "!", "?", "…", "...", "?!":
		return true
	}
	return false
}

// isStop reports whether a token is a mark that ends a sentence.
func (f *finder) isStop(i int) bool {
	switch f.a.Tokens[i].Lower {
	case ".", "!", "?", "…", "...":
		return true
	}
	return false
}

// quoteAt returns the unit's quotation that token i lies in, nil if none.
func (f *finder) quoteAt(u *unit, i int) *text.Quote {
	for _, k := range u.quotes {
		if q := &f.a.Quotes[k]; q.First <= i && i < q.Last {
			return q
		}
	}
	return nil
}

// segAt returns the index of the seg that holds token i, or -1.
func (u *unit) segAt(i int) int {
	for k := range u.segs {
		if u.segs[k].first <= i && i < u.segs[k].last {
			return k
		}
	}
	return -1
}

// span is the text of tokens first up to last with surrounding marks of separation
// left out.
func (f *finder) span(first, last int) waybill.Span {
	for first < last && f.isSeparator(first) {
		first++
	}
	for last > first && (f.isSeparator(last-1) || f.a.Tokens[last-1].Kind == text.Break) {
		last--
	}
	return f.a.SpanOf(first, last)
}

func (f *finder) isSeparator(i int) bool {
	t := &f.a.Tokens[i]
	if t.Kind == text.Break {
		return true
	}
	switch t.Lower {
	case ",", ";", ":", "–", "—", "-":
		return true
	}
	return false
}
