package cli

import (
	"context"
	"fmt"
	"log/slog"

	"waybill/ledger"
	"waybill/pipeline"
	"waybill/queue"
	"waybill/watch"
)

// queueSink hands what a watcher brings to workers. What was seen is noted once the queue has it,
// so that nothing is lost between the two; what is handed out twice is recorded once.
type queueSink struct {
	ledger  *ledger.Ledger
	queue   *queueDesk
	scanner pipeline.Scanner
	log     *slog.Logger
	// life ends the waiting for a queue that does not answer.
	life context.Context
}

// Take hands out the articles in which a claim can stand, then keeps the bookmarks.
func (s *queueSink) Take(ctx context.Context, articles []watch.Article, marks ...ledger.Bookmark) error {
	if jobs := s.jobs(articles); len(jobs) > 0 {
		if err := s.hand(ctx, jobs); err != nil {
			return fmt.Errorf("hand out articles of feeds: %w", err)
		}
	}
	_, err := s.ledger.Record(ctx, nil, marks...)
	return err
}

// hand returns once the queue has all jobs.
func (s *queueSink) hand(ctx context.Context, jobs []pipeline.Job) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(s.life, cancel)()
	all := func(yield func(pipeline.Job, error) bool) {
		for _, j := range jobs {
			if !yield(j, nil) {
				return
			}
		}
	}
	return s.queue.ask(ctx, func(q *queue.Queue) error {
		_, err := q.Put(ctx, all, queue.Producer{Tell: func(h queue.Handed) {
			if h.Waiting != nil {
				s.log.Warn("articles of feeds wait for the queue", "why", h.Waiting)
			}
		}})
		return err
	})
}

// jobs are the articles in which a claim can stand.
func (s *queueSink) jobs(articles []watch.Article) (all []pipeline.Job) {
	for i := range articles {
		if a := &articles[i]; s.scanner.Look(a.Bytes) {
			all = append(all, pipeline.Job{Article: &pipeline.SentArticle{Provenance: a.Provenance, Scan: true, Bytes: a.Bytes}})
		}
	}
	return all
}
