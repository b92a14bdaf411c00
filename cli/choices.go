package cli

import (
	"errors"
	"strings"

	"waybill"
	"waybill/desk"
)

// oneOf is the value of a flag that takes words of a fixed list, several with commas or by
// repetition.
type oneOf[T ~string] struct {
	all    []T
	chosen *[]T
}

func (o oneOf[T]) String() string { return "" }

// Type names the value in help texts.
func (o oneOf[T]) Type() string { return "WORD" }

// Set adds words.
func (o oneOf[T]) Set(s string) error {
	for word := range strings.SplitSeq(s, ",") {
		w, err := desk.Among("", o.all, word)
		if err != nil {
			return why(err)
		}
		*o.chosen = append(*o.chosen, w)
	}
	return nil
}

// credibilities is the value of a flag that takes grades from 1 to 6.
type credibilities struct{ chosen *[]waybill.Credibility }

func (c credibilities) String() string { return "" }

// Type names the value in help texts.
func (c credibilities) Type() string { return "GRADE" }

// Set adds grades.
func (c credibilities) Set(s string) error {
	for word := range strings.SplitSeq(s, ",") {
		grade, err := desk.Grade("", word)
		if err != nil {
			return why(err)
		}
		*c.chosen = append(*c.chosen, grade)
	}
	return nil
}

// day is the value of a flag that takes a day, a month or a year: YYYY-MM-DD, YYYY-MM or
// YYYY. It is taken for its first day or its last.
type day struct {
	chosen *string
	last   bool
}

func (d day) String() string { return "" }

// Type names the value in help texts.
func (d day) Type() string { return "DATE" }

// Set takes a day.
func (d day) Set(s string) error {
	taken, err := desk.Day("", s, d.last)
	if err != nil {
		return why(err)
	}
	*d.chosen = taken
	return nil
}

// why is what is wrong with a value, where it is named already.
func why(err error) error {
	var wrong *desk.Error
	if errors.As(err, &wrong) {
		return usageError{wrong.Why}
	}
	return err
}
