package pipeline_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"waybill"
	"waybill/ledger"
	"waybill/pipeline"
	"waybill/pipeline/pipelinetest"
	"waybill/sqlite"
)

// refusing is a store that takes everything but articles of which one has some words.
type refusing struct {
	ledger.Store
	words string
	why   error
}

func (s *refusing) Update(ctx context.Context, f func(ledger.Tx) error) error {
	return s.Store.Update(ctx, func(tx ledger.Tx) error { return f(&refusingTx{tx, s}) })
}

type refusingTx struct {
	ledger.Tx
	store *refusing
}

func (tx *refusingTx) PutReports(reports []ledger.Report) error {
	for i := range reports {
		if strings.Contains(reports[i].Text, tx.store.words) {
			return tx.store.why
		}
	}
	return tx.Tx.PutReports(reports)
}

// TestDoTellsWhoIsAtFault holds that an article which the ledger does not take costs the others of its
// batch nothing, and that what is wrong with the ledger itself is no fault of any article.
func TestDoTellsWhoIsAtFault(t *testing.T) {
	k := pipelinetest.New(t)
	jobs := []pipeline.Job{
		{Article: &pipeline.SentArticle{Provenance: waybill.Provenance{File: "a.txt"}, Bytes: []byte("Tanks\n\nIran delivered drones to Russia.\n")}},
		{Article: &pipeline.SentArticle{Provenance: waybill.Provenance{File: "b.txt"}, Bytes: []byte("Trouble\n\nSpain delivered tanks to Peru.\n")}},
	}
	do := func(why error) (pipeline.Sum, []pipeline.Outcome, error) {
		s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "ledger.db"), sqlite.Options{Create: true})
		if err != nil {
			t.Fatal(err)
		}
		l, err := ledger.New(&refusing{s, "Peru", why}, k.Filer, ledger.Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { l.Close() })
		return k.Run(t, l, 2).Do(t.Context(), jobs)
	}
	poison := errors.New("a value that is none")
	sum, outcomes, err := do(poison)
	if err != nil || sum.Articles != 1 || outcomes[0].Err != nil || !errors.Is(outcomes[1].Err, poison) {
		t.Errorf("an article that is refused: %+v, %+v, %v", sum, outcomes, err)
	}
	for _, trouble := range []error{ledger.ErrReadOnly, ledger.ErrNotReady, ledger.ErrCorrupt} {
		if _, outcomes, err := do(trouble); !errors.Is(err, trouble) || outcomes != nil {
			t.Errorf("trouble of the ledger: %+v, %v", outcomes, err)
		}
	}
}
