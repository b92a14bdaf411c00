package warc

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// maxHeader is how long the header of a record or of an HTTP response may be, in bytes.
const maxHeader = 64 << 10

// Field is a named field of a header.
type Field struct{ Name, Value string }

// Fields are the named fields of a header, in their order.
type Fields []Field

// Get is the value of the first field of a name, whose case does not matter; "" if there is
// none.
func (f Fields) Get(name string) string {
	for i := range f {
		if len(f[i].Name) == len(name) && strings.EqualFold(f[i].Name, name) {
			return f[i].Value
		}
	}
	return ""
}

// headEnd ends a header, and a record.
var headEnd = []byte("\r\n\r\n")

// Header is the header of a record.
type Header struct {
	// Version is "1.0" or "1.1".
	Version string
	// Type is the WARC-Type, in lower case: "response", "conversion", ….
	Type string
	// ID is the WARC-Record-ID, URI the WARC-Target-URI, without the angle brackets that
	// some programs write around them.
	ID, URI string
	// Date is the WARC-Date, zero if it is missing or no date.
	Date time.Time
	// ContentType is that of the block.
	ContentType string
	// Length is the Content-Length, in bytes.
	Length int64
	// Fields are all fields.
	Fields Fields
}

// parseHeader reads the header of a record, which ends with an empty line. The fields are
// appended to those given.
func parseHeader(head []byte, fields Fields) (Header, error) {
	h := Header{Length: -1, Fields: fields}
	// one string for all values
	line, rest, _ := strings.Cut(string(head), "\r\n")
	switch line {
	case "WARC/1.0", "WARC/1.1":
		h.Version = line[len("WARC/"):]
	default:
		return h, fmt.Errorf("%w: it begins with %.20q, not with WARC/1.0 or WARC/1.1", ErrHeader, line)
	}
	var err error
	if h.Fields, err = parseFields(rest, fields); err != nil {
		return h, fmt.Errorf("%w: %w", ErrHeader, err)
	}
	for _, f := range h.Fields {
		if err := h.set(f); err != nil {
			return h, fmt.Errorf("%w: %w", ErrHeader, err)
		}
	}
	switch {
	case h.Length < 0:
		return h, fmt.Errorf("%w: it has no Content-Length", ErrHeader)
	case h.Type == "":
		return h, fmt.Errorf("%w: it has no WARC-Type", ErrHeader)
	}
	return h, nil
}

// set takes over a field that has a place of its own.
func (h *Header) set(f Field) error {
	switch {
	case strings.EqualFold(f.Name, "WARC-Type"):
		if h.Type != "" {
			// a header that was cut off has that of the next record for its end
			return errors.New("it has two WARC-Types")
		}
		h.Type = strings.ToLower(f.Value)
	case strings.EqualFold(f.Name, "WARC-Date"):
		h.Date = parseDate(f.Value)
	case strings.EqualFold(f.Name, "WARC-Record-ID"):
		h.ID = unbracket(f.Value)
	case strings.EqualFold(f.Name, "WARC-Target-URI"):
		h.URI = unbracket(f.Value)
	case strings.EqualFold(f.Name, "Content-Type"):
		h.ContentType = f.Value
	case strings.EqualFold(f.Name, "Content-Length"):
		n, err := strconv.ParseUint(f.Value, 10, 63)
		if err != nil {
			return fmt.Errorf("its Content-Length is %.30q", f.Value)
		}
		if h.Length >= 0 && h.Length != int64(n) {
			return fmt.Errorf("it has two Content-Lengths, %d and %d", h.Length, n)
		}
		h.Length = int64(n)
	}
	return nil
}

// unbracket takes off the angle brackets that the grammar of WARC 1.0 had around URIs by
// mistake.
func unbracket(uri string) string {
	if len(uri) > 1 && uri[0] == '<' && uri[len(uri)-1] == '>' {
		return uri[1 : len(uri)-1]
	}
	return uri
}

// parseDate reads a date as of W3C's profile of ISO 8601: 1.0 has seconds, 1.1 as much as is
// known, up to nanoseconds.
func parseDate(s string) time.Time {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02", "2006-01", "2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}

// parseFields reads lines "name: value", up to an empty line or the end. A line that begins
// with a blank goes on with the value before it, which is joined to it by one blank.
func parseFields(s string, fields Fields) (Fields, error) {
	for s != "" {
		line, rest, found := strings.Cut(s, "\r\n")
		if !found {
			return fields, fmt.Errorf("the line %.40q does not end", line)
		}
		if s = rest; line == "" {
			break
		}
		if line[0] == ' ' || line[0] == '\t' {
			if len(fields) == 0 {
				return fields, fmt.Errorf("the line %.40q continues nothing", line)
			}
			last := &fields[len(fields)-1]
			last.Value = strings.Trim(last.Value+" "+strings.Trim(line, " \t"), " \t")
			continue
		}
		name, value, found := strings.Cut(line, ":")
		if !found || !token(name) {
			return fields, fmt.Errorf("the line %.40q is no field", line)
		}
		fields = append(fields, Field{name, strings.Trim(value, " \t")})
	}
	return fields, nil
}

// token reports whether s is a token of RFC 2616, section 2.2.
func token(s string) bool {
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7f || strings.IndexByte("()<>@,;:\\\"/[]?={}", c) >= 0 {
			return false
		}
	}
	return s != ""
}

// headLength is the length of the header with which b begins, its empty line included; 0 if
// it does not end in b.
func headLength(b []byte) int {
	if i := bytes.Index(b[:min(len(b), maxHeader)], headEnd); i >= 0 {
		return i + len(headEnd)
	}
	return 0
}

// fieldsLikely is how many lines a header has at most that is looked for after damage. Real
// ones have about ten; more would make the search slow in a file made to that end.
const fieldsLikely = 200

// beginsHeader reports whether b begins with a whole and valid header of a record. It gives up at
// the first line that is none of a header.
func beginsHeader(b []byte) bool {
	b = b[:min(len(b), maxHeader)]
	if !bytes.HasPrefix(b, []byte("WARC/1.0\r\n")) && !bytes.HasPrefix(b, []byte("WARC/1.1\r\n")) {
		return false
	}
	_, rest, _ := bytes.Cut(b, []byte("\r\n"))
	for range fieldsLikely {
		line, after, found := bytes.Cut(rest, []byte("\r\n"))
		switch {
		case !found:
			return false
		case len(line) == 0:
			_, err := parseHeader(b[:len(b)-len(after)], nil)
			return err == nil
		case bytes.IndexByte(line, ':') < 1 && line[0] != ' ' && line[0] != '\t':
			return false
		}
		rest = after
	}
	return false
}
