package view

// Register is a page of the register of alleged transfers.
type Register struct {
	Rows []Row `json:"rows"`
	// Next is where the next page begins, null on the last.
	Next Optional `json:"next"`
}

// Row is a transfer in a listing, with how often it was reported over time.
type Row struct {
	Transfer
	// Reports are how many articles spoke of it in each month in which any did, in the order
	// of the months.
	Reports []Month `json:"reports"`
}

// Month counts in a month, YYYY-MM.
type Month struct {
	Month string `json:"month"`
	Count int    `json:"count"`
}

// Results are reports in which words were found.
type Results struct {
	// Query is what was asked for.
	Query string   `json:"query"`
	Hits  []Hit    `json:"hits"`
	Next  Optional `json:"next"`
}

// Log is a page of the judgements, the newest first.
type Log struct {
	Judgements []Judgement `json:"judgements"`
	Next       Optional    `json:"next"`
}
