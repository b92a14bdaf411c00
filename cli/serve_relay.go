package cli

import (
	"context"
	"encoding/json"
	"log/slog"

	"waybill/desk"
	"waybill/ledger"
	"waybill/queue"
)

// events is the name under which a ledger notes how far its changes were passed on to the queue's
// stream of events.
const events = "events"

// relay passes the changes of a ledger on to a queue, as events, for whoever listens there.
func relay(l *ledger.Ledger, q *queue.Queue, log *slog.Logger) *ledger.Relay {
	return &ledger.Relay{
		Ledger: l, Name: events, To: listeners{q},
		Failed: func(err error) {
			if err == nil {
				log.Info("changes are passed on again")
				return
			}
			log.Warn("changes could not be passed on, and wait", "error", err)
		},
		Dropped: func(from, through int64) {
			log.Error("changes were dropped before they could be passed on", "from", from, "through", through, "waited days", ledger.ChangesWait)
		},
	}
}

// listeners are those who listen to the events of a queue: each is a change as waybill changes
// --json prints it.
type listeners struct{ queue *queue.Queue }

// Publish returns once the queue keeps the changes.
func (p listeners) Publish(ctx context.Context, changes []ledger.Change) error {
	all := make([]queue.Event, len(changes))
	for i := range changes {
		c := desk.ChangeOf(&changes[i])
		body, err := json.Marshal(c)
		if err != nil {
			return err
		}
		all[i] = queue.Event{Number: c.Number, Kind: c.Kind, Body: body}
	}
	return p.queue.Publish(ctx, all)
}
