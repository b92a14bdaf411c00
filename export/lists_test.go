package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"

	"waybill/export"
	"waybill/view"
)

// evil is what an article may have put anywhere.
const evil = "=cmd|' /C calc'!A0\r\n<script>alert(1)</script>\x1b[31m\u202e ]]> & \"quoted\", \x00"

func missiles() view.Transfer {
	return view.Transfer{
		ID: "KP-RU-missile-7XJ2QD", Supplier: "KP", Recipient: "RU", Class: "missile.ballistic", Designation: "KN-23", Quantity: "40",
		From: "2023-12-30", To: "2024-01-02", Stage: "delivered", Certainty: "stated", FirstReport: "2024-01-04", LastReport: "2024-02-22",
		Claims: 9, Articles: 7, Outlets: 4, Origins: 2, Affirm: 2, Credibility: 2, Suggested: 2, Reasons: []string{"Two origins say so.", "Nobody denies it."}, Status: "open",
	}
}

func spoilt() view.Transfer {
	t := missiles()
	t.ID, t.Designation, t.Quantity, t.LastReport, t.To = "a b/c?d#e", evil, evil, "", ""
	return t
}

// lists are all lists, each with one harmless and one hostile thing, and the title of the
// first entry.
func lists() map[string]struct {
	list  export.List
	title string
} {
	three, number := 3, int64(4)
	article := view.Article{ID: "00ff", File: "a.txt", Seen: "2024-03-01T10:00:00Z", Title: "Shells for Oil", Outlet: "Example Post", Lang: "en", Published: "2024-02-29"}
	bad := view.Article{ID: evil, File: evil, Seen: evil, Title: evil, Outlet: evil}
	flow := view.Flow{Supplier: "KP", Recipient: "RU", Family: "missile", Year: "2024", Transfers: 3, Stage: "delivered", Certainty: "stated"}
	party := view.Party{ID: "KP", Kind: "state", Names: map[string][]string{"en": {"North Korea", "DPRK"}, "de": {"Nordkorea"}}, Gives: 3}
	said := view.Said{Claim: "k1", Article: "00ff", Stage: "delivered", Certainty: "stated", Class: "missile.ballistic", Designation: "KN-23", Words: "It sent 40 KN-23.", Held: []int64{}}
	badSaid := view.Said{Claim: evil, Article: evil, Stage: evil, Words: evil, Judgement: &number}
	return map[string]struct {
		list  export.List
		title string
	}{
		"register": {export.Register(&view.Register{Rows: []view.Row{{Transfer: missiles()}, {Transfer: spoilt()}}, Next: "c2"}), "KP → RU: KN-23 (missile.ballistic), 40 · delivered, stated"},
		"results":  {export.Results(&view.Results{Hits: []view.Hit{{Article: article, Snippets: []view.Snippet{{Text: "shells"}}}, {Article: bad}}}), "Shells for Oil"},
		"log": {export.Log(&view.Log{Judgements: []view.Judgement{
			{Number: 12, Kind: "grade", At: "2024-03-02T10:00:00Z", By: "ada", Transfer: "KP-RU-missile-7XJ2QD", Credibility: &three},
			{Number: 13, Kind: evil, At: evil, By: evil, Why: evil, Withdraws: &number},
		}}), "grade KP-RU-missile-7XJ2QD: 3 possibly true"},
		"parties":   {export.Parties(&view.Parties{Parties: []view.Party{party, {ID: evil, Kind: evil}}}), "KP"},
		"network":   {export.Network(&view.Network{Flows: []view.Flow{flow, {Supplier: evil}}}), "KP → RU: missile · 2024"},
		"account":   {export.Account(&view.Account{Party: party, Flows: []view.Flow{flow, {}}}), "KP → RU: missile · 2024"},
		"witnesses": {export.Witnesses(&view.Witnesses{Origins: []view.Witness{{Origin: view.Origin{Kind: "state", Name: "Kyiv"}, About: []view.Flow{flow}}, {Origin: view.Origin{Name: evil}}}}), "Kyiv"},
		"changes": {export.Changes(&view.Changes{Changes: []view.Change{
			{Number: 3, At: "2024-03-02T10:00:00Z", Kind: "changed", Transfer: &view.Standing{ID: "KP-RU-missile-7XJ2QD", Supplier: "KP", Recipient: "RU", Class: "missile.ballistic", Designation: "KN-23", Stage: "delivered", Certainty: "stated"}, Values: []view.Became{{Field: "stage", From: "agreed", To: "delivered"}}},
			{Number: 4, At: evil, Kind: evil, Article: &bad, Into: evil, Values: []view.Became{{Field: evil, From: evil, To: evil}}},
		}}), "changed: KP → RU: KN-23 (missile.ballistic) · delivered, stated"},
		"feeds":    {export.Feeds(&view.Feeds{Feeds: []view.Feed{{URL: "https://example.org/feed", At: "2024-03-02T10:00:00Z", By: "ada"}, {URL: evil, Title: evil}}}), "https://example.org/feed"},
		"readings": {export.Readings(&view.Paper{Document: view.Document{Report: view.Report{Article: "00ff"}}, Readings: []view.Version{{Entry: 7, Stamp: "0.6.0 a1", At: "2024-03-02T10:00:00Z"}, {Stamp: evil}}}), "0.6.0 a1"},
		"story": {export.Story(&view.Story{Transfer: missiles(), Articles: []view.Article{article}, Voices: []view.Voice{
			{Origin: view.Origin{Kind: "state", Name: "Kyiv"}, Said: []view.Said{said}}, {Said: []view.Said{badSaid}}}}), "Kyiv: KN-23 (missile.ballistic) · delivered, stated"},
	}
}

func written(t *testing.T, write func(*bytes.Buffer) error) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func feed() export.Feed {
	return export.Feed{
		Site: "https://waybill.example", Path: "/transfers", Query: "party=KP&q=a+b", After: "c2", Title: "Waybill: " + evil, Lang: "en",
		Words: export.English{}, Updated: time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC),
	}
}

func TestTables(t *testing.T) {
	for name, l := range lists() {
		out := written(t, func(b *bytes.Buffer) error { return l.list.CSV(b) })
		table, err := csv.NewReader(bytes.NewReader(out)).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(table) != 3 {
			t.Errorf("%s: %d lines, want a header and two", name, len(table))
		}
		if n := bytes.Count(out, []byte("\r\n")); n != 3 {
			t.Errorf("%s: %d lines end as RFC 4180 has them, want 3", name, n)
		}
		for _, row := range table {
			for _, cell := range row {
				if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
					t.Errorf("%s: a spreadsheet takes %q for a formula", name, cell)
				}
				if strings.ContainsAny(cell, "\x1b\u202e\n\x00") {
					t.Errorf("%s: %q lets through what steers", name, cell)
				}
			}
		}
	}
}

func TestEmptyTableHasAHeader(t *testing.T) {
	out := written(t, func(b *bytes.Buffer) error { return export.Register(&view.Register{}).CSV(b) })
	if got := strings.TrimSuffix(string(out), "\r\n"); got != strings.Join(export.Transfers.Names(), ",") {
		t.Errorf("got %q", got)
	}
}

func TestLinesAndJSON(t *testing.T) {
	for name, l := range lists() {
		whole := written(t, func(b *bytes.Buffer) error { return l.list.JSON(b) })
		if !json.Valid(whole) || bytes.ContainsAny(whole, "\x1b\u202e") {
			t.Errorf("%s: %s", name, whole)
		}
		lines := bytes.Split(bytes.TrimSpace(written(t, func(b *bytes.Buffer) error { return l.list.Lines(b) })), []byte("\n"))
		if len(lines) != 2 {
			t.Errorf("%s: %d lines, want 2", name, len(lines))
		}
		for _, line := range lines {
			if !json.Valid(line) {
				t.Errorf("%s: %s", name, line)
			}
		}
	}
}

func TestRegisterComesBackFromJSON(t *testing.T) {
	whole := view.Register{Rows: []view.Row{{Transfer: spoilt(), Reports: []view.Month{{Month: "2024-01", Count: 2}}}}, Next: "c2"}
	var back view.Register
	if err := json.Unmarshal(written(t, func(b *bytes.Buffer) error { return export.Register(&whole).JSON(b) }), &back); err != nil {
		t.Fatal(err)
	}
	if len(back.Rows) != 1 || back.Rows[0].Designation != evil || back.Rows[0].Reports[0].Count != 2 || back.Next != "c2" {
		t.Errorf("came back as %+v", back)
	}
}

func TestAtom(t *testing.T) {
	for name, l := range lists() {
		out := written(t, func(b *bytes.Buffer) error { return l.list.Atom(b, feed()) })
		strict(t, name, out)
		f, err := gofeed.NewParser().Parse(bytes.NewReader(out))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if f.FeedType != "atom" || f.UpdatedParsed == nil || len(f.Items) != 2 {
			t.Fatalf("%s: %s feed of %d entries, updated %q", name, f.FeedType, len(f.Items), f.Updated)
		}
		if f.Items[0].Title != l.title {
			t.Errorf("%s: the first entry is titled %q, want %q", name, f.Items[0].Title, l.title)
		}
		ids := map[string]bool{}
		for _, e := range f.Items {
			ids[e.GUID] = true
			if !strings.HasPrefix(e.GUID, "https://waybill.example/") || !strings.HasPrefix(e.Link, "https://waybill.example/") {
				t.Errorf("%s: an entry has the id %q and the link %q", name, e.GUID, e.Link)
			}
			if e.UpdatedParsed == nil || strings.ContainsAny(e.Title+e.Content, "\x1b\u202e\n\x00") {
				t.Errorf("%s: entry %+v", name, e)
			}
		}
		if len(ids) != 2 {
			t.Errorf("%s: ids %v", name, ids)
		}
	}
}

// strict reads a feed with the parser that refuses what is not well formed, and checks what
// RFC 4287 wants of it.
func strict(t *testing.T, name string, out []byte) {
	t.Helper()
	var f struct {
		XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string   `xml:"id"`
		Title   string   `xml:"title"`
		Updated string   `xml:"updated"`
		Author  string   `xml:"author>name"`
		Links   []struct {
			Rel  string `xml:"rel,attr"`
			Href string `xml:"href,attr"`
		} `xml:"link"`
		Entries []struct {
			ID      string `xml:"id"`
			Title   string `xml:"title"`
			Updated string `xml:"updated"`
			Content struct {
				Type string `xml:"type,attr"`
			} `xml:"content"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(out, &f); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if f.ID == "" || f.Title == "" || f.Author == "" {
		t.Errorf("%s: the feed lacks what it must have: %+v", name, f)
	}
	links := map[string]string{}
	for _, link := range f.Links {
		links[link.Rel] = link.Href
	}
	if links["self"] != "https://waybill.example/transfers.atom?party=KP&q=a+b" || links["next"] != "https://waybill.example/transfers.atom?after=c2&party=KP&q=a+b" ||
		links["alternate"] != "https://waybill.example/transfers?party=KP&q=a+b" {
		t.Errorf("%s: links %v", name, links)
	}
	for _, e := range f.Entries {
		if _, err := time.Parse(time.RFC3339, e.Updated); err != nil || e.ID == "" || e.Title == "" || e.Content.Type != "text" {
			t.Errorf("%s: the entry lacks what it must have: %+v", name, e)
		}
	}
}

func TestAtomTimes(t *testing.T) {
	for name, want := range map[string]string{"register": "2024-05-01T00:00:00Z", "results": "2024-05-01T00:00:00Z"} {
		out := written(t, func(b *bytes.Buffer) error { return lists()[name].list.Atom(b, feed()) })
		var f struct {
			Updated string   `xml:"updated"`
			Times   []string `xml:"entry>updated"`
		}
		if err := xml.Unmarshal(out, &f); err != nil {
			t.Fatal(err)
		}
		if f.Updated != want {
			t.Errorf("%s: updated %s, want %s", name, f.Updated, want)
		}
		if f.Times[1] != "2024-05-01T00:00:00Z" {
			t.Errorf("%s: what has no time of its own has %s", name, f.Times[1])
		}
	}
}
