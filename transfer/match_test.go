package transfer

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waybill"
)

// told is a claim in short: article, day, goods (a class, or class=designation), stage and
// certainty, of North Korea giving to Russia.
func said(article, day, goods string, more ...func(*Claim)) Claim {
	class, designation, _ := strings.Cut(goods, "=")
	c := Claim{
		Article: article, Copies: article, Outlet: "Harbour Post", Published: day, Begin: day, End: day,
		Supplier: "KP", Recipient: "RU", Class: waybill.Class(class), Designation: designation,
		Stage: waybill.Delivered, Certainty: waybill.Stated,
		Source: waybill.Narrator, Origin: waybill.Origin{Kind: waybill.OutletOrigin, Name: "Harbour Post"}, Own: true,
		Words: "Pjöngjang liefert, schreibt " + article,
	}
	for _, f := range more {
		f(&c)
	}
	c.Key = c.key()
	return c
}

func from(id waybill.PartyID) func(*Claim)     { return func(c *Claim) { c.Supplier = id } }
func holding(numbers ...int64) func(*Claim)    { return func(c *Claim) { c.Held = numbers } }
func apart(number int64) func(*Claim)          { return func(c *Claim) { c.Apart = number } }
func stage(s waybill.Stage) func(*Claim)       { return func(c *Claim) { c.Stage = s } }
func certain(s waybill.Certainty) func(*Claim) { return func(c *Claim) { c.Certainty = s } }
func spans(begin, end string) func(c *Claim)   { return func(c *Claim) { c.Begin, c.End = begin, end } }
func undated() func(*Claim)                    { return spans("", "") }
func judged(n int64, k waybill.JudgementKind) waybill.Judgement {
	return waybill.Judgement{Number: n, Kind: k}
}

// groups shows which articles each row has, sorted.
func groupsOf(rows []Row) []string {
	var all []string
	for i := range rows {
		var articles []string
		for k := range rows[i].Claims {
			articles = append(articles, rows[i].Claims[k].Article)
		}
		slices.Sort(articles)
		all = append(all, strings.Join(articles, " "))
	}
	slices.Sort(all)
	return all
}

func TestMatch(t *testing.T) {
	for _, test := range []struct {
		name       string
		claims     []Claim
		judgements []waybill.Judgement
		want       []string
	}{
		{"one designation, half a year apart", []Claim{
			said("a", "2023-09-12", "missile.ballistic=KN-23"), said("b", "2024-03-01", "missile.ballistic=KN-23"),
		}, nil, []string{"a b"}},
		{"never two designations", []Claim{
			said("a", "2023-09-12", "missile.ballistic=KN-23"), said("b", "2023-09-12", "missile.ballistic=KN-24"),
		}, nil, []string{"a", "b"}},
		{"a class leaves the designation open", []Claim{
			said("a", "2023-09-12", "missile.ballistic"), said("b", "2024-01-05", "missile.ballistic=KN-23"),
		}, nil, []string{"a b"}},
		{"a family and arms leave it open too", []Claim{
			said("a", "2023-09-12", "missile"), said("b", "2024-01-05", "missile.ballistic=KN-23"), said("c", "2024-01-06", "weapons"),
		}, nil, []string{"a b c"}},
		{"what can mean two stands for itself", []Claim{
			said("a", "2023-09-12", "missile"), said("b", "2023-10-05", "missile=KN-23"), said("c", "2023-10-06", "missile=KN-24"),
		}, nil, []string{"a", "b", "c"}},
		{"of two, the one its own article names", []Claim{
			said("a", "2023-10-05", "missile"), said("a", "2023-10-05", "missile=KN-23"), said("c", "2023-10-06", "missile=KN-24"),
		}, nil, []string{"a a", "c"}},
		{"of two, the one of its time", []Claim{
			said("a", "2023-10-05", "missile"), said("b", "2023-11-05", "missile=KN-23"), said("c", "2019-10-06", "missile=KN-24"),
		}, nil, []string{"a b", "c"}},
		{"other classes of one family", []Claim{
			said("a", "2023-10-05", "missile.cruise"), said("b", "2023-11-05", "missile.ballistic"),
		}, nil, []string{"a", "b"}},
		{"money is no arms", []Claim{
			said("a", "2023-10-05", "money"), said("b", "2023-11-05", "weapons"),
		}, nil, []string{"a", "b"}},
		{"the same goods years apart", []Claim{
			said("a", "2015-10-05", "missile=KN-23"), said("b", "2023-11-05", "missile=KN-23"),
		}, nil, []string{"a", "b"}},
		{"a chain of reports from a rumour to the delivery", []Claim{
			said("a", "2022-06-01", "artillery"), said("b", "2023-05-01", "artillery"), said("c", "2024-03-01", "artillery.howitzer=K9"),
		}, nil, []string{"a b c"}},
		{"open goods bridge a gap between the same goods", []Claim{
			said("a", "2022-06-01", "armour.tank=T-72"), said("b", "2023-03-01", "armour.tank"), said("c", "2023-12-01", "armour.tank=T-72"),
		}, nil, []string{"a b c"}},
		{"yearly reports of them make no one deal of two", []Claim{
			said("a", "2019-06-01", "armour.tank=T-72"), said("b", "2020-03-01", "armour.tank"), said("c", "2021-01-01", "armour.tank"), said("d", "2021-12-01", "armour.tank=T-72"),
		}, nil, []string{"a b", "c d"}},
		{"arms without a name bridge nothing", []Claim{
			said("a", "2022-06-01", "armour.tank=T-72"), said("b", "2023-03-01", "weapons"), said("c", "2023-12-01", "armour.tank=T-72"),
		}, nil, []string{"a", "b", "c"}},
		{"they bridge none between other goods", []Claim{
			said("a", "2022-06-01", "armour.tank=T-72"), said("b", "2023-03-01", "armour.tank"), said("c", "2023-12-01", "armour.tank=T-90"),
		}, nil, []string{"a", "b", "c"}},
		{"what joined carries on what is less exact still", []Claim{
			said("a", "2022-06-01", "missile.ballistic=KN-23"), said("b", "2023-05-01", "missile.ballistic"), said("c", "2024-04-01", "missile"),
		}, nil, []string{"a b c"}},
		{"other parties", []Claim{
			said("a", "2023-10-05", "missile"), said("b", "2023-10-05", "missile", from("IR")),
		}, nil, []string{"a", "b"}},
		{"no day joins the only one", []Claim{
			said("a", "2023-10-05", "missile"), said("b", "", "missile", undated()),
		}, nil, []string{"a b"}},
		{"no day, two of them", []Claim{
			said("a", "2023-10-05", "missile"), said("b", "", "missile", undated()), said("c", "2015-10-05", "missile"), said("d", "", "missile", undated()),
		}, nil, []string{"a", "b d", "c"}},
		{"merged by a person, over parties", []Claim{
			said("a", "2023-10-05", "missile", holding(7)), said("b", "2023-10-05", "missile", from("IR"), holding(7)), said("c", "2023-11-05", "missile"),
		}, []waybill.Judgement{judged(7, waybill.Merge)}, []string{"a b c"}},
		{"a merge that was withdrawn", []Claim{
			said("a", "2023-10-05", "missile", holding(7)), said("b", "2023-10-05", "missile", from("IR"), holding(7)),
		}, nil, []string{"a", "b"}},
		{"split by a person", []Claim{
			said("a", "2023-10-05", "missile"), said("b", "2023-10-05", "missile", apart(7), holding(7)),
		}, []waybill.Judgement{judged(7, waybill.Split)}, []string{"a", "b"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := groupsOf(Match(test.claims, test.judgements, DefaultWindow)); !slices.Equal(got, test.want) {
				t.Errorf("rows of the articles %q, want %q", got, test.want)
			}
		})
	}
}

// Where a transfer stands is told by the last report that affirms it.
func TestStand(t *testing.T) {
	for _, test := range []struct {
		name      string
		claims    []Claim
		stage     waybill.Stage
		certainty waybill.Certainty
	}{
		{"the last report", []Claim{
			said("a", "2023-09-12", "missile", stage(waybill.Sought)), said("b", "2024-01-04", "missile"),
		}, waybill.Delivered, waybill.Stated},
		{"of one day the furthest", []Claim{
			said("a", "2023-09-12", "missile", stage(waybill.Underway)), said("b", "2023-09-12", "missile", stage(waybill.Offered)),
		}, waybill.Underway, waybill.Stated},
		{"a later doubt does not take back what was affirmed", []Claim{
			said("a", "2023-09-12", "missile", stage(waybill.Agreed)), said("b", "2024-01-04", "missile", certain(waybill.Doubted)),
		}, waybill.Agreed, waybill.Stated},
		{"denied by all", []Claim{
			said("a", "2023-09-12", "missile", certain(waybill.Denied)),
		}, waybill.Delivered, waybill.Denied},
	} {
		t.Run(test.name, func(t *testing.T) {
			rows := Match(test.claims, nil, DefaultWindow)
			if len(rows) != 1 || rows[0].Stage != test.stage || rows[0].Certainty != test.certainty {
				t.Errorf("%v", rows)
			}
		})
	}
}

func TestVerdicts(t *testing.T) {
	claims := []Claim{
		said("a", "2023-09-12", "missile", holding(3, 5)), said("b", "2023-09-13", "missile", holding(3, 4)),
	}
	rows := Match(claims, []waybill.Judgement{
		judged(3, waybill.Accept), judged(4, waybill.Reject), {Number: 5, Kind: waybill.Grade, Credibility: waybill.Doubtful},
	}, DefaultWindow)
	if len(rows) != 1 || rows[0].Status != waybill.Rejected || rows[0].Transfer.Credibility() != waybill.Doubtful {
		t.Errorf("%+v", rows[0].Transfer)
	}
	if want := []int64{3, 4, 5}; !slices.Equal(rows[0].Judgements, want) {
		t.Errorf("judgements %v, want %v", rows[0].Judgements, want)
	}
}

func TestIDs(t *testing.T) {
	rows := Match([]Claim{
		said("a", "2023-09-12", "missile=KN-23"), said("a", "2023-09-12", "missile=KN-24"),
		said("b", "2015-09-12", "money"), said("b", "2023-09-12", "money", spans("2023-09-12", "2023-09-12")),
		said("c", "2023-09-12", "air-defence.system", from("")), said("d", "2023-09-12", "missile", from("Wagner Group")),
	}, nil, DefaultWindow)
	seen := map[string]bool{}
	for i := range rows {
		if seen[rows[i].ID] {
			t.Errorf("two rows are %s", rows[i].ID)
		}
		seen[rows[i].ID] = true
	}
	for _, prefix := range []string{"KP-RU-missile-", "XX-RU-air-defence-", "Wagner_Group-RU-missile-", "KP-RU-money-"} {
		if !slices.ContainsFunc(rows, func(r Row) bool { return strings.HasPrefix(r.ID, prefix) && len(r.ID) >= len(prefix)+MarkLength }) {
			t.Errorf("no id %s…", prefix)
		}
	}
}

// anyClaim draws claims that often meet: few parties, goods, days and articles.
func anyClaim(t *rapid.T) Claim {
	one := func(label string, values ...string) string { return rapid.SampledFrom(values).Draw(t, label) }
	day := one("day", "", "2014-05-01", "2022-12-01", "2023-02-01", "2023-11-30", "2024-12-01")
	c := said(one("article", "a", "b", "c", "d", "e", "f"), day,
		one("goods", "weapons", "missile", "missile.ballistic", "missile.cruise", "missile.ballistic=KN-23", "missile=KN-23", "missile.ballistic=KN-24", "artillery", "money"),
		from(waybill.PartyID(one("supplier", "KP", "IR", ""))),
		stage(waybill.Stage(one("stage", "offered", "delivered"))), certain(waybill.Certainty(one("certainty", "stated", "denied", "possible"))))
	if day == "" {
		undated()(&c)
	}
	for _, n := range []int64{3, 4, 5} {
		if rapid.IntRange(0, 5).Draw(t, "held") == 0 {
			c.Held = append(c.Held, n)
		}
	}
	c.Key = c.key()
	return c
}

// The register does not depend on the order of the claims.
func TestOrderDoesNotMatter(t *testing.T) {
	judgements := []waybill.Judgement{judged(3, waybill.Merge), judged(4, waybill.Reject), judged(5, waybill.Merge)}
	rapid.Check(t, func(t *rapid.T) {
		claims := distinct(rapid.SliceOfN(rapid.Custom(anyClaim), 1, 25).Draw(t, "claims"))
		want := fmt.Sprintf("%+v", Match(claims, judgements, DefaultWindow))
		shuffled := rapid.Permutation(claims).Draw(t, "shuffled")
		if got := fmt.Sprintf("%+v", Match(shuffled, judgements, DefaultWindow)); got != want {
			t.Fatalf("in another order:\n%s\nwant:\n%s", got, want)
		}
	})
}

// Every claim is of exactly one row; no row has two designations, unless a person joined
// them; a row's claims have its parties.
func TestRowsAreWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		claims := distinct(rapid.SliceOfN(rapid.Custom(anyClaim), 1, 25).Draw(t, "claims"))
		seen := map[string]int{}
		for _, r := range Match(claims, nil, DefaultWindow) {
			for i := range r.Claims {
				c := &r.Claims[i]
				seen[c.Key]++
				if c.Designation != "" && c.Designation != r.Designation || c.Supplier != r.Supplier || c.Recipient != r.Recipient {
					t.Fatalf("row %s has the claim %+v", r.ID, c)
				}
				if r.Because[i].Rule == "" {
					t.Fatalf("row %s does not say why it has %+v", r.ID, c)
				}
			}
		}
		for i := range claims {
			if seen[claims[i].Key] != 1 {
				t.Fatalf("%+v is of %d rows", claims[i], seen[claims[i].Key])
			}
		}
	})
}

// A name of an outlet is the same with a hyphen and without.
func TestOneOutletSpeltTwice(t *testing.T) {
	outlet := func(name string) func(*Claim) {
		return func(c *Claim) { c.Outlet, c.Origin.Name = name, name }
	}
	rows := Match([]Claim{
		said("a", "2023-09-12", "missile", outlet("Donau-Anzeiger")), said("b", "2023-09-13", "missile", outlet("Donau Anzeiger")),
	}, nil, DefaultWindow)
	if len(rows) != 1 || rows[0].Outlets != 1 || rows[0].Origins != 1 {
		t.Errorf("%+v", rows)
	}
}

// TestQuantity tells what quantity a row has: what was said last, as the days of the reports
// have it, and by nobody who denies it.
func TestQuantity(t *testing.T) {
	of := func(words string) func(*Claim) { return func(c *Claim) { c.Quantity = words } }
	for _, test := range []struct {
		name, want string
		claims     []Claim
	}{
		{"an order cut down", "24", []Claim{said("b", "2024-02-01", "artillery", of("24")), said("a", "2024-01-01", "artillery", of("36"))}},
		{"a report without a day comes after none", "24", []Claim{said("a", "2024-02-01", "artillery", of("24")), said("b", "", "artillery", of("36"))}},
		{"nor does a denial", "24", []Claim{said("a", "2024-02-01", "artillery", of("24")), said("b", "2024-03-01", "artillery", of("36"), certain(waybill.Denied))}},
		{"no day at all", "36", []Claim{said("b", "", "artillery", of("36"))}},
	} {
		rows := Match(test.claims, nil, DefaultWindow)
		if len(rows) != 1 || rows[0].Quantity != test.want {
			t.Errorf("%s: %d rows, %q, not %q", test.name, len(rows), rows[0].Quantity, test.want)
		}
	}
}
