package ledger

import (
	"cmp"
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"waybill"
	"waybill/transfer"
)

// ErrPage says that a page was asked for in a way that there is none.
var ErrPage = errors.New("no such page")

// sortKey is a column to sort by.
type sortKey struct {
	name string
	// down says that the greatest comes first.
	down  bool
	value func(*waybill.Transfer) string
}

func number(n int) string { return strconv.Itoa(n) }

// sorts are the columns that rows can be sorted by; the first is the usual one.
var sorts = [...]sortKey{
	{"end", true, func(t *waybill.Transfer) string { return t.End }},
	{"begin", true, func(t *waybill.Transfer) string { return t.Begin }},
	{"id", false, func(t *waybill.Transfer) string { return t.ID }},
	{"origins", true, func(t *waybill.Transfer) string { return number(t.Origins) }},
	{"articles", true, func(t *waybill.Transfer) string { return number(t.Articles) }},
	{"claims", true, func(t *waybill.Transfer) string { return number(t.Claims) }},
	{"review", true, func(t *waybill.Transfer) string { return number(t.Review) }},
	{"credibility", false, func(t *waybill.Transfer) string { return number(int(t.Credibility())) }},
}

// Sorts are the names of the columns that rows can be sorted by.
func Sorts() []string {
	names := make([]string, len(sorts))
	for i := range sorts {
		names[i] = sorts[i].name
	}
	return names
}

// Order is how a page of rows is sorted, as a store needs it.
type Order struct {
	// Column is one of Sorts; after it, rows are sorted by id in the same direction.
	Column string
	Down   bool
	// After tells that the page begins behind the row with this value in the column, and
	// this id.
	After     bool
	Value, ID string
}

// Order is how the page is sorted and where it begins.
func (p Page) Order() (Order, error) {
	key, err := p.key()
	if err != nil {
		return Order{}, err
	}
	o := Order{Column: key.name, Down: key.down != p.Reverse}
	if p.After == "" {
		return o, nil
	}
	data, err := base64.RawURLEncoding.DecodeString(p.After)
	column, rest, ok := strings.Cut(string(data), "\n")
	value, id, ok2 := strings.Cut(rest, "\n")
	if err != nil || !ok || !ok2 || rest != transfer.Clean(rest) {
		return o, fmt.Errorf("%w: %q is not the end of a page: take it from the page before", ErrPage, p.After)
	}
	if column != key.name {
		return o, fmt.Errorf("%w: that page was sorted by %s, this one by %s", ErrPage, column, key.name)
	}
	o.After, o.Value, o.ID = true, value, id
	return o, nil
}

// Next is what the page behind this one begins after, if this is its last row.
func (p Page) Next(last *waybill.Transfer) string {
	key, err := p.key()
	if err != nil {
		return ""
	}
	return base64.RawURLEncoding.EncodeToString([]byte(key.name + "\n" + key.value(last) + "\n" + last.ID))
}

func (p Page) key() (*sortKey, error) {
	for i := range sorts {
		if sorts[i].name == cmp.Or(p.Sort, sorts[0].name) {
			return &sorts[i], nil
		}
	}
	return nil, fmt.Errorf("%w: it cannot be sorted by %q, only by %s", ErrPage, p.Sort, strings.Join(Sorts(), ", "))
}

// NextReport is what the page of reports behind this one begins after, if this is its last.
func (p Page) NextReport(last *Report) string { return strconv.FormatInt(last.Entry, 10) }

// AfterReport is the number of the entry that a page of reports begins after, 0 for the
// first page.
func (p Page) AfterReport() (int64, error) {
	if p.After == "" {
		return 0, nil
	}
	n, err := strconv.ParseInt(p.After, 10, 64)
	if err != nil || n <= 0 {
		return 0, fmt.Errorf("%w: %q is not the end of a page: take it from the page before", ErrPage, p.After)
	}
	return n, nil
}
