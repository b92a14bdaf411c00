package desk

import (
	"context"
	"errors"
	"strconv"

	"waybill/view"
)

// Queue is the work that waits for workers, as people look after it.
type Queue interface {
	// Status fails only where ctx ends: a queue that does not answer says so in it.
	Status(ctx context.Context) (*view.Queue, error)
	// Failed are at most so many of the jobs that were given up, behind the one of a number.
	Failed(ctx context.Context, after int64, limit int) (*view.FailedJobs, error)
	// Retry hands jobs that were given up out again, Drop lets them go. They say how many it
	// were; numbers that are not there any more are passed over.
	Retry(ctx context.Context, jobs Jobs) (int, error)
	Drop(ctx context.Context, jobs Jobs) (int, error)
	// Pause lets workers finish what they have and take nothing new until Resume.
	Pause(ctx context.Context) error
	Resume(ctx context.Context) error
}

// Jobs chooses jobs that were given up: those of some numbers, or All.
type Jobs struct {
	Numbers []int64
	All     bool
}

// Check fails with an *Error where nothing is chosen, or both.
func (j Jobs) Check() error {
	if j.All == (len(j.Numbers) > 0) {
		return &Error{Field: "jobs", Why: "name the numbers of failed jobs, or say all"}
	}
	return nil
}

// ErrQueue is wrapped by what is told where the queue does not answer.
var ErrQueue = errors.New("the queue does not answer")

// FailedAfter is the number a page of failed jobs begins behind, by its parameter "after".
func FailedAfter(after string) (int64, error) {
	if after == "" {
		return 0, nil
	}
	n, err := strconv.ParseInt(after, 10, 64)
	if err != nil || n < 0 {
		return 0, noPage(after)
	}
	return n, nil
}
