// Package browsertest tries the pages in a real browser: Chromium, driven over its debugging
// protocol, against a real waybill serve. Without Chromium its tests are skipped, or fail where
// WAYBILL_NEED_BROWSER is set.
package browsertest

import (
	"context"
	"os"
	"os/exec"
	"sync"
	"testing"

	"github.com/chromedp/chromedp"
)

// browser is the one that all tests share, each with a profile of its own.
type browser struct {
	ctx  context.Context
	stop func()
	err  error
}

var (
	started sync.Once
	shared  browser
)

// chromium is the path of the browser, "" where there is none.
func chromium() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome", "/usr/bin/chromium"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// open gives the browser, or skips the test.
func open(t *testing.T) context.Context {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser takes its time: not with -short")
	}
	path := chromium()
	if path == "" {
		if os.Getenv("WAYBILL_NEED_BROWSER") != "" {
			t.Fatal("there is no Chromium, and WAYBILL_NEED_BROWSER is set: install it (apt-get install chromium)")
		}
		t.Skip("there is no Chromium: install it to run the tests of pages")
	}
	started.Do(func() { shared = start(path) })
	if shared.err != nil {
		t.Fatalf("start %s: %v", path, shared.err)
	}
	return shared.ctx
}

func start(path string) (b browser) {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-component-update", true),
		// no name is looked up, so that nothing gets out even where a page asks for it
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
		chromedp.Flag("hide-scrollbars", true),
		chromedp.Flag("lang", "en"),
		chromedp.Env("LANGUAGE=en"),
	)
	if os.Getuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	allocator, closeAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, closeBrowser := chromedp.NewContext(allocator)
	b.ctx, b.err = ctx, chromedp.Do(ctx)
	b.stop = func() {
		closeBrowser()
		closeAllocator()
	}
	return b
}

func TestMain(m *testing.M) {
	status := m.Run()
	if shared.stop != nil {
		shared.stop()
	}
	house.close()
	os.Exit(status)
}
