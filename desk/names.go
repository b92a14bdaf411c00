package desk

import (
	"fmt"
	"strings"

	"waybill"
	"waybill/atlas"
)

// Unknown is how a side that no claim names is chosen.
const Unknown = "unknown"

// PartyNamed is the party that a code or name stands for, in any language of the atlas; "" for
// Unknown. It fails with an *Error.
func PartyNamed(known *atlas.Atlas, field, name string) (waybill.PartyID, error) {
	if strings.EqualFold(name, Unknown) {
		return "", nil
	}
	for _, id := range []waybill.PartyID{waybill.PartyID(name), waybill.PartyID(strings.ToUpper(name))} {
		if known.Party(id) != nil {
			return id, nil
		}
	}
	for _, n := range known.Lookup(name) {
		if n.Party != nil {
			return n.Party.ID, nil
		}
	}
	return "", notInAtlas(known, field, name, "party")
}

// DesignationNamed is the atlas name of a weapon type that a spelling stands for. It fails
// with an *Error.
func DesignationNamed(known *atlas.Atlas, field, name string) (string, error) {
	for _, n := range known.Lookup(name) {
		if n.Weapon != nil {
			return n.Weapon.Designation, nil
		}
	}
	return "", notInAtlas(known, field, name, "weapon type")
}

// notInAtlas says that a name is of no such thing, and what may be meant.
func notInAtlas(known *atlas.Atlas, field, name, thing string) *Error {
	said := short(name)
	if len(known.Lookup(name)) > 0 {
		return &Error{Field: field, Why: fmt.Sprintf("%q is no %s: waybill atlas lookup %q tells what it is", said, thing, said), Kind: OtherName, Args: []string{said}}
	}
	near := known.Near(name)
	if len(near) == 0 {
		return &Error{Field: field, Why: fmt.Sprintf("the atlas knows no %s %q: check the spelling, or add it with --atlas", thing, said), Kind: NoSuchName, Args: []string{said}}
	}
	return &Error{
		Field: field, Why: fmt.Sprintf("the atlas knows no %s %q: did you mean %s?", thing, said, Alternatives(near)),
		Kind: NameLike, Args: []string{said, strings.Join(near, ", ")},
	}
}
