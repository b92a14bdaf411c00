package waybill

// Finding is something about a report that its claims show only together.
type Finding struct {
	Kind FindingKind
	// Headline and Text are the claims that are set against each other, by id.
	Headline, Text string
	// HeadlineWords and TextWords are their words.
	HeadlineWords, TextWords Span
}

// FindingKind says what was found.
type FindingKind string

// The kinds of finding.
const (
	// HeadlineExceeds is a headline that says more than every claim of the same below it.
	HeadlineExceeds FindingKind = "headline exceeds text"
	// HeadlineContradicts is a headline that states what the text denies, or the reverse.
	HeadlineContradicts FindingKind = "headline contradicts text"
)
