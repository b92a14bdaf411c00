// Package draw makes the pictures of the pages as SVG: who gives what and what comes back, how
// far it has come over time, what flows in and out of a party, and who deals with whom.
//
// Every picture is made to stand in a page: it has a title and a description for who does not
// see it, it scales with its column, and it bears classes that a style sheet colours. Its
// attributes say the same once more, so that a picture that was saved is readable by itself.
// Text in a picture may come from an article and is taken for hostile: it is escaped where it
// is written, and control characters that turn text around are left out.
package draw

// Words says things in the reader's language.
type Words interface {
	// Party, Class, Stage, Certainty and Stance are words for values; of "" they say
	// that it is unknown.
	Party(id string) string
	Class(class string) string
	Stage(stage string) string
	Certainty(certainty string) string
	Stance(stance string) string
	// Origin is the name of an origin.
	Origin(name string) string
	// Day is a day written YYYY-MM-DD, Month a month written YYYY-MM.
	Day(day string) string
	Month(month string) string
	// Say is the sentence with that key, its places filled. All keys begin with "draw.".
	Say(key string, args ...any) string
}
