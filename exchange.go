package waybill

// Exchange is transfers given in return for each other, as one article tells it.
type Exchange struct {
	// Article is the id of the article, Label its label there ("x1").
	Article, Label string
	// Transfers are the ids of the transfers it links, in alphabetical order.
	Transfers []string
	// Words are the passages that link them.
	Words []string
}
