package waybill

// Transfer is a row of the register: goods that are alleged to pass from a supplier to a
// recipient. It is computed from claims and judgements, never written by hand.
type Transfer struct {
	// ID is readable and stable ("KP-RU-missile-7K3QF"): the two sides ("XX" for one that
	// is unknown), the family of the goods, and a mark of the first article that claims it.
	ID                  string
	Supplier, Recipient PartyID
	// Class and Designation are the most exact that its claims give.
	Class       Class
	Designation string
	// Quantity is the words for how much that were said last, "" where none are.
	Quantity string
	// Begin and End are the first and the last day its claims speak of, YYYY-MM-DD; ""
	// where no claim has a day.
	Begin, End string
	// FirstReport and LastReport are the days of the first and the last report that speaks
	// of it, YYYY-MM-DD; "" where no report has a day.
	FirstReport, LastReport string
	// Stage and Certainty are those of the last report that affirms it, or, where none
	// does, of the last that denies or doubts it.
	Stage     Stage
	Certainty Certainty
	// Claims, Articles and Outlets count what speaks of it, however it speaks.
	Claims, Articles, Outlets int
	// Origins counts the origins that can be told from others: copies of one text and
	// reports of one agency count once. Several that speak for one party are several here;
	// for the grade they count once. Unclear counts the claims of which it cannot be told.
	Origins, Unclear int
	// Affirm, Doubt and Deny count the origins among them that do so; one that changed
	// its mind counts in each.
	Affirm, Doubt, Deny int
	// Suggested is the credibility by the published rule, with its reasons in sentences.
	Suggested Credibility
	Reasons   []string
	// Graded is a person's grade, Ungraded where there is none; it wins.
	Graded Credibility
	// Status is what people decided of it.
	Status Status
	// Review is how much it wants a person's look, by the published rule: how doubtful it is
	// times how weighty; 0 once somebody has accepted, rejected or graded it.
	Review int
	// Exchange reports whether a claim says that something is given in return.
	Exchange bool
}

// Credibility is a person's grade, else the suggested one.
func (t *Transfer) Credibility() Credibility {
	if t.Graded != Ungraded {
		return t.Graded
	}
	return t.Suggested
}

// Status is whether people accepted or rejected a transfer.
type Status string

// The statuses.
const (
	Open     Status = "open" // nobody has decided
	Accepted Status = "accepted"
	Rejected Status = "rejected"
)
