package transfer

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"waybill"
)

// Sketch is a fingerprint of a report's text by which copies find each other: the least
// hash values of its shingles (Broder, On the resemblance and containment of documents,
// 1997), by one permutation in lanes (Li, Owen, Zhang, One permutation hashing, 2012), empty
// lanes filled from others (Shrivastava, Optimal densification for fast and accurate minwise
// hashing, 2017), of each value its last bits (Li, König, b-bit minwise hashing, 2010).
// The zero Sketch is that of a text too short to tell; it is a copy of nothing.
type Sketch struct {
	// shingles is how many different ones the text has.
	shingles int
	least    [lanes]uint16
}

const (
	laneBits = 7
	lanes    = 1 << laneBits
)

// What a copy is. Different texts of gold, on whatever event, have a resemblance of at most
// 0.05; copies with a paragraph cut or put in, of 0.27 and more.
const (
	// fewest is the number of shingles below which a text is too short to tell copies,
	// few that below which two reports of one event share many by chance.
	fewest, few = 15, 40
	// resembling is the share of all shingles of two texts that copies have in common,
	// and alike that of two texts with few.
	resembling, alike = 0.25, 0.6
	// contained is the share of its own shingles that a cut copy has from the other text,
	// and cut how much of the other it must have at least.
	contained, cut = 0.8, 0.15
)

// Draw makes the sketch of a report.
func Draw(r *waybill.Report) Sketch {
	set := shingles(r)
	if len(set) < fewest {
		return Sketch{}
	}
	var least [lanes]uint64
	for h := range set {
		lane := h >> (64 - laneBits)
		if value := h<<laneBits | 1; least[lane] == 0 || value < least[lane] {
			least[lane] = value
		}
	}
	s := Sketch{shingles: len(set)}
	for i := range least {
		from := i
		for try := uint64(1); least[from] == 0; try++ {
			from = int(mix(uint64(i)<<32|try) % lanes)
		}
		s.least[i] = uint16(mix(least[from]))
	}
	return s
}

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
	shorter := float64(min(s.shingles, other.shingles))
	if shorter == 0 {
		return 0
	}
	j := s.Resemblance(other)
	both := j / (1 + j) * float64(s.shingles+other.shingles)
	return math.Min(1, both/shorter)
}

// CopyOf reports whether the two are sketches of copies of one text: much the same text, or
// one of them a part of the other with little besides.
func (s Sketch) CopyOf(other Sketch) bool {
	shorter, longer := min(s.shingles, other.shingles), max(s.shingles, other.shingles)
	switch {
	case shorter == 0:
		return false
	case longer < few:
		return s.Resemblance(other) >= alike
	case s.Resemblance(other) >= resembling:
		return true
	}
	return float64(shorter) >= cut*float64(longer) && s.Containment(other) >= contained
}

// A stored sketch is a byte for the way it was made, four for the number of shingles, and
// two for each value, most significant byte first. The zero Sketch is no bytes.
const (
	sketchVersion = 1
	sketchBytes   = 1 + 4 + 2*lanes
)

// ErrSketch says that bytes are no sketch of this version.
var ErrSketch = errors.New("no sketch of a text")

// Bytes is the sketch as it is stored; ParseSketch reads it.
func (s Sketch) Bytes() []byte {
	if s.shingles == 0 {
		return nil
	}
	data := make([]byte, 0, sketchBytes)
	data = append(data, sketchVersion)
	data = binary.BigEndian.AppendUint32(data, uint32(min(s.shingles, math.MaxUint32)))
	for _, value := range s.least {
		data = binary.BigEndian.AppendUint16(data, value)
	}
	return data
}

// ParseSketch reads a stored sketch. What is damaged or of another version is ErrSketch:
// draw it anew from the report.
func ParseSketch(data []byte) (Sketch, error) {
	switch {
	case len(data) == 0:
		return Sketch{}, nil
	case data[0] != sketchVersion:
		return Sketch{}, fmt.Errorf("%w: version %d, not %d; draw it anew from its report", ErrSketch, data[0], sketchVersion)
	case len(data) != sketchBytes:
		return Sketch{}, fmt.Errorf("%w: %d bytes, not %d; draw it anew from its report", ErrSketch, len(data), sketchBytes)
	}
	s := Sketch{shingles: int(binary.BigEndian.Uint32(data[1:]))}
	if s.shingles < fewest {
		return Sketch{}, fmt.Errorf("%w: of %d shingles, fewer than %d; draw it anew from its report", ErrSketch, s.shingles, fewest)
	}
	for i := range s.least {
		s.least[i] = binary.BigEndian.Uint16(data[5+2*i:])
	}
	return s, nil
}
