// Package watch polls feeds and hands on what is new in them, for as long as it is let.
//
// Each feed has a state: when it is due, how often it brings something, which of its entries were
// seen, and which of them are pending because their page could not be had yet. The state is a
// bookmark in the ledger and goes there in the same transaction as the articles it speaks of.
// So, killed at any moment, an article that is recorded is an entry that is seen, and the other way
// round; what was on its way is fetched again.
//
// A feed is due sooner the more often it brings something new, never sooner than it asks for
// itself. What was missed while the machine slept or had no network is made up for
// little by little. How a single host is treated (its robots.txt, its pauses) is the business of
// package fetch.
//
// Which feeds are watched may change while they are: by Watcher.Watch. Those that somebody wants to
// be watched for good are subscriptions, bookmarks of a kind of their own.
package watch
