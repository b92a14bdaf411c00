package intake

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// columns are those of a table of articles, told by its first line.
type columns struct {
	comma rune
	names []string
	// the column of each field, -1 if there is none
	text, title, date, url, outlet int
}

// tableOf tells a table of articles by its first line: it names a column of text and, unless
// the user named that one, another one that is known. nil if it is none.
func tableOf(head []byte, o *Options) *columns {
	line, _, more := bytes.Cut(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), []byte("\n"))
	if !more && len(head) >= headBytes || !bytes.ContainsAny(line, ",;\t|") {
		return nil
	}
	var best *columns
	for _, comma := range ",;\t|" {
		r := csvReader(line, comma)
		names, err := r.Read()
		if err != nil || len(names) < 2 {
			continue
		}
		if c := columnsOf(names, comma, o); c != nil && (best == nil || len(c.names) > len(best.names)) {
			best = c
		}
	}
	return best
}

func csvReader(b []byte, comma rune) *csv.Reader {
	r := csv.NewReader(bytes.NewReader(b))
	r.Comma, r.LazyQuotes, r.FieldsPerRecord = comma, true, -1
	return r
}

func columnsOf(names []string, comma rune, o *Options) *columns {
	for i, name := range names {
		if names[i] = strings.TrimSpace(name); len(name) > 64 {
			return nil
		}
	}
	find := func(named string, guessed []string) int {
		if named != "" {
			return slices.Index(names, named)
		}
		for _, guess := range guessed {
			if i := slices.IndexFunc(names, func(name string) bool { return fold(name) == guess }); i >= 0 {
				return i
			}
		}
		return -1
	}
	g := fieldGuesses()
	c := &columns{comma, names, find(o.Fields.Text, g.text), find(o.Fields.Title, g.title), find(o.Fields.Date, g.date),
		find(o.Fields.URL, g.url), find(o.Fields.Outlet, g.outlet)}
	if c.text < 0 || o.Fields.Text == "" && max(c.title, c.date, c.url, c.outlet) < 0 {
		return nil
	}
	return c
}

// eachRow goes through the rows of a table. A position is the byte at which a row begins.
func (c *columns) eachRow(ctx context.Context, in *content, from int64, emit emitter) error {
	if err := in.skip(from); err != nil {
		return fmt.Errorf("go on at byte %d: %w", from, err)
	}
	rows := rowReader{c: in, comma: byte(c.comma)}
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		at := in.at
		row, err := rows.next()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil && !errors.Is(err, errTooLarge):
			return fmt.Errorf("read on from byte %d: %w", in.at, err)
		case at == 0 || err == nil && len(bytes.TrimSpace(row)) == 0:
			continue
		}
		if err != nil {
			err = fmt.Errorf("%w (a quotation mark that is not closed makes one row of many)", err)
		}
		r := raw{file: recordName(in.file, at), bytes: row, cook: c.cook, next: in.at, err: err}
		if err := emit(r); err != nil {
			return err
		}
	}
}

// rowReader parts a table into rows: line breaks in quoted fields belong to the field.
type rowReader struct {
	c         *content
	comma     byte
	line, row bytes.Buffer
}

// next reads a row, with errors as of content.line.
func (r *rowReader) next() ([]byte, error) {
	r.row.Reset()
	state, large := fieldStart, false
	for first := true; ; first = false {
		line, err := r.c.line(&r.line)
		switch {
		case errors.Is(err, errTooLarge):
			return nil, err
		case errors.Is(err, io.EOF) && !first:
			return r.row.Bytes(), nil
		case err != nil:
			return nil, err
		}
		state = r.scan(line, state)
		large = large || r.row.Len()+len(line) > largest
		switch {
		case large:
			return nil, errTooLarge
		case state != inQuotes && first:
			return line, nil
		}
		r.row.Write(line)
		if state != inQuotes {
			return r.row.Bytes(), nil
		}
	}
}

// The states between the bytes of a table (RFC 4180).
const (
	fieldStart = iota
	inField
	inQuotes
	behindQuote // the end of a quoted field, or the first of two marks in it
)

func (r *rowReader) scan(line []byte, state int) int {
	for _, b := range line {
		switch {
		case state == inQuotes:
			if b == '"' {
				state = behindQuote
			}
		case b == '"' && state == fieldStart, b == '"' && state == behindQuote:
			state = inQuotes
		case b == r.comma:
			state = fieldStart
		case b == '\n':
			state = fieldStart
		case b == '\r':
		case state == behindQuote: // a stray mark inside a quoted field
			state = inQuotes
		default:
			state = inField
		}
	}
	return state
}

// cook makes an article of a row.
func (c *columns) cook(item *Item, _ *Options) error {
	row, err := csvReader(decodeRecord(item.Bytes), c.comma).Read()
	if err != nil {
		return fmt.Errorf("the row cannot be parted into fields: %w", err)
	}
	if len(row) != len(c.names) && strings.Join(row[min(len(row), len(c.names)):], "") != "" || len(row) < len(c.names) {
		return fmt.Errorf("the row has %d fields, the first line of the table names %d", len(row), len(c.names))
	}
	get := func(i int) string {
		if i < 0 {
			return ""
		}
		return row[i]
	}
	r := record{text: get(c.text), title: get(c.title), date: get(c.date), url: get(c.url), outlet: get(c.outlet)}
	return r.put(item)
}
