package waybill

// Narrator is the source of what the report says in its own voice.
const Narrator = "narrator"

// Claim is one statement's assertion of one transfer, or of one event.
// Every value points at the words it was read from.
type Claim struct {
	// ID is unique in the report: "c1", "c2", … in the order of the text.
	ID   string
	Kind ClaimKind

	// Supplier and Recipient are the two sides of a transfer; one may be unknown.
	Supplier, Recipient PartyRef
	// Parties are those that take part in an event.
	Parties []PartyRef

	Goods     Goods
	Stage     Stage
	Certainty Certainty
	// StageWords and CertaintyWords are what gave stage and certainty.
	StageWords, CertaintyWords Span

	// Source is who is answerable for the claim in this report.
	Source Source
	// When is when it happened or is to happen.
	When Date
	// Via is the words for a transit party or route.
	Via Span
	// Condition is the words of the condition it hangs on.
	Condition Span
	// Exchange labels transfers given in return for each other ("x1"), "" if there is none.
	Exchange string
	// Why tells which rule and words gave each value.
	Why Reasons
	// Evidence is the passage the claim was read from.
	Evidence Span
}

// ClaimKind says whether a claim is of a transfer or of an event.
type ClaimKind string

// The kinds of claim.
const (
	Transfer   ClaimKind = "transfer"
	Meeting    ClaimKind = "meeting"    // talks, visits, summits between parties
	Production ClaimKind = "production" // a party makes or can make military goods
	Sanction   ClaimKind = "sanction"   // embargo, sanctions, seizure by a state
	Link       ClaimKind = "link"       // a route or channel opened or closed
	Assessment ClaimKind = "assessment" // a source judges the weight of a transfer
)

// Source is the innermost speaker named for a claim.
type Source struct {
	// Name is the speaker's fullest name in the report, or Narrator.
	Name string
	// Span is the words that name the source, empty for the narrator.
	Span Span
	// Statement is the id of the statement the claim was made in, "" for the narrator's own.
	Statement string
	// Party is the party the source is or speaks for, if known.
	Party PartyID
}
