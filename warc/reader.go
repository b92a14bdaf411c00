package warc

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// DefaultLargest is the limit for records and pages, in bytes.
const DefaultLargest = 32 << 20

// Options say how an archive is read. The zero value is of use.
type Options struct {
	// Largest is how long the block of a record, or the page in it, may be in bytes; 0 for
	// DefaultLargest. The reader takes about three times as much memory at most.
	Largest int64
	// Offset is where in its file the input begins; it is added to all offsets.
	Offset int64
	// Dictionary is that of a WARC-zstd file, for an input that does not begin with it.
	Dictionary []byte
}

// Record is one record of an archive. It is valid until the next one is read.
type Record struct {
	Header
	// Offset is where it is stored: of the record, in a compressed archive of the member
	// that holds it.
	Offset int64
	// Block is its content. Of a response that is an HTTP response, of others the resource
	// itself.
	Block []byte

	decoder *decoder
}

// Reader reads the records of an archive. It is for one goroutine.
type Reader struct {
	o       Options
	src     source
	format  Format
	in      unpacker
	decoder decoder
	record  Record
	// buf are decompressed bytes of the member at hand, of which those from at on are still
	// to be read. member is where it is stored.
	buf    []byte
	at     int
	member int64
	open   bool
	// within says that the input ends where another record of a plain archive begins.
	within bool
	// first says that no record of the member was found yet; end is what ended the member,
	// io.EOF at its sound end.
	first bool
	end   error
	// failed ends the reading.
	failed error
}

// NewReader reads an archive from its beginning, or from the beginning of a record.
func NewReader(r io.Reader, o Options) *Reader {
	if o.Largest <= 0 {
		o.Largest = DefaultLargest
	}
	return &Reader{o: o, src: source{r: r, base: o.Offset}, decoder: decoder{limit: o.Largest}}
}

// Format is how the archive is compressed. It is known after the first call of Next.
func (r *Reader) Format() Format { return r.format }

// Position is where reading may be taken up again behind what Next gave last: where the next
// record is stored. As long as a compressed member has more records that is the member's own
// beginning.
func (r *Reader) Position() int64 {
	switch {
	case !r.open:
		return r.src.offset()
	case r.format == Plain:
		return r.src.offset() - int64(len(r.buf)-r.at)
	case r.end == io.EOF && r.at == len(r.buf):
		return r.src.offset()
	}
	return r.member
}

// Next gives the next record. At the end it fails with io.EOF. An [*Error] tells of damage;
// Next may be called again and goes on behind it. All other errors are final: [ErrNotWARC],
// and what the input fails with.
func (r *Reader) Next() (*Record, error) {
	if r.failed == nil && r.in == nil {
		r.failed = r.detect()
	}
	for r.failed == nil {
		if !r.open {
			if err := r.openMember(); err != nil {
				return nil, r.told(err)
			}
		}
		record, err := r.next()
		if err != io.EOF {
			return record, r.told(err)
		}
		r.open = false
	}
	return nil, r.failed
}

// told remembers an error after which nothing comes.
func (r *Reader) told(err error) error {
	var damage *Error
	if err != nil && !errors.As(err, &damage) {
		r.failed = err
	}
	return err
}

func (r *Reader) detect() error {
	head := r.src.ahead(DetectSize)
	if r.src.err != nil && r.src.err != io.EOF {
		return r.inputFailed(r.src.err)
	}
	if r.format == NotWARC {
		r.format = Detect(head)
	}
	switch {
	case len(head) == 0:
		return io.EOF
	case r.format == NotWARC:
		return ErrNotWARC
	}
	switch r.format {
	case Plain:
		r.in = &plain{src: &r.src}
	case Gzip:
		r.in = &gzipMembers{src: &r.src}
	case Zstd:
		z := &zstdFrames{src: &r.src, limit: r.o.Largest}
		if r.o.Dictionary != nil {
			if err := z.setDictionary(r.o.Dictionary); err != nil {
				return err
			}
		}
		r.in = z
	}
	return nil
}

func (r *Reader) inputFailed(err error) error {
	return fmt.Errorf("read a web archive at byte %d: %w", r.src.offset(), err)
}

func (r *Reader) openMember() error {
	r.member = r.src.offset()
	r.buf, r.at, r.first, r.end = r.buf[:0], 0, true, nil
	if cap(r.buf) > 4<<20 {
		r.buf = nil
	}
	err := r.in.next()
	switch {
	case err == nil:
		r.open = true
		return nil
	case errors.Is(err, ErrGarbage), errors.Is(err, ErrTruncated), errors.Is(err, ErrCompression), errors.Is(err, ErrTooLarge):
		r.in.skip(false)
		r.in.find()
		return &Error{Offset: r.member, Err: err}
	case err == io.EOF:
		return err
	}
	return r.inputFailed(err)
}

// fill makes n bytes available, unless the member ends before.
func (r *Reader) fill(n int) []byte {
	for len(r.buf)-r.at < n && r.end == nil {
		if r.at > 0 && cap(r.buf)-r.at < n {
			r.buf = r.buf[:copy(r.buf, r.buf[r.at:])]
			r.at = 0
		}
		r.buf, r.end = r.in.more(r.buf)
	}
	return r.buf[r.at:]
}

// next gives the next record of the member, io.EOF at its end.
func (r *Reader) next() (*Record, error) {
	offset := r.member
	if r.format == Plain {
		offset = r.Position()
	}
	b := r.fill(len(recordMagic))
	if len(b) == 0 {
		if r.end == io.EOF {
			return nil, io.EOF
		}
		return nil, r.recover(offset, "", r.end)
	}
	if !bytes.HasPrefix(b, recordMagic) {
		return nil, r.recover(offset, "", ErrGarbage)
	}
	head, err := r.head()
	if err != nil {
		return nil, r.recover(offset, "", err)
	}
	r.record = Record{Offset: offset, decoder: &r.decoder, Header: Header{Fields: r.record.Fields}}
	record := &r.record
	record.Header, err = parseHeader(r.buf[r.at:r.at+head], record.Fields[:0])
	if err != nil {
		return nil, r.recover(offset, record.URI, err)
	}
	if record.Length > r.o.Largest {
		return nil, r.passOver(offset, record)
	}
	size := head + int(record.Length)
	// one byte more, so that the member's checksum is tested before the record is given
	b = r.fill(size + len(headEnd) + 1)
	if err := r.check(b, size); err != nil {
		return nil, r.recover(offset, record.URI, err)
	}
	record.Block = b[head:size:size]
	r.at += min(len(b), size+len(headEnd))
	r.first = false
	return record, nil
}

// head is the length of the record's header.
func (r *Reader) head() (int, error) {
	for n := 1 << 10; ; n *= 4 {
		b := r.fill(n)
		if head := headLength(b); head > 0 {
			return head, nil
		}
		switch {
		case len(b) >= maxHeader:
			return 0, fmt.Errorf("%w: it is longer than %d bytes", ErrHeader, maxHeader)
		case len(b) < n && r.end == io.EOF:
			return 0, ErrTruncated
		case len(b) < n:
			return 0, r.end
		}
	}
}

// check tells whether the record ends behind size bytes. The last record of a member may
// lack the two CRLF behind its block: nothing of it is lost.
func (r *Reader) check(b []byte, size int) error {
	last := len(b) <= size+len(headEnd)
	switch {
	case last && r.end != io.EOF:
		return r.end
	case len(b) < size:
		return ErrTruncated
	case bytes.HasPrefix(b[size:], headEnd), last && !r.within && bytes.HasPrefix(headEnd, b[size:]):
		return nil
	}
	return ErrLength
}

// passOver leaves a record that is too large: with its member, or, as there may be more
// records in that, by looking for the next record behind its header.
func (r *Reader) passOver(offset int64, record *Record) error {
	err := fmt.Errorf("%w: it says that it has %d bytes, and no more than %d are read", ErrTooLarge, record.Length, r.o.Largest)
	if r.first && r.format != Plain {
		r.open = false
		if r.fill(len(r.buf) - r.at + 1); r.end != io.EOF {
			r.in.skip(r.end != nil)
			r.in.find()
		}
		return &Error{offset, record.URI, err}
	}
	return r.recover(offset, record.URI, err)
}

// recover goes on to the next record behind the first byte of what is damaged: in the member,
// else in what is stored behind the member's beginning.
func (r *Reader) recover(offset int64, uri string, err error) error {
	r.at = min(r.at+1, len(r.buf))
	for !r.search() {
		if r.at < len(r.buf) || r.end == nil {
			continue
		}
		r.open = false
		if r.end == io.EOF {
			break
		}
		if r.src.err != nil && r.src.err != io.EOF {
			return r.inputFailed(r.src.err)
		}
		r.in.skip(true)
		r.in.find()
		break
	}
	return &Error{offset, uri, err}
}

// search goes on to the next sound header of a record among the bytes at hand and some more.
func (r *Reader) search() bool {
	b := r.fill(maxHeader)
	i := bytes.Index(b, recordMagic)
	if i < 0 {
		r.at += len(b)
		if r.end == nil {
			// the beginning of one may stand at the end
			r.at -= len(recordMagic) - 1
		}
		return false
	}
	r.at += i
	if beginsHeader(r.fill(maxHeader)) {
		return true
	}
	r.at++
	return false
}
