package browsertest

import (
	"fmt"
	"testing"
)

// pageAt is a page that every test of all pages looks at.
type pageAt struct{ name, path string }

// allPages are the pages of a server with the usual ledger, those of its richest transfer
// and of a report that speaks of it among them.
func (b *tab) allPages() []pageAt {
	b.t.Helper()
	transfer, report, party := b.rich()
	return []pageAt{
		{"home", "/"}, {"register", "/transfers"}, {"filtered", "/transfers?recipient=UA&stage=delivered&sort=articles"}, {"nothing", "/transfers?supplier=VA"},
		{"transfer", "/transfers/" + transfer}, {"report", "/reports/" + report}, {"reports", "/reports"}, {"parties", "/parties"}, {"party", "/parties/" + party},
		{"network", "/network"}, {"origins", "/origins"}, {"changes", "/changes"}, {"review", "/review"}, {"search", "/search?q=tanks"}, {"feeds", "/feeds"},
		{"activity", "/activity"}, {"about", "/about"}, {"help", "/help"}, {"missing", "/transfers/XX-XX-missile-AAAAAA"},
	}
}

// rich is the transfer with the most articles, a report that speaks of it, and its supplier.
func (b *tab) rich() (transfer, report, party string) {
	b.t.Helper()
	b.open("/transfers?exchange=true&sort=articles&limit=1")
	transfer = eval[string](b, "document.querySelector('table.rows tbody a').getAttribute('href').split('/')[2]")
	b.open("/transfers/" + transfer)
	report = eval[string](b, "document.querySelector('main a[href^=\"/reports/\"]').getAttribute('href').split(/[\\/?#]/)[2]")
	if _, err := fmt.Sscanf(transfer, "%2s", &party); err != nil {
		b.t.Fatalf("the transfer %q has no supplier", transfer)
	}
	return transfer, report, party
}

// Every page fits a phone and a screen, with one first heading and nothing foreign, and the
// language of the page is that of its words.
func TestAllPages(t *testing.T) {
	b := newTab(t, serve(t, usual(t)))
	b.expect("status of 404") // one of them is missing
	for _, p := range b.allPages() {
		for _, width := range []int64{320, phone, 768, screen, 2560} {
			b.size(width)
			b.open(p.path)
			b.inert(fmt.Sprintf("%s at %d", p.name, width))
		}
	}
}

// What a browser gets of a page, with its style sheets and scripts, is less than this.
const budget = 100_000

func TestPagesAreSmall(t *testing.T) {
	b := newTab(t, serve(t, usual(t)))
	b.expect("status of 404")
	for _, p := range b.allPages() {
		b.open(p.path)
		sizes := eval[[]int](b, `Promise.all([location.href, ...[...document.querySelectorAll('link[rel=stylesheet], script[src]')].map(e => e.href || e.src)].map(u => fetch(u).then(r => r.arrayBuffer()).then(a => a.byteLength)))`)
		all := 0
		for _, size := range sizes {
			all += size
		}
		t.Logf("%-10s %6d bytes: page %d, the rest %v", p.name, all, sizes[0], sizes[1:])
		if all > budget {
			t.Errorf("%s takes %d bytes, more than %d: page %d, style sheets and scripts %v", p.path, all, budget, sizes[0], sizes[1:])
		}
	}
}
