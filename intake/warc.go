package intake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"

	"waybill/warc"
)

// warcShift is where, in the position of a web archive, the byte at which a record or the
// compressed member that holds it is stored ends, and the number of items behind in this
// member begins: archives compressed in one piece have one member.
const warcShift = 20

// sectionBytes is about how much of a web archive makes a part.
const sectionBytes = 1 << 20

func warcAt(from int64) cursor {
	return cursor{member: from >> warcShift, skip: from & (1<<warcShift - 1)}
}

// isWARC reports whether a content begins as a web archive does, compressed or not.
func isWARC(head []byte) bool {
	return warc.Detect(head[:min(len(head), warc.DetectSize)]) != warc.NotWARC
}

// archive is a web archive of which several sections can be read at once.
type archive struct {
	input
	file *warc.File
}

func openWARC(f io.ReaderAt, in input) (Source, error) {
	file, err := warc.NewFile(f, in.size)
	if err != nil {
		return nil, err
	}
	return &archive{in, file}, nil
}

func (a *archive) Kind() string { return "WARC" }
func (a *archive) Many() bool   { return true }

// Parts are the sections behind a position.
func (a *archive) Parts(from int64) iter.Seq2[Part, error] {
	return func(yield func(Part, error) bool) {
		if from == Finished {
			return
		}
		at := warcAt(from)
		if at.member >= a.size {
			return
		}
		begin := int64(0)
		for section, err := range a.file.Sections(at.member, sectionBytes) {
			if err != nil {
				yield(nil, fmt.Errorf("find the records behind byte %d: %w", section.Begin, err))
				return
			}
			p := &archivePart{archive: a, section: section, at: at, size: section.End - begin}
			if !yield(p, nil) {
				return
			}
			begin, at = section.End, cursor{member: section.End}
		}
	}
}

type archivePart struct {
	archive *archive
	section warc.Section
	at      cursor
	size    int64
}

func (p *archivePart) Size() int64 { return p.size }

func (p *archivePart) End() int64 {
	if p.section.End >= p.archive.size {
		return Finished
	}
	return p.section.End << warcShift
}

// Each reads the pages of the section.
func (p *archivePart) Each(ctx context.Context, f func(Item) error) error {
	r := p.archive.file.Reader(p.section, warc.Options{Largest: largest})
	return direct(ctx, p.archive.o, f, func(emit emitter) error {
		return eachPage(ctx, r, p.archive.name, p.at, emit)
	})
}

// eachInWARC goes through a web archive in a stream or in another archive.
func eachInWARC(ctx context.Context, c *content, from int64, emit emitter) error {
	at := warcAt(from)
	if err := c.skip(at.member); err != nil {
		return fmt.Errorf("go on at byte %d: %w", at.member, err)
	}
	r := warc.NewReader(c, warc.Options{Largest: largest, Offset: c.at})
	return eachPage(ctx, r, c.file, at, emit)
}

// eachPage goes through the pages of a web archive. A position is the byte behind which its
// reader can go on, and the number of items behind that are stored from there on.
func eachPage(ctx context.Context, r *warc.Reader, file string, at cursor, emit emitter) error {
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		found, err := nextPage(r, file)
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case errors.Is(err, warc.ErrNoPage):
			continue
		case err != nil:
			return err
		}
		if place := r.Position(); place != at.member {
			at = cursor{member: place}
		} else if at.n++; at.n <= at.skip {
			continue
		}
		found.next = at.member<<warcShift + min(at.n, 1<<warcShift-1)
		if err := emit(found); err != nil {
			return err
		}
	}
}

// nextPage reads the next record. What is damaged is a raw with its error.
func nextPage(r *warc.Reader, file string) (raw, error) {
	record, err := r.Next()
	var page warc.Page
	if err == nil {
		page, err = record.Page()
	}
	damage := (*warc.Error)(nil)
	switch {
	case errors.As(err, &damage):
		return raw{file: recordName(file, damage.Offset), err: err}, nil
	case err != nil:
		return raw{}, err
	}
	found := raw{file: page.URI, bytes: Decode(page.Body, page.ContentType)}
	if !isURL(page.URI) {
		found.file = recordName(file, record.Offset)
	}
	return found, nil
}
