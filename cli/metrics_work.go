package cli

import (
	"context"
	"errors"
	"io/fs"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"waybill/article"
	"waybill/intake"
	"waybill/pdf"
	"waybill/pipeline"
	"waybill/queue"
	"waybill/warc"
)

// workMetrics counts what the workers of this process do.
type workMetrics struct {
	looked, claims, redelivered, waits prometheus.Counter
	articles, jobs, failures           *prometheus.CounterVec
	steps                              *prometheus.HistogramVec
}

// newWorkMetrics registers them, with all their labels, so that each is there before it counts.
func newWorkMetrics(r prometheus.Registerer) *workMetrics {
	counter := func(name, help string) prometheus.Counter {
		c := prometheus.NewCounter(prometheus.CounterOpts{Name: name, Help: help})
		r.MustRegister(c)
		return c
	}
	counters := func(name, help, label string, values ...string) *prometheus.CounterVec {
		c := prometheus.NewCounterVec(prometheus.CounterOpts{Name: name, Help: help}, []string{label})
		r.MustRegister(c)
		for _, v := range values {
			c.WithLabelValues(v)
		}
		return c
	}
	m := &workMetrics{
		looked:      counter("waybill_articles_looked_at_total", "Articles that were looked at."),
		claims:      counter("waybill_claims_recorded_total", "Claims that were recorded."),
		redelivered: counter("waybill_jobs_redelivered_total", "Jobs that came again: a worker ended while at them, failed, or was too slow."),
		waits:       counter("waybill_ledger_waits_total", "Batches that have to wait because the ledger does not answer, each try counted."),
		articles: counters("waybill_articles_total", "Articles by what came of them: scanned away for want of goods, read and without a claim, known already, recorded (of rereads: readings), or failed.",
			"outcome", "scanned", "claimless", "known", "recorded", "failed"),
		jobs:     counters("waybill_jobs_total", "Jobs by what came of them: done, to be tried again, or given up.", "outcome", "done", "retried", "failed"),
		failures: counters("waybill_failures_total", "What could not be taken in, each try counted, by the kind of reason.", "kind", failureKinds()...),
		steps: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "waybill_step_seconds", Help: "How long each step of the work took: a batch is fetched from the queue, a section opened, an article scanned, read, a batch recorded and acknowledged.",
			Buckets: []float64{.0001, .0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10, 30},
		}, []string{"step"}),
	}
	r.MustRegister(m.steps)
	for _, s := range []pipeline.Step{queue.Fetching, pipeline.Opening, pipeline.Scanning, pipeline.Reading, pipeline.Recording, queue.Acking} {
		m.steps.WithLabelValues(string(s))
	}
	return m
}

// step notes how long a step took: pipeline.Run.Timed and queue.Worker.Timed.
func (m *workMetrics) step(s pipeline.Step, took time.Duration) {
	m.steps.WithLabelValues(string(s)).Observe(took.Seconds())
}

// watched is a worker whose work on a run is counted.
func (m *workMetrics) watched(w queue.Worker, run *pipeline.Run) queue.Worker {
	tell := w.Tell
	w.Timed, run.Timed = m.step, m.step
	w.Tell = func(d queue.Done) {
		m.done(&d)
		tell(d)
	}
	w.Do = func(ctx context.Context, jobs []pipeline.Job) (pipeline.Sum, []pipeline.Outcome, error) {
		sum, came, err := run.Do(ctx, jobs)
		if err != nil && ctx.Err() == nil {
			m.waits.Inc()
		}
		m.failed(came)
		return sum, came, err
	}
	return w
}

// done notes a batch.
func (m *workMetrics) done(d *queue.Done) {
	for outcome, n := range map[string]int{"done": d.Jobs, "retried": d.Retried, "failed": d.Failed} {
		m.jobs.WithLabelValues(outcome).Add(float64(n))
	}
	m.redelivered.Add(float64(d.Redelivered))
	s := &d.Sum
	m.looked.Add(float64(s.Looked))
	m.claims.Add(float64(s.Claims))
	for outcome, n := range map[string]int{"scanned": s.Scanned, "claimless": s.Claimless, "known": s.Known, "recorded": s.Readings, "failed": s.Failed} {
		m.articles.WithLabelValues(outcome).Add(float64(n))
	}
}

// failed notes what could not be taken in.
func (m *workMetrics) failed(came []pipeline.Outcome) {
	for _, o := range came {
		if o.Err != nil {
			m.failures.WithLabelValues(failureKind(o.Err)).Inc()
		}
		for _, f := range o.Failures {
			m.failures.WithLabelValues(failureKind(f.Err)).Inc()
		}
	}
}

// failureKind is of what kind a failure is: one of failureKinds.
func failureKind(err error) string {
	for _, k := range kindsOfFailure {
		for _, known := range k.errors {
			if errors.Is(err, known) {
				return k.name
			}
		}
	}
	return "other"
}

// failureKinds are all there are.
func failureKinds() []string {
	all := []string{"other"}
	for _, k := range kindsOfFailure {
		all = append(all, k.name)
	}
	return all
}

// kindsOfFailure are kinds with the errors that are of them. There are few, for ever: metrics
// never hold words of an article or a path.
var kindsOfFailure = []struct {
	name   string
	errors []error
}{
	{"fault", []error{pipeline.ErrFault}},
	{"away", []error{fs.ErrNotExist, fs.ErrPermission}},
	{"large", []error{article.ErrTooLarge, intake.ErrLimit, pdf.ErrTooLong, warc.ErrTooLarge}},
	{"empty", []error{article.ErrEmpty, article.ErrNoText, article.ErrConsent, pdf.ErrNoText, warc.ErrNoPage, intake.ErrPassed}},
	{"foreign", []error{article.ErrBinary, article.ErrUndecodable, warc.ErrNotWARC}},
	{"locked", []error{pdf.ErrEncrypted}},
	{"changed", []error{pipeline.ErrChanged}},
	{"damaged", []error{pdf.ErrDamaged, warc.ErrGarbage, warc.ErrHeader, warc.ErrLength, warc.ErrTruncated, warc.ErrCompression, warc.ErrHTTP}},
}
