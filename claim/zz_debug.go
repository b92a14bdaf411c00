package claim

import (
	"fmt"
	"strings"

	"waybill"
	"waybill/lang"
)

func Debug(a *lang.Analysis, statements []waybill.Statement) string {
	var b strings.Builder
	f := &finder{a: a, statements: statements}
	f.talk.prime(f)
	for i := range a.Sentences {
		n := len(f.claims)
		s := sentence{Sentence: &f.a.Sentences[i], index: i}
		mark := f.mark
		f.refs(&s)
		f.goods(&s)
		f.predicates(&s)
		fmt.Fprintf(&b, "S %d %s\n", i, a.Words(s.First, s.Last))
		for k, c := range s.Clauses {
			var ws []string
			for t := s.First; t < s.Last; t++ {
				if a.ClauseOf(t) == k {
					ws = append(ws, a.Tokens[t].Span.Of(a.Text))
				}
			}
			fin := ""
			if c.Finite >= 0 {
				fin = a.Tokens[c.Finite].Lower
			}
			fmt.Fprintf(&b, "   C%d k%d p%d fin=%s | %s\n", k, c.Kind, c.Parent, fin, strings.Join(ws, " "))
		}
		for _, r := range s.refs {
			fmt.Fprintf(&b, "   R %s %q slot=%s c%d noun=%d bare=%v\n", r.ID, a.Words(r.first, r.last), r.slot, r.clause, r.noun, r.bare)
		}
		for _, g := range s.goods {
			fmt.Fprintf(&b, "   G %s %q prep=%s c%d vague=%v q=%q moves=%v\n", g.Class, g.Span.Of(a.Text), g.prep, g.clause, g.vague, g.Quantity.Of(a.Text), g.moves != nil)
		}
		for k := range s.preds {
			p := &s.preds[k]
			above := ""
			for _, o := range f.governs(&s, p) {
				above += o.rule.Lemma + "(" + string(o.rule.Stage) + ") "
			}
			fmt.Fprintf(&b, "   P %s %q c%d %s %s verb=%+v above=%s\n", p.rule.Lemma, a.Words(p.first, p.last), p.clause, p.rule.Kind, p.rule.Stage, p.verb, above)
		}
		f.mark = mark
		f.sentence(i)
		for _, c := range f.claims[n:] {
			fmt.Fprintf(&b, "   => %s %s>%s %s %s/%s src=%s q=%q x=%s\n", c.Kind, c.Supplier.ID, c.Recipient.ID, c.Goods.Class, c.Stage, c.Certainty, c.Source.Name, c.Goods.Quantity.Of(a.Text), c.Exchange)
		}
	}
	return b.String()
}
