package postgres

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"waybill/postgres/pgtest"
	"waybill/query"
)

// TestVector holds the words we cut against those of PostgreSQL's own parser.
func TestVector(t *testing.T) {
	ctx := context.Background()
	c, err := pgx.Connect(ctx, pgtest.Database(t))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close(ctx)
	for _, text := range []string{
		"", "Russland erhielt 40 Raketen vom Typ KN-23, hieß es; die Süddeutsche fragt: 'Womit?'",
		"Su-35 and Su-35S, 152mm, 1.000 or 1e5 \\ a.b@c.de/x :1 & | !", strings.Repeat("again ", 200),
	} {
		words := query.Index(text)
		same := false
		err := c.QueryRow(ctx, "SELECT CAST($1 AS tsvector) = to_tsvector('simple', $2)", vector(words), words).Scan(&same)
		if err != nil || !same {
			t.Errorf("%q: %v", vector(words), err)
		}
	}
	// what is more than a tsvector can tell is cut off as where it is written out
	for _, words := range []string{strings.Repeat("again ", 300), strings.Repeat("so many words ", 6000)} {
		var b strings.Builder
		for i, word := range strings.Fields(words) {
			fmt.Fprintf(&b, "%s:%d ", word, i+1)
		}
		same := false
		err := c.QueryRow(ctx, "SELECT CAST($1 AS tsvector) = CAST(CAST($2 AS text) AS tsvector)", vector(words), b.String()).Scan(&same)
		if err != nil || !same {
			t.Errorf("%.20q: %v", words, err)
		}
	}
}
