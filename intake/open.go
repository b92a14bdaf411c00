package intake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
)

// StdinName is how standard input is named.
const StdinName = "-"

// Options say how articles are taken from their containers. The zero value is good.
type Options struct {
	// Fields names the fields of records (JSON Lines, JSON, CSV) that hold an article; what is
	// not named is guessed.
	Fields Fields
	// PDF takes the text out of a PDF file, nil refuses them. It is called from several
	// goroutines.
	PDF func(file []byte) (string, error)
	// Name is how what is opened is named, and with it what lies in it; "" is its path.
	Name string
}

// input is what all sources have.
type input struct {
	name, key string
	size      int64
	o         *Options
	close     func() error
	// apart says that it is a file, and can be gone through from any position on.
	apart bool
}

func (i *input) Name() string { return i.name }
func (i *input) Key() string  { return i.key }
func (i *input) Size() int64  { return i.size }
func (i *input) Apart() bool  { return i.apart }
func (i *input) Close() error { return i.close() }

// Open opens a file as a source. The error is ErrPassed where the file is neither an article
// nor holds any; it says what the file is.
func Open(_ context.Context, path string, o Options) (Source, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, opening(err)
	}
	name := path
	if o.Name != "" {
		name = o.Name
	}
	source, err := open(f, name, &o)
	if err != nil {
		f.Close() // only read from
		return nil, err
	}
	return source, nil
}

func open(f *os.File, path string, o *Options) (Source, error) {
	info, err := f.Stat()
	switch {
	case err != nil:
		return nil, opening(err)
	case info.IsDir():
		return nil, errors.New("is a folder")
	case !info.Mode().IsRegular():
		source, err := fromReader(f, path, o)
		if err == nil {
			source.close = f.Close
		}
		return source, err
	}
	in := input{name: path, size: info.Size(), o: o, close: f.Close, apart: true}
	return fromFile(f, in)
}

// fromFile makes the source of what can be read again and in any order.
func fromFile(f io.ReaderAt, in input) (Source, error) {
	whole := func() *content {
		c := newContent(in.name, io.NewSectionReader(f, 0, in.size), in.o)
		c.seek = func(from int64) io.Reader { return io.NewSectionReader(f, min(from, in.size), max(in.size-from, 0)) }
		return c
	}
	c, layers, free, err := opened(whole())
	if err != nil {
		return nil, err
	}
	format, err := tell(c.head(), in.o)
	free()
	if err != nil {
		return nil, err
	}
	in.apart = in.apart && layers == 0
	if in.key, err = key(f, in.size); err != nil {
		return nil, opening(err)
	}
	again := func() (*content, func(), error) {
		c, _, free, err := opened(whole())
		return c, free, err
	}
	switch {
	case format.each == nil:
		return &single{in, format, again}, nil
	case format.kind == "ZIP" && layers == 0:
		return openZIP(f, in)
	case format.kind == "WARC" && layers == 0:
		return openWARC(f, in)
	}
	return &stream{in, format, again}, nil
}

// Stdin is what comes in on standard input, or another stream.
func Stdin(r io.Reader, o Options) (Source, error) {
	s, err := fromReader(r, StdinName, &o)
	if err != nil {
		return nil, err
	}
	return s, nil
}

func fromReader(r io.Reader, name string, o *Options) (*stream, error) {
	c, _, free, err := opened(newContent(name, r, o))
	if err != nil {
		return nil, err
	}
	format, err := tell(c.head(), o)
	if err != nil {
		free()
		return nil, err
	}
	if format.each == nil {
		format.each = one(format)
	}
	taken := false
	again := func() (*content, func(), error) {
		if taken {
			return nil, nil, errors.New("it was read already and cannot be read again")
		}
		taken = true
		return c, free, nil
	}
	return &stream{input{name: name, size: -1, o: o, close: func() error { return nil }}, format, again}, nil
}

// one goes through a content that is one article.
func one(f format) func(context.Context, *content, int64, emitter) error {
	return func(_ context.Context, c *content, from int64, emit emitter) error {
		if from > 0 {
			return nil
		}
		b, err := c.all()
		return emit(raw{file: c.file, bytes: b, cook: f.cook, next: Finished, err: err})
	}
}

// opened undoes the compressions of a content.
func opened(c *content) (inner *content, layers int, free func(), err error) {
	frees := []func(){}
	free = func() {
		for _, f := range frees {
			f()
		}
	}
	for {
		z := compressed(c.head())
		if z == nil || isWARC(c.head()) {
			return c, layers, free, nil
		}
		next, f, err := c.uncompress(z)
		if err != nil {
			free()
			return nil, 0, nil, err
		}
		c, layers, frees = next, layers+1, append(frees, f)
	}
}

// single is a source that is one article.
type single struct {
	input
	format format
	open   func() (*content, func(), error)
}

func (s *single) Kind() string { return s.format.kind }
func (s *single) Many() bool   { return false }

func (s *single) Parts(from int64) iter.Seq2[Part, error] {
	return func(yield func(Part, error) bool) {
		if from <= 0 {
			yield(s, nil)
		}
	}
}

// End makes the source its own part.
func (s *single) End() int64 { return Finished }

// Each reads the article.
func (s *single) Each(_ context.Context, f func(Item) error) error {
	r := raw{file: s.name, cook: s.format.cook, next: Finished}
	c, free, err := s.open()
	if err == nil {
		defer free()
		r.bytes, err = c.all()
	}
	r.err = err
	return f(r.item(s.o))
}

// opening explains why a file or folder could not be opened and what to do.
func opening(err error) error {
	var inner *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no such file: check its name: %w", fs.ErrNotExist)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("you may not read it: see its permissions: %w", fs.ErrPermission)
	case errors.As(err, &inner):
		return inner.Err
	}
	return err
}
