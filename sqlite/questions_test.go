package sqlite_test

import (
	"context"
	"math/rand/v2"
	"testing"
	"time"

	"waybill"
	"waybill/ledger"
)

// question is what is asked of a ledger besides its listings.
type question struct {
	name string
	ask  func(ctx context.Context, l *ledger.Ledger) error
}

// questions are what the pages ask, with parties and days drawn anew.
func questions(tb testing.TB, rng *rand.Rand, rows []waybill.Transfer) []question {
	var all []question
	both := ledger.Dimensions{Supplier: true, Recipient: true}
	for _, q := range listings(tb, rng) {
		all = append(all, question{"flows, " + q.name, func(ctx context.Context, l *ledger.Ledger) error {
			_, err := l.Flows(ctx, q.filter, both, 200)
			return err
		}})
	}
	state := []waybill.PartyID{"US", "RU", "UA", "FR", "IN"}[rng.IntN(5)]
	account := ledger.Filter{Parties: []waybill.PartyID{state}}
	for name, by := range map[string]ledger.Dimensions{
		"supplier": {Supplier: true}, "recipient": {Recipient: true}, "pair, family": {Supplier: true, Recipient: true, Family: true},
		"side, year": {Supplier: true, Year: true},
	} {
		all = append(all, question{"flows by " + name, func(ctx context.Context, l *ledger.Ledger) error {
			_, err := l.Flows(ctx, ledger.Filter{}, by, 200)
			return err
		}}, question{"flows of a party by " + name, func(ctx context.Context, l *ledger.Ledger) error {
			_, err := l.Flows(ctx, account, by, 200)
			return err
		}})
	}
	for name, o := range map[string]ledger.Origins{"all": {}, "ministry": {Name: "ministerium"}, "of a party": {Parties: []waybill.PartyID{state}}} {
		all = append(all, question{"origins, " + name, func(ctx context.Context, l *ledger.Ledger) error {
			p := ledger.Page{Limit: 50}
			_, next, err := l.Witnesses(ctx, o, p)
			if err == nil && next != "" {
				p.After = next
				_, _, err = l.Witnesses(ctx, o, p)
			}
			return err
		}})
	}
	var ids []string
	for range 50 {
		ids = append(ids, rows[rng.IntN(len(rows))].ID)
	}
	return append(all,
		question{"months of 50 rows", func(ctx context.Context, l *ledger.Ledger) error {
			_, err := l.Reported(ctx, ids)
			return err
		}},
		question{"state", func(ctx context.Context, l *ledger.Ledger) error {
			_, err := l.State(ctx)
			return err
		}},
		question{"counts", func(ctx context.Context, l *ledger.Ledger) error {
			_, err := l.Stats(ctx)
			return err
		}},
		question{"review", func(ctx context.Context, l *ledger.Ledger) error {
			_, err := l.List(ctx, ledger.Filter{Undecided: true}, ledger.Page{Sort: "review", Limit: perPage})
			return err
		}},
		question{"review of a party", func(ctx context.Context, l *ledger.Ledger) error {
			f := account
			f.Undecided = true
			_, err := l.List(ctx, f, ledger.Page{Sort: "review", Limit: perPage})
			return err
		}},
		question{"the latest articles", func(ctx context.Context, l *ledger.Ledger) error {
			_, err := l.Articles(ctx, ledger.Filter{}, ledger.Page{Limit: perPage})
			return err
		}},
		question{"a report", func(ctx context.Context, l *ledger.Ledger) error {
			some, err := l.Articles(ctx, ledger.Filter{IDs: ids[:1]}, ledger.Page{Limit: 1})
			if err == nil && len(some) > 0 {
				_, err = l.Report(ctx, some[0].Article[:12])
			}
			return err
		}},
		question{"the log", func(ctx context.Context, l *ledger.Ledger) error {
			_, err := l.LogPage(ctx, 0, perPage)
			return err
		}},
	)
}

// BenchmarkAsk asks what the pages ask besides listings.
func BenchmarkAsk(b *testing.B) {
	path, _, filer := large(b)
	l := openAt(b, path, filer)
	ctx := context.Background()
	rows, err := l.List(ctx, ledger.Filter{}, ledger.Page{Limit: 2000})
	if err != nil {
		b.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(9, 10))
	var queue []question
	var took, busy []time.Duration
	slow := map[string]time.Duration{}
	for b.Loop() {
		if len(queue) == 0 {
			queue = questions(b, rng, rows)
		}
		q := queue[0]
		queue = queue[1:]
		start, worked := time.Now(), processor(b)
		if err := q.ask(ctx, l); err != nil {
			b.Fatalf("%s: %v", q.name, err)
		}
		took, busy = append(took, time.Since(start)), append(busy, processor(b)-worked)
		slow[q.name] = max(slow[q.name], busy[len(busy)-1])
	}
	report(b, took, busy, slow)
}
