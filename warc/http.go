package warc

import (
	"bytes"
	"fmt"
	"strings"
)

// response is an HTTP response as it was sent.
type response struct {
	status int
	fields Fields
	body   []byte
}

// parseResponse takes an HTTP/1 response apart. Servers are not strict, so neither is this:
// lines may end in a line feed alone, and lines that are no fields are passed over.
func parseResponse(block []byte) (response, error) {
	line, rest := cutLine(block)
	status, ok := parseStatus(line)
	if !ok {
		return response{}, fmt.Errorf("%w: it begins with %.40q", ErrHTTP, line)
	}
	r := response{status: status, fields: make(Fields, 0, 16)}
	head := rest
	for len(rest) > 0 {
		line, rest = cutLine(rest)
		if len(line) == 0 {
			break
		}
		if len(head)-len(rest) > maxHeader {
			return response{}, fmt.Errorf("%w: its header is longer than %d bytes", ErrHTTP, maxHeader)
		}
		r.fields = addField(r.fields, line)
	}
	r.body = rest
	return r, nil
}

// cutLine cuts off the first line, without its end.
func cutLine(b []byte) (line, rest []byte) {
	line, rest, _ = bytes.Cut(b, []byte("\n"))
	return bytes.TrimSuffix(line, []byte("\r")), rest
}

// parseStatus reads the status of a line like "HTTP/1.1 200 OK".
func parseStatus(line []byte) (int, bool) {
	version, rest, _ := bytes.Cut(line, []byte(" "))
	rest = bytes.TrimLeft(rest, " ")
	if !bytes.HasPrefix(version, []byte("HTTP/")) || len(rest) < 3 || len(rest) > 3 && rest[3] != ' ' {
		return 0, false
	}
	status := 0
	for _, c := range rest[:3] {
		if c < '0' || c > '9' {
			return 0, false
		}
		status = status*10 + int(c-'0')
	}
	return status, status >= 100
}

// addField adds the field in a line, or the line to the field before it.
func addField(fields Fields, line []byte) Fields {
	if line[0] == ' ' || line[0] == '\t' {
		if len(fields) > 0 {
			last := &fields[len(fields)-1]
			last.Value = strings.TrimSpace(last.Value + " " + strings.TrimSpace(string(line)))
		}
		return fields
	}
	name, value, found := bytes.Cut(line, []byte(":"))
	if name = bytes.TrimRight(name, " \t"); !found || len(name) == 0 {
		return fields
	}
	return append(fields, Field{string(name), string(bytes.TrimSpace(value))})
}

// appendChunks appends a body in chunked transfer encoding to dst, decoded (RFC 9112, section
// 7.1). Archives may have undone it and left the header field, so a body that does not begin
// with a chunk is none: ok is false then. What a cut off body has is given.
func appendChunks(dst, body []byte) (decoded []byte, ok bool) {
	for first := true; ; first = false {
		line, rest, found := bytes.Cut(body, []byte("\n"))
		size, valid := chunkSize(line)
		if !found || !valid || first && size > len(rest) {
			return dst, !first
		}
		if size == 0 {
			return dst, true
		}
		if size >= len(rest) {
			return append(dst, rest...), true
		}
		dst = append(dst, rest[:size]...)
		_, body = cutLine(rest[size:])
	}
}

// chunkSize reads the size in the line before a chunk.
func chunkSize(line []byte) (int, bool) {
	line, _, _ = bytes.Cut(line, []byte(";"))
	line = bytes.TrimSpace(line)
	if len(line) == 0 || len(line) > 8 {
		return 0, false
	}
	size := 0
	for _, c := range line {
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			c = (c | 0x20) - 'a' + 10
		default:
			return 0, false
		}
		size = size<<4 | int(c)
	}
	return size, true
}
