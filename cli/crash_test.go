//go:build unix

package cli_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"waybill/atlas"
	"waybill/ledger/generate"
)

// killsVariable is how many times TestKilled kills, over 2,000 articles, as .ci/run does.
// Without it, it only kills now and then.
const killsVariable = "WAYBILL_KILLS"

// TestKilled adds articles by two processes at once and kills them at random moments,
// half of which are moments in which something is being written. After each kill the ledger
// verifies, and in the end every article is there exactly once. Then it begins with a new
// ledger, until it has killed often enough.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	kills, articles := 4, 300
	if text := os.Getenv(killsVariable); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			t.Fatalf("%s is %q: it wants a number", killsVariable, text)
		}
		kills, articles = n, 2000
	}
	news := writeNews(t, articles)
	rng := rand.New(rand.NewPCG(1, 2))
	killed, writing, ledgers := 0, 0, 0
	for ; killed < kills && !t.Failed(); ledgers++ {
		c := &crash{t: t, rng: rng, news: news, ledger: filepath.Join(t.TempDir(), "ledger.db")}
		for killed+c.kills < kills && !c.both() {
		}
		killed, writing = killed+c.kills, writing+c.writing
		c.finish(articles)
	}
	t.Logf("killed %d times, %d of them while something was written, over %d ledgers", killed, writing, ledgers)
}

// writeNews writes made-up articles into a folder.
func writeNews(t *testing.T, articles int) string {
	t.Helper()
	a, err := atlas.Load()
	if err != nil {
		t.Fatal(err)
	}
	w, err := generate.New(a, generate.Options{Seed: 3, Claims: 6 * articles})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for i := range articles {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%05d.txt", i)), w.Article(i).Bytes, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// crash is one ledger that processes are killed over.
type crash struct {
	t              *testing.T
	rng            *rand.Rand
	news, ledger   string
	kills, writing int
}

// addProcess is a running waybill add.
type addProcess struct {
	*exec.Cmd
	errs bytes.Buffer
	done chan struct{}
}

func (c *crash) add() *addProcess {
	c.t.Helper()
	p := &addProcess{Cmd: exec.Command(waybill, "add", c.news, "--ledger", c.ledger), done: make(chan struct{})}
	p.Stderr = &p.errs
	if err := p.Start(); err != nil {
		c.t.Fatal(err)
	}
	go func() {
		defer close(p.done)
		_ = p.Wait() // how it ended is in ProcessState
	}()
	return p
}

// both adds by two processes and kills one, verifies while the other goes on, and kills that.
// It reports whether one of them came to its end instead.
func (c *crash) both() bool {
	one, other := c.add(), c.add()
	if !c.kill(one) {
		<-other.done
		c.ended(one)
		c.ended(other)
		return true
	}
	c.verify()
	if !c.kill(other) {
		c.ended(other)
		return true
	}
	c.verify()
	return false
}

// kill kills a process at a random moment; it reports false if that had ended by then.
func (c *crash) kill(p *addProcess) bool {
	moment := time.Duration(c.rng.IntN(1500)) * time.Millisecond
	writing := c.rng.IntN(2) == 0
	select {
	case <-p.done:
		return false
	case <-time.After(moment):
	}
	if writing && c.untilWritten(p) {
		c.writing++
	}
	if err := p.Process.Kill(); err != nil {
		return false
	}
	<-p.done
	if p.ProcessState.Exited() {
		return false
	}
	c.kills++
	return true
}

// untilWritten waits until the log of writes changes; it reports false if the process ends
// first.
func (c *crash) untilWritten(p *addProcess) bool {
	size := func() int64 {
		info, err := os.Stat(c.ledger + "-wal")
		if err != nil {
			return -1
		}
		return info.Size()
	}
	look := time.NewTicker(200 * time.Microsecond)
	defer look.Stop()
	for before := size(); ; {
		select {
		case <-p.done:
			return false
		case <-look.C:
			if size() != before {
				return true
			}
		}
	}
}

// ended checks a process that was not killed.
func (c *crash) ended(p *addProcess) {
	c.t.Helper()
	if p.ProcessState.Exited() && p.ProcessState.ExitCode() != 0 {
		c.t.Errorf("waybill add: status %d: %s", p.ProcessState.ExitCode(), p.errs.String())
	}
}

func (c *crash) verify() {
	c.t.Helper()
	if _, err := os.Stat(c.ledger); err != nil {
		return // killed before it was made
	}
	out, err := exec.Command(waybill, "verify", "--ledger", c.ledger).CombinedOutput()
	if err != nil && !strings.Contains(string(out), "there is no ledger") {
		c.t.Errorf("after kill %d: %v: %s", c.kills, err, out)
	}
}

// finish lets two processes come to their end and counts what is there.
func (c *crash) finish(articles int) {
	c.t.Helper()
	one, other := c.add(), c.add()
	<-one.done
	<-other.done
	c.ended(one)
	c.ended(other)
	c.verify()
	out, err := exec.Command(waybill, "ledger", "stats", "--json", "--ledger", c.ledger).Output()
	if err != nil {
		c.t.Fatal(err)
	}
	var n struct{ Entries, Articles, Readings int }
	if err := json.Unmarshal(out, &n); err != nil {
		c.t.Fatal(err)
	}
	// an article without a second entry, and each with one reading
	if n.Articles != articles || n.Readings != articles || n.Entries != 2*articles {
		c.t.Errorf("%d articles, %d readings, %d entries of %d articles", n.Articles, n.Readings, n.Entries, articles)
	}
}
