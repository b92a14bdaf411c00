package waybill

// Amount is what the words of a quantity come to.
type Amount struct {
	// Min and Max are the least and the most it can be, both included. An end that the
	// words leave open stays open: "at least 40" has no Max.
	Min, Max Bound
	// About marks an approximation ("some 300", "dozens").
	About bool
	// Unit is what is counted where that is not the goods themselves ("tonne",
	// "container", "squadron"), as units.tsv of the language packs names it; "" for the
	// goods themselves.
	Unit string
	// UnitSpan is the words for the unit; they may stand outside the quantity ("40
	// rounds of ammunition").
	UnitSpan Span
}

// Bound is one end of an amount or sum; the zero Bound is open.
type Bound struct {
	Value float64
	Known bool
}

// At is the bound at a value.
func At(value float64) Bound { return Bound{value, true} }

// Known reports whether the words gave a number or a unit.
func (a Amount) Known() bool { return a.Min.Known || a.Max.Known || a.Unit != "" }

// Sum is a sum of money that is said of goods: their price, their worth, or what is
// given where money is the goods.
type Sum struct {
	// Span is the words of the sum, empty where none is said.
	Span Span
	// Min, Max and About are those of an [Amount], in whole units of the currency.
	Min, Max Bound
	About    bool
	// Currency is its ISO 4217 code, "" where the words leave open which one is meant
	// ("kroner").
	Currency string
}
