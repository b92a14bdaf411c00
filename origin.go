package waybill

// Origin is the source of a claim, resolved to an identity that stays the same over
// articles. It is what corroboration counts.
type Origin struct {
	Kind OriginKind
	// Name is the identity's name: the atlas name of a person or party, the name of an
	// outlet, else the words of the report.
	Name string
	// Party is the party the origin is or speaks for, if known.
	Party PartyID
}

// OriginKind says what sort of identity an origin is.
type OriginKind string

// The kinds of origin.
const (
	PersonOrigin    OriginKind = "person"
	OfficeOrigin    OriginKind = "office" // a ministry, spokesperson's office, court, force, body
	StateOrigin     OriginKind = "state"  // a state or other party by its name or capital
	FirmOrigin      OriginKind = "firm"
	OutletOrigin    OriginKind = "outlet" // a paper, agency or channel, in its own voice or cited
	DocumentOrigin  OriginKind = "document"
	AnonymousOrigin OriginKind = "anonymous" // unnamed, but of a known country or office
	// UnclearOrigin is somebody of whom it cannot be told whether they are the same as
	// another ("experts", "reports", an unknown paper). It is named, never counted.
	UnclearOrigin OriginKind = "unclear"
)

// Independent reports whether it can be told from others, and so counted.
func (o Origin) Independent() bool { return o.Kind != UnclearOrigin && o.Kind != "" }

// Reliability is a person's grade of an origin on the Admiralty scale (NATO AJP-2.1):
// A, completely reliable, to E, unreliable; F, reliability cannot be judged.
type Reliability string

// Valid reports whether it is one of A to F.
func (r Reliability) Valid() bool { return len(r) == 1 && r[0] >= 'A' && r[0] <= 'F' }

// Credibility is a grade of information on the Admiralty scale (NATO AJP-2.1).
type Credibility int

// The grades. Ungraded is for the lack of a person's grade; CannotBeJudged is no middle
// value but says that there is nothing to go by.
const (
	Ungraded       Credibility = 0
	Confirmed      Credibility = 1 // by other, independent sources
	ProbablyTrue   Credibility = 2
	PossiblyTrue   Credibility = 3
	Doubtful       Credibility = 4
	Improbable     Credibility = 5
	CannotBeJudged Credibility = 6
)

// Valid reports whether it is one of 1 to 6.
func (c Credibility) Valid() bool { return c >= Confirmed && c <= CannotBeJudged }

// String gives the words of the scale.
func (c Credibility) String() string {
	switch c {
	case Confirmed:
		return "confirmed"
	case ProbablyTrue:
		return "probably true"
	case PossiblyTrue:
		return "possibly true"
	case Doubtful:
		return "doubtful"
	case Improbable:
		return "improbable"
	case CannotBeJudged:
		return "cannot be judged"
	}
	return "not graded"
}
