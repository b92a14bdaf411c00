package browsertest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"waybill"
)

// told is a report written for these tests.
const told = `Shells for Moscow

North Korea has delivered 152mm artillery shells to Russia, South Korean Defence Minister Shin Won-sik said on Monday. In return, Russia supplied Pyongyang with oil. The Kremlin denied that.
`

// paste writes a text into the box of the first page and has it read.
func (b *tab) paste(text string) {
	b.t.Helper()
	b.open("/")
	b.fill("#text", text)
	b.follow("form.box button.main")
}

// press presses a key.
func (b *tab) press(key string, mods ...chromedp.KeyOption) {
	b.t.Helper()
	b.do("press "+key, chromedp.KeyEvent(key, mods...))
}

func TestPasteAndRead(t *testing.T) {
	b := newTab(t, serve(t, usual(t)))
	b.open("/")
	if rows := b.count("table.rows tbody tr"); rows == 0 {
		t.Error("the first page shows no rows")
	}
	b.do("type", chromedp.SendKeys(chromedp.CSS("#text"), told))
	b.press(kb.Enter, chromedp.KeyModifiers(chromedp.ModifierCtrl))
	b.until("document.querySelector('.marked') !== null")
	b.has("Shells for Moscow", "North Korea has delivered 152mm artillery shells", "Shin Won-sik", "Russia")
	if n := b.count(".marked .cl"); n == 0 {
		t.Error("no claim is marked in the text")
	}
	if n := b.count("svg"); n < 2 { // the first is the brand's
		t.Error("the exchange is not drawn")
	}
	b.inert("what was read")
	// nothing was kept
	b.open("/search?q=%22Shells+for+Moscow%22")
	if n := b.count("ol.hits li"); n != 0 {
		t.Errorf("what was only read is found %d times", n)
	}
}

func TestReadAndRecord(t *testing.T) {
	b := newTab(t, serve(t, usual(t)))
	b.paste(told)
	b.fill("#outlet", "Morning Post")
	b.fill("#published", "2024-02-12")
	b.follow("form.record button")
	id := waybill.Article{Bytes: []byte(strings.TrimRight(told, "\n"))}.ID()
	if at := b.where(); !strings.HasPrefix(at, "/reports/"+id) {
		t.Fatalf("recorded as %s, want the report %s", at, id)
	}
	b.has("Shells for Moscow", "Morning Post")
	b.open("/transfers?outlet=Morning+Post")
	if rows := b.count("table.rows tbody tr"); rows == 0 {
		t.Error("the register has no row of it")
	}
	// the same text is one article
	b.paste(told)
	if b.count("form.record") != 0 || b.count("main a[href^='/reports/"+id+"']") == 0 {
		t.Error("what is recorded already is offered to be recorded again")
	}
}

func TestFilter(t *testing.T) {
	b := newTab(t, serve(t, usual(t)))
	b.open("/transfers")
	all := b.count("table.rows tbody tr")
	list := "document.querySelector('form.filter select[name=stage]')"
	eval[any](b, list+".value = 'delivered'; "+list+".dispatchEvent(new Event('change', {bubbles: true})); 0")
	b.until("new URLSearchParams(location.search).get('stage') === 'delivered'")
	some := b.count("table.rows tbody tr")
	stages := eval[[]string](b, "[...document.querySelectorAll('table.rows .badge b')].map(e => e.innerText)")
	slices.Sort(stages)
	if some == 0 || some > all || len(slices.Compact(stages)) != 1 {
		t.Errorf("of %d rows %d are left, with stages %v", all, some, stages)
	}
	// what is chosen stands above, and is taken away by a click
	if chips := b.count(".chips li"); chips != 2 {
		t.Errorf("%d chips", chips)
	}
	b.follow(".chips li a")
	if b.count("table.rows tbody tr") != all || strings.Contains(b.where(), "stage=") {
		t.Errorf("the filter stays: %s", b.where())
	}
	// a page later there are others, and the way back
	b.open("/transfers?limit=10")
	first := b.text("table.rows tbody tr")
	b.follow(".pager a[rel=next]")
	if b.text("table.rows tbody tr") == first {
		t.Error("the second page begins as the first")
	}
	b.follow(".pager a")
	if b.text("table.rows tbody tr") != first {
		t.Error("the way back leads elsewhere")
	}
	// the order is chosen by the head of a column
	if n := b.count("table.rows thead a"); n == 0 {
		t.Error("no column sorts")
	}
	// mistakes are told at the form, in words
	b.expect("status of 400")
	b.open("/transfers?supplier=Ruritania")
	b.has("Ruritania")
	if b.count("[role=alert]") == 0 || b.count("form.filter") == 0 {
		t.Error("a wrong name is not told at the form")
	}
}

// From a row of the register to the sentence in the report.
func TestEvidence(t *testing.T) {
	b := newTab(t, serve(t, usual(t)))
	b.open("/transfers?sort=articles")
	b.follow("table.rows tbody th a")
	if !strings.HasPrefix(b.where(), "/transfers/") {
		t.Fatalf("a row leads to %s", b.where())
	}
	words := b.text(".said mark")
	b.follow(".said a[href*='?claim=']")
	if !strings.HasPrefix(b.where(), "/reports/") {
		t.Fatalf("the evidence leads to %s", b.where())
	}
	lit := eval[string](b, "[...document.querySelectorAll('.marked .lit, .marked .here, .marked :target, .marked mark')].map(e => e.innerText).join(' ')")
	if words == "" || !strings.Contains(squeezed(b.text(".marked")), squeezed(words)) {
		t.Errorf("the report does not hold %q", words)
	}
	if lit == "" {
		t.Errorf("the sentence is not marked at %s", b.where())
	}
	seen := eval[bool](b, "(e => { if (!e) return false; const r = e.getBoundingClientRect(); return r.bottom > 0 && r.top < innerHeight })(document.querySelector(':target') || document.querySelector('.marked .lit, .marked .here'))")
	if !seen {
		t.Errorf("the sentence is not in sight at %s", b.where())
	}
}

// squeezed is a text without what only shapes it.
func squeezed(s string) string { return strings.Join(strings.Fields(s), " ") }

func TestReviewWithKeys(t *testing.T) {
	ledger := usual(t)
	b := newTab(t, serve(t, ledger))
	b.open("/review")
	row := func() string {
		return eval[string](b, "document.querySelector('form.judge').getAttribute('action').split('/')[2]")
	}
	first := row()
	b.press("j")
	b.until(fmt.Sprintf("!document.querySelector('form.judge').getAttribute('action').includes(%q)", first))
	second := row()
	b.press("k")
	b.until(fmt.Sprintf("document.querySelector('form.judge').getAttribute('action').includes(%q)", first))

	b.press("?")
	b.until("document.querySelector('dialog[open]') !== null")
	b.has("j", "a", "u")
	b.press(kb.Escape)
	b.until("document.querySelector('dialog[open]') === null")

	b.press("a")
	b.until("document.querySelector('.done[role=status]') !== null")
	if at := row(); at == first {
		t.Error("after an acceptance the same row is in focus")
	}
	if got := status(t, ledger, first); got != "accepted" {
		t.Errorf("%s is %s in the ledger", first, got)
	}
	b.press("u")
	b.until(fmt.Sprintf("document.querySelector('form.judge').getAttribute('action').includes(%q)", first))
	if got := status(t, ledger, first); got != "open" {
		t.Errorf("after it was undone %s is %s", first, got)
	}
	b.press("r")
	b.until(fmt.Sprintf("!document.querySelector('form.judge').getAttribute('action').includes(%q)", first))
	if got := status(t, ledger, first); got != "rejected" {
		t.Errorf("%s is %s in the ledger", first, got)
	}
	b.open("/activity")
	b.has("ada")
	b.open("/transfers/" + second)
	b.inert("after judging")
}

// status is what people decided of a row, as the command line tells it.
func status(t *testing.T, ledger, id string) string {
	t.Helper()
	said := run(t, "show", "--json", "--ledger", ledger, id)
	for _, word := range []string{"accepted", "rejected", "open"} {
		if strings.Contains(said, `"status":"`+word+`"`) {
			return word
		}
	}
	t.Fatalf("no status in %s", said)
	return ""
}

func TestSearch(t *testing.T) {
	b := newTab(t, serve(t, usual(t)))
	b.open("/search")
	b.do("ask", chromedp.SendKeys(chromedp.CSS("#q"), "howitz* OR Haubitz*"+kb.Enter))
	b.until("location.search.includes('q=') && document.querySelector('ol.hits') !== null")
	if n := b.count("ol.hits li"); n == 0 {
		t.Error("nothing is found")
	}
	if n := b.count("ol.hits mark"); n == 0 {
		t.Error("the words are not marked")
	}
	b.follow("ol.hits h2 a")
	if !strings.HasPrefix(b.where(), "/reports/") {
		t.Errorf("a hit leads to %s", b.where())
	}
}
