package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"waybill"
	"waybill/door"
	"waybill/view"
)

// TestKept looks whether browsers get 304 until the register changes, and never the page of
// somebody else.
func TestKept(t *testing.T) {
	s := filled(t)
	h := mount(s, door.Analyst)
	first := get(h, "/transfers")
	tag := first.Header().Get("ETag")
	if first.Code != http.StatusOK || tag == "" || first.Header().Get("Cache-Control") != "private, no-cache" {
		t.Fatalf("%d %v", first.Code, first.Header())
	}
	if w := get(h, "/transfers", "If-None-Match", `"x", `+tag); w.Code != http.StatusNotModified || w.Body.Len() != 0 || w.Header().Get("ETag") != tag {
		t.Errorf("the same page again: %d, %d bytes, %v", w.Code, w.Body.Len(), w.Header())
	}
	for name, other := range map[string]*httptest.ResponseRecorder{
		"another address":  get(h, "/transfers?class=missile", "If-None-Match", tag),
		"another language": get(h, "/transfers", "If-None-Match", tag, "Accept-Language", "de"),
		"another theme":    get(h, "/transfers", "If-None-Match", tag, "Cookie", "theme=dark"),
		"another role":     get(mount(s, door.Viewer), "/transfers", "If-None-Match", tag),
		"another form":     get(h, "/transfers.json", "If-None-Match", tag),
	} {
		if other.Code != http.StatusOK || other.Header().Get("ETag") == tag {
			t.Errorf("%s: %d, the same tag: %v", name, other.Code, other.Header().Get("ETag") == tag)
		}
	}
	more := waybill.Article{File: "x", Bytes: []byte(sample(t, "en-no-transfer-tank-museum.txt"))}
	if _, err := s.Desk.Record(t.Context(), more, waybill.Provenance{}); err != nil {
		t.Fatal(err)
	}
	if w := get(h, "/transfers", "If-None-Match", tag); w.Code != http.StatusOK {
		t.Errorf("after the register changed: %d", w.Code)
	}
}

// TestMadeOnce asks for one page many times at once.
func TestMadeOnce(t *testing.T) {
	k, err := newKeeper()
	if err != nil {
		t.Fatal(err)
	}
	var made atomic.Int32
	var all sync.WaitGroup
	begin := make(chan struct{})
	for range 100 {
		all.Go(func() {
			<-begin
			p, err := k.page(t.Context(), "x", func(context.Context) (*kept, error) {
				made.Add(1)
				return &kept{status: http.StatusOK, body: []byte("page")}, nil
			})
			if err != nil || string(p.body) != "page" {
				t.Errorf("%v %v", p, err)
			}
		})
	}
	close(begin)
	all.Wait()
	if n := made.Load(); n != 1 {
		t.Errorf("made %d times", n)
	}
}

// TestKeptIsBounded keeps more than there is room for.
func TestKeptIsBounded(t *testing.T) {
	k, err := newKeeper()
	if err != nil {
		t.Fatal(err)
	}
	body := make([]byte, 1<<20)
	for i := range 100 {
		name := strings.Repeat("x", i+1)
		if _, err := k.page(t.Context(), name, func(context.Context) (*kept, error) { return &kept{status: http.StatusOK, body: body}, nil }); err != nil {
			t.Fatal(err)
		}
	}
	k.pages.CleanUp()
	if size := k.pages.WeightedSize(); size > keptBytes {
		t.Errorf("%d bytes are kept, more than %d", size, keptBytes)
	}
}

func TestPacked(t *testing.T) {
	h := mount(filled(t), door.Viewer)
	plain := get(h, "/transfers")
	small := get(h, "/transfers", "Accept-Encoding", "br, gzip;q=0.8")
	if small.Header().Get("Content-Encoding") != "gzip" || small.Body.Len() >= plain.Body.Len()/2 {
		t.Fatalf("%v, %d of %d bytes", small.Header(), small.Body.Len(), plain.Body.Len())
	}
	z, err := gzip.NewReader(small.Body)
	if err != nil {
		t.Fatal(err)
	}
	got, err := io.ReadAll(z)
	if err != nil || !bytes.Equal(got, plain.Body.Bytes()) {
		t.Errorf("unpacked it is another page (%v)", err)
	}
	if w := get(h, "/transfers", "Accept-Encoding", "gzip;q=0, identity"); w.Header().Get("Content-Encoding") != "" {
		t.Error("packed for who does not take it")
	}
}

// TestTwins reads the twins of all lists with the readers of the standard library.
func TestTwins(t *testing.T) {
	h := mount(filled(t), door.Admin)
	for _, path := range []string{"/transfers", "/reports", "/parties", "/origins", "/network"} {
		if w := get(h, path); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `href="`+path+`.atom"`) {
			t.Errorf("%s: %d, or no link to its twins", path, w.Code)
		}
		if w := get(h, path+".json"); w.Code != http.StatusOK || !json.Valid(w.Body.Bytes()) {
			t.Errorf("%s.json: %d %.200s", path, w.Code, w.Body)
		}
		w := get(h, path+".csv")
		if rows, err := csv.NewReader(w.Body).ReadAll(); w.Code != http.StatusOK || err != nil || len(rows) < 2 {
			t.Errorf("%s.csv: %d, %d rows, %v", path, w.Code, len(rows), err)
		}
		w = get(h, path+".atom")
		var feed struct {
			XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
			ID      string   `xml:"id"`
			Entries []struct {
				ID string `xml:"id"`
			} `xml:"entry"`
		}
		if err := xml.Unmarshal(w.Body.Bytes(), &feed); err != nil || feed.ID == "" || len(feed.Entries) == 0 {
			t.Errorf("%s.atom: %d, %d entries, %v", path, w.Code, len(feed.Entries), err)
		}
	}
}

func TestRegisterPages(t *testing.T) {
	h := mount(filled(t), door.Viewer)
	w := get(h, "/transfers.json?limit=2")
	var rows view.Register
	if err := json.Unmarshal(w.Body.Bytes(), &rows); err != nil || len(rows.Rows) != 2 || rows.Next == "" {
		t.Fatalf("%v: %d rows, next %q", err, len(rows.Rows), rows.Next)
	}
	if link := w.Header().Get("Link"); link != "</transfers.json?after="+url.QueryEscape(string(rows.Next))+`&limit=2>; rel="next"` {
		t.Errorf("link %q", link)
	}
	body := get(h, "/transfers?limit=2&supplier=&class=").Header().Get("Location")
	if body != "/transfers?limit=2" {
		t.Errorf("a form with empty fields leads to %q", body)
	}
	page := get(h, "/transfers?limit=2").Body.String()
	next := "/transfers?after=" + url.QueryEscape(string(rows.Next)) + "&amp;limit=2"
	if !strings.Contains(page, `href="`+next+`"`) || !strings.Contains(page, "2 rows, there are more") {
		t.Error("no link to the next page, or no count")
	}
	second := get(h, strings.ReplaceAll(next, "&amp;", "&")).Body.String()
	if strings.Contains(second, "/transfers/"+rows.Rows[0].ID+`"`) {
		t.Error("the second page has rows of the first")
	}
}

// TestFilter looks whether what is chosen stands in the form and as a chip that takes it away.
func TestFilter(t *testing.T) {
	h := mount(filled(t), door.Viewer)
	body := get(h, "/transfers?class=missile&class=uncrewed&party=RU&sort=origins").Body.String()
	for _, want := range []string{
		`<option value="missile" selected>`, `<option value="uncrewed" selected>`, `name="party" value="RU"`,
		`href="/transfers?class=uncrewed&amp;party=RU&amp;sort=origins"`, `<input type="hidden" name="sort" value="origins">`,
		`href="/transfers?sort=origins">Show all`, `aria-sort="descending"`, "Party, on either side: <b><bdi>Russia</bdi></b>",
	} {
		if !strings.Contains(body, want) {
			t.Errorf("no %s", want)
		}
	}
	w := get(h, "/transfers?stage=lost")
	if w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), `role="alert"`) || !strings.Contains(w.Body.String(), "<form") {
		t.Errorf("a stage that there is not: %d", w.Code)
	}
	if w := get(h, "/transfers.csv?stage=lost"); w.Code != http.StatusBadRequest || w.Header().Get("Content-Type") != "application/problem+json" {
		t.Errorf("the same of a twin: %d %v", w.Code, w.Header())
	}
}

func TestSearch(t *testing.T) {
	h := mount(filled(t), door.Viewer)
	body := get(h, "/search?q=Drohnen").Body.String()
	if !strings.Contains(body, "<mark>Drohnen</mark>") || !strings.Contains(body, `href="/reports/`) {
		t.Errorf("nothing is found: %.500s", body)
	}
	w := get(h, `/search?q=%22open`)
	if w.Code != http.StatusBadRequest || !strings.Contains(w.Body.String(), `role="alert"`) || !strings.Contains(w.Body.String(), `value="&#34;open"`) {
		t.Errorf("a query with a fault: %d", w.Code)
	}
}

// post sends a form.
func post(h http.Handler, target string, fields map[string]string, file string) *httptest.ResponseRecorder {
	var body bytes.Buffer
	m := multipart.NewWriter(&body)
	for k, v := range fields {
		_ = m.WriteField(k, v) // to memory
	}
	if file != "" {
		part, _ := m.CreateFormFile("file", "news.txt") // to memory
		_, _ = part.Write([]byte(file))
	}
	_ = m.Close() // to memory
	r := httptest.NewRequest(http.MethodPost, target, &body)
	r.Header.Set("Content-Type", m.FormDataContentType())
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// TestReadAndRecord reads a text, looks that nothing is kept, and records it.
func TestReadAndRecord(t *testing.T) {
	s := empty(t)
	h := mount(s, door.Analyst)
	text := sample(t, "de-boulevard-drohnen.txt")
	before, err := s.Desk.State(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for name, w := range map[string]*httptest.ResponseRecorder{
		"pasted":  post(h, "/read", map[string]string{"text": text}, ""),
		"a file":  post(h, "/read", map[string]string{"text": ""}, text),
		"a form":  postPlain(h, "/read", url.Values{"text": {text}}),
		"windows": post(h, "/read", map[string]string{"text": strings.ReplaceAll(text, "\n", "\r\n")}, ""),
	} {
		if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `class="marked"`) || w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %d %v", name, w.Code, w.Header())
		}
	}
	if after, err := s.Desk.State(t.Context()); err != nil || after != before {
		t.Errorf("reading changed the ledger: %v", err)
	}
	page := post(h, "/read", map[string]string{"text": text}, "").Body.String()
	_, id, _ := strings.Cut(page, `name="article" value="`)
	id, _, _ = strings.Cut(id, `"`)
	if again := get(h, "/read?article="+id+"&ui=de"); again.Code != http.StatusOK || !strings.Contains(again.Body.String(), "Wer gibt wem was") {
		t.Errorf("in German it is not to be had again: %d", again.Code)
	}
	if !strings.Contains(page, `href="/read?article=`+id+`&amp;ui=de"`) {
		t.Error("no link to it in German")
	}
	w := post(h, "/articles", map[string]string{"article": id, "outlet": "Kieler Anzeiger", "published": "2024-05-15"}, "")
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/reports/"+id+"?recorded=1" {
		t.Fatalf("recorded: %d %v %.300s", w.Code, w.Header(), w.Body)
	}
	if body := ok(t, h, "/reports/"+id+"?recorded=1&ui=en"); !strings.Contains(body, "The article is recorded") {
		t.Error("nothing says that it was recorded")
	}
	paper, err := s.Desk.Paper(t.Context(), id)
	if err != nil || paper.Filed == nil || paper.Filed.Outlet != "Kieler Anzeiger" || paper.Filed.Published != "2024-05-15" {
		t.Errorf("%v: %+v", err, paper.Filed)
	}
	if w := post(h, "/articles", map[string]string{"article": id, "published": "soon"}, ""); w.Code != http.StatusBadRequest {
		t.Errorf("a day that is none: %d", w.Code)
	}
}

func postPlain(h http.Handler, target string, form url.Values) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, target, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// TestUnreadable looks that what cannot be read gets one line, and stays in the box.
func TestUnreadable(t *testing.T) {
	h := mount(empty(t), door.Analyst)
	for name, w := range map[string]*httptest.ResponseRecorder{
		"nothing":      post(h, "/read", map[string]string{"text": "  \n"}, ""),
		"bytes":        post(h, "/read", map[string]string{"text": ""}, "\x00\x01\x02\x03\xff\xfe\x00\x00"),
		"no fetching":  post(h, "/read", map[string]string{"text": "https://example.org/news"}, ""),
		"forgotten":    post(h, "/articles", map[string]string{"article": strings.Repeat("0", 64)}, ""),
		"no multipart": postPlain(h, "/read", url.Values{}),
	} {
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `role="alert"`) {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
	w := post(h, "/read", map[string]string{"text": "https://example.org/news?a=<b>"}, "")
	if !strings.Contains(w.Body.String(), "https://example.org/news?a=&lt;b&gt;</textarea>") {
		t.Error("the address is not in the box any more")
	}
	if w := post(h, "/read", map[string]string{"text": strings.Repeat("a ", largest)}, ""); w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("too large: %d", w.Code)
	}
}
