package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"waybill/desk"
	"waybill/ledger"
)

// fault turns an error of the desk into a problem for who asked. What they cannot help is
// told to the log, and to them only that it is there.
func (a *API) fault(ctx context.Context, operation string, err error) error {
	var told huma.StatusError
	var asked *desk.Error
	switch {
	case errors.As(err, &told):
		return told
	case errors.As(err, &asked):
		return huma.Error422UnprocessableEntity(asked.Error(), &huma.ErrorDetail{Message: asked.Why, Location: asked.Field, Value: asked.Value})
	case errors.Is(err, ledger.ErrNotFound):
		return huma.Error404NotFound(err.Error())
	case errors.Is(err, ledger.ErrReadOnly), errors.Is(err, ledger.ErrJudgement):
		return huma.Error409Conflict(err.Error())
	case errors.Is(err, ledger.ErrNotReady):
		a.Log.Warn("the ledger did not answer", "operation", operation, "error", err)
		return huma.Error503ServiceUnavailable(ledger.ErrNotReady.Error() + ": try again")
	case errors.Is(err, desk.ErrQueue):
		return huma.Error503ServiceUnavailable(err.Error())
	case ctx.Err() != nil:
		return huma.Error503ServiceUnavailable("there was no time to answer: try again")
	}
	a.Log.Error("the API could not answer", "operation", operation, "error", err)
	return huma.Error500InternalServerError("a fault in Waybill: it is in the log; please report it")
}

// problem answers where no operation does.
func problem(w http.ResponseWriter, status int, detail string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(huma.ErrorModel{Title: http.StatusText(status), Status: status, Detail: detail}) // nobody is left to tell
}

// Of a problem so many faults are told, each in so many bytes, and so much of the wrong value.
const (
	mostFaults    = 8
	longestReason = 300
	longestEcho   = 200
)

// brief keeps problems short, however long and wrong the request is.
func brief(_ huma.Context, _ string, v any) (any, error) {
	p, is := v.(*huma.ErrorModel)
	if !is {
		return v, nil
	}
	if len(p.Errors) > mostFaults {
		p.Errors = p.Errors[:mostFaults]
	}
	for _, e := range p.Errors {
		if len(e.Message) > longestReason {
			e.Message = strings.ToValidUTF8(e.Message[:longestReason], "") + "…"
		}
		if data, err := json.Marshal(e.Value); err != nil || len(data) > longestEcho {
			e.Value = nil
		}
	}
	return p, nil
}

// elsewhere answers for all addresses below Path that are of no operation.
func (a *API) elsewhere() {
	known := http.NewServeMux()
	for _, r := range a.routes {
		known.Handle(r.Pattern, http.NotFoundHandler())
	}
	methods := []string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions}
	for _, method := range methods {
		a.route(method, "/", 0, func(w http.ResponseWriter, r *http.Request) {
			allowed := ""
			for _, other := range methods {
				q := &http.Request{Method: other, URL: r.URL, Host: r.Host}
				if _, pattern := known.Handler(q); pattern != "" {
					if allowed != "" {
						allowed += ", "
					}
					allowed += other
				}
			}
			if allowed == "" {
				problem(w, http.StatusNotFound, "nothing is here: "+Path+"/docs tells what is")
				return
			}
			w.Header().Set("Allow", allowed)
			problem(w, http.StatusMethodNotAllowed, "this takes "+allowed)
		})
	}
}
