// Package scan tells whether a claim can stand in a page, from its raw bytes and before
// anything is parsed. In an archive one page in fifty matters; the others have to cost
// little more than their decompression.
//
// What a claim needs is not listed here: the words are those of the language packs and the
// names those of the atlas. The test may let a page pass in which reading then finds nothing.
// It stops none in which reading finds a claim.
package scan
