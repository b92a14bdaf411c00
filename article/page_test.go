package article

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"waybill"
)

func readTestdata(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestPages(t *testing.T) {
	tests := []struct {
		file                             string
		title, outlet, author, published string
		has, hasNot                      []string
	}{
		{"nachricht-de.html", "Oslo sagt Kiew weitere Abfangraketen zu", "Hafenpost", "Wencke Bredal", "2024-11-27",
			[]string{"headline: Oslo sagt Kiew weitere Abfangraketen zu\nkicker: Von Wencke Bredal, Oslo 27. November 2024, 06:40 Uhr\n" +
				"caption: Startgerät des Systems Nasams bei einer Übung. Foto: Hafenpost-Archiv\nparagraph: Norwegen will der Ukraine",
				"heading: Hersteller baut Werk aus\n", "item: zwei Feuerleitradare aus norwegischer Fertigung,\n",
				"paragraph: „Wir geben ab, was wir entbehren können“, sagte der Minister."},
			[]string{"Cookies", "Stau auf der A7", "Impressum", "dataLayer", "Anzeige"}},
		{"news-en.html", "Ankara's drone maker wins order from Dhaka", "The Harbour Courier", "Moira Kett", "2022-08-03",
			[]string{"kicker: By Moira Kett in Istanbul\n", "paragraph: “We do not discuss what has not been signed.”\n",
				"the country’s armed forces said", "furniture: Read more: Five things"},
			[]string{"Subscribe", "rights reserved"}},
	}
	for _, test := range tests {
		t.Run(test.file, func(t *testing.T) {
			report := read(t, string(readTestdata(t, test.file)))
			if got := report.Title.Of(report.Text); got != test.title {
				t.Errorf("title %q, want %q", got, test.title)
			}
			if report.Outlet != test.outlet || report.Author != test.author || report.Published != test.published {
				t.Errorf("outlet %q, author %q, published %q", report.Outlet, report.Author, report.Published)
			}
			got := outline(report)
			for _, words := range test.has {
				if !strings.Contains(got, words) {
					t.Errorf("%q is missing in\n%s", words, got)
				}
			}
			for _, words := range test.hasNot {
				if strings.Contains(got, words) {
					t.Errorf("%q should not be in\n%s", words, got)
				}
			}
			if strings.Count(report.Text, test.title) != 1 {
				t.Errorf("the title is in the text more than once:\n%s", report.Text)
			}
		})
	}
}

func TestPageEncodings(t *testing.T) {
	const words = "Die Übergabe der Haubitzen an die Türkei läuft, hieß es."
	latin := strings.NewReplacer("Ü", "\xdc", "ü", "\xfc", "ä", "\xe4", "ß", "\xdf").Replace(words)
	tests := []struct{ name, head, words, want string }{
		{"UTF-8 undeclared", "", words, words},
		{"UTF-8 declared as another", `<meta charset="iso-8859-1">`, words, words},
		{"Latin-1 declared", `<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">`, latin, words},
		{"Latin-1 undeclared", "", latin, words},
		{"Cyrillic declared", `<meta charset="windows-1251">`, "\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0 \xe8 \xf2\xf0\xf3\xe4", "Привет, мир и труд"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			report := read(t, "<html><head>"+test.head+"</head><body><p>"+test.words+"</p></body></html>")
			if !strings.Contains(report.Text, test.want) {
				t.Errorf("got %q, want %q in it", report.Text, test.want)
			}
		})
	}
}

func TestVisibleText(t *testing.T) {
	const page = `<title>Oslo sagt Raketen zu - Hafenpost</title><nav>Home Sport</nav><script>var x</script>
<p>Der Minister nannte<br>keine Zahl.</p><h2>Werk</h2><ul><li>zwei Radare</ul><figcaption>Startgerät</figcaption><footer>Impressum</footer>`
	found := visibleText(page)
	var report waybill.Report
	fill(&report, found.lay(&report))
	const want = "headline: Oslo sagt Raketen zu\nparagraph: Der Minister nannte\nparagraph: keine Zahl.\nheading: Werk\nitem: zwei Radare\ncaption: Startgerät\n"
	if got := outline(&report); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// TestShortPages are pages too short for the extractor, which joins what it finds there.
func TestShortPages(t *testing.T) {
	const oslo = "Norwegen hat der Ukraine 22 Haubitzen geliefert, wie die Regierung in Oslo am Montag mitteilte."
	const prague = "Tschechien gibt Munition ab, hieß es in Prag."
	const want = "headline: Haubitzen für Kiew\nparagraph: " + oslo + "\nparagraph: " + prague + "\n"
	for name, body := range map[string]string{
		"no white space":  "<article><h1>Haubitzen für Kiew</h1><p>" + oslo + "</p><p>" + prague + "</p></article>",
		"lines":           "\n<article>\n<h1>Haubitzen für Kiew</h1>\n<p>" + oslo + "</p>\n<p>" + prague + "</p>\n</article>\n",
		"no article":      "\n<p>" + oslo + "</p>\n<p>" + prague + "</p>\n",
		"one paragraph":   "<div>" + oslo + "<br><br>" + prague + "</div>",
		"soft hyphens":    "<article><p>" + strings.ReplaceAll(oslo, "Haubitzen", "Hau\u00adbitzen") + "</p><p>" + prague + "</p></article>",
		"sections in one": "<article><section><p>" + oslo + "</p></section><section><p>" + prague + "</p></section></article>",
	} {
		t.Run(name, func(t *testing.T) {
			report := read(t, "<!doctype html><html><head><title>Haubitzen für Kiew</title></head><body>"+body+"</body></html>")
			if got := outline(report); got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
		})
	}
}

func TestDeepPageIsReadWithANote(t *testing.T) {
	report := read(t, "<html><body>"+strings.Repeat("<div>", 2000)+"<p>Die Regierung liefert 18 Haubitzen.</p>")
	if !strings.Contains(report.Text, "18 Haubitzen") || len(report.Notes) != 1 {
		t.Errorf("text %q, notes %q", report.Text, report.Notes)
	}
}

func TestLooksLikeHTML(t *testing.T) {
	tests := []struct {
		text string
		want bool
	}{
		{"<!DOCTYPE html><html>", true},
		{"\n <!-- saved --> <HTML lang=de>", true},
		{"<?xml version='1.0'?>\n<html xmlns='x'>", true},
		{"<p>Absatz", true},
		{"<h1>Titel</h1>", true},
		{"<article class=x>", true},
		{"<dpa> Oslo sagt zu", false},
		{"<pre-release notes>", false},
		{"Der <html>-Kopf", false},
		{"< 5 Panzer", false},
		{"<p", false},
	}
	for _, test := range tests {
		if got := looksLikeHTML(test.text); got != test.want {
			t.Errorf("%q: got %v", test.text, got)
		}
	}
}

func TestOutletIsTakenOffTitles(t *testing.T) {
	tests := []struct{ title, outlet, want string }{
		{"Oslo sagt zu - Hafenpost", "Hafenpost", "Oslo sagt zu"},
		{"Oslo sagt zu | HAFENPOST", "Hafenpost", "Oslo sagt zu"},
		{"Gold für Waffen – Putin", "Hafenpost", "Gold für Waffen – Putin"},
		{"Hafenpost", "Hafenpost", "Hafenpost"},
	}
	for _, test := range tests {
		if got := withoutOutlet(test.title, test.outlet); got != test.want {
			t.Errorf("%q: got %q, want %q", test.title, got, test.want)
		}
	}
	if got := withoutEnding("Oslo sagt Raketen zu | Die Zeitung am Hafen"); got != "Oslo sagt Raketen zu" {
		t.Errorf("got %q", got)
	}
}
