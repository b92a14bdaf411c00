package sqlite_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"waybill"
	"waybill/ledger"
	"waybill/query"
)

// perPage and hitsPerPage are how many rows or reports a page has.
const perPage, hitsPerPage = 50, 20

// asked is a question with its name.
type asked struct {
	name   string
	filter ledger.Filter
	page   ledger.Page
}

func words(tb testing.TB, text string) ledger.Query {
	tb.Helper()
	q, err := query.Parse(text)
	if err != nil {
		tb.Fatal(err)
	}
	return q
}

// listings are what is asked of the register, with the parties now and then drawn anew.
func listings(tb testing.TB, rng *rand.Rand) []asked {
	states := []waybill.PartyID{"US", "RU", "UA", "FR", "IN", "PL", "KP", "SA", "DE", "EG", "LT", "KE", "MN", "BG"}
	state := func() []waybill.PartyID { return []waybill.PartyID{states[rng.IntN(len(states))]} }
	day := func() string {
		return time.Date(2015+rng.IntN(10), time.Month(1+rng.IntN(12)), 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	}
	from := day()
	return []asked{
		{"the latest", ledger.Filter{}, ledger.Page{}},
		{"by articles", ledger.Filter{}, ledger.Page{Sort: "articles"}},
		{"by origins, least first", ledger.Filter{}, ledger.Page{Sort: "origins", Reverse: true}},
		{"by credibility", ledger.Filter{}, ledger.Page{Sort: "credibility"}},
		{"to a state", ledger.Filter{Recipients: state()}, ledger.Page{}},
		{"from a state, by claims", ledger.Filter{Suppliers: state()}, ledger.Page{Sort: "claims"}},
		{"from a state to another", ledger.Filter{Suppliers: state(), Recipients: state()}, ledger.Page{}},
		{"with a state on a side", ledger.Filter{Parties: state(), Since: from}, ledger.Page{}},
		{"missiles to a state since", ledger.Filter{Recipients: state(), Classes: []waybill.Class{"missile"}, Since: from}, ledger.Page{}},
		{"a sub of a class", ledger.Filter{Classes: []waybill.Class{"armour.apc"}}, ledger.Page{Sort: "id"}},
		{"a designation", ledger.Filter{Designations: []string{"Leopard 2"}}, ledger.Page{}},
		{"offered or refused", ledger.Filter{Stages: []waybill.Stage{waybill.Offered, waybill.Refused}}, ledger.Page{}},
		{"doubted, by articles", ledger.Filter{Certainties: []waybill.Certainty{waybill.Doubted}}, ledger.Page{Sort: "articles"}},
		{"confirmed", ledger.Filter{Credibility: []waybill.Credibility{waybill.Confirmed}}, ledger.Page{}},
		{"judged", ledger.Filter{Statuses: []waybill.Status{waybill.Accepted}}, ledger.Page{}},
		{"in a month", ledger.Filter{Since: from, Until: from[:8] + "28"}, ledger.Page{}},
		{"until a day, by claims", ledger.Filter{Until: from}, ledger.Page{Sort: "claims"}},
		{"five origins", ledger.Filter{MinOrigins: 5}, ledger.Page{}},
		{"twenty articles", ledger.Filter{MinArticles: 20}, ledger.Page{}},
		{"contested", ledger.Filter{Contested: true}, ledger.Page{}},
		{"in exchange", ledger.Filter{Exchange: true}, ledger.Page{}},
		{"by an origin", ledger.Filter{Origins: []string{"Verteidigungsministerium von Polen"}}, ledger.Page{}},
		{"in an outlet", ledger.Filter{Outlets: []string{"Gulf Observer"}}, ledger.Page{}},
		{"in a language", ledger.Filter{Langs: []string{"de"}}, ledger.Page{}},
		{"reported in a month", ledger.Filter{ReportSince: from, ReportUntil: from[:8] + "28"}, ledger.Page{}},
		{"reported since", ledger.Filter{ReportSince: from}, ledger.Page{Sort: "origins"}},
		{"a common word", ledger.Filter{Query: words(tb, "Panzer OR tanks")}, ledger.Page{}},
		{"a rare phrase", ledger.Filter{Query: words(tb, `"14 Leopard 2" AND Kenia*`)}, ledger.Page{}},
		{"a word to a state", ledger.Filter{Recipients: state(), Query: words(tb, "delivered NOT Iskander")}, ledger.Page{}},
	}
}

// searches are what is asked of the reports.
func searches(tb testing.TB, rng *rand.Rand) []asked {
	from := fmt.Sprintf("%d-%02d-01", 2015+rng.IntN(10), 1+rng.IntN(12))
	var all []asked
	for _, text := range []string{"Prüfung", "Lenkarber", "Verteidigung*", `"border guard"`, `"Patriot to Poland"`, "Iskander AND Belarus", "Iskander NOT Russland", "(Drohnen OR drones) Kenia", "Marinewerft", "the"} {
		all = append(all, asked{text, ledger.Filter{Query: words(tb, text)}, ledger.Page{}})
	}
	return append(all,
		asked{"word, outlet, month", ledger.Filter{Query: words(tb, "Leopard"), Outlets: []string{"Neue Woche"}, ReportSince: from, ReportUntil: from[:8] + "28"}, ledger.Page{}},
		asked{"word, recipient", ledger.Filter{Query: words(tb, "geliefert"), Recipients: []waybill.PartyID{"PL"}}, ledger.Page{}},
		asked{"word, class, oldest first", ledger.Filter{Query: words(tb, "review"), Classes: []waybill.Class{"ship"}}, ledger.Page{Reverse: true}},
		asked{"the latest of an outlet", ledger.Filter{Outlets: []string{"Alpenrundschau"}}, ledger.Page{}},
	)
}

// ask measures questions one after the other, with the second page of each where there is one.
func ask(b *testing.B, make func(testing.TB, *rand.Rand) []asked, one func(*ledger.Ledger, asked) (string, error)) {
	path, _, filer := large(b)
	for _, cold := range []bool{false, true} {
		name := "warm"
		if cold {
			name = "cold"
		}
		b.Run(name, func(b *testing.B) {
			l := openOnly(b, path, filer)
			rng := rand.New(rand.NewPCG(5, 6))
			var queue []asked
			var took, busy []time.Duration
			slow := map[string]time.Duration{}
			for b.Loop() {
				if len(queue) == 0 {
					queue = make(b, rng)
				}
				q := queue[0]
				queue = queue[1:]
				if cold {
					b.StopTimer()
					if err := l.Close(); err != nil {
						b.Fatal(err)
					}
					forget(b, path)
					l = openOnly(b, path, filer)
					b.StartTimer()
				}
				start, worked := time.Now(), processor(b)
				next, err := one(l, q)
				if err != nil {
					b.Fatalf("%s: %v", q.name, err)
				}
				took, busy = append(took, time.Since(start)), append(busy, processor(b)-worked)
				slow[q.name] = max(slow[q.name], busy[len(busy)-1])
				if next != "" && q.page.After == "" {
					q.page.After = next
					q.name += ", second page"
					queue = append(queue, q)
				}
			}
			report(b, took, busy, slow)
			if err := l.Close(); err != nil {
				b.Fatal(err)
			}
		})
	}
}

// report gives the median and the 95th percentile, on the clock and of processor time, and
// which questions take most of it.
func report(b *testing.B, took, busy []time.Duration, slow map[string]time.Duration) {
	for _, d := range []struct {
		what string
		all  []time.Duration
	}{{"", took}, {"processor-", busy}} {
		slices.Sort(d.all)
		for _, share := range []int{50, 95} {
			at := d.all[share*(len(d.all)-1)/100]
			b.ReportMetric(float64(at.Microseconds())/1000, fmt.Sprintf("p%d-%sms", share, d.what))
		}
	}
	var lines []string
	for name, d := range slow {
		if d > 20*time.Millisecond {
			lines = append(lines, fmt.Sprintf("%4d ms at most: %s", d.Milliseconds(), name))
		}
	}
	if slices.Sort(lines); len(lines) > 0 {
		b.Log(strings.Join(lines, "; "))
	}
}

func BenchmarkList(b *testing.B) {
	ask(b, listings, func(l *ledger.Ledger, q asked) (string, error) {
		q.page.Limit = perPage
		rows, err := l.List(context.Background(), q.filter, q.page)
		if err != nil || len(rows) < perPage {
			return "", err
		}
		return q.page.Next(&rows[len(rows)-1]), nil
	})
}

func BenchmarkSearch(b *testing.B) {
	ask(b, searches, func(l *ledger.Ledger, q asked) (string, error) {
		q.page.Limit = hitsPerPage
		hits, err := l.Search(context.Background(), q.filter, q.page)
		if err != nil || len(hits) < hitsPerPage {
			return "", err
		}
		return q.page.NextReport(&hits[len(hits)-1].Report), nil
	})
}

// BenchmarkShow shows rows from all over the register, the busiest among them.
func BenchmarkShow(b *testing.B) {
	path, _, filer := large(b)
	var ids []string
	l := openOnly(b, path, filer)
	rng := rand.New(rand.NewPCG(7, 8))
	for _, p := range []ledger.Page{{Sort: "claims", Limit: 20}, {Sort: "id", Limit: 50}, {Limit: 50}, {Sort: "begin", Limit: 50}, {Sort: "credibility", Limit: 50}} {
		rows, err := l.List(context.Background(), ledger.Filter{}, p)
		if err != nil {
			b.Fatal(err)
		}
		for i := range rows {
			ids = append(ids, rows[i].ID)
		}
	}
	if err := l.Close(); err != nil {
		b.Fatal(err)
	}
	rng.Shuffle(len(ids), func(i, k int) { ids[i], ids[k] = ids[k], ids[i] })
	all := make([]asked, len(ids))
	for i, id := range ids {
		all[i] = asked{name: id}
	}
	ask(b, func(testing.TB, *rand.Rand) []asked { return slices.Clone(all) }, func(l *ledger.Ledger, q asked) (string, error) {
		_, err := l.Show(context.Background(), q.name)
		return "", err
	})
}

// BenchmarkOneMore records one more article, into an empty ledger and into the large one, and
// brings the register up to date.
func BenchmarkOneMore(b *testing.B) {
	path, w, filer := large(b)
	for _, into := range []struct{ name, path string }{{"empty", filepath.Join(b.TempDir(), "empty.db")}, {"large", path}} {
		for _, settle := range []bool{false, true} {
			b.Run(fmt.Sprintf("%s/settle=%t", into.name, settle), func(b *testing.B) {
				l := openAt(b, into.path, filer)
				more := fresh(w)
				var took, busy []time.Duration
				for b.Loop() {
					b.StopTimer()
					inputs := more()
					b.StartTimer()
					start, worked := time.Now(), processor(b)
					if _, err := l.Record(context.Background(), inputs); err != nil {
						b.Fatal(err)
					}
					if settle {
						if err := l.Settle(context.Background(), nil); err != nil {
							b.Fatal(err)
						}
					}
					took, busy = append(took, time.Since(start)), append(busy, processor(b)-worked)
				}
				report(b, took, busy, nil)
			})
		}
	}
}
