// Package query is the language in which reports are searched, and the form in which
// they are indexed for it.
//
//	Iskander                    a word; case, diacritics and hyphens do not matter
//	"ballistic missiles"        a phrase: these words in this order, side by side
//	Su-35, 152mm, KN-23/24      a phrase too: parts without a space between them
//	Iskan*, "ballistic miss*"   a beginning: any word that begins so
//	tanks Leopard               both; so does tanks AND Leopard
//	tanks OR howitzers          one of them at least
//	tanks NOT Leopard           the first without the second; so does tanks -Leopard
//	(tanks OR howitzers) Kyiv   brackets; without them NOT binds before AND, AND before OR
//
// AND, OR and NOT are operators in capitals only. Quotation marks may be straight or
// typographic ones. Other marks are passed over.
//
// # One index for both stores
//
// SQLite and PostgreSQL cut texts into words in their own ways. PostgreSQL's parser
// takes Su-35 for a compound and for its parts, -35 for a signed number, KN-23/24 for a
// path, 1.000 and 1e5 for numbers, and a dotted name for a host. So neither is given the
// text. Both index [Index], the folded words of the text with single spaces between
// them, and a word is so plain that no tokenizer can cut it otherwise: it has letters
// only or digits only. Su-35, Su 35 and Su35 are the same two words, and each finds the
// others.
//
//	SQLite      an FTS5 column of Index(text), tokenize = 'ascii'
//	            … MATCH q.FTS5()
//	PostgreSQL  a tsvector of the words of Index(text) with their places, in a UTF-8 database
//	            … @@ CAST(q.TSQuery() AS tsquery)
//
// Both answer as [Query.Matches] does, with two exceptions that PostgreSQL documents for
// tsvector: in a text of more than 16,383 words phrases are found before that word only,
// and of one word's places only the first 256 are known to phrases.
package query
