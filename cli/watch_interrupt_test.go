//go:build unix

package cli_test

import (
	"bufio"
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// Ctrl-C and SIGTERM end a watching cleanly, and what was seen is kept.
func TestInterruptedWatch(t *testing.T) {
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/rss":
			fmt.Fprintf(w, `<rss version="2.0"><channel><title>Example Post</title><item><title>Tanks</title><link>http://%s/a</link></item></channel></rss>`, r.Host)
		case "/a":
			fmt.Fprint(w, "Tanks for Ukraine\n\nNorway delivered 14 tanks to Ukraine in March.\n")
		default:
			http.NotFound(w, r)
		}
	}))
	defer site.Close()
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		place := filepath.Join(t.TempDir(), "ledger.db")
		cmd := exec.Command(waybill, "watch", "--allow-address", "127.0.0.1", "--ledger", place, site.URL+"/rss")
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		var errs bytes.Buffer
		cmd.Stderr = &errs
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for lines := bufio.NewScanner(out); lines.Scan() && !strings.Contains(lines.Text(), "Norway"); {
		}
		if err := cmd.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		if err := cmd.Wait(); err != nil {
			t.Errorf("%v: %v: %s", signal, err, errs.String())
		}
		if !strings.Contains(errs.String(), " of 1 feed: ") {
			t.Errorf("%v: said %q", signal, errs.String())
		}
		// what was seen is kept, and the feed is not asked again so soon
		_, said, status := run(t, t.TempDir(), nil, "watch", "--once", "--allow-address", "127.0.0.1", "--ledger", place, site.URL+"/rss")
		if status != 0 || !strings.Contains(said, "0 polls of 1 feed (not due") {
			t.Errorf("%v: again: status %d, %s", signal, status, said)
		}
		if n := articlesIn(t, place); n != 1 {
			t.Errorf("%v: %d articles are recorded", signal, n)
		}
	}
}
