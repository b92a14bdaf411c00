package browsertest

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"waybill/cli"
)

// account makes an account in a ledger.
func account(t *testing.T, ledger, name, role, password string) {
	t.Helper()
	var out, errs bytes.Buffer
	status := cli.Run(context.Background(), cli.Streams{In: strings.NewReader(password + "\n"), Out: &out, Err: &errs, Getenv: getenv},
		[]string{"user", "add", name, "--role", role, "--ledger", ledger})
	if status != 0 {
		t.Fatalf("add %s: %s", name, errs.String())
	}
}

func (b *tab) logIn(name, password string) {
	b.t.Helper()
	b.fill("#name", name)
	b.fill("#password", password)
	b.follow("form[action='/login'] button.main")
}

func TestLogInAndRoles(t *testing.T) {
	ledger := usual(t)
	account(t, ledger, "vera", "viewer", "correct horse battery")
	account(t, ledger, "ana", "analyst", "staple lamp orchard")
	base := serve(t, ledger)
	for _, who := range []struct {
		name, password string
		judges         bool
	}{{"vera", "correct horse battery", false}, {"ana", "staple lamp orchard", true}} {
		t.Run(who.name, func(t *testing.T) {
			b := newTab(t, base)
			for _, status := range []string{"401", "403", "422"} {
				b.expect("status of " + status)
			}
			b.open("/transfers?stage=delivered")
			if !strings.HasPrefix(b.where(), "/login") {
				t.Fatalf("nobody is let in to %s", b.where())
			}
			b.inert("log-in")
			b.logIn(who.name, "wrong horse battery")
			if b.count("[role=alert]") == 0 || !strings.HasPrefix(b.where(), "/login") {
				t.Errorf("a wrong password is not told: %s", b.where())
			}
			b.logIn(who.name, who.password)
			if b.where() != "/transfers?stage=delivered" {
				t.Errorf("after the log-in at %s", b.where())
			}
			b.has(who.name)
			b.follow("table.rows tbody th a")
			if may := b.count("aside.judge") > 0; may != who.judges {
				t.Errorf("%s is offered to judge: %v", who.name, may)
			}
			b.paste(told)
			if may := b.count("form.record") > 0; may != who.judges {
				t.Errorf("%s is offered to record: %v", who.name, may)
			}
			b.open("/review")
			if !who.judges {
				b.has("You may not do this here", "Viewer")
			}
			if may := b.count("form.judge") > 0; may != who.judges {
				t.Errorf("%s comes to the queue: %v", who.name, may)
			}
			b.inert("review")
			b.open("/accounts")
			if b.count("form[action^='/accounts']") > 0 {
				t.Errorf("%s may look after accounts", who.name)
			}
			b.open("/")
			b.follow("form[action='/logout'] button")
			b.open("/transfers")
			if !strings.HasPrefix(b.where(), "/login") {
				t.Errorf("after logging out %s is let in to %s", who.name, b.where())
			}
		})
	}
}

// ground is how light the page's ground is, from 0 (black) to 1.
const ground = `(() => {
const color = [document.body, document.documentElement].map(e => getComputedStyle(e).backgroundColor).find(c => !/, 0\)$/.test(c));
const [r, g, b] = color.match(/[\d.]+/g).map(Number);
return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255 })()`

func TestThemes(t *testing.T) {
	b := newTab(t, serve(t, usual(t)))
	dark := func() bool { b.t.Helper(); return eval[float64](b, ground) < 0.3 }
	b.scheme("light")
	b.open("/transfers")
	if dark() {
		t.Error("dark where light is preferred")
	}
	b.scheme("dark")
	b.open("/transfers")
	if !dark() {
		t.Error("light where dark is preferred")
	}
	b.follow("a[data-theme=light]")
	b.open("/review")
	if dark() {
		t.Error("the light theme that was chosen is not kept")
	}
	b.scheme("light")
	b.follow("a[data-theme=dark]")
	if !dark() {
		t.Error("the dark theme that was chosen is not shown")
	}
	b.follow("a[data-theme=auto]")
	if dark() {
		t.Error("dark where the machine's light is chosen")
	}
}

func TestLanguages(t *testing.T) {
	b := newTab(t, serve(t, usual(t)))
	lang := func() string { b.t.Helper(); return eval[string](b, "document.documentElement.lang") }
	b.open("/transfers?stage=delivered")
	if lang() != "en" {
		t.Fatalf("the page is %s", lang())
	}
	english := b.text("nav")
	b.follow(".switches a[hreflang=de]")
	if lang() != "de" || b.text("nav") == english || !strings.Contains(b.where(), "stage=delivered") {
		t.Errorf("in German: %s, %q at %s", lang(), b.text("nav"), b.where())
	}
	b.open("/review")
	if lang() != "de" {
		t.Error("the language that was chosen is not kept")
	}
	b.do("speak German", command(network.SetExtraHTTPHeaders, network.SetExtraHTTPHeadersParams{Headers: network.Headers{"Accept-Language": "de-AT,de;q=0.9"}}))
	b.follow(".switches a[hreflang=en]")
	if lang() != "en" {
		t.Error("what was chosen counts less than what the browser asks for")
	}
	other := newTab(t, b.base)
	other.do("speak German", command(network.SetExtraHTTPHeaders, network.SetExtraHTTPHeadersParams{Headers: network.Headers{"Accept-Language": "de-AT,de;q=0.9"}}))
	other.open("/transfers")
	if got := eval[string](other, "document.documentElement.lang"); got != "de" {
		t.Errorf("to who speaks German the page is %s", got)
	}
}

// Everything can be done without scripts, a little slower.
func TestWithoutScripts(t *testing.T) {
	ledger := usual(t)
	b := newTab(t, serve(t, ledger))
	b.noScript()
	b.open("/")
	b.do("type", chromedp.SendKeys(chromedp.CSS("#text"), told))
	b.follow("form.box button.main")
	b.has("North Korea has delivered 152mm artillery shells", "Shin Won-sik")

	b.open("/transfers")
	b.do("choose a party", chromedp.SendKeys(chromedp.CSS("form.filter .quick input[name=party]"), "Ukraine"))
	b.follow("form.filter button.main")
	if !strings.Contains(b.where(), "party=Ukraine") || b.count("table.rows tbody tr") == 0 {
		t.Fatalf("filtered: %d rows at %s", b.count("table.rows tbody tr"), b.where())
	}

	b.follow("table.rows tbody th a")
	id, _, _ := strings.Cut(strings.TrimPrefix(b.where(), "/transfers/"), "?")
	b.follow("aside.judge button[value=accept]")
	if got := status(t, ledger, id); got != "accepted" {
		t.Errorf("%s is %s", id, got)
	}
	b.follow("ol.judgements form button")
	if got := status(t, ledger, id); got != "open" {
		t.Errorf("withdrawn, %s is %s", id, got)
	}

	b.open("/review")
	first := eval[string](b, "document.querySelector('form.judge').getAttribute('action').split('/')[2]")
	b.follow("form.judge button[value=reject]")
	if got := status(t, ledger, first); got != "rejected" {
		t.Errorf("%s is %s", first, got)
	}
	b.follow("a[data-theme=dark]")
	if eval[float64](b, ground) > 0.3 {
		t.Error("the theme is not switched")
	}
}
