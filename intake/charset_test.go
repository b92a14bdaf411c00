package intake

import "testing"

func TestDecode(t *testing.T) {
	tests := []struct{ name, bytes, contentType, want string }{
		{"told by the header alone", "\xcf\xf0\xe8\xe2\xe5\xf2", "text/html; charset=windows-1251", "Привет"},
		{"UTF-8 is not doubted", "Für Kiew", "text/html; charset=windows-1251", "Für Kiew"},
		{"what article.Read knows itself", "F\xfcr Kiew", "text/html; charset=ISO-8859-1", "F\xfcr Kiew"},
		{"nothing told", "F\xfcr Kiew", "text/html", "F\xfcr Kiew"},
		{"no header", "F\xfcr Kiew", "", "F\xfcr Kiew"},
		{"an unknown name", "F\xfcr", "text/html; charset=klingon", "F\xfcr"},
		{"letters by escapes", "\x1b$B4A;z\x1b(B", "text/html; charset=iso-2022-jp", "漢字"},
		{"Chinese in seven bits", "~{VPND~}", "text/html; charset=hz-gb-2312", "~{VPND~}"},
		{"UTF-16 without a mark", "O\x00s\x00l\x00o\x00", "text/plain; charset=utf-16le", "Oslo"},
		{"a mark wins", "\xef\xbb\xbfOslo", "text/plain; charset=utf-16le", "\xef\xbb\xbfOslo"},
		{"Greek", "\xca\xdf\xe5\xe2\xef", "text/html; charset=iso-8859-7", "Κίεβο"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := string(Decode([]byte(test.bytes), test.contentType)); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func TestDay(t *testing.T) {
	for date, want := range map[string]string{
		"2024-05-15T23:30:00-04:00":       "2024-05-15",
		"2024-05-15T23:30:00.123Z":        "2024-05-15",
		"2024-05-15T23:30:00+0200":        "2024-05-15",
		"2024-05-15 23:30:00":             "2024-05-15",
		"2024-05-15 23:30:00+02:00":       "2024-05-15",
		"2024-05-15":                      "2024-05-15",
		"20240515":                        "2024-05-15",
		"20240515T233000Z":                "2024-05-15",
		"15.5.2024":                       "2024-05-15",
		"Wed, 15 May 2024 23:30:00 -0400": "2024-05-15",
		"Wed, 15 May 2024 23:30:00 EST":   "2024-05-15",
		"May 3, 2024":                     "2024-05-03",
		"1715774400":                      "2024-05-15",
		"1715774400000":                   "2024-05-15",
		"04/09/2023":                      "",
		"1970-01-01T00:00:00Z":            "",
		"0001-01-01T00:00:00Z":            "",
		"2024":                            "",
		"yesterday":                       "",
		"":                                "",
	} {
		if got := day(date); got != want {
			t.Errorf("%q: %q, want %q", date, got, want)
		}
	}
}

func TestFields(t *testing.T) {
	const lines = `{"txt":"Norwegen liefert.","_source":{"head":"Oslo","when":"2024-05-15"},"text":"not this"}`
	o := Options{Fields: Fields{Text: "txt", Title: "_source.head", Date: "_source.when"}}
	all, err := gather(t, opens(t, write(t, "in", []byte(lines)), o), 0)
	if err != nil || len(all) != 1 || all[0].text != "Oslo\n\nNorwegen liefert.\n" || all[0].day != "2024-05-15" {
		t.Error(all, err)
	}
	all, err = gather(t, opens(t, write(t, "in", []byte("a;b\nNorwegen;Oslo\n")), Options{Fields: Fields{Text: "a", Title: "b"}}), 0)
	if err != nil || len(all) != 1 || all[0].text != "Oslo\n\nNorwegen\n" {
		t.Error(all, err)
	}
}

func TestHTMLInRecords(t *testing.T) {
	for text, want := range map[string]string{
		"<p>Norwegen liefert.</p>":                                 "<!DOCTYPE html>\n<html><head><title>A &lt; B</title></head><body><article>\n<h1>A &lt; B</h1>\n<p>Norwegen liefert.</p>\n</article></body></html>\n",
		"<html><body>Norwegen</body></html>":                       "<title>A &lt; B</title>\n<html><body>Norwegen</body></html>",
		"<html><head><title>Eigener</title></head>Norwegen</html>": "<html><head><title>Eigener</title></head>Norwegen</html>",
		"A < B\n\nNorwegen":                                        "A < B\n\nNorwegen\n",
	} {
		if got := compose("A < B", text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
