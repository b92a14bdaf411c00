package transfer

import (
	"slices"

	"waybill"
)

// Draw makes the sketch of a report.
func Draw(r *waybill.Report) Sketch {
	s, _ := DrawAnchored(r)
	return s
}

// DrawAnchored makes the sketch of a report and its anchors, which cost little once its words
// are known.
func DrawAnchored(r *waybill.Report) (Sketch, []int64) {
	// a word and the mark behind it have five bytes or more, but for very few
	p := pencil{seen: newHashSet(len(r.Text) / 5), least: make([]uint64, 0, anchors+1)}
	for words := range bodyBlocks(r) {
		p.block(words)
	}
	keys := make([]int64, len(p.least))
	for i, h := range p.least {
		keys[i] = int64(h)
	}
	return p.sketch(), keys
}

// pencil draws a sketch, word by word.
type pencil struct {
	// words counts all words so far.
	words int
	seen  hashSet
	// lane holds the least shingle of each lane, 0 for none, first the number of the word
	// before it.
	lane  [lanes]uint64
	first [lanes]int
	// least are the least runs of words, that anchors are made of.
	least   []uint64
	figures []uint16
}

// block draws the words of one block: no shingle goes beyond it.
func (p *pencil) block(words string) {
	var last [stretch]uint64 // a ring
	var run uint64           // the last words put together
	n := 0
	for w := range wordHashes(words) {
		run = (run-last[n%stretch]*leaving)*spread + w.hash
		last[n%stretch] = w.hash
		n++
		p.words++
		if w.figure {
			p.figure(w.hash)
		}
		if n >= width {
			h := mix(last[(n-3)%stretch])
			h = mix(h ^ last[(n-2)%stretch])
			p.shingle(mix(h ^ w.hash))
		}
		if n >= stretch {
			p.least = keepLeast(p.least, mix(run))
		}
	}
}

func (p *pencil) shingle(h uint64) {
	p.seen.add(h)
	lane := h >> (64 - laneBits)
	if value := h<<laneBits | 1; p.lane[lane] == 0 || value < p.lane[lane] {
		p.lane[lane], p.first[lane] = value, p.words
	}
}

// figure keeps the figures with the least values.
func (p *pencil) figure(h uint64) {
	value := uint16(mix(h))
	at, there := slices.BinarySearch(p.figures, value)
	if there || at == mostFigures {
		return
	}
	p.figures = slices.Insert(p.figures, at, value)
	p.figures = p.figures[:min(len(p.figures), mostFigures)]
}

func (p *pencil) sketch() Sketch {
	if p.seen.count < fewest {
		return Sketch{}
	}
	s := Sketch{shingles: p.seen.count, figures: uint8(len(p.figures))}
	copy(s.figure[:], p.figures)
	for i := range p.lane {
		from := i
		for try := uint64(1); p.lane[from] == 0; try++ {
			from = int(mix(uint64(i)<<32|try) % lanes)
		}
		s.least[i] = uint16(mix(p.lane[from]))
		s.part[i] = uint8((p.first[from] - 1) * parts / p.words)
	}
	return s
}

// hashSet counts different numbers: a hash table with open addressing, 0 for an empty slot.
type hashSet struct {
	slots []uint64
	count int
}

func newHashSet(about int) hashSet {
	size := 64
	for size < 2*about {
		size *= 2
	}
	return hashSet{slots: make([]uint64, size)}
}

func (d *hashSet) add(h uint64) {
	if h == 0 {
		h = 1
	}
	if 4*d.count >= 3*len(d.slots) {
		d.grow()
	}
	mask := uint64(len(d.slots) - 1)
	for at := h & mask; ; at = (at + 1) & mask {
		switch d.slots[at] {
		case h:
			return
		case 0:
			d.slots[at] = h
			d.count++
			return
		}
	}
}

func (d *hashSet) grow() {
	old := d.slots
	*d = hashSet{slots: make([]uint64, 2*len(old))}
	for _, h := range old {
		if h != 0 {
			d.add(h)
		}
	}
}
