package feed_test

import (
	"fmt"
	"strings"
	"testing"

	"waybill/feed"
)

// BenchmarkParse reads an RSS feed of 100 KB with 40 teasers and 10 whole articles.
func BenchmarkParse(b *testing.B) {
	var s strings.Builder
	s.WriteString(`<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>T</title>`)
	for i := range 50 {
		fmt.Fprintf(&s, `<item><title>Article %d</title><link>https://www.example.org/%d</link><guid>%d</guid><pubDate>Wed, 15 May 2024 00:30:00 +0200</pubDate>`, i, i, i)
		paragraphs := 1
		if i%5 == 0 {
			paragraphs = 16
		}
		s.WriteString("<description><![CDATA[" + strings.Repeat("<p>"+strings.Repeat("The ministry said nothing of the shipment. ", 10)+"</p>\n", paragraphs) + "]]></description></item>\n")
	}
	s.WriteString("</channel></rss>")
	source := []byte(s.String())
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		if f, err := feed.Parse(source, ""); err != nil || len(f.Entries) != 50 || !f.Entries[0].Full {
			b.Fatal(err)
		}
	}
}
