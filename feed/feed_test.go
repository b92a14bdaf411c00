package feed_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"waybill/feed"
)

func parse(t *testing.T, file, base string) *feed.Feed {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	f, err := feed.Parse(b, base)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return f
}

// line is an entry as the tests write it.
func line(e feed.Entry) string {
	return strings.Join([]string{e.ID, e.URL, e.Title, e.Day(), e.Outlet}, " | ")
}

func TestParse(t *testing.T) {
	for _, c := range []struct {
		file, base, head string
		entries          []string
	}{
		{"rss2.xml", "https://feeds.example.org/rss", "RSS, Kieler Fördeblatt & Bote, https://www.example.org/, 30m0s", []string{
			"4711 | https://www.example.org/politik/panzer?utm_source=rss | Norwegen liefert Panzer | 2024-05-15 | ",
			"https://www.example.org/b | https://www.example.org/b | No link, but a permanent one | 2024-05-14 | ",
			"https://www.example.org/c | https://www.example.org/c | Ambiguous day |  | ",
		}},
		{"atom.xml", "", "Atom, The Harbour Post, https://news.example.org/en/, 0s", []string{
			"tag:news.example.org,2024:1 | https://news.example.org/en/jets | Sweden sells jets | 2024-05-15 | ",
			"tag:news.example.org,2024:2 | https://news.example.org/en/changed | Only changed | 2024-05-16 | Agency",
		}},
		{"feed.json", "", "JSON Feed, Notes, https://notes.example.org/, 0s", []string{
			"1 | https://notes.example.org/1 | One | 2024-05-15 | ",
			"2 | https://other.example.org/2 |  |  | ",
		}},
		{"rdf.xml", "", "RSS, Alt, https://alt.example.org/, 0s", []string{
			"https://alt.example.org/1 | https://alt.example.org/1 | Eins – zwei | 2024-05-15 | ",
		}},
		{"news-sitemap.xml", "", "sitemap, , , 0s", []string{
			"https://www.example.org/business/article55.html | https://www.example.org/business/article55.html | Companies A & B in merger talks | 2024-05-15 | The Example Times",
			"https://www.example.org/about | https://www.example.org/about |  |  | ",
		}},
	} {
		t.Run(c.file, func(t *testing.T) {
			f := parse(t, c.file, c.base)
			if head := strings.Join([]string{string(f.Kind), f.Title, f.Link, f.Every.String()}, ", "); head != c.head {
				t.Errorf("feed is %q, want %q", head, c.head)
			}
			var got []string
			for _, e := range f.Entries {
				got = append(got, line(e))
			}
			if g, w := strings.Join(got, "\n"), strings.Join(c.entries, "\n"); g != w {
				t.Errorf("entries are\n%s\nwant\n%s", g, w)
			}
		})
	}
}

func TestSitemapIndex(t *testing.T) {
	f := parse(t, "sitemap-index.xml", "https://www.example.org/robots.txt")
	if len(f.Sitemaps) != 2 || f.Sitemaps[1].URL != "https://www.example.org/sitemap-2.xml" || len(f.Entries) != 0 {
		t.Fatalf("sitemaps are %+v, entries %v", f.Sitemaps, f.Entries)
	}
	if got := f.Sitemaps[0].Modified; !got.Equal(time.Date(2024, 5, 15, 18, 23, 17, 0, time.UTC)) {
		t.Errorf("modified %v", got)
	}
}

func TestOPML(t *testing.T) {
	b, err := os.ReadFile("testdata/list.opml")
	if err != nil {
		t.Fatal(err)
	}
	list, err := feed.OPML(b)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, o := range list {
		got = append(got, o.URL+" "+o.Title+" in "+strings.Join(o.Folders, "/"))
	}
	want := "https://news.example.org/feed The Harbour Post in News/North\nhttps://ab.example.org/rss A & B in "
	if g := strings.Join(got, "\n"); g != want {
		t.Errorf("got\n%s\nwant\n%s", g, want)
	}
}

// TestFull tells whole articles from teasers.
func TestFull(t *testing.T) {
	paragraph := "<p>" + strings.Repeat("The ministry said nothing of the shipment. ", 10) + "</p>"
	for _, c := range []struct {
		name, html string
		full       bool
	}{
		{"teaser", paragraph, false},
		{"article", strings.Repeat(paragraph, 4), true},
		{"cut", strings.Repeat(paragraph, 4) + "<p>And then […]</p>", false},
		{"cut, with a footer", strings.Repeat(paragraph, 4) + `<p>And then …</p><p>The post <a href="/a">A</a> appeared first on <a href="/">B</a>.</p>`, false},
		{"article, with a footer", strings.Repeat(paragraph, 4) + `<p>The post <a href="/a">A</a> appeared first on <a href="/">B</a>.</p>`, true},
		{"markup, no text", strings.Repeat(`<img src="https://www.example.org/picture.jpg" alt="">`, 100), false},
		{"script", "<script>" + strings.Repeat(paragraph, 4) + "</script>", false},
	} {
		source := `<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><title>T &amp;lt; U</title><link>https://www.example.org/1</link>` +
			`<description>short</description><content:encoded><![CDATA[` + c.html + `]]></content:encoded></item></channel></rss>`
		f, err := feed.Parse([]byte(source), "")
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		e := f.Entries[0]
		if e.Full != c.full {
			t.Errorf("%s: full is %t", c.name, e.Full)
		}
		page := string(e.Page())
		if !strings.Contains(page, c.html) || !strings.Contains(page, "<title>T &lt; U</title>") || !strings.Contains(page, `href="https://www.example.org/1"`) {
			t.Errorf("%s: page lacks text, title or address:\n%.200s", c.name, page)
		}
	}
}

// TestDays reads days in the zone they were written in.
func TestDays(t *testing.T) {
	for written, want := range map[string]string{
		"Wed, 15 May 2024 23:30:00 -0700":        "2024-05-15T23:30:00-07:00",
		"Wed, 15 May 2024 23:30:00 EST":          "2024-05-15T23:30:00-05:00",
		"Wed, 15 May 2024 23:30:00 GMT":          "2024-05-15T23:30:00Z",
		"Mi, 15 May 2024 00:30:00 +0200":         "2024-05-15T00:30:00+02:00",
		"15 May 24 23:30 CEST":                   "2024-05-15T23:30:00+02:00",
		"Wed, 5 Sept 2024 23:30:00 +0000":        "2024-09-05T23:30:00Z",
		"Wed, 15 May 2024 23:30:00":              "2024-05-15T23:30:00Z",
		"Wed, 15 May 2024 23:30:00 +0200 (CEST)": "2024-05-15T23:30:00+02:00",
		"Wed May 15 23:30:00 2024":               "2024-05-15T23:30:00Z",
		"Wednesday, May 15, 2024":                "2024-05-15T00:00:00Z",
		"2024-05-15T23:30:00.123+09:30":          "2024-05-15T23:30:00+09:30",
		"2024-05-15T23:30Z":                      "2024-05-15T23:30:00Z",
		"2024-05-15 23:30:00 +0100":              "2024-05-15T23:30:00+01:00",
		"2024-05-15":                             "2024-05-15T00:00:00Z",
		"05/04/2024":                             "",
		"5.4.2024":                               "",
		"0001-01-01T00:00:00Z":                   "",
		"yesterday":                              "",
		"":                                       "",
	} {
		source := `<rss><channel><item><link>https://www.example.org/1</link><pubDate>` + written + `</pubDate></item></channel></rss>`
		f, err := feed.Parse([]byte(source), "")
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if p := f.Entries[0].Published; !p.IsZero() {
			got = p.Format(time.RFC3339)
		}
		if got != want {
			t.Errorf("%q is %q, want %q", written, got, want)
		}
	}
}

func TestSame(t *testing.T) {
	for a, b := range map[string]string{
		"http://WWW.example.org/a/?utm_source=x&utm_medium=y#top": "https://www.example.org/a",
		"https://example.org/a?id=1&fbclid=2":                     "https://example.org/a?id=1",
		"https://example.org/a?b&at_medium=rss&c=%20":             "https://example.org/a?b&c=%20",
		"https://example.org/":                                    "https://example.org",
	} {
		if feed.Same(a) != feed.Same(b) || feed.Same(a) != b {
			t.Errorf("%s and %s: %s", a, b, feed.Same(a))
		}
	}
	if a, b := "https://example.org/a?id=1", "https://example.org/a?id=2"; feed.Same(a) == feed.Same(b) {
		t.Errorf("%s and %s are told to be the same", a, b)
	}
}
