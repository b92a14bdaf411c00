package web

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"waybill"
	"waybill/desk"
	"waybill/desk/desktest"
	"waybill/door"
	"waybill/transfer"
	"waybill/view"
)

// evil is a report that tries to be more than text.
const evil = `Iran <script>alert(1)</script> "delivered" tanks to Syria

Iran delivered 40 <img src=x onerror=alert(1)> tanks to Syria, "Mallory<svg onload=alert(1)>" said.

The spokesman Ali "><b>Rezaei denied that Iran had delivered tanks to Syria.
`

// storySite is a site over a ledger with two stories of the gold and a hostile report.
func storySite(t testing.TB) *Site {
	t.Helper()
	s := empty(t)
	d := s.Desk
	for _, story := range []string{"dpa-kopien-kroatien", "dementi-drohnen-darfur"} {
		recordStory(t, d, filepath.Join("../gold/stories", story))
	}
	desktest.Record(t, d, waybill.Article{File: "https://example.org/evil.svg", Bytes: []byte(evil)}, waybill.Provenance{Outlet: "<i>Evil</i>", Published: "2024-03-01"})
	return s
}

func recordStory(t testing.TB, d *desk.Desk, folder string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, "story.json"))
	if err != nil {
		t.Fatal(err)
	}
	var story struct {
		Articles []struct{ File, Outlet, Published string }
	}
	if err := json.Unmarshal(data, &story); err != nil {
		t.Fatal(err)
	}
	for _, a := range story.Articles {
		body, err := os.ReadFile(filepath.Join(folder, a.File))
		if err != nil {
			t.Fatal(err)
		}
		desktest.Record(t, d, waybill.Article{File: a.File, Bytes: body}, waybill.Provenance{File: a.File, Outlet: a.Outlet, Published: a.Published})
	}
}

// rowsOf are all rows of the register.
func rowsOf(t testing.TB, s *Site) []view.Row {
	t.Helper()
	a, err := s.Desk.Ask(url.Values{"all": {"true"}, "limit": {"500"}})
	if err != nil {
		t.Fatal(err)
	}
	r, err := s.Desk.Register(context.Background(), a)
	if err != nil || len(r.Rows) == 0 {
		t.Fatalf("%d rows: %v", len(r.Rows), err)
	}
	return r.Rows
}

// ok is the body of a page that is there.
func ok(t testing.TB, h http.Handler, target string) string {
	t.Helper()
	w := get(h, target)
	if w.Code != http.StatusOK {
		t.Fatalf("%s: %d %.300s", target, w.Code, w.Body)
	}
	return w.Body.String()
}

// submit sends a form and is where it leads.
func submit(t testing.TB, h http.Handler, target string, form url.Values) string {
	t.Helper()
	r := httptest.NewRequest(http.MethodPost, target, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if w.Code != http.StatusSeeOther {
		t.Fatalf("%s: %d %.300s", target, w.Code, w.Body)
	}
	return w.Header().Get("Location")
}

// inert wants a page to be one document whose mark-up is that of the site alone.
func inert(t testing.TB, target, body string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	ids, labels, heads := map[string]bool{}, []string{}, 0
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "h1":
			heads++
		case "img", "iframe", "object", "embed", "style", "base":
			t.Errorf("%s: <%s>", target, n.Data)
		}
		for _, a := range n.Attr {
			value := strings.ToLower(strings.TrimSpace(a.Val))
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "style", strings.HasPrefix(value, "javascript:"), strings.HasPrefix(value, "data:"):
				t.Errorf("%s: <%s %s=%q>", target, n.Data, a.Key, a.Val)
			case n.Data == "script" && a.Key == "src" && !strings.HasPrefix(a.Val, "/static/"):
				t.Errorf("%s: script %q", target, a.Val)
			case a.Key == "id":
				if ids[a.Val] {
					t.Errorf("%s: two elements have the id %q", target, a.Val)
				}
				ids[a.Val] = true
			case a.Key == "for", a.Key == "aria-labelledby", a.Key == "form":
				labels = append(labels, a.Val)
			}
		}
		if n.Data == "script" && n.FirstChild != nil {
			t.Errorf("%s: a script in the page", target)
		}
	}
	if heads != 1 {
		t.Errorf("%s: %d headings of the first level", target, heads)
	}
	for _, id := range labels {
		if !ids[id] {
			t.Errorf("%s: nothing has the id %q", target, id)
		}
	}
}

var reportLink = regexp.MustCompile(`/reports/[0-9a-f]{64}\?claim=[0-9a-f]+`)

func TestStoryPages(t *testing.T) {
	s := storySite(t)
	h := mount(s, door.Analyst)
	targets := []string{"/parties", "/parties?name=iran", "/network", "/network?supplier=IR", "/origins", "/origins?origin=dpa"}
	for _, row := range rowsOf(t, s) {
		target := "/transfers/" + row.ID
		targets = append(targets, target)
		for _, party := range []view.Optional{row.Supplier, row.Recipient} {
			if party != "" {
				targets = append(targets, "/parties/"+url.PathEscape(string(party)))
			}
		}
		links := reportLink.FindAllString(ok(t, h, target), -1)
		if len(links) == 0 {
			t.Errorf("%s leads to no report", target)
		}
		for _, link := range links {
			w := get(h, link)
			to, anchor, _ := strings.Cut(w.Header().Get("Location"), "#")
			if w.Code != http.StatusSeeOther || anchor == "" {
				t.Fatalf("%s: %d to %q", link, w.Code, w.Header().Get("Location"))
			}
			if body := ok(t, h, to); !strings.Contains(body, `id="`+anchor+`"`) {
				t.Errorf("%s: the report has no %s", link, anchor)
			}
			targets = append(targets, to, to+"?explain=true")
		}
	}
	seen := map[string]bool{}
	for _, target := range targets {
		if seen[target] {
			continue
		}
		seen[target] = true
		for _, lang := range languages {
			inert(t, target, get(h, target, "Accept-Language", lang).Body.String())
		}
		address, query, _ := strings.Cut(target, "?")
		var any json.RawMessage
		if err := json.Unmarshal([]byte(ok(t, h, address+".json?"+query)), &any); err != nil {
			t.Errorf("%s as JSON: %v", target, err)
		}
		if rows, err := csv.NewReader(strings.NewReader(ok(t, h, address+".csv?"+query))).ReadAll(); err != nil || len(rows) == 0 {
			t.Errorf("%s as CSV: %d rows, %v", target, len(rows), err)
		}
	}
}

// TestTransferTellsAll looks for every claim of every row on its page.
func TestTransferTellsAll(t *testing.T) {
	s := storySite(t)
	h := mount(s, door.Viewer)
	copied := false
	for _, row := range rowsOf(t, s) {
		body := ok(t, h, "/transfers/"+row.ID+"?whole=true")
		story, err := s.Desk.Story(context.Background(), row.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range story.Voices {
			for _, said := range v.Said {
				if !strings.Contains(body, "?claim="+said.Claim) {
					t.Errorf("%s does not lead to claim %s", row.ID, said.Claim)
				}
			}
			if v.Mark != "" && !strings.Contains(body, "mark-"+string(v.Mark)) {
				t.Errorf("%s does not tell of a mark %s", row.ID, v.Mark)
			}
		}
		copied = copied || strings.Contains(body, "of the same text")
		if strings.Contains(body, "<form") && strings.Contains(body, "/judgements") {
			t.Errorf("%s offers a viewer to judge", row.ID)
		}
	}
	if !copied {
		t.Error("nowhere are copies put together")
	}
}

func TestJudgeOnPage(t *testing.T) {
	s := storySite(t)
	h := mount(s, door.Analyst)
	rows := rowsOf(t, s)
	one := "/transfers/" + rows[0].ID
	if body := ok(t, h, one); !strings.Contains(body, `action="`+one+`/judgements"`) || !strings.Contains(body, `form="choose"`) {
		t.Fatal("there is no form to judge")
	}
	to := submit(t, h, one+"/judgements", url.Values{"kind": {"accept"}, "why": {"two <b>ports</b> name it"}})
	body := ok(t, h, to)
	if !strings.Contains(body, "two &lt;b&gt;ports&lt;/b&gt; name it") || !strings.Contains(body, "status accepted") {
		t.Error("the page does not tell of what was judged")
	}
	inert(t, to, body)
	undo := regexp.MustCompile(`/judgements/\d+/withdrawal`).FindString(body)
	if undo == "" {
		t.Fatal("there is no button to undo it")
	}
	if body := ok(t, h, submit(t, h, undo, url.Values{"to": {one}})); !strings.Contains(body, "withdrawn") || strings.Contains(body, "status accepted") {
		t.Error("it is not undone")
	}
	submit(t, h, one+"/judgements", url.Values{"kind": {"merge"}, "other": {rows[1].ID}})
	gone := 0
	for _, row := range rows[:2] {
		if strings.Contains(ok(t, h, "/transfers/"+row.ID), "once had the id "+row.ID) {
			gone++
		}
	}
	if gone != 1 {
		t.Errorf("%d of two merged rows say that they had another id", gone)
	}
}

func TestOriginal(t *testing.T) {
	s := storySite(t)
	h := mount(s, door.Viewer)
	id := waybill.Article{Bytes: []byte(evil)}.ID()
	w := get(h, "/reports/"+id+"/original")
	if w.Body.String() != evil || w.Header().Get("Content-Type") != "application/octet-stream" || !strings.HasPrefix(w.Header().Get("Content-Disposition"), "attachment; filename=article-") {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	if w := get(h, "/reports/"+strings.Repeat("0", 64)+"/original"); w.Code != http.StatusNotFound {
		t.Errorf("an article that is not there: %d", w.Code)
	}
	body := ok(t, h, "/reports/"+id+"?explain=true")
	if !strings.Contains(body, "Why each value is as it is") || strings.Count(body, "<code>") < 5 {
		t.Error("no reasons are given")
	}
	if body := ok(t, h, "/reports/"+id+"?claim=abcdef"); !strings.Contains(body, "does not have this claim") {
		t.Error("a claim that is not there is passed over")
	}
}

func TestNetworkFile(t *testing.T) {
	h := mount(storySite(t), door.Viewer)
	w := get(h, "/network.svg?most=15")
	if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "image/svg+xml" || w.Header().Get("Content-Disposition") != "" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	picture := w.Body.String()
	if strings.Contains(picture, "href") || strings.Contains(picture, "<script") || strings.Contains(picture, "url(") {
		t.Error("the file refers to something outside of it")
	}
	for d := xml.NewDecoder(strings.NewReader(picture)); ; {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	if got := get(h, "/network.svg?download=true").Header().Get("Content-Disposition"); got != "attachment; filename=waybill-network.svg" {
		t.Errorf("it is saved as %q", got)
	}
	for _, most := range []string{"1", "100000", "many"} {
		if w := get(h, "/network?most="+most); w.Code != http.StatusBadRequest {
			t.Errorf("most=%s: %d", most, w.Code)
		}
	}
}

func TestGradeOrigin(t *testing.T) {
	h := mount(storySite(t), door.Analyst)
	to := submit(t, h, "/origins/grade", url.Values{"origin": {"dpa"}, "reliability": {"B"}, "to": {"/origins?origin=dpa"}})
	if body := ok(t, h, to); !strings.Contains(body, "<option selected>B</option>") {
		t.Errorf("%s does not show the grade", to)
	}
	if to := submit(t, h, "/origins/grade", url.Values{"origin": {"dpa"}, "reliability": {"A"}, "to": {"https://evil.example"}}); !strings.HasPrefix(to, "/origins") {
		t.Errorf("it leads to %s", to)
	}
}

// TestCorrected holds the fields of the form against those that can be corrected.
func TestCorrected(t *testing.T) {
	if got, want := strings.Join(corrected, " "), strings.Join(transfer.Fields(), " "); got != want {
		t.Errorf("%s, not %s", got, want)
	}
}
