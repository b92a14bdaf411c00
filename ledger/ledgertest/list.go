package ledgertest

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"waybill"
	"waybill/ledger"
	"waybill/query"
)

var listTests = []test{
	{"pages of rows", testPages},
	{"pages of reports", testReportPages},
	{"filters", testFilters},
	{"filters of reports", testReportFilters},
	{"searches answer as the language of queries says", testSearches},
}

// orders are what rows can be sorted by, as they are compared; it must name all of Sorts.
var orders = map[string]func(a, b *waybill.Transfer) int{
	"id":          func(a, b *waybill.Transfer) int { return 0 },
	"end":         func(a, b *waybill.Transfer) int { return cmp.Compare(a.End, b.End) },
	"begin":       func(a, b *waybill.Transfer) int { return cmp.Compare(a.Begin, b.Begin) },
	"origins":     func(a, b *waybill.Transfer) int { return cmp.Compare(a.Origins, b.Origins) },
	"articles":    func(a, b *waybill.Transfer) int { return cmp.Compare(a.Articles, b.Articles) },
	"claims":      func(a, b *waybill.Transfer) int { return cmp.Compare(a.Claims, b.Claims) },
	"review":      func(a, b *waybill.Transfer) int { return cmp.Compare(a.Review, b.Review) },
	"credibility": func(a, b *waybill.Transfer) int { return cmp.Compare(a.Credibility(), b.Credibility()) },
}

// many are rows with ties in all columns, and ids that languages sort otherwise than bytes.
func many() []waybill.Transfer {
	var all []waybill.Transfer
	for i, id := range strings.Split("a A Ä ä b B z Z ß ss _ - 1 10 2 a-b a_b aB Ab ÿ", " ") {
		days := []string{"", "2022-01-01", "2024-12-31"}
		all = append(all, waybill.Transfer{
			ID: id, Supplier: "KP", Recipient: "RU", Class: "missile", Begin: days[i%2], End: days[i%3], Status: waybill.Open,
			Origins: i % 4, Articles: 9 + i%3, Claims: 10 * (i % 2), Suggested: waybill.Credibility(1 + i%6), Graded: waybill.Credibility(i % 3), Review: 7 * (i % 5),
		})
	}
	return all
}

func testPages(t *testing.T, k *kit) {
	s := k.New(t)
	all := many()
	update(t, s, func(tx ledger.Tx) error {
		var homed []ledger.Homed
		for _, r := range all {
			homed = append(homed, ledger.Homed{Transfer: r})
		}
		_, err := tx.PutTransfers(nil, homed)
		return err
	})
	first := map[string]bool{}
	for _, sort := range append(ledger.Sorts(), "") {
		compare := orders[cmp.Or(sort, "end")]
		for _, reverse := range []bool{false, true} {
			for _, limit := range []int{0, 1, 3, 7, 100} {
				p := ledger.Page{Sort: sort, Reverse: reverse, Limit: limit}
				got := walk(t, s, p)
				want := slices.Clone(all)
				slices.SortFunc(want, func(a, b waybill.Transfer) int { return cmp.Or(compare(&a, &b), cmp.Compare(a.ID, b.ID)) })
				if o, err := p.Order(); err != nil || o.Down {
					slices.Reverse(want)
				}
				if !reflect.DeepEqual(got, want) {
					t.Errorf("by %q, reversed %v, %d at a time: %v\nwant %v", sort, reverse, limit, ids(got), ids(want))
				}
				first[ids(got)] = true
			}
		}
	}
	if len(first) < 8 {
		t.Errorf("there are %d orders", len(first))
	}
	next := ledger.Page{Sort: "end"}.Next(&all[0])
	for _, p := range []ledger.Page{{Sort: "colour"}, {After: "?"}, {After: "AAAA"}, {Sort: "begin", After: next}, {Sort: "claims", After: next}} {
		view(t, s, func(tx ledger.Tx) error {
			if _, err := tx.List(ledger.Filter{}, p); !errors.Is(err, ledger.ErrPage) {
				t.Errorf("%+v: %v", p, err)
			}
			return nil
		})
	}
}

// walk goes through the pages of all rows.
func walk(t *testing.T, s ledger.Store, p ledger.Page) (all []waybill.Transfer) {
	t.Helper()
	view(t, s, func(tx ledger.Tx) error {
		for {
			some, err := tx.List(ledger.Filter{}, p)
			if err != nil {
				return err
			}
			all = append(all, some...)
			if p.Limit == 0 || len(some) < p.Limit || len(all) > 1000 {
				return nil
			}
			p.After = p.Next(&some[len(some)-1])
		}
	})
	return all
}

func ids(rows []waybill.Transfer) string {
	var list []string
	for _, r := range rows {
		list = append(list, r.ID)
	}
	return strings.Join(list, " ")
}

func testReportPages(t *testing.T, k *kit) {
	s := k.New(t)
	fill(t, s)
	view(t, s, func(tx ledger.Tx) error {
		for _, c := range []struct {
			p    ledger.Page
			want string
		}{
			{ledger.Page{}, "cc bb aa"}, {ledger.Page{Reverse: true}, "aa bb cc"}, {ledger.Page{Limit: 2}, "cc bb"},
			{ledger.Page{Limit: 2, After: "3"}, "aa"}, {ledger.Page{Reverse: true, After: "1"}, "bb cc"}, {ledger.Page{After: "1"}, ""},
		} {
			got, err := tx.Search(ledger.Filter{}, c.p)
			if err != nil {
				return err
			}
			var names []string
			for i := range got {
				names = append(names, got[i].Article)
			}
			if strings.Join(names, " ") != c.want {
				t.Errorf("%+v: %v, want %s", c.p, names, c.want)
			}
			if n := len(got); n > 0 && c.p.NextReport(&got[n-1]) != strconv.FormatInt(got[n-1].Entry, 10) {
				t.Errorf("behind %+v comes %s", got[n-1], c.p.NextReport(&got[n-1]))
			}
		}
		for _, after := range []string{"x", "-1", "0"} {
			if _, err := tx.Search(ledger.Filter{}, ledger.Page{After: after}); !errors.Is(err, ledger.ErrPage) {
				t.Errorf("behind %q: %v", after, err)
			}
		}
		return nil
	})
}

func parse(t testing.TB, words string) ledger.Query {
	t.Helper()
	q, err := query.Parse(words)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// partyIDs are parties, as a filter has them.
type partyIDs = []waybill.PartyID

// filterCases are filters, by every field there is, and the rows of fill that they choose.
func filterCases(t testing.TB) []filterCase {
	return []filterCase{
		{ledger.Filter{}, "A B C E"},
		{ledger.Filter{WithRejected: true}, "A B C D E"},
		{ledger.Filter{IDs: []string{"A", "D", "none"}}, "A"},
		{ledger.Filter{Suppliers: partyIDs{"KP", "RU"}}, "B C"},
		{ledger.Filter{Suppliers: partyIDs{""}}, "E"},
		{ledger.Filter{Suppliers: partyIDs{"KP\x00", "\xff"}}, ""},
		{ledger.Filter{Recipients: partyIDs{"RU"}}, "A B"},
		{ledger.Filter{Parties: partyIDs{"KP", "UA"}}, "B C E"},
		{ledger.Filter{Parties: partyIDs{"KP"}, Recipients: partyIDs{"RU"}}, "B"},
		{ledger.Filter{Classes: []waybill.Class{"missile"}, WithRejected: true}, "B D E"},
		{ledger.Filter{Classes: []waybill.Class{"missile.ballistic", "energy"}}, "B C"},
		{ledger.Filter{Designations: []string{"kn-23", "SHAHED-136"}}, "A B"},
		{ledger.Filter{Stages: []waybill.Stage{waybill.Agreed, waybill.Sought}}, "C E"},
		{ledger.Filter{Certainties: []waybill.Certainty{waybill.Denied}}, "E"},
		{ledger.Filter{Statuses: []waybill.Status{waybill.Rejected, waybill.Accepted}}, "B D"},
		{ledger.Filter{Credibility: []waybill.Credibility{1, 6}}, "B C"},
		{ledger.Filter{Since: "2023-03-31"}, "B E"},
		{ledger.Filter{Since: "2023-01-31", Until: "2023-03-01"}, "A E"},
		{ledger.Filter{Until: "2022-12-01"}, "A"},
		{ledger.Filter{MinOrigins: 2}, "A B"},
		{ledger.Filter{MinArticles: 3}, "A"},
		{ledger.Filter{Contested: true}, "A"},
		{ledger.Filter{Exchange: true}, "B"},
		{ledger.Filter{Undecided: true}, "A C E"},
		{ledger.Filter{Undecided: true, WithRejected: true}, "A C E"},
		{ledger.Filter{Origins: []string{"KREMLIN"}}, "A C E"},
		{ledger.Filter{Outlets: []string{"SÜDDEUTSCHE", "none"}}, "A"},
		{ledger.Filter{Langs: []string{"en"}}, "B C"},
		{ledger.Filter{ReportSince: "2023-02-02"}, "B C"},
		{ledger.Filter{ReportUntil: "2023-02-01"}, "A"},
		{ledger.Filter{ReportSince: "2023-02-01", ReportUntil: "2024-01-05"}, "A B C"},
		{ledger.Filter{Query: parse(t, "missiles")}, "B C"},
		{ledger.Filter{Query: parse(t, "missiles NOT oil")}, "B"},
		{ledger.Filter{Query: parse(t, `"in strassburg" OR marsch*`)}, "A E"},
		{ledger.Filter{Query: parse(t, "missiles"), Recipients: partyIDs{"KP"}, Origins: []string{"Kremlin"}}, "C"},
	}
}

type filterCase struct {
	f    ledger.Filter
	want string
}

// testFilters asks for rows where there are few, and where there are many of each.
func testFilters(t *testing.T, k *kit) {
	s := k.New(t)
	fill(t, s)
	set := map[string]bool{}
	check := func(times int) {
		view(t, s, func(tx ledger.Tx) error {
			for _, c := range filterCases(t) {
				got, err := tx.List(c.f, ledger.Page{Sort: "id"})
				if err != nil {
					return err
				}
				if lettersOf(t, got, times, c.f.IDs != nil) != c.want {
					t.Errorf("%+v: %d rows: %s, want %s", c.f, len(got), lettersOf(t, got, times, c.f.IDs != nil), c.want)
				}
				eachSet(c.f, set)
			}
			return nil
		})
	}
	check(1)
	var ends []string
	for i := range 2100 { // more than a store looks through for one page
		ends = append(ends, sprint("%04d", i))
	}
	update(t, s, func(tx ledger.Tx) error { return put(tx, ends, 10) })
	check(1 + len(ends))
	if n := reflect.TypeFor[ledger.Filter]().NumField(); len(set) != n {
		t.Errorf("of %d fields only these are tried: %v", n, set)
	}
}

// lettersOf are the first letters of rows, each of which must be there so many times, or once
// where rows are asked for by their ids.
func lettersOf(t *testing.T, rows []waybill.Transfer, times int, once bool) string {
	t.Helper()
	if once {
		times = 1
	}
	count := map[string]int{}
	for i := range rows {
		count[rows[i].ID[:1]]++
	}
	for letter, n := range count {
		if n != times {
			t.Errorf("%d rows %s of %d", n, letter, times)
		}
	}
	return strings.Join(slices.Sorted(maps.Keys(count)), " ")
}

// eachSet notes the fields of a filter that are set.
func eachSet(f ledger.Filter, set map[string]bool) {
	v := reflect.ValueOf(f)
	for i := range v.NumField() {
		if !v.Field(i).IsZero() {
			set[v.Type().Field(i).Name] = true
		}
	}
}

func testReportFilters(t *testing.T, k *kit) {
	s := k.New(t)
	fill(t, s)
	view(t, s, func(tx ledger.Tx) error {
		for _, c := range []struct {
			f    ledger.Filter
			want string
		}{
			{ledger.Filter{Outlets: []string{"süddeutsche"}}, "bb"},
			{ledger.Filter{Langs: []string{"de", "en"}}, "aa bb"},
			{ledger.Filter{ReportSince: "2024-01-01"}, "aa"},
			{ledger.Filter{ReportUntil: "2024-01-01"}, "bb"},
			{ledger.Filter{Suppliers: partyIDs{"IR"}}, "bb"},
			{ledger.Filter{Parties: partyIDs{"RU"}}, "aa bb"},
			{ledger.Filter{Origins: []string{"Kremlin"}}, "aa bb cc"},
			{ledger.Filter{IDs: []string{"B", "E"}}, "aa cc"},
			{ledger.Filter{Designations: []string{"kn-23"}}, "aa"},
			{ledger.Filter{Since: "2024-01-05"}, "aa"},
			{ledger.Filter{Query: parse(t, `"to the port"`)}, "aa"},
			{ledger.Filter{Query: parse(t, "strasse")}, "bb"},
			{ledger.Filter{Query: parse(t, "Straße OR port"), Langs: []string{"en"}}, "aa"},
		} {
			got, err := tx.Search(c.f, ledger.Page{Reverse: true})
			if err != nil {
				return err
			}
			var names []string
			for i := range got {
				names = append(names, got[i].Article)
			}
			if strings.Join(names, " ") != c.want {
				t.Errorf("%+v: %v, want %s", c.f, names, c.want)
			}
		}
		return nil
	})
}

// questions are searched in the gold articles.
var questions = []string{
	"missiles", "Raketen OR missiles", "panzer*", `"Su-35"`, "su-35", "Su35", `"to Russia"`, `"Russland liefer*"`, "türkei", "TURKEI",
	"Strasse", "dass", "daß", "Russia NOT Ukraine", "(Iran OR Teheran) -Drohnen", "Ukrain* AND (tanks OR Panzer)", "40", "2024",
	"Erdogan", "Erdoğan", "größte", "grosste", "groesste", "nowhereatall",
}

// testSearches records gold articles as they are read and holds each answer against what the
// package of queries says of each text.
func testSearches(t *testing.T, k *kit) {
	files, err := filepath.Glob(filepath.Join("..", "gold", "*", "*.txt"))
	if err != nil || len(files) < 60 {
		t.Fatalf("%d gold articles, %v", len(files), err)
	}
	s := k.New(t)
	l := k.ledger(t, s)
	reports := map[string]string{}
	var inputs []ledger.Input
	for i := 0; i < len(files); i += len(files) / 60 {
		data, err := os.ReadFile(files[i])
		if err != nil {
			t.Fatal(err)
		}
		in := k.input(t, article{file: files[i], text: string(data)})
		reports[in.Reading.Report.Article] = in.Reading.Report.Text
		inputs = append(inputs, in)
	}
	record(t, l, inputs...)
	answered := 0
	for _, words := range questions {
		q, err := query.Parse(words)
		if err != nil {
			t.Fatal(err)
		}
		hits, err := l.Search(context.Background(), ledger.Filter{Query: q}, ledger.Page{})
		if err != nil {
			t.Fatal(err)
		}
		found := map[string]bool{}
		for i := range hits {
			found[hits[i].Article] = true
			answered++
		}
		for article, text := range reports {
			if found[article] != q.Matches(text) {
				t.Errorf("%s: found %v in %q", words, found[article], text)
			}
		}
	}
	if answered < 100 {
		t.Errorf("%d answers to all questions", answered)
	}
	verify(t, l)
}
