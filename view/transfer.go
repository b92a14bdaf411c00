package view

import "waybill"

// Transfer is a row of the register: goods that are alleged to pass from a supplier to a
// recipient.
type Transfer struct {
	ID string `json:"id"`
	// Supplier and Recipient are party ids, null where unknown.
	Supplier  Optional `json:"supplier"`
	Recipient Optional `json:"recipient"`
	// Class and Designation are the most exact that its claims give.
	Class       Optional `json:"class"`
	Designation Optional `json:"designation"`
	// Quantity is the words for how much that were said last.
	Quantity Optional `json:"quantity"`
	// From and To are the first and the last day its claims speak of, YYYY-MM-DD.
	From Optional `json:"from"`
	To   Optional `json:"to"`
	// Stage and Certainty are those of the last report that affirms it, or, where none
	// does, of the last that speaks of it.
	Stage     Optional `json:"stage"`
	Certainty Optional `json:"certainty"`
	// FirstReport and LastReport are the days of the first and the last report that speaks
	// of it.
	FirstReport Optional `json:"first_report"`
	LastReport  Optional `json:"last_report"`
	Claims      int      `json:"claims"`
	Articles    int      `json:"articles"`
	Outlets     int      `json:"outlets"`
	// Origins counts the origins that can be told from others, several of one party as
	// several; Unclear the claims of which it cannot be told.
	Origins int `json:"origins"`
	Unclear int `json:"unclear"`
	// Affirm, Doubt and Deny count the origins that do so.
	Affirm int `json:"affirm"`
	Doubt  int `json:"doubt"`
	Deny   int `json:"deny"`
	// Credibility is Graded, else Suggested: 1 to 5, and 6 for "cannot be judged".
	Credibility int `json:"credibility"`
	// Suggested is the credibility by the rule of docs/grades.md, Reasons its sentences.
	Suggested int      `json:"suggested"`
	Reasons   []string `json:"reasons"`
	// Graded is a person's grade, null where there is none.
	Graded *int `json:"graded"`
	// Status is open, accepted or rejected.
	Status string `json:"status"`
	// Exchange says that a claim tells of something given in return.
	Exchange bool `json:"exchange"`
}

// TransferOf turns a row of the register into what is shown of it.
func TransferOf(t *waybill.Transfer) Transfer {
	v := Transfer{
		ID: t.ID, Supplier: Optional(t.Supplier), Recipient: Optional(t.Recipient),
		Class: Optional(t.Class), Designation: Optional(t.Designation), Quantity: Optional(t.Quantity),
		From: Optional(t.Begin), To: Optional(t.End), Stage: Optional(t.Stage), Certainty: Optional(t.Certainty),
		FirstReport: Optional(t.FirstReport), LastReport: Optional(t.LastReport),
		Claims: t.Claims, Articles: t.Articles, Outlets: t.Outlets, Origins: t.Origins, Unclear: t.Unclear,
		Affirm: t.Affirm, Doubt: t.Doubt, Deny: t.Deny,
		Credibility: int(t.Credibility()), Suggested: int(t.Suggested), Reasons: append([]string{}, t.Reasons...),
		Graded: credibility(t.Graded), Status: string(t.Status), Exchange: t.Exchange,
	}
	return v
}

// credibility is a person's grade, nil for none.
func credibility(c waybill.Credibility) *int {
	if c == waybill.Ungraded {
		return nil
	}
	grade := int(c)
	return &grade
}

// Contested reports whether it is affirmed and denied: by different origins, or by one that
// changed its mind.
func (t *Transfer) Contested() bool { return t.Affirm > 0 && t.Deny > 0 }
