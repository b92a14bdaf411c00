package view

// Hit is a report in which words were found.
type Hit struct {
	Article Article `json:"article"`
	// Snippets are passages of its text with the words.
	Snippets []Snippet `json:"snippets"`
	// Transfers are the ids of the rows that its claims are of.
	Transfers []string `json:"transfers"`
}

// Snippet is a passage of a report.
type Snippet struct {
	// Begin and End are where it stands in the report's text.
	Begin int    `json:"begin"`
	End   int    `json:"end"`
	Text  string `json:"text"`
	// Hits are where the words stand in the report's text.
	Hits []Words `json:"hits"`
}
