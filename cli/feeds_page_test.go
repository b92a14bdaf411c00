package cli

import (
	"bytes"
	"encoding/xml"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"waybill/desk"
	"waybill/door"
	"waybill/view"
	"waybill/web"
)

// feedPages are the pages of the feeds that f looks after, as an analyst has them.
func feedPages(t *testing.T, f *feedDesk) http.Handler {
	t.Helper()
	known, err := builtIn()
	if err != nil {
		t.Fatal(err)
	}
	site, err := web.New(web.Options{Desk: &desk.Desk{Ledger: f.ledger, Atlas: known}, Feeds: f})
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	for _, x := range site.Routes() {
		mux.HandleFunc(x.Pattern, func(w http.ResponseWriter, r *http.Request) {
			x.Handler.ServeHTTP(w, r.WithContext(door.With(r.Context(), door.Who{Name: "ada", Role: door.Analyst})))
		})
	}
	return mux
}

// send posts a form, or sees a page where there is none.
func send(h http.Handler, target string, form url.Values) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, target, nil)
	if form != nil {
		r = httptest.NewRequest(http.MethodPost, target, strings.NewReader(form.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	r.Header.Set("Accept-Language", "de")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// A feed is tried, added, read and removed on its page.
func TestFeedPage(t *testing.T) {
	site, _ := feedSite(t)
	f := newFeedDesk(t, filepath.Join(t.TempDir(), "l.db"))
	defer f.begin(t.Context())()
	h := feedPages(t, f)
	feedAt := site.URL + "/rss"
	if w := send(h, "/feeds", url.Values{"url": {feedAt}, "do": {"try"}}); w.Code != 200 || !strings.Contains(w.Body.String(), "Kieler Bote") || !strings.Contains(w.Body.String(), ">Fregatten<") || !strings.Contains(w.Body.String(), "Diesen Feed beobachten") {
		t.Errorf("tried: %d %s", w.Code, w.Body)
	}
	if all, err := f.List(t.Context()); err != nil || len(all.Feeds) != 0 {
		t.Errorf("trying adds %+v, %v", all, err)
	}
	w := send(h, "/feeds", url.Values{"url": {feedAt}, "title": {"Our <Bote>"}, "do": {"add"}})
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/feeds?added=1" {
		t.Fatalf("added: %d %v %s", w.Code, w.Header(), w.Body)
	}
	feedThat(t, f, func(x view.Feed) bool { return !x.Busy && x.Documents == 1 })
	w = send(h, "/feeds?added=1", nil)
	for _, want := range []string{"Der Feed wird jetzt beobachtet.", "● in Ordnung", "Our &lt;Bote&gt;", "ada"} {
		if !strings.Contains(w.Body.String(), want) {
			t.Errorf("%q is not on the page %s", want, w.Body)
		}
	}
	w = send(h, "/feeds.opml", nil)
	var list struct {
		Feeds []struct {
			Text string `xml:"text,attr"`
			URL  string `xml:"xmlUrl,attr"`
		} `xml:"body>outline"`
	}
	if err := xml.Unmarshal(w.Body.Bytes(), &list); err != nil || len(list.Feeds) != 1 || list.Feeds[0].URL != feedAt || list.Feeds[0].Text != "Our <Bote>" {
		t.Errorf("as OPML: %v %s", err, w.Body)
	}
	if w = send(h, "/feeds/removal", url.Values{"url": {feedAt}}); w.Code != http.StatusSeeOther {
		t.Errorf("removed: %d", w.Code)
	}
	if w = send(h, w.Header().Get("Location"), nil); !strings.Contains(w.Body.String(), "nicht mehr beobachtet") || !strings.Contains(w.Body.String(), "Noch wird kein Feed beobachtet") {
		t.Errorf("after that: %s", w.Body)
	}
	uploaded := upload(h, []byte(`<opml version="2.0"><body><outline text="B" xmlUrl="https://example.org/b"/><outline text="A" xmlUrl="https://example.org/a"/></body></opml>`))
	if uploaded.Code != http.StatusSeeOther || uploaded.Header().Get("Location") != "/feeds?added=2" {
		t.Errorf("a list: %d %v", uploaded.Code, uploaded.Header())
	}
	for _, form := range []string{".json", ".csv", ".atom"} {
		if w = send(h, "/feeds"+form, nil); w.Code != 200 || !strings.Contains(w.Body.String(), "https://example.org/a") {
			t.Errorf("%s: %d %s", form, w.Code, w.Body)
		}
	}
}

func upload(h http.Handler, list []byte) *httptest.ResponseRecorder {
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, _ := form.CreateFormFile("list", "feeds.opml") // a buffer takes all
	_, _ = part.Write(list)
	_ = form.Close()
	r := httptest.NewRequest(http.MethodPost, "/feeds/list", &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// What is no feed is not added unless who asks insists, and is told in words.
func TestFeedPageWrong(t *testing.T) {
	site, _ := feedSite(t)
	f := newFeedDesk(t, filepath.Join(t.TempDir(), "l.db"))
	f.sink = nil
	h := feedPages(t, f)
	for address, want := range map[string]string{
		"": "keine Adresse, die beobachtet werden kann", "javascript:alert(1)": "keine Adresse, die beobachtet werden kann",
		site.URL + "/gone": "nicht mehr da", site.URL + "/page": "kein Feed, sondern etwas anderes", "http://10.0.0.1/rss": "--allow-address",
	} {
		w := send(h, "/feeds", url.Values{"url": {address}, "do": {"add"}})
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%q: %d %s", address, w.Code, w.Body)
		}
	}
	if w := send(h, "/feeds", url.Values{"url": {site.URL + "/gone"}, "do": {"keep"}}); w.Code != http.StatusSeeOther {
		t.Errorf("insisted: %d", w.Code)
	}
	for _, bad := range []string{"", "<rss/>", `<opml><body/></opml>`} {
		if w := upload(h, []byte(bad)); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `role="alert"`) {
			t.Errorf("the list %q: %d", bad, w.Code)
		}
	}
	all, err := f.List(t.Context())
	if err != nil || len(all.Feeds) != 1 {
		t.Errorf("watched are %+v, %v", all, err)
	}
	if w := send(h, "/feeds", nil); !strings.Contains(w.Body.String(), "--no-watch") {
		t.Error("the page does not say that nothing is polled")
	}
}
