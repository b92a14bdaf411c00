package watch

import (
	"maps"
	"slices"
	"testing"
	"time"

	"waybill/feed"
	"waybill/ledger"
)

var noon = time.Date(2024, 5, 15, 12, 0, 0, 0, time.UTC)

func TestInterval(t *testing.T) {
	interval := first
	for range 20 {
		interval = adapt(interval, true)
	}
	if interval != shortest {
		t.Errorf("a feed that always brings something is left alone for %v", interval)
	}
	for range 50 {
		interval = adapt(interval, false)
	}
	if interval != longest {
		t.Errorf("a feed that never brings anything is left alone for %v", interval)
	}
	for _, c := range []struct {
		gaps []time.Duration
		want time.Duration
	}{
		{nil, first},
		{[]time.Duration{time.Hour}, first},
		{[]time.Duration{time.Hour, 2 * time.Hour, 30 * time.Hour}, time.Hour},
		{[]time.Duration{time.Second, time.Second}, shortest},
		{[]time.Duration{900 * time.Hour, 900 * time.Hour}, longest},
	} {
		entries, at := []feed.Entry{{Published: noon}, {}}, noon
		for _, gap := range c.gaps {
			at = at.Add(-gap)
			entries = append(entries, feed.Entry{Published: at})
		}
		if got := initial(entries); got != c.want {
			t.Errorf("gaps of %v: %v, want %v", c.gaps, got, c.want)
		}
	}
}

func TestBackoff(t *testing.T) {
	for _, c := range []struct {
		interval time.Duration
		failures int
		passing  bool
		want     time.Duration
	}{
		{shortest, 1, true, 5 * time.Minute},
		{shortest, 3, true, 20 * time.Minute},
		{6 * time.Hour, 1, true, 10 * time.Minute},
		{shortest, 100, true, 2 * time.Hour},
		{6 * time.Hour, 100, true, 6 * time.Hour},
		{shortest, 100, false, longest},
		{0, 0, false, shortest},
	} {
		if got := backoff(c.interval, c.failures, c.passing); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

// TestKeys tells entries by what is theirs alone.
func TestKeys(t *testing.T) {
	const at = "https://www.example.org/feed"
	keys := func(entries ...feed.Entry) [][]key { return keysOf(at, entries) }
	one := feed.Entry{ID: "1", URL: "https://www.example.org/a"}
	same := func(a, b []key) bool {
		return slices.ContainsFunc(a, func(k key) bool { return slices.Contains(b, k) })
	}
	for _, c := range []struct {
		name  string
		other feed.Entry
		same  bool
	}{
		{"another ID", feed.Entry{ID: "2", URL: "http://www.example.org/a/?utm_source=feed"}, true},
		{"another address", feed.Entry{ID: "1", URL: "https://www.example.org/b"}, true},
		{"both others", feed.Entry{ID: "2", URL: "https://www.example.org/b"}, false},
	} {
		if got := same(keys(one)[0], keys(c.other)[0]); got != c.same {
			t.Errorf("%s: the same is %t", c.name, got)
		}
	}
	ticker := keys(feed.Entry{ID: "1", URL: "https://www.example.org/live#1"}, feed.Entry{ID: "2", URL: "https://www.example.org/live#2"})
	if same(ticker[0], ticker[1]) {
		t.Error("two entries of one page are one")
	}
	bad := keys(feed.Entry{ID: "x", URL: "https://www.example.org/a"}, feed.Entry{ID: "x", URL: "https://www.example.org/b"})
	if same(bad[0], bad[1]) {
		t.Error("two pages with one ID are one")
	}
	if same(keysOf(at, []feed.Entry{{ID: "1"}})[0], keysOf("https://other.example.org/", []feed.Entry{{ID: "1"}})[0]) {
		t.Error("an ID is the same in two feeds")
	}
}

// TestForget keeps the sets of seen entries bounded, and what is in the feed in them.
func TestForget(t *testing.T) {
	s := newState("https://www.example.org/feed")
	stays := []key{1 << 63}
	for document := range 60 {
		now := noon.Add(time.Duration(document) * time.Hour)
		s.Documents++
		s.remember(stays, now)
		s.remember([]key{key(document)}, now)
		s.seen.forget(s.Documents, now)
	}
	if _, there := s.seen[stays[0]]; !there || len(s.seen) > 28 {
		t.Errorf("%d are remembered; the one that stays: %t", len(s.seen), there)
	}
	for k := range key(2 * maxSeen) {
		s.Documents++
		s.seen[k] = lastThere{s.Documents, hours(noon)}
	}
	s.remember(stays, noon)
	if dropped := s.seen.forget(s.Documents, noon); len(s.seen) > maxSeen || len(dropped) == 0 {
		t.Errorf("%d are remembered, %d dropped", len(s.seen), len(dropped))
	}
	if _, there := s.seen[stays[0]]; !there {
		t.Error("one that is in the feed was forgotten")
	}
}

func FuzzState(f *testing.F) {
	s := newState("https://www.example.org/feed")
	s.Title, s.ETag, s.Interval, s.Due = "Example Post", `"1"`, time.Hour, noon
	s.Pending = []pending{{URL: "https://www.example.org/a", Keys: []key{1 << 63, 2}, Next: noon}}
	s.remember([]key{1, 1<<64 - 1}, noon)
	m, err := s.bookmark()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(m.Value)
	f.Add(`{"seen":"!"}`)
	f.Add(`{"due":"x"}`)
	f.Fuzz(func(t *testing.T, value string) {
		s := parseState(ledger.Bookmark{Kind: Kind, Key: "k", Value: value})
		m, err := s.bookmark()
		if err != nil {
			return // a year that JSON cannot write
		}
		again := parseState(m)
		if b, err := again.bookmark(); err != nil || b != m || !maps.Equal(s.seen, again.seen) {
			t.Errorf("%q is kept as %q, and that as %q (%v)", value, m.Value, b.Value, err)
		}
	})
}
