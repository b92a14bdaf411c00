package queue_test

import (
	"testing"

	"waybill/pipeline/pipelinetest"
	"waybill/queue"
)

// BenchmarkCost compares what the articles of gold and the samples cost alone and over a queue, with
// one worker that reads one at a time, into a new ledger each time.
func BenchmarkCost(b *testing.B) {
	k := pipelinetest.New(b)
	b.Run("alone", func(b *testing.B) {
		for b.Loop() {
			if _, err := k.Run(b, k.Ledger(b), 1).Add(b.Context(), pipelinetest.Opened(b, articles(b)...)); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("queue", func(b *testing.B) {
		for b.Loop() {
			b.StopTimer()
			q := open(b, queue.Options{})
			l := k.Ledger(b)
			run := k.Run(b, l, 1)
			b.StartTimer()
			if _, err := q.Put(b.Context(), run.Jobs(b.Context(), pipelinetest.Opened(b, articles(b)...)), queue.Producer{Kept: run.HandedOut}); err != nil {
				b.Fatal(err)
			}
			stop := working(b, q, queue.Worker{Do: run.Do})
			drained(b, q)
			stop()
		}
	})
}

// BenchmarkCarry measures the queue alone: jobs of 1 KB each, put and acknowledged.
func BenchmarkCarry(b *testing.B) {
	q := open(b, queue.Options{})
	if _, err := q.Put(b.Context(), many(b.N), queue.Producer{}); err != nil {
		b.Fatal(err)
	}
	var done counting
	stop := working(b, q, queue.Worker{Do: done.do})
	drained(b, q)
	stop()
}
