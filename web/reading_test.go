package web

import (
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"

	"waybill/desk"
	"waybill/desk/desktest"
	"waybill/door"
	"waybill/view"
)

// paperOf is a text, read.
func paperOf(t testing.TB, text string) *view.Paper {
	t.Helper()
	read, err := desktest.Load(t).Reader.Read(desk.Pasted(text))
	if err != nil {
		t.Fatal(err)
	}
	return &view.Paper{Document: view.Of(read), Text: read.Report.Text}
}

// sample is a text of the samples.
func sample(t testing.TB, name string) string {
	t.Helper()
	data, err := os.ReadFile("../samples/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// renderRead is the page of a text that was read.
func renderRead(t testing.TB, paper *view.Paper, role door.Role) string {
	t.Helper()
	s, err := New(Options{Desk: &desk.Desk{Atlas: desktest.Load(t).Atlas}})
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest("POST", "/read?ui=en", nil)
	r = r.WithContext(door.With(r.Context(), door.Who{Name: "test", Role: role}))
	body, err := s.render(r, asHTML, &page{Template: "read", Title: "x", Data: &readPage{Paper: paper, glance: glanceOf(paper), Held: true}})
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// TestReadPage looks whether every claim stands in the list and in the text, and each link leads
// to the other.
func TestReadPage(t *testing.T) {
	paper := paperOf(t, sample(t, "de-boulevard-drohnen.txt"))
	if len(paper.Claims) < 3 || len(paper.Statements) < 2 {
		t.Fatalf("%d claims, %d statements: too few to test with", len(paper.Claims), len(paper.Statements))
	}
	body := renderRead(t, paper, door.Analyst)
	for _, c := range paper.Claims {
		for _, want := range []string{`id="` + c.ID + `" href="#l-` + c.ID + `"`, `id="l-` + c.ID + `"`, `href="#` + c.ID + `"`} {
			if !strings.Contains(body, want) {
				t.Errorf("claim %s: no %s", c.ID, want)
			}
		}
	}
	for _, s := range paper.Statements {
		if !strings.Contains(body, `class="speaker" id="`+s.ID+`"`) {
			t.Errorf("statement %s has no place in the margin", s.ID)
		}
		if s.Speaker != "" && !strings.Contains(body, "<b><bdi>"+string(s.Speaker)+"</bdi></b>") {
			t.Errorf("the speaker %q is not in the margin", s.Speaker)
		}
	}
	if !strings.Contains(body, `action="/articles"`) {
		t.Error("an analyst cannot record it")
	}
	if strings.Contains(renderRead(t, paper, door.Viewer), `action="/articles"`) {
		t.Error("a viewer is offered to record it")
	}
}

var tags = regexp.MustCompile(`<[^>]*>`)

// TestMarkedKeepsText takes the mark-up away again: the text is what it was, but for numbers and
// speakers.
func TestMarkedKeepsText(t *testing.T) {
	s := newSite(t)
	added := regexp.MustCompile(`<a class="ref[^>]*>\d+</a>|<span class="speaker".*?</span>`)
	for _, name := range []string{"de-boulevard-drohnen.txt", "de-interview-ringtausch.txt", "en-digest-spring-2024.txt"} {
		paper := paperOf(t, sample(t, name))
		marked := string(s.in("en").marked(paper))
		plain := tags.ReplaceAllString(added.ReplaceAllString(marked, ""), "")
		got := strings.Join(strings.Fields(unescape(plain)), " ")
		want := strings.Join(strings.Fields(paper.Text), " ")
		if got != want {
			t.Errorf("%s: the marked text is another:\n%.300s\n%.300s", name, got, want)
		}
	}
}

func unescape(s string) string {
	return strings.NewReplacer("&lt;", "<", "&gt;", ">", "&#34;", `"`, "&#39;", "'", "&amp;", "&").Replace(s)
}

func TestForeign(t *testing.T) {
	for text, want := range map[string]string{
		"<script>alert(1)</script>": "<bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi>",
		"abc\u202Edcba":             `<bdi>abc<span class="ctl">U+202E</span>dcba</bdi>`,
		"a\u2066b\u2069c":           `<bdi>a<span class="ctl">U+2066</span>b<span class="ctl">U+2069</span>c</bdi>`,
		"bell\a":                    `<bdi>bell<span class="ctl">U+0007</span></bdi>`,
		"\xff bad":                  "<bdi>\xff bad</bdi>",
		"שלום":                      "<bdi>שלום</bdi>",
	} {
		if got := string(foreign(text)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
	if got := tame("a\u202Eb\nc"); got != "ab\nc" {
		t.Errorf("tame: %q", got)
	}
}

func TestWebAddress(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.org/a?b=c":  "https://example.org/a?b=c",
		"http://example.org":         "http://example.org",
		"javascript:alert(1)":        "",
		"JAVASCRIPT://x/%0aalert(1)": "",
		"data:text/html,x":           "",
		"//example.org/x":            "",
		"news/today.txt":             "",
		"https:///nohost":            "",
	} {
		if got := webAddress(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
