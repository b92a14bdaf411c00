package warc

import (
	"io"

	"github.com/klauspost/compress/zstd"
)

// frame reads the compressed bytes of one Zstandard frame and no more, so that a decoder that
// reads ahead ends where the frame does (RFC 8878, section 3.1.1).
type frame struct {
	src   *source
	state frameState
	// left is how many bytes of the piece at hand are still to be read.
	left     int
	checksum bool
}

type frameState uint8

const (
	frameHead frameState = iota
	frameBlocks
	frameSum
	frameEnd
)

// frameLength is how long the frame is with which b begins, 0 if b has not all of it.
func frameLength(b []byte) int {
	f := frame{src: &source{buf: b, err: io.EOF}}
	n := 0
	for f.step() == nil {
		if n += f.left; n > len(b) {
			return 0
		}
		if f.state == frameEnd {
			return n
		}
		f.src.pos, f.left = n, 0
	}
	return 0
}

// step goes on to the next piece: the header, a block, the checksum.
func (f *frame) step() error {
	switch f.state {
	case frameHead:
		var h zstd.Header
		if err := h.Decode(f.src.ahead(zstd.HeaderMaxSize)); err != nil {
			return err
		}
		f.left, f.checksum, f.state = h.HeaderSize, h.HasCheckSum, frameBlocks
	case frameBlocks:
		w := f.src.ahead(3)
		if len(w) < 3 {
			return io.ErrUnexpectedEOF
		}
		head := int(w[0]) | int(w[1])<<8 | int(w[2])<<16
		size := head >> 3
		if head>>1&3 == 1 { // one byte that is repeated
			size = 1
		}
		f.left = 3 + size
		if head&1 != 0 {
			f.state = frameSum
		}
	case frameSum:
		f.state = frameEnd
		if f.checksum {
			f.left = 4
		}
	case frameEnd:
		return io.EOF
	}
	return nil
}

func (f *frame) Read(p []byte) (int, error) {
	for f.left == 0 {
		if err := f.step(); err != nil {
			return 0, err
		}
	}
	n, err := f.src.Read(p[:min(len(p), f.left)])
	if f.left -= n; err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}
