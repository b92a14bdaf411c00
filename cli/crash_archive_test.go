//go:build unix

package cli_test

import (
	"bufio"
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"waybill/atlas"
	"waybill/intake/generate"
	"waybill/warc"
)

// TestKilledInAnArchive adds a web archive and kills the process at random moments. After each
// kill the ledger verifies; in the end it equals that of a run nobody disturbed.
func TestKilledInAnArchive(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	kills, pages := 4, 400
	if text := os.Getenv(killsVariable); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			t.Fatalf("%s is %q: it wants a number", killsVariable, text)
		}
		kills, pages = min(n, 50), 3000
	}
	archive := writeArchive(t, pages)
	rng := rand.New(rand.NewPCG(5, 6))
	undisturbed := &crash{t: t, rng: rng, news: archive, ledger: filepath.Join(t.TempDir(), "ledger.db")}
	undisturbed.toTheEnd()
	want := undisturbed.state()
	killed, ledgers := 0, 0
	for ; killed < kills && !t.Failed(); ledgers++ {
		c := &crash{t: t, rng: rng, news: archive, ledger: filepath.Join(t.TempDir(), "ledger.db")}
		for killed+c.kills < kills {
			p := c.add()
			if !c.kill(p) {
				c.ended(p)
				break
			}
			c.verify()
		}
		c.toTheEnd()
		if got := c.state(); got != want {
			t.Errorf("after %d kills the ledger is\n%s\nundisturbed\n%s", c.kills, got, want)
		}
		killed += c.kills
	}
	t.Logf("killed %d times over %d ledgers", killed, ledgers)
}

// toTheEnd adds without a kill.
func (c *crash) toTheEnd() {
	c.t.Helper()
	p := c.add()
	<-p.done
	c.ended(p)
	c.verify()
}

// size is what of a ledger's figures depends on how it was written.
var size = regexp.MustCompile(`"bytes":\d+,`)

// state is the register and how much there is in the ledger.
func (c *crash) state() string {
	c.t.Helper()
	var state string
	for _, args := range [][]string{{"list", "--json"}, {"ledger", "stats", "--json"}} {
		out, err := exec.Command(waybill, append(args, "--ledger", c.ledger)...).Output()
		if err != nil {
			c.t.Fatal(err)
		}
		state += size.ReplaceAllString(string(out), "")
	}
	return regexp.MustCompile(`"ledger":"[^"]*",`).ReplaceAllString(state, "")
}

// writeArchive writes a web archive of made-up pages, many of which tell of transfers.
// writeArchive writes a web archive of made-up pages, one in five of which can hold a claim.
func writeArchive(t testing.TB, pages int) string { return writeArchiveWith(t, pages, 0.2) }

// writeArchiveWith writes one in which that share of pages can hold a claim.
func writeArchiveWith(t testing.TB, pages int, relevant float64) string {
	t.Helper()
	a, err := atlas.Load()
	if err != nil {
		t.Fatal(err)
	}
	m, err := generate.New(a, generate.Options{Seed: 7, Relevant: relevant, Size: 15_000})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "crawl.warc.gz")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	out := bufio.NewWriter(f)
	if err := errors.Join(m.Archive(out, warc.Gzip, pages), out.Flush(), f.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}
