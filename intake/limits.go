package intake

import (
	"errors"
	"fmt"
	"io"

	"waybill/article"
)

// Limits keep one input from taking more than its share. They are far beyond what honest
// inputs need.
const (
	// largest is how many bytes an item may have before anything is made of it.
	largest = article.MaxBytes
	// deepest is how many containers may lie in each other. A compressed TAR archive is two.
	deepest = 6
	// Compressed text comes to 3 to 20 times its size, the most repetitive logs to 100.
	// Beyond expandFree bytes, what comes to more than expandMost times its size is refused.
	expandFree = 256 << 20
	expandMost = 250
	// largestZIP is the size of a ZIP archive inside another container: it has its table of
	// contents at its end, and is held in memory.
	largestZIP = 64 << 20
)

// What taking in can fail with; test with errors.Is.
var (
	// ErrPassed is that a file is no article and holds none, a picture or a program: in a
	// folder it is passed over without a word.
	ErrPassed = errors.New("no article")
	// ErrLimit is that an input claims or comes to more than is taken in.
	ErrLimit = errors.New("more than is taken in")
)

var (
	errTooLarge = fmt.Errorf("larger than %d MiB: cut it into single articles: %w", largest>>20, ErrLimit)
	errTooDeep  = fmt.Errorf("containers lie in each other more than %d deep: unpack the outer ones: %w", deepest, ErrLimit)
	errBomb     = fmt.Errorf("it expands to more than %d times its size and more than %d MiB: if that is honest, unpack it first: %w",
		expandMost, expandFree>>20, ErrLimit)
)

// meter holds what all layers of compression in a source give against what is read of it.
type meter struct {
	in, out int64
}

// stored counts what is read of the source as it is stored.
type stored struct {
	r io.Reader
	m *meter
}

func (s *stored) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	s.m.in += int64(n)
	return n, err
}

// expanded counts what a layer of compression gives, and ends it when that is too much.
type expanded struct {
	r io.Reader
	m *meter
}

func (e *expanded) Read(p []byte) (int, error) {
	if e.m.out > expandFree && e.m.out/expandMost > e.m.in {
		return 0, errBomb
	}
	n, err := e.r.Read(p)
	e.m.out += int64(n)
	return n, err
}
