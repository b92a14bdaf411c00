package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"waybill/desk"
	"waybill/door"
	"waybill/view"
)

// FailedPage chooses jobs that were given up.
type FailedPage struct {
	After string `query:"after" maxLength:"20" doc:"Where the page begins: next of the page before."`
	Limit int    `query:"limit" default:"50" minimum:"1" maximum:"500" doc:"How many jobs at most."`
}

// SomeJobs names jobs that were given up.
type SomeJobs struct {
	Body struct {
		Jobs []int64 `json:"jobs,omitempty" maxItems:"500" minimum:"1" doc:"The numbers of failed jobs."`
		All  bool    `json:"all,omitempty" doc:"All that failed, instead of numbers."`
	} `nameHint:"JobNumbers"`
}

// queue is the work that waits for workers.
func (a *API) queue() {
	register(a, operation{
		method: http.MethodGet, path: "/queue", id: "get-queue", tag: "queue", role: door.Viewer,
		summary: "The queue at a glance", description: "Where work is not handed out, place is null.",
	}, func(ctx context.Context, _ *Nothing) (*Answer[view.Queue], error) { return a.queueNow(ctx) })
	register(a, operation{
		method: http.MethodGet, path: "/queue/failed", id: "list-failed", tag: "queue", role: door.Viewer,
		summary: "List the jobs that were given up", description: "The oldest first. Where the queue does not answer, this is 503, as are all that follow.",
	}, func(ctx context.Context, in *FailedPage) (*Answer[view.FailedJobs], error) {
		after, err := desk.FailedAfter(in.After)
		if err != nil {
			return nil, err
		}
		if a.Queue == nil {
			return &Answer[view.FailedJobs]{&view.FailedJobs{Jobs: []view.FailedJob{}}}, nil
		}
		body, err := a.Queue.Failed(ctx, after, in.Limit)
		return &Answer[view.FailedJobs]{body}, err
	})
	a.jobs("/queue/failed/retry", "retry-failed", "Hand failed jobs out again", door.RetriesJobs, desk.Queue.Retry)
	a.jobs("/queue/failed/drop", "drop-failed", "Let failed jobs go", door.TendsQueue, desk.Queue.Drop)
	a.switches("/queue/pause", "pause-queue", "Let workers take nothing new", desk.Queue.Pause)
	a.switches("/queue/resume", "resume-queue", "Let workers go on", desk.Queue.Resume)
}

// queueNow is the queue as it is.
func (a *API) queueNow(ctx context.Context) (*Answer[view.Queue], error) {
	if a.Queue == nil {
		return &Answer[view.Queue]{&view.Queue{Rereads: []view.Reread{}}}, nil
	}
	body, err := a.Queue.Status(ctx)
	return &Answer[view.Queue]{body}, err
}

// jobs is an operation on jobs that were given up.
func (a *API) jobs(path, id, summary string, role door.Role, do func(desk.Queue, context.Context, desk.Jobs) (int, error)) {
	register(a, operation{
		method: http.MethodPost, path: path, id: id, tag: "queue", role: role, summary: summary,
		description: "Numbers that are not there any more are passed over: the answer tells how many jobs it were.",
	}, func(ctx context.Context, in *SomeJobs) (*Answer[view.Changed], error) {
		jobs := desk.Jobs{Numbers: in.Body.Jobs, All: in.Body.All}
		if err := jobs.Check(); err != nil {
			return nil, err
		}
		if a.Queue == nil {
			return nil, noQueue()
		}
		n, err := do(a.Queue, ctx, jobs)
		return &Answer[view.Changed]{&view.Changed{Jobs: n}}, err
	})
}

// switches is an operation on the whole queue; its answer is the queue.
func (a *API) switches(path, id, summary string, do func(desk.Queue, context.Context) error) {
	register(a, operation{
		method: http.MethodPost, path: path, id: id, tag: "queue", role: door.TendsQueue, summary: summary,
	}, func(ctx context.Context, _ *Nothing) (*Answer[view.Queue], error) {
		if a.Queue == nil {
			return nil, noQueue()
		}
		if err := do(a.Queue, ctx); err != nil {
			return nil, err
		}
		return a.queueNow(ctx)
	})
}

func noQueue() error { return huma.Error409Conflict("work is not handed out here: there is no queue") }
