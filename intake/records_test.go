package intake

import (
	"strings"
	"testing"
	"unicode/utf16"
)

func utf16LE(s string) []byte {
	b := []byte("\xff\xfe")
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

func latin1(s string) []byte {
	var b []byte
	for _, r := range s {
		b = append(b, byte(r))
	}
	return b
}

// TestRecords are articles in tables, JSON and feeds.
func TestRecords(t *testing.T) {
	const table = "id,Headline,Full_Text,published\n" +
		"1,Oslo sagt zu,\"Norwegen liefert 14 Panzer.\nSie heißen \"\"Leo\"\", sagte er.\",2024-05-15\n" +
		"2,Kaputt\n" +
		"3,Paris halts,France suspended it.,\"May 3, 2024\"\n"
	fromTable := []string{
		`in!/32|Oslo sagt zu//Norwegen liefert 14 Panzer./Sie heißen "Leo", sagte er./||2024-05-15|`,
		"in!/119||||the row has 2 fields, the first line of the table names 4",
		"in!/128|Paris halts//France suspended it./||2024-05-03|",
	}
	answer := `{"status":"ok","response":{"n":2,"docs":[` + line1 + ",\n" + line2 + `]},"more":{}}`
	const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>Hafenpost</title><link>https://example.org/</link>
<item><title>Oslo sagt zu</title><link>https://example.org/1</link><pubDate>Wed, 15 May 2024 23:30:00 -0400</pubDate><description>Norwegen liefert 14 Panzer.</description></item>
<item><title>Paris halts</title><description>France suspended it.</description></item></channel></rss>`
	pretty := "[\n  " + strings.ReplaceAll(line1, ",\"", ",\n    \"") + ",\n  " + line2 + "\n]\n"
	one := "https://example.org/1|Oslo sagt zu//Norwegen liefert 14 Panzer./|Hafenpost|2024-05-15|"
	two := "|Paris halts//France suspended it.//No word from Moscow./||2024-03-01|"
	tests := []sourceTest{
		{"CSV", "CSV", true, []byte(table), fromTable},
		{"CSV, mark and line ends of Windows", "CSV", true, []byte("\xef\xbb\xbf" + "Text;Datum;Date\r\nEins zwei.;;20240515\r\n"), []string{"in!/20|Eins zwei./||2024-05-15|"}},
		{"CSV, Windows-1252", "CSV", true, latin1("title,body\nÜbergabe,Für Kiew.\n"), []string{"in!/11|Übergabe//Für Kiew./|||"}},
		{"TSV, UTF-16", "TSV", true, utf16LE(strings.ReplaceAll("url,text\nhttps://example.org/2,Für Kiew.\n", ",", "\t")), []string{"https://example.org/2|Für Kiew./|||"}},
		{"CSV, a mark within a field", "CSV", true, []byte("title,text\n5\" guns,He said \"no\" twice.\nNext,\"a \"b\" c\"\nLast,Good.\n"),
			[]string{"in!/11|5\" guns//He said \"no\" twice./|||", "in!/39|Next//a \"b\" c/|||", "in!/54|Last//Good./|||"}},
		{"JSON list", "JSON", true, []byte("[" + line1 + "," + line2 + "]"), []string{one, "in!/176" + two}},
		{"JSON list, indented", "JSON", true, []byte(pretty), []string{one, "in!/207" + two}},
		{"JSON of a service", "JSON", true, []byte(answer), []string{one, "in!/217" + two}},
		{"one JSON object", "JSON Lines", true, []byte(line1), []string{one}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { test.check(t) })
	}
	t.Run("RSS", func(t *testing.T) {
		s := opens(t, write(t, "in", []byte(rss)), Options{})
		all, err := gather(t, s, 0)
		if err != nil || len(all) != 2 || s.Kind() != "RSS" {
			t.Fatal(all, err, s.Kind())
		}
		if f := all[0]; f.file != "https://example.org/1" || f.day != "2024-05-15" || !strings.Contains(f.text, "Norwegen liefert 14 Panzer.") {
			t.Error(f)
		}
		if f := all[1]; f.file != "in!/1" || f.day != "" || !strings.Contains(f.text, "Paris halts") {
			t.Error(f)
		}
		resumes(t, s, all)
	})
}
