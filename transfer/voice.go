package transfer

import "waybill"

// Voice is what one origin says of a transfer.
type Voice struct {
	Origin waybill.Origin
	// Claims are the indexes of its claims in the row's.
	Claims []int
	// Affirms, Doubts and Denies are whether it has a claim that does; doubting is to
	// hold it for unlikely, possible or conditional.
	Affirms, Doubts, Denies bool
	// Mark says what it means that the origin is itself a side, "" if it is none.
	Mark Mark
}

// Mark is what a side of a transfer says about itself.
type Mark string

// The marks.
const (
	Admission  Mark = "admission"  // a side affirms it, and no side denies it
	Denial     Mark = "denial"     // a side denies it
	Accusation Mark = "accusation" // a side affirms it, and the other side denies it
)
