package warc

import (
	"bytes"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// Format is how an archive is compressed.
type Format uint8

const (
	// NotWARC is no web archive.
	NotWARC Format = iota
	// Plain archives are not compressed.
	Plain
	// Gzip archives have a gzip member for each record (WARC 1.1, annex D).
	Gzip
	// Zstd archives have a Zstandard frame for each record (WARC-zstd 1.0).
	Zstd
)

func (f Format) String() string {
	return [...]string{"not WARC", "WARC", "WARC in gzip", "WARC in Zstandard"}[f]
}

var (
	gzipMagic = []byte{0x1f, 0x8b, 8} // RFC 1952, with deflate, the only method there is
	zstdMagic = []byte{0x28, 0xb5, 0x2f, 0xfd}
	// dictionaryMagic begins the frame that holds the dictionary of a WARC-zstd file.
	dictionaryMagic = []byte{0x5d, 0x2a, 0x4d, 0x18}
	recordMagic     = []byte("WARC/1.")
)

// DetectSize is how many bytes of the beginning of a file Detect needs at most.
const DetectSize = zstdProbeSize

// Detect tells from the beginning of a file whether it is a web archive. A file in Zstandard
// that begins with the frame of a dictionary is taken for one.
func Detect(head []byte) Format {
	head = head[:min(len(head), DetectSize)]
	switch {
	case bytes.HasPrefix(head, recordMagic):
		return Plain
	case bytes.HasPrefix(head, gzipMagic) && (&gzipProbe{}).begins(head):
		return Gzip
	case bytes.HasPrefix(head, dictionaryMagic):
		return Zstd
	case bytes.HasPrefix(head, zstdMagic) && (&zstdProbe{}).begins(head):
		return Zstd
	}
	return NotWARC
}

// How many compressed bytes it takes to see how a record begins.
const (
	// the header of a gzip member, the code tables of a block, and then some
	gzipProbeSize = 4 << 10
	// the header of a frame and a whole block of 128 KiB, the largest there is
	zstdProbeSize = 132 << 10
)

// gzipProbe tells whether bytes are a gzip member that begins with a WARC record.
type gzipProbe struct {
	z  gzip.Reader
	in bytes.Reader
}

func (p *gzipProbe) begins(b []byte) bool {
	p.in.Reset(b)
	if p.z.Reset(&p.in) != nil {
		return false
	}
	return beginsRecord(&p.z)
}

// zstdProbe tells whether bytes are a Zstandard frame that begins with a WARC record.
type zstdProbe struct {
	dictionary []byte
	z          *zstd.Decoder
}

func (p *zstdProbe) begins(b []byte) bool {
	if p.z == nil {
		var err error
		if p.z, err = newZstd(1<<20, p.dictionary); err != nil {
			return false
		}
	}
	// the decoder's fast path for whole buffers would want the whole frame
	if p.z.Reset(struct{ io.Reader }{bytes.NewReader(b)}) != nil {
		return false
	}
	return beginsRecord(p.z)
}

func beginsRecord(r io.Reader) bool {
	var head [7]byte
	n, _ := io.ReadFull(r, head[:])
	return n == len(head) && bytes.Equal(head[:], recordMagic)
}
