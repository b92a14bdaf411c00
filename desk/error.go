package desk

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"waybill/ledger"
	"waybill/query"
)

// Error is a question that cannot be answered as it is put, told to who asked.
type Error struct {
	// Field is the parameter that is wrong, Value what it says, "" where Why tells it; Why is
	// what is wrong and the way out.
	Field, Value, Why string
}

func (e *Error) Error() string {
	if e.Value == "" {
		return e.Field + ": " + e.Why
	}
	return e.Field + " " + e.Value + ": " + e.Why
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

// wrong is an error of a value, which is told back in short.
func wrong(field, value, why string, args ...any) *Error {
	if len(value) > mostShown {
		end := mostShown
		for !utf8.RuneStart(value[end]) {
			end--
		}
		value = value[:end] + "…"
	}
	return &Error{field, value, fmt.Sprintf(why, args...)}
}

// ParseQuery reads a query for words. It fails with an *Error.
func ParseQuery(text string) (query.Query, error) {
	q, err := query.Parse(text)
	if err != nil {
		return q, &Error{Field: "query", Why: err.Error()}
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
		return &Error{Field: "after", Why: text}
	}
	return err
}
