package ledger

import "time"

// chain makes entries that follow one another.
type chain struct {
	seq     int64
	prev    []byte
	at      time.Time
	entries []Entry
}

// chain goes on behind the last entry.
func (l *Ledger) chain(tx Tx) (*chain, error) {
	seq, prev, err := tx.Head()
	return &chain{seq: seq, prev: prev, at: l.moment()}, err
}

// moment is the time now, as it is kept.
func (l *Ledger) moment() time.Time { return l.now().UTC().Truncate(time.Microsecond) }

func (c *chain) add(kind EntryKind, ref string, payload, body []byte) {
	c.seq++
	e := Entry{Seq: c.seq, At: c.at, Kind: kind, Ref: ref, Body: body, Prev: c.prev}
	e.seal(payload)
	c.prev = e.Hash
	c.entries = append(c.entries, e)
}
