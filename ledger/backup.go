package ledger

import (
	"bufio"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// A backup is the entries, one after the other: a line that says what it is, then of each
// entry the length of its JSON as eight bytes, big-endian, and the JSON, whose body is
// compressed already; at the end the length 0, and how many entries there were as eight bytes
// more. It can be restored into any store.
const backupHeader = "waybill ledger, entries, version 1\n"

// maxEntry bounds what a damaged backup can make us ask memory for.
const maxEntry = 2 * maxPayload

// ErrNotEmpty says that a backup can only be restored into an empty ledger.
var ErrNotEmpty = errors.New("the ledger is not empty: restore into a new one")

// Backup writes all entries as they are at one moment; others may write meanwhile. It
// returns how many there are.
func (l *Ledger) Backup(ctx context.Context, w io.Writer) (entries int64, err error) {
	out := bufio.NewWriter(w)
	err = l.store.View(ctx, func(tx Tx) error {
		if _, err := out.WriteString(backupHeader); err != nil {
			return err
		}
		err := tx.Entries(0, func(e Entry) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			data, err := json.Marshal(e)
			if err != nil {
				return err
			}
			entries = e.Seq
			return writeFrame(out, data)
		})
		if err != nil {
			return err
		}
		_, err = out.Write(binary.BigEndian.AppendUint64(make([]byte, 8), uint64(entries)))
		return err
	})
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		return 0, fmt.Errorf("back up %s: %w", l.Place(), err)
	}
	return entries, nil
}

func writeFrame(w io.Writer, data []byte) error {
	if _, err := w.Write(binary.BigEndian.AppendUint64(nil, uint64(len(data)))); err != nil {
		return err
	}
	_, err := w.Write(data)
	return err
}

// How many entries, and about how many bytes of them, are restored in one transaction.
const (
	restoreAtOnce = 1000
	restoreBytes  = 64 << 20
)

// Restore appends the entries of a backup to an empty ledger, files them, and checks every
// hash. What was restored before an error stays; restore into a new ledger again.
func (l *Ledger) Restore(ctx context.Context, r io.Reader, tell func(entries int64)) error {
	in := bufio.NewReader(r)
	err := l.empty(ctx)
	if err == nil {
		err = checkHeader(in)
	}
	read, replay := int64(0), newReplayer(l)
	for more := true; more && err == nil; {
		var batch []Entry
		if batch, more, err = readFrames(in, read); err != nil || len(batch) == 0 {
			break
		}
		err = l.store.Update(ctx, func(tx Tx) error {
			if err := l.follows(tx, batch); err != nil {
				return err
			}
			if err := tx.Append(batch); err != nil {
				return err
			}
			if err := tx.PutBookmarks([]Bookmark{quiet}); err != nil {
				return err
			}
			return replay.part(tx, batch)
		})
		read += int64(len(batch))
		if tell != nil && err == nil {
			tell(batch[len(batch)-1].Seq)
		}
	}
	if err != nil {
		return fmt.Errorf("restore into %s: %w", l.Place(), err)
	}
	if err := l.Settle(ctx, nil); err != nil {
		return err
	}
	return l.speak(ctx)
}

// speak ends the quiet in which a register is computed for the first time.
func (l *Ledger) speak(ctx context.Context) error {
	err := l.store.Update(ctx, func(tx Tx) error {
		return tx.PutBookmarks([]Bookmark{spoken})
	})
	if err != nil {
		return fmt.Errorf("restore into %s: %w", l.Place(), err)
	}
	return nil
}

func (l *Ledger) empty(ctx context.Context) error {
	return l.store.View(ctx, func(tx Tx) error {
		seq, _, err := tx.Head()
		if err == nil && seq > 0 {
			err = ErrNotEmpty
		}
		return err
	})
}

func checkHeader(in io.Reader) error {
	head := make([]byte, len(backupHeader))
	if _, err := io.ReadFull(in, head); err != nil || string(head) != backupHeader {
		return fmt.Errorf("%w: it does not begin as a backup of a ledger does", ErrCorrupt)
	}
	return nil
}

// readFrames reads the next entries; more is false at the end of the backup.
func readFrames(in io.Reader, read int64) (batch []Entry, more bool, err error) {
	for size := uint64(0); len(batch) < restoreAtOnce && size < restoreBytes; {
		n, err := readNumber(in)
		if err != nil {
			return nil, false, err
		}
		if n == 0 {
			return batch, false, checkEnd(in, read+int64(len(batch)))
		}
		if n > maxEntry {
			return nil, false, fmt.Errorf("%w: an entry of %d bytes", ErrCorrupt, n)
		}
		data, err := io.ReadAll(io.LimitReader(in, int64(n)))
		if err == nil && uint64(len(data)) < n {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return nil, false, cutShort(err)
		}
		var e Entry
		if err := json.Unmarshal(data, &e); err != nil {
			return nil, false, fmt.Errorf("%w: %w", ErrCorrupt, err)
		}
		batch = append(batch, e)
		size += n
	}
	return batch, true, nil
}

// checkEnd reads what stands behind the last entry.
func checkEnd(in io.Reader, read int64) error {
	n, err := readNumber(in)
	if err != nil {
		return err
	}
	if n != uint64(read) {
		return fmt.Errorf("%w: %d entries where the backup says %d", ErrCorrupt, read, n)
	}
	if _, err := io.ReadFull(in, make([]byte, 1)); !errors.Is(err, io.EOF) {
		return errors.Join(fmt.Errorf("%w: the backup goes on behind its end", ErrCorrupt), err)
	}
	return nil
}

func readNumber(in io.Reader) (uint64, error) {
	var data [8]byte
	if _, err := io.ReadFull(in, data[:]); err != nil {
		return 0, cutShort(err)
	}
	return binary.BigEndian.Uint64(data[:]), nil
}

func cutShort(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("%w: the backup is cut short", ErrCorrupt)
	}
	return err
}

// follows checks that entries follow the last one and have their hashes.
func (l *Ledger) follows(tx Tx, batch []Entry) error {
	seq, prev, err := tx.Head()
	if err != nil {
		return err
	}
	for i := range batch {
		e := &batch[i]
		payload, err := l.codec.unpack(e)
		if err != nil {
			return err
		}
		if e.Seq != seq+1 || string(e.Prev) != string(prev) || !e.sealed(payload) {
			return fmt.Errorf("%w: entry %d does not follow from the one before", ErrCorrupt, e.Seq)
		}
		seq, prev = e.Seq, e.Hash
	}
	return nil
}
