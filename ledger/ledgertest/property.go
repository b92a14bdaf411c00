package ledgertest

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"waybill"
	"waybill/ledger"
	"waybill/transfer"
)

var registerTests = []test{
	{"does not depend on order and batches", testOrder},
	{"follows from claims and judgements at every time", testHistories},
}

// testOrder records the same readings in two orders, in batches of any size and with the
// register brought up to date at any time; readings that engines superseded come in between.
func testOrder(t *testing.T, k *kit) {
	k.check(t, func(rt *rapid.T) {
		n := rapid.IntRange(1, 6).Draw(rt, "articles")
		h := &history{engine: map[*made]string{}}
		type event struct {
			article *made
			engine  string
		}
		var events []event
		for i := range n {
			m := drawMade(rt, i)
			rt.Log(m)
			for range rapid.IntRange(1, 2).Draw(rt, "readings") {
				e := event{m, rapid.SampledFrom(engines).Draw(rt, "engine")}
				h.add(m, e.engine)
				events = append(events, e)
			}
		}
		want := lines(h.register(rt, k, nil))
		for _, order := range []string{"one order", "another order"} {
			s := k.brief(t, rt)
			l := k.ledger(rt, s)
			known := map[*made]bool{}
			left := rapid.Permutation(events).Draw(rt, order)
			for len(left) > 0 {
				size := rapid.IntRange(1, len(left)).Draw(rt, "batch")
				var inputs []ledger.Input
				later := slices.Clone(left[size:])
				seen := map[*made]bool{}
				for _, e := range left[:size] {
					if seen[e.article] { // one batch records an article once
						later = append(later, e)
						continue
					}
					inputs = append(inputs, e.article.input(e.engine, !known[e.article]))
					seen[e.article], known[e.article] = true, true
				}
				left = later
				if _, err := l.Record(context.Background(), inputs); err != nil {
					rt.Fatal(err)
				}
				if rapid.Bool().Draw(rt, "settle") {
					settle(rt, l)
				}
			}
			compare(rt, order, filed(rt, l, s), want)
			verify(rt, l)
		}
	})
}

// brief makes a store for one run of a property.
func (k *kit) brief(t *testing.T, rt *rapid.T) ledger.Store {
	s := k.New(t)
	rt.Cleanup(func() {
		if err := s.Close(); err != nil {
			rt.Fatal(err)
		}
	})
	return s
}

func settle(t fataler, l *ledger.Ledger) {
	t.Helper()
	if err := l.Settle(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
}

func verify(t fataler, l *ledger.Ledger) {
	t.Helper()
	if _, err := l.Verify(context.Background(), nil); err != nil {
		t.Fatal(err)
	}
}

// testHistories lets whatever may happen to a ledger happen, and holds its register against
// the one that is computed from all claims and judgements at once; at the end it is rebuilt,
// and restored from a backup, and must be the same.
func testHistories(t *testing.T, k *kit) {
	k.check(t, func(rt *rapid.T) {
		s := k.brief(t, rt)
		l := k.ledger(rt, s)
		h := &history{engine: map[*made]string{}}
		told := newMirror(l)
		var pool []*made
		for i := range rapid.IntRange(1, 5).Draw(rt, "articles") {
			pool = append(pool, drawMade(rt, i))
			rt.Log(pool[i])
		}
		for range rapid.IntRange(1, 15).Draw(rt, "steps") {
			switch rapid.SampledFrom([]string{"record", "record", "judge", "judge", "judge", "undo", "window"}).Draw(rt, "step") {
			case "record":
				recordSome(rt, l, h, pool)
			case "judge":
				judgeSome(rt, l)
			case "undo":
				undoSome(rt, l)
			case "window":
				if err := l.SetWindow(context.Background(), rapid.SampledFrom([]int{0, 100, 400}).Draw(rt, "window")); err != nil {
					rt.Fatal(err)
				}
			}
			rows := h.register(rt, k, l)
			compare(rt, "the register", filed(rt, l, s), lines(rows))
			answers(rt, l, rows)
			told.follow(rt)
		}
		verify(rt, l)
		want := filed(rt, l, s)
		if err := l.Rebuild(context.Background(), nil); err != nil {
			rt.Fatal(err)
		}
		compare(rt, "the register rebuilt", filed(rt, l, s), want)
		told.quiet(rt, "a rebuild")
		other := k.brief(t, rt)
		restored := k.ledger(rt, other)
		restore(rt, l, restored)
		compare(rt, "the register restored", filed(rt, restored, other), want)
		newMirror(restored).quiet(rt, "a restore")
		answers(rt, restored, h.register(rt, k, l))
		verify(rt, restored)
	})
}

func restore(t fataler, from, to *ledger.Ledger) {
	t.Helper()
	var backup bytes.Buffer
	if _, err := from.Backup(context.Background(), &backup); err != nil {
		t.Fatal(err)
	}
	if err := to.Restore(context.Background(), &backup, nil); err != nil {
		t.Fatal(err)
	}
}

func logOf(t fataler, l *ledger.Ledger) []ledger.Judged {
	t.Helper()
	all, err := l.Log(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func recordSome(t *rapid.T, l *ledger.Ledger, h *history, pool []*made) {
	var inputs []ledger.Input
	for _, m := range pool {
		if !rapid.Bool().Draw(t, "add "+m.provenance.File) {
			continue
		}
		engine := rapid.SampledFrom(engines).Draw(t, "engine")
		inputs = append(inputs, m.input(engine, h.engine[m] == ""))
		h.add(m, engine)
	}
	if _, err := l.Record(context.Background(), inputs); err != nil {
		t.Fatal(err)
	}
}

// judgeSome judges a row that is there, in any way.
func judgeSome(t *rapid.T, l *ledger.Ledger) {
	rows, err := l.List(context.Background(), ledger.Filter{WithRejected: true}, ledger.Page{Sort: "id"})
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) == 0 {
		return
	}
	row := func(name string) *waybill.Transfer { return &rows[rapid.IntRange(0, len(rows)-1).Draw(t, name)] }
	v := ledger.Verdict{By: "an analyst", Transfer: row("row").ID}
	v.Kind = rapid.SampledFrom([]waybill.JudgementKind{
		waybill.Accept, waybill.Reject, waybill.Merge, waybill.Merge, waybill.Split, waybill.Correct, waybill.Correct, waybill.Grade, waybill.Note,
	}).Draw(t, "kind")
	switch v.Kind {
	case waybill.Merge:
		v.Other = row("other").ID
	case waybill.Split, waybill.Correct:
		if v.Kind == waybill.Split || rapid.Bool().Draw(t, "some claims") {
			v.Claims = someClaims(t, l, v.Transfer)
		}
		if v.Kind == waybill.Correct {
			v.Field, v.Value = drawCorrection(t)
		}
	case waybill.Grade:
		v.Credibility = waybill.Credibility(rapid.IntRange(1, 6).Draw(t, "credibility"))
	case waybill.Note:
		v.Why = "a remark"
	}
	// two rows may be one, and a split may take all: that is said, not done
	if _, err := l.Judge(context.Background(), v); err != nil && !errors.Is(err, ledger.ErrJudgement) {
		t.Fatal(err)
	}
}

func someClaims(t *rapid.T, l *ledger.Ledger, id string) []string {
	s, err := l.Show(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	i := rapid.IntRange(0, len(s.Claims)-1).Draw(t, "claim")
	return []string{s.Claims[i].Key}
}

// corrections are values that each field can be set to.
var corrections = map[string][]string{
	"supplier": {"KP", "IR", ""}, "recipient": {"RU", "IR", ""}, "class": {"missile", "missile.cruise", "weapons"},
	"designation": {"KN-23", "KN-25", ""}, "stage": {"delivered", "sought"}, "certainty": {"stated", "denied"},
	"quantity": {"about 40", ""}, "date": {"2022-06-01", "2025-01-01", ""},
}

func drawCorrection(t *rapid.T) (field, value string) {
	field = rapid.SampledFrom(transfer.Fields()).Draw(t, "field")
	return field, rapid.SampledFrom(corrections[field]).Draw(t, "value")
}

func undoSome(t *rapid.T, l *ledger.Ledger) {
	number := int64(0)
	if log := logOf(t, l); len(log) > 0 && rapid.Bool().Draw(t, "by number") {
		number = log[rapid.IntRange(0, len(log)-1).Draw(t, "number")].Number
	}
	if _, err := l.Undo(context.Background(), number, "an analyst", "a mistake"); err != nil && !errors.Is(err, ledger.ErrJudgement) {
		t.Fatal(err)
	}
}
