package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/url"
	"strings"
	"syscall"

	"waybill"
)

// explain says what an error of the transport means, and what the user can do.
func (c *Client) explain(at *url.URL, err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	e := &Error{URL: at.String(), Err: err}
	var address *addressError
	var resting *restingError
	var packed *packedError
	var dns *net.DNSError
	host := at.Hostname()
	why := func(kind error, code string, args ...any) { e.Kind, e.Why = kind, waybill.Because(code, args...) }
	switch {
	case errors.As(err, &address) && host == address.ip.String():
		why(ErrAddress, "address-special", address.ip, address.what)
	case errors.As(err, &address):
		why(ErrAddress, "address-private", host, address.ip, address.what)
	case errors.As(err, &resting):
		if resting.status != 0 {
			return &StatusError{URL: e.URL, Status: resting.status, RetryAfter: resting.left}
		}
		why(ErrNetwork, "host-resting", host)
	case errors.Is(err, ErrTooLarge):
		why(ErrTooLarge, "page-too-large", c.limits.Body>>20)
	case errors.As(err, &packed):
		why(ErrEncoding, "page-packed", packed)
	case errors.Is(err, errStalled):
		why(ErrSlow, "server-stalled")
	case errors.Is(err, errOverTime):
		why(ErrSlow, "server-slow")
	case strings.Contains(err.Error(), "response headers exceeded"), strings.Contains(err.Error(), "response header list"):
		why(ErrTooLarge, "header-too-large", c.limits.Header>>10)
	case isCertificate(err):
		why(ErrCertificate, "certificate", host, inner(err))
	case errors.As(err, &dns) && dns.IsNotFound:
		why(ErrNetwork, "no-host", host)
	case errors.As(err, &dns):
		why(ErrNetwork, "host-unresolved", host)
	default:
		e.Kind, e.Why = ErrNetwork, broken(host, inner(err))
	}
	return e
}

// broken is what a connection failed of; the common errors have words of their own.
func broken(host string, err error) waybill.Cause {
	for _, known := range []struct {
		err  error
		code string
	}{
		{syscall.ECONNREFUSED, "host-refuses"}, {syscall.ECONNRESET, "host-resets"}, {syscall.EHOSTUNREACH, "host-unreachable"},
		{syscall.ENETUNREACH, "no-network"}, {syscall.ETIMEDOUT, "host-timeout"}, {io.EOF, "host-ends"},
	} {
		if errors.Is(err, known.err) && err.Error() == known.err.Error() {
			return waybill.Because(known.code, host)
		}
	}
	return waybill.Because("host-failed", host, err)
}

func isCertificate(err error) bool {
	var verify *tls.CertificateVerificationError
	var authority x509.UnknownAuthorityError
	var name x509.HostnameError
	var invalid x509.CertificateInvalidError
	return errors.As(err, &verify) || errors.As(err, &authority) || errors.As(err, &name) || errors.As(err, &invalid)
}

// inner is the error that says it in the fewest words.
func inner(err error) error {
	var number syscall.Errno
	if errors.As(err, &number) {
		return number
	}
	for {
		next := errors.Unwrap(err)
		if next == nil {
			return err
		}
		err = next
	}
}
