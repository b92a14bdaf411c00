package waybill

// Report is the readable text of an article, fixed for ever: every span of a
// statement or claim points into Text.
//
// For plain text, Text is the decoded file, untouched (a leading byte order mark
// is left out); page furniture is marked as a block of its own, never cut away.
// For HTML, Text is the main content that was extracted.
type Report struct {
	// Article is the id of the article the report was made from.
	Article string
	// File is where the article came from, as the user named it.
	File string
	// Text is UTF-8; its line breaks are those of the file.
	Text string
	// Title is the headline's span, empty where there is none.
	Title Span
	// Blocks cover the text in order, without overlap; only white space lies between them.
	Blocks []Block
	// Lang is the ISO 639-1 code of the language most of the text is in, "" where it
	// could not be told.
	Lang string
	// Outlet and Author are who published and who wrote it, from the article's metadata.
	Outlet, Author string
	// Published is the day of publication, YYYY-MM-DD, from the article's metadata.
	Published string
	// Canonical is the one address of the page the report was made from, without what only
	// tells who sent the reader there; "" for what is no page, or where it is not known.
	Canonical string `json:",omitempty"`
	// Notes tell the reader what could not be read and why, one sentence each.
	Notes []string
}

// Block is one paragraph-like part of a report.
type Block struct {
	Kind BlockKind
	Span Span
	// Lang is the block's language, ISO 639-1, "" where it could not be told.
	Lang string
}

// BlockKind says what part a block plays in its report.
type BlockKind string

// The kinds of block.
const (
	Headline  BlockKind = "headline"  // the title
	Kicker    BlockKind = "kicker"    // the short line above a title, or a record number
	Heading   BlockKind = "heading"   // a crosshead inside the text
	Paragraph BlockKind = "paragraph" // running text
	Item      BlockKind = "item"      // one item of a list
	Caption   BlockKind = "caption"   // the words under a picture
	Furniture BlockKind = "furniture" // leftovers of the page: share lines, cookies, teasers; never read
)

// Read reports whether statements and claims are looked for in such a block.
func (k BlockKind) Read() bool { return k != Furniture }
