package view

import "cmp"

// Change is one thing that changed in the ledger: an article came in, somebody judged, a row of the
// register became another.
type Change struct {
	// Number counts from 1 without a gap, as changes were written.
	Number int64 `json:"number"`
	// At is when, in UTC, as of RFC 3339.
	At string `json:"at"`
	// Kind is recorded or reread (an article), judged or withdrawn (a judgement), new, changed,
	// merged or gone (a row).
	Kind string `json:"kind"`
	// Article is the article that was recorded or read anew; Judgement the one that was made, a
	// withdrawal where one was withdrawn; null of others.
	Article   *Article   `json:"article"`
	Judgement *Judgement `json:"judgement"`
	// Transfer is the row that changed or was judged, as it stood then; as it stood last, if it
	// is gone.
	Transfer *Standing `json:"transfer"`
	// Into is the id of the row that a merged one is part of now.
	Into Optional `json:"into"`
	// Values are what became other in a row that changed.
	Values []Became `json:"values"`
}

// Standing is how a row stood when it changed.
type Standing struct {
	ID string `json:"id"`
	// Supplier and Recipient are party ids, null where unknown.
	Supplier    Optional `json:"supplier"`
	Recipient   Optional `json:"recipient"`
	Class       Optional `json:"class"`
	Designation Optional `json:"designation"`
	Quantity    Optional `json:"quantity"`
	// From and To are the first and the last day its claims speak of.
	From      Optional `json:"from"`
	To        Optional `json:"to"`
	Stage     Optional `json:"stage"`
	Certainty Optional `json:"certainty"`
	Origins   int      `json:"origins"`
	Articles  int      `json:"articles"`
	// Contested says that it is affirmed and denied.
	Contested   bool   `json:"contested"`
	Credibility int    `json:"credibility"`
	Status      string `json:"status"`
	Exchange    bool   `json:"exchange"`
}

// Became is a value that became another.
type Became struct {
	// Field is id, supplier, recipient, class, designation, quantity, stage, certainty, origins,
	// contested, credibility or status. The id changes when an older article speaks of the row.
	Field string `json:"field"`
	// From and To are the values as words; null where there was or is none.
	From Optional `json:"from"`
	To   Optional `json:"to"`
}

// Changes is a page of changes.
type Changes struct {
	Changes []Change `json:"changes"`
	// First and Last are the numbers of all that are kept, 0 where there are none. Whoever has
	// seen none since one before First has missed some.
	First int64 `json:"first"`
	Last  int64 `json:"last"`
	// Next is what the next page begins after, null on the last page; Seen is the number up to
	// which all were looked at: what changes later begins after it.
	Next Optional `json:"next"`
	Seen int64    `json:"seen"`
}

// Title is what changed, in English: "transfer changed: KP-RU-missile-7K3QFA: stage agreed → delivered".
func (c *Change) Title() string {
	switch {
	case c.Article != nil:
		return "article " + c.Kind + ": " + Safe(string(cmp.Or(c.Article.Title, Optional(c.Article.File), Optional(c.Article.ID))))
	case c.Judgement != nil:
		return "judgement " + c.Kind + ": " + c.Judgement.Decision()
	case c.Transfer == nil:
		return c.Kind // what it was of is not filed any more
	}
	title := "transfer " + c.Kind + ": " + c.Transfer.ID
	if c.Into != "" {
		title += " → " + string(c.Into)
	}
	for i := range c.Values {
		sep := ", "
		if i == 0 {
			sep = ": "
		}
		title += sep + c.Values[i].String()
	}
	return title
}

// String is "stage agreed → delivered".
func (b *Became) String() string {
	return b.Field + " " + Safe(string(cmp.Or(b.From, "unknown"))) + " → " + Safe(string(cmp.Or(b.To, "unknown")))
}
