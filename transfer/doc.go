// Package transfer computes the register: it takes the claims of many articles and the
// judgements of people, and gives the alleged transfers they speak of, who affirms and who
// denies each, and how sure that makes it.
//
// It is pure and deterministic: the same claims and judgements give the same register,
// whatever the order or the batches in which they came.
//
//	reading ─ Filer.Claims ─▶ claims ─ Match ─▶ rows (transfer, claims, voices)
package transfer
