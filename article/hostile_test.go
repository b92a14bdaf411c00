package article

import (
	"strings"
	"testing"
	"time"

	"waybill"
)

// TestReadHostile reads input made to exhaust a reader. Each must be read or refused
// well within the time; the longest takes a tenth of it on the machine it was written on.
func TestReadHostile(t *testing.T) {
	long := strings.Repeat("Die Regierung liefert keine Panzer. ", 1<<20/36)
	paragraphs := "<p>Die Regierung hat der Lieferung von Haubitzen zugestimmt.</p>"
	var attributes strings.Builder
	for i := range 600 {
		attributes.WriteString("<b id=x" + strings.Repeat("y", i%50) + string(rune('a'+i%26)) + ">")
	}
	tests := []struct{ name, text string }{
		{"1 MB line", long},
		{"1 MB word", strings.Repeat("a", 1<<20)},
		{"a million lines", strings.Repeat("a\n", 1<<20)},
		{"a million bars", strings.Repeat("| ", 1<<20)},
		{"a million brackets", strings.Repeat("(\n", 1<<18)},
		{"1 MB paragraph in a page", "<html><body><p>" + long + "</p></body></html>"},
		{"1 MB word in a page", "<html><body><p>" + strings.Repeat("a", 1<<20) + " b c d</p></body></html>"},
		{"100,000 nested tags", "<html><body>" + strings.Repeat("<div>", 100_000) + paragraphs},
		{"100,000 nested and closed tags", "<html><body>" + strings.Repeat("<div>", 100_000) + paragraphs + strings.Repeat("</div>", 100_000)},
		{"500 nested tags", "<html><body>" + strings.Repeat("<div>", 500) + strings.Repeat(paragraphs, 50)},
		{"500 nested lists", "<html><body>" + strings.Repeat("<ul><li>", 240) + strings.Repeat(paragraphs, 50)},
		{"open formatting", "<html><body>" + attributes.String() + strings.Repeat("<p>a b c d</p>", 20_000)},
		{"open links", "<html><body>" + strings.Repeat("<a href=x><p>a b c d</p>", 10_000)},
		{"10,000 paragraphs", "<html><body>" + strings.Repeat(paragraphs, 10_000)},
		{"25,000 spans in a paragraph", "<html><body><p>" + strings.Repeat("<span>Haubitzen </span>", 25_000) + "</p>" + paragraphs},
		{"25,000 breaks", "<html><body><p>" + strings.Repeat("Haubitzen<br>", 25_000) + "</p>" + paragraphs},
		{"10,000 links", "<html><body>" + strings.Repeat("<li><a href=/a>Haubitzen</a></li>", 10_000) + paragraphs},
		{"table in table", "<html><body>" + strings.Repeat("<table><tr><td>", 100_000) + paragraphs},
		{"unclosed comment", "<html><body><!--" + strings.Repeat("-", 1<<20)},
		{"unclosed script", "<html><body>" + paragraphs + "<script>" + strings.Repeat("<!--", 1<<18)},
		{"comments before the page", strings.Repeat("<!-- -->", 1<<17) + "<html><body>" + paragraphs},
		{"unclosed tag", "<html><body " + strings.Repeat("a=b ", 1<<18)},
		{"entities", "<html><body><p>" + strings.Repeat("&notit;&#0;&#xD800;", 1<<15) + " a b c"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			begin := time.Now()
			report, err := Read(waybill.Article{File: "hostile", Bytes: []byte(test.text)})
			took := time.Since(begin)
			if took > 20*time.Second {
				t.Errorf("took %v", took)
			}
			if err == nil {
				if fault := fault(report); fault != "" {
					t.Error(fault)
				}
			}
			t.Logf("%v, error %v", took.Round(time.Millisecond), err)
		})
	}
}
