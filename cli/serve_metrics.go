package cli

import (
	"context"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"waybill/door"
	"waybill/ledger"
	"waybill/reading"
)

// metrics counts what a server does, for Prometheus.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.HistogramVec
	readings prometheus.Histogram
	ledger   *ledgerCounts
	work     *workMetrics
}

func newMetrics(l *ledger.Ledger, atlas string) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "waybill_http_request_seconds", Help: "How long requests took, by route and status.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10},
		}, []string{"route", "status"}),
		readings: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "waybill_reading_seconds", Help: "How long the reading of an article took.",
			Buckets: []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .5, 1, 5},
		}),
	}
	m.ledger, m.work = &ledgerCounts{ledger: l, now: time.Now}, newWorkMetrics(m.registry)
	build := prometheus.NewGauge(prometheus.GaugeOpts{
		Name: "waybill_build_info", Help: "Which Waybill runs, with which atlas.",
		ConstLabels: prometheus.Labels{"version": reading.Engine, "atlas": atlas, "revision": revision()},
	})
	build.Set(1)
	m.registry.MustRegister(m.requests, m.readings, build, m.ledger,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// watch tells of a queue too.
func (m *metrics) watch(d *queueDesk) {
	d.articles = m.ledger.articles
	m.registry.MustRegister(&queueGauges{d})
}

// request notes a request. What no route is for goes by one name, so that nobody can make up
// many.
func (m *metrics) request(pattern string, status int, took time.Duration) {
	if pattern == "" {
		pattern = "none"
	}
	m.requests.WithLabelValues(pattern, strconv.Itoa(status)).Observe(took.Seconds())
}

func (m *metrics) reading(took time.Duration) { m.readings.Observe(took.Seconds()) }

func (m *metrics) routes(role door.Role) []door.Route {
	return []door.Route{{Pattern: "GET /metrics", Role: role, Handler: m.handler()}}
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// ledgerCounts tells how much a ledger holds. To count takes a while, so it is done only once
// in a while.
type ledgerCounts struct {
	ledger *ledger.Ledger
	now    func() time.Time

	mu     sync.Mutex
	at     time.Time
	counts ledger.Counts
}

// countEvery is how old counts may be.
const countEvery = 30 * time.Second

var (
	holdsDesc = prometheus.NewDesc("waybill_ledger", "How much the ledger holds, by what.", []string{"what"}, nil)
	bytesDesc = prometheus.NewDesc("waybill_ledger_bytes", "How large the ledger is where it is kept.", nil, nil)
)

// Describe and Collect make it a prometheus.Collector.
func (c *ledgerCounts) Describe(to chan<- *prometheus.Desc) { to <- holdsDesc; to <- bytesDesc }

func (c *ledgerCounts) Collect(to chan<- prometheus.Metric) {
	counts, err := c.count()
	if err != nil {
		to <- prometheus.NewInvalidMetric(holdsDesc, err)
		return
	}
	for _, x := range []struct {
		what string
		n    int64
	}{
		{"entries", counts.Entries}, {"articles", counts.Articles}, {"readings", counts.Readings}, {"judgements", counts.Judgements},
		{"claims", counts.Claims}, {"transfers", counts.Transfers}, {"stale", counts.Stale},
	} {
		to <- prometheus.MustNewConstMetric(holdsDesc, prometheus.GaugeValue, float64(x.n), x.what)
	}
	to <- prometheus.MustNewConstMetric(bytesDesc, prometheus.GaugeValue, float64(counts.Bytes))
}

func (c *ledgerCounts) count() (ledger.Counts, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if now := c.now(); now.Sub(c.at) >= countEvery {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		counts, err := c.ledger.Stats(ctx)
		if err != nil {
			return counts, err
		}
		c.counts, c.at = counts, now
	}
	return c.counts, nil
}

// articles is how many the ledger has, as of then.
func (c *ledgerCounts) articles() (int64, error) {
	counts, err := c.count()
	return counts.Articles, err
}
