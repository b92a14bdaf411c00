// Package pipeline takes articles from their sources into the ledger: what can hold no claim
// is passed over, the rest is read, by several workers at once, and recorded in the order it
// stands in its sources, together with how far they were read. A run that was killed goes on
// there.
package pipeline
