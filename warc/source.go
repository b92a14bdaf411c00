package warc

import (
	"cmp"
	"io"
	"slices"
)

const (
	// windowSize is how much of the file is held at once. Nearly all compressed records are
	// far smaller.
	windowSize = 1 << 20
	// lookahead is how much is read ahead before a compressed record is begun.
	lookahead = windowSize / 4
	// readSize is how much is asked for at least when the input is read.
	readSize = 32 << 10
	// retained is how much of a long compressed record is held, so that the search for the
	// next one after damage can begin at its start.
	retained = 4 << 20
)

// source is a window over the input. It knows where in the file it stands, and can go back to
// where hold was set.
type source struct {
	r io.Reader
	// buf are the bytes of the file from base on; pos is the next to be read, the bytes from
	// hold on are kept.
	buf       []byte
	base      int64
	pos, hold int
	// size is how large the window is at first, 0 for windowSize.
	size int
	// err ends the input; io.EOF at its proper end.
	err error
}

func (s *source) offset() int64 { return s.base + int64(s.pos) }

// mark keeps what follows for a later rewind.
func (s *source) mark() { s.hold = s.pos }

// rewind goes back to the mark, or as far as the bytes are still held.
func (s *source) rewind() { s.pos = s.hold }

// ahead gives all bytes that follow and are in the window; at least n, unless the input ends.
func (s *source) ahead(n int) []byte {
	for len(s.buf)-s.pos < n && s.err == nil {
		s.fill(n)
	}
	return s.buf[s.pos:]
}

// fill reads more, making room for n bytes from pos on.
func (s *source) fill(n int) {
	if s.pos-s.hold > retained {
		s.hold = s.pos
	}
	if need := max(n, len(s.buf)-s.pos+readSize); cap(s.buf)-s.pos < need {
		kept := len(s.buf) - s.hold
		room := max(cmp.Or(s.size, windowSize), s.pos-s.hold+need)
		if room > cap(s.buf) {
			room = max(room, 2*cap(s.buf))
			s.buf = append(make([]byte, 0, room), s.buf[s.hold:]...)
		} else {
			copy(s.buf[:kept], s.buf[s.hold:])
			s.buf = s.buf[:kept]
		}
		s.base += int64(s.hold)
		s.pos -= s.hold
		s.hold = 0
	}
	s.readMore()
}

// readMore reads once. A reader that keeps giving nothing is at its end.
func (s *source) readMore() {
	for range 100 {
		n, err := s.r.Read(s.buf[len(s.buf):cap(s.buf)])
		s.buf = s.buf[:len(s.buf)+n]
		s.err = err
		if n > 0 || err != nil {
			return
		}
	}
	s.err = io.ErrNoProgress
}

// skip goes on by n bytes that are in the window.
func (s *source) skip(n int) { s.pos += n }

// Read implements io.Reader.
func (s *source) Read(p []byte) (int, error) {
	if s.pos == len(s.buf) {
		if s.err != nil {
			return 0, s.err
		}
		if s.fill(1); s.pos == len(s.buf) {
			return 0, s.err
		}
	}
	n := copy(p, s.buf[s.pos:])
	s.pos += n
	return n, nil
}

// ReadByte implements io.ByteReader, so that decompressors read no byte too many.
func (s *source) ReadByte() (byte, error) {
	if s.pos == len(s.buf) {
		if len(s.ahead(1)) == 0 {
			return 0, s.err
		}
	}
	b := s.buf[s.pos]
	s.pos++
	return b, nil
}

// discard goes on by up to n bytes and reports how many.
func (s *source) discard(n int64) int64 {
	for left := n; ; {
		step := min(left, int64(len(s.buf)-s.pos))
		s.pos += int(step)
		if left -= step; left == 0 || len(s.ahead(1)) == 0 {
			return n - left
		}
		s.mark()
	}
}

// shrink lets go of a window that a long record made large.
func (s *source) shrink() {
	if cap(s.buf) > 2*windowSize && len(s.buf)-s.pos < windowSize {
		s.base, s.buf = s.base+int64(s.pos), slices.Clone(s.buf[s.pos:])
		s.pos, s.hold = 0, 0
	}
}
