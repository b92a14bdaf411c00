//go:build linux

package cli_test

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// What BenchmarkPages asks: of the ledger in a file, at addresses a second, for some seconds a
// page. Without a file, as in .ci/run, it is an empty ledger, each page for a moment.
const (
	loadVariable, secondsVariable = "WAYBILL_BENCH_LEDGER", "WAYBILL_BENCH_SECONDS"
	asksPerSecond                 = 50
)

// BenchmarkPages asks waybill serve for each of its pages 50 times a second and tells how long
// the answers took, of all and of those that nobody had asked for before; processor time of an
// answer; memory. The ledger is left as it is, but for the last, which records.
func BenchmarkPages(b *testing.B) {
	place, span := os.Getenv(loadVariable), 200*time.Millisecond
	if place == "" {
		place = filepath.Join(b.TempDir(), "ledger.db")
	}
	if text := os.Getenv(secondsVariable); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 {
			b.Fatalf("%s is %q: it wants a number of seconds", secondsVariable, text)
		}
		span = time.Duration(n) * time.Second
	}
	s := serve(b, "--ledger", place)
	l := &load{b: b, served: s, span: span, asked: map[string]bool{}, client: &http.Client{
		Transport:     &http.Transport{MaxIdleConnsPerHost: 200, DisableCompression: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
	for _, p := range l.pages() {
		b.Run(p.name, func(b *testing.B) { l.page(b, p) })
	}
	b.Run("transfers-while-recording", func(b *testing.B) {
		end := l.record(b)
		defer end()
		l.page(b, questions{"", "/transfers", []string{"/transfers"}})
	})
}

// load asks a server.
type load struct {
	b      *testing.B
	served *served
	client *http.Client
	span   time.Duration
	mu     sync.Mutex
	asked  map[string]bool
}

// questions are the addresses of a page; form is what is posted, "" asks.
type questions struct {
	form, name string
	at         []string
}

// took is how long an answer took; first says that nobody had asked before.
type took struct {
	first bool
	time  time.Duration
	bytes int
}

// page asks for the addresses of a page in turn.
func (l *load) page(b *testing.B, p questions) {
	for b.Loop() {
		var all []took
		var mu sync.Mutex
		var going sync.WaitGroup
		began, worked := time.Now(), l.processor()
		for i := 0; time.Since(began) < l.span; i++ {
			time.Sleep(time.Until(began.Add(time.Duration(i) * time.Second / asksPerSecond)))
			going.Go(func() {
				t, err := l.ask(p, i)
				if err != nil {
					b.Error(err)
					return
				}
				mu.Lock()
				defer mu.Unlock()
				all = append(all, t)
			})
		}
		going.Wait()
		b.ReportMetric(float64((l.processor()-worked).Microseconds())/1000/float64(max(1, len(all))), "cpu-ms")
		l.tell(b, all)
	}
}

// tell reports percentiles and sizes.
func (l *load) tell(b *testing.B, all []took) {
	if len(all) == 0 {
		return
	}
	slices.SortFunc(all, func(a, b took) int { return cmp.Compare(a.time, b.time) })
	first := slices.DeleteFunc(slices.Clone(all), func(t took) bool { return !t.first })
	at := func(of []took, part int) float64 {
		if len(of) == 0 {
			return 0
		}
		return float64(of[len(of)*part/100].time.Microseconds()) / 1000
	}
	most := slices.MaxFunc(all, func(a, b took) int { return cmp.Compare(a.bytes, b.bytes) })
	b.ReportMetric(at(all, 50), "p50-ms")
	b.ReportMetric(at(all, 95), "p95-ms")
	b.ReportMetric(at(all, 99), "p99-ms")
	b.ReportMetric(at(first, 50), "new-p50-ms")
	b.ReportMetric(at(first, 95), "new-p95-ms")
	b.ReportMetric(float64(len(first)), "new")
	b.ReportMetric(float64(most.bytes)/1000, "kB")
	b.ReportMetric(float64(peakMemory(b, l.served.cmd.Process.Pid))/1000, "peak-MB")
	b.ReportMetric(0, "ns/op")
}

func (l *load) ask(p questions, i int) (took, error) {
	at := p.at[i%len(p.at)]
	l.mu.Lock()
	t := took{first: !l.asked[at]}
	l.asked[at] = true
	l.mu.Unlock()
	began := time.Now()
	var r *http.Response
	var err error
	if p.form == "" {
		r, err = l.client.Get(l.served.at + at)
	} else {
		r, err = l.client.PostForm(l.served.at+at, url.Values{"text": {strings.ReplaceAll(p.form, "#", strconv.Itoa(i))}})
	}
	if err != nil {
		return t, err
	}
	defer r.Body.Close()
	n, err := io.Copy(io.Discard, r.Body)
	t.time, t.bytes = time.Since(began), int(n)
	if err == nil && r.StatusCode >= http.StatusBadRequest {
		err = fmt.Errorf("%s: %s", at, r.Status)
	}
	return t, err
}

// record has an article recorded each second until it is ended.
func (l *load) record(b *testing.B) (end func()) {
	done := make(chan struct{})
	var going sync.WaitGroup
	going.Go(func() {
		every := time.NewTicker(time.Second)
		defer every.Stop()
		for {
			text := fmt.Sprintf("Iran Sends Drones to Russia\n\nOn %v officials said Iran had delivered %d drones to Russia.\n", time.Now(), 100+time.Now().Nanosecond()%900)
			r, err := l.client.PostForm(l.served.at+"/articles", url.Values{"text": {text}})
			if err != nil {
				b.Error(err)
				return
			}
			r.Body.Close()
			if r.StatusCode >= http.StatusBadRequest {
				b.Errorf("an article is recorded: %s", r.Status)
			}
			select {
			case <-done:
				return
			case <-every.C:
			}
		}
	})
	return func() { close(done); going.Wait() }
}

// processor is how long the server has had a processor.
func (l *load) processor() time.Duration {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", l.served.cmd.Process.Pid))
	if err != nil {
		l.b.Fatal(err)
	}
	_, rest, _ := bytes.Cut(stat, []byte(") "))
	fields := strings.Fields(string(rest))
	var ticks int
	for _, f := range fields[11:13] {
		n, err := strconv.Atoi(f)
		if err != nil {
			l.b.Fatal(err)
		}
		ticks += n
	}
	return time.Duration(ticks) * 10 * time.Millisecond // USER_HZ is 100 everywhere
}

// ids are the values of a field in a list of the server.
func (l *load) ids(path, list, field string) []string {
	r, err := l.client.Get(l.served.at + path)
	if err != nil {
		l.b.Fatal(err)
	}
	defer r.Body.Close()
	var answer map[string]json.RawMessage
	var rows []map[string]any
	if err := json.NewDecoder(r.Body).Decode(&answer); err != nil {
		l.b.Fatal(path, err)
	}
	if err := json.Unmarshal(answer[list], &rows); err != nil {
		l.b.Fatal(path, err)
	}
	var ids []string
	for _, row := range rows {
		if id, ok := row[field].(string); ok {
			ids = append(ids, id)
		}
	}
	return ids
}

// news is what is read; the number makes each another.
const news = `Iran Sends Drones to Russia

Iran has delivered # Shahed-136 drones to Russia, a US official said on Monday. In return
Moscow will supply Su-35 fighter jets, according to the official. Tehran denied the report.`

// pages are what is asked.
func (l *load) pages() []questions {
	parties := append([]string{"US", "RU", "FR"}, l.ids("/parties.json", "parties", "id")...)
	few := parties[:min(100, len(parties))]
	days := []string{"2010-01-01", "2013-06-01", "2016-03-01", "2019-01-01", "2021-09-01", "2023-05-01"}
	words := []string{"drones", "Leopard", "missiles", "Panzer", "official", "agreement", "Haubitzen", "denied", "\"air defence\"", "parliament", "sanctions", "Munition"}
	limits := []string{"20", "30", "40", "50"}
	each := func(name, path string, fill ...[]string) questions {
		q := questions{name: name, at: []string{path}}
		for i, values := range fill {
			var more []string
			for _, at := range q.at {
				for _, v := range values {
					more = append(more, strings.ReplaceAll(at, "{"+strconv.Itoa(i)+"}", url.QueryEscape(v)))
				}
			}
			q.at = more
		}
		return q
	}
	all := []questions{
		each("home", "/"),
		{news, "read", []string{"/read"}},
		each("transfers", "/transfers"),
		each("transfers-party", "/transfers?party={0}", few),
		each("transfers-supplier", "/transfers?supplier={0}&limit={1}", few, limits),
		each("transfers-recipient-sort", "/transfers?recipient={0}&sort=articles&since={1}", few, days),
		each("transfers-class-stage", "/transfers?class={0}&stage={1}&limit={2}", []string{"missile", "armour", "aircraft", "artillery"}, []string{"delivered", "agreed", "offered"}, limits),
		each("transfers-certainty", "/transfers?certainty={0}&limit={1}", []string{"stated", "likely", "denied"}, limits),
		each("transfers-contested", "/transfers?contested=true&party={0}", few),
		each("transfers-reported", "/transfers?published-since={0}&limit={1}", days, limits),
		each("transfers-outlet", "/transfers?outlet={0}&limit={1}", []string{"Reuters", "AFP", "dpa", "Kyiv Independent"}, limits),
		each("transfers-origins", "/transfers?min-origins={0}&sort=claims&limit={1}", []string{"2", "3", "5"}, limits),
		each("transfers-match", "/transfers?match={0}&limit={1}", words, limits),
		each("transfers-json", "/transfers.json?party={0}", few),
		each("transfers-csv", "/transfers.csv?party={0}", few),
		each("transfers-atom", "/transfers.atom?party={0}", few),
		each("reports", "/reports?party={0}", few),
		each("parties", "/parties"),
		each("parties-class", "/parties?class={0}&since={1}", []string{"missile", "armour", "aircraft"}, days),
		each("party", "/parties/{0}", parties),
		each("network", "/network"),
		each("network-party", "/network?party={0}&since={1}", few, days),
		each("network-class", "/network?class={0}&since={1}", []string{"missile", "armour", "aircraft"}, days),
		each("network-outlet", "/network?outlet={0}", []string{"Reuters", "AFP", "dpa"}),
		each("network-lang", "/network?lang={0}", []string{"de", "en"}),
		each("network-match", "/network?match={0}", words),
		each("origins", "/origins?limit={0}", limits),
		each("origins-party", "/origins?party={0}", few),
		each("review", "/review"),
		each("review-party", "/review?party={0}", few),
		each("search", "/search?q={0}&limit={1}", words, limits),
		each("search-party", "/search?q={0}&party={1}", words, few[:min(10, len(few))]),
		each("feeds", "/feeds"), each("activity", "/activity"), each("about", "/about"), each("help", "/help"),
		each("api-transfers", "/api/v1/transfers?party={0}", few),
		each("api-claims", "/api/v1/claims?limit=5&party={0}", few),
		each("api-origins", "/api/v1/origins?limit={0}", limits),
	}
	for _, p := range []struct{ name, query string }{{"transfer-busy", "?sort=claims&limit=50"}, {"transfer-middling", "?min-articles=3&limit=200"}, {"transfer-small", "?sort=claims&reverse=true&limit=200"}} {
		if ids := l.ids("/transfers.json"+p.query, "rows", "id"); len(ids) > 0 {
			all = append(all, each(p.name, "/transfers/{0}", ids))
			if p.name == "transfer-busy" {
				all = append(all, each("transfer-busiest", "/transfers/{0}", ids[:1]))
			}
		}
	}
	if ids := l.ids("/reports.json?limit=200", "hits", "article"); len(ids) > 0 {
		all = append(all, each("report", "/reports/{0}", ids))
	}
	return all
}
