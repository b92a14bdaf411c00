package desk

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"waybill"
	"waybill/ledger"
	"waybill/query"
)

// Error is a question that cannot be answered as it is put, told to who asked.
type Error struct {
	// Field is the parameter that is wrong, Value what it says, "" where Why tells it; Why is
	// what is wrong and the way out.
	Field, Value, Why string
	// Kind is what sort of fault it is, for who tells it in another language, and Args what
	// such a sentence tells; "" where there is only Why.
	Kind Kind
	Args []string
	// Cause is Why as a value, where it has no kind but a cause.
	Cause waybill.Cause
}

// Kind is a sort of fault.
type Kind string

// The kinds. Behind some are their arguments.
const (
	NotAmong     Kind = "among" // the words there are
	NoClass      Kind = "class" // the families there are
	NotInRange   Kind = "range" // the least, the most
	NoDay        Kind = "day"   // no day, month or year
	NoDate       Kind = "date"  // no day
	NotYesOrNo   Kind = "yes"
	TooMany      Kind = "many" // the most values
	TooLong      Kind = "long" // the most characters
	NoPage       Kind = "page"
	NoChoice     Kind = "choice"
	NoSuchName   Kind = "name"  // the name
	NameLike     Kind = "near"  // the name, those that are like it
	OtherName    Kind = "other" // the name, which is of another thing
	NothingFetch Kind = "unfetched"
	NoAddress    Kind = "address"
	Fault        Kind = "fault"
)

// Kinds lists all kinds.
func Kinds() []Kind {
	return []Kind{
		NotAmong, NoClass, NotInRange, NoDay, NoDate, NotYesOrNo, TooMany, TooLong, NoPage, NoChoice, NoSuchName, NameLike, OtherName,
		NothingFetch, NoAddress, Fault,
	}
}

func (e *Error) Error() string {
	if e.Value == "" {
		return e.Field + ": " + e.Why
	}
	return e.Field + " " + e.Value + ": " + e.Why
}

// causeOf is the cause that an error carries, the zero Cause if it carries none.
func causeOf(err error) waybill.Cause {
	var causer waybill.Causer
	if errors.As(err, &causer) {
		return causer.Cause()
	}
	return waybill.Cause{}
}

// Missing is a thing that is not there. It is a ledger.ErrNotFound.
type Missing struct {
	// Thing is what was looked for: "transfer"; ID its id.
	Thing, ID string
	// Near are ids that are like it, the likest first.
	Near []string
}

func (m *Missing) Error() string {
	said := "there is no " + m.Thing + " " + m.ID
	if len(m.Near) == 0 {
		return said
	}
	return said + ": did you mean " + Alternatives(m.Near) + "?"
}

// Unwrap is ledger.ErrNotFound.
func (m *Missing) Unwrap() error { return ledger.ErrNotFound }

// Alternatives is "a, b or c".
func Alternatives(list []string) string {
	last := len(list) - 1
	if last == 0 {
		return list[0]
	}
	return strings.Join(list[:last], ", ") + " or " + list[last]
}

// Unreadable tells why an article could not be read and what to do, without its name and the
// sentinel that the error is wrapped in. Name is how the article is named to people.
func Unreadable(name string, err error) string {
	innermost := err
	for next := errors.Unwrap(innermost); next != nil; next = errors.Unwrap(innermost) {
		innermost = next
	}
	text := strings.TrimPrefix(err.Error(), "reading "+name+": ")
	return strings.TrimSuffix(text, ": "+innermost.Error())
}

// mostShown is how much of a wrong value is told back, in bytes.
const mostShown = 80

// short is a value as it is told back.
func short(value string) string {
	if len(value) <= mostShown {
		return value
	}
	// a character cut in two goes, and so does what was none before
	return strings.ToValidUTF8(value[:mostShown], "") + "…"
}

// wrong is an error of a value; why has a verb for each argument.
func wrong(field, value string, kind Kind, why string, args ...string) *Error {
	said := make([]any, len(args))
	for i := range args {
		said[i] = args[i]
	}
	return &Error{Field: field, Value: short(value), Why: fmt.Sprintf(why, said...), Kind: kind, Args: args}
}

// noPage says that a page begins nowhere.
func noPage(after string) *Error {
	return wrong("after", after, NoPage, "it is not the end of a page: take it from the page before")
}

// tooLong says that a text is longer than so many bytes.
func tooLong(field, text string, most int) *Error {
	return wrong(field, text, TooLong, "it has more than %s characters: shorten it", strconv.Itoa(most))
}

// ParseQuery reads a query for words. It fails with an *Error.
func ParseQuery(text string) (query.Query, error) {
	q, err := query.Parse(text)
	if err != nil {
		return q, &Error{Field: "query", Why: err.Error(), Cause: causeOf(err)}
	}
	return q, nil
}

// asked turns what the ledger says of a page into an *Error.
func asked(err error) error {
	if errors.Is(err, ledger.ErrPage) {
		text := err.Error()
		if _, after, ok := strings.Cut(text, ledger.ErrPage.Error()+": "); ok {
			text = after
		}
		return &Error{Field: "after", Why: text, Kind: NoPage}
	}
	return err
}
