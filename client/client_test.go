package client_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"waybill/api"
	"waybill/api/apitest"
	"waybill/client"
	"waybill/door"
	"waybill/view"
)

func dial(t testing.TB, address string, options ...client.Option) *client.Client {
	t.Helper()
	c, err := client.New(address, options...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func must[T any](t testing.TB) func(v T, err error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// gather is a list to its end.
func gather[T any](t testing.TB, seq func(func(T, error) bool)) []T {
	t.Helper()
	var all []T
	for v, err := range seq {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, v)
	}
	return all
}

func TestQuestions(t *testing.T) {
	s := apitest.Serve(t, apitest.Options{})
	c, ctx := dial(t, s.URL+"/"), t.Context()
	rows := gather(t, c.Transfers(ctx, nil))
	paged := gather(t, c.Transfers(ctx, client.Filter{"limit": {"1"}}))
	if len(rows) < 4 || len(paged) != len(rows) || paged[len(paged)-1].ID != rows[len(rows)-1].ID {
		t.Errorf("%d rows at once, %d page by page", len(rows), len(paged))
	}
	contested := gather(t, c.Transfers(ctx, client.Filter{"contested": {"true"}, "supplier": {"KP"}}))
	if len(contested) != 1 {
		t.Fatalf("%d rows are contested", len(contested))
	}
	story := must[*view.Story](t)(c.Transfer(ctx, contested[0].ID))
	if story.Transfer.ID != contested[0].ID || len(story.Voices) != 2 {
		t.Errorf("%+v", story)
	}
	if p := must[[]view.Passage](t)(c.Passages(ctx, story.Transfer.ID)); len(p) == 0 {
		t.Error("no passages")
	}
	article := story.Articles[0].ID
	report := must[*view.Paper](t)(c.Report(ctx, article))
	filed := must[*view.FiledArticle](t)(c.Article(ctx, article[:10]))
	original := must[[]byte](t)(c.Original(ctx, article))
	claims := must[*view.ReportClaims](t)(c.ReportClaims(ctx, article))
	if report.Text == "" || filed.Article.ID != article || string(original) != report.Text || len(claims.Claims) != len(report.Claims) {
		t.Errorf("article %+v, report %q, original %q", filed, report.Text, original)
	}
	if all := gather(t, c.Claims(ctx, client.Filter{"limit": {"2"}})); len(all) < len(rows) {
		t.Errorf("%d claims of %d rows", len(all), len(rows))
	}
	if all := gather(t, c.Exchanges(ctx, nil)); len(all) != 2 {
		t.Errorf("%d exchanges", len(all))
	}
	if all := gather(t, c.Articles(ctx, client.Filter{"limit": {"2"}})); len(all) != 5 {
		t.Errorf("%d articles", len(all))
	}
	if all := gather(t, c.Search(ctx, "drones OR Leopard", client.Filter{"limit": {"1"}})); len(all) != 2 {
		t.Errorf("%d hits", len(all))
	}
	if all := gather(t, c.Origins(ctx, client.Filter{"limit": {"2"}})); len(all) < 4 {
		t.Errorf("%d origins", len(all))
	}
	if all := gather(t, c.Review(ctx, nil)); len(all) != len(rows) {
		t.Errorf("%d rows to review", len(all))
	}
	if all := must[[]view.Party](t)(c.Parties(ctx, nil)); len(all) < 6 {
		t.Errorf("%d parties", len(all))
	}
	if p := must[*view.Party](t)(c.Party(ctx, "UA")); p.ID != "UA" {
		t.Errorf("%+v", p)
	}
	if a := must[*view.Account](t)(c.Account(ctx, "RU", client.Filter{"class": {"uncrewed"}})); len(a.Got) != 1 {
		t.Errorf("%+v", a)
	}
	if n := must[*view.Network](t)(c.Network(ctx, nil, 3)); len(n.Parties) != 3 {
		t.Errorf("%+v", n)
	}
	if a := must[*view.About](t)(c.About(ctx)); a.Articles != 5 {
		t.Errorf("%+v", a)
	}
	if f := must[*view.Feeds](t)(c.Feeds(ctx)); len(f.Feeds) != 0 {
		t.Errorf("%+v", f)
	}
}

func TestWriting(t *testing.T) {
	s := apitest.Serve(t, apitest.Options{})
	c, ctx := dial(t, s.URL), t.Context()
	given := client.Given{Text: "France has delivered 6 Caesar howitzers to Ukraine.", Outlet: "Morning Post", Published: "2024-04-02"}
	if p := must[*view.Paper](t)(c.Read(ctx, given)); len(p.Claims) != 1 || p.Filed != nil {
		t.Errorf("read: %+v", p)
	}
	before := must[string](t)(c.State(ctx))
	for i, want := range []bool{true, false} {
		p, fresh, err := c.Record(ctx, given)
		if err != nil || fresh != want || len(p.Placed) != 1 {
			t.Errorf("recorded %d times: fresh %t, %v", i+1, fresh, err)
		}
	}
	if must[string](t)(c.State(ctx)) == before {
		t.Error("the state is as before")
	}
	if k := must[*view.Check](t)(c.Check(ctx, given)); len(k.Claims) != 1 || len(k.Claims[0].Rows) != 1 {
		t.Errorf("check: %+v", k)
	}
	id := gather(t, c.Transfers(ctx, client.Filter{"supplier": {"France"}}))[0].ID
	j := must[*view.Judgement](t)(c.Judge(ctx, client.Verdict{Kind: "reject", Transfer: id, Why: "a drill"}))
	if rows := gather(t, c.Transfers(ctx, client.Filter{"supplier": {"FR"}})); len(rows) != 0 || j.By != "ada" {
		t.Errorf("rejected by %s, but %+v", j.By, rows)
	}
	must[*view.Judgement](t)(c.Withdraw(ctx, j.Number, ""))
	must[*view.Judgement](t)(c.GradeOrigin(ctx, "the Kremlin", "D", "party to it"))
	if all := gather(t, c.Judgements(ctx)); len(all) != 3 || all[0].Reliability != "D" {
		t.Errorf("%+v", all)
	}
}

func TestProblems(t *testing.T) {
	s := apitest.Serve(t, apitest.Options{Guarded: true})
	viewer := dial(t, s.URL, client.Token(s.Token(t, door.Viewer)))
	ctx := t.Context()
	_, nobody := dial(t, s.URL).About(ctx)
	_, missing := viewer.Transfer(ctx, "XX-YY-nothing-AAAAAA")
	_, forbidden := viewer.Judge(ctx, client.Verdict{Kind: "accept", Transfer: "a"})
	analyst := dial(t, s.URL, client.Token(s.Token(t, door.Analyst)))
	_, unwatched := analyst.AddFeed(ctx, "https://example.org/feed", "")
	if _, err := analyst.TryFeed(ctx, "https://example.org/feed"); !errors.Is(err, client.ErrConflict) {
		t.Errorf("a feed is tried where none are watched: %v", err)
	}
	for want, got := range map[*client.Problem]error{
		client.ErrUnauthorized: nobody, client.ErrNotFound: missing, client.ErrForbidden: forbidden, client.ErrConflict: unwatched,
	} {
		var p *client.Problem
		if !errors.Is(got, want) || !errors.As(got, &p) || p.Detail == "" || !strings.Contains(got.Error(), p.Detail) {
			t.Errorf("%v is no %d", got, want.Status)
		}
	}
	for _, err := range viewer.Transfers(ctx, client.Filter{"stage": {"dreamt"}}) {
		var p *client.Problem
		if !errors.As(err, &p) || p.Status != http.StatusUnprocessableEntity || len(p.Errors) == 0 || !strings.Contains(p.Error(), "query.stage") {
			t.Errorf("%v", err)
		}
	}
	if err := viewer.RemoveFeed(ctx, "https://example.org/feed"); !errors.Is(err, client.ErrForbidden) {
		t.Errorf("%v", err)
	}
}

func TestTooMany(t *testing.T) {
	s := apitest.Serve(t, apitest.Options{Limits: api.Limits{Usual: api.Limit{Burst: 1, PerSecond: 2}}})
	ctx := t.Context()
	patient := dial(t, s.URL)
	for range 3 {
		must[string](t)(patient.State(ctx))
	}
	strict := apitest.Serve(t, apitest.Options{Limits: api.Limits{Usual: api.Limit{Burst: 1, PerSecond: 1e-4}}})
	once := dial(t, strict.URL, client.Tries(1))
	must[string](t)(once.State(ctx))
	_, err := once.State(ctx)
	var p *client.Problem
	if !errors.Is(err, client.ErrTooMany) || !errors.As(err, &p) || p.Wait < time.Minute {
		t.Errorf("%v", err)
	}
	gone, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := patient.State(gone); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func TestForeignServers(t *testing.T) {
	for body, want := range map[string]string{"<html>": "no such JSON", `{"state":1}`: "no such JSON"} {
		s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, body) }))
		if _, err := dial(t, s.URL).State(t.Context()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", body, err)
		}
		s.Close()
	}
	s := httptest.NewServer(http.NotFoundHandler())
	defer s.Close()
	if _, err := dial(t, s.URL).State(t.Context()); !errors.Is(err, client.ErrNotFound) || err.Error() != "404 Not Found" {
		t.Errorf("%v", err)
	}
	for _, address := range []string{"", "127.0.0.1:8080", "ftp://example.org", "http://", "://"} {
		if _, err := client.New(address); err == nil {
			t.Errorf("%q is taken for an address", address)
		}
	}
}
