package waybill

// Certainty is how far the source of a claim commits itself to it.
type Certainty string

// The certainties.
const (
	Stated      Certainty = "stated"      // as a fact, also a future fact or an accusation
	Likely      Certainty = "likely"      // probably, believed to, it assumes
	Possible    Certainty = "possible"    // could, might, questions
	Conditional Certainty = "conditional" // only if
	Doubted     Certainty = "doubted"     // unlikely, sceptical, no evidence
	Denied      Certainty = "denied"      // the source says that it is not so
)

// Certainties lists every certainty in its order.
func Certainties() []Certainty {
	return []Certainty{Stated, Likely, Possible, Conditional, Doubted, Denied}
}
