package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"
	"syscall"
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
	switch {
	case errors.As(err, &address):
		e.Kind, e.What = ErrAddress, at.Hostname()+" is no host of the public web ("+address.Error()+")"
		if at.Hostname() == address.ip.String() {
			e.What = address.Error() + ", not one of the public web"
		}
		e.Help = "if you mean it, allow it with --allow-address " + address.ip.String()
	case errors.As(err, &resting):
		if resting.status != 0 {
			return &StatusError{URL: e.URL, Status: resting.status, RetryAfter: resting.left}
		}
		e.Kind, e.What, e.Help = ErrNetwork, at.Hostname()+" failed several times and is left alone", "try again later"
	case errors.Is(err, ErrTooLarge):
		e.Kind, e.What = ErrTooLarge, fmt.Sprintf("is larger than %d MiB", c.limits.Body>>20)
		e.Help = "save it, and cut it into single articles"
	case errors.As(err, &packed):
		e.Kind, e.What = ErrEncoding, "its body cannot be unpacked ("+packed.Error()+")"
		e.Help = "save the page with a browser and give the file"
	case errors.Is(err, errStalled), errors.Is(err, errOverTime):
		e.Kind, e.What, e.Help = ErrSlow, err.Error(), "try again later"
	case strings.Contains(err.Error(), "response headers exceeded"), strings.Contains(err.Error(), "response header list"):
		e.Kind, e.What = ErrTooLarge, fmt.Sprintf("its header is larger than %d KiB", c.limits.Header>>10)
		e.Help = "save the page with a browser and give the file"
	case isCertificate(err):
		e.Kind, e.What = ErrCertificate, "the certificate of "+at.Hostname()+" is not valid ("+inner(err).Error()+")"
		e.Help = "check the address and the clock of this machine"
	case errors.As(err, &dns):
		e.Kind, e.What, e.Help = ErrNetwork, "the name "+at.Hostname()+" cannot be resolved", "try again later, and see that the network is up"
		if dns.IsNotFound {
			e.What, e.Help = "there is no host "+at.Hostname(), "check the address"
		}
	default:
		e.Kind, e.What, e.Help = ErrNetwork, "the connection to "+at.Hostname()+" failed ("+inner(err).Error()+")", "try again later, and see that the network is up"
	}
	return e
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
