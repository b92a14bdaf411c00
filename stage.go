package waybill

// Stage is how far a transfer has come, in the claim itself.
type Stage string

// The stages, from a thought to an end.
const (
	Prospect   Stage = "prospect"   // could happen, is planned or considered; a side is able to
	Sought     Stage = "sought"     // the recipient wants it, asks for it, looks for it
	Offered    Stage = "offered"    // the supplier offers it, is ready to give it
	Negotiated Stage = "negotiated" // the sides talk about it
	Agreed     Stage = "agreed"     // promised, approved, licensed, contracted, announced as decided
	Underway   Stage = "underway"   // being made, shipped, delivered bit by bit, supplied habitually
	Delivered  Stage = "delivered"  // it happened
	Halted     Stage = "halted"     // stopped, suspended, cancelled, seized on the way
	Refused    Stage = "refused"    // a side declines it or rules it out
)

// Stages lists every stage in its order.
func Stages() []Stage {
	return []Stage{Prospect, Sought, Offered, Negotiated, Agreed, Underway, Delivered, Halted, Refused}
}
