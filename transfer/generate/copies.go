package generate

import (
	"fmt"
	"math/rand/v2"
	"slices"

	"waybill"
)

// Grade is how much of a text a copy changes.
type Grade string

// The grades. A copy keeps this share of the words of the shorter of the two texts at
// least, and this share of its kept words are open to changes of words and spelling.
const (
	Light  Grade = "light"  // 0.9, 0.3
	Middle Grade = "middle" // 0.75, 0.6
	Heavy  Grade = "heavy"  // 0.6, 0.9
)

// Grades are all of them, the lightest first.
func Grades() []Grade { return []Grade{Light, Middle, Heavy} }

// keeps is the share of the shorter text's words that a copy of a grade has from the other,
// changes how likely a word for which there is another is changed, and most how many kinds
// of edits come together.
func (g Grade) keeps() float64   { return map[Grade]float64{Light: 0.9, Middle: 0.75, Heavy: 0.6}[g] }
func (g Grade) changes() float64 { return map[Grade]float64{Light: 0.3, Middle: 0.6, Heavy: 0.9}[g] }
func (g Grade) most() int        { return map[Grade]int{Light: 3, Middle: 6, Heavy: 9}[g] }

// shortest is how much of the other text a copy keeps at least, and fewest how many words.
const (
	shortest = 0.2
	fewest   = 40
)

// Made is a text that was made of others.
type Made struct {
	// Of is the name of the text it is a copy of, "" if of none.
	Of string
	// Like are the names of texts it has something in common with and is no copy of.
	Like []string
	// Grade and Edits tell how a copy was made, Kind what another text is.
	Grade Grade
	Edits []Edit
	Kind  Kind
	// Kept is the share of the shorter text's words that are taken over.
	Kept    float64
	Article waybill.Article
}

// Maker makes texts of articles.
type Maker struct {
	stock *stock
	texts map[string][]Text // by language
	seed  uint64
}

// New makes a maker of texts out of these; a sentence or two of each of them may turn up in
// what is made of others.
func New(texts []Text, seed uint64) (*Maker, error) {
	s, err := newStock()
	if err != nil {
		return nil, err
	}
	m := &Maker{s, map[string][]Text{}, seed}
	for _, t := range texts {
		m.texts[t.Lang] = append(m.texts[t.Lang], t)
	}
	return m, nil
}

// Copy makes a copy of a text. The number tells copies of one text and grade apart.
func (m *Maker) Copy(t Text, g Grade, number int) Made {
	d := m.draft(t, fmt.Sprint("copy ", g, number))
	d.grade = g
	d.original = t.Words()
	var done []Edit
	for _, i := range d.rng.Perm(len(edits)) {
		if e := edits[i]; len(done) < 1+d.rng.IntN(g.most()) && e.apply(d) {
			done = append(done, e.kind)
		}
	}
	// the new headline and the credit are what hardly any copy is without
	if !slices.Contains(done, Headline) && d.rng.IntN(4) > 0 && headline(d) {
		done = append(done, Headline)
	}
	slices.Sort(done)
	made := Made{Of: t.Name, Grade: g, Edits: done, Kept: d.kept()}
	made.Article = d.article(fmt.Sprintf("%s-%s-%d", t.Name, g, number))
	return made
}

// draft is a text in the making.
type draft struct {
	rng   *rand.Rand
	maker *Maker
	Text
	grade Grade
	// original is how many words the text has that is copied, own how many were added to it,
	// by number of the paragraphs.
	original, own int
	before, after []string
	// lent are the texts that lent a sentence.
	lent map[string]bool
	lay  layout
}

func (m *Maker) draft(t Text, what string) *draft {
	rng := rand.New(rand.NewPCG(m.seed, hash(t.Name+" "+what)))
	d := &draft{rng: rng, maker: m, Text: t, lent: map[string]bool{}}
	d.Paragraphs = nil
	for _, p := range t.Paragraphs {
		d.Paragraphs = append(d.Paragraphs, slices.Clone(p))
	}
	return d
}

// kept is the share of the shorter text's words that are the other's, too.
func (d *draft) kept() float64 { return d.share(d.Words()-d.own, d.own) }

func (d *draft) share(kept, own int) float64 {
	return float64(kept) / float64(max(1, min(d.original, kept+own)))
}

// may reports whether the grade lets so many words of the original go, and others come.
func (d *draft) may(cut, added int) bool {
	kept, own := d.Words()-d.own-cut, d.own+added
	return kept >= min(fewest, d.original) && float64(kept) >= shortest*float64(d.original) && d.share(kept, own) >= d.grade.keeps() &&
		(d.grade == Heavy || float64(kept) >= (d.grade.keeps()-0.25)*float64(d.original))
}

// mosaic is so many sentences out of other texts of the language: one of each in all of the
// draft, and no more than a sixth of any, so that it is a copy of none of them.
func (d *draft) mosaic(sentences int) []string {
	others := d.maker.texts[d.Lang]
	var all []string
	for try := 0; len(all) < sentences && try < 100*sentences; try++ {
		other := &others[d.rng.IntN(len(others))]
		if other.Name == d.Name || d.lent[other.Name] || len(other.Paragraphs) == 0 {
			continue
		}
		paragraph := other.Paragraphs[d.rng.IntN(len(other.Paragraphs))]
		s := paragraph[d.rng.IntN(len(paragraph))]
		if n := wordsIn([]string{s}); n >= 6 && n <= 30 && 6*n <= other.Words() {
			all = append(all, s)
			d.lent[other.Name] = true
		}
	}
	return all
}

// line is one of the outlet's lines of a kind.
func (d *draft) line(kind string) string {
	lines := d.maker.stock.lines[d.Lang+" "+kind]
	return lines[d.rng.IntN(len(lines))]
}

// hash is FNV-1a.
func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}
