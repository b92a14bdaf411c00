package ledger

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"time"
)

// Entry is one appended row of the ledger.
type Entry struct {
	// Seq counts from 1 without a gap.
	Seq int64
	// At is when it was appended, in UTC, to the microsecond.
	At   time.Time
	Kind EntryKind
	// Ref is the id of the article that it is or is about, "" for others.
	Ref string
	// Body is the payload, compressed with zstd: of an article a line of JSON with its
	// provenance, then its bytes; of all others JSON.
	Body []byte
	// Prev is the hash of the entry before, nil for the first; Hash is its own.
	Prev, Hash []byte
}

// EntryKind says what an entry records.
type EntryKind string

// The kinds of entry.
const (
	ArticleEntry   EntryKind = "article"
	ReadingEntry   EntryKind = "reading"
	JudgementEntry EntryKind = "judgement"
	SettingEntry   EntryKind = "setting"
)

// seal gives the entry its hash: SHA-256 over the hash before it, its number, time, kind
// and reference, and the SHA-256 of its payload. Lengths keep the parts apart.
func (e *Entry) seal(payload []byte) {
	h := sha256.New()
	body := sha256.Sum256(payload)
	for _, part := range [][]byte{
		e.Prev,
		binary.BigEndian.AppendUint64(nil, uint64(e.Seq)),
		binary.BigEndian.AppendUint64(nil, uint64(e.At.UnixMicro())),
		[]byte(e.Kind), []byte(e.Ref), body[:],
	} {
		h.Write(binary.BigEndian.AppendUint32(nil, uint32(len(part))))
		h.Write(part)
	}
	e.Hash = h.Sum(nil)
}

// sealed reports whether the hash is that of the entry with this payload.
func (e *Entry) sealed(payload []byte) bool {
	again := *e
	again.seal(payload)
	return bytes.Equal(again.Hash, e.Hash)
}
