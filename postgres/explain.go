package postgres

import (
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"

	"github.com/jackc/pgx/v5/pgconn"

	"waybill/ledger"
)

// meanings are what a user can do about errors of the server, by their code or its class,
// https://www.postgresql.org/docs/current/errcodes-appendix.html.
var meanings = map[string]string{
	"28000": "the server refuses the login: check the user's name, and pg_hba.conf on the server",
	"28P01": "the server refuses the login: check user and password",
	"3D000": "there is no database %[1]q: make it with createdb %[1]s",
	"42501": "the user may not do that: GRANT it, or let deploy/postgres/roles.sql make the role",
	"53100": "the server's disk is full; nothing that was recorded before is lost: make room and try again",
	"53300": "the server has no connection left: try again, or raise max_connections",
	"57P01": "the server was shut down; nothing that was recorded before is lost: try again",
	"57P02": "the server crashed; nothing that was recorded before is lost: try again",
	"57P03": "the server is starting or shutting down: try again",
	"40":    "others were writing at the same time: try again",
	"08":    "the connection to the server broke; nothing that was recorded before is lost: try again",
}

// explain turns what the server, or the way to it, says into what is the matter.
func explain(err error, database string) error {
	var said *pgconn.PgError
	if errors.As(err, &said) {
		switch {
		case said.Code == "25006":
			return fmt.Errorf("%w: %w", ledger.ErrReadOnly, err)
		case said.Code[:2] == "XX":
			return fmt.Errorf("%w: %w", ledger.ErrCorrupt, err)
		}
		for _, code := range []string{said.Code, said.Code[:2]} {
			if meaning, ok := meanings[code]; ok {
				switch said.Code {
				case "3D000":
					meaning = fmt.Sprintf(meaning, database)
				case "42501":
					return fmt.Errorf("%w: %s: %w", ledger.ErrReadOnly, meaning, err)
				}
				return fmt.Errorf("%s: %w", meaning, err)
			}
		}
		return err
	}
	var way net.Error
	var connecting *pgconn.ConnectError
	switch {
	case errors.As(err, &connecting):
		return fmt.Errorf("the server cannot be reached: check that it runs, and its host and port: %w", err)
	case errors.As(err, &way), errors.Is(err, driver.ErrBadConn), errors.Is(err, sql.ErrConnDone), errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%s: %w", meanings["08"], err)
	}
	return err
}
