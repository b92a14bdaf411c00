package client

import (
	"fmt"
	"net/http"
	"time"
)

// Problem is why a question was not answered, as RFC 9457 has it.
type Problem struct {
	Title  string `json:"title"`
	Status int    `json:"status"`
	// Detail says what is wrong and what to do, in one sentence.
	Detail string  `json:"detail"`
	Errors []Fault `json:"errors"`
	// Wait is how long to wait before the next try, where there were too many.
	Wait time.Duration `json:"-"`
}

// Fault is one thing that is wrong with a question.
type Fault struct {
	Message string `json:"message"`
	// Location is where: "query.limit", "body.kind".
	Location string `json:"location"`
}

func (p *Problem) Error() string {
	text := fmt.Sprintf("%d %s", p.Status, p.Title)
	if p.Detail != "" {
		text += ": " + p.Detail
	}
	for _, f := range p.Errors {
		if f.Message != p.Detail {
			text += fmt.Sprintf("; %s: %s", f.Location, f.Message)
		}
	}
	return text
}

// The kinds of problems, for errors.Is.
var (
	// ErrNotFound: there is no such thing.
	ErrNotFound = &Problem{Status: http.StatusNotFound}
	// ErrUnauthorized: it wants a token.
	ErrUnauthorized = &Problem{Status: http.StatusUnauthorized}
	// ErrForbidden: the role of the token may not do this.
	ErrForbidden = &Problem{Status: http.StatusForbidden}
	// ErrConflict: it does not go with what is there.
	ErrConflict = &Problem{Status: http.StatusConflict}
	// ErrTooMany: there were too many requests.
	ErrTooMany = &Problem{Status: http.StatusTooManyRequests}
)

// Is compares by status.
func (p *Problem) Is(target error) bool {
	t, is := target.(*Problem)
	return is && t.Status == p.Status
}
