package article

import (
	"errors"
	"strings"
	"testing"

	"waybill"
)

// story is an article's body, long enough for the page's own ways to be sure of it.
const story = `<article><h1>Dänemark gibt weitere Caesar-Haubitzen ab</h1><div class="article-body">
<p>Dänemark überlässt der Ukraine alle 19 Haubitzen vom Typ Caesar, die das Land in Frankreich bestellt hatte. Das teilte das Ministerium in Kopenhagen am Mittwoch mit.</p>
<p>Die Geschütze seien noch nicht alle ausgeliefert, hieß es. Der Hersteller habe zugesagt, die Fertigung zu beschleunigen, und die Ausbildung der Soldaten beginne im Februar.</p>
<p>Aus Kiew kam Dank. Ein Sprecher der Streitkräfte nannte die Zusage einen wichtigen Schritt, ohne Einzelheiten zu nennen. Moskau äußerte sich am Donnerstag zunächst nicht.</p>
</div></article>`

func readFrom(t *testing.T, file, head, body string) *waybill.Report {
	t.Helper()
	page := "<!doctype html><html><head>" + head + "</head><body>" + body + "</body></html>"
	report, err := Read(waybill.Article{File: file, Bytes: []byte(page)})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func TestPublished(t *testing.T) {
	linked := func(members string) string {
		return `<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"x",` + members + `}</script>`
	}
	withTime := func(line string) string {
		return strings.Replace(story, `<div class="article-body">`, line+`<div class="article-body">`, 1)
	}
	const url = "https://hafenpost.example/politik/"
	tests := []struct{ name, file, head, body, want string }{
		{"nothing", url + "haubitzen", "", story, ""},
		{"JSON-LD, late in its own zone", url, linked(`"datePublished":"2024-05-15T23:30:00-05:00"`), story, "2024-05-15"},
		{"JSON-LD, early in its own zone", url, linked(`"datePublished":"2024-05-16T00:10:00+02:00"`), story, "2024-05-16"},
		{"UTC, and the same moment in the outlet's zone", url, linked(`"datePublished":"2024-05-14T22:30:00Z"`) +
			`<meta property="article:published_time" content="2024-05-15T00:30:00+02:00">`, story, "2024-05-15"},
		{"UTC, and another moment elsewhere", url, linked(`"datePublished":"2024-05-14T22:30:00Z"`) +
			`<meta property="article:published_time" content="2024-05-16T00:30:00+02:00">`, story, "2024-05-14"},
		{"publication and change", url, linked(`"dateModified":"2024-06-01","datePublished":"2024-05-15"`), story, "2024-05-15"},
		{"the change alone", url, linked(`"dateModified":"2024-06-01T10:00:00Z"`) + `<meta property="article:modified_time" content="2024-06-01">`, story, ""},
		{"Open Graph", url, `<meta property="article:published_time" content="2024-05-15T06:00:00+0200">`, story, "2024-05-15"},
		{"a graph", url, `<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"Hafenpost"},{"@type":["NewsArticle"],"headline":"x","datePublished":"2024-05-15"}]}</script>`, story, "2024-05-15"},
		{"teasers in JSON-LD", url, `<script type="application/ld+json">[{"@type":"NewsArticle","headline":"a","datePublished":"2023-01-01"},{"@type":"NewsArticle","headline":"b","datePublished":"2023-01-02"}]</script>`, story, ""},
		{"the one with the page's address", url + "haubitzen", `<script type="application/ld+json">[{"@type":"NewsArticle","headline":"a","datePublished":"2023-01-01"},
			{"@type":"NewsArticle","headline":"b","mainEntityOfPage":{"@id":"` + url + `haubitzen?utm_source=x"},"datePublished":"2024-05-15"}]</script>`, story, "2024-05-15"},
		{"no JSON", url, `<script type="application/ld+json">{"@type":"NewsArticle",</script>`, story, ""},
		{"JSON with line breaks in strings", url, "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"a\nb\",\"datePublished\":\"2024-05-15\"}</script>", story, "2024-05-15"},
		{"a time below the title", url, "", withTime(`<p class="byline">Von Jo Kern, <time datetime="2024-05-15T20:00:00+02:00">15. Mai</time></p>`), "2024-05-15"},
		{"a time of a change", url, "", withTime(`<p class="byline">Aktualisiert am <time datetime="2024-06-01">1. Juni</time></p>`), ""},
		{"a teaser's time", url, "", story + `<div class="teaser"><time datetime="2022-02-02">2. Februar</time></div>`, ""},
		{"microdata", url, "", withTime(`<span itemprop="datePublished" content="2024-05-15">gestern</span>`), "2024-05-15"},
		{"a line", url, "", withTime(`<p>Veröffentlicht am 15. Mai 2024</p>`), "2024-05-15"},
		{"copyright", url, "", story + `<footer>© 2021 Hafenpost, Stand 1.1.2021</footer>`, ""},
		{"the address", "https://hafenpost.example/2024/05/15/haubitzen.html", "", story, "2024-05-15"},
		{"the address, month in letters", "https://hafenpost.example/world/2024/may/15/howitzers", "", story, "2024-05-15"},
		{"the address, in one", "https://hafenpost.example/politik/haubitzen-20240515.html", "", story, "2024-05-15"},
		{"the address, no day", "https://hafenpost.example/2024/05/haubitzen-12345678.html", "", story, ""},
		{"two days in the address", "https://hafenpost.example/2024/05/15/2023-01-01-haubitzen", "", story, ""},
		{"a file's name is no address", "news/2024/05/15/haubitzen.html", "", story, ""},
		{"two readings", url, `<meta name="date" content="04/09/2023">`, story, ""},
		{"no day of the calendar", url, `<meta name="date" content="2024-02-31">`, story, ""},
		{"the epoch", url, `<meta name="date" content="1970-01-01T00:00:00Z">`, story, ""},
		{"a server's form", url, `<meta name="pubdate" content="Wed, 15 May 2024 23:30:00 +0200">`, story, "2024-05-15"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := readFrom(t, test.file, test.head, test.body).Published; got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestOutlet(t *testing.T) {
	tests := []struct{ name, file, head, want string }{
		{"Open Graph over the publisher", "", `<meta property="og:site_name" content="Hafenpost"><script type="application/ld+json">{"@type":"NewsArticle","headline":"x","publisher":{"name":"Hafenpost Verlag GmbH"}}</script>`, "Hafenpost"},
		{"the publisher", "", `<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","publisher":{"@type":"Organization","name":"Hafenpost"}}</script>`, "Hafenpost"},
		{"a pointer at the publisher", "", `<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"x","publisher":{"@id":"#org"}},{"@type":"Organization","@id":"#org","name":"Hafenpost"}]}</script>`, "Hafenpost"},
		{"the title's end, by the address", "https://www.hafen-post.example/a", `<title>Dänemark gibt weitere Caesar-Haubitzen ab | Hafenpost</title>`, "Hafenpost"},
		{"the title's end is a section", "https://www.hafen-post.example/a", `<title>Dänemark gibt weitere Caesar-Haubitzen ab | Politik</title>`, "hafen-post.example"},
		{"the address alone", "https://www.hafen-post.example/a", "", "hafen-post.example"},
		{"nothing", "a.html", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := readFrom(t, test.file, test.head, story).Outlet; got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestCanonical(t *testing.T) {
	const from = "https://Hafenpost.example:443/a/b?id=7&utm_source=x&fbclid=y#top"
	tests := []struct{ name, file, head, want string }{
		{"nothing", "a.html", "", ""},
		{"where it came from", from, "", "https://hafenpost.example/a/b?id=7"},
		{"the link", from, `<link rel="canonical" href="https://hafenpost.example/c?WT_mc=z">`, "https://hafenpost.example/c"},
		{"a relative link", from, `<link rel="canonical" href="/c">`, "https://hafenpost.example/c"},
		{"a relative link of a file", "a.html", `<link rel="canonical" href="/c">`, ""},
		{"Open Graph", "a.html", `<meta property="og:url" content="https://hafenpost.example/c">`, "https://hafenpost.example/c"},
		{"the front page", from, `<link rel="canonical" href="https://hafenpost.example/">`, "https://hafenpost.example/a/b?id=7"},
		{"no web address", from, `<link rel="canonical" href="javascript:void(0)">`, "https://hafenpost.example/a/b?id=7"},
		{"another outlet's", from, `<link rel="canonical" href="http://agentur.example/meldung">`, "http://agentur.example/meldung"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := readFrom(t, test.file, test.head, story).Canonical; got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestTrackingTableIsReadable(t *testing.T) {
	table, err := readTracking(trackingTSV)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{"utm_source": true, "UTM_Medium": true, "fbclid": true, "id": false, "p": false, "page": false, "article": false} {
		if table.has(name) != want {
			t.Errorf("%s: got %v", name, !want)
		}
	}
}

func TestWallTable(t *testing.T) {
	table, err := readWalls(wallsTSV)
	if err != nil {
		t.Fatal(err)
	}
	rows, _ := readRows("data/walls.tsv", wallsTSV, 4)
	for _, row := range rows {
		if fold(row[0]) != row[0] {
			t.Errorf("%q is not written as fold gives it", row[0])
		}
		if table.in(row[3], wall(row[2])) == 0 {
			t.Errorf("%q is not found in its example %q", row[0], row[3])
		}
	}
}

func TestConsentPages(t *testing.T) {
	pages := map[string]string{
		"English": `<title>Before you continue</title><div class="consent"><h1>Before you continue</h1>
<p>We and our 842 partners store and/or access information on a device, such as unique IDs in cookies, to process personal data.</p>
<p>We use cookies to deliver our services and show personalised ads, depending on your settings. You can withdraw your consent at any time in our privacy policy.</p>
<button>Reject all</button><button>Accept all</button></div>`,
		"German": `<title>Hafenpost</title><main><h2>Mit Werbung weiterlesen</h2>
<p>Besuchen Sie uns wie gewohnt mit Werbung und Tracking. Wir und unsere 164 Partner verarbeiten Informationen auf Ihrem Gerät.</p>
<p>Ihre Zustimmung können Sie jederzeit in der Datenschutzerklärung widerrufen. Dort steht auch, wer berechtigtes Interesse geltend macht.</p></main>`,
	}
	for name, body := range pages {
		t.Run(name, func(t *testing.T) {
			_, err := Read(waybill.Article{File: "a.html", Bytes: []byte("<!doctype html><html><body>" + body + "</body></html>")})
			if !errors.Is(err, ErrConsent) {
				t.Errorf("got %v", err)
			}
		})
	}
	banner := readFrom(t, "a.html", "", pages["English"]+story)
	if !strings.Contains(banner.Text, "alle 19 Haubitzen") || strings.Contains(banner.Text, "partners") {
		t.Errorf("an article with a banner is read as %q", banner.Text)
	}
	about := readFrom(t, "a.html", "", `<article><h1>Gericht urteilt über Banner</h1>
<p>Ein Gericht in Köln hat einem Verlag untersagt, Besucher mit der Zeile „Wir und unsere Partner“ zu begrüßen, ohne sie um Ihre Einwilligung zu bitten.</p>
<p>Geklagt hatte ein Verband. Er hält das Verfahren für abgeschlossen und verlangt nun Auskunft darüber, wie viele Menschen betroffen waren und was mit den Daten geschah.</p>
<p>Der Verlag prüft, ob er Berufung einlegt. Eine Sprecherin sagte, man habe die Seite schon im vergangenen Jahr umgestellt und halte sich an das Recht.</p></article>`)
	if !strings.Contains(about.Text, "Geklagt hatte ein Verband") {
		t.Errorf("an article about consent is read as %q", about.Text)
	}
}

func TestPaywalls(t *testing.T) {
	const begun = `<article><h1>Dänemark gibt weitere Caesar-Haubitzen ab</h1><div class="article-body">
<p>Dänemark überlässt der Ukraine alle 19 Haubitzen vom Typ Caesar, die das Land in Frankreich bestellt hatte. Das teilte das Ministerium in Kopenhagen am Mittwoch mit.</p>
<p>Die Geschütze seien noch nicht alle ausgeliefert, hieß es. Der Hersteller habe zugesagt, die Fertigung zu …</p></div>`
	tests := []struct {
		name, head, body string
		want             bool
	}{
		{"none", "", begun + "</article>", false},
		{"a line behind the text", "", begun + `<div class="paywall"><p>Dieser Artikel ist nur für Abonnenten.</p></div></article>`, true},
		{"a line at the top of every page", "", `<header><a href="/login">Bereits Abonnent?</a></header>` + begun + "</article>", false},
		{"JSON-LD", `<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","isAccessibleForFree":"False"}</script>`, begun + "</article>", true},
		{"JSON-LD, free", `<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","isAccessibleForFree":true}</script>`, begun + "</article>", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			report := readFrom(t, "a.html", test.head, test.body)
			if got := strings.Join(report.Notes, "\n") == paywallNote; got != test.want {
				t.Errorf("notes %q", report.Notes)
			}
			if !strings.Contains(report.Text, "alle 19 Haubitzen") {
				t.Errorf("text %q", report.Text)
			}
		})
	}
}

func TestTextOfLinkedDataIsTheLastResort(t *testing.T) {
	const body = `"articleBody":"Dänemark überlässt der Ukraine alle 19 Haubitzen vom Typ Caesar, die das Land bestellt hatte. Das teilte das Ministerium mit.\nAus Kiew kam Dank für die Zusage."`
	head := `<title>Haubitzen</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Haubitzen für Kiew",` + body + `}</script>`
	report := readFrom(t, "a.html", head, `<div id="app"></div><script>start()</script>`)
	if !strings.HasSuffix(report.Text, "teilte das Ministerium mit.\n\nAus Kiew kam Dank für die Zusage.") {
		t.Errorf("got %q", report.Text)
	}
	if report := readFrom(t, "a.html", head, story); strings.Contains(report.Text, "für die Zusage.") {
		t.Errorf("the page's own text is not read: %q", report.Text)
	}
}
