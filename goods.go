package waybill

import (
	"slices"
	"strings"
)

// Class is what sort of goods is transferred: a family of the taxonomy, or
// "family.sub" where the report says so ("missile", "missile.ballistic").
type Class string

// Family is the part before the dot.
func (c Class) Family() string {
	family, _, _ := strings.Cut(string(c), ".")
	return family
}

// Valid reports whether the class is one of the taxonomy.
func (c Class) Valid() bool {
	family, sub, has := strings.Cut(string(c), ".")
	subs, ok := taxonomy[family]
	return ok && (!has || slices.Contains(subs, sub))
}

// Military reports whether goods of this class are arms or serve armed forces.
// The others are claimed only as the other half of an exchange.
func (c Class) Military() bool {
	switch c.Family() {
	case "money", "energy", "food", "political", "aid", "goods":
		return false
	}
	return c != "personnel.labour" && c != ""
}

// Classes lists every valid class, families before their subs, in alphabetical order.
func Classes() []Class {
	var all []Class
	for family, subs := range taxonomy {
		all = append(all, Class(family))
		for _, sub := range subs {
			all = append(all, Class(family+"."+sub))
		}
	}
	slices.Sort(all)
	return all
}

// taxonomy is the table of gold/GUIDELINES.md: family → subs.
var taxonomy = map[string][]string{
	"weapons":      nil,
	"ammunition":   {"artillery", "small-arms", "rocket", "bomb", "mine", "tank"},
	"artillery":    {"howitzer", "mortar", "rocket-launcher"},
	"missile":      {"ballistic", "cruise", "anti-tank", "anti-ship", "air-to-air"},
	"air-defence":  {"system", "manpads", "interceptor"},
	"armour":       {"tank", "ifv", "apc"},
	"aircraft":     {"combat", "transport", "helicopter", "trainer"},
	"uncrewed":     {"loitering", "combat", "reconnaissance", "naval"},
	"ship":         {"submarine", "surface", "patrol"},
	"small-arms":   nil,
	"vehicle":      nil,
	"sensor":       {"radar", "satellite", "electronic-warfare"},
	"wmd":          {"nuclear", "chemical", "biological"},
	"components":   nil,
	"technology":   nil,
	"training":     nil,
	"personnel":    {"troops", "labour"},
	"intelligence": nil,
	"money":        nil,
	"energy":       nil,
	"food":         nil,
	"political":    nil,
	"aid":          nil,
	"goods":        nil,
}

// Goods is what is transferred, as the report words it.
type Goods struct {
	Class Class
	// Span is the words that name the goods.
	Span Span
	// Designation is the atlas name of the weapon type, "" where none is named.
	Designation string
	// Quantity is the words that say how many or how much, empty if none do. A sum of
	// money is a quantity where it is all that is said ("an $8 billion arms sale").
	Quantity Span
	// Amount is what the quantity comes to, where it is no sum of money.
	Amount Amount
	// Sum is the money that is said of the goods.
	Sum Sum
}
