package ledgertest

import (
	"context"
	"maps"
	"slices"
	"strconv"

	"waybill"
	"waybill/ledger"
)

// mirror is a register kept by what is told of changes alone.
type mirror struct {
	ledger *ledger.Ledger
	rows   map[string]ledger.Standing
	last   int64
}

func newMirror(l *ledger.Ledger) *mirror {
	return &mirror{ledger: l, rows: map[string]ledger.Standing{}}
}

// news are the changes that were not seen yet: numbered without a gap, each as it was of what is.
func (m *mirror) news(t fataler) []ledger.Change {
	t.Helper()
	got, err := m.ledger.ChangesAfter(context.Background(), ledger.Filter{}, m.last, 10_000)
	if err != nil {
		t.Fatal(err)
	}
	for i := range got.Changes {
		if m.last++; got.Changes[i].Number != m.last {
			t.Fatalf("change %d has number %d", m.last, got.Changes[i].Number)
		}
	}
	if got.Last != m.last {
		t.Fatalf("the last change is %d, seen were %d", got.Last, m.last)
	}
	return got.Changes
}

// quiet holds that nothing is told.
func (m *mirror) quiet(t fataler, of string) {
	t.Helper()
	if news := m.news(t); len(news) > 0 {
		t.Fatalf("of %s is told: %+v", of, news)
	}
}

// follow takes over what is told, and holds the mirror against the register.
func (m *mirror) follow(t fataler) {
	t.Helper()
	for _, c := range m.news(t) {
		switch c.Kind {
		case ledger.RowNew:
			if _, there := m.rows[c.Row.ID]; there || len(c.Values) > 0 {
				t.Fatalf("new, though it is there: %+v", c)
			}
			m.rows[c.Row.ID] = told(c.Row)
		case ledger.RowChanged:
			m.change(t, c)
		case ledger.RowMerged, ledger.RowGone:
			if was := m.rows[c.Row.ID]; was != told(c.Row) || (c.Into != "") != (c.Kind == ledger.RowMerged) {
				t.Fatalf("it stood %+v, not as is told of one that is gone: %+v", was, c)
			}
			delete(m.rows, c.Row.ID)
		}
	}
	rows, err := m.ledger.List(context.Background(), ledger.Filter{WithRejected: true}, ledger.Page{})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]ledger.Standing{}
	for i := range rows {
		want[rows[i].ID] = told(ledger.StandingOf(&rows[i]))
	}
	if !maps.Equal(m.rows, want) {
		t.Fatalf("by what was told the rows are\n%+v\nthey are\n%+v", m.rows, want)
	}
}

// change takes over the values of a row that became another.
func (m *mirror) change(t fataler, c ledger.Change) {
	t.Helper()
	id := c.Row.ID
	if i := slices.IndexFunc(c.Values, func(v ledger.Became) bool { return v.Field == "id" }); i >= 0 {
		id = c.Values[i].From
	}
	row, there := m.rows[id]
	if !there || len(c.Values) == 0 {
		t.Fatalf("changed, though it is not there, or in nothing: %+v", c)
	}
	for _, v := range c.Values {
		if was := set(t, &row, v.Field, v.To); was != v.From {
			t.Fatalf("%s was %q, not %q: %+v", v.Field, was, v.From, c)
		}
	}
	if row != told(c.Row) {
		t.Fatalf("with the values told it stands %+v: %+v", row, c)
	}
	delete(m.rows, id)
	m.rows[row.ID] = row
}

// told is what of a row is told whenever it becomes other.
func told(r ledger.Standing) ledger.Standing {
	r.Articles, r.Begin, r.End, r.Graded, r.Exchange = 0, "", "", false, false
	return r
}

// set sets a value of a row and returns the one before.
func set(t fataler, r *ledger.Standing, field, value string) (was string) {
	t.Helper()
	number := func(n *int) string {
		was := strconv.Itoa(*n)
		*n, _ = strconv.Atoi(value) // what is none shows when it is compared
		return was
	}
	switch field {
	case "id":
		return swap(&r.ID, value)
	case "supplier":
		return swap(&r.Supplier, value)
	case "recipient":
		return swap(&r.Recipient, value)
	case "class":
		return swap(&r.Class, value)
	case "designation":
		return swap(&r.Designation, value)
	case "quantity":
		return swap(&r.Quantity, value)
	case "stage":
		return swap(&r.Stage, value)
	case "certainty":
		return swap(&r.Certainty, value)
	case "status":
		return swap(&r.Status, value)
	case "origins":
		return number(&r.Origins)
	case "credibility":
		grade := int(r.Credibility)
		was := number(&grade)
		r.Credibility = waybill.Credibility(grade)
		return was
	case "contested":
		was := strconv.FormatBool(r.Contested)
		r.Contested = value == "true"
		return was
	}
	t.Fatalf("there is no value %q", field)
	return ""
}

func swap[T ~string](to *T, value string) (was string) {
	was, *to = string(*to), T(value)
	return was
}
