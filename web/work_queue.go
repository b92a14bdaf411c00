package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"waybill/desk"
	"waybill/door"
	"waybill/view"
)

// queuePage is the queue on the page of activity, with what failed.
type queuePage struct {
	*view.Queue
	// Jobs are those that were given up; First and More are the addresses of the first page of
	// them and the next, "" where that is this one, or none.
	Jobs        []view.FailedJob
	First, More string
	// Silent says that the queue does not answer.
	Silent bool
	// MayRetry and MayTend say what whoever asks may do.
	MayRetry, MayTend bool
	// Done is what was done just before.
	Done string
}

// The names of what an address tells of the queue: where failed jobs begin, what was done, and
// with how many jobs.
const (
	failedKey = "failed"
	didKey    = "did"
	jobsKey   = "jobs"
)

// shownFailed is how many failed jobs stand on a page.
const shownFailed = 20

// queueOf is the queue as a request asks for it; nil where there is none.
func (s *Site) queueOf(r *http.Request) (*queuePage, error) {
	if s.Queue == nil {
		return nil, nil
	}
	q := r.URL.Query()
	role := door.Of(r.Context()).Role
	v := &queuePage{MayRetry: role >= door.RetriesJobs, MayTend: role >= door.TendsQueue}
	after, err := desk.FailedAfter(q.Get(failedKey))
	if err != nil {
		return nil, err
	}
	if v.Queue, err = s.Queue.Status(r.Context()); err != nil {
		return nil, err
	}
	if v.Silent = v.Trouble != ""; v.Silent {
		return v, nil
	}
	switch did := q.Get(didKey); did {
	case "retry", "drop":
		v.Done = s.words.count(langOf(r), "queue.did."+did, numberOf(q.Get(jobsKey)))
	case "pause", "resume":
		v.Done = s.say(r, "queue.did."+did)
	}
	if v.Failed == 0 {
		return v, nil
	}
	failed, err := s.Queue.Failed(r.Context(), after, shownFailed)
	switch {
	case errors.Is(err, desk.ErrQueue): // since it was asked for its status
		v.Silent = true
	case err != nil:
		return nil, err
	default:
		v.Jobs = failed.Jobs
		rest := without(asked(r), failedKey)
		if after > 0 {
			v.First = address("/activity", rest) + "#failed"
		}
		if failed.Next != "" {
			v.More = address("/activity", changed(rest, failedKey, string(failed.Next))) + "#failed"
		}
	}
	return v, nil
}

// done leads back to the queue, and tells there what was done.
func done(did string, more ...string) *page {
	q := url.Values{didKey: {did}}
	for i := 0; i+1 < len(more); i += 2 {
		q.Set(more[i], more[i+1])
	}
	return &page{To: address("/activity", q) + "#queue"}
}

// jobs is a handler that does something with failed jobs: those whose numbers the form names in
// job, or all.
func jobs(did string, do func(desk.Queue, context.Context, desk.Jobs) (int, error)) handler {
	return func(s *Site, r *http.Request) (*page, error) {
		if err := posted(r); err != nil {
			return nil, err
		}
		if s.Queue == nil {
			return nil, errNowhere
		}
		which := desk.Jobs{All: r.PostFormValue("all") != ""}
		for _, text := range r.PostForm["job"] {
			n, err := strconv.ParseInt(text, 10, 64)
			if err != nil {
				return nil, &desk.Error{Field: "job", Why: fmt.Sprintf("%.20q is no number of a job", text)}
			}
			which.Numbers = append(which.Numbers, n)
		}
		if err := which.Check(); err != nil {
			return nil, err
		}
		n, err := do(s.Queue, r.Context(), which)
		if err != nil {
			return nil, err
		}
		return done(did, jobsKey, strconv.Itoa(n)), nil
	}
}

// switches is a handler that pauses or resumes.
func switches(did string, do func(desk.Queue, context.Context) error) handler {
	return func(s *Site, r *http.Request) (*page, error) {
		if s.Queue == nil {
			return nil, errNowhere
		}
		if err := do(s.Queue, r.Context()); err != nil {
			return nil, err
		}
		return done(did), nil
	}
}

// Megabytes and Most are what the queue takes and may take, rounded up.
func (v *queuePage) Megabytes() int64 { return megabytes(v.Bytes) }
func (v *queuePage) Most() int64      { return megabytes(v.Limit) }

func megabytes(n int64) int64 { return (n + 999_999) / 1_000_000 }
