package view

// Check is a text held against the ledger.
type Check struct {
	// Claims are those of transfers that the text makes, in its order, each with what the
	// ledger has of it.
	Claims []Checked `json:"claims"`
	// Left counts the claims that were not looked up, as there are too many.
	Left int `json:"left"`
	// Notes say what could not be read and why, one sentence each.
	Notes []string `json:"notes"`
}

// Checked is a claim with what the sources of the ledger say of the same transfer.
type Checked struct {
	Claim Claim `json:"claim"`
	// Stance is what the claim itself does: affirms, doubts or denies.
	Stance string `json:"stance"`
	// Verdict is what the ledger's sources do: affirmed, less (they affirm less than the claim),
	// contested, doubted, denied; unknown where none of them speaks of it. It tells what is
	// said, never what is so.
	Verdict string `json:"verdict"`
	// Beyond says that no source goes as far as the claim, in stage or in certainty.
	Beyond bool `json:"beyond"`
	// Affirm counts the origins that say as much as the claim or more, Less those that
	// affirm less of it, Doubt and Deny those that do so. Each can be told from others.
	Affirm int `json:"affirm"`
	Less   int `json:"less"`
	Doubt  int `json:"doubt"`
	Deny   int `json:"deny"`
	// Unclear counts the voices that cannot be told from others.
	Unclear int `json:"unclear"`
	// Why puts the verdict into one sentence.
	Why string `json:"why"`
	// Compared are what of the claim was looked up; NotCompared is what it says beside that.
	Compared    []string `json:"compared"`
	NotCompared []string `json:"not_compared"`
	// Rows are the transfers it may be of, the likeliest first; More counts those left out.
	Rows []Match `json:"rows"`
	More int     `json:"more"`
}

// Match is a row that a claim may be of.
type Match struct {
	Transfer Transfer `json:"transfer"`
	// Fit is how its goods go together with the claim's: same, closer (they are named more
	// exactly) or vaguer.
	Fit string `json:"fit"`
	// Voices are who says what of it.
	Voices []Voice `json:"voices"`
}

// The verdicts of a check; see Checked.
const (
	CheckAffirmed  = "affirmed"
	CheckLess      = "less"
	CheckContested = "contested"
	CheckDoubted   = "doubted"
	CheckDenied    = "denied"
	CheckUnknown   = "unknown"
)
