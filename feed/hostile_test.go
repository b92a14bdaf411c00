package feed_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"waybill/feed"
)

const item = `<item><title>Käufe</title><link>https://www.example.org/1</link></item>`

// TestCharsets reads the same title however it is encoded, and whatever is claimed.
func TestCharsets(t *testing.T) {
	body := `<rss version="2.0"><channel>` + item + `</channel></rss>`
	latin1, err := charmap.ISO8859_1.NewEncoder().String(body)
	if err != nil {
		t.Fatal(err)
	}
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(body)
	if err != nil {
		t.Fatal(err)
	}
	bare, err := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder().String(body)
	if err != nil {
		t.Fatal(err)
	}
	for name, source := range map[string]string{
		"UTF-8":                          body,
		"UTF-8 with a mark":              "\ufeff" + body,
		"UTF-8 said to be Latin-1":       `<?xml version="1.0" encoding="ISO-8859-1"?>` + body,
		"UTF-8 said to be UTF-16":        `<?xml version="1.0" encoding="utf-16"?>` + body,
		"UTF-8, XML 1.1":                 `<?xml version="1.1"?>` + body,
		"UTF-8 behind blank lines":       "\n\n <?xml version='1.0'?>\n" + body,
		"Latin-1":                        `<?xml version="1.0" encoding="ISO-8859-1" standalone="yes"?>` + latin1,
		"Latin-1 said to be UTF-8":       `<?xml version="1.0" encoding="UTF-8"?>` + latin1,
		"Latin-1 said to be nonsense":    `<?xml version="1.0" encoding="x-unheard-of"?>` + latin1,
		"Latin-1, nothing said":          latin1,
		"UTF-16":                         wide,
		"UTF-16, big end first, no mark": bare,
	} {
		f, err := feed.Parse([]byte(source), "")
		if err != nil || len(f.Entries) != 1 || f.Entries[0].Title != "Käufe" {
			t.Errorf("%s: %+v, %v", name, f, err)
		}
	}
}

// TestHostile gives what would make a careless parser run for hours, out of memory or out of its
// stack.
func TestHostile(t *testing.T) {
	rss := func(inside string) string { return `<rss version="2.0"><channel>` + inside + item + `</channel></rss>` }
	laughs := `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">`
	for _, n := range []string{"1", "2", "3", "4", "5", "6", "7", "8", "9"} {
		laughs += `<!ENTITY lol` + n + ` "` + strings.Repeat("&lol;", 10) + `">`
	}
	for _, c := range []struct {
		name, source string
		want         error
	}{
		{"billion laughs", laughs + `]>` + rss(`<title>&lol9;</title>`), nil},
		{"external entity", `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>` + rss(`<title>&e;</title>`), nil},
		{"deep", rss(strings.Repeat("<a:b>", 1<<20)), feed.ErrDamaged},
		{"deep JSON", `{"version":"https://jsonfeed.org/version/1","items":` + strings.Repeat(`[`, 1<<20), feed.ErrDamaged},
		{"cut up by comments", rss("<x:y>" + strings.Repeat("a<!---->", 1<<20) + "</x:y>"), feed.ErrDamaged},
		{"cut up by CDATA", rss("<x:y>" + strings.Repeat("<![CDATA[a]]>", 1<<20) + "</x:y>"), feed.ErrDamaged},
		{"too large", rss(strings.Repeat(" ", feed.MaxBytes)), feed.ErrTooLarge},
		{"cut off", rss("")[:100], feed.ErrDamaged},
		{"a page", `<!DOCTYPE html><html><body>no feed</body></html>`, feed.ErrNoFeed},
		{"OPML", `<opml version="2.0"><body></body></opml>`, feed.ErrNoFeed},
		{"JSON", `{"items":[]}`, feed.ErrNoFeed},
		{"nothing", "", feed.ErrNoFeed},
		{"zeros", strings.Repeat("\x00", 1000), feed.ErrNoFeed},
		{"bytes", string(bytes.Repeat([]byte{0xff, 0xfe, 0xfd, 0x80}, 1000)), feed.ErrNoFeed},
	} {
		f, err := feed.Parse([]byte(c.source), "https://www.example.org/feed")
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
			continue
		}
		if c.want == nil && (len(f.Entries) != 1 || len(f.Title) > 100) {
			t.Errorf("%s: %d entries, a title of %d bytes", c.name, len(f.Entries), len(f.Title))
		}
	}
}

func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("testdata/*.*")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		kind := feed.Sniff(b)
		parsed, err := feed.Parse(b, "https://www.example.org/feed")
		if err == nil {
			checkFeed(t, parsed)
		} else if kind != feed.OPMLList && errors.Is(err, feed.ErrNoFeed) != (kind == feed.None) {
			t.Errorf("told to be %q, but: %v", kind, err)
		}
		outlines, err := feed.OPML(b)
		if err == nil && kind != feed.OPMLList {
			t.Errorf("%d outlines in what is told to be %q", len(outlines), kind)
		}
	})
}

// checkFeed holds a feed to what its types promise.
func checkFeed(t *testing.T, f *feed.Feed) {
	t.Helper()
	for _, e := range f.Entries {
		if e.ID == "" {
			t.Errorf("an entry has no ID: %+v", e)
		}
		if e.URL == "" && e.HTML == "" {
			t.Errorf("an entry has neither page nor text: %+v", e)
		}
		if e.URL != "" && !strings.HasPrefix(e.URL, "http://") && !strings.HasPrefix(e.URL, "https://") {
			t.Errorf("the address %q is none of the web", e.URL)
		}
		if !bytes.Equal(e.Page(), e.Page()) {
			t.Error("a page is another each time")
		}
		if s := feed.Same(e.URL); feed.Same(s) != s {
			t.Errorf("%q is the same as %q, but that as %q", e.URL, s, feed.Same(s))
		}
	}
}
