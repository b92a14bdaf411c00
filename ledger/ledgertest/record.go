package ledgertest

import (
	"context"
	"sync"
	"testing"
	"time"

	"waybill"
	"waybill/ledger"
)

var recordTests = []test{
	{"an article is added once", testAddedOnce},
	{"copies of articles that are there are counted", testCopiesCounted},
	{"the register is kept up to date beside", testKeptSettled},
	{"a newer reading takes the place of the older", testRead},
	{"what is no text is kept", testHostile},
	{"all of a batch is recorded or nothing", testAllOrNothing},
	{"bookmarks", testBookmarks},
	{"a bookmark goes with what was read", testBookmarkAlone},
	{"accounts and passes", testKeys},
	{"accounts and passes refused", testKeysRefused},
}

func testAddedOnce(t *testing.T, k *kit) {
	s := k.New(t)
	l := k.ledger(t, s)
	first := k.add(t, l, news...)
	if first.Articles != len(news) || first.Readings != len(news) || first.Claims == 0 || first.Known != 0 {
		t.Errorf("recorded: %+v", first)
	}
	before, rows := stats(t, l), filed(t, l, s)
	again := k.add(t, l, append(news, news[0])...)
	if again != (ledger.Recorded{Known: len(news) + 1}) {
		t.Errorf("recorded again: %+v", again)
	}
	elsewhere := news[0]
	elsewhere.file, elsewhere.outlet, elsewhere.published = "copy.txt", "Elsewhere", "2020-01-01"
	k.add(t, l, elsewhere)
	after := stats(t, l)
	before.Bytes, after.Bytes = 0, 0
	if before != after {
		t.Errorf("counts were %+v and are %+v", before, after)
	}
	compare(t, "the register", filed(t, l, s), rows)
	stamp := ledger.Stamp(k.input(t, news[0]).Reading)
	known, err := l.Known(context.Background(), []string{k.input(t, news[0]).Reading.Report.Article, "nothing"}, stamp)
	if err != nil || len(known) != 1 {
		t.Errorf("known: %v, %v", known, err)
	}
	verify(t, l)
}

// testKeptSettled: what is recorded comes into the register though nobody asks for it.
func testKeptSettled(t *testing.T, k *kit) {
	s := k.New(t)
	l := k.ledger(t, s)
	ctx, end := context.WithCancel(t.Context())
	var kept sync.WaitGroup
	kept.Go(func() { l.KeepSettled(ctx, time.Hour, func(err error) { t.Error(err) }) })
	k.add(t, l, news...)
	for waiting := true; waiting; time.Sleep(time.Millisecond) {
		err := s.View(t.Context(), func(tx ledger.Tx) error {
			stale, err := tx.Stale(1)
			waiting = len(stale) > 0
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	end()
	kept.Wait()
	again := k.ledger(t, k.New(t))
	k.add(t, again, news...)
	if rows, err := again.List(t.Context(), ledger.Filter{}, ledger.Page{}); err != nil || len(rows) == 0 || stats(t, again).Transfers != stats(t, l).Transfers {
		t.Errorf("%d rows, %v; %+v", len(rows), err, stats(t, l))
	}
	verify(t, l)
}

// testCopiesCounted: of a text and its copies the first to be recorded is none, whether the
// others come with it or later; an article read again is not counted again.
func testCopiesCounted(t *testing.T, k *kit) {
	wire := article{"wire.txt", "Freighter leaves\n\nOSLO (Reuters) - " + bodies[2] + "\n\n" + bodies[1] + "\n", "Reuters", "2024-01-05"}
	other := article{"other.txt", "At the pier\n\n" + bodies[2] + " (Reuters)\n\n" + bodies[1] + "\n", "Kieler Anzeiger", "2024-01-06"}
	later := article{"later.txt", "Talks behind closed doors\n\n" + bodies[1] + "\n\n" + bodies[2] + "\n", "Elsewhere", "2024-01-07"}
	l := k.ledger(t, k.New(t))
	for _, c := range []struct {
		name     string
		articles []article
		want     int
	}{
		{"a text and its copy at once", []article{wire, news[0], other}, 1},
		{"another copy later", []article{later, news[1]}, 1},
		{"what is there already", []article{wire, other, later}, 0},
	} {
		if got := k.add(t, l, c.articles...); got.Copies != c.want {
			t.Errorf("%s: %+v, want %d copies", c.name, got, c.want)
		}
	}
	if got := record(t, l, by(k.input(t, other), "9.0.0", nil)); got.Readings != 1 || got.Copies != 0 {
		t.Errorf("read again: %+v, want no copies", got)
	}
	verify(t, l)
}

func testRead(t *testing.T, k *kit) {
	s := k.New(t)
	l := k.ledger(t, s)
	in := k.input(t, news[0])
	record(t, l, in)
	rows := filed(t, l, s)
	if r := record(t, l, by(in, "0.0.1", func(*waybill.Claim) bool { return false })); r != (ledger.Recorded{Known: 1}) {
		t.Errorf("an older engine: %+v", r)
	}
	compare(t, "the register after an older engine", filed(t, l, s), rows)
	record(t, l, by(in, "9.0.0", func(c *waybill.Claim) bool { return c.Supplier.ID == "RU" }))
	for _, row := range list(t, l, ledger.Filter{}) {
		if row.Supplier != "RU" {
			t.Errorf("still there: %s", row.ID)
		}
	}
	c := stats(t, l)
	if c.Articles != 1 || c.Readings != 2 || c.Entries != 3 {
		t.Errorf("both readings are not kept: %+v", c)
	}
	r, err := l.Reading(context.Background(), in.Reading.Report.Article)
	if err != nil || r.Engine != "9.0.0" {
		t.Errorf("the reading in force is by %v, %v", r, err)
	}
	outdated := 0
	err = l.Outdated(context.Background(), ledger.Stamp(in.Reading), func(kept []ledger.Kept) error {
		for _, a := range kept {
			if string(a.Bytes) != news[0].text || a.Provenance.Outlet != news[0].outlet || a.Provenance.File != news[0].file {
				t.Errorf("kept: %+v", a.Provenance)
			}
			outdated++
		}
		return nil
	})
	if err != nil || outdated != 1 {
		t.Errorf("%d are outdated, %v", outdated, err)
	}
	verify(t, l)
}

// testHostile keeps what is no text byte by byte where it is bytes, and in a form that every
// store keeps where it is text.
func testHostile(t *testing.T, k *kit) {
	s := k.New(t)
	l := k.ledger(t, s)
	k.add(t, l, news...)
	err := l.Outdated(context.Background(), "none", func(kept []ledger.Kept) error {
		for i, a := range kept {
			if string(a.Bytes) != news[i].text {
				t.Errorf("%s became %q", news[i].file, a.Bytes)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if row := the(t, l, "IR", "RU", "uncrewed"); row.Claims < 2 {
		t.Errorf("%+v", row)
	}
	verify(t, l)
	_, err = l.Judge(context.Background(), ledger.Verdict{
		Kind: waybill.Correct, Transfer: the(t, l, "SE", "UA", "aircraft").ID, Field: "designation", Value: "Gripen\x00",
	})
	if err == nil {
		t.Error("a text with NUL can be set")
	}
}

func testAllOrNothing(t *testing.T, k *kit) {
	s := k.New(t)
	l := k.ledger(t, s)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := l.Record(ctx, []ledger.Input{k.input(t, news[0])}); err == nil {
		t.Error("it records after all")
	}
	if c := stats(t, l); c.Entries != 0 || c.Articles != 0 || c.Claims != 0 {
		t.Errorf("left behind: %+v", c)
	}
	k.add(t, l, news[0])
	verify(t, l)
}
