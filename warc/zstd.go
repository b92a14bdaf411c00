package warc

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"
)

// dictionaryLimit is how large the dictionary of an archive may be, in bytes. Those of
// Archive Team have about 1 MB.
const dictionaryLimit = 16 << 20

// windowLeast is the window that every decoder should allow, in bytes (RFC 8878, section
// 3.1.1.1.2).
const windowLeast = 8 << 20

// newZstd makes a decoder that works in the calling goroutine. It gives no more than limit
// bytes at once, and looks back no further, or as far as windowLeast.
func newZstd(limit int64, dictionary []byte) (*zstd.Decoder, error) {
	limit = max(limit, windowLeast)
	options := []zstd.DOption{
		zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true),
		zstd.WithDecoderMaxMemory(uint64(limit)), zstd.WithDecoderMaxWindow(uint64(limit)),
	}
	if len(dictionary) > 0 {
		options = append(options, zstd.WithDecoderDicts(dictionary))
	}
	return zstd.NewReader(nil, options...)
}

// zstdFrames is an archive in Zstandard.
type zstdFrames struct {
	src   *source
	limit int64
	z     *zstd.Decoder
	probe zstdProbe
	// frame is the frame at hand where it is too large to be decompressed at once; done says
	// that it has been.
	frame frame
	whole int
	large bool
	done  bool
}

func (z *zstdFrames) next() error {
	z.src.shrink()
	if z.large {
		// a stream that was left holds the only block decoder there is
		if err := z.z.Reset(nil); err != nil {
			return err
		}
		z.large = false
	}
	for {
		w := z.src.ahead(lookahead)
		if len(w) == 0 {
			return z.src.err
		}
		z.src.mark()
		if bytes.HasPrefix(w, zstdMagic) {
			break
		}
		if !skippable(w) {
			return ErrGarbage
		}
		if err := z.passOver(w); err != nil {
			return err
		}
	}
	if z.z == nil {
		if err := z.setDictionary(nil); err != nil {
			return err
		}
	}
	z.frame = frame{src: z.src}
	z.whole, z.done = frameLength(z.src.ahead(0)), false
	if z.large = z.whole == 0; z.large {
		return z.begin()
	}
	return nil
}

func (z *zstdFrames) begin() error {
	z.large = true
	if err := z.z.Reset(struct{ io.Reader }{&z.frame}); err != nil {
		return fmt.Errorf("%w: %w", ErrCompression, err)
	}
	return nil
}

// skippable reports whether a frame begins that decoders pass over.
func skippable(w []byte) bool {
	return len(w) >= 4 && w[0]&0xf0 == 0x50 && bytes.Equal(w[1:4], dictionaryMagic[1:])
}

// passOver goes over a skippable frame. The first one may hold the dictionary.
func (z *zstdFrames) passOver(w []byte) error {
	if len(w) < 8 {
		z.src.skip(len(w))
		return ErrTruncated
	}
	size := int64(binary.LittleEndian.Uint32(w[4:]))
	if z.z != nil || !bytes.HasPrefix(w, dictionaryMagic) {
		if z.src.discard(8+size) < 8+size {
			return ErrTruncated
		}
		return nil
	}
	if size > dictionaryLimit {
		return fmt.Errorf("%w: the file's dictionary of %d bytes", ErrTooLarge, size)
	}
	w = z.src.ahead(8 + int(size))
	if int64(len(w)) < 8+size {
		return ErrTruncated
	}
	err := z.setDictionary(w[8 : 8+size])
	z.src.skip(8 + int(size))
	return err
}

// setDictionary makes the decoder. A dictionary may be compressed itself.
func (z *zstdFrames) setDictionary(dictionary []byte) (err error) {
	if bytes.HasPrefix(dictionary, zstdMagic) {
		unpack, err := newZstd(dictionaryLimit, nil)
		if err != nil {
			return err
		}
		if dictionary, err = unpack.DecodeAll(dictionary, nil); err != nil {
			return fmt.Errorf("%w: its dictionary: %w", ErrCompression, err)
		}
	}
	z.probe.dictionary = bytes.Clone(dictionary)
	if z.z, err = newZstd(z.limit+maxHeader, z.probe.dictionary); err != nil {
		return fmt.Errorf("%w: its dictionary: %w", ErrCompression, err)
	}
	return nil
}

func (z *zstdFrames) more(buf []byte) ([]byte, error) {
	if z.done {
		return buf, io.EOF
	}
	if !z.large {
		out, err := z.z.DecodeAll(z.src.ahead(0)[:z.whole], buf)
		switch {
		case err == nil:
			z.src.skip(z.whole)
			z.done = true
			return out, nil
		case !errors.Is(err, zstd.ErrDecoderSizeExceeded):
			return buf, fmt.Errorf("%w: %w", ErrCompression, err)
		}
		if err := z.begin(); err != nil {
			return buf, err
		}
	}
	buf = grow(buf)
	n, err := z.z.Read(buf[len(buf):cap(buf)])
	switch {
	case err == io.EOF && z.frame.state != frameEnd:
		err = ErrTruncated
	case err == io.EOF, err == nil:
	default:
		err = damage(z.src, err)
	}
	return buf[:len(buf)+n], err
}

func (z *zstdFrames) skip(damaged bool) {
	if damaged {
		z.src.rewind()
	}
	z.src.skip(min(1, len(z.src.ahead(1))))
}

func (z *zstdFrames) find() bool { return find(z.src, zstdMagic, zstdProbeSize, z.probe.begins) }
