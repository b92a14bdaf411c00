package fetch

import (
	"bufio"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"
)

// acceptEncoding are the content encodings that unpack knows.
const acceptEncoding = "gzip, deflate, br, zstd"

// maxEncodings is how many encodings may be laid over one another; more than one is hardly ever
// seen.
const maxEncodings = 2

// maxWindow is the memory a zstd body may ask for; RFC 9659 allows 8 MiB.
const maxWindow = 8 << 20

// wire is a body as it is sent. It counts what comes and fails where there is too much.
type wire struct {
	from  io.Reader
	guard *guard
	left  int64
	err   error // of the network, nil if there was none
}

func (w *wire) Read(p []byte) (int, error) {
	if w.left <= 0 {
		// Is it over, or is there more than it may have?
		n, err := w.from.Read(make([]byte, 1))
		if n > 0 {
			err = ErrTooLarge
		}
		return 0, w.note(err)
	}
	n, err := w.from.Read(p[:min(int64(len(p)), w.left)])
	w.left -= int64(n)
	w.guard.came(n)
	return n, w.note(err)
}

func (w *wire) note(err error) error {
	if err != nil && err != io.EOF {
		w.err = err
	}
	return err
}

// readBody reads a body and undoes its content encodings. It fails with ErrTooLarge where there is
// more than limit; with cut it gives the first bytes instead.
func readBody(header http.Header, from *wire, limit int64, cut bool) ([]byte, error) {
	unpacked, closer, err := unpack(header, from)
	if err != nil {
		return nil, err
	}
	defer closer()
	var b bytes.Buffer
	n, err := b.ReadFrom(io.LimitReader(unpacked, limit+1))
	switch {
	case n > limit && cut:
		return b.Bytes()[:limit], nil
	case n > limit:
		return nil, ErrTooLarge
	case err != nil:
		return nil, err
	}
	return b.Bytes(), nil
}

// packedError is a body that is not what its Content-Encoding says.
type packedError struct {
	encoding string
	err      error
}

func (e *packedError) Error() string { return e.encoding + ": " + e.err.Error() }
func (e *packedError) Unwrap() error { return e.err }

// blame is what a decoder failed of: the network, if that failed, or else what it was given.
func blame(encoding string, from *wire, err error) error {
	if from.err != nil {
		return from.err
	}
	var packed *packedError
	if errors.As(err, &packed) {
		return err
	}
	return &packedError{encoding, err}
}

// unpack undoes the content encodings of a body, the last one first.
func unpack(header http.Header, from *wire) (io.Reader, func(), error) {
	closer := func() {}
	var names []string
	for _, name := range strings.Split(strings.Join(header.Values("Content-Encoding"), ","), ",") {
		if name = strings.ToLower(strings.TrimSpace(name)); name != "" && name != "identity" {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return from, closer, nil
	}
	if len(names) > maxEncodings {
		return nil, nil, &packedError{strings.Join(names, ", "), fmt.Errorf("packed more than %d times", maxEncodings)}
	}
	// A server may send an empty body with an encoding; no decoder takes that.
	start := bufio.NewReader(from)
	if _, err := start.Peek(1); err != nil {
		if err == io.EOF {
			return strings.NewReader(""), closer, nil
		}
		return nil, nil, err
	}
	var r io.Reader = start
	for i := len(names) - 1; i >= 0; i-- {
		next, closeNext, err := decoder(names[i], r)
		if err != nil {
			closer()
			return nil, nil, blame(names[i], from, err)
		}
		before := closer
		closer = func() { closeNext(); before() }
		r = &decoded{names[i], from, next}
	}
	return r, closer, nil
}

var errUnasked = errors.New("nobody asked for it")

// decoder undoes one encoding.
func decoder(name string, r io.Reader) (io.Reader, func(), error) {
	none := func() {}
	switch name {
	case "gzip", "x-gzip":
		z, err := gzip.NewReader(r)
		return z, none, err
	case "br":
		return brotli.NewReader(r), none, nil
	case "zstd":
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow))
		if err != nil {
			return nil, nil, err
		}
		return z, z.Close, nil
	case "deflate":
		// It should be zlib (RFC 9110, section 8.4.1.2); some send bare DEFLATE.
		b := bufio.NewReader(r)
		head, err := b.Peek(2)
		if err != nil {
			return nil, nil, err
		}
		if head[0]&0x0f == 8 && (int(head[0])<<8|int(head[1]))%31 == 0 {
			z, err := zlib.NewReader(b)
			return z, none, err
		}
		return flate.NewReader(b), none, nil
	}
	return nil, nil, errUnasked
}

// decoded is an unpacked body whose errors say whether the encoding is at fault or the network.
type decoded struct {
	encoding string
	wire     *wire
	from     io.Reader
}

func (d *decoded) Read(p []byte) (int, error) {
	n, err := d.from.Read(p)
	if err != nil && err != io.EOF {
		err = blame(d.encoding, d.wire, err)
	}
	return n, err
}
