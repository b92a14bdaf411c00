package intake

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"waybill/feed"
)

// tellFeed tells what the room feed knows. A list of feeds or of pages holds no articles.
func tellFeed(head []byte) (format, bool, error) {
	if first := bytes.TrimLeft(head, " \t\r\n\xef\xbb\xbf"); len(first) == 0 || first[0] != '<' && first[0] != '{' {
		return format{}, false, nil
	}
	switch kind := feed.Sniff(head); kind {
	case feed.None:
		return format{}, false, nil
	case feed.RSS, feed.Atom, feed.JSON:
		return format{kind: string(kind), many: true, each: eachEntry}, true, nil
	default:
		return format{}, true, fmt.Errorf("it is a list of addresses (%s) and holds no articles; hand it to waybill watch: %w", kind, ErrPassed)
	}
}

// eachEntry goes through the entries of a feed. A position is their number.
func eachEntry(ctx context.Context, c *content, from int64, emit emitter) error {
	b, err := c.all()
	if err != nil {
		return err
	}
	f, err := feed.Parse(b, "")
	if err != nil {
		return err
	}
	for i := int(min(max(from, 0), int64(len(f.Entries)))); i < len(f.Entries); i++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := emit(rawEntry(c.file, i, &f.Entries[i])); err != nil {
			return err
		}
	}
	return nil
}

func rawEntry(file string, i int, e *feed.Entry) raw {
	r := raw{file: recordName(file, int64(i)), next: int64(i) + 1}
	if e.HTML == "" && e.Title == "" {
		r.err = errors.New("the entry has no text")
		return r
	}
	if isURL(e.URL) {
		r.file = e.URL
	}
	r.bytes = e.Page()
	r.cook = func(item *Item, _ *Options) error {
		item.Provenance.Outlet, item.Provenance.Published = e.Outlet, e.Day()
		return nil
	}
	return r
}
