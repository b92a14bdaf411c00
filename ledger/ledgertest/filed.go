package ledgertest

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"waybill"
	"waybill/ledger"
	"waybill/transfer"
)

// reports are those that fill puts in, as a store gives them back.
func reports() []ledger.Report {
	seen := time.Date(2024, 2, 3, 4, 5, 6, 7000, time.UTC)
	return []ledger.Report{
		{Article: "aa", Entry: 1, Reading: 2, Stamp: "1.0.0 atlas=1", File: "a.txt", Seen: seen, Outlet: "Kieler Anzeiger", Published: "2024-01-05", Title: "Missiles", Lang: "en", Copies: "aa", Sketch: []byte{1, 0, 255}},
		{Article: "bb", Entry: 3, Reading: 4, Stamp: "1.0.0 atlas=1", File: "b.txt", Seen: seen, Outlet: "Süddeutsche", Published: "2023-02-01", Lang: "de", Copies: "bb", Sketch: []byte{2}},
		{Article: "cc", Entry: 5, Reading: 6, Stamp: "1.1.0 atlas=1", File: "c.txt", Seen: seen, Copies: "cc", Sketch: []byte{}},
	}
}

// rows are those that fill puts in. They are at home between their sides.
func rows() []waybill.Transfer {
	return []waybill.Transfer{
		{
			ID: "A", Supplier: "IR", Recipient: "RU", Class: "uncrewed.loitering", Designation: "Shahed-136", Quantity: "dozens of", Begin: "2022-08-01", End: "2023-01-31", FirstReport: "2023-02-01", LastReport: "2023-02-01",
			Stage: waybill.Delivered, Certainty: waybill.Stated, Claims: 5, Articles: 4, Outlets: 3, Origins: 3, Affirm: 2, Deny: 1, Suggested: waybill.ProbablyTrue, Reasons: []string{"so it is", "ß \"'"}, Status: waybill.Open, Review: 40,
		},
		{
			ID: "B", Supplier: "KP", Recipient: "RU", Class: "missile.ballistic", Designation: "KN-23", Quantity: "40", Begin: "2024-01-04", End: "2024-01-04", FirstReport: "2024-01-05", LastReport: "2024-01-05",
			Stage: waybill.Delivered, Certainty: waybill.Likely, Claims: 3, Articles: 2, Outlets: 2, Origins: 2, Affirm: 2, Doubt: 1, Suggested: waybill.PossiblyTrue, Graded: waybill.Confirmed, Status: waybill.Accepted, Exchange: true,
		},
		{ID: "C", Supplier: "RU", Recipient: "KP", Class: "energy", FirstReport: "2024-01-05", LastReport: "2024-01-05", Stage: waybill.Agreed, Certainty: waybill.Possible, Claims: 1, Articles: 1, Unclear: 1, Suggested: waybill.CannotBeJudged, Status: waybill.Open, Review: 3},
		{ID: "D", Supplier: "DE", Recipient: "UA", Class: "missile", Begin: "2023-05-01", End: "2023-05-01", Stage: waybill.Sought, Certainty: waybill.Stated, Claims: 2, Articles: 1, Origins: 1, Affirm: 1, Suggested: waybill.Doubtful, Status: waybill.Rejected},
		{ID: "E", Recipient: "UA", Class: "missile.cruise", Begin: "2023-03-01", End: "2023-03-31", Stage: waybill.Sought, Certainty: waybill.Denied, Claims: 2, Articles: 2, Origins: 1, Deny: 1, Suggested: waybill.Improbable, Status: waybill.Open, Review: 3},
	}
}

func claims() []transfer.Claim {
	said := func(article, key string, supplier, recipient waybill.PartyID, origin, words string) transfer.Claim {
		return transfer.Claim{
			Key: key, Article: article, Copies: article, Supplier: supplier, Recipient: recipient, Class: "missile", Stage: waybill.Delivered, Certainty: waybill.Stated,
			Source: origin, Origin: waybill.Origin{Kind: waybill.OfficeOrigin, Name: origin, Party: "RU"}, Words: words,
		}
	}
	all := []transfer.Claim{
		said("aa", "k1", "KP", "RU", "Pentagon", "Missiles were delivered to the port, not yet to the front."),
		said("aa", "k2", "RU", "KP", "Kremlin", "Oil for missiles"),
		said("bb", "k3", "IR", "RU", "Kremlin", "Drohnen wurden in Straßburg gesehen"),
		said("cc", "k4", "", "UA", "kremlin", "Marschflugkörper"),
	}
	all[0].Held, all[1].Held, all[2].Held = []int64{7}, []int64{7, 8}, []int64{8}
	all[0].Exchange, all[1].Exchange, all[1].Apart, all[1].Taken, all[0].Own, all[0].Credited = "x1", "x1", 8, true, true, true
	all[0].Designation, all[0].Quantity, all[0].Begin, all[0].End = "KN-23", "40", "2024-01-04", "2024-01-05"
	for i := range all {
		for _, r := range reports() {
			if r.Article == all[i].Article {
				all[i].Outlet, all[i].Published, all[i].Lang = r.Outlet, r.Published, r.Lang
			}
		}
	}
	return all
}

// langs are those of the rows, as the reports of their claims have them.
var langs = map[string][]string{"A": {"de"}, "B": {"en"}, "C": {"en"}, "E": {""}}

// texts are those of the reports, by their articles.
var texts = map[string]string{
	"aa": "Missiles. The missiles were delivered to the port.", "bb": "Drohnen über der Straße von Kertsch", "cc": "Marschflugkörper Taurus",
}

// fill puts something of everything into a store.
func fill(t fataler, s ledger.Store) {
	t.Helper()
	update(t, s, func(tx ledger.Tx) error { return put(tx, []string{""}, 0) })
}

// put files everything once with each of some ends of names.
func put(tx ledger.Tx, ends []string, behind int) error {
	var filed []ledger.Report
	var homed []ledger.Homed
	var said []transfer.Claim
	var articles []string
	row := map[string]string{}
	for _, end := range ends {
		for i, r := range reports() {
			r.Text, r.SketchKey, r.Anchors = texts[r.Article], int64(-i), []int64{10, int64(20 + i)}
			r.Article, r.Copies = r.Article+end, r.Copies+end
			r.Entry, r.Reading = r.Entry+int64(behind), r.Reading+int64(behind)
			filed, articles = append(filed, r), append(articles, r.Article)
		}
		behind += 2 * len(reports())
		for _, r := range rows() {
			h := ledger.Homed{Transfer: r, Home: ledger.Pair{Supplier: r.Supplier, Recipient: r.Recipient}}
			h.Langs = langs[h.ID]
			h.ID += end
			homed = append(homed, h)
		}
		for i, c := range claims() {
			c.Article, c.Copies, c.Key = c.Article+end, c.Copies+end, c.Key+end
			row[c.Key] = []string{"B", "C", "A", "E"}[i] + end
			said = append(said, c)
		}
	}
	if err := errors.Join(tx.PutReports(filed), tx.PutClaims(articles, said)); err != nil {
		return err
	}
	there, err := tx.Claims(articles)
	if err != nil {
		return err
	}
	var places []ledger.Place
	for i := range there {
		for k := range homed {
			if homed[k].ID == row[there[i].Key] {
				homed[k].Numbers = append(homed[k].Numbers, there[i].Number)
			}
		}
		places = append(places, ledger.Place{Claim: there[i].Number, Transfer: row[there[i].Key], Because: transfer.Because{Rule: transfer.SameGoods, Judgement: int64(i)}})
	}
	_, err = tx.PutTransfers(nil, homed)
	return errors.Join(err, tx.PlaceClaims(places))
}

// dump is all that can be asked of a store.
func dump(t fataler, s ledger.Store) string {
	t.Helper()
	var b strings.Builder
	view(t, s, func(tx ledger.Tx) error {
		counts, err := tx.Counts()
		if err != nil {
			return err
		}
		counts.Bytes = 0
		fmt.Fprintln(&b, counts)
		err = tx.EachReport(func(r ledger.Report) error {
			claims, err := tx.Claims([]string{r.Article})
			fmt.Fprintf(&b, "%+v\n%+v\n", r, claims)
			return err
		})
		if err != nil {
			return err
		}
		list, err := tx.List(ledger.Filter{WithRejected: true}, ledger.Page{Sort: "id"})
		if err != nil {
			return err
		}
		judgements, err := tx.Judgements()
		fmt.Fprintf(&b, "%+v\n%+v\n", list, judgements)
		return err
	})
	return b.String()
}

func testReports(t *testing.T, k *kit) {
	s := k.New(t)
	fill(t, s)
	want := reports()
	view(t, s, func(tx ledger.Tx) error {
		var got []ledger.Report
		err := tx.EachReport(func(r ledger.Report) error {
			again, err := tx.Reports([]string{r.Article}) // the transaction can be used meanwhile
			if len(again) != 1 || !reflect.DeepEqual(again[0], r) {
				t.Errorf("%+v and %+v", r, again)
			}
			got = append(got, r)
			return err
		})
		for i := range got {
			if len(got[i].Sketch) == 0 {
				got[i].Sketch = []byte{}
			}
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%+v\nwant\n%+v", got, want)
		}
		return err
	})
	// many at once, some of them twice, most of them not there
	var many []string
	for i := range 1700 {
		many = append(many, fmt.Sprint("no", i))
	}
	many = append(many, "cc", "aa", "cc")
	view(t, s, func(tx ledger.Tx) error {
		got, err := tx.Reports(many)
		if len(got) != 2 {
			t.Errorf("%d reports of two", len(got))
		}
		return err
	})
	// one put in place of another
	changed := want[0]
	changed.Reading, changed.Stamp, changed.Outlet, changed.Title, changed.Text = 9, "2.0.0 atlas=2", "Elsewhere", "Other", "nothing"
	update(t, s, func(tx ledger.Tx) error { return tx.PutReports([]ledger.Report{changed}) })
	changed.Text = ""
	view(t, s, func(tx ledger.Tx) error {
		got, err := tx.Reports([]string{"aa"})
		if len(got) != 1 || !reflect.DeepEqual(got[0], changed) {
			t.Errorf("%+v\nwant\n%+v", got, changed)
		}
		claims, err2 := tx.Claims([]string{"aa"})
		if len(claims) != 2 || claims[0].Outlet != "Elsewhere" {
			t.Errorf("its claims: %+v", claims)
		}
		return errors.Join(err, err2)
	})
}

func testCopies(t *testing.T, k *kit) {
	s := k.New(t)
	fill(t, s)
	articles := func(list []ledger.Report) string {
		var ids []string
		for _, r := range list {
			ids = append(ids, r.Article)
		}
		slices.Sort(ids)
		return strings.Join(ids, " ")
	}
	update(t, s, func(tx ledger.Tx) error {
		for _, c := range []struct {
			anchors []int64
			want    string
		}{{[]int64{10}, "aa bb cc"}, {[]int64{21}, "bb"}, {[]int64{20, 22, 99}, "aa cc"}, {[]int64{99}, ""}, {nil, ""}} {
			list, err := tx.Alike(c.anchors)
			if articles(list) != c.want {
				t.Errorf("under %d: %s", c.anchors, articles(list))
			}
			for _, r := range list {
				for _, a := range r.Anchors {
					if !slices.Contains(c.anchors, a) {
						t.Errorf("under %d: %s with %d", c.anchors, r.Article, r.Anchors)
					}
				}
				if len(r.Anchors) == 0 {
					t.Errorf("%s has no anchor", r.Article)
				}
			}
			if err != nil {
				return err
			}
		}
		if err := tx.SetCopies([]string{"bb", "cc"}, "aa"); err != nil {
			return err
		}
		list, err := tx.Copied([]string{"aa", "bb"})
		if articles(list) != "aa bb cc" {
			t.Errorf("copies of aa: %s", articles(list))
		}
		claims, err2 := tx.Claims([]string{"bb"})
		if len(claims) != 1 || claims[0].Copies != "aa" {
			t.Errorf("%+v", claims)
		}
		return errors.Join(err, err2)
	})
}

// testManyAlike: of very many different texts under one anchor some are enough, always the same.
func testManyAlike(t *testing.T, k *kit) {
	s := k.New(t)
	const many = ledger.MostAlike + 50
	update(t, s, func(tx ledger.Tx) error {
		reports := make([]ledger.Report, many)
		for i := range reports {
			id := fmt.Sprintf("%04d", i)
			reports[i] = ledger.Report{
				Article: id, Entry: int64(i + 1), Reading: int64(i + 1), Copies: id, Sketch: []byte{1},
				SketchKey: int64(many - i), Anchors: []int64{7, int64(1000 + i)},
			}
		}
		if err := tx.PutReports(reports); err != nil {
			return err
		}
		list, err := tx.Alike([]int64{7, 1000})
		if err != nil {
			return err
		}
		// the last ones have the least keys; the first is found by its other anchor
		if len(list) != ledger.MostAlike+1 {
			t.Errorf("%d are alike, want %d", len(list), ledger.MostAlike+1)
		}
		for _, r := range list {
			if r.Entry != 1 && r.Entry <= many-ledger.MostAlike {
				t.Errorf("%s is among them", r.Article)
			}
		}
		return nil
	})
}

// bare are claims without what the store adds to them.
func bare(filed []ledger.Filed) []transfer.Claim {
	var list []transfer.Claim
	for i := range filed {
		list = append(list, filed[i].Claim)
	}
	return list
}

func testClaims(t *testing.T, k *kit) {
	s := k.New(t)
	fill(t, s)
	all := claims()
	view(t, s, func(tx ledger.Tx) error {
		for _, c := range []struct {
			name string
			get  func() ([]ledger.Filed, error)
			want []int
		}{
			{"of articles", func() ([]ledger.Filed, error) { return tx.Claims([]string{"bb", "aa", "none"}) }, []int{0, 1, 2}},
			{"of pairs", func() ([]ledger.Filed, error) {
				return tx.ClaimsOfPairs([]ledger.Pair{{Supplier: "KP", Recipient: "RU"}, {Recipient: "UA"}, {Supplier: "XX"}})
			}, []int{0, 3}},
			{"held by one", func() ([]ledger.Filed, error) { return tx.ClaimsHeld([]int64{8}) }, []int{1, 2}},
			{"held by two", func() ([]ledger.Filed, error) { return tx.ClaimsHeld([]int64{7, 8, 9}) }, []int{0, 1, 2}},
			{"of a row", func() ([]ledger.Filed, error) { return tx.ClaimsOfTransfer("A") }, []int{2}},
			{"in an exchange", func() ([]ledger.Filed, error) { return tx.ClaimsInExchange([]string{"aa", "bb"}) }, []int{0, 1}},
		} {
			got, err := c.get()
			if err != nil {
				return err
			}
			var want []transfer.Claim
			for _, i := range c.want {
				want = append(want, all[i])
			}
			if !reflect.DeepEqual(bare(got), want) {
				t.Errorf("%s: %+v\nwant\n%+v", c.name, bare(got), want)
			}
		}
		got, err := tx.ClaimsOfTransfer("C")
		if len(got) != 1 || got[0].Transfer != "C" || got[0].Because != (transfer.Because{Rule: transfer.SameGoods, Judgement: 1}) {
			t.Errorf("placed: %+v", got)
		}
		marked, err2 := tx.Marked(strings.ToLower(all[0].Mark()))
		if !slices.Equal(marked, []string{"aa"}) {
			t.Errorf("marked: %v", marked)
		}
		return errors.Join(err, err2)
	})
	testClaimsReplaced(t, s)
}

func testClaimsReplaced(t *testing.T, s ledger.Store) {
	all := claims()
	last := all[3]
	last.Article, last.Key, last.Outlet, last.Published, last.Lang, last.Copies = "aa", "k9", "Kieler Anzeiger", "2024-01-05", "en", "aa"
	update(t, s, func(tx ledger.Tx) error { return tx.PutClaims([]string{"aa", "bb"}, []transfer.Claim{last}) })
	view(t, s, func(tx ledger.Tx) error {
		got, err := tx.Claims([]string{"aa", "bb", "cc"})
		if want := []transfer.Claim{all[3], last}; !reflect.DeepEqual(bare(got), want) {
			t.Errorf("%+v\nwant\n%+v", bare(got), want)
		}
		held, err2 := tx.ClaimsHeld([]int64{7, 8})
		if len(held) != 0 {
			t.Errorf("still held: %+v", held)
		}
		if len(got) > 1 && (got[1].Transfer != "" || got[0].Number == got[1].Number) {
			t.Errorf("%+v", got)
		}
		marked, err3 := tx.Marked(all[0].Mark())
		if !slices.Equal(marked, []string{"aa"}) {
			t.Errorf("a mark that was is forgotten: %v", marked)
		}
		found, err4 := tx.Search(ledger.Filter{}, ledger.Page{})
		if len(found) != 3 {
			t.Errorf("%d reports", len(found))
		}
		return errors.Join(err, err2, err3, err4)
	})
	stranger := all[0]
	stranger.Article = "zz"
	if err := s.Update(t.Context(), func(tx ledger.Tx) error { return tx.PutClaims([]string{"zz"}, []transfer.Claim{stranger}) }); err == nil {
		t.Error("a claim of an article that is not filed is filed")
	}
}

func testJudgements(t *testing.T, k *kit) {
	s := k.New(t)
	on := func(articles ...string) (list []waybill.Quote) {
		for _, a := range articles {
			list = append(list, waybill.Quote{Article: a, Words: "a \x00 'word' \xff"}, waybill.Quote{Article: a, Words: "b"})
		}
		return list
	}
	at := time.Date(2024, 1, 2, 3, 4, 5, 6000, time.UTC)
	put := []ledger.Judged{
		{Judgement: waybill.Judgement{Number: 12, Kind: waybill.Merge, By: "an analyst", Why: "ß", At: at, Transfer: "A", On: on("aa", "bb"), With: on("aa")}, InForce: true},
		{Judgement: waybill.Judgement{Number: 5, Kind: waybill.Grade, At: at, On: on("bb"), Credibility: 3}, InForce: true},
	}
	update(t, s, func(tx ledger.Tx) error { return tx.PutJudgements(put) })
	numbers := func(list []waybill.Judgement) (n []int64) {
		for _, j := range list {
			n = append(n, j.Number)
		}
		return n
	}
	check := func(log []int64, inForce []bool, of map[string][]int64) {
		t.Helper()
		view(t, s, func(tx ledger.Tx) error {
			all, err := tx.Judgements()
			for i := range all {
				if i >= len(log) || all[i].Number != log[i] || all[i].InForce != inForce[i] {
					t.Errorf("the log: %+v", all)
				}
			}
			by, err2 := tx.JudgementsOf([]string{"aa", "bb", "cc"})
			for article, want := range of {
				if !slices.Equal(numbers(by[article]), want) {
					t.Errorf("about %s: %+v", article, by[article])
				}
			}
			return errors.Join(err, err2)
		})
	}
	check([]int64{5, 12}, []bool{true, true}, map[string][]int64{"aa": {12}, "bb": {5, 12}, "cc": nil})
	put[0].InForce = false
	update(t, s, func(tx ledger.Tx) error { return tx.PutJudgements(put[:1]) })
	check([]int64{5, 12}, []bool{true, false}, map[string][]int64{"aa": nil, "bb": {5}})
	long := strings.Repeat("ö", 120)
	grade := func(number int64, origin string, r waybill.Reliability, inForce bool) ledger.Judged {
		return ledger.Judged{Judgement: waybill.Judgement{Number: number, Kind: waybill.Grade, At: at, Origin: origin, Reliability: r}, InForce: inForce}
	}
	update(t, s, func(tx ledger.Tx) error {
		return tx.PutJudgements([]ledger.Judged{grade(20, "dpa", "C", true), grade(21, "dpa", "A", true), grade(22, "dpa", "F", false), grade(23, "DPA", "E", true), grade(24, long+"1", "B", true), grade(25, long+"2", "D", true)})
	})
	view(t, s, func(tx ledger.Tx) error {
		by, err := tx.Grades([]string{"dpa", long + "1", "none", "aa", ""})
		if want := (map[string]waybill.Reliability{"dpa": "A", long + "1": "B"}); !maps.Equal(by, want) {
			t.Errorf("grades %v, want %v", by, want)
		}
		some, err2 := tx.JudgementsNumbered([]int64{21, 12, 99, 12})
		if len(some) != 2 || some[0].Number != 12 || some[0].InForce || some[1].Number != 21 || !some[1].InForce {
			t.Errorf("by number: %+v", some)
		}
		withdrawn, err3 := tx.Withdrawn()
		if len(withdrawn) != 2 || withdrawn[0].Number != 12 || withdrawn[1].Number != 22 {
			t.Errorf("withdrawn: %+v", withdrawn)
		}
		return errors.Join(err, err2, err3)
	})
	update(t, s, func(tx ledger.Tx) error {
		err := errors.Join(tx.PutSetting("window", "10"), tx.PutSetting("window", "20"))
		value, err2 := tx.Setting("window")
		none, err3 := tx.Setting("none")
		if value != "20" || none != "" {
			t.Errorf("settings: %q, %q", value, none)
		}
		return errors.Join(err, err2, err3)
	})
}

func testRows(t *testing.T, k *kit) {
	s := k.New(t)
	fill(t, s)
	want := rows()
	update(t, s, func(tx ledger.Tx) error {
		got, err := tx.Transfers([]string{"E", "A", "none", "B", "C", "D"})
		slices.SortFunc(got, func(a, b waybill.Transfer) int { return strings.Compare(a.ID, b.ID) })
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%+v\nwant\n%+v", got, want)
		}
		// in place of the rows at home between two parties, wherever their own sides lead
		moved := want[1]
		moved.Supplier, moved.Quantity = "CN", "41"
		pair := ledger.Pair{Supplier: "KP", Recipient: "RU"}
		before, err2 := tx.PutTransfers([]ledger.Pair{pair, {Supplier: "IR", Recipient: "RU"}}, []ledger.Homed{{Transfer: moved, Home: pair}})
		slices.SortFunc(before, func(a, b waybill.Transfer) int { return strings.Compare(a.ID, b.ID) })
		if !reflect.DeepEqual(before, want[:2]) {
			t.Errorf("there were %+v", before)
		}
		list, err3 := tx.List(ledger.Filter{WithRejected: true}, ledger.Page{Sort: "id"})
		if len(list) != 4 || !reflect.DeepEqual(list[0], moved) {
			t.Errorf("%+v", list)
		}
		before, err4 := tx.PutTransfers([]ledger.Pair{pair}, nil)
		if !reflect.DeepEqual(before, []waybill.Transfer{moved}) {
			t.Errorf("there were %+v", before)
		}
		counts, err5 := tx.Counts()
		if counts.Transfers != 3 || counts.Articles != 3 || counts.Claims != 4 || counts.Bytes <= 0 {
			t.Errorf("%+v", counts)
		}
		return errors.Join(err, err2, err3, err4, err5, testStale(t, tx), tx.Clear())
	})
	view(t, s, func(tx ledger.Tx) error {
		counts, err := tx.Counts()
		if counts.Bytes = 0; counts.Transfers != 3 || counts.Stale == 0 {
			t.Errorf("cleared, the rows are not left to be computed anew: %+v", counts)
		}
		counts.Transfers, counts.Stale = 0, 0
		if counts != (ledger.Counts{}) {
			t.Errorf("cleared: %+v", counts)
		}
		return err
	})
}

func testStale(t *testing.T, tx ledger.Tx) error {
	a, b, c := ledger.Pair{}, ledger.Pair{Supplier: "KP", Recipient: "RU"}, ledger.Pair{Supplier: "RU"}
	err := errors.Join(tx.MarkStale([]ledger.Pair{c, b, c}), tx.MarkStale([]ledger.Pair{a, b}), tx.MarkStale(nil))
	some, err2 := tx.Stale(2)
	if !slices.Equal(some, []ledger.Pair{a, b}) {
		t.Errorf("stale: %v", some)
	}
	err3 := tx.Settled([]ledger.Pair{b, a, {Supplier: "none"}})
	some, err4 := tx.Stale(10)
	if !slices.Equal(some, []ledger.Pair{c}) {
		t.Errorf("stale: %v", some)
	}
	err5 := tx.MarkAllStale()
	some, err6 := tx.Stale(10)
	if len(some) != 5 {
		t.Errorf("all stale: %v", some)
	}
	return errors.Join(err, err2, err3, err4, err5, err6)
}

// testNothing asks for empty lists, of which nothing must come, and no error.
func testNothing(t *testing.T, k *kit) {
	s := k.New(t)
	fill(t, s)
	before := dump(t, s)
	update(t, s, func(tx ledger.Tx) error {
		n := 0
		var errs []error
		count := func(m int, err error) { n, errs = n+m, append(errs, err) }
		a, err := tx.Reports(nil)
		count(len(a), err)
		a, err = tx.Copied(nil)
		count(len(a), err)
		c, err := tx.Claims(nil)
		count(len(c), err)
		c, err = tx.ClaimsOfPairs(nil)
		count(len(c), err)
		c, err = tx.ClaimsHeld(nil)
		count(len(c), err)
		c, err = tx.ClaimsInExchange(nil)
		count(len(c), err)
		c, err = tx.ClaimsOfTransfer("")
		count(len(c), err)
		r, err := tx.Transfers(nil)
		count(len(r), err)
		j, err := tx.JudgementsOf(nil)
		count(len(j), err)
		m, err := tx.Marked("")
		count(len(m), err)
		if n != 0 {
			t.Errorf("%d answers to nothing", n)
		}
		return errors.Join(append(errs, tx.PutReports(nil), tx.PutClaims(nil, nil), tx.PlaceClaims(nil),
			tx.PutJudgements(nil), tx.PutChanges(nil), tx.SetCopies(nil, "aa"), tx.Settled(nil), tx.Append(nil))...)
	})
	if after := dump(t, s); after != before {
		t.Errorf("it was\n%s\nand is\n%s", before, after)
	}
}
