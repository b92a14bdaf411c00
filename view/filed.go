package view

// FiledClaim is a claim as the ledger has it: with its origin, and the row it is of.
type FiledClaim struct {
	// Transfer is the id of its row, Published the day of its report.
	Transfer  string   `json:"transfer"`
	Published Optional `json:"published"`
	Origin    Origin   `json:"origin"`
	Said
}

// FiledClaims are all claims of some rows.
type FiledClaims struct {
	Claims []FiledClaim `json:"claims"`
	// Next is where the next rows begin, null on the last page.
	Next Optional `json:"next"`
}

// Filed are the claims of a transfer, by who makes them.
func (s *Story) Filed() []FiledClaim {
	days := map[string]Optional{}
	for i := range s.Articles {
		days[s.Articles[i].ID] = s.Articles[i].Published
	}
	all := []FiledClaim{}
	for i := range s.Voices {
		v := &s.Voices[i]
		for k := range v.Said {
			all = append(all, FiledClaim{s.Transfer.ID, days[v.Said[k].Article], v.Origin, v.Said[k]})
		}
	}
	return all
}

// FiledArticle is what the ledger has of an article, without its text.
type FiledArticle struct {
	Article  Article   `json:"article"`
	Readings []Version `json:"readings"`
	// Copies are the other articles that are copies of the same text.
	Copies []Article `json:"copies"`
}

// ReportClaims are the claims that were read from a report, and those of transfers by the
// rows they are of.
type ReportClaims struct {
	Claims []Claim  `json:"claims"`
	Placed []Placed `json:"placed"`
}

// Passages are the paragraphs in which the claims of a transfer stand.
type Passages struct {
	Passages []Passage `json:"passages"`
}

// Exchanges are rows in which something is given in return, each with what is.
type Exchanges struct {
	Exchanges []Story  `json:"exchanges"`
	Next      Optional `json:"next"`
}

// State names the register as it is.
type State struct {
	State string `json:"state"`
}
