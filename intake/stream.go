package intake

import (
	"context"
	"errors"
	"iter"
)

// stream is a source that is gone through from its beginning to its end. Its parts are
// batches of what was found, so that making articles of it is the workers' business.
type stream struct {
	input
	format format
	// open gives the content, uncompressed, and what frees it.
	open func() (*content, func(), error)
}

func (s *stream) Kind() string { return s.format.kind }
func (s *stream) Many() bool   { return s.format.many }

// Parts goes through the source.
func (s *stream) Parts(from int64) iter.Seq2[Part, error] {
	return func(yield func(Part, error) bool) {
		if from == Finished {
			return
		}
		c, free, err := s.open()
		if err != nil {
			yield(nil, err)
			return
		}
		defer free()
		b := &batcher{yield: yield, c: c, o: s.o}
		switch err := s.format.each(context.Background(), c, from, b.add); {
		case errors.As(err, new(errStop)):
		case err == nil:
			b.part.end = Finished
			_ = b.flush()
		case len(b.part.found) == 0 || b.flush() == nil:
			yield(nil, err)
		}
	}
}

// The size of a batch: enough for the work on it to be more than that of handing it over.
const batchBytes, batchItems = 1 << 20, 1000

// batcher gathers what is found into parts.
type batcher struct {
	yield func(Part, error) bool
	c     *content
	o     *Options
	part  batch
	// bytes is how many are in the part, given how many of the source are in parts.
	bytes int
	given int64
}

// add takes what was found; its bytes are copied.
func (b *batcher) add(r raw) error {
	if room := cap(b.part.room) - len(b.part.room); room < len(r.bytes) {
		b.part.room = make([]byte, 0, max(batchBytes, len(r.bytes)))
	}
	begin := len(b.part.room)
	b.part.room = append(b.part.room, r.bytes...)
	r.bytes = b.part.room[begin:len(b.part.room):len(b.part.room)]
	b.part.found = append(b.part.found, r)
	b.part.end = r.next
	b.bytes += len(r.bytes)
	if b.bytes < batchBytes && len(b.part.found) < batchItems {
		return nil
	}
	return b.flush()
}

func (b *batcher) flush() error {
	part := b.part
	part.o, part.room = b.o, nil
	in := b.c.meter.in
	part.size, b.given = in-b.given, in
	b.part, b.bytes = batch{}, 0
	if !b.yield(&part, nil) {
		return errStop{context.Canceled}
	}
	return nil
}

// batch is a part that holds what was found.
type batch struct {
	found     []raw
	room      []byte
	end, size int64
	o         *Options
}

func (b *batch) End() int64  { return b.end }
func (b *batch) Size() int64 { return b.size }

// Each makes the items.
func (b *batch) Each(ctx context.Context, f func(Item) error) error {
	for i := range b.found {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := f(b.found[i].item(b.o)); err != nil {
			return err
		}
	}
	return nil
}

// direct gives items to f as they are found.
func direct(ctx context.Context, o *Options, f func(Item) error, each func(emitter) error) error {
	err := each(func(r raw) error {
		err := ctx.Err()
		if err == nil {
			err = f(r.item(o))
		}
		if err != nil {
			return errStop{err}
		}
		return nil
	})
	if stop := (errStop{}); errors.As(err, &stop) {
		return stop.err
	}
	return err
}
