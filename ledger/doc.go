// Package ledger keeps articles, readings and judgements for ever, and the register of
// alleged transfers that is computed from them.
//
// What is appended (the entries) is chained by hashes and never changed. What is filed
// (reports, claims, transfers, words to search) is computed from it and can be thrown away
// and made anew at any time. Record and Judge append and file; Settle brings the register up
// to date; List, Show and Search settle first, so that nobody reads an old register.
//
// A [Store] keeps the rows; packages sqlite and postgres are the two there are.
package ledger
