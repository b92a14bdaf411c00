package browsertest

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/audits"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// patience is how long anything may take that a person waits for; it is much more than it
// takes, so that it only ends what hangs.
const patience = time.Minute

// The widths that pages are looked at: of a phone, and of a screen.
const (
	phone  = 390
	screen = 1440
)

// tab is a tab of a browser with a profile of its own. It listens to all that its pages do;
// at the end of the test nothing may have left the origin, run that may not, or failed.
type tab struct {
	t    *testing.T
	ctx  context.Context
	base string

	mu  sync.Mutex
	bad []string
	// expected are parts of what the browser may complain of: statuses that are wanted.
	expected []string
}

// newTab opens a tab for a server's pages.
func newTab(t *testing.T, base string) *tab {
	t.Helper()
	b := &tab{t: t, base: base}
	ctx, closeTab := chromedp.NewContext(open(t), chromedp.WithNewBrowserContext(), chromedp.WithListener(b.listen))
	b.ctx = ctx
	err := chromedp.Do(ctx,
		command(network.Enable, network.EnableParams{}), command(cdplog.Enable, cdp.Empty{}), command(audits.Enable, cdp.Empty{}),
		chromedp.EmulateViewport(screen, 900),
	)
	if err != nil {
		t.Fatalf("open a tab: %v", err)
	}
	t.Cleanup(func() {
		b.quiet()
		closeTab()
	})
	return b
}

// listen notes what no page of Waybill does.
func (b *tab) listen(event any) {
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if !b.own(e.Request.URL) {
			b.note("a request leaves the origin: %s", e.Request.URL)
		}
	case *cdplog.EventEntryAdded:
		if e.Entry.Level == cdplog.EntryLevelError || e.Entry.Level == cdplog.EntryLevelWarning {
			b.note("the browser complains: %s (%s)", e.Entry.Text, e.Entry.URL)
		}
	case *runtime.EventConsoleAPICalled:
		b.note("a script writes to the console: %s %v", e.Type, e.Args)
	case *runtime.EventExceptionThrown:
		b.note("a script fails: %s %+v", e.ExceptionDetails.Text, e.ExceptionDetails.Exception)
	case *page.EventJavascriptDialogOpening:
		b.note("a dialog opens: %s", e.Message)
		go func() {
			_ = chromedp.Do(b.ctx, command(page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{}))
		}()
	case *audits.EventIssueAdded:
		switch e.Issue.Code {
		case audits.InspectorIssueCodeContentSecurityPolicyIssue, audits.InspectorIssueCodeMixedContentIssue, audits.InspectorIssueCodeQuirksModeIssue:
			b.note("an issue of the page: %s %+v", e.Issue.Code, e.Issue.Details.ContentSecurityPolicyIssueDetails)
		}
	case *page.EventWindowOpen:
		b.note("a window opens: %s", e.URL)
	case *page.EventFrameAttached:
		b.note("a frame is there: %s", e.FrameID)
	}
}

// own reports whether an address is of the server, or leads nowhere.
func (b *tab) own(address string) bool {
	return strings.HasPrefix(address, b.base+"/") || address == b.base || strings.HasPrefix(address, "about:")
}

func (b *tab) note(format string, args ...any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	said := fmt.Sprintf(format, args...)
	for _, part := range b.expected {
		if strings.Contains(said, part) {
			return
		}
	}
	b.bad = append(b.bad, said)
}

// expect says that the browser may complain of this.
func (b *tab) expect(part string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.expected = append(b.expected, part)
}

// quiet fails the test with what was noted, and forgets it.
func (b *tab) quiet() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, said := range b.bad {
		b.t.Error(said)
	}
	b.bad = nil
}

// command is a command of the protocol as an action.
func command[P, R any](c cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, c, params)
		return err
	})
}

// do does things in the tab, or fails the test.
func (b *tab) do(what string, actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, done := context.WithTimeout(b.ctx, patience)
	defer done()
	if err := chromedp.Do(ctx, actions...); err != nil {
		b.quiet()
		b.t.Fatalf("%s (at %s): %v", what, b.where(), err)
	}
}

// open opens a page of the server.
func (b *tab) open(path string) {
	b.t.Helper()
	b.do("open "+path, chromedp.Navigate(b.base+path))
}

// where is the path the tab is at, with its query.
func (b *tab) where() string {
	ctx, done := context.WithTimeout(b.ctx, patience)
	defer done()
	at, err := chromedp.Run(ctx, chromedp.Location())
	if err != nil {
		return "nowhere: " + err.Error()
	}
	u, err := url.Parse(at)
	if err != nil {
		return at
	}
	if u.Fragment != "" {
		return u.RequestURI() + "#" + u.Fragment
	}
	return u.RequestURI()
}

// size sets the width of the window.
func (b *tab) size(width int64) {
	b.t.Helper()
	b.do("set the size", chromedp.EmulateViewport(width, 900))
}

// scheme sets what the machine prefers: light or dark.
func (b *tab) scheme(name string) {
	b.t.Helper()
	b.do("prefer "+name, command(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}}}))
}

// noScript turns scripts of pages off.
func (b *tab) noScript() {
	b.t.Helper()
	b.do("turn scripts off", command(emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true}))
}

// eval is the value of an expression in the page.
func eval[T any](b *tab, expression string) T {
	b.t.Helper()
	ctx, done := context.WithTimeout(b.ctx, patience)
	defer done()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("look at %s (at %s): %v", expression, b.where(), err)
	}
	return value
}

// follow clicks on what a selector finds first and waits for the page it leads to.
func (b *tab) follow(selector string) {
	b.t.Helper()
	ctx, done := context.WithTimeout(b.ctx, patience)
	defer done()
	if _, err := chromedp.RunResponse(ctx, chromedp.Click(chromedp.CSS(selector))); err != nil {
		b.t.Fatalf("follow %s (at %s): %v", selector, b.where(), err)
	}
}

// fill puts a text into a field, as pasting it does.
func (b *tab) fill(selector, text string) {
	b.t.Helper()
	data, err := json.Marshal(text)
	if err != nil {
		b.t.Fatal(err)
	}
	if !eval[bool](b, fmt.Sprintf("(e => { if (!e) return false; e.value = %s; return true })(document.querySelector(%q))", data, selector)) {
		b.t.Fatalf("%s has no %s to fill", b.where(), selector)
	}
}

// text is the visible text of what a selector finds first, "" if that is nothing.
func (b *tab) text(selector string) string {
	b.t.Helper()
	return eval[string](b, fmt.Sprintf("(document.querySelector(%q) || {innerText: ''}).innerText", selector))
}

// count is how many elements a selector finds.
func (b *tab) count(selector string) int {
	b.t.Helper()
	return eval[int](b, fmt.Sprintf("document.querySelectorAll(%q).length", selector))
}

// has fails unless the page shows each of some texts.
func (b *tab) has(texts ...string) {
	b.t.Helper()
	all := b.text("body")
	for _, text := range texts {
		if !strings.Contains(all, text) {
			b.t.Errorf("%s does not show %q", b.where(), text)
		}
	}
}

// until waits until an expression in the page is true, also over pages that follow one
// another.
func (b *tab) until(expression string) {
	b.t.Helper()
	ctx, done := context.WithTimeout(b.ctx, patience)
	defer done()
	for {
		// while a page is being left there is nothing to look at
		is, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("document.readyState === 'complete' && Boolean("+expression+")"))
		if err == nil && is {
			return
		}
		select {
		case <-ctx.Done():
			b.t.Fatalf("wait for %s (at %s): %v", expression, b.where(), err)
		case <-time.After(20 * time.Millisecond):
		}
	}
}
