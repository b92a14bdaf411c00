package ledgertest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"reflect"
	"sync"
	"testing"
	"time"

	"waybill/ledger"
)

var storeTests = []test{
	{"entries", testEntries},
	{"what fails is not kept", testRollback},
	{"reading sees one state", testOneState},
	{"reading writes nothing", testOnlyReads},
	{"writers wait for one another", testWriters},
	{"waiting can be given up", testGiveUp},
	{"reports", testReports},
	{"copies", testCopies},
	{"very many texts that are alike", testManyAlike},
	{"claims", testClaims},
	{"judgements and settings", testJudgements},
	{"the register", testRows},
	{"nothing asked, nothing given", testNothing},
}

// entries are some, numbered behind a number.
func entries(behind, n int) []ledger.Entry {
	all := make([]ledger.Entry, n)
	for i := range all {
		seq := int64(behind + i + 1)
		all[i] = ledger.Entry{
			Seq: seq, At: time.UnixMicro(1_700_000_000_000_000 + seq).UTC(), Kind: ledger.ReadingEntry, Ref: fmt.Sprint("ref", seq),
			Body: append([]byte{0, 0xff, '\'', byte(seq)}, bytes.Repeat([]byte{byte(seq)}, int(seq)%7)...), Hash: []byte{byte(seq), 0},
		}
		if seq > 1 {
			all[i].Prev = []byte{byte(seq - 1), 0}
		}
	}
	return all
}

func testEntries(t *testing.T, k *kit) {
	s := k.New(t)
	view(t, s, func(tx ledger.Tx) error {
		seq, hash, err := tx.Head()
		if seq != 0 || hash != nil {
			t.Errorf("an empty ledger ends with %d, %x", seq, hash)
		}
		if _, err := tx.Entry(1); !errors.Is(err, ledger.ErrNotFound) {
			t.Errorf("entry 1 of none: %v", err)
		}
		return err
	})
	want := entries(0, 1234)
	update(t, s, func(tx ledger.Tx) error { return errors.Join(tx.Append(want[:3]), tx.Append(want[3:]), tx.Append(nil)) })
	view(t, s, func(tx ledger.Tx) error {
		seq, hash, err := tx.Head()
		if last := want[len(want)-1]; seq != last.Seq || !bytes.Equal(hash, last.Hash) {
			t.Errorf("it ends with %d, %x", seq, hash)
		}
		if err != nil {
			return err
		}
		for _, after := range []int{0, 1, 1000, 1233, 1234, 5000} {
			var got []ledger.Entry
			err := tx.Entries(int64(after), func(e ledger.Entry) error {
				again, err := tx.Entry(e.Seq) // the transaction can be used meanwhile
				if !reflect.DeepEqual(again, e) {
					t.Errorf("entry %d: %+v and %+v", e.Seq, e, again)
				}
				got = append(got, e)
				return err
			})
			if err != nil {
				return err
			}
			if rest := want[min(after, len(want)):]; len(got) != len(rest) || len(rest) > 0 && !reflect.DeepEqual(got, rest) {
				t.Errorf("behind %d: %d entries of %d", after, len(got), len(rest))
			}
		}
		seen := 0
		err = tx.Entries(0, func(ledger.Entry) error {
			if seen++; seen == 300 {
				return errOnPurpose
			}
			return nil
		})
		if !errors.Is(err, errOnPurpose) || seen != 300 {
			t.Errorf("stopped after %d by %v", seen, err)
		}
		return nil
	})
	if err := s.Update(context.Background(), func(tx ledger.Tx) error { return tx.Append(want[:1]) }); err == nil {
		t.Error("a number is given twice")
	}
}

func testRollback(t *testing.T, k *kit) {
	s := k.New(t)
	fill(t, s)
	before := dump(t, s)
	err := s.Update(context.Background(), func(tx ledger.Tx) error {
		return errors.Join(tx.Append(entries(0, 5)), tx.Clear(), tx.PutSetting("a", "b"), errOnPurpose)
	})
	if !errors.Is(err, errOnPurpose) {
		t.Fatal(err)
	}
	if after := dump(t, s); after != before {
		t.Errorf("it was\n%s\nand is\n%s", before, after)
	}
	// an error of the store itself undoes all, too, and leaves the store in order
	err = s.Update(context.Background(), func(tx ledger.Tx) error {
		return errors.Join(tx.Append(entries(0, 5)), tx.Append(entries(0, 1)))
	})
	if err == nil {
		t.Fatal("a number is given twice")
	}
	if after := dump(t, s); after != before {
		t.Errorf("it was\n%s\nand is\n%s", before, after)
	}
}

func testOneState(t *testing.T, k *kit) {
	s := k.New(t)
	other := k.Again(t, s)
	view(t, s, func(tx ledger.Tx) error {
		for range 2 {
			if seq, _, err := tx.Head(); seq != 0 || err != nil {
				t.Errorf("it ends with %d, %v", seq, err)
			}
			if err := other.Update(context.Background(), func(tx ledger.Tx) error {
				seq, _, err := tx.Head()
				return errors.Join(err, tx.Append(entries(int(seq), 1)))
			}); err != nil {
				return err
			}
		}
		return nil
	})
	for _, s := range []ledger.Store{s, other} {
		view(t, s, func(tx ledger.Tx) error {
			seq, _, err := tx.Head()
			if seq != 2 {
				t.Errorf("then it ends with %d", seq)
			}
			return err
		})
	}
}

func testOnlyReads(t *testing.T, k *kit) {
	s := k.New(t)
	if err := s.View(context.Background(), func(tx ledger.Tx) error { return tx.Append(entries(0, 1)) }); err == nil {
		t.Error("it wrote")
	}
	view(t, s, func(tx ledger.Tx) error {
		seq, _, err := tx.Head()
		if seq != 0 {
			t.Errorf("it ends with %d", seq)
		}
		return err
	})
}

// testWriters lets two processes, with several at work in each, add the same articles.
func testWriters(t *testing.T, k *kit) {
	one := k.New(t)
	ledgers := []*ledger.Ledger{k.ledger(t, one), k.ledger(t, k.Again(t, one))}
	var inputs []ledger.Input
	for i := range 24 {
		a := article{fmt.Sprint(i), fmt.Sprintf("%sThe ministry gave no details about shipment %d.\n", exchange, i), "", "2024-01-05"}
		inputs = append(inputs, k.input(t, a))
	}
	var work sync.WaitGroup
	for n := range 4 {
		work.Go(func() {
			for i := range inputs {
				at := (i + n*7) % len(inputs)
				if _, err := ledgers[n%2].Record(context.Background(), inputs[at:min(at+1+n, len(inputs))]); err != nil {
					t.Error(err)
				}
				if i%8 == n {
					if err := ledgers[n%2].Settle(context.Background(), nil); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	work.Wait()
	for _, l := range ledgers {
		verify(t, l)
		if c := stats(t, l); c.Articles != int64(len(inputs)) || c.Entries != int64(2*len(inputs)) {
			t.Errorf("%d articles were added: %+v", len(inputs), c)
		}
	}
}

// testGiveUp cancels what waits for another writer, of this process and of another, and what
// is at work.
func testGiveUp(t *testing.T, k *kit) {
	s := k.New(t)
	for _, waiting := range []ledger.Store{s, k.Again(t, s)} {
		update(t, s, func(tx ledger.Tx) error {
			ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
			defer cancel()
			err := waiting.Update(ctx, func(ledger.Tx) error { return errors.New("it did not wait") })
			if !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("given up with %v", err)
			}
			return nil
		})
	}
	ctx, cancel := context.WithCancel(context.Background())
	err := s.Update(ctx, func(tx ledger.Tx) error {
		if err := tx.Append(entries(0, 1)); err != nil {
			return err
		}
		cancel()
		_, _, err := tx.Head()
		return err
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled at work: %v", err)
	}
	update(t, s, func(tx ledger.Tx) error {
		seq, _, err := tx.Head()
		if seq != 0 {
			t.Errorf("kept: %d", seq)
		}
		return err
	})
}
