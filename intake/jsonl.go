package intake

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// tellJSON tells articles in JSON: an object a line, a list of objects, or a list in the
// answer of a service.
func tellJSON(head []byte, o *Options) (format, bool, error) {
	begin := skipSpace(head, len(head)-len(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))))
	list := begin < len(head) && head[begin] == '['
	if list {
		begin = skipSpace(head, begin+1)
	}
	if begin >= len(head) || head[begin] != '{' {
		return format{}, false, nil
	}
	lines := !list && isJSONLines(head[begin:])
	out := outlineOf(head, begin, 1, o)
	if lines && len(out.names) == 0 {
		out.text = true // the first line is damaged; each tells for itself what it has
	}
	switch {
	case len(out.names) == 0 && !lines:
		return format{}, false, nil // a text that begins with a brace
	case out.text && lines:
		return format{kind: "JSON Lines", many: true, each: eachJSONLine}, true, nil
	case out.text:
		return format{kind: "JSON", many: true, each: jsonFrom(0)}, true, nil
	case out.list > 0:
		return format{kind: "JSON", many: true, each: jsonFrom(int64(out.list))}, true, nil
	case !out.whole:
		return format{kind: "JSON", many: true, each: jsonFrom(0)}, true, nil
	}
	return format{}, true, fmt.Errorf("%w (%w)", noText(out.names), ErrPassed)
}

// isJSONLines reports whether one of the first lines is a whole JSON object, or the first is
// longer than head.
func isJSONLines(head []byte) bool {
	for range 10 {
		line, rest, more := bytes.Cut(head, []byte("\n"))
		if !more && len(head) > headBytes/2 {
			return true
		}
		if line = bytes.TrimSpace(line); len(line) > 1 && line[0] == '{' && json.Valid(line) {
			return true
		}
		if !more {
			return false
		}
		head = rest
	}
	return false
}

// eachJSONLine goes through lines that are each a JSON object. A position is the byte at
// which a line begins.
func eachJSONLine(ctx context.Context, c *content, from int64, emit emitter) error {
	if err := c.skip(from); err != nil {
		return fmt.Errorf("go on at byte %d: %w", from, err)
	}
	var scratch bytes.Buffer
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		at := c.at
		line, err := c.line(&scratch)
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil && !errors.Is(err, errTooLarge):
			return fmt.Errorf("read on from byte %d: %w", c.at, err)
		case err == nil && len(bytes.TrimSpace(line)) == 0:
			continue
		}
		r := raw{file: recordName(c.file, at), bytes: line, cook: cookJSON, next: c.at, err: err}
		if err := emit(r); err != nil {
			return err
		}
	}
}

// recordName is how a record is named that begins at a byte of a file.
func recordName(file string, at int64) string {
	return file + "!/" + strconv.FormatInt(at, 10)
}
