package transfer

import (
	"cmp"
	"maps"
	"slices"
)

// run is claims of the same goods whose days follow one another without a longer gap than
// the window.
type run struct {
	claims []int
	when   days
}

// runs are the runs of dated claims, in a fixed order.
func (m *matcher) runs(claims []int) []run {
	same := map[string][]int{}
	for _, i := range claims {
		if m.when[i].known {
			name := m.founds(i)
			same[name] = append(same[name], i)
		}
	}
	var all []run
	for _, name := range slices.Sorted(maps.Keys(same)) {
		list := same[name]
		slices.SortStableFunc(list, func(a, b int) int {
			return cmp.Compare(m.when[a].begin, m.when[b].begin)
		})
		next := run{when: m.when[list[0]]}
		for _, i := range list {
			d := m.when[i]
			if !next.when.near(d, m.window) {
				all = append(all, next)
				next = run{when: d}
			}
			next.claims = append(next.claims, i)
			next.when.end = max(next.when.end, d.end)
		}
		all = append(all, next)
	}
	return all
}

// joinRun puts a run of claims that leave their goods open into the only group that it can
// mean, and reports whether there is one.
func (m *matcher) joinRun(r run, exact []*group) bool {
	means := m.means(r, exact)
	if len(means) != 1 {
		return false
	}
	for _, i := range r.claims {
		means[0].add(m, i, Because{Rule: OpenGoods})
	}
	means[0].joined = means[0].joined.join(r.when)
	return true
}

// means are the groups that a run of claims that leave their goods open can mean.
func (m *matcher) means(r run, exact []*group) []*group {
	return slices.DeleteFunc(m.leftOpen(r.claims[0], exact), func(g *group) bool { return !g.when.near(r.when, m.window) })
}

// bridge makes one of the groups behind an index that name the same goods and that a run
// joins over the gap of time between them: "T-72" in one year, "the tanks" in the next,
// "T-72" in the third. The gap is at most two windows, one to each side of a claim, so that
// yearly reports do not make one deal of many. What each run can mean is settled before any
// groups are joined.
func (m *matcher) bridge(runs []run, first int) {
	exact := m.groups[first:]
	into := map[*group]*group{}
	root := func(g *group) *group {
		for into[g] != nil {
			g = into[g]
		}
		return g
	}
	for _, r := range runs {
		means := m.means(r, exact)
		if len(means) < 2 || slices.ContainsFunc(means, func(g *group) bool { return g.same() != means[0].same() }) {
			continue
		}
		slices.SortFunc(means, func(a, b *group) int { return cmp.Compare(a.when.begin, b.when.begin) })
		for i, g := range means[1:] {
			before := means[i]
			if a, b := root(before), root(g); a != b && before.when.near(g.when, 2*m.window) {
				into[b] = a
			}
		}
	}
	for _, g := range exact {
		if into[g] == nil {
			continue
		}
		whole := root(g)
		for _, i := range g.members {
			whole.add(m, i, Because{Rule: Bridged})
		}
		whole.when = whole.when.join(g.when)
		if len(g.class) > len(whole.class) {
			whole.class = g.class
		}
	}
	m.groups = slices.DeleteFunc(m.groups, func(g *group) bool { return into[g] != nil })
}

// joinEach puts each claim of a run that can mean several groups into the only one of its
// own time or article, and gives those left over.
func (m *matcher) joinEach(r run, rank int, exact []*group) (left []int) {
	open := m.leftOpen(r.claims[0], exact) // claims of a run are of the same goods
	for _, i := range r.claims {
		if rank == designated || !m.join(i, open, m.open) {
			left = append(left, i)
		}
	}
	return left
}
