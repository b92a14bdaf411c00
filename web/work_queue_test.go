package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"waybill/desk"
	"waybill/door"
	"waybill/view"
)

// shortQueue is a queue of a few failed jobs that nobody works on.
type shortQueue struct {
	view.Queue
	failed []view.FailedJob
}

func (q *shortQueue) Status(context.Context) (*view.Queue, error) {
	now := q.Queue
	now.Failed = int64(len(q.failed))
	return &now, nil
}

func (q *shortQueue) Failed(_ context.Context, after int64, limit int) (*view.FailedJobs, error) {
	page := &view.FailedJobs{Jobs: []view.FailedJob{}}
	for _, j := range q.failed {
		if len(page.Jobs) == limit {
			page.Next = view.Optional(fmt.Sprint(page.Jobs[limit-1].Number))
			break
		}
		if j.Number > after {
			page.Jobs = append(page.Jobs, j)
		}
	}
	return page, nil
}

func (q *shortQueue) Retry(_ context.Context, jobs desk.Jobs) (int, error) {
	before := len(q.failed)
	var left []view.FailedJob
	for _, j := range q.failed {
		if gone := jobs.All; !gone {
			for _, n := range jobs.Numbers {
				gone = gone || n == j.Number
			}
			if !gone {
				left = append(left, j)
			}
		}
	}
	q.failed = left
	return before - len(left), nil
}

func (q *shortQueue) Drop(ctx context.Context, jobs desk.Jobs) (int, error) {
	return q.Retry(ctx, jobs)
}
func (q *shortQueue) Pause(context.Context) error  { q.Paused = true; return nil }
func (q *shortQueue) Resume(context.Context) error { q.Paused = false; return nil }

// TestActivityQueue goes through the queue on the page: what each role is shown and offered, the
// pages of failed jobs, and what is told of what was done.
func TestActivityQueue(t *testing.T) {
	s := working(t)
	q := &shortQueue{Queue: view.Queue{
		Place: "queue waybill at nats://n1", Articles: 1204, Sections: 38, Rereads: []view.Reread{{Version: "0.1.0", Waiting: 3200, Done: 1800}},
		Running: 16, Oldest: "2026-11-27T09:14:00Z", Bytes: 2_500_000, Limit: 10_000_000, Workers: 3,
	}}
	for n := range int64(shownFailed + 3) {
		q.failed = append(q.failed, view.FailedJob{Number: n + 1, Kind: "article", Name: "<b>a</b>\u202e.html", Why: "it holds <script>nothing</script>", Tries: 5})
	}
	s.Queue = q
	offered := map[door.Role][]string{
		door.Viewer: nil, door.Analyst: {"/queue/retry"}, door.Admin: {"/queue/retry", "/queue/drop", "/queue/pause"},
	}
	for role, forms := range offered {
		body := get(mount(s, role), "/activity?ui=en").Body.String()
		for _, want := range []string{"4,442", "1,800 of 5,000 articles read again", `value="1800"`, "3 of 10 MB", "(5 tries)", `href="/activity?failed=20#failed"`} {
			if !strings.Contains(body, want) {
				t.Errorf("%s is not shown %s", role, want)
			}
		}
		for _, form := range []string{"/queue/retry", "/queue/drop", "/queue/pause"} {
			is := strings.Contains(body, `action="`+form+`"`)
			if should := strings.Contains(strings.Join(forms, " "), form); is != should {
				t.Errorf("%s is offered %s: %v", role, form, is)
			}
		}
		if strings.Contains(body, "<script>nothing") || strings.Contains(body, "<b>a</b>") || strings.Contains(body, "\u202e") {
			t.Error("what failed is not shown as mere text")
		}
	}
	boss := person{t, mount(s, door.Admin)}
	if body := boss.see("/activity?failed=20&ui=en"); strings.Count(body, `aria-label="Retry:`) != 3 || !strings.Contains(body, `href="/activity?ui=en#failed"`) && !strings.Contains(body, `href="/activity#failed"`) {
		t.Error("the second page of what failed is another")
	}
	for _, step := range []struct {
		at   string
		form url.Values
		want string
	}{
		{"/queue/retry", url.Values{"job": {"3"}}, "1 job is tried again."},
		{"/queue/drop", url.Values{"job": {"4", "5", "99"}}, "2 jobs were dropped."},
		{"/queue/pause", nil, "The queue is paused."},
		{"/queue/resume", nil, "The queue goes on."},
		{"/queue/retry", url.Values{"all": {"yes"}}, fmt.Sprint(shownFailed, " jobs are tried again.")},
	} {
		w := boss.post(step.at, step.form)
		to, there, _ := strings.Cut(w.Header().Get("Location"), "#")
		if w.Code != http.StatusSeeOther || there != "queue" {
			t.Errorf("%s leads with %d to %s", step.at, w.Code, w.Header().Get("Location"))
			continue
		}
		if body := boss.see(to + "&ui=en"); !strings.Contains(body, step.want) {
			t.Errorf("after %s %v the page does not say %q", step.at, step.form, step.want)
		}
	}
	for _, form := range []url.Values{nil, {"job": {"three"}}, {"job": {"1"}, "all": {"yes"}}} {
		if w := boss.post("/queue/drop", form); w.Code != http.StatusBadRequest {
			t.Errorf("%v is answered with %d", form, w.Code)
		}
	}
	q.Trouble = "no NATS server answers"
	if body := boss.see("/activity?ui=de"); !strings.Contains(body, "Die Warteschlange antwortet nicht") || !strings.Contains(body, "no NATS server answers") || strings.Contains(body, `action="/queue/`) {
		t.Error("a queue that does not answer is not told of")
	}
}
