package waybill

import "time"

// Judgement is what a person decided about a transfer, a claim or an origin. It is
// appended to the ledger and never deleted: a withdrawal is a judgement of its own.
type Judgement struct {
	// Number is its number in the ledger, given when it is recorded.
	Number int64
	Kind   JudgementKind
	// By is who judged, Why is their reason, At when, in UTC.
	By, Why string
	At      time.Time
	// Transfer is the id of the transfer that was judged, as it was at that time. It is
	// shown to people; what the judgement holds on to is On.
	Transfer string
	// On is what is judged: the words of its claims.
	On []Quote
	// With is the words of the other transfer of a merge, or those that a split takes out.
	With []Quote
	// Field and Value are what a correction sets: supplier, recipient, class,
	// designation, stage, certainty, quantity or date; an empty value says "unknown".
	Field, Value string
	// Credibility is the grade given to a transfer, Reliability that given to Origin, the
	// name of an origin.
	Credibility Credibility
	Reliability Reliability
	Origin      string
	// Withdraws is the number of the judgement that a withdrawal takes back.
	Withdraws int64
}

// JudgementKind says what was decided.
type JudgementKind string

// The kinds of judgement.
const (
	Accept   JudgementKind = "accept"
	Reject   JudgementKind = "reject"
	Merge    JudgementKind = "merge"    // two transfers are one
	Split    JudgementKind = "split"    // some claims are of another transfer
	Correct  JudgementKind = "correct"  // a value of the claims was misread
	Grade    JudgementKind = "grade"    // a credibility, or an origin's reliability
	Note     JudgementKind = "note"     // a remark
	Withdraw JudgementKind = "withdraw" // takes a judgement back
)

// Quote is what a judgement holds on to: the words of a claim, with the parties and goods
// that were read from them. The words never change; parties and goods tell apart what is
// claimed in the same words.
type Quote struct {
	// Article is the article's id.
	Article             string
	Words               string
	Supplier, Recipient PartyID
	Class               Class
	Designation         string
}
