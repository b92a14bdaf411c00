//go:build unix

package cli_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// queueOf is how a queue stands.
type queueOf struct {
	Articles, Sections, Running, Failed, Workers int
	Paused                                       bool
	Rereads                                      []struct{ Waiting int }
}

func (q *queueOf) left() int {
	n := q.Articles + q.Sections + q.Running
	for _, r := range q.Rereads {
		n += r.Waiting
	}
	return n
}

// asks runs waybill queue --json.
func askQueue(t *testing.T, args ...string) queueOf {
	t.Helper()
	out, errs, status := run(t, t.TempDir(), nil, append([]string{"queue", "--json"}, args...)...)
	var q queueOf
	if err := json.Unmarshal([]byte(out), &q); err != nil || status != 0 {
		t.Fatalf("status %d, %v: %s%s", status, err, out, errs)
	}
	return q
}

// waitQueue waits until a queue stands as is wanted.
func waitQueue(t *testing.T, wanted func(queueOf) bool, args ...string) {
	t.Helper()
	deadline := time.Now().Add(2 * time.Minute)
	for q := askQueue(t, args...); !wanted(q); q = askQueue(t, args...) {
		if time.Now().After(deadline) {
			t.Fatalf("it stands as %+v", q)
		}
	}
}

// must runs the program and wants it to go well.
func must(t *testing.T, args ...string) string {
	t.Helper()
	out, errs, status := run(t, t.TempDir(), nil, args...)
	if status != 0 {
		t.Fatalf("%q: status %d, %s%s", args, status, out, errs)
	}
	return out
}

// register is what a ledger came to.
func register(t *testing.T, ledger string) string {
	t.Helper()
	return (&crash{t: t, ledger: ledger}).state()
}

// process is a program that runs until it is ended.
type process struct {
	*exec.Cmd
	mu   sync.Mutex
	errs bytes.Buffer
	done chan struct{}
}

// Write takes what it writes to standard error.
func (p *process) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.errs.Write(b)
}

func (p *process) said() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.errs.String()
}

func start(t *testing.T, args ...string) *process {
	t.Helper()
	p := &process{Cmd: exec.Command(waybill, args...), done: make(chan struct{})}
	p.Stderr = p
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(p.done)
		_ = p.Wait() // how it ended is in ProcessState
	}()
	t.Cleanup(func() { p.Process.Kill(); <-p.done })
	return p
}

// waitSaid waits until a process has said something.
func (p *process) waitSaid(t *testing.T, words string) {
	t.Helper()
	for deadline := time.Now().Add(2 * time.Minute); !strings.Contains(p.said(), words); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("it never says %q but %s", words, p.said())
		}
	}
}

// interrupted ends a process as Ctrl-C does, and gives its status.
func (p *process) interrupted(t *testing.T) int {
	t.Helper()
	if err := p.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	select {
	case <-p.done:
	case <-time.After(2 * time.Minute):
		t.Fatalf("Ctrl-C does not end it: %s", p.said())
	}
	return p.ProcessState.ExitCode()
}

// TestHandedOut hands an archive and a folder to a waybill serve: the register is the one of adding
// them at once.
func TestHandedOut(t *testing.T) {
	archive, folder := writeArchive(t, 150), manyArticles(t, 30)
	alone, shared := newLedger(t), newLedger(t)
	must(t, "add", archive, folder, "--ledger", alone)
	s := serve(t, "--ledger", shared)
	out := must(t, "add", archive, folder, "--background", "--ledger", shared)
	if !regexp.MustCompile(`^\d+ jobs handed out \(the queue of .*\); waybill queue shows`).MatchString(out) {
		t.Errorf("it says %s", out)
	}
	waitQueue(t, func(q queueOf) bool { return q.left() == 0 && q.Workers == 1 }, "--ledger", shared)
	if got, want := register(t, shared), register(t, alone); got != want {
		t.Errorf("handed out it is\n%s\nadded\n%s", got, want)
	}
	// what was handed out before is not again
	if out := must(t, "add", archive, "--background", "--ledger", shared, "--json"); !strings.Contains(out, `"jobs":0,`) || !strings.Contains(out, `"archives_read_before":1`) {
		t.Errorf("again: %s", out)
	}
	if status := s.interrupt(os.Interrupt); status != 0 || s.errs.Len() > 0 {
		t.Errorf("status %d: %s", status, s.errs.String())
	}
	// it waits where nobody is there
	must(t, "add", "--background", "--ledger", shared, writeArticle(t, "Norway delivered 14 tanks to Ukraine in March."))
	if q := askQueue(t, "--ledger", shared); q.Articles != 1 || q.Workers != 0 {
		t.Errorf("without a worker it stands as %+v", q)
	}
	must(t, "worker", "--drain", "--ledger", shared)
	if q := askQueue(t, "--ledger", shared); q.left() != 0 || !strings.Contains(must(t, "list", "--ledger", shared), "Norway") {
		t.Errorf("after the work it stands as %+v", q)
	}
}

func writeArticle(t *testing.T, sentence string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "article.txt")
	if err := os.WriteFile(file, []byte("News of the Day\n\n"+sentence+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestWorkersKilled kills workers at random moments; in the end the register is that of one process
// that nobody disturbed.
func TestWorkersKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	const kills, pages = 6, 600
	archive := writeArchive(t, pages)
	alone, shared := newLedger(t), newLedger(t)
	must(t, "add", archive, "--ledger", alone)
	s := serve(t, "--ledger", shared, "--workers", "0")
	rng := rand.New(rand.NewPCG(8, 9))
	workers := []*process{start(t, "worker", "--ledger", shared), start(t, "worker", "--ledger", shared)}
	// both ways of handing out
	must(t, "add", archive, "--background", "--ledger", shared)
	must(t, "add", archive, "--background", "--send", "--afresh", "--ledger", shared)
	for range kills {
		time.Sleep(time.Duration(rng.IntN(800)) * time.Millisecond)
		i := rng.IntN(len(workers))
		workers[i].Process.Kill() // goes on without it
		<-workers[i].done
		workers[i] = start(t, "worker", "--ledger", shared)
	}
	waitQueue(t, func(q queueOf) bool { return q.left() == 0 }, "--ledger", shared)
	for _, w := range workers {
		w.waitSaid(t, "a worker begins") // the last may be just starting
		if status := w.interrupted(t); status != 0 {
			t.Errorf("status %d: %s", status, w.said())
		}
	}
	if q := askQueue(t, "--ledger", shared); q.Failed != 0 {
		t.Errorf("%d jobs failed: %s", q.Failed, must(t, "queue", "failed", "--ledger", shared))
	}
	if got, want := register(t, shared), register(t, alone); got != want {
		t.Errorf("after the kills it is\n%s\nundisturbed\n%s", got, want)
	}
	if out, errs, status := run(t, t.TempDir(), nil, "verify", "--ledger", shared); status != 0 {
		t.Errorf("status %d, %s%s", status, out, errs)
	}
	if status := s.interrupt(os.Interrupt); status != 0 {
		t.Errorf("status %d: %s", status, s.errs.String())
	}
}

// TestServerOfTheQueueKilled kills the process that has the server of the queue: another takes its
// place.
func TestServerOfTheQueueKilled(t *testing.T) {
	ledger := newLedger(t)
	first := serve(t, "--ledger", ledger, "--workers", "0")
	askQueue(t, "--ledger", ledger)
	w := start(t, "worker", "--ledger", ledger)
	w.waitSaid(t, "a worker begins")
	waitQueue(t, func(q queueOf) bool { return q.Workers == 1 }, "--ledger", ledger)
	must(t, "queue", "pause", "--ledger", ledger)
	must(t, "add", manyArticles(t, 20), "--background", "--ledger", ledger)
	first.kill()
	w.waitSaid(t, "the queue is not there, and is tried again")
	must(t, "queue", "resume", "--ledger", ledger)
	waitQueue(t, func(q queueOf) bool { return q.left() == 0 }, "--ledger", ledger)
	if status := w.interrupted(t); status != 0 || articlesIn(t, ledger) != 20 {
		t.Errorf("status %d, %d articles: %s", status, articlesIn(t, ledger), w.said())
	}
}

// TestWorkerTells holds what a worker logs without a terminal, and that Ctrl-C ends it.
func TestWorkerTells(t *testing.T) {
	ledger := newLedger(t)
	w := start(t, "worker", "--ledger", ledger, "--log-level", "debug", "--admin-listen", "127.0.0.1:0")
	w.waitSaid(t, "a worker begins")
	must(t, "add", manyArticles(t, 5), "--background", "--ledger", ledger)
	w.waitSaid(t, "a batch was recorded")
	at := regexp.MustCompile(`"at":"(http[^"]*)"`).FindStringSubmatch(w.said())
	if at == nil {
		t.Fatalf("it says %s", w.said())
	}
	for path, want := range map[string]string{"/healthz": "ok waybill ", "/readyz": "ready\n", "/metrics": "waybill_build_info"} {
		if status, body := (&served{t: t, at: at[1]}).get(path); status != 200 || !strings.Contains(body, want) {
			t.Errorf("%s: %d %.200s", path, status, body)
		}
	}
	waitQueue(t, func(q queueOf) bool { return q.left() == 0 }, "--ledger", ledger)
	if status := w.interrupted(t); status != 0 {
		t.Errorf("status %d: %s", status, w.said())
	}
	for line := range strings.Lines(w.said()) {
		var said struct{ Level, Msg string }
		if err := json.Unmarshal([]byte(line), &said); err != nil || said.Msg == "" || said.Level == "ERROR" || said.Level == "WARN" {
			t.Errorf("it logs %s", line)
		}
	}
	if !strings.Contains(w.said(), `"a worker ends","jobs":5,"articles":5,`) {
		t.Errorf("in the end it says %s", w.said())
	}
}

// TestQueueFailed holds what is told of an item that cannot be read, and what can be done about it.
func TestQueueFailed(t *testing.T) {
	ledger, archive := newLedger(t), damagedArchive(t)
	if out, errs, status := run(t, t.TempDir(), nil, "queue", "--ledger", ledger); status != 1 || out != "" || !strings.Contains(errs, "there is no ledger") {
		t.Errorf("without a ledger: status %d, %s%s", status, out, errs)
	}
	must(t, "add", manyArticles(t, 1), "--ledger", ledger)
	if out, errs, status := run(t, t.TempDir(), nil, "queue", "--ledger", ledger); status != 1 || out != "" || !strings.Contains(errs, "nothing was handed out yet: waybill add --background does") {
		t.Errorf("without a queue: status %d, %s%s", status, out, errs)
	}
	must(t, "add", archive, "--background", "--ledger", ledger)
	if out := must(t, "queue", "failed", "--ledger", ledger); out != "Nothing failed.\n" {
		t.Errorf("before the work: %s", out)
	}
	must(t, "worker", "--drain", "--ledger", ledger)
	out := must(t, "queue", "failed", "--json", "--ledger", ledger)
	var failed struct {
		Number    int
		Name, Why string
	}
	if err := json.Unmarshal([]byte(out), &failed); err != nil || !strings.Contains(failed.Name, "damaged.txt") || failed.Why == "" {
		t.Fatalf("%v: %s", err, out)
	}
	for _, args := range [][]string{{"queue", "failed"}, {"queue", "failed", "--csv"}, {"queue"}} {
		if out := must(t, append(args, "--ledger", ledger)...); args[len(args)-1] != "queue" && !strings.Contains(out, "damaged.txt") || args[len(args)-1] == "queue" && !strings.Contains(out, "1 (waybill queue failed tells why)") {
			t.Errorf("%q: %s", args, out)
		}
	}
	if out := must(t, "queue", "retry", fmt.Sprint(failed.Number), "--ledger", ledger); out != "1 job again\n" {
		t.Errorf("retried: %s", out)
	}
	must(t, "worker", "--drain", "--ledger", ledger)
	if q := askQueue(t, "--ledger", ledger); q.Failed != 1 {
		t.Errorf("it fails again, and yet stands as %+v", q)
	}
	if out, errs, status := run(t, t.TempDir(), nil, "queue", "drop", "9999", "--ledger", ledger); status != 1 || out != "0 jobs dropped\n" || !strings.Contains(errs, "not among the failed") {
		t.Errorf("status %d, %s%s", status, out, errs)
	}
	if out := must(t, "queue", "drop", "--all", "--ledger", ledger); out != "1 job dropped\n" {
		t.Errorf("dropped: %s", out)
	}
	if q := askQueue(t, "--ledger", ledger); q.Failed != 0 || q.left() != 0 {
		t.Errorf("in the end it stands as %+v", q)
	}
}

// TestQueuePaused holds that a worker takes nothing while the queue is paused.
func TestQueuePaused(t *testing.T) {
	ledger := newLedger(t)
	must(t, "add", manyArticles(t, 3), "--background", "--ledger", ledger)
	must(t, "queue", "pause", "--ledger", ledger)
	if out := must(t, "queue", "--ledger", ledger); !strings.Contains(out, "Paused: ") || !askQueue(t, "--ledger", ledger).Paused {
		t.Errorf("paused it says %s", out)
	}
	if _, errs, status := run(t, t.TempDir(), nil, "worker", "--drain", "--ledger", ledger); status != 1 || !strings.Contains(errs, "the queue is paused: waybill queue resume lets workers go on") {
		t.Errorf("status %d, %s", status, errs)
	}
	must(t, "queue", "resume", "--ledger", ledger)
	must(t, "worker", "--drain", "--ledger", ledger)
	if n := articlesIn(t, ledger); n != 3 {
		t.Errorf("%d articles are recorded", n)
	}
}

// TestHandedOutRereads reads again in the background with other data.
func TestHandedOutRereads(t *testing.T) {
	ledger, mine := newLedger(t), t.TempDir()
	row := "designation\taliases\tclass\torigin\tmaker\nSeekrabbe-9\tSeekrabbe 9\tship.patrol\tDE\t\n"
	if err := os.WriteFile(filepath.Join(mine, "weapons.tsv"), []byte(row), 0o600); err != nil {
		t.Fatal(err)
	}
	must(t, "add", manyArticles(t, 7), "--ledger", ledger)
	out := must(t, "reread", "--background", "--atlas", mine, "--ledger", ledger)
	if !strings.HasPrefix(out, "7 articles handed out ") {
		t.Errorf("it says %s", out)
	}
	// a worker of another version leaves them
	must(t, "worker", "--drain", "--ledger", ledger)
	if q := askQueue(t, "--ledger", ledger); q.left() != 7 {
		t.Errorf("another version leaves it as %+v", q)
	}
	if out := must(t, "queue", "--ledger", ledger); !strings.Contains(out, "7 articles to be read again with ") {
		t.Errorf("it stands as %s", out)
	}
	must(t, "worker", "--drain", "--atlas", mine, "--ledger", ledger)
	if q := askQueue(t, "--ledger", ledger); q.left() != 0 {
		t.Errorf("read again it stands as %+v", q)
	}
	if rest := must(t, "reread", "--atlas", mine, "--ledger", ledger); !strings.HasPrefix(rest, "0 articles added, 0 known") {
		t.Errorf("something was left: %s", rest)
	}
}

// Who reads nothing of it ends it quietly.
func TestQueueIntoAClosedPipe(t *testing.T) {
	ledger := newLedger(t)
	must(t, "add", manyArticles(t, 1), "--background", "--ledger", ledger)
	for _, args := range [][]string{{"queue"}, {"queue", "--json"}, {"queue", "failed"}} {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		r.Close()
		cmd := exec.Command(waybill, append(args, "--ledger", ledger)...)
		var errs bytes.Buffer
		cmd.Stdout, cmd.Stderr = w, &errs
		cmd.Run() // its status tells
		w.Close()
		state := cmd.ProcessState.Sys().(syscall.WaitStatus)
		quiet := state.Signaled() && state.Signal() == syscall.SIGPIPE || state.ExitStatus() == 141
		if !quiet || errs.Len() > 0 {
			t.Errorf("%q: %v, errors %q", args, cmd.ProcessState, errs.String())
		}
	}
}

// TestInterruptedHandingOut interrupts it while it waits for an article.
func TestInterruptedHandingOut(t *testing.T) {
	ledger := newLedger(t)
	serve(t, "--workers", "0", "--ledger", ledger)
	waitQueue(t, func(queueOf) bool { return true }, "--ledger", ledger)
	in, keepOpen, err := os.Pipe() // an article that never ends
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	defer keepOpen.Close()
	cmd := exec.Command(waybill, "add", manyArticles(t, 10), "-", "--background", "--ledger", ledger)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdin = in
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() })
	defer timer.Stop()
	waitQueue(t, func(q queueOf) bool { return q.Articles > 0 }, "--ledger", ledger)
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	said, err := io.ReadAll(bufio.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	cmd.Wait() // its status tells
	if status := cmd.ProcessState.ExitCode(); status != 130 || !bytes.HasPrefix(said, []byte("interrupted: ")) || !bytes.Contains(said, []byte("the same command goes on from here")) {
		t.Errorf("status %d: %s", status, said)
	}
}
