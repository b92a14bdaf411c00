package eval

import "math"

// pair joins a gold item with a predicted one, by their indexes.
type pair struct{ gold, pred int }

// matching pairs n items with m one to one so that the sum of the weights is as
// large as can be (the Hungarian method on a padded square). Pairs of no weight are
// left out. The order of its steps is that of the reference tool, so that ties fall
// the same way.
func matching(n, m int, weight func(i, j int) float64) []pair {
	size := max(n, m)
	if size == 0 {
		return nil
	}
	h := newHungarian(n, m, size, weight)
	for i := 1; i <= size; i++ {
		h.augment(i)
	}
	var pairs []pair
	for j := 1; j <= size; j++ {
		gold, pred := h.p[j]-1, j-1
		if gold < n && pred < m && h.w[gold][pred] > 0 {
			pairs = append(pairs, pair{gold, pred})
		}
	}
	return pairs
}

// hungarian is the state of one matching; rows and columns count from 1, and p[j] is
// the row that column j is given to.
type hungarian struct {
	size    int
	w, cost [][]float64
	u, v    []float64
	p, way  []int
}

func newHungarian(n, m, size int, weight func(i, j int) float64) *hungarian {
	h := &hungarian{
		size: size, w: make([][]float64, size), cost: make([][]float64, size),
		u: make([]float64, size+1), v: make([]float64, size+1),
		p: make([]int, size+1), way: make([]int, size+1),
	}
	big := math.Inf(-1)
	for i := range size {
		h.w[i], h.cost[i] = make([]float64, size), make([]float64, size)
		for j := range size {
			if i < n && j < m {
				h.w[i][j] = weight(i, j)
			}
			big = max(big, h.w[i][j])
		}
	}
	for i := range size {
		for j := range size {
			h.cost[i][j] = big - h.w[i][j]
		}
	}
	return h
}

// augment gives row i a column, moving earlier rows where that is better for all.
func (h *hungarian) augment(i int) {
	h.p[0] = i
	j0 := 0
	minv, used := make([]float64, h.size+1), make([]bool, h.size+1)
	for j := range minv {
		minv[j] = math.Inf(1)
	}
	for {
		used[j0] = true
		j1, delta := h.cheapest(j0, minv, used)
		for j := 0; j <= h.size; j++ {
			if used[j] {
				h.u[h.p[j]] += delta
				h.v[j] -= delta
			} else {
				minv[j] -= delta
			}
		}
		j0 = j1
		if h.p[j0] == 0 {
			break
		}
	}
	for j0 != 0 {
		j1 := h.way[j0]
		h.p[j0] = h.p[j1]
		j0 = j1
	}
}

// cheapest finds the column outside the tree that is reached at least cost.
func (h *hungarian) cheapest(j0 int, minv []float64, used []bool) (j1 int, delta float64) {
	i0, delta := h.p[j0], math.Inf(1)
	for j := 1; j <= h.size; j++ {
		if used[j] {
			continue
		}
		cur := h.cost[i0-1][j-1] - h.u[i0] - h.v[j]
		if cur < minv[j] {
			minv[j], h.way[j] = cur, j0
		}
		if minv[j] < delta {
			delta, j1 = minv[j], j
		}
	}
	return j1, delta
}
