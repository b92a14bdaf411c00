package ledgertest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"waybill"
	"waybill/ledger"
)

var backupTests = []test{
	{"a backup is the ledger", testBackup},
	{"a backup that is cut short", testCut},
	{"a backup with a bit turned", testFlipped},
	{"only into an empty ledger", testNotEmpty},
	{"filing anew changes nothing", testRebuild},
	{"more than is filed in one go", testParts},
}

func backup(t fataler, l *ledger.Ledger) []byte {
	t.Helper()
	var b bytes.Buffer
	n, err := l.Backup(context.Background(), &b)
	if err != nil {
		t.Fatal(err)
	}
	if c := stats(t, l); n != c.Entries {
		t.Fatalf("%d entries backed up of %d", n, c.Entries)
	}
	return b.Bytes()
}

func testBackup(t *testing.T, k *kit) {
	l, s := judged(t, k)
	undo(t, l, 0)
	record(t, l, by(k.input(t, news[0]), "9.0.0", nil))
	data := backup(t, l)
	other := k.New(t)
	restored := k.ledger(t, other)
	told := int64(0)
	err := restored.Restore(context.Background(), bytes.NewReader(data), func(n int64) { told = n })
	if c := stats(t, l); err != nil || told != c.Entries {
		t.Fatalf("%d entries restored of %d, %v", told, c.Entries, err)
	}
	compare(t, "restored", filed(t, restored, other), filed(t, l, s))
	if !bytes.Equal(backup(t, restored), data) {
		t.Error("its backup is another one")
	}
	verify(t, restored)
	k.add(t, restored, article{"more.txt", strings.Replace(denial, "Iran", "China", 1), "", "2024-05-01"})
	verify(t, restored)
}

func testCut(t *testing.T, k *kit) {
	l, _ := judged(t, k)
	data := backup(t, l)
	for n := 0; n < len(data); n += 1 + len(data)/15 {
		s := k.New(t)
		err := k.ledger(t, s).Restore(context.Background(), bytes.NewReader(data[:n]), nil)
		if !errors.Is(err, ledger.ErrCorrupt) {
			t.Errorf("%d bytes of %d: %v", n, len(data), err)
		}
		closed(t, s)
	}
	err := k.ledger(t, k.New(t)).Restore(context.Background(), bytes.NewReader(append(data, 'x')), nil)
	if !errors.Is(err, ledger.ErrCorrupt) {
		t.Errorf("one byte more: %v", err)
	}
}

func closed(t fataler, s ledger.Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
}

// testFlipped turns one bit in many places: that is an error, or what it says is still the
// same (a letter of a name in JSON may be a capital).
func testFlipped(t *testing.T, k *kit) {
	l, _ := judged(t, k)
	data := backup(t, l)
	for n := 0; n < len(data); n += 1 + len(data)/25 {
		damaged := bytes.Clone(data)
		damaged[n] ^= 1 << (n % 8)
		s := k.New(t)
		restored := k.ledger(t, s)
		err := restored.Restore(context.Background(), bytes.NewReader(damaged), nil)
		if err == nil && !bytes.Equal(backup(t, restored), data) || err != nil && !errors.Is(err, ledger.ErrCorrupt) {
			t.Errorf("bit %d of byte %d: %v", n%8, n, err)
		}
		closed(t, s)
	}
}

func testNotEmpty(t *testing.T, k *kit) {
	l, s := judged(t, k)
	data, before := backup(t, l), filed(t, l, s)
	if err := l.Restore(context.Background(), bytes.NewReader(data), nil); !errors.Is(err, ledger.ErrNotEmpty) {
		t.Errorf("restored over itself: %v", err)
	}
	compare(t, "the register", filed(t, l, s), before)
}

// testRebuild files a ledger with everything in it anew.
func testRebuild(t *testing.T, k *kit) {
	l, s := judged(t, k)
	judge(t, l, ledger.Verdict{Kind: waybill.Correct, Transfer: the(t, l, "IR", "RU", "uncrewed").ID, Field: "supplier", Value: "CN"})
	undo(t, l, 9)
	record(t, l, by(k.input(t, news[1]), "9.0.0", nil))
	if err := l.SetWindow(context.Background(), 10); err != nil {
		t.Fatal(err)
	}
	before, data := filed(t, l, s), backup(t, l)
	if err := l.Rebuild(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	compare(t, "rebuilt", filed(t, l, s), before)
	if !bytes.Equal(backup(t, l), data) {
		t.Error("its entries are others")
	}
	verify(t, l)
}

// testParts restores and rebuilds more entries than are filed in one go, with a setting first,
// so that an article is the last entry of one part and its reading the first of the next.
func testParts(t *testing.T, k *kit) {
	s := k.New(t)
	l := k.ledger(t, s)
	if err := l.SetWindow(context.Background(), 10); err != nil {
		t.Fatal(err)
	}
	var some []ledger.Input
	for i := range 500 {
		some = append(some, k.input(t, article{fmt.Sprintf("%d.txt", i), fmt.Sprintf("Report number %d.\n\nNothing of note.\n", i), "", "2024-05-01"}))
	}
	record(t, l, some...)
	data := backup(t, l)
	other := k.New(t)
	restored := k.ledger(t, other)
	if err := restored.Restore(context.Background(), bytes.NewReader(data), nil); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(backup(t, restored), data) {
		t.Error("its backup is another one")
	}
	verify(t, restored)
	if err := l.Rebuild(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
	verify(t, l)
}
