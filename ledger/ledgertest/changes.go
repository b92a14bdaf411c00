package ledgertest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"waybill"
	"waybill/ledger"
)

var changeTests = []test{
	{"what changes is told", testTold},
	{"what does not change is not told", testUntold},
	{"changes are chosen", testChosen},
	{"changes are dropped", testDropped},
	{"several write at once", testTogether},
	{"a relay passes on", testRelay},
	{"a relay that fails, and two at once", testRelays},
	{"a ledger has a name", testNamed},
}

// said is a change as a line.
func said(c *ledger.Change) string {
	of := c.Row.ID
	if c.Article != "" {
		of = c.Title
	}
	parts := []string{string(c.Kind), of}
	if c.Judgement != nil {
		parts = append(parts, string(c.Judgement.Kind))
	}
	if c.Into != "" {
		parts = append(parts, "into "+c.Into)
	}
	for _, v := range c.Values {
		parts = append(parts, fmt.Sprintf("%s %s>%s", v.Field, v.From, v.To))
	}
	return strings.Join(parts, " ")
}

func says(changes []ledger.Change) []string {
	all := make([]string, len(changes))
	for i := range changes {
		all[i] = said(&changes[i])
	}
	return all
}

// expect holds what is told against lines, of which * stands for anything.
func expect(t *testing.T, what string, got []ledger.Change, want ...string) {
	t.Helper()
	lines := says(got)
	if !slices.EqualFunc(lines, want, func(line, want string) bool {
		before, after, some := strings.Cut(want, "*")
		return line == want || some && strings.HasPrefix(line, before) && strings.HasSuffix(line[len(before):], after)
	}) {
		t.Errorf("of %s is told\n  %s\nnot\n  %s", what, strings.Join(lines, "\n  "), strings.Join(want, "\n  "))
	}
}

func testTold(t *testing.T, k *kit) {
	l := k.ledger(t, k.New(t))
	m := newMirror(l)
	k.add(t, l, news[0])
	missiles, fuel := the(t, l, "KP", "RU", "missile").ID, the(t, l, "RU", "KP", "energy").ID
	expect(t, "an article", m.news(t), "recorded North Korea shipped*", "new "+missiles, "new "+fuel)
	k.add(t, l, news[1])
	expect(t, "a denial", m.news(t), "recorded Kremlin denies*", "new IR-RU-*", "new RU-XX-missile-*", "changed "+missiles+" origins 2>3 contested false>true credibility *")
	j := judge(t, l, ledger.Verdict{Kind: waybill.Accept, Transfer: missiles})
	expect(t, "an acceptance", m.news(t), "judged "+missiles+" accept", "changed "+missiles+" status open>accepted")
	undo(t, l, j.Number)
	expect(t, "its withdrawal", m.news(t), "withdrawn "+missiles+" withdraw", "changed "+missiles+" status accepted>open")
	judge(t, l, ledger.Verdict{Kind: waybill.Note, Transfer: missiles, Why: "ask again"})
	expect(t, "a note", m.news(t), "judged "+missiles+" note")
	judge(t, l, ledger.Verdict{Kind: waybill.Grade, Origin: "an origin", Reliability: "B"})
	expect(t, "the grade of an origin", m.news(t), "judged  grade")
	j = judge(t, l, ledger.Verdict{Kind: waybill.Merge, Transfer: missiles, Other: fuel})
	merged := list(t, l, ledger.Filter{Parties: []waybill.PartyID{"KP"}})
	if len(merged) != 1 {
		t.Fatalf("merged: %+v", merged)
	}
	gone := fuel
	if merged[0].ID == fuel {
		gone = missiles
	}
	all := m.news(t)
	expect(t, "a merge", all[:2], "judged "+missiles+" merge", "merged "+gone+" into "+merged[0].ID)
	undo(t, l, j.Number)
	expect(t, "its withdrawal", m.news(t), "withdrawn "+merged[0].ID+" withdraw", "new "+missiles, "changed "+fuel+" id "+merged[0].ID+">"+fuel+"*")
	// read anew, with nothing in it
	record(t, l, by(k.input(t, news[1]), "9.0.0", func(*waybill.Claim) bool { return false }))
	all = m.news(t)
	if !slices.ContainsFunc(says(all), func(s string) bool { return strings.HasPrefix(s, "gone IR-RU-") }) || said(&all[0]) != "reread "+all[0].Title {
		t.Errorf("of a reading without claims is told %v", says(all))
	}
	newMirror(l).follow(t)
	verify(t, l)
}

// testUntold: what was recorded already, read again with the same claims, rebuilt, restored or
// settled anew.
func testUntold(t *testing.T, k *kit) {
	s := k.New(t)
	l := k.ledger(t, s)
	m := newMirror(l)
	k.add(t, l, news...)
	m.follow(t)
	k.add(t, l, news...)
	m.quiet(t, "what was recorded already")
	record(t, l, by(k.input(t, news[0]), "9.0.0", nil))
	expect(t, "a reading with the same claims", m.news(t), "reread North Korea shipped*")
	update(t, s, func(tx ledger.Tx) error { return tx.MarkAllStale() })
	settle(t, l)
	m.quiet(t, "a register computed anew")
	for range 2 {
		if err := l.Rebuild(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		m.quiet(t, "a rebuild")
	}
	// a rebuild that is killed between its parts
	update(t, s, func(tx ledger.Tx) error { return tx.Clear() })
	settle(t, l)
	expect(t, "a ledger without its claims", m.news(t), "gone *", "gone *", "gone *", "gone *", "gone *")

	other := k.ledger(t, k.New(t))
	restore(t, l, other)
	n := newMirror(other)
	n.quiet(t, "a restore")
	k.add(t, other, article{"later.txt", strings.ReplaceAll(exchange, "40", "50"), "Elsewhere", "2024-03-01"})
	if news := n.news(t); len(news) < 2 {
		t.Errorf("after a restore is told %v", says(news))
	}
}

func testChosen(t *testing.T, k *kit) {
	s := k.New(t)
	l := k.ledger(t, s)
	k.add(t, l, news...)
	settle(t, l)
	judge(t, l, ledger.Verdict{Kind: waybill.Reject, Transfer: the(t, l, "KP", "RU", "missile").ID})
	all, err := l.ChangesAfter(t.Context(), ledger.Filter{}, 0, 1000)
	if err != nil || len(all.Changes) < 10 || all.First != 1 || all.Last != int64(len(all.Changes)) {
		t.Fatalf("%d changes from %d to %d, %v", len(all.Changes), all.First, all.Last, err)
	}
	for name, f := range map[string]ledger.Filter{
		"all":     {},
		"a party": {Parties: []waybill.PartyID{"KP"}}, "a supplier": {Suppliers: []waybill.PartyID{"RU", "SE"}}, "a recipient": {Recipients: []waybill.PartyID{"RU"}},
		"a family": {Classes: []waybill.Class{"missile"}}, "a class": {Classes: []waybill.Class{"missile.ballistic"}}, "a type": {Designations: []string{"kn-23"}},
		"a status": {Statuses: []waybill.Status{waybill.Rejected}}, "a stage": {Stages: []waybill.Stage{waybill.Delivered}},
		"none": {Parties: []waybill.PartyID{"CH"}}, "contested": {Contested: true}, "a day": {Since: "2024-01-01", Until: "2024-01-31"},
		"origins": {MinOrigins: 2}, "an id": {IDs: []string{all.Changes[len(news)].Row.ID}},
	} {
		var want []ledger.Change
		for i := range all.Changes {
			if f.Chooses(&all.Changes[i]) {
				want = append(want, all.Changes[i])
			}
		}
		if name != "none" && len(want) == 0 {
			t.Errorf("%s: chooses nothing", name)
		}
		for _, limit := range []int{1, 2, 1000} {
			var up, down []ledger.Change
			for after := int64(0); ; {
				some, err := l.ChangesAfter(t.Context(), f, after, limit)
				if err != nil {
					t.Fatal(err)
				}
				if up = append(up, some.Changes...); len(some.Changes) < limit {
					break
				}
				after = up[len(up)-1].Number
			}
			for before := int64(0); ; {
				some, err := l.ChangesBefore(t.Context(), f, before, limit)
				if err != nil {
					t.Fatal(err)
				}
				if down = append(down, some.Changes...); len(some.Changes) < limit {
					break
				}
				before = down[len(down)-1].Number
			}
			slices.Reverse(down)
			for _, got := range [][]ledger.Change{up, down} {
				if !slices.Equal(says(got), says(want)) {
					t.Errorf("%s, %d at a time: %v, not %v", name, limit, says(got), says(want))
				}
			}
		}
	}
	for _, f := range []ledger.Filter{{Outlets: []string{"x"}}, {Origins: []string{"x"}}, {Langs: []string{"de"}}, {ReportSince: "2024"}, {Query: parse(t, "x")}} {
		if _, err := l.ChangesAfter(t.Context(), f, 0, 1); !errors.Is(err, ledger.ErrChoice) {
			t.Errorf("by %+v: %v", f, err)
		}
	}
}

// testDropped: old changes go by age and number; what a relay has not passed on is kept, but not
// for ever; the numbers go on.
func testDropped(t *testing.T, k *kit) {
	s := k.New(t)
	now := time.Date(2024, 5, 1, 12, 0, 0, 0, time.UTC)
	l, err := ledger.New(s, k.filer, ledger.Options{Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	relay := &ledger.Relay{Ledger: l, Name: "a place", To: publisher(func([]ledger.Change) error { return errOnPurpose })}
	number := 0
	kept := func() [2]int64 {
		t.Helper()
		c, err := l.ChangesAfter(t.Context(), ledger.Filter{}, 0, 1)
		if err != nil {
			t.Fatal(err)
		}
		return [2]int64{c.First, c.Last}
	}
	tell := func() [2]int64 {
		t.Helper()
		// a thousand changes behind those there are, as they are dropped now and then
		update(t, s, func(tx ledger.Tx) error {
			last, err := tx.LastChange()
			var some []ledger.Change
			for i := range int64(999) {
				some = append(some, ledger.Change{Number: last + 1 + i, At: now, Kind: ledger.ArticleRecorded, Entry: 1})
			}
			return errors.Join(err, tx.PutChanges(some))
		})
		number++
		record(t, l, k.input(t, article{fmt.Sprint(number), fmt.Sprintf("No. %d\n\nNothing of note happened today, officials said.\n", number), "", ""}))
		return kept()
	}
	want := func(what string, got, want [2]int64) {
		t.Helper()
		if got != want {
			t.Errorf("%s: kept are those from %d to %d, not from %d to %d", what, got[0], got[1], want[0], want[1])
		}
	}
	want("at first", tell(), [2]int64{1, 1000})
	now = now.AddDate(0, 0, ledger.ChangesDays-1)
	want("before their time", tell(), [2]int64{1, 2000})
	now = now.AddDate(0, 0, 2)
	want("after it", tell(), [2]int64{1001, 3000})
	if _, err := relay.Once(t.Context()); !errors.Is(err, errOnPurpose) {
		t.Fatalf("passed on: %v", err)
	}
	now = now.AddDate(0, 0, ledger.ChangesDays-1)
	want("a relay waits, though not so long", tell(), [2]int64{2001, 4000})
	var passed []int64
	relay.To = publisher(func(c []ledger.Change) error {
		for i := range c {
			passed = append(passed, c[i].Number)
		}
		return nil
	})
	var dropped [2]int64
	relay.Dropped = func(from, through int64) { dropped = [2]int64{from, through} }
	if n, err := relay.Once(t.Context()); err != nil || n == 0 || passed[0] != 2001 || dropped != [2]int64{1001, 2000} {
		t.Errorf("passed on %d from %v, dropped %v, %v", n, passed[:1], dropped, err)
	}
}

// publisher is a place that changes are passed on to.
type publisher func([]ledger.Change) error

func (p publisher) Publish(_ context.Context, changes []ledger.Change) error { return p(changes) }

// testTogether: the numbers have no gap whoever writes.
func testTogether(t *testing.T, k *kit) {
	s := k.New(t)
	var all sync.WaitGroup
	for i := range 3 {
		l := k.ledger(t, k.Again(t, s))
		all.Go(func() {
			for n := range 10 {
				a := article{fmt.Sprintf("%d-%d.txt", i, n), fmt.Sprintf("%s\n\nNo. %d of %d.\n", exchange, n, i), "", "2024-01-05"}
				in := k.input(t, a)
				if _, err := l.Record(context.Background(), []ledger.Input{in}); err != nil {
					t.Error(err)
				}
				if err := l.Settle(context.Background(), nil); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	m := newMirror(k.ledger(t, s))
	m.follow(t)
	if m.last < 30 {
		t.Errorf("%d changes", m.last)
	}
}

func testRelay(t *testing.T, k *kit) {
	l := k.ledger(t, k.New(t))
	got := make(chan ledger.Change, 1000)
	r := &ledger.Relay{Ledger: l, Name: "a place", Every: time.Millisecond, To: publisher(func(c []ledger.Change) error {
		for i := range c {
			got <- c[i]
		}
		return nil
	}), Failed: func(err error) { t.Error(err) }}
	ctx, end := context.WithCancel(t.Context())
	var running sync.WaitGroup
	running.Go(func() { r.Run(ctx) })
	k.add(t, l, news...)
	settle(t, l)
	judge(t, l, ledger.Verdict{Kind: waybill.Accept, Transfer: the(t, l, "KP", "RU", "missile").ID})
	all, err := l.ChangesAfter(t.Context(), ledger.Filter{}, 0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	for i := range all.Changes {
		select {
		case c := <-got:
			if c.Number != int64(i)+1 || said(&c) != said(&all.Changes[i]) {
				t.Errorf("passed on %s, not %s", said(&c), said(&all.Changes[i]))
			}
		case <-time.After(time.Minute):
			t.Fatalf("%d of %d are passed on", i, len(all.Changes))
		}
	}
	end()
	running.Wait()
	// what it had passed on when it was ended may not be marked yet, and comes again
	if _, err := r.Once(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n, err := r.Once(t.Context()); n != 0 || err != nil {
		t.Errorf("then %d, %v", n, err)
	}
}

// testRelays: what could not be passed on is again; what is not marked comes twice; two relays to
// one place leave nothing out and keep the order.
func testRelays(t *testing.T, k *kit) {
	s := k.New(t)
	l := k.ledger(t, s)
	k.add(t, l, news...)
	settle(t, l)
	var mu sync.Mutex
	seen, last, fails := map[int64]int{}, int64(0), 3
	to := publisher(func(c []ledger.Change) error {
		mu.Lock()
		defer mu.Unlock()
		for i := range c {
			n := c[i].Number
			if seen[n]++; seen[n] == 1 {
				if n != last+1 {
					t.Errorf("%d is passed on behind %d", n, last)
				}
				last = n
			}
			if fails > 0 && i == 1 {
				fails--
				return errOnPurpose
			}
		}
		return nil
	})
	ctx, end := context.WithCancel(t.Context())
	var running sync.WaitGroup
	told := make(chan error, 100)
	for range 2 {
		r := &ledger.Relay{Ledger: k.ledger(t, k.Again(t, s)), Name: "a place", To: to, Every: time.Millisecond, Patience: 4 * time.Millisecond, Failed: func(err error) { told <- err }}
		running.Go(func() { r.Run(ctx) })
	}
	for n := range 20 {
		k.add(t, l, article{fmt.Sprint(n), fmt.Sprintf("%s\n\nNo. %d.\n", exchange, n), "", "2024-01-05"})
	}
	settle(t, l)
	all, err := l.ChangesAfter(t.Context(), ledger.Filter{}, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	for until := time.Now().Add(time.Minute); ; time.Sleep(time.Millisecond) {
		mu.Lock()
		done := last == all.Last
		mu.Unlock()
		if done {
			break
		}
		if time.Now().After(until) {
			t.Fatalf("%d of %d are passed on", last, all.Last)
		}
	}
	end()
	running.Wait()
	if seen[1] < 2 {
		t.Error("what failed was not passed on again")
	}
	if err := <-told; !errors.Is(err, errOnPurpose) || !strings.Contains(err.Error(), "pass on what changed in") {
		t.Errorf("it tells %v", err)
	}
}

func testNamed(t *testing.T, k *kit) {
	s, other := k.New(t), k.New(t)
	l := k.ledger(t, s)
	k.add(t, l, news[0])
	name := func(l *ledger.Ledger) string {
		t.Helper()
		id, err := l.ID(t.Context())
		if err != nil || len(id) < 20 {
			t.Fatalf("%q, %v", id, err)
		}
		return id
	}
	id := name(l)
	if err := l.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if again := name(k.ledger(t, k.Again(t, s))); again != id {
		t.Errorf("%s is called %s elsewhere, and after a rebuild", id, again)
	}
	restored := k.ledger(t, other)
	restore(t, l, restored)
	if name(restored) == id {
		t.Error("a ledger restored elsewhere has the same name")
	}
}
