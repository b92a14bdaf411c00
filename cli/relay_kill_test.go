//go:build unix

package cli_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"waybill/view"
)

// TestRelayKilled kills the process that passes changes on to the queue's events, again and again while
// it does: each change reaches the stream, under one message id that nothing else has.
func TestRelayKilled(t *testing.T) {
	address, ledger := at(natsServer(t, nil), "ada", "hush"), newLedger(t)
	conn, err := nats.Connect(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(conn.Close)
	js, err := jetstream.New(conn)
	if err != nil {
		t.Fatal(err)
	}
	events := func() (state jetstream.StreamState) {
		if s, err := js.Stream(t.Context(), "WAYBILL_EVENTS"); err == nil {
			state = s.CachedInfo().State
		}
		return state
	}
	until := func(what string, is func() bool) {
		t.Helper()
		for end := time.Now().Add(2 * time.Minute); !is(); time.Sleep(time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("%s does not come about", what)
			}
		}
	}
	changes := func() (numbers []int64) {
		t.Helper()
		for line := range strings.Lines(must(t, "changes", "--json", "--ledger", ledger)) {
			var c view.Change
			if err := json.Unmarshal([]byte(line), &c); err != nil {
				t.Fatal(err)
			}
			numbers = append(numbers, c.Number)
		}
		return numbers
	}
	const rounds, each = 3, 400
	unpassed := 0
	for round := range rounds {
		dir := t.TempDir()
		for i := range each {
			text := fmt.Sprintf("Tanks for Ukraine\n\nNorway delivered %d tanks to Ukraine in March.\n", 2+round*each+i)
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.txt", i)), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		must(t, "add", dir, "--ledger", ledger)
		before := events().LastSeq
		relay := start(t, "serve", "--no-watch", "--listen", "127.0.0.1:0", "--nats", address, "--ledger", ledger)
		until("an event", func() bool { return events().LastSeq > before })
		if err := relay.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		<-relay.done
		if uint64(len(changes())) > events().LastSeq {
			unpassed++
		}
	}
	if unpassed == 0 {
		t.Error("it was never killed before it had passed all on")
	}
	last := start(t, "serve", "--no-watch", "--listen", "127.0.0.1:0", "--nats", address, "--ledger", ledger)
	want := changes()
	ids := map[int64]map[string]bool{}
	read := uint64(0)
	until("each change among the events", func() bool {
		stream, err := js.Stream(t.Context(), "WAYBILL_EVENTS")
		if err != nil {
			return false
		}
		for ; read < stream.CachedInfo().State.LastSeq; read++ {
			m, err := stream.GetMsg(t.Context(), read+1)
			if err != nil {
				t.Fatal(err)
			}
			var c view.Change
			if err := json.Unmarshal(m.Data, &c); err != nil {
				t.Fatal(err)
			}
			if ids[c.Number] == nil {
				ids[c.Number] = map[string]bool{}
			}
			ids[c.Number][m.Header.Get(jetstream.MsgIDHeader)] = true
		}
		for _, n := range want {
			if ids[n] == nil {
				return false
			}
		}
		return true
	})
	all := map[string]bool{}
	for n, some := range ids {
		for id := range some {
			if len(some) != 1 || all[id] || id == "" {
				t.Errorf("change %d has the ids %v", n, some)
			}
			all[id] = true
		}
	}
	if len(want) < rounds*each {
		t.Errorf("there are only %d changes", len(want))
	}
	if status := last.interrupted(t); status != 0 {
		t.Errorf("status %d: %s", status, last.said())
	}
}
