package intake

import (
	"bytes"
	"compress/bzip2"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// compression is a way in which a single stream is compressed.
type compression struct {
	name, magic string
	open        func(io.Reader) (io.Reader, func(), error)
}

// compressions are those that are undone. The third letter of bzip2 tells the size of its
// blocks, 1 to 9, behind which a fixed number follows.
func compressions() []compression {
	return []compression{
		{"gzip", "\x1f\x8b\x08", openGzip},
		{"Zstandard", "\x28\xb5\x2f\xfd", openZstd},
		{"bzip2", "BZh", openBzip2},
	}
}

// compressed is the compression a content begins with, nil if there is none.
func compressed(head []byte) *compression {
	for _, z := range compressions() {
		if !bytes.HasPrefix(head, []byte(z.magic)) {
			continue
		}
		if z.name == "bzip2" && (len(head) < 10 || string(head[4:10]) != "\x31\x41\x59\x26\x53\x59") {
			continue
		}
		return &z
	}
	return nil
}

// uncompress gives what a compressed content holds. The function frees its memory.
func (c *content) uncompress(z *compression) (*content, func(), error) {
	if c.depth >= deepest {
		return nil, nil, errTooDeep
	}
	r, free, err := z.open(c)
	if err != nil {
		return nil, nil, fmt.Errorf("uncompress it as %s: %w", z.name, err)
	}
	inner := c.inside(c.file, &expanded{r, c.meter})
	return inner, free, nil
}

func openGzip(r io.Reader) (io.Reader, func(), error) {
	z, err := gzip.NewReader(r)
	return z, func() {}, err
}

// zstdWindow is the largest window a Zstandard stream may ask for: that of zstd --long.
const zstdWindow = 128 << 20

func openZstd(r io.Reader) (io.Reader, func(), error) {
	z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true),
		zstd.WithDecoderMaxWindow(zstdWindow))
	if err != nil {
		return nil, nil, err
	}
	return z, z.Close, nil
}

func openBzip2(r io.Reader) (io.Reader, func(), error) {
	return bzip2.NewReader(r), func() {}, nil
}
