package cli_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// BenchmarkWorkers has the same archive, of whose pages all are worth reading or a tenth, done by waybill
// add on one core, by one worker on one core, and by two on a core each; all into SQLite, with
// the server of the queue in this process. It tells how many times what one worker does two do by
// the clock until nothing waits any more, and until the register is settled as well, which one does
// while the other waits; and in time of processors, which a busy machine changes less, what share of
// add's the queue costs, and what share of one worker's a second one costs beside it.
// WAYBILL_BENCH_PAGES is how many pages there are, five times as many where a tenth is worth reading; with -benchtime 5x all is done five times by turns.
func BenchmarkWorkers(b *testing.B) {
	if runtime.NumCPU() < 2 {
		b.Skip("skipped: there is one processor")
	}
	pages := 100
	if text := os.Getenv("WAYBILL_BENCH_PAGES"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			b.Fatalf("WAYBILL_BENCH_PAGES is %q: it wants a number", text)
		}
		pages = n
	}
	b.Run("all", func(b *testing.B) { benchmarkWorkers(b, pages, 1) })
	b.Run("tenth", func(b *testing.B) { benchmarkWorkers(b, 5*pages, 0.1) })
}

func benchmarkWorkers(b *testing.B, pages int, relevant float64) {
	archive := writeArchiveWith(b, pages, relevant)
	var alone, one, two cost
	for b.Loop() {
		alone.add(b, pinned(b, 0, "add", archive, "--ledger", filepath.Join(b.TempDir(), "ledger.db")))
		one.add(b, handedOut(b, archive, 1)...)
		two.add(b, handedOut(b, archive, 2)...)
	}
	b.ReportMetric(one.drained.Seconds()/two.drained.Seconds(), "two-workers")
	b.ReportMetric(one.clock.Seconds()/two.clock.Seconds(), "two-settled")
	b.ReportMetric(one.processor.Seconds()/alone.processor.Seconds()-1, "queue-share")
	b.ReportMetric(two.processor.Seconds()/one.processor.Seconds()-1, "second-share")
	b.ReportMetric(float64(pages*b.N)/one.drained.Seconds(), "articles/s")
}

// handedOut hands an archive out to some workers, and starts them.
func handedOut(b *testing.B, archive string, workers int) (started []*exec.Cmd) {
	b.Helper()
	nats, ledger := at(natsServer(b, nil), "ada", "hush"), filepath.Join(b.TempDir(), "ledger.db")
	new(cost).add(b, pinned(b, 0, "add", archive, "--nats", nats, "--ledger", ledger))
	for i := range workers {
		started = append(started, pinned(b, i, "worker", "--drain", "--jobs", "1", "--nats", nats, "--ledger", ledger))
	}
	return started
}

// cost is how long programs took by the clock, from the start of the last to the end of all and,
// where they are workers, until nothing waited for any; and how much time of processors.
type cost struct{ clock, drained, processor time.Duration }

// add waits for programs just started to end.
func (c *cost) add(b *testing.B, started ...*exec.Cmd) {
	b.Helper()
	begin, drained := time.Now(), time.Duration(0)
	for _, cmd := range started {
		if err := cmd.Wait(); err != nil {
			b.Fatalf("%v: %v", cmd.Args, err)
		}
		drained = max(drained, cmd.Stderr.(*lastWords).drained.Sub(begin))
		c.processor += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	}
	c.clock += time.Since(begin)
	c.drained += drained
}

// lastWords passes on what a program says, and notes when it says that nothing waits any more.
type lastWords struct{ drained time.Time }

func (w *lastWords) Write(p []byte) (int, error) {
	if bytes.Contains(p, []byte("nothing waits any more")) {
		w.drained = time.Now()
	}
	return os.Stderr.Write(p)
}

// pinned starts the program on one core, from its first instruction on.
func pinned(b *testing.B, core int, args ...string) *exec.Cmd {
	b.Helper()
	cmd := exec.Command(waybill, args...)
	cmd.Stderr = &lastWords{}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var before, only unix.CPUSet
	only.Set(core)
	if err := unix.SchedGetaffinity(0, &before); err != nil {
		b.Fatal(err)
	}
	if err := unix.SchedSetaffinity(0, &only); err != nil {
		b.Fatal(err)
	}
	err := cmd.Start()
	if back := unix.SchedSetaffinity(0, &before); err != nil || back != nil {
		b.Fatal(err, back)
	}
	return cmd
}
