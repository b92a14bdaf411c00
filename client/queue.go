package client

import (
	"context"
	"iter"

	"waybill/view"
)

// Queue is the work that waits for workers, at a glance; its place is "" where work is not
// handed out there.
func (c *Client) Queue(ctx context.Context) (*view.Queue, error) {
	return get[view.Queue](ctx, c, "/queue", nil)
}

// Failed are the jobs that were given up, the oldest first. It ends with the first error.
func (c *Client) Failed(ctx context.Context) iter.Seq2[view.FailedJob, error] {
	return pages(ctx, c, "/queue/failed", nil, func(f *view.FailedJobs) ([]view.FailedJob, view.Optional) { return f.Jobs, f.Next })
}

// Jobs chooses jobs that were given up: those of some numbers, or All.
type Jobs struct {
	Numbers []int64 `json:"jobs,omitempty"`
	All     bool    `json:"all,omitempty"`
}

// RetryFailed hands failed jobs out again, and says how many it were.
func (c *Client) RetryFailed(ctx context.Context, j Jobs) (int, error) {
	return c.jobs(ctx, "/queue/failed/retry", j)
}

// DropFailed lets them go. It wants an admin.
func (c *Client) DropFailed(ctx context.Context, j Jobs) (int, error) {
	return c.jobs(ctx, "/queue/failed/drop", j)
}

func (c *Client) jobs(ctx context.Context, path string, j Jobs) (int, error) {
	done, err := post[view.Changed](ctx, c, path, j)
	if err != nil {
		return 0, err
	}
	return done.Jobs, nil
}

// PauseQueue lets workers take nothing new until ResumeQueue. Both want an admin.
func (c *Client) PauseQueue(ctx context.Context) (*view.Queue, error) {
	return post[view.Queue](ctx, c, "/queue/pause", nil)
}

// ResumeQueue lets workers go on.
func (c *Client) ResumeQueue(ctx context.Context) (*view.Queue, error) {
	return post[view.Queue](ctx, c, "/queue/resume", nil)
}
