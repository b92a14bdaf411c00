package transfer

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"

	"waybill"
)

// Claim is a claim of a transfer as the register holds it: its values without spans, and
// what its article adds to them.
type Claim struct {
	// Key identifies the claim: a hash over its article and its values as they were read.
	Key string
	// Article is the id of its article.
	Article string
	// Copies is the least id among the articles that are copies of one text, this one
	// among them.
	Copies string
	// Outlet and Published (YYYY-MM-DD) are the article's, "" where unknown.
	Outlet, Published string
	// Lang is the code of the language its article is read in, "" where unknown.
	Lang string

	// Supplier and Recipient are the sides, "" for one that is unknown.
	Supplier, Recipient waybill.PartyID
	// Taken says that a side left open was taken from the only claim of the same article
	// that names both for such goods.
	Taken bool
	Class waybill.Class
	// Designation is the atlas name of the weapon type, "" where none is named.
	Designation string
	// Quantity is the words for how much, "" where none are said.
	Quantity string
	// Begin and End are the first and last day it speaks of, YYYY-MM-DD, both "" where
	// neither the words nor the article give a day.
	Begin, End string
	Stage      waybill.Stage
	Certainty  waybill.Certainty

	// Source is who says it, in the words of the report; Origin is who that is.
	Source string
	Origin waybill.Origin
	// Own says that the report says it in its own voice, so that its copies say the
	// same; Credited that the report puts its text down to an agency, which is Origin.
	Own, Credited bool

	// Exchange is the label of what is given in return in its article, "" without.
	Exchange string
	// Words is the passage it was read from.
	Words string

	// Apart is the number of the judgement that split it off, 0 without.
	Apart int64
	// Held are the numbers of the judgements that hold on to it, in their order.
	Held []int64
}

// Affirms reports whether the claim's source holds it to be so.
func (c *Claim) Affirms() bool {
	return StanceOf(c.Certainty) == Affirming
}

// Denies reports whether its source says that it is not so.
func (c *Claim) Denies() bool { return StanceOf(c.Certainty) == Denying }

// goods is what the claim says is transferred.
func (c *Claim) goods() goods { return goods{c.Class, c.Designation} }

// key is the identity of a claim by what was read.
func (c *Claim) key() string {
	var text []byte
	for _, part := range []string{
		c.Article, string(c.Supplier), string(c.Recipient), string(c.Class), c.Designation, c.Quantity,
		c.Begin, c.End, string(c.Stage), string(c.Certainty), c.Source, c.Exchange, c.Words,
	} {
		text = append(append(strconv.AppendInt(text, int64(len(part)), 10), ':'), part...)
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:12])
}
