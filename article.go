package waybill

import (
	"crypto/sha256"
	"encoding/hex"
)

// Article is the bytes that came in, with where they came from.
type Article struct {
	// File is the path, URL or "-" (standard input) the bytes were read from.
	File string
	// Bytes are the article as it came, undecoded.
	Bytes []byte
}

// ID is the article's identity: the SHA-256 of its bytes, in hexadecimal.
func (a Article) ID() string {
	sum := sha256.Sum256(a.Bytes)
	return hex.EncodeToString(sum[:])
}
