package fetch

import (
	"errors"
	"fmt"
	"net/http"
	"time"
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
	// What was wrong, and what the user can do about it.
	What, Help string
	// Err is what lay behind, nil if nothing did.
	Err error
}

func (e *Error) Error() string { return "fetch " + e.URL + ": " + e.Reason() }

// Reason is the error without the address.
func (e *Error) Reason() string { return e.What + ": " + e.Help }

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
func (e *StatusError) Reason() string {
	name := http.StatusText(e.Status)
	if name == "" {
		name = "a status nobody defined"
	}
	return fmt.Sprintf("the server answered %d (%s): %s", e.Status, name, e.help())
}

func (e *StatusError) Unwrap() error { return ErrStatus }

func (e *StatusError) help() string {
	switch {
	case e.RetryAfter > 0:
		return "it asks to be left alone for " + e.RetryAfter.Round(time.Second).String() + ": try again then"
	case e.Status == http.StatusUnauthorized, e.Status == http.StatusForbidden, e.Status == http.StatusPaymentRequired, e.Status == http.StatusUnavailableForLegalReasons:
		return "the page is not for everybody: save it with a browser and give the file"
	case e.Status == http.StatusNotFound, e.Status == http.StatusGone:
		return "check the address: the page may have moved or be gone"
	case e.Status == http.StatusTooManyRequests, e.Status >= 500:
		return "try again later"
	}
	return "check the address, or save the page with a browser and give the file"
}
