package atlas

import (
	"slices"
	"strings"

	"waybill"
	"waybill/text"
)

// Lookup returns the names that a spelling stands for in any language, the
// strongest first: what the atlas knows of it. Capitals do not count.
func (a *Atlas) Lookup(spelling string) []*Name {
	_, atoms := text.Tokens(spelling, waybill.Span{End: len(spelling)})
	var key strings.Builder
	for _, atom := range atoms {
		key.WriteString(normal(atom.Of(spelling)))
	}
	var found []*Name
	for _, lang := range languages {
		names := a.index[lang].names[key.String()]
		if stem, plural := strings.CutSuffix(key.String(), "s"); plural && len(names) == 0 {
			names = a.index[lang].names[stem]
		}
		for _, n := range names {
			if !slices.ContainsFunc(found, n.same) {
				found = append(found, n)
			}
		}
	}
	slices.SortStableFunc(found, func(x, y *Name) int { return int(x.Kind) - int(y.Kind) })
	return found
}

// same reports whether two names stand for the same thing in the same way.
func (n *Name) same(other *Name) bool {
	return n.Kind == other.Kind && n.Party == other.Party && n.Person == other.Person && n.Weapon == other.Weapon
}
