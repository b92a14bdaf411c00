package draw

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
)

// box is a node with its label: the place of its middle, and how much room it takes around it.
type box struct {
	x, y          float64
	width, height float64
}

// The measures of a layout.
const (
	// between is the least distance between two boxes, apart that between two groups of boxes
	// without a link.
	between, apart = 10.0, 26.0
	// roomy is how many times the area of its boxes a layout takes at least.
	roomy = 3.6
	// wider is how much wider than high it is.
	wider = 1.35
	// steps is how many times all pairs are moved.
	steps = 18
	// rounds is how often overlaps are looked for.
	rounds = 120
)

// arrange gives every box a place such that linked ones are close and none lies over another,
// and returns the size of the whole. The same boxes and links give the same places.
func arrange(boxes []box, links [][2]int) (width, height float64) {
	var groups [][]int
	area := 0.0
	for _, group := range components(len(boxes), links) {
		spread(boxes, group, links)
		separate(boxes, group)
		w, h := settle(boxes, group)
		area += (w + apart) * (h + apart)
		groups = append(groups, group)
	}
	return pack(boxes, groups, math.Sqrt(area*wider))
}

// components are the groups of boxes that links join, the greatest first.
func components(n int, links [][2]int) [][]int {
	root := make([]int, n)
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	for _, l := range links {
		root[find(l[0])] = find(l[1])
	}
	at := map[int]int{}
	var all [][]int
	for i := range n {
		r := find(i)
		k, known := at[r]
		if !known {
			k = len(all)
			at[r] = k
			all = append(all, nil)
		}
		all[k] = append(all[k], i)
	}
	slices.SortStableFunc(all, func(a, b []int) int { return cmp.Compare(len(b), len(a)) })
	return all
}

// spread lays out one group such that boxes are as far apart as the way by links between them
// is long, as near as can be: by stress, lowered pair by pair with smaller and smaller steps
// (Zheng, Pawar, Goodman: Graph Drawing by Stochastic Gradient Descent, 2018).
func spread(boxes []box, group []int, links [][2]int) {
	if len(group) == 1 {
		return
	}
	ways := waysOf(group, links)
	rng := rand.New(rand.NewPCG(6, uint64(len(group))))
	x, y := make([]float64, len(group)), make([]float64, len(group))
	var pairs [][2]int
	longest := 0.0
	for i := range group {
		x[i], y[i] = rng.Float64(), rng.Float64()
		for k := range i {
			pairs = append(pairs, [2]int{i, k})
			longest = max(longest, ways[i][k])
		}
	}
	// The first steps may move any pair as far as it wants to go, the last hardly any.
	step, last := longest*longest, 0.1
	slower := math.Pow(last/step, 1.0/(steps-1))
	for range steps {
		rng.Shuffle(len(pairs), func(i, k int) { pairs[i], pairs[k] = pairs[k], pairs[i] })
		for _, p := range pairs {
			i, k := p[0], p[1]
			want := ways[i][k]
			dx, dy := x[i]-x[k], y[i]-y[k]
			is := max(math.Hypot(dx, dy), 1e-9)
			r := min(step/(want*want), 1) * (is - want) / 2 / is
			x[i], y[i], x[k], y[k] = x[i]-r*dx, y[i]-r*dy, x[k]+r*dx, y[k]+r*dy
		}
		step *= slower
	}
	fit(boxes, group, x, y)
}

// waysOf are how long the shortest way is between each two of a group. A link is the longer the
// more links its ends have, so that there is room around them.
func waysOf(group []int, links [][2]int) [][]float64 {
	at := map[int]int{}
	for i, b := range group {
		at[b] = i
	}
	linked := make([]map[int]bool, len(group))
	ways := make([][]float64, len(group))
	for i := range group {
		linked[i], ways[i] = map[int]bool{}, slices.Repeat([]float64{math.Inf(1)}, len(group))
		ways[i][i] = 0
	}
	for _, l := range links {
		i, in := at[l[0]]
		k, in2 := at[l[1]]
		if in && in2 && i != k {
			linked[i][k], linked[k][i] = true, true
		}
	}
	for i := range group {
		for k := range linked[i] {
			ways[i][k] = 1 + 0.3*math.Sqrt(float64(len(linked[i])+len(linked[k])-2))
		}
	}
	for via := range group {
		for i := range group {
			first := ways[i][via]
			if math.IsInf(first, 1) {
				continue
			}
			for k, second := range ways[via] {
				ways[i][k] = min(ways[i][k], first+second)
			}
		}
	}
	return ways
}

// fit turns a layout so that its longer side lies, and gives it room for its boxes.
func fit(boxes []box, group []int, x, y []float64) {
	area, widest := 0.0, 0.0
	for _, i := range group {
		area += (boxes[i].width + between) * (boxes[i].height + between)
		widest = max(widest, boxes[i].width)
	}
	upright(x, y)
	minX, maxX, minY, maxY := slices.Min(x), slices.Max(x), slices.Min(y), slices.Max(y)
	side := math.Sqrt(area * roomy)
	scaleX := (side*math.Sqrt(wider) + widest/2) / max(maxX-minX, 1e-6)
	scaleY := side / math.Sqrt(wider) / max(maxY-minY, (maxX-minX)/8, 1e-6)
	for n, i := range group {
		boxes[i].x, boxes[i].y = (x[n]-minX)*scaleX, (y[n]-minY)*scaleY
	}
}

// upright turns points so that they spread most from left to right.
func upright(x, y []float64) {
	var mx, my, xx, yy, xy float64
	for i := range x {
		mx, my = mx+x[i]/float64(len(x)), my+y[i]/float64(len(x))
	}
	for i := range x {
		x[i], y[i] = x[i]-mx, y[i]-my
		xx, yy, xy = xx+x[i]*x[i], yy+y[i]*y[i], xy+x[i]*y[i]
	}
	sin, cos := math.Sincos(math.Atan2(2*xy, xx-yy) / 2)
	for i := range x {
		x[i], y[i] = x[i]*cos+y[i]*sin, y[i]*cos-x[i]*sin
	}
}

// separate moves boxes apart until none lies over another.
func separate(boxes []box, group []int) {
	for range rounds {
		moved := false
		for n, i := range group {
			for _, k := range group[:n] {
				moved = push(&boxes[k], &boxes[i]) || moved
			}
		}
		if !moved {
			return
		}
	}
}

// push moves two boxes apart, the shorter way, if one lies over the other.
func push(a, b *box) bool {
	overX := (a.width+b.width)/2 + between - math.Abs(a.x-b.x)
	overY := (a.height+b.height)/2 + between - math.Abs(a.y-b.y)
	if overX <= 0.01 || overY <= 0.01 {
		return false
	}
	if overX < overY {
		d := math.Copysign(overX/2, b.x-a.x)
		a.x, b.x = a.x-d, b.x+d
	} else {
		d := math.Copysign(overY/2, b.y-a.y)
		a.y, b.y = a.y-d, b.y+d
	}
	return true
}

// settle moves a group to the corner, and returns its size.
func settle(boxes []box, group []int) (width, height float64) {
	left, top := math.Inf(1), math.Inf(1)
	for _, i := range group {
		left, top = min(left, boxes[i].x-boxes[i].width/2), min(top, boxes[i].y-boxes[i].height/2)
	}
	for _, i := range group {
		b := &boxes[i]
		b.x, b.y = b.x-left, b.y-top
		width, height = max(width, b.x+b.width/2), max(height, b.y+b.height/2)
	}
	return width, height
}

// pack puts groups side by side, in rows about so wide.
func pack(boxes []box, groups [][]int, about float64) (width, height float64) {
	x, y, row := 0.0, 0.0, 0.0
	for _, group := range groups {
		w, h := settle(boxes, group)
		if x > 0 && x+w > max(about, width) {
			x, y, row = 0, y+row+apart, 0
		}
		for _, i := range group {
			boxes[i].x, boxes[i].y = boxes[i].x+x, boxes[i].y+y
		}
		width, height = max(width, x+w), max(height, y+h)
		row = max(row, h)
		x += w + apart
	}
	return width, height
}
