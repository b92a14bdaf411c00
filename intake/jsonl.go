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

// isJSONLines reports whether the first line that is not empty is a JSON object, or the
// beginning of one that is longer than head.
func isJSONLines(head []byte) bool {
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	whole := len(head) < headBytes-3
	for range 10 {
		line, rest, more := bytes.Cut(head, []byte("\n"))
		line = bytes.TrimSpace(line)
		switch {
		case !more && !whole:
			return bytes.HasPrefix(line, []byte(`{"`)) && bytes.HasPrefix(head, line)
		case len(line) > 0:
			return line[0] == '{' && json.Valid(line)
		case !more:
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
