package waybill

import (
	"crypto/sha256"
	"encoding/hex"
	"time"
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

// Provenance is where and when an article came from.
type Provenance struct {
	// File is the path or URL it was read from.
	File string
	// Seen is when it came in, in UTC.
	Seen time.Time
	// Outlet and Published (YYYY-MM-DD) are what whoever added it told of it; they win
	// over what the article says of itself. "" where nothing was told.
	Outlet, Published string
}
