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
	// Why tells which rule and words gave each value. It is not kept with a reading.
	Why Reasons `json:"-"`
	// Evidence is the passage the claim was read from.
	Evidence Span
}

// ClaimKind says whether a claim is of a transfer or of an event.
type ClaimKind string

// The kinds of claim.
const (
	TransferClaim ClaimKind = "transfer"
	Meeting       ClaimKind = "meeting"    // talks, visits, summits between parties
	Production    ClaimKind = "production" // a party makes or can make military goods
	Sanction      ClaimKind = "sanction"   // embargo, sanctions, seizure by a state
	Link          ClaimKind = "link"       // a route or channel opened or closed
	Assessment    ClaimKind = "assessment" // a source judges the weight of a transfer
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
	// Chain is by whose mouths the claim came here, the outermost first; the last is the
	// source itself. It is empty for the narrator.
	Chain []ChainLink
}

// ChainLink is one of those by whose mouths a claim came into its report.
type ChainLink struct {
	// Name is the fullest form of the name in the report, or the description of somebody
	// unnamed, Span the words for it here.
	Name string
	Span Span
	// Kind is "" where the words do not tell.
	Kind LinkKind
	// Party is the party of somebody unnamed ("US officials": the US), Country the words
	// for it, Organisation those for the office, body or outlet they belong to, Number
	// those for how many they are.
	Party                         PartyID
	Country, Organisation, Number Span
}

// LinkKind says what a link of a chain is.
type LinkKind string

// The kinds of link.
const (
	OutletLink    LinkKind = "outlet"    // a paper, agency, channel
	OfficeLink    LinkKind = "office"    // a government, ministry, court, force, body
	FirmLink      LinkKind = "firm"      // a company
	PersonLink    LinkKind = "person"    // somebody named
	AnonymousLink LinkKind = "anonymous" // people without a name
	DocumentLink  LinkKind = "document"  // a report, study, letter
)
