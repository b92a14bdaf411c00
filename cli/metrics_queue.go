package cli

import (
	"context"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"waybill/queue"
)

// queueGauges tells how a queue stands whenever it is asked.
type queueGauges struct{ desk *queueDesk }

// queuePatience is how long a queue is waited for.
const queuePatience = 5 * time.Second

// What is told of a queue.
var (
	queueUp        = gauge("waybill_queue_up", "Whether the queue answers.")
	queueWaiting   = gauge("waybill_queue_waiting_jobs", "Jobs that wait, by kind; rereads by the version they wait for too.", "kind", "version")
	queueRunning   = gauge("waybill_queue_running_jobs", "Jobs that workers are at.", "kind", "version")
	queueFailed    = gauge("waybill_queue_failed_jobs", "Jobs that were given up and are kept.")
	queueOldest    = gauge("waybill_queue_oldest_age_seconds", "How long ago the oldest job that is not done was handed out; 0 without any.")
	queueBytes     = gauge("waybill_queue_bytes", "How much waits in the queue.")
	queueLimit     = gauge("waybill_queue_limit_bytes", "How much may wait in it.")
	queueBodies    = gauge("waybill_queue_bodies_bytes", "How much travels beside the jobs: large bodies.")
	queuePaused    = gauge("waybill_queue_paused", "Whether it is paused.")
	queueWorkers   = gauge("waybill_queue_workers", "Workers that answer.")
	queueReplicas  = gauge("waybill_queue_replicas", "On how many servers it is kept.")
	queueCurrent   = gauge("waybill_queue_current_replicas", "On how many of them it is up to date.")
	queueLed       = gauge("waybill_queue_has_leader", "Whether a server leads it: without one nothing moves.")
	natsConnected  = gauge("waybill_nats_connected", "Whether this process is connected to a server of NATS.")
	natsReconnects = prometheus.NewDesc("waybill_nats_reconnects_total", "How often the connection to NATS was made again.", nil, nil)
)

func gauge(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc(name, help, labels, nil)
}

// Describe and Collect make it a prometheus.Collector.
func (g *queueGauges) Describe(to chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{
		queueUp, queueWaiting, queueRunning, queueFailed, queueOldest, queueBytes, queueLimit, queueBodies, queuePaused, queueWorkers,
		queueReplicas, queueCurrent, queueLed, natsConnected, natsReconnects,
	} {
		to <- d
	}
}

func (g *queueGauges) Collect(to chan<- prometheus.Metric) {
	say := func(d *prometheus.Desc, n float64, labels ...string) {
		to <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, n, labels...)
	}
	ctx, cancel := context.WithTimeout(context.Background(), queuePatience)
	defer cancel()
	var c queue.Connection
	var s queue.Status
	err := g.desk.ask(ctx, func(q *queue.Queue) (err error) {
		c = q.Connection()
		s, err = q.Status(ctx)
		return err
	})
	say(natsConnected, oneIf(c.Server != ""))
	to <- prometheus.MustNewConstMetric(natsReconnects, prometheus.CounterValue, float64(c.Reconnects))
	say(queueUp, oneIf(err == nil))
	if err != nil {
		return // nothing is said of what is not known
	}
	count := func(c queue.Count, kind, version string) {
		say(queueWaiting, float64(c.Waiting), kind, version)
		say(queueRunning, float64(c.Running), kind, version)
	}
	count(s.Articles, "article", "")
	count(s.Sections, "section", "")
	for _, r := range s.Rereads {
		count(r.Count, "reread", r.Stamp)
	}
	age := 0.0
	if !s.Oldest.IsZero() {
		age = max(0, time.Since(s.Oldest).Seconds())
	}
	say(queueOldest, age)
	say(queueFailed, float64(s.Failed))
	say(queueBytes, float64(s.Bytes))
	say(queueLimit, float64(s.Limit))
	say(queueBodies, float64(s.Bodies))
	say(queuePaused, oneIf(s.Paused))
	say(queueWorkers, float64(len(s.Workers)))
	say(queueReplicas, float64(s.Replicas))
	say(queueCurrent, float64(s.Current))
	say(queueLed, oneIf(s.Leader != ""))
}

func oneIf(yes bool) float64 {
	if yes {
		return 1
	}
	return 0
}
