package intake

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strconv"
)

// keyBytes are taken from either end of a file for its key.
const keyBytes = 64 << 10

// key is the identity of a file by its content: its size and the SHA-256 of its beginning
// and end, so that it costs the same for a page and for a terabyte.
func key(f io.ReaderAt, size int64) (string, error) {
	sum := sha256.New()
	if _, err := io.Copy(sum, io.NewSectionReader(f, 0, min(size, keyBytes))); err != nil {
		return "", err
	}
	if tail := max(size-keyBytes, keyBytes); tail < size {
		if _, err := io.Copy(sum, io.NewSectionReader(f, tail, size-tail)); err != nil {
			return "", err
		}
	}
	return strconv.FormatInt(size, 10) + "-" + hex.EncodeToString(sum.Sum(nil)[:16]), nil
}
