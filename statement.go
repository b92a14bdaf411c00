package waybill

// Statement is what one speaker says in a report: one speech act.
type Statement struct {
	// ID is unique in the report: "s1", "s2", … in the order of the text.
	ID     string
	Type   StatementType
	Medium Medium
	// Speaker is who says it, resolved to the fullest form in the report.
	Speaker Speaker
	// Spans are the words said: several where a quotation is split around its
	// reporting clause. Direct ones include their quotation marks.
	Spans []Span
	// Mention is the words that name the speaker here, be it a pronoun.
	Mention Span
	// Relay is who hands the statement on, where the frame names the speaker behind
	// another ("The paper, citing diplomats, wrote …": the paper), else empty.
	Relay Speaker
	// Cue is the words that report ("sagte", "laut", "according to").
	Cue []Span
	// Frame is the reporting clause around the cue.
	Frame []Span
	// Addressee is the words that name who is spoken to.
	Addressee Span
}

// Covers reports whether any of the statement's spans contains span.
func (s *Statement) Covers(span Span) bool {
	for _, part := range s.Spans {
		if part.Contains(span) {
			return true
		}
	}
	return false
}

// Speaker is somebody who says something in a report.
type Speaker struct {
	// Name is the fullest form of the name in the report ("Frederic Spohr"), or the
	// description of an unnamed speaker ("Experten", "US officials").
	Name string
	// Role is what the report calls them ("Leiter des Korea-Büros …"), "" if it does not.
	Role string
	// Party is the atlas id of the state, body or group they are or speak for, if known.
	Party PartyID
	// Span is where Name stands in the report.
	Span Span
	// RoleSpan is where Role stands in the report, empty if Role is.
	RoleSpan Span
}

// StatementType says how a statement is rendered.
type StatementType string

// The types of statement.
const (
	Direct   StatementType = "direct"   // in quotation marks
	Indirect StatementType = "indirect" // a reported clause with a reporting frame
	Free     StatementType = "free"     // reported by mood alone, without a frame
	Reported StatementType = "reported" // the act is told, not the words ("forderte Waffen")
)

// Medium says whether a statement was spoken, thought or written.
type Medium string

// The media of statements.
const (
	Speech  Medium = "speech"
	Thought Medium = "thought"
	Writing Medium = "writing"
)
