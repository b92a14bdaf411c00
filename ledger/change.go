package ledger

import (
	"time"

	"waybill"
)

// Change is one thing that changed in the ledger: an article came in or was read anew, somebody
// judged, or a row of the register became another. Changes are written in the transaction that
// brings them about, numbered as they are committed, and kept for a while. They are no part of the
// record, and in no backup.
type Change struct {
	// Number counts from 1 without a gap, over all processes that write.
	Number int64
	// At is when it was written, in UTC, to the microsecond.
	At   time.Time
	Kind ChangeKind
	// Entry is the number of the entry of the article, or the number of the judgement; 0 for a
	// change of a row.
	Entry int64
	// Article is the id of the article; the others are what is filed of it now.
	Article, File, Outlet, Published, Title, Lang string
	Seen                                          time.Time
	// Judgement is the one that was made, a withdrawal where one was withdrawn; nil for others.
	Judgement *waybill.Judgement
	// InForce says that the judgement counts now.
	InForce bool
	// Row is the row that changed, or that was judged, as it stood then; as it stood last, if it
	// is gone. Its ID is "" where there is none.
	Row Standing
	// Into is the id of the row that a merged one is part of now.
	Into string
	// Values are what became other in a row that changed, in the order of Standing.
	Values []Became
}

// ChangeKind says what changed.
type ChangeKind string

// The kinds of change: of articles, of judgements, of rows.
const (
	ArticleRecorded    ChangeKind = "recorded"
	ArticleReread      ChangeKind = "reread"
	JudgementMade      ChangeKind = "judged"
	JudgementWithdrawn ChangeKind = "withdrawn"
	RowNew             ChangeKind = "new"
	RowChanged         ChangeKind = "changed"
	RowMerged          ChangeKind = "merged" // its claims are of another row now
	RowGone            ChangeKind = "gone"   // nothing is read any more of which it was made
)

// ChangeKinds are all kinds of change.
func ChangeKinds() []ChangeKind {
	return []ChangeKind{ArticleRecorded, ArticleReread, JudgementMade, JudgementWithdrawn, RowNew, RowChanged, RowMerged, RowGone}
}

// Became is a value that became another. Field names it in small letters; "id" is that of the row,
// which changes when an older article speaks of it.
type Became struct {
	Field string `json:"f"`
	From  string `json:"a,omitempty"`
	To    string `json:"b,omitempty"`
}

// Standing is what of a row is told when it becomes other, and what changes are chosen by. What
// has no tag is kept apart by a store.
type Standing struct {
	ID                  string          `json:"-"`
	Supplier, Recipient waybill.PartyID `json:"-"`
	Class               waybill.Class   `json:"-"`

	Designation string              `json:"d,omitempty"`
	Quantity    string              `json:"q,omitempty"`
	Begin       string              `json:"b,omitempty"`
	End         string              `json:"e,omitempty"`
	Stage       waybill.Stage       `json:"s"`
	Certainty   waybill.Certainty   `json:"c"`
	Origins     int                 `json:"o,omitempty"`
	Articles    int                 `json:"n,omitempty"`
	Contested   bool                `json:"x,omitempty"`
	Credibility waybill.Credibility `json:"k,omitempty"`
	// Graded says that the credibility is a person's grade.
	Graded   bool           `json:"g,omitempty"`
	Status   waybill.Status `json:"t"`
	Exchange bool           `json:"r,omitempty"`
}

// StandingOf is how a row stands.
func StandingOf(t *waybill.Transfer) Standing {
	return Standing{
		ID: t.ID, Supplier: t.Supplier, Recipient: t.Recipient, Class: t.Class, Designation: t.Designation, Quantity: t.Quantity,
		Begin: t.Begin, End: t.End, Stage: t.Stage, Certainty: t.Certainty, Origins: t.Origins, Articles: t.Articles,
		Contested: t.Affirm > 0 && t.Deny > 0, Credibility: t.Credibility(), Graded: t.Graded != waybill.Ungraded,
		Status: t.Status, Exchange: t.Exchange,
	}
}

// Changes is what changed, in a transaction.
type Changes interface {
	// LastChange is the number of the last change, 0 where there never was one.
	LastChange() (int64, error)
	// FirstChange is that of the first one kept that was written at some time or later, 0 where
	// there is none.
	FirstChange(since time.Time) (int64, error)
	PutChanges(changes []Change) error
	// DropChanges drops those up to a number, but never the last one.
	DropChanges(through int64) error
	// ChangesAfter are those behind a number that a filter chooses, in their order, as many as a
	// limit says; ChangesBefore those before one, with 0 the last, the newest first.
	ChangesAfter(f Filter, number int64, limit int) ([]Change, error)
	ChangesBefore(f Filter, number int64, limit int) ([]Change, error)
}
