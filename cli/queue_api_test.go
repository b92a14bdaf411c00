//go:build unix

package cli_test

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"waybill/client"
	"waybill/view"
)

// TestQueueOverHTTP lets a program look after a queue over the API: it lists what failed, page by page,
// has it tried again, drops it, pauses the queue and lets it go on, and is told where it does not answer.
func TestQueueOverHTTP(t *testing.T) {
	nats := natsServer(t, nil)
	sv := serve(t, "--nats", at(nats, "ada", "hush"), "--workers", "1", "--ledger", newLedger(t))
	c, err := client.New(sv.at)
	if err != nil {
		t.Fatal(err)
	}
	ctx := t.Context()
	failed := func() (all []view.FailedJob) {
		t.Helper()
		for f, err := range c.Failed(ctx) {
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, f)
		}
		return all
	}
	until := func(what string, is func(*view.Queue) bool) {
		t.Helper()
		for end := time.Now().Add(2 * time.Minute); ; time.Sleep(20 * time.Millisecond) {
			q, err := c.Queue(ctx)
			if err == nil && is(q) {
				return
			}
			if time.Now().After(end) {
				t.Fatalf("%s does not come about: %+v, %v", what, q, err)
			}
		}
	}
	until("a queue", func(q *view.Queue) bool { return q.Trouble == "" && q.Workers == 1 && q.Place != "" })
	if all := failed(); len(all) != 0 {
		t.Fatalf("at first: %+v", all)
	}
	must(t, "add", damagedArchive(t), damagedArchive(t), damagedArchive(t), "--nats", at(nats, "ada", "hush"))
	until("three that failed", func(q *view.Queue) bool { return q.Failed == 3 && q.Waiting() == 0 && q.Running == 0 })
	all := failed()
	if len(all) != 3 || all[0].Number >= all[1].Number || all[1].Number >= all[2].Number {
		t.Fatalf("failed are %+v", all)
	}
	for _, f := range all {
		if f.Kind != "item" || !strings.Contains(f.Name, "damaged.txt") || f.Why == "" || f.Tries != 1 || f.Archive == "" {
			t.Errorf("told is %+v", f)
		}
	}
	var first, second view.FailedJobs
	for _, page := range []struct {
		path string
		to   *view.FailedJobs
	}{{"/api/v1/queue/failed?limit=2", &first}, {"/api/v1/queue/failed?limit=2&after=", &second}} {
		status, body := sv.get(page.path + string(first.Next))
		if err := json.Unmarshal([]byte(body), page.to); err != nil || status != http.StatusOK {
			t.Fatalf("%s: %d %s, %v", page.path, status, body, err)
		}
	}
	if len(first.Jobs) != 2 || len(second.Jobs) != 1 || second.Next != "" || second.Jobs[0] != all[2] {
		t.Errorf("in pages: %+v, %+v", first, second)
	}

	// while it is paused, what is tried again waits
	if q, err := c.PauseQueue(ctx); err != nil || !q.Paused {
		t.Errorf("paused: %+v, %v", q, err)
	}
	for i, want := range []int{1, 0} { // the second time it is not there any more
		if n, err := c.RetryFailed(ctx, client.Jobs{Numbers: []int64{all[0].Number}}); err != nil || n != want {
			t.Errorf("tried again, %d: %d, %v", i, n, err)
		}
	}
	if q, err := c.Queue(ctx); err != nil || !q.Paused || q.Sections != 1 || q.Failed != 2 {
		t.Errorf("while it is paused: %+v, %v", q, err)
	}
	if q, err := c.ResumeQueue(ctx); err != nil || q.Paused {
		t.Errorf("it goes on: %+v, %v", q, err)
	}
	until("a failure once more", func(q *view.Queue) bool { return q.Failed == 3 && q.Waiting() == 0 && q.Running == 0 })
	if n, err := c.DropFailed(ctx, client.Jobs{Numbers: []int64{all[1].Number, all[0].Number}}); err != nil || n != 1 {
		t.Errorf("dropped one: %d, %v", n, err)
	}
	if n, err := c.DropFailed(ctx, client.Jobs{All: true}); err != nil || n != 2 || len(failed()) != 0 {
		t.Errorf("dropped all: %d, %v, left %+v", n, err, failed())
	}
	for _, wrong := range []client.Jobs{{}, {All: true, Numbers: []int64{1}}, {Numbers: []int64{0}}} {
		if _, err := c.RetryFailed(ctx, wrong); statusOf(err) != http.StatusUnprocessableEntity {
			t.Errorf("%+v: %v", wrong, err)
		}
	}

	nats.Shutdown()
	nats.WaitForShutdown()
	until("a queue that does not answer", func(q *view.Queue) bool { return q.Trouble != "" })
	if _, err := c.PauseQueue(ctx); statusOf(err) != http.StatusServiceUnavailable {
		t.Errorf("paused without servers: %v", err)
	}
	for _, err := range c.Failed(ctx) {
		if statusOf(err) != http.StatusServiceUnavailable {
			t.Errorf("listed without servers: %v", err)
		}
	}
}

// statusOf is the status of a problem, 0 for none.
func statusOf(err error) int {
	var p *client.Problem
	if !errors.As(err, &p) {
		return 0
	}
	return p.Status
}
