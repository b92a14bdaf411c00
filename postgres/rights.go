package postgres

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"waybill/ledger"
)

// recording are the tables that whoever records has to write. To entry is only appended, and no
// setting is ever taken away; judgement and quote are for who judges, account and pass for who lets
// people in.
var recording = []string{
	"anchor", "bookmark", "bundle", "change", "claim", "earlier", "entry", "evidence", "held", "mark", "origin",
	"report", "setting", "side", "stale", "transfer", "witness", "words",
}

// lacking is what a user lacks to record, nil for nothing.
func lacking(ctx context.Context, db *sql.DB) error {
	var user, rights sql.NullString
	err := db.QueryRowContext(ctx, `
		SELECT current_user, string_agg(name || ' on ' || tables, '; ' ORDER BY name) FROM (
			SELECT p.name, string_agg(c.relname, ', ' ORDER BY c.relname) AS tables
			FROM pg_class c, (VALUES ('SELECT'), ('INSERT'), ('UPDATE'), ('DELETE')) p (name)
			WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND c.relname = ANY($1)
				AND NOT (c.relname = 'entry' AND p.name = 'UPDATE') AND NOT (c.relname IN ('entry', 'setting') AND p.name = 'DELETE')
				AND NOT has_table_privilege(c.oid, p.name)
			GROUP BY p.name) missing`, recording).Scan(&user, &rights)
	if err != nil || !rights.Valid {
		return err
	}
	return &lack{user.String, shortened(rights.String)}
}

// lack says which rights a user lacks. It is ledger.ErrReadOnly.
type lack struct{ user, rights string }

func (l *lack) Error() string {
	return fmt.Sprintf("%s: the user %s lacks %s: GRANT that, or let deploy/postgres/roles.sql make the role", ledger.ErrReadOnly, l.user, l.rights)
}
func (l *lack) Unwrap() error { return ledger.ErrReadOnly }

// longestLack is how much is told of what is lacking, in bytes.
const longestLack = 120

// shortened ends a list that is too long for a line.
func shortened(list string) string {
	if len(list) <= longestLack {
		return list
	}
	cut := list[:longestLack]
	return cut[:strings.LastIndexByte(cut, ' ')] + " …"
}
