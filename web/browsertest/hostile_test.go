package browsertest

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"waybill"
)

const hostile = "testdata/hostile"

// hostileArticle is an article of the corpus.
type hostileArticle struct {
	name string
	data []byte
}

func (a *hostileArticle) id() string { return waybill.Article{Bytes: a.data}.ID() }

// corpus is all hostile articles, of which there are many.
func corpus(t *testing.T) []hostileArticle {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(hostile, "*.*"))
	if err != nil {
		t.Fatal(err)
	}
	var all []hostileArticle
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, hostileArticle{filepath.Base(file), data})
	}
	if len(all) < 60 {
		t.Fatalf("only %d hostile articles", len(all))
	}
	return all
}

// Each is pasted and read, its report opened, and a transfer that it speaks of.
func TestHostileArticles(t *testing.T) {
	base := serve(t, house.with(t, hostile))
	all := corpus(t)
	const tabs = 2
	for part := range tabs {
		t.Run(fmt.Sprint(part), func(t *testing.T) {
			t.Parallel()
			b := newTab(t, base)
			b.size(phone)
			b.expect("status of 422") // what cannot be read is told so
			b.expect("status of 404")
			b.open("/")
			recorded := 0
			for i := part; i < len(all); i += tabs {
				recorded += b.meet(&all[i])
			}
			if recorded < len(all)/tabs*9/10 {
				t.Errorf("only %d of %d are in the ledger", recorded, len(all)/tabs)
			}
		})
	}
}

// send has a text read as the box of the first page does, from whatever page the tab is at.
func (b *tab) send(text string) {
	b.t.Helper()
	data, err := json.Marshal(text)
	if err != nil {
		b.t.Fatal(err)
	}
	_, err = chromedp.RunResponse(b.ctx, chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`(() => {
		const form = document.createElement('form'), box = document.createElement('textarea');
		form.method = 'post', form.action = '/read', form.enctype = 'multipart/form-data', box.name = 'text', box.value = %s;
		form.append(box), document.body.append(form), form.submit() })()`, data)))
	if err != nil {
		b.t.Fatalf("send a text: %v", err)
	}
}

// meet looks at an article everywhere, and gives 1 if it is in the ledger.
func (b *tab) meet(a *hostileArticle) int {
	b.t.Helper()
	b.send(strings.ToValidUTF8(string(a.data), "\uFFFD"))
	b.inert(a.name)
	b.open("/reports/" + a.id())
	b.inert(a.name)
	to := eval[string](b, "(document.querySelector('main a[href^=\"/transfers/\"]') || {getAttribute: () => ''}).getAttribute('href')")
	if to == "" {
		return 0
	}
	b.open(to)
	b.inert(a.name)
	return 1
}

// All pages show many of them at once, to a phone and to a screen.
func TestHostileLists(t *testing.T) {
	b := newTab(t, serve(t, house.with(t, hostile)))
	for _, width := range []int64{phone, screen} {
		b.size(width)
		for _, path := range []string{
			"/", "/transfers?limit=200", "/reports?limit=200", "/search?q=Guns", "/search?q=howitzers&limit=100", "/search?q=script", "/parties", "/parties/NO",
			"/network", "/origins", "/changes", "/review", "/activity", "/feeds", "/about", "/help",
		} {
			b.open(path)
			b.inert(fmt.Sprintf("at %d", width))
		}
	}
}

// What stands in an address is as foreign as an article.
func TestHostileAddresses(t *testing.T) {
	b := newTab(t, serve(t, house.with(t, hostile)))
	b.size(phone)
	for _, status := range []string{"400", "404", "422", "405"} {
		b.expect("status of " + status)
	}
	for _, words := range []string{
		"<script>window.__pwned=1</script>", "\"><svg onload=window.__pwned=1>", "javascript:window.__pwned=1", "{{.}}${7*7}", "\u202eevil\u2066", "%00%0d%0aSet-Cookie:a=b",
		strings.Repeat("x", 3000), "' OR 1=1 --", "=1+1", "\u05d0\u05d1",
	} {
		q := url.QueryEscape(words)
		for _, path := range []string{
			"/transfers?supplier=" + q, "/transfers?match=" + q, "/transfers?outlet=" + q + "&origin=" + q, "/transfers?sort=" + q, "/transfers?after=" + q, "/transfers?" + q + "=" + q,
			"/search?q=" + q, "/transfers/" + url.PathEscape(words), "/reports/" + url.PathEscape(words), "/parties/" + url.PathEscape(words), "/" + url.PathEscape(words),
			"/login?to=" + q, "/origins?party=" + q,
		} {
			b.open(path)
			b.inert(fmt.Sprintf("%.20q", words))
		}
	}
}
