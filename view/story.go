package view

import (
	"waybill"
	"waybill/transfer"
)

// Story is one transfer with all that is known of it.
type Story struct {
	Transfer Transfer `json:"transfer"`
	// Grounds are the reasons for the suggested credibility, for pages, which word them in
	// their language; Transfer.Reasons are the same in English.
	Grounds []transfer.Ground `json:"-"`
	// Asked is the id it was asked for by, null where that is its id now.
	Asked Optional `json:"asked"`
	// Course is how its stage and certainty moved, by the days of the reports.
	Course []Step `json:"course"`
	// Voices are who says what, in the order in which they first speak, those that cannot
	// be told from others last.
	Voices []Voice `json:"voices"`
	// Articles are those that speak of it, by their days; Copies those among them that are
	// copies of one text.
	Articles []Article  `json:"articles"`
	Copies   [][]string `json:"copies"`
	// Exchanges are what is given in return.
	Exchanges []Exchange `json:"exchanges"`
	// Judgements are those that hold on to it, also withdrawn ones, the oldest first.
	Judgements []Judgement `json:"judgements"`
}

// Names are the words of a language that grounds are told in.
type Names = transfer.Names

// Belongs takes the name of an origin apart that belongs to parties, as "ministry of defence
// (KR)": what it is, and whose; of any other name there are no parties.
func Belongs(name string) (what string, parties []waybill.PartyID) { return transfer.Belongs(name) }

// Step is a stage and certainty that came up on a day: of several on one day the furthest.
// Affirmations, doubts and denials move apart from each other.
type Step struct {
	// From is the day of the first report of it, To that of the last before the next step;
	// null where the reports have no day.
	From Optional `json:"from"`
	To   Optional `json:"to"`
	// Stance is affirms, doubts or denies.
	Stance    string `json:"stance"`
	Stage     string `json:"stage"`
	Certainty string `json:"certainty"`
	// Articles is how many say so, Origins are the names of who.
	Articles int      `json:"articles"`
	Origins  []string `json:"origins"`
}

// Voice is what one origin says of a transfer.
type Voice struct {
	Origin Origin `json:"origin"`
	// Affirms, Doubts and Denies are whether it ever does; Last is what it says last, Day
	// when.
	Affirms bool     `json:"affirms"`
	Doubts  bool     `json:"doubts"`
	Denies  bool     `json:"denies"`
	Last    string   `json:"last"`
	Day     Optional `json:"day"`
	// Mark is admission, denial or accusation where the origin is itself a side.
	Mark Optional `json:"mark"`
	Said []Said   `json:"said"`
}

// Origin is the identity behind a source.
type Origin struct {
	// Kind is person, office, state, firm, outlet, document, anonymous or unclear.
	Kind string `json:"kind"`
	// Name is null of an outlet that is not known.
	Name  Optional `json:"name"`
	Party Optional `json:"party"`
	// Independent is false where it cannot be told from others; then it is not counted.
	Independent bool `json:"independent"`
	// Reliability is a person's grade, A to F.
	Reliability Optional `json:"reliability"`
}

// Said is a claim as a voice makes it.
type Said struct {
	// Claim is the claim's key; judgements take the first letters of it.
	Claim string `json:"claim"`
	// Article is the article's id.
	Article   string `json:"article"`
	Stage     string `json:"stage"`
	Certainty string `json:"certainty"`
	// Source is who says it in the words of the report, "narrator" for its own voice.
	Source string `json:"source"`
	// Own says that the report says it in its own voice, Credited that it puts its text
	// down to an agency.
	Own      bool `json:"own"`
	Credited bool `json:"credited"`
	// Class, Designation and Quantity are the goods in this claim.
	Class       Optional `json:"class"`
	Designation Optional `json:"designation"`
	Quantity    Optional `json:"quantity"`
	// From and To are the days it speaks of.
	From Optional `json:"from"`
	To   Optional `json:"to"`
	// Exchange labels what is given in return in its article.
	Exchange Optional `json:"exchange"`
	// Words is the passage it was read from.
	Words string `json:"words"`
	// Because is why the claim is of this transfer; Judgement the number of the judgement
	// that joined it or set it apart.
	Because   string `json:"because"`
	Judgement *int64 `json:"judgement"`
	// Taken says that a side it leaves open was taken from its own article.
	Taken bool `json:"taken"`
	// Held are the numbers of the judgements that hold on to it. One on the whole transfer
	// that is not among them was made without it.
	Held []int64 `json:"held"`
}

// Stance is what the claim does by itself: affirms, doubts or denies. What its voice says last
// may be something else.
func (s *Said) Stance() string { return string(transfer.StanceOf(waybill.Certainty(s.Certainty))) }

// Article is an article as the ledger has it.
type Article struct {
	ID string `json:"id"`
	// File is the path or URL it was read from, Seen when it came in (RFC 3339, UTC).
	File      string   `json:"file"`
	Seen      string   `json:"seen"`
	Outlet    Optional `json:"outlet"`
	Published Optional `json:"published"`
	Title     Optional `json:"title"`
	Lang      Optional `json:"lang"`
}

// Exchange is what is said to be given in return.
type Exchange struct {
	// Transfers are the rows that go with this one in it; none where only one side of the
	// exchange is told.
	Transfers []Transfer `json:"transfers"`
	// Told are the passages that link them.
	Told []Linking `json:"told"`
}

// Linking is the passages of one article that link transfers given in return for each
// other.
type Linking struct {
	Article string `json:"article"`
	// Label is the exchange's label in the reading of the article ("x1").
	Label string   `json:"label"`
	Words []string `json:"words"`
}
