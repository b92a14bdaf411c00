// Package generate makes copies of articles as outlets make them, graded by how much is
// changed, and texts that look like copies and are none, to measure by how copies are told.
// The same articles and the same seed give the same texts.
//
// What is a copy is decided here, by how a text is made. A text is a copy of another if at
// least 0.6 of the words of the shorter of the two are sentences taken over from the other,
// changed in single words at most, and if it keeps a fifth of the other or more. It is none if
// what both have in common is 0.35 of the shorter one or less: a background paragraph, a
// quotation, the lines an outlet puts below all its texts. What lies between may be read
// either way and is not made.
package generate
