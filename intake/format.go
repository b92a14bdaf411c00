package intake

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"waybill/article"
)

// format is a form in which articles are kept.
type format struct {
	kind string
	many bool
	// each goes through a content from a position on and gives what is in it. Its error is
	// that the rest cannot be gone through. It is nil where the content is one article.
	each func(ctx context.Context, c *content, from int64, emit emitter) error
	// cook makes the article of a content that is one; nil where the bytes are it.
	cook cooker
}

// cooker makes an item of its raw bytes and adds to its provenance what they tell.
type cooker func(*Item, *Options) error

// raw is something found in a content that an item is to be made of.
type raw struct {
	file string
	// bytes are used again once they have been given.
	bytes []byte
	// cook is nil where the bytes are the article already.
	cook cooker
	next int64
	err  error
}

// emitter takes what is found. Its error ends the going through, and is an errStop.
type emitter func(raw) error

// errStop ends a going through at the wish of whom it is done for.
type errStop struct{ err error }

func (e errStop) Error() string { return e.err.Error() }
func (e errStop) Unwrap() error { return e.err }

// item makes the item.
func (r *raw) item(o *Options) Item {
	item := Item{Bytes: r.bytes, Next: r.next, Err: r.err}
	item.Provenance.File = r.file
	if r.cook != nil && item.Err == nil {
		item.Err = r.cook(&item, o)
	}
	if item.Err == nil && len(item.Bytes) > largest {
		item.Err = errTooLarge
	}
	if item.Err != nil {
		item.Bytes = nil
	}
	return item
}

// articleHead is by how much of its beginning a page or a picture is told.
const articleHead = 8 << 10

// tell says what a content is by its beginning, compression undone. The error is ErrPassed
// where it is nothing that articles are made of.
func tell(head []byte, o *Options) (format, error) {
	if isPDF(head) && o.PDF != nil {
		return format{kind: "PDF", cook: cookPDF}, nil
	}
	if err := document(head); err != nil {
		return format{}, err
	}
	switch {
	case isWARC(head):
		return format{kind: "WARC", many: true, each: eachInWARC}, nil
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return format{kind: "ZIP", many: true, each: eachInZIP}, zipDocument(head)
	case isTAR(head):
		return format{kind: "TAR", many: true, each: eachInTAR}, nil
	case isMbox(head):
		return format{kind: "mailbox", many: true, each: eachInMbox}, nil
	case isMail(head):
		return format{kind: "mail", cook: cookMail}, nil
	}
	if f, ok := tellUTF16(head, o); ok {
		return f, nil
	}
	page, err := article.Sniff(head[:min(len(head), articleHead)])
	switch {
	case err != nil:
		return format{}, fmt.Errorf("%w (%w)", err, ErrPassed)
	case page:
		return format{kind: "article"}, nil
	}
	if f, err := tellRecords(head, o); err != nil || f.kind != "" {
		return f, err
	}
	if isMarkdown(head) {
		return format{kind: "article", cook: cookMarkdown}, nil
	}
	return format{kind: "article"}, nil
}

// tellRecords tells feeds, JSON and tables; the format is empty where it is none of them.
func tellRecords(head []byte, o *Options) (format, error) {
	if f, ok, err := tellFeed(head); ok {
		return f, err
	}
	if f, ok, err := tellJSON(head, o); ok {
		return f, err
	}
	if table := tableOf(head, o); table != nil {
		kind := "CSV"
		if table.comma == '\t' {
			kind = "TSV"
		}
		return format{kind: kind, many: true, each: table.eachRow}, nil
	}
	return format{}, nil
}

// unpack goes through what lies in a container: an article, or another container. What it
// gives is numbered by whoever opened the container; next means nothing. What cannot be
// taken in is given as one raw with its error, what is no article is passed over.
func (c *content) unpack(ctx context.Context, emit emitter) error {
	err := c.contents(ctx, emit)
	stop := errStop{}
	switch {
	case err == nil, errors.As(err, &stop):
		return err
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, ErrPassed):
		return nil
	}
	return emit(raw{file: c.file, err: err})
}

func (c *content) contents(ctx context.Context, emit emitter) error {
	head := c.head()
	if z := compressed(head); z != nil && !isWARC(head) {
		inner, free, err := c.uncompress(z)
		if err != nil {
			return err
		}
		defer free()
		return inner.contents(ctx, emit)
	}
	f, err := tell(head, c.o)
	if err != nil {
		return err
	}
	if f.each == nil {
		return c.whole(f, emit)
	}
	if f.many && c.depth >= deepest {
		return errTooDeep
	}
	return f.each(ctx, c, 0, emit)
}

// whole gives the content as one article.
func (c *content) whole(f format, emit emitter) error {
	b, err := c.all()
	if err != nil {
		return err
	}
	return emit(raw{file: c.file, bytes: b, cook: f.cook})
}
