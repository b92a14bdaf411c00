// Package waybill holds the nouns of Waybill, which reads news and keeps the paper
// trail of alleged arms transfers: who gives what to whom, in return for what, how
// far it has come, how sure that is, and who says so.
//
// The story, from bytes to claims:
//
//	bytes ─ article.Read ─▶ Report ─ statement.Find ─▶ Statements
//	                              └─ claim.Find ─────▶ Claims
//
// An [Article] is the bytes that came in. A [Report] is its readable text, fixed for
// ever; it is cut into blocks, of which page furniture is marked and never read. A
// [Statement] is what one speaker says in it, with the speaker resolved to the
// fullest form the report has. A [Claim] is one statement's assertion of one
// transfer, or of an event: supplier, recipient, [Goods], [Stage], [Certainty],
// [Source]. A [Reading] is the three together, stamped with the versions of engine,
// atlas and language packs.
//
// Two promises shape the types. Nothing without its words: every value carries the
// [Span] it was read from; no span, no value. Nothing flattened: rumour, offer,
// order, delivery and denial are different stages and certainties, and the speaker
// of a claim is not the outlet that prints it.
//
// Packages further in import those before them, never the reverse; the test in
// house_test.go holds the table. Reading is pure: no clock, network, disk or
// goroutine, so that the same bytes always give the same claims. docs/architecture.md
// tells the rest, docs/terms.md explains the words.
package waybill
