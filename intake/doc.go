// Package intake takes in what users hand over: articles in files and folders, and what holds
// many of them: archives, dumps, mailboxes, feeds. What something is, is told by its content,
// never by its name.
//
// An input is opened as a Source. A source comes in parts that can be gone through side by
// side, and each part gives its items in a fixed order. An item is one article, or one line
// about what could not be taken in; a damaged item never ends the run. Every item says which
// position lies behind it, so that a source can be taken up again where it was left.
package intake
