package intake

import (
	"bytes"
	"compress/bzip2"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"

	"archive/zip"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding/charmap"
)

// The methods of compression of ZIP members beside Store and Deflate, as of APPNOTE 4.4.5.
const zipBzip2, zipZstd = 12, 93

// partBytes is about how much of a ZIP archive makes a part.
const partBytes = 4 << 20

// readZIP reads the table of contents of a ZIP archive.
func readZIP(r io.ReaderAt, size int64) (*zip.Reader, error) {
	z, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, fmt.Errorf("read the ZIP archive's table of contents, which is at its end: %w: see that it was copied whole", err)
	}
	if err := overlapping(z, size); err != nil {
		return nil, err
	}
	z.RegisterDecompressor(zip.Deflate, func(r io.Reader) io.ReadCloser { return flate.NewReader(r) })
	z.RegisterDecompressor(zipBzip2, func(r io.Reader) io.ReadCloser { return io.NopCloser(bzip2.NewReader(r)) })
	z.RegisterDecompressor(zipZstd, zstd.ZipDecompressor(zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(zstdWindow)))
	return z, nil
}

// overlapping refuses archives whose members claim more bytes than there are: they lie over
// each other, as in archives made to expand without end.
func overlapping(z *zip.Reader, size int64) error {
	left := uint64(size)
	for _, member := range z.File {
		if member.CompressedSize64 > left {
			return fmt.Errorf("its members claim more bytes than the ZIP archive has: %w", ErrLimit)
		}
		left -= member.CompressedSize64
	}
	return nil
}

// zipped is a ZIP archive whose members can be read in any order. A position is the number
// of a member in the table of contents, and the number of items behind in it.
type zipped struct {
	input
	members []*zip.File
}

func openZIP(f io.ReaderAt, in input) (Source, error) {
	z, err := readZIP(f, in.size)
	if err != nil {
		return nil, err
	}
	return &zipped{in, z.File}, nil
}

func (z *zipped) Kind() string { return "ZIP" }
func (z *zipped) Many() bool   { return true }

// Parts are runs of members.
func (z *zipped) Parts(from int64) iter.Seq2[Part, error] {
	return func(yield func(Part, error) bool) {
		if from == Finished {
			return
		}
		at := cursorAt(from)
		at.member = min(at.member, int64(len(z.members)))
		left, behind := z.size, int64(0)
		for _, m := range z.members[:at.member] {
			behind += int64(m.CompressedSize64)
		}
		for {
			p := &zipPart{zip: z, at: at, end: int(at.member)}
			for p.end < len(z.members) && p.size < partBytes && p.end-int(at.member) < batchItems {
				p.size += int64(z.members[p.end].CompressedSize64)
				p.end++
			}
			p.size, behind = p.size+behind, 0
			if left -= p.size; p.end == len(z.members) {
				p.size += left // headers and table of contents
			}
			if !yield(p, nil) || p.end == len(z.members) {
				return
			}
			at = cursor{member: int64(p.end)}
		}
	}
}

type zipPart struct {
	zip  *zipped
	at   cursor
	end  int
	size int64
}

func (p *zipPart) Size() int64 { return p.size }

func (p *zipPart) End() int64 {
	if p.end == len(p.zip.members) {
		return Finished
	}
	return position(int64(p.end), 0)
}

// Each reads the members.
func (p *zipPart) Each(ctx context.Context, f func(Item) error) error {
	c := &content{file: p.zip.name, o: p.zip.o, scratch: new(bytes.Buffer)}
	return direct(ctx, c.o, f, func(emit emitter) error {
		return eachOfZIP(ctx, c, p.zip.members[:p.end], p.at, emit)
	})
}

// eachInZIP goes through a ZIP archive that lies in another container.
func eachInZIP(ctx context.Context, c *content, from int64, emit emitter) error {
	var held bytes.Buffer
	n, err := held.ReadFrom(io.LimitReader(c, largestZIP+1))
	switch {
	case err != nil:
		return err
	case n > largestZIP:
		return fmt.Errorf("a ZIP archive of more than %d MiB in another archive or a stream: unpack it first: %w", largestZIP>>20, ErrLimit)
	}
	z, err := readZIP(bytes.NewReader(held.Bytes()), n)
	if err != nil {
		return err
	}
	return eachOfZIP(ctx, c, z.File, cursorAt(from), emit)
}

// eachOfZIP goes through members of the ZIP archive c, from at on.
func eachOfZIP(ctx context.Context, c *content, members []*zip.File, at cursor, emit emitter) error {
	emit = at.number(emit)
	for i := int(at.member); i < len(members); i++ {
		at.to(int64(i))
		name := zipName(members[i])
		if !members[i].Mode().IsRegular() || skipped(name) {
			continue
		}
		if err := eachOfMember(ctx, c, memberName(c.file, name), members[i], emit); err != nil {
			return err
		}
	}
	return nil
}

func eachOfMember(ctx context.Context, c *content, file string, member *zip.File, emit emitter) error {
	r, err := openMember(member)
	if err != nil {
		return emit(raw{file: file, err: err})
	}
	defer r.Close() // only read from
	m := &meter{in: int64(member.CompressedSize64)}
	inner := c.inside(file, &expanded{r, m})
	inner.meter = m
	return inner.unpack(ctx, emit)
}

// zipName is the name of a member. Names that are not UTF-8 are in the code page of DOS.
func zipName(member *zip.File) string {
	if member.NonUTF8 {
		if name, err := charmap.CodePage437.NewDecoder().String(member.Name); err == nil {
			return name
		}
	}
	return member.Name
}

func openMember(member *zip.File) (io.ReadCloser, error) {
	const encrypted = 1
	if member.Flags&encrypted != 0 {
		return nil, errors.New("it is encrypted: unpack it with its password and add it then")
	}
	r, err := member.Open()
	if errors.Is(err, zip.ErrAlgorithm) {
		return nil, fmt.Errorf("it is compressed in a way that is not known here (ZIP method %d): unpack it first", member.Method)
	}
	return r, err
}
