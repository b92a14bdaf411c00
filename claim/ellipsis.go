package claim

import (
	"slices"
	"strings"

	"waybill"
	"waybill/lang"
)

// sharedHeads gives the members of an English list that share its last noun their
// own class: "tank, mortar and artillery rounds" are three kinds of rounds, "air-to-air
// and Hellfire missiles" two of missiles.
func (f *finder) sharedHeads(s *sentence) {
	if s.Pack.Grammar.VerbLast() {
		return
	}
	for k := len(s.goods) - 1; k >= 0; k-- {
		g := &s.goods[k]
		if g.last-g.first < 2 && g.Designation == "" || g.moves != nil {
			continue
		}
		f.shareHead(s, k, f.a.Tokens[g.last-1].Lower)
	}
}

// shareHead walks left from the goods at index k over the members before them.
func (f *finder) shareHead(s *sentence, k int, head string) {
	i := s.goods[k].first - 1
	for {
		joined := false
		for i > s.First && (f.a.Tokens[i].Has(lang.Coordinator) || f.a.Tokens[i].Lower == ",") {
			i, joined = i-1, true
		}
		if !joined || i < s.First {
			return
		}
		member := -1
		if k > 0 && s.goods[k-1].last == i+1 {
			member = k - 1
		}
		first := i
		if member >= 0 {
			first = s.goods[member].first
		}
		class := f.classOf(s, first, i+1, head)
		switch {
		case class == "" && member >= 0 && s.goods[k].Class.Family() == "ammunition" && !strings.HasSuffix(f.a.Tokens[i].Lower, "s") && !s.goods[member].vague && s.goods[member].Designation == "":
			class = "ammunition"
			if s.goods[member].Class.Family() == "ammunition" {
				class = s.goods[member].Class
			}
		case class == "":
			return
		}
		if member >= 0 {
			s.goods[member].Class, s.goods[member].vague = class, false
			k = member
		} else {
			g := goods{first: first, last: i + 1, clause: f.a.ClauseOf(first), prep: s.goods[k].prep}
			g.Class, g.Span = class, f.a.SpanOf(first, i+1)
			s.goods = slices.Insert(s.goods, k, g)
		}
		i = first - 1
	}
}

// classOf is the class of the goods that tokens first up to last name with a further
// noun behind them, "" if they name none.
func (f *finder) classOf(s *sentence, first, last int, head string) waybill.Class {
	words := strings.ReplaceAll(strings.ToLower(f.a.Words(first, last)), "-", " ") + " " + head
	if form := s.Pack.Lexicon.Form(words); form != nil && form.Goods != nil && !form.Goods.Vague {
		return form.Goods.Class
	}
	return ""
}
