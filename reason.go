package waybill

// Rule is why a value is what it is: a rule of grammar or of the field, in a sentence.
type Rule struct {
	// Name is short and stays the same between versions ("negated verb").
	Name string
	// Why says in one sentence why the rule gives its value, WhyDE the same in German.
	Why, WhyDE string
}

// Reason is the rule that gave one value of a claim, and the words it went by.
type Reason struct {
	// Rule is nil where the claim has no such value.
	Rule *Rule
	// Words are what it went by: first what the value was read from, then what made it so.
	Words [3]Span
	// Before is the value that the rule changed, and why it was so; nil if it changed none.
	Before *Before
}

// Before is a value before a rule changed it.
type Before struct {
	Value string
	Reason
}

// Reasons tell of every value of a claim why the claim has it. Kind and Parties are those of
// an event, which has neither goods nor sides nor stage.
type Reasons struct {
	Supplier, Recipient, Goods, Stage, Certainty, Source, Exchange Reason
	Kind, Parties                                                  Reason
}
