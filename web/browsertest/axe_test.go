package browsertest

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// axeFile is axe-core as npm lays it, see web/axe/package.json.
const axeFile = "../axe/node_modules/axe-core/axe.min.js"

// axe is the source of axe-core, or skips the test.
func axe(t *testing.T) string {
	t.Helper()
	source, err := os.ReadFile(axeFile)
	switch {
	case errors.Is(err, fs.ErrNotExist) && os.Getenv("WAYBILL_NEED_AXE") != "":
		t.Fatal("there is no axe-core, and WAYBILL_NEED_AXE is set: npm ci --prefix web/axe")
	case errors.Is(err, fs.ErrNotExist):
		t.Skip("there is no axe-core: npm ci --prefix web/axe gets it")
	case err != nil:
		t.Fatal(err)
	}
	return string(source)
}

// violation is what axe-core has against a page.
type violation struct {
	ID, Impact, Help string
	Nodes            []string
}

// checked runs axe-core in the page. It is put there by the debugger, which no policy of the
// page binds.
func (b *tab) checked(axe string) []violation {
	b.t.Helper()
	b.do("put axe-core in", chromedp.Evaluate[chromedp.Void](axe+"; void 0"))
	return eval[[]violation](b, `axe.run(document, {
		resultTypes: ['violations'], preload: false, iframes: false, selectors: false,
		runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
	}).then(r => r.violations.map(v => ({ID: v.id, Impact: v.impact, Help: v.help, Nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 200) + ' -- ' + (n.any[0] || n.all[0] || n.none[0] || {message: ''}).message)})))`)
}

// No page has a fault that keeps anybody out: in either theme, to a phone and to a screen. The dark
// theme has the light one's places and sizes, and is looked at in one.
func TestAccessible(t *testing.T) {
	source := axe(t)
	base := serve(t, usual(t))
	for theme, widths := range map[string][]int64{"light": {phone, screen}, "dark": {phone}} {
		t.Run(theme, func(t *testing.T) {
			t.Parallel()
			b := newTab(t, base)
			b.scheme(theme)
			b.expect("status of 404")
			pages := b.allPages()
			for _, width := range widths {
				b.size(width)
				for _, p := range pages {
					b.open(p.path)
					b.accessible(source, fmt.Sprintf("%s, %s, %d", p.name, theme, width))
				}
				b.paste(told)
				b.accessible(source, fmt.Sprintf("read, %s, %d", theme, width))
			}
		})
	}
}

// The pages of those who log in, where they do.
func TestAccessibleLogIn(t *testing.T) {
	source := axe(t)
	ledger := house.with(t, "../../samples")
	account(t, ledger, "ada", "admin", "correct horse battery")
	b := newTab(t, serve(t, ledger))
	b.expect("status of 401")
	b.expect("status of 422")
	for _, theme := range []string{"light", "dark"} {
		b.scheme(theme)
		for _, width := range []int64{phone, screen} {
			b.size(width)
			what := fmt.Sprintf("%s, %d", theme, width)
			b.open("/login")
			b.accessible(source, "log-in, "+what)
			b.inert("log-in")
			b.logIn("ada", "wrong horse battery")
			b.accessible(source, "log-in refused, "+what)
			b.logIn("ada", "correct horse battery")
			for _, path := range []string{"/account", "/accounts"} {
				b.open(path)
				b.accessible(source, path+", "+what)
				b.inert(path)
			}
			b.follow("form[action='/logout'] button")
		}
	}
}

func (b *tab) accessible(source, what string) {
	b.t.Helper()
	for _, v := range b.checked(source) {
		said := fmt.Sprintf("%s: %s: %s (%s)\n\t%s", what, v.Impact, v.Help, v.ID, strings.Join(v.Nodes, "\n\t"))
		if v.Impact == "serious" || v.Impact == "critical" {
			b.t.Error(said)
		} else {
			b.t.Log(said)
		}
	}
}

// What axe-core would have against a page is found.
func TestAxeFinds(t *testing.T) {
	source := axe(t)
	b := newTab(t, serve(t, usual(t)))
	b.open("/")
	eval[any](b, "document.querySelector('label[for=text]').remove(); document.querySelector('#text').removeAttribute('placeholder'); 0")
	for _, v := range b.checked(source) {
		if v.Impact == "critical" {
			return
		}
	}
	t.Error("a field without a label is found to be well")
}
