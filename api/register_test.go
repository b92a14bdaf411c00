package api_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"waybill/api"
	"waybill/api/apitest"
	"waybill/desk"
	"waybill/view"
)

func TestTransfersPageByPage(t *testing.T) {
	s := apitest.Serve(t, apitest.Options{})
	var whole []string
	for _, r := range get[view.Register](t, s, "/transfers").Rows {
		whole = append(whole, r.ID)
	}
	if len(whole) < 4 {
		t.Fatalf("only %q", whole)
	}
	var got []string
	path := "/transfers?limit=1&min-articles=1"
	for path != "" {
		a := call(t, s, http.MethodGet, path, nil)
		page := good[view.Register](t, a, http.StatusOK)
		for _, r := range page.Rows {
			got = append(got, r.ID)
		}
		link := a.header.Get("Link")
		if (link == "") != (page.Next == "") {
			t.Fatalf("next is %q, the link %q", page.Next, link)
		}
		target, found := strings.CutSuffix(strings.TrimPrefix(link, "<"+api.Path), `>; rel="next"`)
		if link != "" && (!found || !strings.Contains(target, "min-articles=1")) {
			t.Fatalf("the link is %q", link)
		}
		path = target
	}
	if !slices.Equal(got, whole) {
		t.Errorf("page by page %q, at once %q", got, whole)
	}
}

func TestTransfersByFilter(t *testing.T) {
	s := apitest.Serve(t, apitest.Options{})
	for query, want := range map[string]int{
		"supplier=Nordkorea&recipient=RU": 1, "supplier=KP,Iran": 2, "supplier=KP&supplier=IR": 2, "class=armour": 1, "class=missile,armour&stage=delivered": 1,
		"contested=true": 1, "match=Leopard": 1, "party=FR": 0, "outlet=Abendblatt": 2, "exchange=true": 2, "sort=origins&reverse=true&limit=2": 2,
	} {
		if got := get[view.Register](t, s, "/transfers?"+query).Rows; len(got) != want {
			t.Errorf("%s: %d rows, want %d", query, len(got), want)
		}
	}
}

func TestStory(t *testing.T) {
	s := apitest.Serve(t, apitest.Options{})
	id := get[view.Register](t, s, "/transfers?contested=true").Rows[0].ID
	story := get[view.Story](t, s, "/transfers/"+escaped(id))
	if story.Transfer.ID != id || len(story.Voices) != 2 || len(story.Articles) != 2 {
		t.Errorf("%+v", story)
	}
	passages := get[view.Passages](t, s, "/transfers/"+escaped(id)+"/passages").Passages
	if len(passages) == 0 {
		t.Fatal("no passages")
	}
	for _, p := range passages {
		points := []rune(p.Text)
		words := string(points[p.Words.Begin-p.Begin : p.Words.End-p.Begin])
		if strings.TrimSpace(words) == "" || !strings.Contains(get[view.Paper](t, s, "/reports/"+p.Article).Text, words) {
			t.Errorf("%+v: words %q", p, words)
		}
	}
	refused(t, call(t, s, http.MethodGet, "/transfers/"+escaped(id)+"X", nil), http.StatusNotFound)
}

func TestClaims(t *testing.T) {
	s := apitest.Serve(t, apitest.Options{})
	all := get[view.FiledClaims](t, s, "/claims?supplier=KP&recipient=RU").Claims
	stances := map[string]bool{}
	for _, c := range all {
		stances[c.Certainty] = true
		if c.Transfer == "" || c.Words == "" || c.Published == "" || c.Origin.Kind == "" {
			t.Errorf("%+v lacks something", c)
		}
	}
	if !stances["stated"] || !stances["denied"] {
		t.Errorf("claims %+v", all)
	}
	page := get[view.FiledClaims](t, s, "/claims?limit=1")
	if page.Next == "" || len(page.Claims) == 0 {
		t.Errorf("the first page: %+v", page)
	}
}

func TestExchanges(t *testing.T) {
	s := apitest.Serve(t, apitest.Options{})
	all := get[view.Exchanges](t, s, "/exchanges").Exchanges
	if len(all) != 2 || len(all[0].Exchanges) != 1 || len(all[0].Exchanges[0].Transfers) != 1 {
		t.Errorf("%+v", all)
	}
}

func TestOtherLists(t *testing.T) {
	s := apitest.Serve(t, apitest.Options{})
	if rows := get[view.Register](t, s, "/review").Rows; len(rows) < 4 {
		t.Errorf("review: %d rows", len(rows))
	}
	parties := get[view.Parties](t, s, "/parties").Parties
	if len(parties) < 6 || parties[0].ID != "RU" {
		t.Errorf("parties: %+v", parties)
	}
	if p := get[view.Party](t, s, "/parties/KP"); p.Names["en"][0] != "North Korea" {
		t.Errorf("party: %+v", p)
	}
	if a := get[view.Account](t, s, "/parties/RU/account?class=ammunition"); len(a.Got) != 1 || len(a.Flows) != 1 {
		t.Errorf("account: %+v", a)
	}
	if n := get[view.Network](t, s, "/network?most=2"); len(n.Parties) != 2 || n.Left == 0 {
		t.Errorf("network: %+v", n)
	}
	if o := get[view.Witnesses](t, s, "/origins?limit=2"); len(o.Origins) != 2 || o.Next == "" {
		t.Errorf("origins: %+v", o)
	}
	if a := get[view.About](t, s, "/about"); a.Articles != 5 {
		t.Errorf("about: %+v", a)
	}
	if f := get[view.Feeds](t, s, "/feeds"); f.Feeds == nil || f.Watching {
		t.Errorf("feeds: %+v", f)
	}
}

// The parameters of the register are those that desk.Ask reads.
func TestParametersAreThoseOfTheDesk(t *testing.T) {
	spec := described(t)
	var names []string
	for _, p := range spec.parameters("/transfers", "get") {
		names = append(names, p.Name)
	}
	slices.Sort(names)
	if want := slices.Sorted(slices.Values(desk.Parameters())); !slices.Equal(names, want) {
		t.Errorf("parameters %q, the desk reads %q", names, want)
	}
}

func TestSettled(t *testing.T) {
	s := apitest.Serve(t, apitest.Options{})
	first := call(t, s, http.MethodGet, "/transfers", nil)
	tag := first.header.Get("ETag")
	again := call(t, s, http.MethodGet, "/transfers", nil, "If-None-Match: \"x\", "+tag)
	if tag == "" || again.status != http.StatusNotModified || len(again.body) != 0 {
		t.Fatalf("tag %q, then %d %s", tag, again.status, again.body)
	}
	state := get[view.State](t, s, "/state")
	good[view.Paper](t, call(t, s, http.MethodPost, "/articles", []byte("France has delivered 6 Caesar howitzers to Ukraine."), "Content-Type: text/plain"), http.StatusCreated)
	changed := call(t, s, http.MethodGet, "/transfers", nil, "If-None-Match: "+tag)
	if changed.status != http.StatusOK || changed.header.Get("ETag") == tag || get[view.State](t, s, "/state") == state {
		t.Errorf("after a change: %d, tag %q", changed.status, changed.header.Get("ETag"))
	}
}

// An answer that was made is given again, but only as long as the register stays as it is; and
// what went wrong is not kept.
func TestAnswersAreKeptWhileNothingChanges(t *testing.T) {
	s := apitest.Serve(t, apitest.Options{})
	const path = "/transfers?party=FR"
	for range 2 {
		if rows := get[view.Register](t, s, path).Rows; len(rows) != 0 {
			t.Fatalf("%+v", rows)
		}
		refused(t, call(t, s, http.MethodGet, "/transfers/FR-UA-artillery-JCWWJD", nil), http.StatusNotFound)
		refused(t, call(t, s, http.MethodGet, "/transfers?limit=0", nil), http.StatusUnprocessableEntity)
	}
	good[view.Paper](t, call(t, s, http.MethodPost, "/articles", []byte("France has delivered 6 Caesar howitzers to Ukraine."), "Content-Type: text/plain"), http.StatusCreated)
	rows := get[view.Register](t, s, path).Rows
	if len(rows) != 1 {
		t.Fatalf("%+v", rows)
	}
	good[view.Judgement](t, call(t, s, http.MethodPost, "/judgements", []byte(`{"kind":"accept","transfer":"`+rows[0].ID+`"}`), asJSON), http.StatusCreated)
	first, again := call(t, s, http.MethodGet, path, nil), call(t, s, http.MethodGet, path, nil)
	if good[view.Register](t, first, http.StatusOK).Rows[0].Status != "accepted" || string(first.body) != string(again.body) || first.header.Get("Content-Type") != again.header.Get("Content-Type") {
		t.Errorf("%s, then %s", first.body, again.body)
	}
}
