package view

// Flow is what one party gives another, of some goods, in some time.
type Flow struct {
	Supplier  Optional `json:"supplier"`
	Recipient Optional `json:"recipient"`
	// Family is the family of the goods' class, null where flows are not told apart by it;
	// Year the year they speak of last, null where they are not told apart by it or speak of
	// none.
	Family Optional `json:"family"`
	Year   Optional `json:"year"`
	// Transfers counts the rows: of those Delivered have come so far, Contested are affirmed
	// and denied, Returned say that something is given in return.
	Transfers int `json:"transfers"`
	Delivered int `json:"delivered"`
	Contested int `json:"contested"`
	Returned  int `json:"returned"`
	// Stage is the furthest stage among them, Certainty the surest that it has.
	Stage     Optional `json:"stage"`
	Certainty Optional `json:"certainty"`
}

// Party is somebody who gives or takes, as the atlas has them.
type Party struct {
	ID   string `json:"id"`
	Kind string `json:"kind"`
	// Names are by language, the main one first; Territory is the state a group acts in or a
	// firm is at home in.
	Names     map[string][]string `json:"names"`
	Territory Optional            `json:"territory"`
	Detail    Optional            `json:"detail"`
	// Gives and Gets count the rows in which it is the supplier or the recipient.
	Gives int `json:"gives"`
	Gets  int `json:"gets"`
}

// Parties is a page of those of whom the register speaks, by how much.
type Parties struct {
	Parties []Party  `json:"parties"`
	Next    Optional `json:"next"`
}

// Account is what flows in and out of one party.
type Account struct {
	Party Party `json:"party"`
	// Flows are by partner and family, the greatest first; Years by year and direction.
	Flows []Flow `json:"flows"`
	Years []Flow `json:"years"`
	// Given and Got are the latest rows on either side.
	Given []Row `json:"given"`
	Got   []Row `json:"got"`
}

// Network is who gives what to whom in a selection of the register.
type Network struct {
	Parties []Party `json:"parties"`
	Flows   []Flow  `json:"flows"`
	// Left counts the parties that were left out, those with the least transfers.
	Left int `json:"left"`
}

// Witness is an origin with what the register has of it.
type Witness struct {
	Origin
	// Claims counts what it says, Transfers about how many rows; Affirms, Doubts and Denies in
	// how many of these it does so, Contradicted in how many somebody else says the opposite.
	Claims       int `json:"claims"`
	Transfers    int `json:"transfers"`
	Affirms      int `json:"affirms"`
	Doubts       int `json:"doubts"`
	Denies       int `json:"denies"`
	Contradicted int `json:"contradicted"`
	// About are the directions it speaks of most.
	About []Flow `json:"about"`
	// First and Last are the days of the first and last report with it.
	First Optional `json:"first"`
	Last  Optional `json:"last"`
}

// Witnesses is a page of the origins.
type Witnesses struct {
	Origins []Witness `json:"origins"`
	Next    Optional  `json:"next"`
}
