package intake

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
)

// jsonFrom goes through the objects of a list that begins at a byte, or of a file of objects
// that are not a line each. A position is the byte behind an object.
func jsonFrom(begin int64) func(context.Context, *content, int64, emitter) error {
	return func(ctx context.Context, c *content, from int64, emit emitter) error {
		if err := c.skip(max(from, begin)); err != nil {
			return fmt.Errorf("go on at byte %d: %w", from, err)
		}
		var scratch bytes.Buffer
		for {
			if err := ctx.Err(); err != nil {
				return err
			}
			at, err := c.nextObject(&scratch)
			switch {
			case errors.Is(err, io.EOF):
				return nil
			case err != nil && !errors.Is(err, errTooLarge):
				return fmt.Errorf("read on from byte %d: %w", at, err)
			}
			r := raw{file: recordName(c.file, at), bytes: scratch.Bytes(), cook: cookJSON, next: c.at, err: err}
			if err := emit(r); err != nil {
				return err
			}
		}
	}
}

// errJSON is of what stands between the objects of a list and is no JSON.
var errJSON = errors.New("it is no JSON from here on")

// nextObject reads the next object and gives the byte at which it begins. The end of the list
// is that of the content: io.EOF.
func (c *content) nextObject(object *bytes.Buffer) (at int64, err error) {
	object.Reset()
	for {
		b, err := c.r.ReadByte()
		if err != nil {
			return c.at, err
		}
		switch c.at++; b {
		case ' ', '\n', '\r', '\t', ',', '[', '\xef', '\xbb', '\xbf':
		case ']':
			return c.at, io.EOF
		case '{':
			object.WriteByte(b)
			at := c.at - 1
			return at, c.restOfObject(object)
		default:
			return c.at, errJSON
		}
	}
}

func (c *content) restOfObject(object *bytes.Buffer) error {
	depth, quoted, escaped, large := 1, false, false, false
	for depth > 0 {
		b, err := c.r.ReadByte()
		if errors.Is(err, io.EOF) {
			return io.ErrUnexpectedEOF
		} else if err != nil {
			return err
		}
		c.at++
		if large = large || object.Len() >= largest; !large {
			object.WriteByte(b)
		}
		switch {
		case escaped:
			escaped = false
		case quoted && b == '\\':
			escaped = true
		case b == '"':
			quoted = !quoted
		case quoted:
		case b == '{' || b == '[':
			depth++
		case b == '}' || b == ']':
			depth--
		}
	}
	if large {
		return errTooLarge
	}
	return nil
}
