package transfer

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"waybill"
)

// Row is a transfer of the register with all that speaks of it.
type Row struct {
	waybill.Transfer
	// Claims are in the order of their reports' days, undated ones last.
	Claims []Claim
	// Because says of each claim why it is of this transfer.
	Because []Because
	// Voices are who says what, in the order in which they first speak.
	Voices []Voice
	// Judgements are the numbers of the judgements that hold on to its claims.
	Judgements []int64
}

// Because is why a claim is of its transfer.
type Because struct {
	Rule Rule
	// Judgement is the number of the judgement that joined or split it, for those rules.
	Judgement int64
}

// Rule is by what a claim came to its transfer.
type Rule string

// The rules.
const (
	SameGoods  Rule = "same parties, same goods, no longer gap than the window"
	Bridged    Rule = "same parties, same goods; over a longer gap, claims that leave them open lie between"
	OpenGoods  Rule = "same parties; it leaves open what only this transfer names at that time"
	SameReport Rule = "same parties; it leaves open what its own article names"
	NoDay      Rule = "same parties; it has no day, and only this transfer has such goods"
	Joined     Rule = "joined by a judgement"
	SetApart   Rule = "set apart by a judgement"
)

// Match groups claims to transfers. Claims of one transfer have the same parties, goods
// that can be the same (never two designations), and no longer gap of time than window
// days; judgements join and split beyond that. Judgements are those in force; only those
// that claims are held by matter.
//
// What names its goods exactly founds a transfer; what leaves them open joins the only
// transfer that it can mean, and where it can mean several, stands for itself.
func Match(claims []Claim, judgements []waybill.Judgement, window int) []Row {
	claims = sorted(claims)
	m := matcher{claims: claims, window: window, because: make([]Because, len(claims)), in: make([]*group, len(claims)), ofArticle: map[string][]int{}, when: make([]days, len(claims)), founding: map[founding]string{}}
	for i := range claims {
		m.when[i] = claims[i].days()
		m.ofArticle[claims[i].Article] = append(m.ofArticle[claims[i].Article], i)
	}
	for _, ofPair := range m.pairs() {
		m.pair(ofPair)
	}
	byNumber := map[int64]*waybill.Judgement{}
	for i := range judgements {
		byNumber[judgements[i].Number] = &judgements[i]
	}
	m.merge(byNumber)
	return m.rows(byNumber)
}

// sorted are claims in their order; they are sorted by their places, for each is large.
func sorted(claims []Claim) []Claim {
	at := make([]*Claim, len(claims))
	for i := range claims {
		at[i] = &claims[i]
	}
	slices.SortFunc(at, func(a, b *Claim) int { return order(a, b) })
	all := make([]Claim, len(at))
	for i, c := range at {
		all[i] = *c
	}
	return all
}

// order is that of reports' days, undated ones last; then what keeps it total.
func order(a, b *Claim) int {
	if c := cmp.Compare(undatedLast(a.Published), undatedLast(b.Published)); c != 0 {
		return c
	}
	if c := cmp.Compare(a.Article, b.Article); c != 0 {
		return c
	}
	return cmp.Compare(a.Key, b.Key)
}

func undatedLast(day string) string {
	if day == "" {
		return "~"
	}
	return day
}

// group is a transfer in the making.
type group struct {
	goods
	apart int64
	// when is the time that less exact goods are measured by, joined that of those of one
	// rank that joined it, by which the next rank is measured too.
	when, joined days
	members      []int
}

type matcher struct {
	claims []Claim
	// when is the time that each claim is of.
	when    []days
	window  int
	because []Because
	// ofArticle are the claims of each article.
	ofArticle map[string][]int
	// in is the group that each claim was put into, nil before.
	in     []*group
	groups []*group
	// founding are the names of what claims must share to found a transfer together.
	founding map[founding]string
}

// founding is what such a name is made of.
type founding struct {
	goods
	apart int64
}

// pairs are the indexes of the claims of each pair of parties, in a fixed order.
func (m *matcher) pairs() [][]int {
	type pair struct{ supplier, recipient waybill.PartyID }
	all := map[pair][]int{}
	for i := range m.claims {
		c := &m.claims[i]
		p := pair{c.Supplier, c.Recipient}
		all[p] = append(all[p], i)
	}
	keys := slices.SortedFunc(maps.Keys(all), func(a, b pair) int {
		return cmp.Or(cmp.Compare(a.supplier, b.supplier), cmp.Compare(a.recipient, b.recipient))
	})
	lists := make([][]int, len(keys))
	for i, k := range keys {
		lists[i] = all[k]
	}
	return lists
}

// pair groups the claims of one pair of parties, the most exactly named goods first. What
// is less exact is measured by the groups before it, not by its equals, so that no order
// matters.
func (m *matcher) pair(claims []int) {
	first := len(m.groups)
	byRank := [ranks][]int{}
	for _, i := range claims {
		rank := m.claims[i].goods().rank()
		byRank[rank] = append(byRank[rank], i)
	}
	for rank, ofRank := range byRank {
		runs := m.runs(ofRank)
		if rank == sub || rank == family {
			m.bridge(runs, first) // "arms" may be any: they bridge nothing
		}
		exact := m.groups[first:]
		var left []int
		for _, run := range runs {
			if rank == designated || !m.joinRun(run, exact) {
				left = append(left, m.joinEach(run, rank, exact)...)
			}
		}
		for _, g := range exact {
			g.when = g.when.join(g.joined)
		}
		for _, run := range m.runs(left) {
			m.groups = append(m.groups, m.newGroup(run.claims, run.when))
		}
	}
	for _, ofRank := range byRank {
		dated := m.groups[first:]
		left := map[string][]int{}
		var names []string
		for _, i := range ofRank {
			if m.when[i].known || m.placed(i) || m.join(i, dated, m.undated) {
				continue
			}
			name := m.founds(i)
			if left[name] == nil {
				names = append(names, name)
			}
			left[name] = append(left[name], i)
		}
		slices.Sort(names)
		for _, name := range names {
			m.groups = append(m.groups, m.newGroup(left[name], days{}))
		}
	}
}

// placed reports whether a claim has its transfer.
func (m *matcher) placed(i int) bool { return m.because[i].Rule != "" }

// founds is what claims must share to found a transfer together.
func (m *matcher) founds(i int) string {
	of := founding{m.claims[i].goods(), m.claims[i].Apart}
	name, known := m.founding[of]
	if !known {
		name = of.same() + "/" + strconv.FormatInt(of.apart, 10)
		m.founding[of] = name
	}
	return name
}

// newGroup founds a group. Claims are not empty.
func (m *matcher) newGroup(claims []int, when days) *group {
	g := &group{goods: m.claims[claims[0]].goods(), apart: m.claims[claims[0]].Apart, when: when}
	for _, i := range claims {
		if c := m.claims[i].goods(); len(c.class) > len(g.class) {
			g.class = c.class // the same designation, its class named more exactly
		}
		rule := Because{Rule: SameGoods}
		if g.apart != 0 {
			rule = Because{Rule: SetApart, Judgement: g.apart}
		}
		g.add(m, i, rule)
	}
	return g
}

func (g *group) add(m *matcher, i int, why Because) {
	g.members = append(g.members, i)
	m.because[i], m.in[i] = why, g
}

// join puts a claim into the only group it can mean; of several, into the only one that its
// own article speaks of. It reports whether there is one.
func (m *matcher) join(i int, groups []*group, can func(i int, g *group) (Rule, bool)) bool {
	var means, near []*group
	var rule Rule
	for _, g := range groups {
		r, ok := can(i, g)
		if !ok {
			continue
		}
		rule = r
		means = append(means, g)
		if m.names(i, g) {
			near = append(near, g)
		}
	}
	to := means
	if len(means) != 1 {
		to, rule = near, SameReport
	}
	if len(to) != 1 {
		return false
	}
	to[0].add(m, i, Because{Rule: rule})
	to[0].joined = to[0].joined.join(m.when[i])
	return true
}

// names reports whether the article of a claim names what a group is of.
func (m *matcher) names(i int, g *group) bool {
	return slices.ContainsFunc(m.ofArticle[m.claims[i].Article], func(k int) bool {
		return m.in[k] == g && (m.because[k].Rule == SameGoods || m.because[k].Rule == Bridged)
	})
}

// open is the rule for dated claims that leave open goods which a group may be of.
func (m *matcher) open(i int, g *group) (Rule, bool) {
	return OpenGoods, g.when.near(m.when[i], m.window)
}

// leftOpen are the groups that a claim may be of that leaves its goods open, at whatever time.
func (m *matcher) leftOpen(i int, groups []*group) (open []*group) {
	c := &m.claims[i]
	for _, g := range groups {
		if c.Apart == g.apart && c.goods().leavesOpen(g.goods) {
			open = append(open, g)
		}
	}
	return open
}

// undated is the rule for claims without a day.
func (m *matcher) undated(i int, g *group) (Rule, bool) {
	c := &m.claims[i]
	same := c.goods().same() == g.same() || c.goods().leavesOpen(g.goods)
	return NoDay, c.Apart == g.apart && same
}

// merge joins the groups that a merge holds on to.
func (m *matcher) merge(judgements map[int64]*waybill.Judgement) {
	holders := map[int64][]*group{}
	for _, g := range m.groups {
		for _, i := range g.members {
			for _, n := range m.claims[i].Held {
				if j := judgements[n]; j != nil && j.Kind == waybill.Merge && !slices.Contains(holders[n], g) {
					holders[n] = append(holders[n], g)
				}
			}
		}
	}
	into := map[*group]*group{}
	root := func(g *group) *group {
		for into[g] != nil {
			g = into[g]
		}
		return g
	}
	for _, n := range slices.Sorted(maps.Keys(holders)) {
		first := root(holders[n][0])
		for _, g := range holders[n][1:] {
			if g = root(g); g != first {
				into[g] = first
				for _, i := range g.members {
					first.add(m, i, Because{Rule: Joined, Judgement: n})
				}
			}
		}
	}
	m.groups = slices.DeleteFunc(m.groups, func(g *group) bool { return into[g] != nil })
}
