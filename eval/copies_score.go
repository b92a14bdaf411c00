package eval

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"text/tabwriter"

	"waybill/transfer/generate"
)

// Tally counts copies and which of them were found, or pairs of texts that are no copies
// and which of them were taken for some.
type Tally struct {
	Pairs int `json:"pairs"`
	Found int `json:"found"`
}

// Share is how many of the pairs were found, 0 to 1; 1 of none.
func (t Tally) Share() float64 {
	if t.Pairs == 0 {
		return 1
	}
	return float64(t.Found) / float64(t.Pairs)
}

// CopyFigures are how well copies are told.
type CopyFigures struct {
	// Copies are the pairs of an original and its copy.
	Copies Tally `json:"copies"`
	// ByHand are copies that people made, of gold/copies.tsv.
	ByHand Tally `json:"by_hand"`
	// Grades and Edits are the copies by how they were made; a copy counts for each of its
	// edits.
	Grades map[generate.Grade]Tally `json:"grades"`
	Edits  map[generate.Edit]Tally  `json:"edits"`
	// Others are pairs of texts that are no copies, by what makes them look like some, False
	// those of them that were taken for copies.
	Others map[string]Tally `json:"others"`
	False  int              `json:"false"`
	// Misses are what was missed (-) and taken wrongly (+), a line each.
	Misses []string `json:"-"`
}

// The kinds of pairs that are no copies besides those of package generate.
const (
	sameEvent = "event"     // articles of one story
	apart     = "different" // all others
)

func newCopyFigures() *CopyFigures {
	return &CopyFigures{Grades: map[generate.Grade]Tally{}, Edits: map[generate.Edit]Tally{}, Others: map[string]Tally{}}
}

// Recall is the share of copies that are found, Precision that of the pairs taken for
// copies that are an original and its copy: pairs of two copies of one text do not count
// for it, wrong pairs do, whatever they are made of.
func (f *CopyFigures) Recall() float64 { return f.Copies.Share() }

// Precision is explained at Recall.
func (f *CopyFigures) Precision() float64 {
	return Tally{f.Copies.Found + f.False, f.Copies.Found}.Share()
}

// Add adds the figures of another seed. The copies by hand are the same for every seed.
func (f *CopyFigures) Add(other *CopyFigures) {
	add(&f.Copies, other.Copies)
	addAll(f.Grades, other.Grades)
	addAll(f.Edits, other.Edits)
	addAll(f.Others, other.Others)
	f.False += other.False
	f.Misses = append(f.Misses, other.Misses...)
}

func add(t *Tally, other Tally) { t.Pairs, t.Found = t.Pairs+other.Pairs, t.Found+other.Found }

func addAll[K comparable](to, from map[K]Tally) {
	for k, t := range from {
		sum := to[k]
		add(&sum, t)
		to[k] = sum
	}
}

// count counts the pairs there are in a pool. Pairs of copies of one text, and of texts that
// took over words of the same one, are none that figures are of.
func (f *CopyFigures) count(o *Originals, pool []pooled) {
	for i := range pool {
		for k := range i {
			if kind := o.kind(&pool[k], &pool[i]); kind != "" {
				t := f.Others[kind]
				t.Pairs++
				f.Others[kind] = t
			}
		}
	}
}

// kind is which kind of pair two texts are, "" if they are copies, or if it is not said.
func (o *Originals) kind(one, other *pooled) string {
	if one.root == other.root {
		return ""
	}
	for _, a := range one.touched {
		for _, b := range other.touched {
			switch {
			case len(o.unsure) > 0 && o.unsure[[2]string{a, b}]:
				return ""
			case a != b:
			case one.made == nil:
				return string(other.made.Kind)
			default:
				return "" // a copy, and a text that has words of the same original
			}
		}
	}
	isFooter := func(m *pooled) bool { return m.made != nil && m.made.Kind == generate.Footer }
	isNote := func(m *pooled) bool { return m.made != nil && m.made.Kind == generate.Note }
	switch {
	case isFooter(one) && isFooter(other):
		return string(generate.Footer)
	case isNote(one) && isNote(other):
		return string(generate.Note)
	case path.Dir(one.root) == path.Dir(other.root) && path.Base(path.Dir(path.Dir(one.root))) == "stories":
		return sameEvent
	}
	return apart
}

// find looks which texts of the pool find each other: those with an anchor in common whose
// sketches are alike.
func (f *CopyFigures) find(o *Originals, pool []pooled) {
	byAnchor, byName := map[int64][]int{}, map[string]int{}
	found := map[[2]int]bool{}
	for i := range pool {
		byName[pool[i].name] = i
		for _, a := range pool[i].anchors {
			for _, k := range byAnchor[a] {
				pair := [2]int{k, i}
				if _, seen := found[pair]; !seen {
					found[pair] = pool[k].sketch.CopyOf(pool[i].sketch)
				}
			}
			byAnchor[a] = append(byAnchor[a], i)
		}
	}
	for i := range pool {
		m := &pool[i]
		if m.made == nil && m.root != m.name {
			f.ByHand.Pairs++
			f.ByHand.Found += counted(f.took(pool, byName[m.root], i, found))
		}
		if m.made == nil || m.made.Of == "" || m.made.Grade == "" {
			continue
		}
		t := Tally{1, counted(f.took(pool, byName[m.made.Of], i, found))}
		add(&f.Copies, t)
		addAll(f.Grades, map[generate.Grade]Tally{m.made.Grade: t})
		for _, e := range m.made.Edits {
			addAll(f.Edits, map[generate.Edit]Tally{e: t})
		}
	}
	f.wrong(o, pool, found)
}

func counted(b bool) int {
	if b {
		return 1
	}
	return 0
}

// took reports whether a pair was found; a miss is noted.
func (f *CopyFigures) took(pool []pooled, a, b int, found map[[2]int]bool) bool {
	pair := [2]int{min(a, b), max(a, b)}
	if found[pair] {
		return true
	}
	_, met := found[pair]
	line := fmt.Sprintf("- %s", describe(pool, pair))
	if !met {
		line += ", no anchor in common"
	}
	if made := pool[pair[1]].made; made != nil {
		line += fmt.Sprintf("; kept %.2f, %q", made.Kept, made.Edits)
	}
	f.Misses = append(f.Misses, line)
	return false
}

func describe(pool []pooled, pair [2]int) string {
	a, b := &pool[pair[0]], &pool[pair[1]]
	return fmt.Sprintf("%s, %s: resemblance %.2f, containment %.2f", a.name, b.name, a.sketch.Resemblance(b.sketch), a.sketch.Containment(b.sketch))
}

// wrong counts the pairs that were taken for copies and are none.
func (f *CopyFigures) wrong(o *Originals, pool []pooled, found map[[2]int]bool) {
	for _, pair := range slices.SortedFunc(maps.Keys(found), func(a, b [2]int) int {
		return cmp.Or(a[0]-b[0], a[1]-b[1])
	}) {
		kind := o.kind(&pool[pair[0]], &pool[pair[1]])
		if kind == "" || !found[pair] {
			continue
		}
		addAll(f.Others, map[string]Tally{kind: {Found: 1}})
		f.False++
		f.Misses = append(f.Misses, fmt.Sprintf("+ %s: %s", kind, describe(pool, pair)))
	}
}

// Table prints the figures under a name.
func (f *CopyFigures) Table(to io.Writer, name string) error {
	w := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	line := func(name string, t Tally) { fmt.Fprintf(w, "%s\t%d\t%d\t%.3f\n", name, t.Pairs, t.Found, t.Share()) }
	fmt.Fprintf(w, "copies, %s\tpairs\tfound\trecall\n", name)
	line("all", f.Copies)
	line("by hand", f.ByHand)
	for _, g := range generate.Grades() {
		line("  "+string(g), f.Grades[g])
	}
	for _, e := range generate.Edits() {
		line("  with "+string(e), f.Edits[e])
	}
	fmt.Fprintf(w, "no copies, %s\tpairs\ttaken\tshare\n", name)
	for _, kind := range slices.Sorted(maps.Keys(f.Others)) {
		t := f.Others[kind]
		fmt.Fprintf(w, "  %s\t%d\t%d\t%.5f\n", kind, t.Pairs, t.Found, t.Share())
	}
	fmt.Fprintf(w, "recall\t%.3f\nprecision\t%.3f\n\n", f.Recall(), f.Precision())
	return w.Flush()
}
