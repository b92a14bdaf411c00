// Package export writes the lists of package view as files for other programs: tables of
// comma-separated values, JSON, lines of JSON, and Atom feeds.
package export

import (
	"bytes"
	"encoding/json"
	"io"

	"waybill/view"
)

// The media types of what is written.
const (
	TypeCSV   = "text/csv; charset=utf-8; header=present"
	TypeJSON  = "application/json"
	TypeLines = "application/jsonl"
	TypeAtom  = "application/atom+xml; charset=utf-8"
)

// List is a list that can be written in every form.
type List interface {
	// CSV writes a table with a header, also where it has no rows.
	CSV(w io.Writer) error
	// JSON writes the whole list as it is in package view, Lines each of its things as one
	// line.
	JSON(w io.Writer) error
	Lines(w io.Writer) error
	// Atom writes a feed with an entry for each of its things.
	Atom(w io.Writer, f Feed) error
}

// list is things of one sort with all that makes files of them.
type list[T any] struct {
	whole   any
	things  []T
	columns Columns[T]
	entry   func(*Feed, *T) Entry
}

func (l *list[T]) CSV(w io.Writer) error {
	table := l.columns.Table(w)
	for i := range l.things {
		if err := table.Write(&l.things[i]); err != nil {
			return err
		}
	}
	return table.Flush()
}

func (l *list[T]) JSON(w io.Writer) error { return writeLine(w, l.whole) }

func (l *list[T]) Lines(w io.Writer) error {
	for i := range l.things {
		if err := writeLine(w, &l.things[i]); err != nil {
			return err
		}
	}
	return nil
}

func (l *list[T]) Atom(w io.Writer, f Feed) error {
	entries := make([]Entry, len(l.things))
	for i := range l.things {
		entries[i] = l.entry(&f, &l.things[i])
	}
	return f.write(w, entries)
}

// Line is a value as a line of JSON, without characters that a terminal may obey.
func Line(v any) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return nil, err
	}
	return view.SafeJSON(out.Bytes()), nil
}

func writeLine(w io.Writer, v any) error {
	line, err := Line(v)
	if err != nil {
		return err
	}
	_, err = w.Write(line)
	return err
}
