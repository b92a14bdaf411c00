package transfer

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
)

// Sketch is a fingerprint of a report's text by which copies find each other: the least
// hash values of its shingles (Broder, On the resemblance and containment of documents,
// 1997), by one permutation in lanes (Li, Owen, Zhang, One permutation hashing, 2012), empty
// lanes filled from others (Shrivastava, Optimal densification for fast and accurate minwise
// hashing, 2017), of each value its last bits (Li, König, b-bit minwise hashing, 2010). Where
// in the text each shingle stands tells a text that was edited all over from one that has a
// paragraph in common with another.
// The zero Sketch is that of a text too short to tell; it is a copy of nothing.
type Sketch struct {
	// shingles is how many different ones the text has.
	shingles int
	least    [lanes]uint16
	// part is in which part of its text, of so many, the shingle of a value stands first.
	part [lanes]uint8
	// figure are the least hash values of the numbers of two digits or more, so many.
	figure  [mostFigures]uint16
	figures uint8
}

const (
	laneBits = 7
	lanes    = 1 << laneBits
	parts    = 16
	// mostFigures is of how many figures a sketch knows.
	mostFigures = 16
)

// What a copy is. The figures are set by the copies that package generate makes, with the
// odd seeds; see docs/decisions/0018-copies.md.
const (
	// fewest is the number of shingles below which a text is too short to tell copies,
	// few that below which two reports of one event share many by chance, brief that below
	// which notes by one pattern are told apart by single figures.
	fewest, few, brief = 15, 40, 60
	// resembling is the share of all shingles of two texts that copies have in common, and
	// alike that of two texts with few.
	resembling, alike = 0.18, 0.75
	// spreading is in how many parts of the shorter text there are shingles of the other:
	// a paragraph or two that both have are in fewer.
	spreading = 8
	// above is the share of common shingles in the upper half of one of the texts: those of
	// lines that an outlet prints below all its texts are not there.
	above = 0.125
	// contained is the share of its own shingles that a cut copy has from the other text,
	// and cut how much of the other it must have at least.
	contained, cut = 0.8, 0.15
	// figured is the share of the figures of the one that has fewer which copies have in
	// common. Notes by one pattern, day after day, have others.
	figured = 0.5
)

// Key is the same for the same sketches, and hardly ever for others; 0 is that of a text too
// short to tell.
func (s Sketch) Key() int64 {
	var h uint64
	for _, value := range s.least {
		h = mix(h ^ uint64(value))
	}
	if s.shingles == 0 {
		return 0
	}
	return int64(mix(h ^ uint64(s.shingles)))
}

// Resemblance is about how much of all the shingles of two texts both have, 0 to 1: the
// Jaccard index, with a standard error of at most 0.05.
func (s Sketch) Resemblance(other Sketch) float64 {
	if s.shingles == 0 || other.shingles == 0 {
		return 0
	}
	same := 0
	for i, value := range s.least {
		if value == other.least[i] {
			same++
		}
	}
	return float64(same) / lanes
}

// Containment is about how much of the shorter of two texts is in the longer one, 0 to 1.
func (s Sketch) Containment(other Sketch) float64 {
	if s.shingles == 0 || other.shingles == 0 {
		return 0
	}
	return containment(s.Resemblance(other), &s, &other)
}

func containment(resemblance float64, one, other *Sketch) float64 {
	both := resemblance / (1 + resemblance) * float64(one.shingles+other.shingles)
	return math.Min(1, both/float64(min(one.shingles, other.shingles)))
}

// CopyOf reports whether the two are sketches of copies of one text: much the same text, or
// one of them a part of the other with little besides.
func (s Sketch) CopyOf(other Sketch) bool {
	shorter, longer := &s, &other
	if shorter.shingles > longer.shingles {
		shorter, longer = longer, shorter
	}
	if shorter.shingles == 0 {
		return false
	}
	resemblance := s.Resemblance(other)
	if longer.shingles < few {
		return resemblance >= alike && shorter.figuresOf(longer)
	}
	whole := resemblance >= resembling && shorter.partsWith(longer) >= spreading
	part := float64(shorter.shingles) >= cut*float64(longer.shingles) && containment(resemblance, shorter, longer) >= contained
	return (whole || part) && (shorter.sharesUpper(longer) || longer.sharesUpper(shorter)) && shorter.figuresOf(longer)
}

// figuresOf reports whether texts have the figures of copies. One figure alone, or half of
// them, tells only two notes apart.
func (s *Sketch) figuresOf(other *Sketch) bool {
	same, of := s.sameFigures(other)
	if max(s.shingles, other.shingles) < brief {
		return of == 0 || float64(same) > figured*float64(of)
	}
	return of < 2 || float64(same) >= figured*float64(of)
}

// partsWith is in how many parts of its own text a sketch has shingles of the other's.
func (s *Sketch) partsWith(other *Sketch) int {
	var has [parts]bool
	n := 0
	for i, value := range s.least {
		if at := s.part[i]; value == other.least[i] && !has[at] {
			has[at] = true
			n++
		}
	}
	return n
}

// sharesUpper reports whether enough of the shingles that it shares stand in the upper half of its
// own text.
func (s *Sketch) sharesUpper(other *Sketch) bool {
	all, upper := 0, 0
	for i, value := range s.least {
		if value == other.least[i] {
			all++
			if s.part[i] < parts/2 {
				upper++
			}
		}
	}
	return float64(upper) >= above*float64(all)
}

// sameFigures is how many figures both have, and of how many of the one that has fewer.
func (s *Sketch) sameFigures(other *Sketch) (same, of int) {
	a, b := s.figure[:s.figures], other.figure[:other.figures]
	if len(a) == mostFigures || len(b) == mostFigures {
		// the others of these are greater than the last
		end := min(last(a, mostFigures), last(b, mostFigures))
		a, b = upTo(a, end), upTo(b, end)
	}
	for _, f := range a {
		if _, there := slices.BinarySearch(b, f); there {
			same++
		}
	}
	return same, min(len(a), len(b))
}

func last(figures []uint16, full int) uint16 {
	if len(figures) < full {
		return math.MaxUint16
	}
	return figures[full-1]
}

func upTo(figures []uint16, end uint16) []uint16 {
	at, there := slices.BinarySearch(figures, end)
	if there {
		at++
	}
	return figures[:at]
}

// A stored sketch is a byte for the way it was made, four for the number of shingles, two
// for each value, most significant byte first, half a byte for each part, two parts in a
// byte, and a byte for the number of figures with two for each. The zero Sketch is no bytes.
const (
	sketchVersion = 2
	partsAt       = 1 + 4 + 2*lanes
	figuresAt     = partsAt + lanes/2
)

// ErrSketch says that bytes are no sketch of this version, ErrOldSketch that they are one of
// an older version.
var (
	ErrSketch    = errors.New("no sketch of a text")
	ErrOldSketch = fmt.Errorf("%w of this version", ErrSketch)
)

// Bytes is the sketch as it is stored; ParseSketch reads it.
func (s Sketch) Bytes() []byte {
	if s.shingles == 0 {
		return nil
	}
	data := make([]byte, 0, figuresAt+1+2*int(s.figures))
	data = append(data, sketchVersion)
	data = binary.BigEndian.AppendUint32(data, uint32(min(uint64(s.shingles), math.MaxUint32)))
	for _, value := range s.least {
		data = binary.BigEndian.AppendUint16(data, value)
	}
	for i := 0; i < lanes; i += 2 {
		data = append(data, s.part[i]<<4|s.part[i+1])
	}
	data = append(data, s.figures)
	for _, f := range s.figure[:s.figures] {
		data = binary.BigEndian.AppendUint16(data, f)
	}
	return data
}

// ParseSketch reads a stored sketch. What is damaged is ErrSketch, what is of an older version
// ErrOldSketch as well: draw it anew from the report.
func ParseSketch(data []byte) (Sketch, error) {
	switch {
	case len(data) == 0:
		return Sketch{}, nil
	case data[0] > 0 && data[0] < sketchVersion:
		return Sketch{}, fmt.Errorf("%w: version %d, not %d; draw it anew from its report", ErrOldSketch, data[0], sketchVersion)
	case data[0] != sketchVersion:
		return Sketch{}, fmt.Errorf("%w: version %d, not %d; draw it anew from its report", ErrSketch, data[0], sketchVersion)
	case len(data) <= figuresAt || data[figuresAt] > mostFigures || len(data) != figuresAt+1+2*int(data[figuresAt]):
		return Sketch{}, fmt.Errorf("%w: %d bytes; draw it anew from its report", ErrSketch, len(data))
	}
	s := Sketch{shingles: int(binary.BigEndian.Uint32(data[1:])), figures: data[figuresAt]}
	if s.shingles < fewest {
		return Sketch{}, fmt.Errorf("%w: of %d shingles, fewer than %d; draw it anew from its report", ErrSketch, s.shingles, fewest)
	}
	for i := range s.least {
		s.least[i] = binary.BigEndian.Uint16(data[5+2*i:])
		s.part[i] = data[partsAt+i/2] >> (4 * (1 - i%2)) & 15
	}
	for i := range s.figures {
		s.figure[i] = binary.BigEndian.Uint16(data[figuresAt+1+2*int(i):])
		if i > 0 && s.figure[i] <= s.figure[i-1] {
			return Sketch{}, fmt.Errorf("%w: its figures are not in order; draw it anew from its report", ErrSketch)
		}
	}
	return s, nil
}
