package browsertest

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
)

// foreign is what people, feeds and pages tell of articles, and what must not matter.
var foreign = []string{
	"<script>window.__pwned=1</script>", "\"><img src=x onerror=window.__pwned=1>", "\u202eevil\u2066", "=HYPERLINK(\"//evil.example\")", "{{.}} ${7*7} %s",
	"javascript:window.__pwned=1", strings.Repeat("Outlet", 200), "\u05d0\u05d1 <b>x</b>", "]]><entry/>", "a\tb", "@SUM(1+1)", "-1+1|cmd",
}

// Outlets and reasons are as foreign as articles: they are shown inert too.
func TestHostileOutletsAndReasons(t *testing.T) {
	ledger := house.with(t, hostile+"/01-script-title.txt")
	b := newTab(t, serve(t, ledger))
	b.size(phone)
	b.expect("status of 400") // what is too long is refused
	for i, words := range foreign {
		b.paste(fmt.Sprintf("Guns %d for Kyiv\n\nNorway has delivered %d howitzers to Ukraine, the defence ministry said.\n", i, i+2))
		b.fill("#outlet", words)
		b.follow("form.record button")
		b.inert(fmt.Sprintf("outlet %.30q", words))
		b.open("/transfers?supplier=NO")
		b.follow("table.rows tbody th a")
		b.fill("#why", words)
		b.follow("aside.judge button[value=note]")
		b.inert(fmt.Sprintf("reason %.30q", words))
	}
	for _, path := range []string{"/", "/transfers", "/reports", "/search?q=Guns", "/activity", "/origins", "/network", "/review", "/parties/NO"} {
		b.open(path)
		b.inert("after all")
	}
}

// The twins of lists are well-formed whatever the articles say, and say what they are.
func TestHostileTwins(t *testing.T) {
	base := serve(t, house.with(t, hostile))
	for _, path := range []string{"/transfers", "/reports", "/search", "/parties", "/origins", "/review", "/activity", "/parties/NO"} {
		query := "?limit=200"
		if path == "/search" {
			query += "&q=Guns"
		}
		for form, check := range map[string]func(string) error{"json": jsonIs, "csv": csvIs, "atom": atomIs} {
			answer, err := http.Get(base + path + "." + form + query)
			if err != nil {
				t.Fatal(err)
			}
			body, err := io.ReadAll(answer.Body)
			_ = answer.Body.Close() // it was read to its end
			if err != nil {
				t.Fatal(err)
			}
			if answer.StatusCode == http.StatusNotFound {
				continue // not every page has every twin
			}
			if answer.StatusCode != http.StatusOK || answer.Header.Get("X-Content-Type-Options") != "nosniff" || strings.Contains(answer.Header.Get("Content-Type"), "html") {
				t.Errorf("%s.%s: %s, %v", path, form, answer.Status, answer.Header)
			}
			if err := check(string(body)); err != nil {
				t.Errorf("%s.%s: %v", path, form, err)
			}
		}
	}
}

func jsonIs(body string) error {
	if !json.Valid([]byte(body)) {
		return errors.New("no JSON")
	}
	return nil
}

// csvIs fails for cells that a spreadsheet would take for a formula.
func csvIs(body string) error {
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(body, "\ufeff"))).ReadAll()
	if err != nil {
		return err
	}
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) && cell != "-" {
				return fmt.Errorf("a formula: %.80q", cell)
			}
		}
	}
	return nil
}

// atomIs fails for what is no Atom, and for markup in it that is not of the feed.
func atomIs(body string) error {
	known := map[string]bool{}
	for name := range strings.FieldsSeq("feed title subtitle id link updated published author name uri entry summary content category generator rights") {
		known[name] = true
	}
	d := xml.NewDecoder(strings.NewReader(body))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if e, ok := token.(xml.StartElement); ok && !known[e.Name.Local] {
			return fmt.Errorf("an element %s", e.Name.Local)
		}
	}
}
