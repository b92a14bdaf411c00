package ledgertest

import (
	"context"
	"errors"
	"slices"
	"testing"

	"waybill/ledger"
)

func testBookmarks(t *testing.T, k *kit) {
	s := k.New(t)
	l := k.ledger(t, s)
	feed := func(key, value string) ledger.Bookmark { return ledger.Bookmark{Kind: "feed", Key: key, Value: value} }
	other := ledger.Bookmark{Kind: "archive", Key: "b", Value: "7"}
	mark := func(inputs []ledger.Input, all ...ledger.Bookmark) {
		t.Helper()
		if _, err := l.Record(t.Context(), inputs, all...); err != nil {
			t.Fatal(err)
		}
	}
	mark([]ledger.Input{k.input(t, news[0])}, feed("b", "1"), feed("a", "Öl, \"quoted\""), other)
	mark(nil, feed("b", "2"))
	same(t, "the bookmarks", bookmarks(t, l), []ledger.Bookmark{feed("a", "Öl, \"quoted\""), feed("b", "2")})

	if err := l.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	value, err := k.ledger(t, k.Again(t, s)).Bookmark(t.Context(), "archive", "b")
	if err != nil || value != "7" {
		t.Errorf("after a rebuild, seen by another process: %q, %v", value, err)
	}
	mark(nil, feed("b", ""), feed("gone", ""))
	same(t, "the bookmarks left", bookmarks(t, l), []ledger.Bookmark{feed("a", "Öl, \"quoted\"")})
	verify(t, l)
}

// testBookmarkAlone holds that a bookmark is not kept without what was read up to it.
func testBookmarkAlone(t *testing.T, k *kit) {
	s := k.New(t)
	l := k.ledger(t, s)
	failing := errors.New("the transaction fails")
	err := s.Update(t.Context(), func(tx ledger.Tx) error {
		if err := tx.PutBookmarks([]ledger.Bookmark{{Kind: "feed", Key: "a", Value: "1"}}); err != nil {
			return err
		}
		return failing
	})
	if !errors.Is(err, failing) {
		t.Fatalf("got %v", err)
	}
	same(t, "the bookmarks", bookmarks(t, l), nil)
}

func bookmarks(t *testing.T, l *ledger.Ledger) []ledger.Bookmark {
	t.Helper()
	all, err := l.Bookmarks(context.Background(), "feed")
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func same(t *testing.T, what string, got, want []ledger.Bookmark) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s are %q, not %q", what, got, want)
	}
}
