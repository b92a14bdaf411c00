package intake

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// headBytes is how much of a content is looked at to tell what it is.
const headBytes = 64 << 10

// content is a stream of bytes that is gone through from its beginning to its end.
type content struct {
	// file is how it is named in the items that come from it.
	file string
	r    *bufio.Reader
	// at is how many bytes have been taken from r.
	at int64
	// seek gives the content from a position on; nil where it has to be read up to there.
	seek func(from int64) io.Reader
	// depth is in how many containers it lies.
	depth int
	meter *meter
	o     *Options
	// spare is the reader of what lay inside before, to be used again.
	spare *bufio.Reader
	// scratch holds an item, one after the other, for the content and all that lies inside.
	scratch *bytes.Buffer
}

func newContent(file string, r io.Reader, o *Options) *content {
	m := new(meter)
	return &content{file: file, r: newReader(&stored{r, m}), meter: m, o: o, scratch: new(bytes.Buffer)}
}

// newReader buffers enough to tell what a content is.
func newReader(r io.Reader) *bufio.Reader { return bufio.NewReaderSize(r, headBytes) }

// inside is what lies in the content under a name and is read from r. What was inside
// before is not used any more.
func (c *content) inside(file string, r io.Reader) *content {
	if c.spare == nil {
		c.spare = newReader(r)
	} else {
		c.spare.Reset(r)
	}
	return &content{file: file, r: c.spare, depth: c.depth + 1, meter: c.meter, o: c.o, scratch: c.scratch}
}

// head is the beginning of what has not been read yet. What cannot be read is told by
// whoever reads on.
func (c *content) head() []byte {
	head, _ := c.r.Peek(headBytes)
	return head
}

func (c *content) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.at += int64(n)
	return n, err
}

// skip goes on to a position, as far as there is anything.
func (c *content) skip(to int64) error {
	if to <= c.at {
		return nil
	}
	if c.seek != nil {
		c.r.Reset(&stored{c.seek(to), c.meter})
		c.at, c.meter.in = to, to
		return nil
	}
	_, err := io.CopyN(io.Discard, c, to-c.at)
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// all reads the content to its end. The bytes are used again for the next.
func (c *content) all() ([]byte, error) {
	c.scratch.Reset()
	n, err := c.scratch.ReadFrom(io.LimitReader(c, largest+1))
	switch {
	case err != nil:
		return nil, err
	case n > largest:
		return nil, errTooLarge
	}
	return c.scratch.Bytes(), nil
}

// line reads to the end of a line and gives it with its line break. Of a line that is too
// long it reads to the end and gives errTooLarge. At the end of the content it gives io.EOF
// and no bytes.
func (c *content) line(scratch *bytes.Buffer) ([]byte, error) {
	scratch.Reset()
	for long := false; ; {
		piece, err := c.r.ReadSlice('\n')
		c.at += int64(len(piece))
		long = long || scratch.Len()+len(piece) > largest
		full := errors.Is(err, bufio.ErrBufferFull)
		switch {
		case err == nil && scratch.Len() == 0 && !long:
			return piece, nil
		case err != nil && !full && !errors.Is(err, io.EOF):
			return nil, err
		case errors.Is(err, io.EOF) && len(piece) == 0 && scratch.Len() == 0 && !long:
			return nil, io.EOF
		}
		if !long {
			scratch.Write(piece)
		}
		if !full && long {
			return nil, errTooLarge
		}
		if !full {
			return scratch.Bytes(), nil
		}
	}
}
