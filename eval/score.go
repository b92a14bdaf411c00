package eval

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"waybill/view"
)

// Score holds one reading against its gold. A nil document counts as one in which
// nothing was found.
func Score(g *Gold, d *view.Document) Result {
	if d == nil {
		d = &view.Document{}
	}
	s := scorer{
		gold: g, text: article{g.Text, view.NewOffsets(g.Text)},
		out: Result{Key: g.Key, Lang: g.Lang},
	}
	for i := range d.Claims {
		if c := &d.Claims[i]; c.IsTransfer() {
			s.transfers = append(s.transfers, c)
		} else {
			s.events = append(s.events, c)
		}
	}
	s.scoreTransfers()
	s.countErrors()
	s.scoreQuotes(d.Statements)
	s.scoreEvents()
	return s.out
}

type scorer struct {
	gold              *Gold
	text              article
	transfers, events []*view.Claim
	out               Result
}

func (s *scorer) miss(format string, args ...any) {
	s.out.Misses = append(s.out.Misses, fmt.Sprintf(format, args...))
}

// A page is no evidence: evidence may be this much longer than the gold's.
func tooLong(pred place, gold string) bool {
	return pred.end-pred.begin > 2*utf8.RuneCountInString(gold)+300
}

func (s *scorer) scoreTransfers() {
	gold, claims := s.gold.Transfers, s.transfers
	goldAt, predAt := s.goldPlaces(), s.places(claims)
	pairs := matching(len(gold), len(claims), func(i, j int) float64 {
		g, c := &gold[i], claims[j]
		if dealOfGold(g) != dealOf(c) || !goldAt[i].overlaps(predAt[j]) || tooLong(predAt[j], g.Evidence) {
			return 0
		}
		return float64(10 + compare(g, c).right())
	})
	s.out.Claim.count(len(pairs), len(claims), len(gold))
	strict := 0
	for _, p := range pairs {
		g, c := &gold[p.gold], claims[p.pred]
		a := compare(g, c)
		s.out.Attributes.add(a)
		if a.strict() {
			strict++
		}
		if bad := a.wrong(g, c); len(bad) > 0 {
			s.miss("~ %q: %s", cut(g.Evidence, 90), strings.Join(bad, "; "))
		}
	}
	s.out.Strict.count(strict, len(claims), len(gold))
	s.scoreDeals()
	s.missedTransfers(pairs)
}

// deal is what stays of a claim when nobody asks who says it.
type deal struct{ supplier, recipient, family string }

func dealOfGold(g *Transfer) deal {
	return deal{text(g.Supplier), text(g.Recipient), family(g.Class)}
}

func dealOf(c *view.Claim) deal {
	return deal{string(c.Supplier), string(c.Recipient), family(string(c.Class))}
}

func family(class string) string {
	f, _, _ := strings.Cut(class, ".")
	return f
}

func (s *scorer) scoreDeals() {
	gold, pred := map[deal]bool{}, map[deal]bool{}
	for i := range s.gold.Transfers {
		gold[dealOfGold(&s.gold.Transfers[i])] = true
	}
	both := 0
	for _, c := range s.transfers {
		if d := dealOf(c); !pred[d] {
			pred[d] = true
			if gold[d] {
				both++
			}
		}
	}
	s.out.Deal.count(both, len(pred), len(gold))
}

func (s *scorer) missedTransfers(pairs []pair) {
	for i, g := range s.gold.Transfers {
		if !slices.ContainsFunc(pairs, func(p pair) bool { return p.gold == i }) {
			s.miss("- missed %s→%s %s %s/%s by %s: %q", named(text(g.Supplier)), named(text(g.Recipient)),
				g.Class, g.Stage, g.Certainty, g.Source, cut(g.Evidence, 100))
		}
	}
	for j, c := range s.transfers {
		if !slices.ContainsFunc(pairs, func(p pair) bool { return p.pred == j }) {
			s.miss("+ false  %s→%s %s %s/%s by %s: %q", named(string(c.Supplier)), named(string(c.Recipient)),
				named(string(c.Class)), c.Stage, c.Certainty, c.Source, cut(evidence(c), 100))
		}
	}
}

// said is a predicted statement as quotes are scored: free ones count as indirect.
type said struct {
	kind, speaker string
	words         bag
}

func (s *scorer) scoreQuotes(statements []view.Statement) {
	gold := s.gold.Quotes
	bags := make([]bag, len(gold))
	for i, q := range gold {
		bags[i] = bagOf(q.Text)
	}
	var pred []said
	for _, st := range statements {
		kind := st.Type
		if kind == "free" {
			kind = "indirect"
		}
		if kind == "direct" || kind == "indirect" {
			pred = append(pred, said{kind, string(st.Speaker), bagOf(st.Text)})
		}
	}
	pairs := matching(len(gold), len(pred), func(i, j int) float64 {
		if gold[i].Type != pred[j].kind {
			return 0
		}
		common := jaccard(bags[i], pred[j].words)
		if common < 0.5 {
			return 0
		}
		weight := 10 + float64(5*common) // rounded twice, as the reference tool does
		if sameName(gold[i].Speaker, pred[j].speaker) {
			weight++
		}
		return weight
	})
	s.countQuotes(pairs, pred)
}

func (s *scorer) countQuotes(pairs []pair, pred []said) {
	gold := s.gold.Quotes
	s.out.Quote.count(len(pairs), len(pred), len(gold))
	for i, q := range gold {
		if !slices.ContainsFunc(pairs, func(p pair) bool { return p.gold == i }) {
			s.miss("- missed quote (%s) by %s: %q", q.Type, q.Speaker, cut(q.Text, 100))
		}
	}
	right, direct := 0, 0
	for _, p := range pairs {
		q, got := gold[p.gold], pred[p.pred]
		if q.Type == "direct" {
			direct++
		}
		if sameName(q.Speaker, got.speaker) {
			right++
			continue
		}
		s.miss("~ speaker: gold %q got %q: %q", q.Speaker, got.speaker, cut(q.Text, 80))
	}
	s.out.QuoteSpeaker.count(right, len(pred), len(gold))
	predDirect, goldDirect := 0, 0
	for _, p := range pred {
		if p.kind == "direct" {
			predDirect++
		}
	}
	for _, q := range gold {
		if q.Type == "direct" {
			goldDirect++
		}
	}
	s.out.QuoteDirect.count(direct, predDirect, goldDirect)
	s.out.QuoteIndirect.count(len(pairs)-direct, len(pred)-predDirect, len(gold)-goldDirect)
}

func (s *scorer) scoreEvents() {
	gold, predAt := s.gold.Events, s.places(s.events)
	pairs := matching(len(gold), len(s.events), func(i, j int) float64 {
		if gold[i].Type == s.events[j].Kind && s.text.locate(gold[i].Evidence).overlaps(predAt[j]) {
			return 1
		}
		return 0
	})
	s.out.Event.count(len(pairs), len(s.events), len(gold))
}

func (s *scorer) places(claims []*view.Claim) []place {
	all := make([]place, len(claims))
	for i, c := range claims {
		all[i] = s.text.locate(evidence(c))
	}
	return all
}

func (s *scorer) goldPlaces() []place {
	all := make([]place, len(s.gold.Transfers))
	for i := range all {
		all[i] = s.text.locate(s.gold.Transfers[i].Evidence)
	}
	return all
}

func evidence(c *view.Claim) string {
	if c.Evidence == nil {
		return ""
	}
	return c.Evidence.Text
}

// named shows an unknown value as a question mark.
func named(s string) string {
	if s == "" {
		return "?"
	}
	return s
}

// cut returns the first n code points of s.
func cut(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}
