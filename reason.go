package waybill

// Rule is why a value is what it is: a rule of grammar or of the field, in a sentence.
type Rule struct {
	// Name is short and stays the same between versions ("negated verb").
	Name string
	// Why says in one sentence why the rule gives its value.
	Why string
}

// Reason is the rule that gave one value of a claim, and the words it went by.
type Reason struct {
	// Rule is nil where the claim has no such value.
	Rule *Rule
	// Words are what it went by: first what the value was read from, then what made it so.
	Words [2]Span
}

// Reasons tell of every value of a claim why the claim has it.
type Reasons struct {
	Supplier, Recipient, Goods, Stage, Certainty, Source, Exchange Reason
}
