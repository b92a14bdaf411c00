package deploy_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// articlesVariable is over how many articles TestChaos goes; without it, it does not. With 20,000 it
// does all that is promised; with less, a quarter or so of it (300 take some two minutes).
const articlesVariable = "WAYBILL_CHAOS_ARTICLES"

// chaos is what is done to a cluster.
type chaos struct {
	*cluster
	rng                                         *rand.Rand
	workers, leaders, restarts, cuts, producers int
	// atWork counts kills of workers while jobs were being done. A producer counts that was killed before
	// it came to its end, a leader whose stream was led by another then, PostgreSQL where it has another
	// process then.
	atWork int
}

// TestChaos hands articles out to three workers of a cluster and disturbs it: kills workers, the
// leader of the stream and producers, restarts PostgreSQL, cuts the network between two nodes. Each
// of it happens while a share of the articles of its own is handed out and read, however fast that goes. In
// the end the register is that of a waybill add that nobody disturbed, to the byte.
func TestChaos(t *testing.T) {
	text := os.Getenv(articlesVariable)
	if text == "" {
		t.Skip("it wants " + articlesVariable)
	}
	articles, err := strconv.Atoi(text)
	if err != nil || articles < 10 {
		t.Fatalf("%s is %q: it wants a number from 10 on", articlesVariable, text)
	}
	full := articles >= 20_000
	c := &chaos{cluster: newCluster(t, 3), rng: rand.New(rand.NewPCG(8, 9))}
	events := map[string]int{"worker": 4, "leader": 1, "postgres": 1, "cut": 1, "producer": 1}
	if full {
		events = map[string]int{"worker": 20, "leader": 3, "postgres": 3, "cut": 1, "producer": 4}
	}
	schedule := c.schedule(events)
	shares := writeNews(t, articles, len(schedule))
	want := undisturbed(t, slices.Concat(shares...))

	c.begin()
	began := time.Now()
	for i, event := range schedule {
		moment := time.Duration(c.rng.IntN(articles/len(schedule))) * time.Millisecond
		t.Logf("%6.1f s: %s", time.Since(began).Seconds(), event)
		c.disturb(event, shares[i], moment)
	}
	disturbed := time.Since(began)
	c.until("all is done", c.idle)
	t.Logf("%d articles in %.0f s, disturbed for %.0f s: killed workers %d times (%d while they were at work), the leader of the stream %d times, producers %d times, restarted PostgreSQL %d times, cut the network %d times; %s",
		articles, time.Since(began).Seconds(), disturbed.Seconds(), c.workers, c.atWork, c.leaders, c.producers, c.restarts, c.cuts, c.deliveries())
	c.did(events)
	c.compare(want)
}

// did holds that all that was to happen did.
func (c *chaos) did(events map[string]int) {
	c.t.Helper()
	got := map[string]int{"worker": c.workers, "leader": c.leaders, "postgres": c.restarts, "cut": c.cuts, "producer": c.producers}
	for event, want := range events {
		if got[event] != want {
			c.t.Errorf("%s: it happened %d times, want %d", event, got[event], want)
		}
	}
	if c.atWork == 0 {
		c.t.Error("no worker was killed while it was at work")
	}
}

// undisturbed is what one process makes of the inputs.
func undisturbed(t *testing.T, inputs []string) map[string]string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "ledger.db")
	must(t, nil, waybill(t), append([]string{"add", "--ledger", file}, inputs...)...)
	return exported(t, func(args ...string) (string, error) {
		out, errs, err := run(t, nil, waybill(t), append(args, "--ledger", file)...)
		if err != nil {
			err = fmt.Errorf("%w: %s", err, errs)
		}
		return out, err
	})
}

// own is what of the figures of a ledger is of the place it is kept at.
var own = regexp.MustCompile(`"(ledger|bytes|head)":("[^"]*"|\d+|null),`)

// when is the time at which a story says an article came in.
var when = regexp.MustCompile(`"seen":"[^"]*"`)

// exported is all that a ledger tells programs of the register: its rows, each with its whole story,
// and how much there is. Of these only the time at which articles came in may differ.
func exported(t *testing.T, waybill func(args ...string) (string, error)) map[string]string {
	t.Helper()
	get := func(args ...string) string {
		t.Helper()
		out, err := waybill(args...)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	all := map[string]string{"register": get("list", "--json"), "figures": own.ReplaceAllString(get("verify", "--json"), "")}
	var ids []string
	for line := range strings.Lines(all["register"]) {
		var row struct{ ID string }
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, row.ID)
	}
	for some := range slices.Chunk(ids, 200) {
		all["stories"] += when.ReplaceAllString(get(append([]string{"show", "--json"}, some...)...), "")
	}
	return all
}

// compare holds what came out against what an undisturbed process makes.
func (c *chaos) compare(want map[string]string) {
	c.t.Helper()
	got := exported(c.t, c.waybill)
	for _, what := range slices.Sorted(maps.Keys(want)) {
		if got[what] != want[what] {
			c.t.Errorf("the %s of the cluster are others:\n%s", what, firstDifference(got[what], want[what]))
		}
	}
	if failed, err := c.waybill("queue", "failed", "--json"); err != nil || strings.TrimSpace(failed) != "" {
		c.t.Errorf("among the failed: %v %s", err, failed)
	}
}

// firstDifference shows the first lines that differ.
func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			at := 0
			for at < min(len(g[i]), len(w[i])) && g[i][at] == w[i][at] {
				at++
			}
			from := max(0, at-200)
			return fmt.Sprintf("line %d of %d and %d, byte %d:\n… %.600s\nundisturbed\n… %.600s", i+1, len(g), len(w), at, g[i][from:], w[i][from:])
		}
	}
	return fmt.Sprintf("%d lines, undisturbed %d", len(g), len(w))
}

// begin starts the cluster.
func (c *chaos) begin() {
	c.do(nil, "ports")
	c.readPorts()
	var routes []string
	for n := 1; n <= 3; n++ {
		routes = append(routes, "127.0.0.1:"+c.ports[fmt.Sprintf("routes%d", n)])
	}
	c.network = newNetwork(c.t, routes)
	for n := 1; n <= 3; n++ {
		c.node(n)
	}
	c.do(nil, "start", "postgres")
	c.do(nil, "ready")
	c.do(nil, "start", "worker1", "worker2", "worker3")
	c.until("three workers answer", func() error {
		out, err := c.waybill("queue", "--json")
		var s struct{ Workers int }
		if err == nil {
			err = json.Unmarshal([]byte(out), &s)
		}
		if err == nil && s.Workers != 3 {
			err = fmt.Errorf("%d do", s.Workers)
		}
		return err
	})
}

// killProducer kills waybill add, which may not write the ledger, some time after its begin, or sooner where
// it comes to its end before that.
func (c *chaos) killProducer(inputs []string, moment time.Duration) {
	c.t.Helper()
	for ; c.t.Context().Err() == nil; moment /= 2 {
		cmd := c.add("waybill_producer", inputs)
		if err := cmd.Start(); err != nil {
			c.t.Fatal(err)
		}
		time.Sleep(moment)
		_ = cmd.Process.Signal(syscall.SIGKILL) // it may have ended by now
		_ = cmd.Wait()                          // an error if it was killed
		if status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); ok && status.Signaled() {
			c.producers++
			return
		}
	}
}

// add is waybill add as one that may write the ledger, where it notes how far it is, or as one that may not.
func (c *chaos) add(role string, inputs []string) *exec.Cmd {
	return c.script([]string{"ROLE=" + role}, append([]string{"waybill", "add"}, inputs...)...)
}

// process is the number of a process of the cluster, "" without one.
func (c *chaos) process(name string) string {
	data, _ := os.ReadFile(filepath.Join(c.folder, "pids", name)) // without the file it does not run
	return strings.TrimSpace(string(data))
}

// schedule is what happens when, in an order that the seed gives.
func (c *chaos) schedule(events map[string]int) []string {
	var all []string
	for _, event := range slices.Sorted(maps.Keys(events)) {
		all = append(all, slices.Repeat([]string{event}, events[event])...)
	}
	c.rng.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all
}

// disturb hands inputs out, lets one thing happen a moment after the work on them began, and repairs it.
func (c *chaos) disturb(event string, inputs []string, moment time.Duration) {
	c.t.Helper()
	if event == "producer" {
		c.killProducer(inputs, moment)
	}
	before := c.delivered()
	role := []string{"waybill_worker", "waybill_producer"}[c.rng.IntN(2)]
	producer := c.add(role, inputs)
	if err := producer.Start(); err != nil {
		c.t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- producer.Wait() }()
	if event != "producer" { // what the killed one handed out may be done already
		c.until("a worker has a job, or none comes", func() error {
			if c.delivered() == before && len(ended) == 0 {
				return errors.New("none has")
			}
			return nil
		})
	}
	time.Sleep(moment)
	switch event {
	case "worker":
		worker := fmt.Sprintf("worker%d", 1+c.rng.IntN(3))
		if c.running() > 0 {
			c.atWork++
		}
		c.do(nil, "kill", worker)
		c.workers++
		c.do(nil, "start", worker)
	case "leader":
		n := c.leader()
		c.do(nil, "kill", fmt.Sprintf("node%d", n))
		if c.leader() != n {
			c.leaders++
		}
		c.node(n)
		// two nodes of three are needed
		c.until("the node is back", func() error { return c.ask(n, "/healthz", &struct{}{}) })
	case "postgres":
		how := []string{"stop", "kill"}[c.restarts%2]
		before := c.process("postgres")
		c.do(nil, how, "postgres")
		time.Sleep(moment)
		c.do(nil, "start", "postgres")
		if after := c.process("postgres"); before != "" && after != "" && after != before {
			c.restarts++
		}
	case "cut":
		one := 1 + c.rng.IntN(3)
		heal := c.network.cut(one, one%3+1)
		c.cuts++
		time.Sleep(10 * time.Second) // longer than an election
		heal()
	}
	// one that could not begin, as the ledger was away just then, is begun again, as systemd does
	c.do(nil, "start", "worker1", "worker2", "worker3")
	if <-ended == nil {
		return
	}
	// one that gave up, as the queue had no leader for too long, is begun again
	c.until("all is handed out", func() error {
		if out, err := c.add(role, inputs).CombinedOutput(); err != nil {
			return fmt.Errorf("waybill add: %w: %s", err, out)
		}
		return nil
	})
}

// standing is what a node tells of the streams.
type standing struct {
	Accounts []struct {
		Streams []struct {
			Name    string
			Cluster struct{ Leader string }
			State   struct {
				Messages uint64
				LastSeq  uint64 `json:"last_seq"`
			}
			Consumers []struct {
				Delivered struct {
					Consumer uint64 `json:"consumer_seq"`
				}
				AckPending uint64 `json:"num_ack_pending"`
				Pending    uint64 `json:"num_pending"`
			} `json:"consumer_detail"`
		} `json:"stream_detail"`
	} `json:"account_details"`
}

// work asks the nodes, one after the other, for the stream of work.
func (c *chaos) work(look func(leader string, waiting, running, delivered, last uint64) bool) {
	for n := 1; n <= 3; n++ {
		var s standing
		if c.ask(n, "/jsz?accounts=1&streams=1&consumers=1", &s) != nil {
			continue
		}
		for _, a := range s.Accounts {
			for _, stream := range a.Streams {
				if !strings.HasSuffix(stream.Name, "_WORK") || stream.Cluster.Leader != fmt.Sprintf("node%d", n) {
					continue // the others lag behind
				}
				var running, delivered uint64
				for _, consumer := range stream.Consumers {
					running += consumer.AckPending
					delivered += consumer.Delivered.Consumer
				}
				if look(stream.Cluster.Leader, stream.State.Messages, running, delivered, stream.State.LastSeq) {
					return
				}
			}
		}
	}
}

// running is how many jobs workers have.
func (c *chaos) running() (jobs uint64) {
	c.work(func(_ string, _, running, _, _ uint64) bool { jobs = running; return true })
	return jobs
}

// leader is the node that leads the stream of work.
func (c *chaos) leader() (node int) {
	c.until("the stream has a leader", func() error {
		c.work(func(leader string, _, _, _, _ uint64) bool {
			node, _ = strconv.Atoi(strings.TrimPrefix(leader, "node"))
			return true
		})
		if node == 0 {
			return errors.New("none")
		}
		return nil
	})
	return node
}

// idle is nil when nothing waits and nothing runs.
func (c *chaos) idle() error {
	err := errors.New("no node knows")
	c.work(func(_ string, waiting, running, _, _ uint64) bool {
		err = nil
		if waiting > 0 {
			err = fmt.Errorf("%d jobs wait, %d of them run", waiting, running)
		}
		return true
	})
	return err
}

// delivered is how often a job was handed to a worker.
func (c *chaos) delivered() (times uint64) {
	c.until("the stream has a leader", func() error {
		err := errors.New("none")
		c.work(func(_ string, _, _, delivered, _ uint64) bool { times, err = delivered, nil; return true })
		return err
	})
	return times
}

// deliveries tells how many jobs there were and how often they were handed to workers.
func (c *chaos) deliveries() (text string) {
	c.work(func(_ string, _, _, delivered, last uint64) bool {
		text = fmt.Sprintf("%d jobs were delivered %d times", last, delivered)
		return true
	})
	return text
}
