// Package claim finds claims of transfers, and events, in an analysed report.
//
// It goes sentence by sentence: which parties are named and in which grammatical
// slot; which words say that goods pass or how far that has come (predicates); which
// goods are named; then, for every predicate, who is supplier and who is recipient
// by the predicate's frame, and stage, certainty and source by the words around it.
// What a sentence leaves open is taken from the talk before it.
package claim

import (
	"cmp"
	"slices"
	"strconv"

	"waybill"
	"waybill/atlas"
	"waybill/lang"
	"waybill/measure"
)

// Find returns the claims of a report in the order of its text. statements are those
// that statement.Find gave for the same analysis.
func Find(a *lang.Analysis, statements []waybill.Statement) []waybill.Claim {
	f := newFinder(a, statements)
	first := *f
	first.explicit = true
	first.run()
	f.talk.ring, f.talk.joined = first.talk.ring, first.talk.joined
	for _, d := range first.talk.deals {
		f.talk.note(d)
	}
	f.run()
	return f.explained(number(a.Text, withoutEchoes(a.Report.Title, f.armed(f.claims))))
}

// armed leaves out transfers of civil goods where the report has no transfer of arms
// that they could be given for, nor money that is given for arms.
func (f *finder) armed(claims []waybill.Claim) []waybill.Claim {
	military := func(c waybill.Claim) bool { return c.Kind == waybill.TransferClaim && c.Goods.Class.Military() }
	if f.funded || slices.ContainsFunc(claims, military) {
		return claims
	}
	return slices.DeleteFunc(claims, func(c waybill.Claim) bool { return c.Kind == waybill.TransferClaim })
}

// run reads every sentence.
func (f *finder) run() {
	f.talk.prime(f)
	for i := range f.a.Sentences {
		f.sentence(i)
	}
}

// finder is the state of one pass over a report.
type finder struct {
	a          *lang.Analysis
	statements []waybill.Statement
	talk       talk
	claims     []waybill.Claim
	around     around // what look gathers, for one predicate at a time
	exchanges  int
	mark       int // first mark of the sentence at hand
	// parties are those the report names.
	parties map[waybill.PartyID]*atlas.Party
	// pages are the statements with words on each page of the text, see covering.
	pages [][]int
	// measures are those of sentences already read, by index; the second pass takes those
	// of the first.
	measures map[int]*measures
	reader   *measure.Reader
	// published is the day of the report, days those that its blocks begin with, "" for
	// none; see writtenOn.
	published string
	days      map[int]string
	// explicit is the first of two passes: it only gathers the deals whose two sides
	// one sentence names, by which the second completes the others.
	explicit bool
	// funded reports a claim of money that is given for arms.
	funded bool
}

func newFinder(a *lang.Analysis, statements []waybill.Statement) *finder {
	f := &finder{a: a, statements: statements, parties: map[waybill.PartyID]*atlas.Party{}, pages: make([][]int, len(a.Text)/pageSize+1), measures: map[int]*measures{}, reader: &measure.Reader{}}
	for i := range a.Marks {
		if p := a.Marks[i].Party(); p != nil {
			f.parties[p.ID] = p
		}
	}
	for i := range statements {
		for _, part := range statements[i].Spans {
			for page := part.Begin / pageSize; page <= part.End/pageSize; page++ {
				if on := f.pages[page]; len(on) == 0 || on[len(on)-1] != i {
					f.pages[page] = append(on, i)
				}
			}
		}
	}
	return f
}

// measures are the amounts and dates of a sentence; they are read when its first goods or
// its claim asks for them.
type measures struct {
	amounts []measure.Amount
	dates   []measure.Date
	dated   bool // the dates were read
}

// sentence is what is known of the sentence at hand.
type sentence struct {
	*lang.Sentence
	index int
	refs  []ref
	goods []goods
	preds []predicate
	// strangers are the tokens of "I" and "we" whose party is not known.
	strangers []int
	*measures
}

func (f *finder) sentence(index int) {
	s := sentence{Sentence: &f.a.Sentences[index], index: index}
	f.refs(&s)
	f.goods(&s)
	f.gaps(&s)
	f.carriers(&s)
	f.targets(&s)
	f.predicates(&s)
	f.talk.hear(f, &s)
	f.talk.lend(f, &s)
	before := len(f.claims)
	f.transfers(&s)
	f.claims = append(f.claims[:before], fuller(f.claims[before:])...)
	if f.explicit {
		f.talk.gather(f, &s, before)
		f.claims = f.claims[:before] // a long report has many
		return
	}
	f.exchange(&s, before)
	f.items(&s, before)
	f.events(&s)
	f.talk.remember(f, &s, before)
}

// fuller drops claims of a sentence that leave a side open which another claim of
// the same goods and other side names.
func fuller(claims []waybill.Claim) []waybill.Claim {
	if len(claims) < 2 {
		return claims
	}
	kept := make([]waybill.Claim, 0, len(claims))
	for i := range claims {
		less := false
		for k := range claims {
			less = less || k != i && lacks(&claims[i], &claims[k])
		}
		if !less {
			kept = append(kept, claims[i])
		}
	}
	return kept
}

// lacks reports whether claim c says the same as d with a side less, or without its quantity
// ("versprach 30 Jets, die bis 2028 kommen sollen" is one promise).
func lacks(c, d *waybill.Claim) bool {
	if c.Kind != waybill.TransferClaim || d.Kind != waybill.TransferClaim || c.Goods.Class != d.Goods.Class || c.Source.Name != d.Source.Name {
		return false
	}
	if c.Supplier.ID == d.Supplier.ID && c.Recipient.ID == d.Recipient.ID {
		return c.Stage == d.Stage && c.Certainty == d.Certainty && c.Goods.Quantity.Empty() && !d.Goods.Quantity.Empty() && c.Exchange == d.Exchange &&
			(c.Goods.Designation == "" || c.Goods.Designation == d.Goods.Designation)
	}
	switch {
	case c.Supplier.Known() && !c.Recipient.Known():
		return c.Supplier.ID == d.Supplier.ID && d.Recipient.Known()
	case c.Recipient.Known() && !c.Supplier.Known():
		return c.Recipient.ID == d.Recipient.ID && d.Supplier.Known()
	}
	return false
}

// withoutEchoes drops the claims of the headline that the text below repeats with the same
// sides, family, stage, certainty and source: its words are the fuller ones.
func withoutEchoes(title waybill.Span, claims []waybill.Claim) []waybill.Claim {
	headline := func(c *waybill.Claim) bool {
		return c.Kind == waybill.TransferClaim && title.Contains(c.Evidence)
	}
	kept := claims[:0]
	for i := range claims {
		c := &claims[i]
		// what stands before i may have moved, and is as good where it moved to
		repeats := func(o waybill.Claim) bool {
			return !headline(&o) && o.Kind == waybill.TransferClaim && o.Supplier.ID == c.Supplier.ID && o.Recipient.ID == c.Recipient.ID &&
				o.Goods.Class.Family() == c.Goods.Class.Family() && o.Stage == c.Stage && o.Certainty == c.Certainty && o.Source.Name == c.Source.Name
		}
		if headline(c) && (slices.ContainsFunc(kept, repeats) || slices.ContainsFunc(claims[i+1:], repeats)) {
			continue
		}
		kept = append(kept, *c)
	}
	clear(claims[len(kept):])
	return kept
}

// number orders the claims by their evidence, drops repetitions and gives ids. What
// the same source says again at the same stage and certainty is a repetition, unless
// it names another quantity or weapon.
func number(text string, claims []waybill.Claim) []waybill.Claim {
	slices.SortStableFunc(claims, func(x, y waybill.Claim) int {
		return cmp.Or(cmp.Compare(x.Evidence.Begin, y.Evidence.Begin), cmp.Compare(x.StageWords.Begin, y.StageWords.Begin), cmp.Compare(x.Goods.Span.Begin, y.Goods.Span.Begin))
	})
	type key struct {
		kind                waybill.ClaimKind
		supplier, recipient waybill.PartyID
		class               waybill.Class
		stage               waybill.Stage
		certainty           waybill.Certainty
		source, quantity    string
		designation         string
	}
	seen := map[key]bool{}
	kept := claims[:0]
	for _, c := range claims {
		k := key{c.Kind, c.Supplier.ID, c.Recipient.ID, c.Goods.Class, c.Stage, c.Certainty, c.Source.Name, c.Goods.Quantity.Of(text), c.Goods.Designation}
		if c.Kind == waybill.TransferClaim {
			if seen[k] {
				continue
			}
			seen[k] = true
		}
		c.ID = "c" + strconv.Itoa(len(kept)+1)
		kept = append(kept, c)
	}
	return kept
}
