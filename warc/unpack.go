package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// unpacker gives the decompressed bytes of an archive, member by member: a gzip member, a
// Zstandard frame; of a plain archive all of it is one.
type unpacker interface {
	// next begins the next member. It fails with io.EOF at the end of the input, with
	// ErrGarbage where no member begins, and with what the input fails with.
	next() error
	// more appends some bytes of the member to buf. At its sound end it fails with io.EOF,
	// the source then stands behind the member.
	more(buf []byte) ([]byte, error)
	// skip leaves the member, and find goes on to the next place where one begins with a record;
	// find reports whether there is one. After damage the search begins right behind the
	// member's first byte.
	skip(damaged bool)
	find() bool
}

// grow makes room to append to buf.
func grow(buf []byte) []byte {
	if len(buf) < cap(buf) {
		return buf
	}
	return slices.Grow(buf, max(256<<10, len(buf)))
}

// plain is an archive that is not compressed.
type plain struct {
	src   *source
	begun bool
}

func (p *plain) next() error {
	if p.begun || len(p.src.ahead(1)) == 0 {
		return p.src.err
	}
	p.begun = true
	return nil
}

func (p *plain) more(buf []byte) ([]byte, error) {
	p.src.mark()
	buf = grow(buf)
	n, err := p.src.Read(buf[len(buf):cap(buf)])
	return buf[:len(buf)+n], err
}

func (p *plain) skip(bool)  {}
func (p *plain) find() bool { return false }

// gzipMembers is an archive in gzip.
type gzipMembers struct {
	src *source
	z   gzip.Reader
	// whole reads from the window, for which the decompressor has a fast path; size is how
	// much there was. A member that is longer is begun anew and read from the source.
	whole    bytes.Reader
	size     int
	straight bool
	// out counts the bytes of the member that were decompressed.
	out   int64
	probe gzipProbe
}

func (g *gzipMembers) next() error {
	g.src.shrink()
	w := g.src.ahead(lookahead)
	if len(w) == 0 {
		return g.src.err
	}
	g.src.mark()
	if !bytes.HasPrefix(w, gzipMagic) {
		return ErrGarbage
	}
	g.whole.Reset(w)
	g.size, g.straight, g.out = len(w), false, 0
	if err := g.z.Reset(&g.whole); err != nil {
		return fmt.Errorf("%w: %w", ErrCompression, err)
	}
	g.z.Multistream(false)
	return nil
}

func (g *gzipMembers) more(buf []byte) ([]byte, error) {
	buf = grow(buf)
	for {
		n, err := g.z.Read(buf[len(buf):cap(buf)])
		g.out += int64(n)
		buf = buf[:len(buf)+n]
		switch {
		case err == nil:
		case err == io.EOF:
			if !g.straight {
				g.src.skip(g.size - g.whole.Len())
			}
		case !g.straight && g.whole.Len() == 0 && g.src.err == nil:
			err = g.readStraight()
		default:
			err = damage(g.src, err)
		}
		if n > 0 || err != nil {
			return buf, err
		}
	}
}

// damage is what keeps a member from being decompressed: the end of the input, its failure,
// or what is in it.
func damage(src *source, err error) error {
	if errors.Is(err, zstd.ErrDecoderSizeExceeded) || errors.Is(err, zstd.ErrWindowSizeExceeded) {
		return fmt.Errorf("%w: %w", ErrTooLarge, err)
	}
	if err != io.ErrUnexpectedEOF || src.err == nil {
		return fmt.Errorf("%w: %w", ErrCompression, err)
	}
	if src.err != io.EOF {
		return src.err
	}
	return ErrTruncated
}

// readStraight begins the member anew, now from the source, and goes on where it was.
func (g *gzipMembers) readStraight() error {
	g.straight = true
	err := g.z.Reset(g.src)
	if err == nil {
		g.z.Multistream(false)
		_, err = io.CopyN(io.Discard, &g.z, g.out)
	}
	if err != nil {
		return damage(g.src, err)
	}
	return nil
}

func (g *gzipMembers) skip(damaged bool) {
	if damaged {
		g.src.rewind()
	}
	g.src.skip(min(1, len(g.src.ahead(1))))
}

func (g *gzipMembers) find() bool { return find(g.src, gzipMagic, gzipProbeSize, g.probe.begins) }

// find goes on to the next place where a member begins that begins with a record.
func find(src *source, magic []byte, size int, begins func([]byte) bool) bool {
	for {
		src.mark()
		w := src.ahead(len(magic))
		i := bytes.Index(w, magic)
		if i < 0 {
			src.skip(max(0, len(w)-len(magic)+1))
			if src.err != nil {
				src.skip(len(src.ahead(0)))
				return false
			}
			continue
		}
		src.skip(i)
		src.mark()
		if w = src.ahead(size); begins(w[:min(len(w), size)]) {
			return true
		}
		src.skip(1)
	}
}
