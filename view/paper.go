package view

// Paper is a report as a page shows it: its text with what was read in it.
type Paper struct {
	Document
	// Text is the report's text, in which all spans lie.
	Text string `json:"text"`
	// Filed is the article as the ledger has it, null where it has it not.
	Filed *Article `json:"filed"`
	// Placed are the claims of transfers by the rows they are of.
	Placed []Placed `json:"placed"`
	// Readings are all that were made of it, the oldest first.
	Readings []Version `json:"readings"`
	// Copies are the other articles that are copies of the same text.
	Copies []Article `json:"copies"`
}

// Placed is a claim's place in the register.
type Placed struct {
	// ID is the claim's id in its document ("c1"), Key its key in the ledger.
	ID  string `json:"id"`
	Key string `json:"key"`
	// Transfer is the id of its row.
	Transfer string `json:"transfer"`
}

// Version is a reading by the versions it was made with.
type Version struct {
	// Entry is its number in the ledger, At when it was recorded (RFC 3339, UTC).
	Entry int64  `json:"entry"`
	At    string `json:"at"`
	// Stamp is the versions as one line: engine, atlas, packs.
	Stamp  string `json:"stamp"`
	Claims int    `json:"claims"`
	// InForce says that the register goes by it.
	InForce bool `json:"in_force"`
}

// Passage is a paragraph of a report around words.
type Passage struct {
	// Claim is the key of the claim whose words they are.
	Claim   string `json:"claim"`
	Article string `json:"article"`
	// Begin and End are where the paragraph stands in the report's text, Text what it says,
	// Words where in the report's text the claim's words are.
	Begin int    `json:"begin"`
	End   int    `json:"end"`
	Text  string `json:"text"`
	Words Span   `json:"words"`
}
