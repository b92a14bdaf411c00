package intake

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/mail"
	"slices"
	"strings"
	"unicode"

	message "github.com/emersion/go-message"
	"golang.org/x/net/html/charset"
)

// Bounds on how many parts of a mail are looked at, and how deep they may lie in each other.
// A newsletter has three parts, two deep.
const mostParts, deepestPart = 200, 10

// isMail reports whether a content begins with the header of a mail: fields only, one that
// says whom it is from, and one that only a machine writes, as a press release that begins
// with "From:" has none.
func isMail(head []byte) bool {
	from, machine := false, false
	for n := 0; ; n++ {
		line, rest, more := bytes.Cut(head, []byte("\n"))
		line = bytes.TrimRight(line, "\r")
		switch {
		case len(line) == 0 || !more:
			return n > 1 && from && machine
		case line[0] == ' ' || line[0] == '\t':
			if n == 0 {
				return false
			}
		default:
			name, _, ok := strings.Cut(string(line[:min(len(line), 80)]), ":")
			if !ok || name == "" || strings.ContainsFunc(name, notInFieldName) {
				return false
			}
			switch strings.ToLower(name) {
			case "from":
				from = true
			case "received", "message-id", "mime-version", "return-path", "delivered-to", "dkim-signature":
				machine = true
			}
		}
		head = rest
	}
}

func notInFieldName(r rune) bool { return r <= ' ' || r > '~' }

// mailPart is a part of a mail that could be the article.
type mailPart struct {
	text   string
	flowed bool
	delsp  bool
}

// cookMail makes an article of a mail: its subject and its text, or its page where that tells
// more than the text does.
func cookMail(item *Item, _ *Options) error {
	e, err := message.Read(bytes.NewReader(item.Bytes))
	if e == nil {
		return fmt.Errorf("read the mail's header: %w", err)
	}
	parts := &mailParts{}
	if err := parts.take(e, 0); err != nil && parts.plain.text == "" && parts.page.text == "" {
		return fmt.Errorf("read the mail's parts: %w", err)
	}
	r := record{title: decodeHeader(e.Header.Get("Subject")), text: parts.article()}
	if r.text == "" {
		return errors.New("the mail has no text, only attachments or nothing")
	}
	for _, field := range []string{"Snapshot-Content-Location", "Archived-At"} {
		if r.url = strings.Trim(e.Header.Get(field), " <>"); isURL(r.url) {
			break
		}
	}
	if list := e.Header.Has("List-Id") || e.Header.Has("List-Unsubscribe") || e.Header.Has("List-Post"); list {
		r.outlet = outletOf(e.Header.Get("From"))
	}
	if err := r.put(item); err != nil {
		return err
	}
	if t, err := mail.ParseDate(e.Header.Get("Date")); err == nil {
		item.Provenance.Published = newsDay(t)
	}
	return nil
}

// mailParts are the longest text and the longest page in a mail.
type mailParts struct {
	plain, page mailPart
	seen        int
}

func (p *mailParts) take(e *message.Entity, depth int) error {
	if p.seen++; p.seen > mostParts || depth > deepestPart {
		return fmt.Errorf("it has too many parts: %w", ErrLimit)
	}
	if parts := e.MultipartReader(); parts != nil {
		for {
			part, err := parts.NextPart()
			if part == nil {
				if errors.Is(err, io.EOF) {
					return nil
				}
				return err
			}
			if err := p.take(part, depth+1); err != nil {
				return err
			}
		}
	}
	kind, parameters, _ := e.Header.ContentType()
	if shown, _, _ := e.Header.ContentDisposition(); shown == "attachment" || !slices.Contains([]string{"", "text/plain", "text/html"}, kind) {
		return nil
	}
	b, err := io.ReadAll(io.LimitReader(e.Body, largest))
	text := strings.ToValidUTF8(string(decodeRecord(Decode(b, e.Header.Get("Content-Type")))), "\uFFFD")
	to := &p.plain
	if kind == "text/html" {
		to = &p.page
	}
	if len(text) > len(to.text) {
		*to = mailPart{text, strings.EqualFold(parameters["format"], "flowed"), strings.EqualFold(parameters["delsp"], "yes")}
	}
	return err
}

// article is the text if it has at least half the words of the page: often it only says that
// there is a page.
func (p *mailParts) article() string {
	text := strings.TrimSpace(p.plain.text)
	if p.page.text == "" || text != "" && len(strings.Fields(text))*2 >= wordsOf(p.page.text) {
		if p.plain.flowed {
			return unflow(text, p.plain.delsp)
		}
		return text
	}
	return p.page.text
}

// unflow joins the lines of a paragraph that end in a space (RFC 3676).
func unflow(text string, delsp bool) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		line = strings.TrimPrefix(line, " ") // stuffed
		switch {
		case strings.HasSuffix(line, " ") && line != "-- ":
			if delsp {
				line = line[:len(line)-1]
			}
			b.WriteString(line)
		default:
			b.WriteString(line + "\n")
		}
	}
	return strings.TrimSpace(b.String())
}

// decodeHeader gives a field of a mail's header with its encoded words (RFC 2047) decoded.
func decodeHeader(field string) string {
	const most = 4 << 10
	field = field[:min(len(field), most)]
	words := mime.WordDecoder{CharsetReader: func(label string, r io.Reader) (io.Reader, error) {
		return charset.NewReaderLabel(label, r)
	}}
	text, err := words.DecodeHeader(field)
	if err != nil {
		text = field
	}
	return oneLine(string(decodeRecord([]byte(text))))
}

// noOutlets are names of senders that are not those of an outlet.
var noOutlets = []string{"newsletter", "newsletters", "noreply", "no-reply", "no reply", "donotreply", "info", "news",
	"mail", "support", "redaktion", "editor", "editors", "service", "daily", "alerts", "alert", "team", "hello"}

// outletOf is the name in the From field of a mailing list, "" if it is no name of an outlet.
func outletOf(from string) string {
	a, err := mail.ParseAddress(decodeHeader(from))
	name := ""
	if err == nil {
		name = a.Name
	} else {
		name, _, _ = strings.Cut(decodeHeader(from), "<")
	}
	name = strings.Trim(oneLine(name), `"' `)
	for _, word := range []string{" Newsletter", " newsletter"} {
		name = strings.TrimSuffix(name, word)
	}
	if strings.ContainsAny(name, "@/<>") || !strings.ContainsFunc(name, unicode.IsLetter) || slices.Contains(noOutlets, strings.ToLower(name)) {
		return ""
	}
	return name
}
