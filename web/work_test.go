package web

import (
	"encoding/json"
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"waybill"
	"waybill/desk"
	"waybill/door"
	"waybill/view"
)

// reported are reports written for these tests: a transfer that is denied, two that can be one, and
// one more.
var reported = []struct{ text, outlet, day string }{
	{"Shells for Moscow\n\nNorth Korea has delivered 152mm artillery shells to Russia, South Korean Defence Minister Shin Won-sik said on Monday.\n", "Morning Post", "2024-02-12"},
	{"Peskow weist Bericht zurück\n\nKremlsprecher Dmitri Peskow sagte am Dienstag, Nordkorea habe Russland keine Artilleriegranaten geliefert.\n", "Abendblatt", "2024-02-13"},
	{"Drones on offer\n\nIran has offered Russia Shahed drones, a US official said.\n", "Morning Post", "2024-03-04"},
	{"Missiles for Moscow\n\nIran delivered ballistic missiles to Russia, a US official said.\n", "Morning Post", "2024-03-05"},
	{"Tanks\n\nNorway delivered 14 tanks to Ukraine in March, <script>alert(1)</script> a minister said.\n", "Evening <b>News</b>", "2024-03-06"},
}

// working is a site with a ledger of its own in which they are recorded.
func working(t *testing.T) *Site {
	t.Helper()
	s := empty(t)
	for _, a := range reported {
		if _, err := s.Desk.Record(t.Context(), desk.Pasted(a.text), waybill.Provenance{Outlet: a.outlet, Published: a.day}); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// person is somebody who works on the pages of a site.
type person struct {
	*testing.T
	http.Handler
}

// as is a site as somebody has it who is called name.
func as(t *testing.T, s *Site, name string) person {
	mux := http.NewServeMux()
	for _, x := range s.Routes() {
		mux.HandleFunc(x.Pattern, func(w http.ResponseWriter, r *http.Request) {
			x.Handler.ServeHTTP(w, r.WithContext(door.With(r.Context(), door.Who{Name: name, Role: door.Analyst})))
		})
	}
	return person{t, mux}
}

// see is the page at an address.
func (p person) see(target string, header ...string) string {
	p.Helper()
	w := get(p, target, header...)
	if w.Code != http.StatusOK {
		p.Fatalf("%s: %d %s", target, w.Code, w.Body)
	}
	return w.Body.String()
}

// send posts a form and gives where it leads.
func (p person) send(target string, form url.Values) string {
	p.Helper()
	w := p.post(target, form)
	if w.Code != http.StatusSeeOther {
		p.Fatalf("%s: %d %s", target, w.Code, w.Body)
	}
	return w.Header().Get("Location")
}

func (p person) post(target string, form url.Values) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, target, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	p.ServeHTTP(w, r)
	return w
}

// queue are the ids of the rows that wait.
func (p person) queue() []string {
	p.Helper()
	var reg view.Register
	if err := json.Unmarshal([]byte(p.see("/review.json")), &reg); err != nil {
		p.Fatal(err)
	}
	var ids []string
	for _, x := range reg.Rows {
		ids = append(ids, x.ID)
	}
	return ids
}

var hiddenField = regexp.MustCompile(`<input type="hidden" name="([a-z]+)" value="([^"]*)">`)

// judgeForm is what the form of the row in focus hands on.
func judgeForm(body string) (action string, form url.Values) {
	_, rest, _ := strings.Cut(body, `<form class="judge" method="post" action="`)
	action, rest, _ = strings.Cut(rest, `"`)
	rest, _, _ = strings.Cut(rest, "</form>")
	form = url.Values{}
	for _, m := range hiddenField.FindAllStringSubmatch(rest, -1) {
		form.Set(m[1], html.UnescapeString(m[2]))
	}
	return action, form
}

func with(form url.Values, more ...string) url.Values {
	c := url.Values{}
	for k, v := range form {
		c[k] = v
	}
	for i := 0; i+1 < len(more); i += 2 {
		c.Add(more[i], more[i+1])
	}
	return c
}

// A row leaves the queue when it is judged, the next comes into focus, a line tells of it, and
// what was done can be taken back: all of it without JavaScript.
func TestReview(t *testing.T) {
	ada := as(t, working(t), "ada")
	before := ada.queue()
	if len(before) < 4 {
		t.Fatalf("%d rows wait: too few to test with", len(before))
	}
	body := ada.see("/review?ui=en")
	action, form := judgeForm(body)
	if action != "/transfers/"+before[0]+"/judgements" || form.Get("to") != "/review?row="+before[1] {
		t.Fatalf("the form leads to %q with %v", action, form)
	}
	for _, want := range []string{`data-key="a"`, `data-key="g 6"`, `<a href="/review?row=` + before[1] + `" rel="next" data-key="j"`, `<mark>`} {
		if !strings.Contains(body, want) {
			t.Errorf("%q is not on the page", want)
		}
	}
	to := ada.send(action, with(form, "kind", "accept", "why", "two ports name the ships"))
	body = ada.see(to + "&ui=en")
	if !strings.Contains(body, `<b class="verb">Accepted</b>`) || !strings.Contains(body, `data-key="u"`) {
		t.Errorf("%s tells nothing of it", to)
	}
	if action, _ := judgeForm(body); action != "/transfers/"+before[1]+"/judgements" {
		t.Errorf("in focus is %q", action)
	}
	if now := ada.queue(); len(now) != len(before)-1 || now[0] != before[1] {
		t.Errorf("%v wait after %v", now, before)
	}
	number := regexp.MustCompile(`done=(\d+)`).FindStringSubmatch(to)[1]
	to = ada.send("/judgements/"+number+"/withdrawal", url.Values{"to": {"/review?row=" + before[0]}})
	if body = ada.see(to + "&ui=de"); !strings.Contains(body, "Zurückgenommen:") {
		t.Errorf("%s tells nothing of it", to)
	}
	if now := ada.queue(); len(now) != len(before) {
		t.Errorf("%v wait after %v", now, before)
	}
}

// Every kind of judgement can be made on the page.
func TestJudge(t *testing.T) {
	s := working(t)
	ada := as(t, s, "ada")
	id := func(begin string) string {
		for _, x := range ada.queue() {
			if strings.HasPrefix(x, begin) {
				return x
			}
		}
		t.Fatalf("no row like %s waits: %v", begin, ada.queue())
		return ""
	}
	shells, drones, missiles := id("KP-RU"), id("IR-RU-uncrewed"), id("IR-RU-missile")
	body := ada.see("/review?row=" + missiles)
	if !strings.Contains(body, `<option value="`+drones+`">`) {
		t.Error("the other row between the same parties is not offered for a merge")
	}
	claim := regexp.MustCompile(`name="claim" value="([0-9a-f]+)"`).FindStringSubmatch(ada.see("/review?row=" + shells))[1]
	for _, test := range []struct {
		row   string
		form  url.Values
		stays bool
	}{
		{shells, url.Values{"kind": {"note"}, "why": {"ask the port authority"}}, true},
		{shells, url.Values{"kind": {"correct"}, "field": {"supplier"}, "value": {"Belarus"}, "claim": {claim}}, true},
		{shells, url.Values{"credibility": {"4"}}, false},
		{missiles, url.Values{"kind": {"merge"}, "other": {"", drones}}, true},
		{id("NO-UA"), url.Values{"kind": {"reject"}}, false},
	} {
		_, form := judgeForm(ada.see("/review?row=" + test.row))
		for k, v := range test.form {
			form[k] = v
		}
		to := ada.send("/transfers/"+test.row+"/judgements", form)
		want := form.Get("to")
		if test.stays {
			want = form.Get("stay")
		}
		if got := local(to, "/"); got != local(want, "/") {
			t.Errorf("%v leads to %s, want %s", test.form, got, want)
		}
		ada.see(to)
	}
	log, err := s.Desk.Log(t.Context(), "", 0)
	if err != nil || len(log.Judgements) != 5 {
		t.Fatalf("%d judgements, %v", len(log.Judgements), err)
	}
	for _, j := range log.Judgements {
		if j.By != "ada" {
			t.Errorf("%s is by %q", j.Kind, j.By)
		}
	}
	body = ada.see("/activity?ui=en")
	for _, want := range []string{"ask the port authority", "supplier: Belarus", "4 – doubtful", "Merged", "Rejected"} {
		if !strings.Contains(body, want) {
			t.Errorf("%q is not in the activity", want)
		}
	}
}

// What cannot be judged so is told on the page of the row; nothing is recorded.
func TestJudgeWrongly(t *testing.T) {
	s := working(t)
	ada := as(t, s, "ada")
	row := ada.queue()[0]
	_, form := judgeForm(ada.see("/review"))
	for _, bad := range []url.Values{
		{"kind": {"correct"}, "field": {"supplier"}, "value": {"Nowhereland"}},
		{"kind": {"correct"}, "field": {"colour"}, "value": {"red"}},
		{"kind": {"correct"}, "field": {"date"}, "value": {"yesterday"}},
		{"kind": {"merge"}}, {"kind": {"split"}}, {"kind": {"note"}}, {"kind": {"burn"}}, {"credibility": {"9"}}, {},
	} {
		w := ada.post("/transfers/"+row+"/judgements", with(form, flat(bad)...))
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `class="error" role="alert"`) || !strings.Contains(w.Body.String(), row) {
			t.Errorf("%v: %d", bad, w.Code)
		}
	}
	for kind, want := range map[string]string{"note": "Write the note", "merge": "Choose the other transfer.", "split": "Tick the sentences"} {
		w := ada.post("/transfers/"+row+"/judgements?ui=en", with(form, "kind", kind))
		if !strings.Contains(w.Body.String(), want) || strings.Contains(w.Body.String(), "ledger.db") {
			t.Errorf("%s: %q is not told", kind, want)
		}
	}
	if w := ada.post("/transfers/no-such-row/judgements", url.Values{"kind": {"accept"}}); w.Code != http.StatusNotFound {
		t.Errorf("a row that is not there: %d", w.Code)
	}
	for number, want := range map[string]int{"99": 409, "0": 404, "-1": 404, "x": 404} {
		if w := ada.post("/judgements/"+number+"/withdrawal", nil); w.Code != want {
			t.Errorf("withdrawing %s: %d, want %d", number, w.Code, want)
		}
	}
	if w := ada.post("/transfers/"+row+"/judgements", url.Values{"why": {strings.Repeat("x", 100<<10)}}); w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("a form that is too large: %d", w.Code)
	}
	if log, err := s.Desk.Log(t.Context(), "", 0); err != nil || len(log.Judgements) != 0 {
		t.Errorf("recorded: %+v, %v", log, err)
	}
}

func flat(v url.Values) (all []string) {
	for k, values := range v {
		for _, x := range values {
			all = append(all, k, x)
		}
	}
	return all
}

// Two people have the same row before them: the second is told what the first did, and may judge
// then.
func TestReviewMeanwhile(t *testing.T) {
	s := working(t)
	ada, bob := as(t, s, "ada"), as(t, s, "bob")
	row := ada.queue()[0]
	action, form := judgeForm(ada.see("/review"))
	_, his := judgeForm(bob.see("/review"))
	ada.send(action, with(form, "kind", "reject"))
	to := bob.send(action, with(his, "kind", "accept"))
	if !strings.Contains(to, "meanwhile=") || !strings.Contains(to, "row="+row) {
		t.Fatalf("bob is led to %s", to)
	}
	body := bob.see(to + "&ui=en")
	if !strings.Contains(body, "Meanwhile ada has judged:") || !strings.Contains(body, "Already judged by ada") {
		t.Error("bob is told nothing of it")
	}
	story, err := s.Desk.Story(t.Context(), row)
	if err != nil || len(story.Judgements) != 1 || story.Transfer.Status != "rejected" {
		t.Errorf("%+v, %v", story.Judgements, err)
	}
	_, his = judgeForm(body)
	if to = bob.send(action, with(his, "kind", "accept")); !strings.Contains(to, "done=") {
		t.Errorf("the second time bob is led to %s", to)
	}
}

// A judgement leads to addresses of this site alone.
func TestLocal(t *testing.T) {
	for named, want := range map[string]string{
		"/review?row=x&done=3": "/review?done=7&row=x", "/transfers/a#c3": "/transfers/a?done=7#c3", "": "/home?done=7", "review": "/home?done=7",
		"//evil.example/": "/home?done=7", "https://evil.example/": "/home?done=7", `/\evil.example`: "/home?done=7", "javascript:alert(1)": "/home?done=7", "/a\nb": "/home?done=7", "/%zz": "/home?done=7",
	} {
		if got := local(named, "/home", "done", "7"); got != want {
			t.Errorf("%q: %q, want %q", named, got, want)
		}
	}
}

// What articles and people write is shown inert.
func TestWorkIsInert(t *testing.T) {
	ada := as(t, working(t), `<img src=x>`)
	row := ada.queue()[0]
	ada.send("/transfers/"+row+"/judgements", url.Values{"kind": {"note"}, "why": {"\u202eevil <script>alert(1)</script>"}})
	pages := []string{"/activity", "/activity?by=%3Cscript%3E", "/feeds", "/about"}
	for _, x := range ada.queue() {
		pages = append(pages, "/review?row="+x)
	}
	for _, at := range pages {
		body := ada.see(at)
		for _, bad := range []string{"<script>alert", "<img src=x", "\u202e", "<b>News</b>"} {
			if strings.Contains(body, bad) {
				t.Errorf("%s has %q", at, bad)
			}
		}
	}
}

func TestActivity(t *testing.T) {
	s := working(t)
	ada, bob := as(t, s, "ada"), as(t, s, "bob")
	row := ada.queue()[0]
	for i := range shownJudgements + 5 {
		ada.send("/transfers/"+row+"/judgements", url.Values{"kind": {"note"}, "why": {fmt.Sprint("note ", i)}})
	}
	bob.send("/transfers/"+row+"/judgements", url.Values{"kind": {"accept"}})
	count := func(target string) (int, string) {
		var log view.Log
		if err := json.Unmarshal([]byte(ada.see(target)), &log); err != nil {
			t.Fatal(err)
		}
		return len(log.Judgements), string(log.Next)
	}
	n, next := count("/activity.json?by=ADA")
	if n != shownJudgements || next == "" {
		t.Errorf("%d by ada, next %q", n, next)
	}
	if n, next = count("/activity.json?by=ada&after=" + next); n != 5 || next != "" {
		t.Errorf("%d by ada on the second page, next %q", n, next)
	}
	for target, want := range map[string]int{"/activity.json?kind=accept": 1, "/activity.json?by=bob": 1, "/activity.json?by=bob&kind=note": 0, "/activity.json": shownJudgements} {
		if n, _ := count(target); n != want {
			t.Errorf("%s: %d, want %d", target, n, want)
		}
	}
	body := ada.see("/activity?kind=accept&ui=en")
	form := regexp.MustCompile(`action="/judgements/(\d+)/withdrawal"><input type="hidden" name="to" value="([^"]+)"`).FindStringSubmatch(body)
	to := ada.send("/judgements/"+form[1]+"/withdrawal", url.Values{"to": {html.UnescapeString(form[2])}, "why": {"too early"}})
	if body = ada.see(to + "&ui=en"); !strings.Contains(body, "withdrawn</span>") || strings.Contains(body, `/withdrawal"`) {
		t.Errorf("%s does not say that it is withdrawn", to)
	}
	viewer := mount(s, door.Viewer)
	if w := get(viewer, "/activity"); w.Code != 200 || strings.Contains(w.Body.String(), "/withdrawal") {
		t.Errorf("a viewer is offered to undo: %d", w.Code)
	}
	for _, form := range []string{".csv", ".atom"} {
		ada.see("/activity" + form)
		ada.see("/review" + form)
	}
}

// Where work is not handed out the page says so in a line, and the twins tell of judgements alone.
func TestActivityWithoutQueue(t *testing.T) {
	ada := as(t, working(t), "ada")
	for lang, want := range map[string]string{"en": "No work is handed out here", "de": "Hier wird keine Arbeit verteilt"} {
		if body := ada.see("/activity?failed=7&ui=" + lang); strings.Count(body, want) != 1 || strings.Contains(body, "/queue/") {
			t.Errorf("%s: %s", lang, body)
		}
	}
}

// The keys can be switched off, and on again.
func TestKeysSwitch(t *testing.T) {
	ada := as(t, working(t), "ada")
	w := ada.post("/keys", url.Values{"keys": {"off"}, "to": {"/review"}})
	cookie := w.Header().Get("Set-Cookie")
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/review" || !strings.HasPrefix(cookie, "keys=off;") || strings.Contains(cookie, "HttpOnly") {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	if body := ada.see("/help", "Cookie", "keys=off"); !strings.Contains(body, `name="keys" value="on"`) || !strings.Contains(body, "switched off at present") {
		t.Error("the help does not offer to switch them on")
	}
	if w = ada.post("/keys", url.Values{"keys": {"on"}}); !strings.Contains(w.Header().Get("Set-Cookie"), "Max-Age=0") {
		t.Errorf("%v", w.Header())
	}
}

// Where nobody logs in the pages of accounts say so, and no link leads there.
func TestWithoutAccounts(t *testing.T) {
	s := working(t)
	h := mount(s, door.Admin)
	for _, at := range []string{"/login", "/account", "/accounts"} {
		w := get(h, at+"?ui=en")
		if w.Code != 200 || !strings.Contains(w.Body.String(), "Nobody logs in here") || strings.Contains(w.Body.String(), `<a href="/accounts"`) || strings.Contains(w.Body.String(), "<form method") {
			t.Errorf("%s: %d", at, w.Code)
		}
	}
	p := person{t, h}
	for _, at := range []string{"/login", "/logout", "/account/password", "/account/tokens", "/account/tokens/revocation", "/accounts", "/accounts/change", "/feeds", "/feeds/list", "/feeds/removal", "/queue/retry", "/queue/drop", "/queue/pause", "/queue/resume"} {
		if w := p.post(at, nil); w.Code != http.StatusNotFound {
			t.Errorf("POST %s: %d", at, w.Code)
		}
	}
}

// An empty ledger has pages too.
func TestWorkWithoutRows(t *testing.T) {
	ada := as(t, empty(t), "ada")
	for _, at := range []string{"/review", "/review.csv", "/activity", "/activity.atom", "/about", "/feeds", "/help"} {
		ada.see(at)
		ada.see(at + "?ui=de")
	}
	if body := ada.see("/review?ui=de"); !strings.Contains(body, "Nichts wartet") {
		t.Error("the empty queue says nothing")
	}
	if w := get(ada, "/review?row=no-such-row"); w.Code != http.StatusNotFound {
		t.Errorf("a row that is not there: %d", w.Code)
	}
	if w := get(ada, "/review?supplier=Nowhereland"); w.Code != http.StatusBadRequest {
		t.Errorf("a party that is not there: %d", w.Code)
	}
	about := ada.see("/about?ui=de")
	if !strings.Contains(about, "ohne Anmeldung") || !strings.Contains(about, strconv.Itoa(0)) {
		t.Error("the page on Waybill lacks its facts")
	}
}
