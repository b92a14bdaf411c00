package browsertest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Keys act on the page, never on what somebody writes; a reason is kept as a note, a grade takes
// two keys, and all of them can be switched off.
func TestKeys(t *testing.T) {
	ledger := usual(t)
	b := newTab(t, serve(t, ledger))
	b.open("/review")
	row := func() string {
		return eval[string](b, "document.querySelector('form.judge').getAttribute('action').split('/')[2]")
	}
	focus := func(id string) {
		t.Helper()
		b.until(fmt.Sprintf("document.activeElement.id === %q", id))
	}
	first := row()

	b.press("n")
	focus("why")
	b.press("a")
	b.press("r")
	b.press("j")
	// the debugger sends a key's character apart from the key, so that the n may be there too
	if got := eval[string](b, "document.activeElement.value"); strings.TrimPrefix(got, "n") != "arj" || row() != first || status(t, ledger, first) != "open" {
		t.Errorf("what is written is %q, in focus is %s, it is %s", got, row(), status(t, ledger, first))
	}
	b.press(kb.Enter)
	b.until("document.querySelector('.done .verb') !== null")
	if row() != first || eval[string](b, "document.activeElement.id") != "row" {
		t.Error("a note leads away from the row")
	}

	b.press("c")
	focus("field")
	b.press(kb.Escape)
	b.press("j")
	b.until(fmt.Sprintf("!document.querySelector('form.judge').getAttribute('action').includes(%q)", first))
	second := row()

	// with another key held, and after a key that begins nothing, nothing happens
	b.press("a", chromedp.KeyModifiers(chromedp.ModifierCtrl))
	b.press("x")
	b.press("3")
	if row() != second {
		t.Error("a key that is none leads on")
	}
	b.press("g")
	b.press("4")
	b.until(fmt.Sprintf("!document.querySelector('form.judge').getAttribute('action').includes(%q)", second))
	b.has("4")
	if said := eval[string](b, "document.querySelector('body > [role=status]').textContent"); said == "" {
		b.until("document.querySelector('body > [role=status]').textContent !== ''")
	}

	// a mistake is told where it was made
	b.expect("status of 422")
	third := row()
	b.press("s")
	b.until("document.querySelector('.error[role=alert]') !== null")
	if row() != third {
		t.Error("a mistake leads away from the row")
	}

	b.press("?")
	b.until("document.querySelector('dialog[open]') !== null")
	b.follow("dialog button[name=keys]")
	b.press("a")
	b.press("?")
	if row() != third || status(t, ledger, third) != "open" || b.count("dialog[open]") != 0 {
		t.Error("keys that are switched off do something")
	}
	b.open("/help")
	b.press("?")
	b.follow("form[action='/keys'] button")
	b.open("/about")
	b.press("?")
	b.until("location.pathname === '/help' && location.hash === '#keys'")
	b.press("/")
	b.until("location.pathname === '/search' || document.activeElement.name === 'q'")
}

// The page of a transfer has the keys of the queue: accept, undo, and the next one.
func TestKeysOfTransfer(t *testing.T) {
	ledger := usual(t)
	b := newTab(t, serve(t, ledger))
	b.open("/review")
	id := eval[string](b, "document.querySelector('form.judge').getAttribute('action').split('/')[2]")
	b.open("/transfers/" + id)
	b.press("n")
	b.until("document.activeElement.id === 'why'")
	b.press(kb.Escape)
	b.press("?")
	b.until("document.querySelector('dialog[open]') !== null")
	b.press(kb.Escape)
	b.until("document.querySelector('dialog[open]') === null")
	b.press("a")
	b.until("location.search.includes('done=')")
	if got := status(t, ledger, id); got != "accepted" {
		t.Errorf("after a: %s", got)
	}
	b.press("u")
	b.until("location.search.includes('undone=')")
	if got := status(t, ledger, id); got != "open" {
		t.Errorf("after u: %s", got)
	}
	b.press("j")
	b.until(fmt.Sprintf("location.pathname.startsWith('/transfers/') && location.pathname !== '/transfers/%s'", id))
	b.press("k")
	b.until(fmt.Sprintf("location.pathname === '/transfers/%s'", id))
}
