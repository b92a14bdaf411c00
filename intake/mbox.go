package intake

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
)

// isMbox reports whether a content begins with the line that parts mails in a mailbox, and
// a mail behind it.
func isMbox(head []byte) bool {
	line, rest, more := bytes.Cut(head, []byte("\n"))
	if !more || !isFromLine(line) {
		return false
	}
	name, _, ok := bytes.Cut(rest[:min(len(rest), 80)], []byte(":"))
	return ok && len(name) > 0 && !bytes.ContainsFunc(name, notInFieldName) || bytes.HasPrefix(rest, []byte(">From "))
}

// isFromLine reports whether a line parts two mails: "From ", a sender, and a day with a time
// and a year, as asctime writes them (RFC 4155). A sentence that begins with "From" has none.
func isFromLine(line []byte) bool {
	if !bytes.HasPrefix(line, []byte("From ")) || len(line) > 1000 {
		return false
	}
	clock, year := false, false
	for _, word := range bytes.Fields(line[5:]) {
		clock = clock || bytes.IndexByte(word, ':') > 0 && isDigit(word[0])
		year = year || len(word) == 4 && (word[0] == '1' || word[0] == '2') && isDigit(word[1]) && isDigit(word[2]) && isDigit(word[3])
	}
	return clock && year
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// eachInMbox goes through the mails of a mailbox. A position is the byte at which the line
// before a mail begins.
func eachInMbox(ctx context.Context, c *content, from int64, emit emitter) error {
	if err := c.skip(from); err != nil {
		return fmt.Errorf("go on at byte %d: %w", from, err)
	}
	m := mailbox{c: c, at: c.at, empty: true}
	var scratch bytes.Buffer
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		at := c.at
		line, err := c.line(&scratch)
		switch {
		case errors.Is(err, io.EOF):
			return m.end(c.at, emit)
		case errors.Is(err, errTooLarge):
			m.tooLarge = true
		case err != nil:
			return errors.Join(m.end(at, emit), fmt.Errorf("read on from byte %d: %w", c.at, err))
		case m.empty && isFromLine(line):
			if err := m.end(at, emit); err != nil {
				return err
			}
			m.at, m.tooLarge = at, false
		default:
			m.add(line)
		}
	}
}

// mailbox gathers the lines of a mail.
type mailbox struct {
	c        *content
	at       int64
	mail     bytes.Buffer
	tooLarge bool
	// empty says that the last line was empty: only behind such a line a new mail can begin.
	empty bool
}

func (m *mailbox) add(line []byte) {
	m.empty = len(bytes.TrimRight(line, "\r\n")) == 0
	if m.tooLarge || m.mail.Len()+len(line) > largest {
		m.tooLarge = true
		return
	}
	if bare := bytes.TrimLeft(line, ">"); len(bare) < len(line) && bytes.HasPrefix(bare, []byte("From ")) {
		line = line[1:] // a quoted parting line (mboxrd)
	}
	m.mail.Write(line)
}

// end gives the mail that ends at next, if there is one.
func (m *mailbox) end(next int64, emit emitter) error {
	r := raw{file: recordName(m.c.file, m.at), bytes: m.mail.Bytes(), cook: cookMail, next: next}
	if m.tooLarge {
		r.bytes, r.err = nil, errTooLarge
	}
	if !m.tooLarge && len(bytes.TrimSpace(r.bytes)) == 0 {
		return nil
	}
	err := emit(r)
	m.mail.Reset()
	return err
}
