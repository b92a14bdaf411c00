package desk_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"waybill"
	"waybill/desk"
	"waybill/desk/desktest"
	"waybill/ledger"
)

func TestRead(t *testing.T) {
	d := bare(t)
	for _, name := range samples {
		p, err := d.Read(context.Background(), sample(t, name))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if p.Text == "" || p.Report.Title == nil || !strings.Contains(p.Text, p.Report.Title.Text) {
			t.Errorf("%s: %+v is not in the text", name, p.Report.Title)
		}
		for i := range p.Claims {
			if c := &p.Claims[i]; c.Explain == nil || c.IsTransfer() && c.Explain.Stage == nil {
				t.Errorf("%s: nothing explains %s", name, c.ID)
			}
		}
		if p.Filed != nil || p.Placed == nil || p.Readings == nil || p.Copies == nil {
			t.Errorf("%s: %+v", name, p)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	d := bare(t)
	for _, test := range []struct {
		a    waybill.Article
		want string
	}{
		{desk.Pasted(""), "article: there are no words in it"},
		{desk.Pasted(" \r\n\t "), "article: there are no words in it"},
		{waybill.Article{File: "x.pdf", Bytes: []byte("%PDF-1.7 …")}, "article: it is "},
		{waybill.Article{Bytes: []byte("a\x00b\x00")}, "article: it has NUL bytes"},
	} {
		_, err := d.Read(context.Background(), test.a)
		var wrong *desk.Error
		if !errors.As(err, &wrong) || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%q: %v, want %s", test.a.Bytes, err, test.want)
		}
	}
}

// A fault while one article is read is told of that article; here there is nothing to read by.
func TestReadSurvivesFaults(t *testing.T) {
	d := &desk.Desk{Atlas: desktest.Load(t).Atlas}
	_, err := d.Read(context.Background(), desk.Pasted("Iran sold Russia drones."))
	var wrong *desk.Error
	if !errors.As(err, &wrong) || !strings.HasPrefix(err.Error(), "article: a fault in Waybill (") {
		t.Errorf("%v", err)
	}
}

func TestPasted(t *testing.T) {
	want := desk.Pasted("Title\n\nText.").ID()
	for _, same := range []string{"Title\r\n\r\nText.", "Title\r\rText.", "Title\n\nText.\r\n\r\n "} {
		if desk.Pasted(same).ID() != want {
			t.Errorf("%q is another article", same)
		}
	}
	if desk.Pasted("Title\nText.").ID() == want {
		t.Error("another text is the same article")
	}
}

func TestFetchAndRead(t *testing.T) {
	d := bare(t)
	ctx := context.Background()
	if _, _, err := d.FetchAndRead(ctx, "https://example.org/"); err == nil || err.Error() != "address: nothing is fetched here: hand in the text" {
		t.Errorf("without a way to fetch: %v", err)
	}
	d.Fetch = func(_ context.Context, address string) (waybill.Article, error) {
		if strings.HasSuffix(address, "/gone") {
			return waybill.Article{}, errors.New("the page is gone (410): look for it elsewhere")
		}
		a := sample(t, "en-webpage-poland-korea.html")
		a.File = address
		return a, nil
	}
	p, a, err := d.FetchAndRead(ctx, "https://example.org/news")
	if err != nil || p.Report.File != "https://example.org/news" || a.ID() != p.Report.Article {
		t.Fatalf("%+v, %v", p, err)
	}
	for address, want := range map[string]string{
		"https://example.org/gone": "address https://example.org/gone: the page is gone (410): look for it elsewhere",
		"javascript:alert(1)":      "address javascript:alert(1): it is the address of a page, ",
		"file:///etc/passwd":       "address file:///etc/passwd: it is the address of a page, ",
		"example.org":              "address example.org: it is the address of a page, ",
		"https://":                 "address https://: it is the address of a page, ",
	} {
		if _, _, err := d.FetchAndRead(ctx, address); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v, want %s", address, err, want)
		}
	}
	gone, cancel := context.WithCancel(ctx)
	cancel()
	if _, _, err := d.FetchAndRead(gone, "https://example.org/gone"); !errors.Is(err, context.Canceled) {
		t.Errorf("called off: %v", err)
	}
}

// What its giver tells is kept; the same text again adds nothing.
func TestRecord(t *testing.T) {
	d := empty(t)
	ctx := context.Background()
	text := desk.Pasted("Iran sells drones\r\n\r\nIran sold Russia 400 Shahed drones in May 2024.\r\n")
	p, err := d.Record(ctx, text, waybill.Provenance{Outlet: "Morning Post", Published: "2024-06-02"})
	if err != nil {
		t.Fatal(err)
	}
	if p.Report.Article != text.ID() || len(p.Claims) == 0 || p.Report.File != desk.PastedFile {
		t.Fatalf("%+v", p)
	}
	if _, err := d.Record(ctx, desk.Pasted("Iran sells drones\n\nIran sold Russia 400 Shahed drones in May 2024."), waybill.Provenance{}); err != nil {
		t.Fatal(err)
	}
	a, err := d.About(ctx)
	if err != nil || a.Articles != 1 || a.Readings != 1 {
		t.Errorf("%+v, %v", a, err)
	}
	r, err := d.Register(ctx, desk.Asked{Filter: ledger.Filter{Outlets: []string{"Morning Post"}}})
	if err != nil || len(r.Rows) != 1 || r.Rows[0].Supplier != "IR" || r.Rows[0].Recipient != "RU" {
		t.Errorf("%+v, %v", r, err)
	}
	_, err = d.Record(ctx, text, waybill.Provenance{Published: "yesterday"})
	if err == nil || err.Error() != "published yesterday: it is a day as YYYY-MM-DD" {
		t.Errorf("%v", err)
	}
}
