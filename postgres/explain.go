package postgres

import (
	"crypto/tls"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"

	"github.com/jackc/pgx/v5/pgconn"

	"waybill/ledger"
)

// meaning is what a user can do about an error; is is what it is to a program, nil for nothing.
type meaning struct {
	is   error
	says string
}

// meanings are those of errors of the server, by their code or its class,
// https://www.postgresql.org/docs/current/errcodes-appendix.html.
var meanings = map[string]meaning{
	"28000": {nil, "the server refuses the login: check the user's name, and pg_hba.conf on the server"},
	"28P01": {nil, "the server refuses the login: check user and password"},
	"25006": {ledger.ErrReadOnly, ""},
	"42501": {nil, "the user may not do that: GRANT it, or let deploy/postgres/roles.sql make the role"},
	"53":    {ledger.ErrNotReady, "the server lacks what it needs for that: try again"},
	"53100": {ledger.ErrNotReady, "the server's disk is full; nothing that was recorded before is lost: make room and try again"},
	"53200": {ledger.ErrNotReady, "the server has no memory left; nothing that was recorded before is lost: try again"},
	"53300": {ledger.ErrNotReady, "the server has no connection left: try again, or raise max_connections"},
	"55P03": {ledger.ErrNotReady, "others were writing for too long: try again"},
	"57P01": {ledger.ErrNotReady, "the server was shut down; nothing that was recorded before is lost: try again"},
	"57P02": {ledger.ErrNotReady, "the server crashed; nothing that was recorded before is lost: try again"},
	"57P03": {ledger.ErrNotReady, "the server is starting or shutting down: try again"},
	"57P05": {ledger.ErrNotReady, lost},
	"58030": {ledger.ErrNotReady, "the server cannot read or write its disk; nothing that was recorded before is lost: see its log"},
	"40":    {ledger.ErrNotReady, "others were writing at the same time: try again"},
	"08":    {ledger.ErrNotReady, lost},
	"XX001": {ledger.ErrCorrupt, ""},
	"XX002": {ledger.ErrCorrupt, ""},
}

const lost = "the connection to the server broke; nothing that was recorded before is lost: try again"

// explain turns what the server, or the way to it, says into what is the matter.
func explain(err error, database string) error {
	if err == nil {
		return nil
	}
	if said := (*pgconn.PgError)(nil); errors.As(err, &said) {
		if said.Code == "3D000" {
			return fmt.Errorf("there is no database %[1]q: make it with createdb %[1]s: %[2]w", database, err)
		}
		for _, code := range []string{said.Code, said.Code[:min(2, len(said.Code))]} {
			if m, ok := meanings[code]; ok {
				return m.of(err)
			}
		}
		return err
	}
	if connecting := (*pgconn.ConnectError)(nil); errors.As(err, &connecting) {
		m := meaning{says: "the server cannot be reached: check that it runs, and its host and port"}
		if away(err) {
			m.is = ledger.ErrNotReady
		}
		return m.of(err)
	}
	if way := net.Error(nil); errors.As(err, &way) || errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone) || errors.Is(err, io.ErrUnexpectedEOF) || pgconn.SafeToRetry(err) {
		return meanings["08"].of(err)
	}
	return err
}

// of says of an error what it means.
func (m meaning) of(err error) error {
	switch {
	case m.is == nil:
		return fmt.Errorf("%s: %w", m.says, err)
	case m.says == "":
		return fmt.Errorf("%w: %w", m.is, err)
	}
	return fmt.Errorf("%w: %s: %w", m.is, m.says, err)
}

// away reports whether a server that cannot be reached may be there later. One with a certificate that
// does not hold, or that wants another of ours, or has no TLS, stays as it is.
func away(err error) bool {
	var certificate *tls.CertificateVerificationError
	var way net.Error
	var op *net.OpError
	switch {
	case errors.As(err, &certificate), errors.As(err, &op) && (op.Op == "remote error" || op.Op == "local error"):
		return false
	}
	return errors.As(err, &way) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
}
