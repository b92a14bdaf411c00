package desk_test

import (
	"errors"
	"net/url"
	"os"
	"reflect"
	"strings"
	"testing"

	"waybill"
	"waybill/desk"
	"waybill/desk/desktest"
	"waybill/ledger"
)

// bare is a desk without a ledger, which Ask does not need.
func bare(tb testing.TB) *desk.Desk {
	k := desktest.Load(tb)
	return &desk.Desk{Atlas: k.Atlas, Reader: k.Reader}
}

func TestAsk(t *testing.T) {
	d := bare(t)
	for _, test := range []struct {
		query string
		want  desk.Asked
	}{
		{"", desk.Asked{}},
		{"supplier=Russland&supplier=KP,iran&recipient=unknown&party=Kreml", desk.Asked{Filter: ledger.Filter{
			Suppliers: []waybill.PartyID{"RU", "KP", "IR"}, Recipients: []waybill.PartyID{""}, Parties: []waybill.PartyID{"RU"}}}},
		{"class=missile,armour.tank&stage=offered&certainty=stated,denied&status=open&credibility=1,6", desk.Asked{Filter: ledger.Filter{
			Classes: []waybill.Class{"missile", "armour.tank"}, Stages: []waybill.Stage{"offered"}, Certainties: []waybill.Certainty{"stated", "denied"},
			Statuses: []waybill.Status{"open"}, Credibility: []waybill.Credibility{1, 6}}}},
		{"since=2023&until=2024-02&published-since=2024-01-05&published-until=2024", desk.Asked{Filter: ledger.Filter{
			Since: "2023-01-01", Until: "2024-02-29", ReportSince: "2024-01-05", ReportUntil: "2024-12-31"}}},
		{"origin=a+b,+c&outlet=Neue+Woche&lang=de&id=A,B&designation=m142", desk.Asked{Filter: ledger.Filter{
			Origins: []string{"a b, c"}, Outlets: []string{"Neue Woche"}, Langs: []string{"de"}, IDs: []string{"A", "B"}, Designations: []string{"HIMARS"}}}},
		{"min-origins=2&min-articles=3&contested=1&exchange=true&all=on&contested=no", desk.Asked{Filter: ledger.Filter{
			MinOrigins: 2, MinArticles: 3, Exchange: true, WithRejected: true}}},
		{"sort=origins&reverse=1&after=abc&limit=500", desk.Asked{Page: ledger.Page{Sort: "origins", Reverse: true, After: "abc", Limit: 500}}},
		{"supplier=&class=+&colour=red&since=", desk.Asked{}},
	} {
		values, err := url.ParseQuery(test.query)
		if err != nil {
			t.Fatal(err)
		}
		got, err := d.Ask(values)
		if err != nil || !reflect.DeepEqual(got, test.want) {
			t.Errorf("%s: %+v, %v, want %+v", test.query, got, err, test.want)
		}
	}
	clean, err := d.Ask(url.Values{"outlet": {"a\x00\xff"}})
	if err != nil || clean.Filter.Outlets[0] != "a\uFFFD\uFFFD" {
		t.Errorf("%+v, %v", clean, err)
	}
	got, err := d.Ask(url.Values{"match": {`"ballistic missiles" OR Iskan*`}})
	if err != nil || got.Query != `"ballistic missiles" OR Iskan*` || !got.Filter.Query.Matches("eine Iskander") || got.Filter.Query.Matches("a tank") {
		t.Errorf("%+v, %v", got, err)
	}
}

// What is wrong names the parameter, what it says, and what there is.
func TestAskRefuses(t *testing.T) {
	d := bare(t)
	for query, want := range map[string]string{
		"class=rocket":                      "class rocket: it is one of aid, air-defence, ",
		"stage=dreamt":                      "stage dreamt: it is one of prospect, sought, ",
		"certainty=sure":                    "certainty sure: it is one of stated, likely, ",
		"status=new":                        "status new: it is one of open, accepted, rejected",
		"credibility=7":                     "credibility 7: it is a number from 1 to 6",
		"since=soon":                        "since soon: it is a day, month or year: ",
		"lang=fr":                           "lang fr: it is one of de, en",
		"limit=501":                         "limit 501: it is a number from 0 to 500",
		"limit=-1":                          "limit -1: it is a number from 0 to 500",
		"min-origins=many":                  "min-origins many: it is a number from 0 to ",
		"contested=maybe":                   "contested maybe: it is true or false",
		"sort=colour":                       "sort colour: it is one of end, begin, id, ",
		"supplier=Russlnd":                  `supplier: the atlas knows no party "Russlnd": did you mean Russland`,
		"party=RU,qqqqqq":                   `party: the atlas knows no party "qqqqqq": `,
		"designation=Russland":              `designation: "Russland" is no weapon type: `,
		"match=%22open":                     "query: ",
		"id=" + strings.Repeat("A,", 101):   "id: it has more than 100 values: ",
		"stage=" + strings.Repeat("ö", 500): "stage " + strings.Repeat("ö", 40) + "…: it is one of ",
	} {
		values, err := url.ParseQuery(query)
		if err != nil {
			t.Fatal(err)
		}
		_, err = d.Ask(values)
		var wrong *desk.Error
		if !errors.As(err, &wrong) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v, want %s", query, err, want)
		}
	}
}

// The parameters are the flags of waybill list that choose and page.
func TestParametersAreTheFlags(t *testing.T) {
	help, err := os.ReadFile("../cli/testdata/help-list.golden")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range desk.Parameters() {
		if !strings.Contains(string(help), "--"+name+" ") {
			t.Errorf("waybill list has no flag --%s", name)
		}
	}
	for _, line := range strings.Split(string(help), "\n") {
		_, flag, ok := strings.Cut(line, "      --")
		if !ok {
			continue
		}
		name, _, _ := strings.Cut(flag, " ")
		switch name {
		case "json", "csv", "ledger", "atlas", "color", "help":
			continue
		}
		if !contains(desk.Parameters(), name) {
			t.Errorf("there is no parameter %s", name)
		}
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// FuzzAsk asks in all ways: what is wrong is told by an *Error, what is asked has its limits.
func FuzzAsk(f *testing.F) {
	for _, seed := range []string{
		"supplier=Russland&class=missile", "since=2023&until=2024-02", "match=%22a+b%22+OR+c*", "limit=500&after=x", "origin=a,b&lang=de,en", "credibility=1,2&contested=1",
		"party=%00", "designation=%ff,", "supplier=unknown,,,", "id=,",
	} {
		f.Add(seed)
	}
	d := bare(f)
	f.Fuzz(func(t *testing.T, query string) {
		values, err := url.ParseQuery(query)
		if err != nil {
			return
		}
		a, err := d.Ask(values)
		var wrong *desk.Error
		if err != nil && (!errors.As(err, &wrong) || wrong.Field == "" || wrong.Why == "" || len(err.Error()) > 2000) {
			t.Fatalf("%q: %v", query, err)
		}
		if a.Page.Limit < 0 || a.Page.Limit > desk.MostRows || a.Filter.Since > "9999-12-31" {
			t.Errorf("%q: %+v", query, a)
		}
	})
}
