package sqlstore

import (
	"database/sql"
	"fmt"
	"time"

	"waybill/ledger"
)

// Head is the last entry's number and hash.
func (t *Tx) Head() (seq int64, hash []byte, err error) {
	_, err = t.one([]any{&seq, &hash}, "SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1")
	return seq, hash, err
}

// Append appends entries.
func (t *Tx) Append(entries []ledger.Entry) error {
	rows := make([][]any, len(entries))
	for i := range entries {
		e := &entries[i]
		prev := e.Prev
		if prev == nil {
			prev = []byte{}
		}
		rows[i] = []any{e.Seq, e.At.UnixMicro(), string(e.Kind), e.Ref, e.Body, prev, e.Hash}
	}
	return t.insert("entry (seq, at, kind, ref, body, prev, hash)", tuple(7), "", rows)
}

const entryColumns = "SELECT seq, at, kind, ref, body, prev, hash FROM entry "

func scanEntry(r *sql.Rows) (e ledger.Entry, err error) {
	var at int64
	err = r.Scan(&e.Seq, &at, &e.Kind, &e.Ref, &e.Body, &e.Prev, &e.Hash)
	e.At = time.UnixMicro(at).UTC()
	if len(e.Prev) == 0 {
		e.Prev = nil
	}
	return e, err
}

// Entry is one entry.
func (t *Tx) Entry(seq int64) (e ledger.Entry, err error) {
	found := false
	err = t.query(func(r *sql.Rows) (err error) {
		found = true
		e, err = scanEntry(r)
		return err
	}, entryColumns+"WHERE seq = ?", seq)
	if err == nil && !found {
		err = fmt.Errorf("entry %d: %w", seq, ledger.ErrNotFound)
	}
	return e, err
}

// walkAtOnce is how many rows a walk holds in memory.
const walkAtOnce = 200

// Entries walks the entries. No statement is open while f runs, so that f may use the
// transaction.
func (t *Tx) Entries(after int64, f func(ledger.Entry) error) error {
	for {
		var some []ledger.Entry
		err := t.query(func(r *sql.Rows) error {
			e, err := scanEntry(r)
			some = append(some, e)
			return err
		}, entryColumns+"WHERE seq > ? ORDER BY seq LIMIT ?", after, walkAtOnce)
		if err != nil || len(some) == 0 {
			return err
		}
		for _, e := range some {
			if err := f(e); err != nil {
				return err
			}
			after = e.Seq
		}
	}
}
