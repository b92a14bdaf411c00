package export

// Words are what feeds are worded in, in the language of who reads them.
type Words interface {
	// Party is the name of a party by its id, and the word for an unknown one by "".
	Party(id string) string
	// Word is the word for a value of a kind: stage, certainty, class, status, credibility,
	// origin (its name), kind (of origins), partykind, field (the name of a column). It is the value itself where there is no other.
	Word(kind, value string) string
}

// English names parties and values as they are in JSON.
type English struct{}

// Party is the id.
func (English) Party(id string) string {
	if id == "" {
		return "unknown"
	}
	return id
}

// Word is the value.
func (English) Word(_, value string) string { return value }
