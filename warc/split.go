package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
)

// File is an archive that several workers can read at once.
type File struct {
	r          io.ReaderAt
	size       int64
	format     Format
	dictionary []byte
}

// Section is a stretch of a file, from where a record is stored to where another is.
type Section struct{ Begin, End int64 }

// NewFile looks at the beginning of an archive of size bytes. It fails with [ErrNotWARC], and
// with what reading fails with.
func NewFile(r io.ReaderAt, size int64) (*File, error) {
	f := &File{r: r, size: size}
	head := make([]byte, min(size, DetectSize))
	if n, err := r.ReadAt(head, 0); n < len(head) {
		return nil, fmt.Errorf("read the beginning of a web archive: %w", err)
	}
	f.format = Detect(head)
	if f.format == NotWARC {
		return nil, ErrNotWARC
	}
	if bytes.HasPrefix(head, dictionaryMagic) {
		z := zstdFrames{src: &source{r: io.NewSectionReader(r, 0, size)}, limit: DefaultLargest}
		if err := z.passOver(z.src.ahead(8)); err != nil {
			return nil, &Error{Err: err}
		}
		f.dictionary = z.probe.dictionary
	}
	return f, nil
}

// Format is how the archive is compressed.
func (f *File) Format() Format { return f.format }

// Reader reads the records of a section. Options.Offset and Options.Dictionary are set by it.
func (f *File) Reader(s Section, o Options) *Reader {
	o.Offset = s.Begin
	if s.Begin > 0 {
		o.Dictionary = f.dictionary
	}
	r := NewReader(io.NewSectionReader(f.r, s.Begin, s.End-s.Begin), o)
	// a section may begin with damage and still belongs to an archive
	r.format = f.format
	r.within = f.format == Plain && s.End < f.size
	r.src.size = int(min(s.End-s.Begin+readSize, windowSize))
	return r
}

// Sections cuts the archive from a position on, 0 or what [Reader.Position] gave, into
// stretches of about the length that is wanted. Each record is in exactly one of them, and
// what is read of all is what a Reader reads of the whole. If reading fails, the error comes
// last, with the section from there to the end.
//
// An archive that is compressed in one piece, against the rules, is one section. A record that
// holds a web archive in its turn may be cut in two; it is no page, and the pages in it are
// taken for more records of the file.
func (f *File) Sections(from, want int64) iter.Seq2[Section, error] {
	want = max(want, 1)
	return func(yield func(Section, error) bool) {
		for begin := from; begin < f.size; {
			end, err := f.boundary(begin + want)
			if !yield(Section{begin, end}, err) || err != nil {
				return
			}
			begin = end
		}
	}
}

// searchWindow is how much is read at once to find where a record is stored: as much as most
// compressed pages have.
const searchWindow = 64 << 10

// boundary is the first place from a position on where a record is stored, else the end.
func (f *File) boundary(at int64) (int64, error) {
	if at >= f.size {
		return f.size, nil
	}
	src := source{r: io.NewSectionReader(f.r, at, f.size-at), base: at, size: searchWindow}
	switch f.format {
	case Gzip:
		find(&src, gzipMagic, gzipProbeSize, (&gzipProbe{}).begins)
	case Zstd:
		find(&src, zstdMagic, zstdProbeSize, (&zstdProbe{dictionary: f.dictionary}).begins)
	default:
		// from the end of the record before it
		at = max(0, at-int64(len(headEnd)))
		src = source{r: io.NewSectionReader(f.r, at, f.size-at), base: at, size: searchWindow}
		if find(&src, recordStart, maxHeader, func(b []byte) bool { return beginsHeader(b[len(headEnd):]) }) {
			src.skip(len(headEnd))
		}
	}
	if src.err != nil && !errors.Is(src.err, io.EOF) {
		return f.size, fmt.Errorf("look for a WARC record from byte %d on: %w", at, src.err)
	}
	return src.offset(), nil
}

// recordStart is how a record of a plain archive begins, and the one before it ends.
var recordStart = append(bytes.Clone(headEnd), recordMagic...)
