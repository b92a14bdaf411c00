package feed_test

import (
	"fmt"
	"strings"
	"testing"

	"waybill/feed"
)

func TestLinked(t *testing.T) {
	page := `<!DOCTYPE html><html><head><title>Post</title>
<link rel="stylesheet" href="/s.css"><link rel="alternate" hreflang="de" href="/de">
<link rel="Alternate" type="application/rss+xml" title="News &amp; more" href="/rss#top">
<link href="https://feeds.example.org/atom" type="application/atom+xml" rel="alternate home">
<link rel="alternate" type="application/rss+xml" href="/rss">
<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
<link rel="alternate" type="application/feed+json" href="">
</head><body><link rel="alternate" type="application/rss+xml" href="/comments"></body></html>`
	want := "[{https://example.org/rss News & more []} {https://feeds.example.org/atom  []}]"
	if got := fmt.Sprint(feed.Linked([]byte(page), "https://example.org/news/")); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	many := strings.Repeat(`<link rel="alternate" type="application/rss+xml" href="/rss`, 50)
	if got := feed.Linked([]byte(many), "https://example.org/"); len(got) > 20 {
		t.Errorf("%d feeds", len(got))
	}
	for _, base := range []string{"", ":", "https://example.org/"} {
		if got := feed.Linked([]byte("no page <link rel=alternate type=application/rss+xml href=x"), base); len(got) != 0 {
			t.Errorf("at %q: %v", base, got)
		}
	}
}

func FuzzLinked(f *testing.F) {
	f.Add([]byte(`<link rel="alternate" type="application/rss+xml" href="/rss">`), "https://example.org/")
	f.Fuzz(func(t *testing.T, page []byte, base string) {
		for _, o := range feed.Linked(page, base) {
			if !strings.HasPrefix(o.URL, "http://") && !strings.HasPrefix(o.URL, "https://") {
				t.Errorf("%q is no address of the web", o.URL)
			}
		}
	})
}
