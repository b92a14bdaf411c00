// Package view holds the typed structs that every output of Waybill shares: what is
// printed as JSON, drawn on a terminal or shown on a page is one and the same Document.
//
// Inside Waybill spans count bytes; here they count code points of the report's text,
// so that any programming language finds the words again. One rule holds for the
// JSON: every field is always there, a value the report does not give is null, and a
// list is never null. The published schema is docs/reading.schema.json.
package view

import "encoding/json"

// Document is one reading as it is shown: a report with its statements and claims.
type Document struct {
	Report     Report      `json:"report"`
	Statements []Statement `json:"statements"`
	Claims     []Claim     `json:"claims"`
	Findings   []Finding   `json:"findings"`
	// Engine is the version of the reading code, Atlas that of the parties and goods
	// known, Packs that of each language pack. The same article and the same three
	// give the same document.
	Engine string            `json:"engine"`
	Atlas  Optional          `json:"atlas"`
	Packs  map[string]string `json:"packs"`
}

// Finding is something about a report that its claims show only together.
type Finding struct {
	Kind string `json:"kind"`
	// HeadlineClaim and TextClaim are the ids of the claims set against each other.
	HeadlineClaim string `json:"headline_claim"`
	TextClaim     string `json:"text_claim"`
	Headline      *Words `json:"headline"`
	Text          *Words `json:"text"`
}

// Report says what was read, without its text.
type Report struct {
	// File is the article's path as the user named it, "-" for standard input.
	File string `json:"file"`
	// Article is the article's id, the SHA-256 of its bytes.
	Article string `json:"article"`
	// Title is the headline, null where there is none.
	Title *Words `json:"title"`
	// Lang is the ISO 639-1 code of most of the text, null where it could not be told.
	Lang   Optional `json:"lang"`
	Outlet Optional `json:"outlet"`
	Author Optional `json:"author"`
	// Published is the day of publication, YYYY-MM-DD.
	Published Optional `json:"published"`
	// Notes say what could not be read and why, one sentence each.
	Notes  []string `json:"notes"`
	Blocks []Block  `json:"blocks"`
}

// Block is one paragraph-like part of a report.
type Block struct {
	Kind  string   `json:"kind"`
	Begin int      `json:"begin"`
	End   int      `json:"end"`
	Lang  Optional `json:"lang"`
}

// Span is a stretch of a report's text, half open, in code points.
type Span struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

// Words is a span together with the words it covers.
type Words struct {
	Begin int    `json:"begin"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Statement is what one speaker says.
type Statement struct {
	ID     string `json:"id"`
	Type   string `json:"type"`
	Medium string `json:"medium"`
	// Speaker is the fullest form of the speaker's name in the report.
	Speaker Optional `json:"speaker"`
	Role    Optional `json:"role"`
	// Party is the atlas id of the state, body or group the speaker is or speaks for.
	Party Optional `json:"party"`
	// Text is the words said, several spans joined by one space; of a direct
	// statement without the quotation marks around it.
	Text  string `json:"text"`
	Spans []Span `json:"spans"`
	// Mention is the words that name the speaker here, be it a pronoun.
	Mention     *Words  `json:"mention"`
	SpeakerSpan *Span   `json:"speaker_span"`
	RoleSpan    *Span   `json:"role_span"`
	Cue         []Words `json:"cue"`
	Frame       []Words `json:"frame"`
	Addressee   *Words  `json:"addressee"`
}

// Claim is one statement's assertion of a transfer or an event. Events leave null
// what only transfers have.
type Claim struct {
	ID   string `json:"id"`
	Kind string `json:"kind"`
	// Supplier and Recipient are party ids, null where unknown.
	Supplier  Optional `json:"supplier"`
	Recipient Optional `json:"recipient"`
	// Parties lists the ids of all parties named, each once: of a transfer its two
	// sides, of an event those that take part.
	Parties []string `json:"parties"`
	// PartySpans are the words that name the parties.
	PartySpans  []PartyWords `json:"party_spans"`
	Class       Optional     `json:"class"`
	Designation Optional     `json:"designation"`
	Goods       *Words       `json:"goods"`
	// Quantity is the words that say how many or how much.
	Quantity     Optional `json:"quantity"`
	QuantitySpan *Span    `json:"quantity_span"`
	// Amount is what the quantity comes to, null where it is a sum of money or tells no
	// number.
	Amount *Amount `json:"amount"`
	// Sum is the money said of the goods: their price, their worth, or what is given.
	Sum            *Sum     `json:"sum"`
	Stage          Optional `json:"stage"`
	StageWords     *Words   `json:"stage_words"`
	Certainty      Optional `json:"certainty"`
	CertaintyWords *Words   `json:"certainty_words"`
	// Source is the name of who is answerable for the claim, or "narrator".
	Source      Optional `json:"source"`
	SourceParty Optional `json:"source_party"`
	SourceSpan  *Span    `json:"source_span"`
	// Chain is by whose mouths the claim came here, the outermost first, the source last;
	// empty for the narrator.
	Chain []Link `json:"chain"`
	// Statement is the id of the statement the claim was made in, null for the
	// narrator's own words.
	Statement     Optional `json:"statement"`
	Via           Optional `json:"via"`
	ViaSpan       *Span    `json:"via_span"`
	Condition     Optional `json:"condition"`
	ConditionSpan *Span    `json:"condition_span"`
	// Exchange labels transfers given in return for each other.
	Exchange Optional `json:"exchange"`
	// Date is when it happened or is to happen.
	Date *Date `json:"date"`
	// Explain tells by which rules and words it has its values, null where nobody asked.
	Explain *Explain `json:"explain"`
	// Evidence is the passage the claim was read from.
	Evidence *Words `json:"evidence"`
}

// Link is one of those by whose mouths a claim came into its report.
type Link struct {
	Name string `json:"name"`
	// Kind is outlet, office, firm, person, anonymous or document, null where the words do
	// not tell.
	Kind Optional `json:"kind"`
	Span *Span    `json:"span"`
	// Party, Country, Organisation and Number are what is said of somebody unnamed.
	Party        Optional `json:"party"`
	Country      *Words   `json:"country"`
	Organisation *Words   `json:"organisation"`
	Number       *Words   `json:"number"`
}

// Date is the words that say when, and the days of the calendar they may be.
type Date struct {
	Begin int    `json:"begin"`
	End   int    `json:"end"`
	Text  string `json:"text"`
	// From and To are the first and the last day, YYYY-MM-DD, both included; null where
	// the words leave that end open or could not be resolved.
	From Optional `json:"from"`
	To   Optional `json:"to"`
	// Precision is the calendar unit it is exact to, null where it was not resolved.
	Precision Optional `json:"precision"`
}

// Amount is what a quantity comes to. An end that the words leave open is null.
type Amount struct {
	Min *float64 `json:"min"`
	Max *float64 `json:"max"`
	// About marks an approximation.
	About bool `json:"about"`
	// Unit is what is counted, null for the goods themselves.
	Unit     Optional `json:"unit"`
	UnitSpan *Span    `json:"unit_span"`
}

// Sum is a sum of money with its words, in whole units of its currency.
type Sum struct {
	Min   *float64 `json:"min"`
	Max   *float64 `json:"max"`
	About bool     `json:"about"`
	// Currency is an ISO 4217 code, null where the words leave it open.
	Currency Optional `json:"currency"`
	Begin    int      `json:"begin"`
	End      int      `json:"end"`
	Text     string   `json:"text"`
}

// PartyWords is the words that name a party of a claim, and its part in it.
type PartyWords struct {
	// Role is "supplier", "recipient" or, of an event, "party".
	Role  string `json:"role"`
	ID    string `json:"id"`
	Begin int    `json:"begin"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Optional is a text that may be unknown: "" is written as null, and read from it.
type Optional string

// MarshalJSON writes null for the empty text.
func (o Optional) MarshalJSON() ([]byte, error) {
	if o == "" {
		return []byte("null"), nil
	}
	return json.Marshal(string(o))
}

// UnmarshalJSON reads null as the empty text.
func (o *Optional) UnmarshalJSON(data []byte) error {
	var s *string
	if err := json.Unmarshal(data, &s); err != nil {
		return err
	}
	*o = ""
	if s != nil {
		*o = Optional(*s)
	}
	return nil
}
