package ledgertest

import (
	"context"
	"errors"
	"slices"
	"testing"

	"waybill"
	"waybill/ledger"
)

var judgeTests = []test{
	{"every judgement can be taken back", testUndo},
	{"judgements are taken back in any order", testUndoOrder},
	{"a judgement outlives a new reading", testOutlives},
	{"a merge holds over other parties", testMerge},
	{"an id that was is found", testOldID},
	{"what cannot be judged so", testVerdicts},
	{"an origin is graded", testReliability},
	{"others record meanwhile", testMeddled},
}

// verdicts are one of each kind, on the register of news.
func verdicts(t fataler, l *ledger.Ledger) []ledger.Verdict {
	t.Helper()
	missiles := show(t, l, the(t, l, "KP", "RU", "missile").ID)
	fuel := the(t, l, "RU", "KP", "energy")
	all := []ledger.Verdict{
		{Kind: waybill.Accept, Transfer: missiles.ID},
		{Kind: waybill.Reject, Transfer: missiles.ID},
		{Kind: waybill.Merge, Transfer: missiles.ID, Other: fuel.ID},
		{Kind: waybill.Split, Transfer: missiles.ID, Claims: []string{missiles.Claims[0].Key}},
		{Kind: waybill.Grade, Transfer: missiles.ID, Credibility: waybill.Improbable},
		{Kind: waybill.Note, Transfer: missiles.ID, Why: "ask again"},
		{Kind: waybill.Correct, Transfer: missiles.ID, Field: "quantity", Value: "about 50", Claims: []string{missiles.Claims[0].Key[:8]}},
	}
	for _, c := range [][2]string{
		{"supplier", "IR"}, {"recipient", "BY"}, {"class", "missile.cruise"}, {"designation", "KN-24"}, {"stage", "agreed"},
		{"certainty", "likely"}, {"quantity", "50"}, {"date", "2023-01-01"}, {"supplier", ""}, {"date", ""},
	} {
		all = append(all, ledger.Verdict{Kind: waybill.Correct, Transfer: missiles.ID, Field: c[0], Value: c[1]})
	}
	return all
}

// marksNothing are the kinds that the register does not show in its rows.
func marksNothing(k waybill.JudgementKind) bool { return k == waybill.Note }

func testUndo(t *testing.T, k *kit) {
	s := k.New(t)
	l := k.ledger(t, s)
	k.add(t, l, news...)
	before := filed(t, l, s)
	for _, v := range verdicts(t, l) {
		name := sprint("%s %s %s", v.Kind, v.Field, v.Value)
		j := judge(t, l, v)
		after := filed(t, l, s)
		if slices.Equal(after, before) && !marksNothing(v.Kind) {
			t.Errorf("%s changes nothing", name)
		}
		undo(t, l, 0)
		compare(t, name+" undone", filed(t, l, s), before)
		// taking back the taking back
		log := logOf(t, l)
		withdrawal := log[len(log)-1]
		if withdrawal.Kind != waybill.Withdraw || withdrawal.Withdraws != j.Number || !withdrawal.InForce || log[len(log)-2].InForce {
			t.Errorf("%s: the log ends with %+v, %+v", name, log[len(log)-2], withdrawal)
		}
		undo(t, l, withdrawal.Number)
		compare(t, name+" done again", filed(t, l, s), after)
		undo(t, l, j.Number)
		compare(t, name+" undone again", filed(t, l, s), before)
	}
	if _, err := l.Undo(context.Background(), 0, "", ""); !errors.Is(err, ledger.ErrJudgement) {
		t.Errorf("with nothing left: %v", err)
	}
	verify(t, l)
}

// testUndoOrder takes back judgements that build on one another, from the first to the last.
func testUndoOrder(t *testing.T, k *kit) {
	s := k.New(t)
	l := k.ledger(t, s)
	k.add(t, l, news...)
	before := filed(t, l, s)
	missiles := the(t, l, "KP", "RU", "missile").ID
	fuel := the(t, l, "RU", "KP", "energy").ID
	var numbers []int64
	for _, v := range []ledger.Verdict{
		{Kind: waybill.Correct, Transfer: missiles, Field: "supplier", Value: "IR"},
		{Kind: waybill.Accept, Transfer: missiles},
		{Kind: waybill.Merge, Transfer: missiles, Other: fuel},
		{Kind: waybill.Grade, Transfer: fuel, Credibility: waybill.Confirmed},
		{Kind: waybill.Correct, Transfer: missiles, Field: "date", Value: ""},
	} {
		numbers = append(numbers, judge(t, l, v).Number)
	}
	for _, n := range numbers {
		undo(t, l, n)
		verify(t, l)
	}
	compare(t, "all undone", filed(t, l, s), before)
}

func testOutlives(t *testing.T, k *kit) {
	s := k.New(t)
	l := k.ledger(t, s)
	k.add(t, l, news...)
	id := the(t, l, "KP", "RU", "missile").ID
	j := judge(t, l, ledger.Verdict{Kind: waybill.Reject, Transfer: id, Why: "a hoax"})
	var again []ledger.Input
	for _, a := range news {
		again = append(again, by(k.input(t, a), "9.0.0", nil))
	}
	if r := record(t, l, again...); r.Readings != len(news) {
		t.Fatalf("read again: %+v", r)
	}
	row := the(t, l, "KP", "RU", "missile")
	if row.ID != id || row.Status != waybill.Rejected {
		t.Errorf("%s is %s", row.ID, row.Status)
	}
	if rows := list(t, l, ledger.Filter{Suppliers: []waybill.PartyID{"KP"}}); len(rows) != 0 {
		t.Errorf("a rejected row is listed: %v", rows)
	}
	story := show(t, l, id)
	if len(story.Judgements) != 1 || story.Judgements[0].Why != "a hoax" {
		t.Errorf("its judgements: %+v", story.Judgements)
	}
	undo(t, l, j.Number)
	if row := the(t, l, "KP", "RU", "missile"); row.Status != waybill.Open {
		t.Errorf("undone, it is %s", row.Status)
	}
	verify(t, l)
}

// testMerge joins rows of three pairs of parties, then takes the claims of one away.
func testMerge(t *testing.T, k *kit) {
	s := k.New(t)
	l := k.ledger(t, s)
	k.add(t, l, news...)
	missiles := the(t, l, "KP", "RU", "missile")
	fuel, drones := the(t, l, "RU", "KP", "energy"), the(t, l, "IR", "RU", "uncrewed")
	judge(t, l, ledger.Verdict{Kind: waybill.Merge, Transfer: missiles.ID, Other: fuel.ID})
	judge(t, l, ledger.Verdict{Kind: waybill.Merge, Transfer: fuel.ID, Other: drones.ID})
	merged := show(t, l, drones.ID)
	if merged.Transfer.Claims != missiles.Claims+fuel.Claims+drones.Claims {
		t.Errorf("%d claims of %d, %d and %d", merged.Transfer.Claims, missiles.Claims, fuel.Claims, drones.Claims)
	}
	if show(t, l, fuel.ID).ID != merged.ID || show(t, l, missiles.ID).ID != merged.ID {
		t.Error("the ids of the rows lead to different ones")
	}
	_, err := l.Judge(context.Background(), ledger.Verdict{Kind: waybill.Merge, Transfer: missiles.ID, Other: fuel.ID})
	if !errors.Is(err, ledger.ErrJudgement) {
		t.Errorf("merged again: %v", err)
	}
	record(t, l, by(k.input(t, news[0]), "9.0.0", func(*waybill.Claim) bool { return false }))
	verify(t, l)
}

func testOldID(t *testing.T, k *kit) {
	s := k.New(t)
	l := k.ledger(t, s)
	k.add(t, l, news[1:]...)
	old := the(t, l, "KP", "RU", "missile").ID
	k.add(t, l, news[0]) // an earlier report, by which the row is called now
	now := the(t, l, "KP", "RU", "missile").ID
	if now == old {
		t.Fatal("the id did not change: the test tests nothing")
	}
	story := show(t, l, old)
	if story.ID != now || story.Asked != old {
		t.Errorf("%s leads to %s, asked by %q", old, story.ID, story.Asked)
	}
	judge(t, l, ledger.Verdict{Kind: waybill.Reject, Transfer: old})
	if the(t, l, "KP", "RU", "missile").Status != waybill.Rejected {
		t.Error("a judgement by the old id does nothing")
	}
	for _, id := range []string{"", "KP-RU-missile-AAAAAA", "no id", "KP-RU-missile-\x00", "\xff"} {
		if _, err := l.Show(context.Background(), id); !errors.Is(err, ledger.ErrNotFound) {
			t.Errorf("%q: %v", id, err)
		}
	}
}

func testVerdicts(t *testing.T, k *kit) {
	s := k.New(t)
	l := k.ledger(t, s)
	k.add(t, l, news...)
	id := the(t, l, "KP", "RU", "missile").ID
	before := stats(t, l)
	for _, v := range []ledger.Verdict{
		{Kind: "praise", Transfer: id}, {Kind: waybill.Note, Transfer: id}, {Kind: waybill.Accept},
		{Kind: waybill.Merge, Transfer: id}, {Kind: waybill.Merge, Transfer: id, Other: id},
		{Kind: waybill.Split, Transfer: id}, {Kind: waybill.Split, Transfer: id, Claims: []string{"zzz"}}, {Kind: waybill.Split, Transfer: id, Claims: []string{""}},
		{Kind: waybill.Grade, Transfer: id}, {Kind: waybill.Grade, Transfer: id, Credibility: 7}, {Kind: waybill.Grade, Origin: "Kremlin", Reliability: "G"},
		{Kind: waybill.Correct, Transfer: id, Field: "colour", Value: "red"}, {Kind: waybill.Correct, Transfer: id, Field: "date", Value: "May"},
		{Kind: waybill.Correct, Transfer: id, Field: "stage", Value: "lost"}, {Kind: waybill.Correct, Transfer: id, Field: "class", Value: "x"},
		{Kind: waybill.Correct, Transfer: id, Field: "supplier", Value: "\xff"},
	} {
		if _, err := l.Judge(context.Background(), v); !errors.Is(err, ledger.ErrJudgement) {
			t.Errorf("%+v: %v", v, err)
		}
	}
	if _, err := l.Judge(context.Background(), ledger.Verdict{Kind: waybill.Accept, Transfer: "KP-RU-missile-AAAAAA"}); !errors.Is(err, ledger.ErrNotFound) {
		t.Errorf("a row that is not there: %v", err)
	}
	if after := stats(t, l); after.Entries != before.Entries {
		t.Errorf("%d entries, before %d", after.Entries, before.Entries)
	}
}

func testReliability(t *testing.T, k *kit) {
	s := k.New(t)
	l := k.ledger(t, s)
	k.add(t, l, news...)
	id := the(t, l, "KP", "RU", "missile").ID
	name := show(t, l, id).Voices[0].Origin.Name
	before := filed(t, l, s)
	judge(t, l, ledger.Verdict{Kind: waybill.Grade, Origin: name, Reliability: "C"})
	if got := show(t, l, id).Reliability[name]; got != "C" {
		t.Errorf("%s is graded %q", name, got)
	}
	compare(t, "the register", filed(t, l, s), before)
	undo(t, l, 0)
	if got := show(t, l, id).Reliability[name]; got != "" {
		t.Errorf("undone, %s is graded %q", name, got)
	}
	verify(t, l)
}

// meddled is a store in which somebody else does something just before the next transaction
// that writes, or just after the next that reads.
type meddled struct {
	ledger.Store
	beforeUpdate, afterView func()
}

func (m *meddled) Update(ctx context.Context, f func(ledger.Tx) error) error {
	if do := m.beforeUpdate; do != nil {
		m.beforeUpdate = nil
		do()
	}
	return m.Store.Update(ctx, f)
}

func (m *meddled) View(ctx context.Context, f func(ledger.Tx) error) error {
	if do := m.afterView; do != nil {
		m.afterView = nil
		defer do()
	}
	return m.Store.View(ctx, f)
}

// testMeddled has another process read an article again between the settling and the
// judgement, and between the settling and the showing, of its transfer.
func testMeddled(t *testing.T, k *kit) {
	s := k.New(t)
	m := &meddled{Store: s}
	l, other := k.ledger(t, m), k.ledger(t, k.Again(t, s))
	k.add(t, l, news[0])
	row := the(t, l, "KP", "RU", "missile")
	m.beforeUpdate = func() { record(t, other, by(k.input(t, news[0]), "9.0.0", nil)) }
	if j := judge(t, l, ledger.Verdict{Kind: waybill.Accept, Transfer: row.ID}); len(j.On) == 0 {
		t.Error("the judgement holds on to nothing")
	}
	m.afterView = func() { record(t, other, by(k.input(t, news[0]), "9.1.0", nil)) }
	if story := show(t, l, row.ID); len(story.Claims) != row.Claims || story.Status != waybill.Accepted {
		t.Errorf("%d claims of %d are shown, it is %s", len(story.Claims), row.Claims, story.Status)
	}
}
