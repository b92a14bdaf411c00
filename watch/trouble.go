package watch

import (
	"errors"
	"net/http"

	"waybill"
	"waybill/feed"
	"waybill/fetch"
)

// Trouble is of what kind the failure of a feed is: what a person can do about it hangs on that.
type Trouble string

// The kinds of trouble. NoTrouble is none.
const (
	NoTrouble    Trouble = ""
	Unreachable  Trouble = "unreachable" // no connection, or too slow a one
	Refused      Trouble = "refused"     // not for everybody: 401, 402, 403, 451
	Missing      Trouble = "missing"     // not there: 404, 410
	Overworked   Trouble = "overworked"  // the server wants to be left alone, or is at fault: 429, 5xx
	Robots       Trouble = "robots"      // robots.txt forbids it
	NotPublic    Trouble = "not-public"  // no address of the public web
	Certificate  Trouble = "certificate" // its certificate is not valid
	TooLarge     Trouble = "too-large"   // larger than is taken
	NotAFeed     Trouble = "no-feed"     // something else than a feed
	Damaged      Trouble = "damaged"     // a feed that breaks off or is not well-formed
	NotAnAddress Trouble = "no-address"  // no address of the web
	OtherTrouble Trouble = "other"
)

// TroubleOf tells of what kind an error of polling is.
func TroubleOf(err error) Trouble {
	if err == nil {
		return NoTrouble
	}
	for _, known := range []struct {
		err     error
		trouble Trouble
	}{
		{fetch.ErrURL, NotAnAddress}, {fetch.ErrAddress, NotPublic}, {fetch.ErrRobots, Robots}, {fetch.ErrTooLarge, TooLarge}, {feed.ErrTooLarge, TooLarge},
		{fetch.ErrSlow, Unreachable}, {fetch.ErrNetwork, Unreachable}, {fetch.ErrCertificate, Certificate},
		{fetch.ErrEncoding, Damaged}, {feed.ErrDamaged, Damaged}, {feed.ErrNoFeed, NotAFeed},
	} {
		if errors.Is(err, known.err) {
			return known.trouble
		}
	}
	var status *fetch.StatusError
	if !errors.As(err, &status) {
		return OtherTrouble
	}
	switch {
	case status.Status == http.StatusNotFound, status.Status == http.StatusGone:
		return Missing
	case status.Status == http.StatusTooManyRequests, status.Status >= 500:
		return Overworked
	case status.Status == http.StatusUnauthorized, status.Status == http.StatusPaymentRequired, status.Status == http.StatusForbidden, status.Status == http.StatusUnavailableForLegalReasons:
		return Refused
	}
	return OtherTrouble
}

// CauseOf is why a poll failed, without the address that was asked for; the zero Cause where
// the error has none.
func CauseOf(err error) waybill.Cause {
	var causer waybill.Causer
	if errors.As(err, &causer) {
		return causer.Cause()
	}
	return waybill.Cause{}
}

// Reason is what an error of polling says, without the address that was asked for.
func Reason(err error) string {
	var status *fetch.StatusError
	var page *fetch.Error
	switch {
	case err == nil:
		return ""
	case errors.As(err, &status):
		return status.Reason()
	case errors.As(err, &page):
		return page.Reason()
	}
	return err.Error()
}
