package fetch

import (
	"errors"
	"net/http"
	"time"

	"waybill"
)

// The reasons why a page cannot be had. Each is told by errors.Is; what Get gives says more.
var (
	ErrURL         = errors.New("not a web address")
	ErrAddress     = errors.New("not a public address")
	ErrRobots      = errors.New("robots.txt forbids it")
	ErrTooLarge    = errors.New("too large")
	ErrRedirects   = errors.New("redirects lead nowhere")
	ErrSlow        = errors.New("too slow")
	ErrCertificate = errors.New("the certificate is not valid")
	ErrEncoding    = errors.New("cannot be unpacked")
	ErrNetwork     = errors.New("no connection")
	ErrStatus      = errors.New("the server refused")
)

// Error is why a page could not be had.
type Error struct {
	// URL is the page asked for, or where its redirects had led.
	URL string
	// Kind is one of the errors above.
	Kind error
	// Why is what was wrong, and what the user can do about it.
	Why waybill.Cause
	// Err is what lay behind, nil if nothing did.
	Err error
}

func (e *Error) Error() string { return "fetch " + e.URL + ": " + e.Reason() }

// Reason is the error without the address.
func (e *Error) Reason() string { return e.Why.String() }

// Cause is Why.
func (e *Error) Cause() waybill.Cause { return e.Why }

func (e *Error) Unwrap() []error { return []error{e.Kind, e.Err} }

// StatusError is an answer that is not the page.
type StatusError struct {
	// URL is the page asked for, or where its redirects had led.
	URL    string
	Status int
	// RetryAfter is how long the server wants to be left alone, 0 if it said nothing.
	RetryAfter time.Duration
}

func (e *StatusError) Error() string { return "fetch " + e.URL + ": " + e.Reason() }

// Reason is the error without the address.
func (e *StatusError) Reason() string { return e.Cause().String() }

func (e *StatusError) Unwrap() error { return ErrStatus }

// Cause is what the status says, and what can be done about it.
func (e *StatusError) Cause() waybill.Cause {
	name := http.StatusText(e.Status)
	if name == "" {
		name = "a status nobody defined"
	}
	switch {
	case e.RetryAfter > 0:
		return waybill.Because("status-wait", e.Status, name, e.RetryAfter.Round(time.Second))
	case e.Status == http.StatusUnauthorized, e.Status == http.StatusForbidden, e.Status == http.StatusPaymentRequired, e.Status == http.StatusUnavailableForLegalReasons:
		return waybill.Because("status-private", e.Status, name)
	case e.Status == http.StatusNotFound, e.Status == http.StatusGone:
		return waybill.Because("status-missing", e.Status, name)
	case e.Status == http.StatusTooManyRequests, e.Status >= 500:
		return waybill.Because("status-later", e.Status, name)
	}
	return waybill.Because("status-other", e.Status, name)
}
