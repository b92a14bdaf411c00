// Package fetch gets pages from the web: with manners towards the sites asked, and with armour
// against what they send.
//
// Manners: robots.txt is asked for and kept to (RFC 9309), a host is asked one thing at a time
// with a pause between, conditional requests spare it what has not changed, Retry-After is
// honoured, and the user agent says who asks.
//
// Armour: addresses are checked when they are dialled, after every name was resolved, so that no
// name and no redirect leads into the network Waybill runs in. Redirects, headers, bodies (as sent
// and unpacked) and time are bounded; a server that hardly sends anything is left.
package fetch
