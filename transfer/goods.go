package transfer

import (
	"strings"

	"waybill"
)

// goods is what matching compares of goods.
type goods struct {
	class       waybill.Class
	designation string
}

// unspecified is the family of arms that are not named any closer.
const unspecified waybill.Class = "weapons"

// The ranks of goods by how exactly they are named.
const (
	designated = iota // a weapon type
	sub               // a class within a family
	family            // a family of the taxonomy
	vague             // arms
	ranks
)

func (g goods) rank() int {
	switch {
	case g.designation != "":
		return designated
	case g.class == unspecified:
		return vague
	case strings.Contains(string(g.class), "."):
		return sub
	}
	return family
}

// same names the goods that are one without further ado: a designation whatever its class,
// else a class.
func (g goods) same() string {
	if g.designation != "" {
		return "=" + strings.ToLower(g.designation)
	}
	return string(g.class)
}

// leavesOpen reports whether g could be what exact names more closely. Two designations, or
// two classes of one family, never are.
func (g goods) leavesOpen(exact goods) bool {
	if g.rank() <= exact.rank() {
		return false
	}
	switch {
	case g.class == unspecified:
		return exact.class.Military()
	case g.class.Family() != exact.class.Family():
		return false
	}
	return g.rank() == family || exact.class == g.class || exact.class == waybill.Class(exact.class.Family())
}

// compatible reports whether both can be the same goods.
func (g goods) compatible(other goods) bool {
	return g.same() == other.same() || g.leavesOpen(other) || other.leavesOpen(g)
}

// Fit is how goods named in one place go together with goods named in another.
type Fit string

// The fits.
const (
	// FitSame are the same without further ado.
	FitSame Fit = "same"
	// FitCloser are goods that are named more exactly than the others, which leave them open;
	// FitVaguer the other way round.
	FitCloser Fit = "closer"
	FitVaguer Fit = "vaguer"
	// FitOther cannot be the same.
	FitOther Fit = "other"
)

// FitOf tells how goods go together with others that are asked for: a designation wins over
// a class, and arms of no told kind leave open what they are.
func FitOf(class waybill.Class, designation string, askedClass waybill.Class, askedDesignation string) Fit {
	is, asked := goods{class, designation}, goods{askedClass, askedDesignation}
	switch {
	case is.same() == asked.same():
		return FitSame
	case asked.leavesOpen(is):
		return FitCloser
	case is.leavesOpen(asked):
		return FitVaguer
	}
	return FitOther
}
