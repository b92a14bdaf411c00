package atlas

import (
	"iter"
	"unicode/utf8"
)

// Key is what the index of a language has under one normal form: lower case, without
// hyphens, dots, apostrophes and spaces.
type Key struct {
	Normal string
	Names  []*Name
	// Reach is how many atoms the longest name of several has that begins with Normal.
	Reach int
}

// Keys goes through the index of a language, in no order: what to look for in a text before
// Find is worth its time.
func (a *Atlas) Keys(lang string) iter.Seq[Key] {
	return func(yield func(Key) bool) {
		x := a.index[lang]
		if x == nil {
			return
		}
		for normal, e := range x.entries {
			if !yield(Key{normal, e.names, e.reach}) {
				return
			}
		}
	}
}

// Capitals is how a name has to be written in a text.
type Capitals uint8

// The ways to write a name.
const (
	Free    Capitals = iota // in any way
	Initial                 // with a capital or a digit in front
	All                     // in capitals, but for a final s
)

// Capitals tells how the name has to be written.
func (n *Name) Capitals() Capitals {
	initial, _ := utf8.DecodeRuneInString(n.Spelling)
	switch {
	case n.exact:
		return All
	case isCapital(initial):
		return Initial
	}
	return Free
}
