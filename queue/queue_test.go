package queue_test

import (
	"testing"

	"waybill/pipeline/pipelinetest"
	"waybill/queue"
)

// TestRegister holds that what several workers read comes to the register of one process.
func TestRegister(t *testing.T) {
	k := pipelinetest.New(t)
	alone := k.Ledger(t)
	if _, err := k.Run(t, alone, 1).Add(t.Context(), pipelinetest.Opened(t, articles(t)...)); err != nil {
		t.Fatal(err)
	}
	q := open(t, queue.Options{})
	l := k.Ledger(t)
	run := k.Run(t, l, 1)
	handed, err := q.Put(t.Context(), run.Jobs(t.Context(), pipelinetest.Opened(t, articles(t)...)), queue.Producer{Kept: run.HandedOut})
	if err != nil {
		t.Fatal(err)
	}
	s := must[queue.Status](t)(q.Status(t.Context()))
	if handed.Jobs == 0 || int(s.Articles.Waiting) != handed.Jobs-handed.Known || s.Oldest.IsZero() || s.Bytes == 0 || !s.Embedded {
		t.Errorf("handed out %+v, and there wait %+v", handed, s)
	}
	var workers []queue.Worker
	for range 3 {
		workers = append(workers, queue.Worker{Stamp: k.Stamp, Batch: 20, Do: k.Run(t, l, 1).Do})
	}
	working(t, q, workers...)
	drained(t, q)
	same(t, l, alone)
	s = must[queue.Status](t)(q.Status(t.Context()))
	done := 0
	for _, w := range s.Workers {
		done += w.Jobs
	}
	if len(s.Workers) != 3 || done != handed.Jobs-handed.Known || s.Failed != 0 {
		t.Errorf("done %d of %d by %+v", done, handed.Jobs, s)
	}
}
