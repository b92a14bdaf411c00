// Package feed reads what tells of new articles: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed,
// sitemaps with and without news, indexes of sitemaps; and OPML, in which people keep lists of
// feeds. What something is, is told by its content, never by its name or its media type.
//
// Feeds are written by hand, cut off, wrongly encoded and now and then hostile. What can be made
// out is taken; what cannot is one error that says why. Entities are never expanded beyond
// those of HTML, and how deep elements stand in each other, how many entries there are and how many
// bytes are read is bounded.
//
// Nothing is invented: an entry without a day has none, and a day that could be read in two ways
// (02/03/2024) is none.
package feed
