package cli

import (
	"encoding/json"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"waybill"
	"waybill/desk"
	"waybill/desk/desktest"
	"waybill/ledger"
	"waybill/queue"
	"waybill/view"
)

// What changes comes to the queue's stream of events, each change once, also where it is passed on
// again because a relay ended before it had noted so.
func TestChangesArePassedOn(t *testing.T) {
	dir := t.TempDir()
	d, err := desktest.Open(t.Context(), dir, ledger.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := d.Ledger.Close(); err != nil {
			t.Error(err)
		}
	}()
	id, err := d.Ledger.ID(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	o := queue.Options{Dir: filepath.Join(dir, "queue"), Ledger: id, MaxBytes: 64 << 20, Log: slog.New(slog.DiscardHandler)}
	q, err := queue.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer q.Close()
	record := func(text string) {
		t.Helper()
		_, err1 := d.Record(t.Context(), desk.Pasted(text), waybill.Provenance{Outlet: "Herald", Published: "2024-04-01"})
		if err := errors.Join(err1, d.Ledger.Settle(t.Context(), nil)); err != nil {
			t.Fatal(err)
		}
	}
	record("Tanks for Ukraine\n\nNorway delivered 14 tanks to Ukraine in March 2024.\n")
	r := relay(d.Ledger, q, o.Log)
	// passed on, and not noted
	first, err := d.Ledger.ChangesAfter(t.Context(), ledger.Filter{}, 0, 100)
	if err := errors.Join(err, r.To.Publish(t.Context(), first.Changes)); err != nil {
		t.Fatal(err)
	}
	record("Norway denies\n\nNorway has not delivered tanks to Ukraine, the ministry in Oslo said on 5 April 2024.\n")
	if n, err := r.Once(t.Context()); err != nil || n <= len(first.Changes) {
		t.Fatalf("%d are passed on, %v", n, err)
	}
	all, err := d.Ledger.ChangesAfter(t.Context(), ledger.Filter{}, 0, 100)
	if err != nil {
		t.Fatal(err)
	}

	address, err := os.ReadFile(filepath.Join(o.Dir, "address"))
	if err != nil {
		t.Fatal(err)
	}
	conn, err := nats.Connect(strings.TrimSpace(string(address)))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	js, err := jetstream.New(conn)
	if err != nil {
		t.Fatal(err)
	}
	stream, err := js.Stream(t.Context(), "WAYBILL_EVENTS")
	if err != nil {
		t.Fatal(err)
	}
	info, err := stream.Info(t.Context())
	if err != nil || info.State.Msgs != uint64(len(all.Changes)) {
		t.Fatalf("%d events of %d changes, %v", info.State.Msgs, len(all.Changes), err)
	}
	for i := range all.Changes {
		m, err := stream.GetMsg(t.Context(), uint64(i)+1)
		if err != nil {
			t.Fatal(err)
		}
		var c view.Change
		if err := json.Unmarshal(m.Data, &c); err != nil || c.Number != int64(i)+1 || m.Subject != "waybill.waybill.events."+c.Kind {
			t.Errorf("%s: %s: %v", m.Subject, m.Data, err)
		}
	}
}
