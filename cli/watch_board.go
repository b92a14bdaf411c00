package cli

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"waybill"
	"waybill/atlas"
	"waybill/feed"
	"waybill/view"
	"waybill/watch"
)

// board prints what a watching brings, and how it stands: at the last line of a terminal, or else
// by a line a minute. Several goroutines may use it.
type board struct {
	app     *app
	printer *printer
	mu      sync.Mutex
	stands  string // the line at the end of the terminal, "" if there is none
}

func (a *app) board(json bool, known *atlas.Atlas) *board {
	return &board{app: a, printer: a.printer(what{json: json}, known)}
}

// above prints something above the line that tells how it stands.
func (b *board) above(print func() error) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.stands != "" {
		fmt.Fprint(b.app.Err, "\r\x1b[K")
	}
	err := print()
	fmt.Fprint(b.app.Err, b.stands)
	return err
}

// article prints an article that was recorded, with its claims of transfers.
func (b *board) article(a watch.Article, r *waybill.Reading) error {
	d := b.printer.show(r)
	var out bytes.Buffer
	if b.printer.json {
		if err := b.printer.document(&out, &d); err != nil {
			return outputError{err}
		}
	} else {
		b.lines(&out, a, &d)
	}
	return b.above(func() error { return b.app.print(out.String()) })
}

// lines tell an article to people: when, who, what, and each transfer once.
func (b *board) lines(out *bytes.Buffer, a watch.Article, d *view.Document) {
	pg := &page{printer: b.printer, out: out, doc: d}
	title := a.Title
	if title == "" && d.Report.Title != nil {
		title = d.Report.Title.Text
	}
	var head []string
	for _, part := range []string{a.Published, a.Outlet, title} {
		if part != "" {
			head = append(head, safe(part))
		}
	}
	pg.text(0, bold, strings.Join(head, " · "))
	told := map[string]bool{}
	for _, direction := range d.Directions() {
		for _, c := range direction.Claims {
			line := pg.party(direction.Supplier) + " → " + pg.party(direction.Recipient) + ": " + goods(c) + " · " +
				safe(string(c.Stage)) + " · " + safe(string(c.Certainty)) + " · " + safe(string(c.Source))
			if !told[line] {
				told[line] = true
				pg.text(2, normal, line)
			}
		}
	}
	pg.line("  " + pg.paint(dim, safe(a.File)))
}

// failure prints an error.
func (b *board) failure(err error) {
	_ = b.above(func() error { b.app.report(err); return nil }) // report has nothing to fail with
}

// event prints what happened to a feed or the network.
func (b *board) event(e watch.Event) {
	switch e.What {
	case watch.FeedFailed:
		b.failure(inputError{"poll " + e.Feed, unpolled(e.Feed, e.Err)})
	case watch.PageFailed:
		b.failure(inputError{"fetch " + e.Page, unfetched(e.Page, e.Err)})
	case watch.FeedWorks:
		b.say("poll " + e.Feed + ": works again")
	case watch.Offline:
		b.say("the network is gone: one feed is tried now and then until it is back")
	case watch.Online:
		b.say("the network is back after " + e.For.Round(time.Second).String())
	case watch.Woke:
		b.say("the machine slept for " + e.For.Round(time.Second).String() + "; what was missed is made up for")
	}
}

// unpolled tells why a feed could not be polled.
func unpolled(address string, err error) error {
	if errors.Is(err, feed.ErrNoFeed) || errors.Is(err, feed.ErrDamaged) || errors.Is(err, feed.ErrTooLarge) {
		return err
	}
	return unfetched(address, err)
}

func (b *board) say(line string) {
	_ = b.above(func() error {
		_, err := fmt.Fprintln(b.app.Err, "waybill: "+safe(line))
		return err
	}) // whoever does not read it misses nothing that counts
}

// watch tells how it stands until it is stopped: once a second on a terminal, else once a minute.
func (b *board) watch(w *watch.Watcher) (stop func()) {
	every := time.Minute
	if b.app.ErrTerminal {
		every = time.Second
	}
	return b.telling(every, func(now time.Time) string { return statusLine(w.Status(), now) })
}

// telling tells how it stands now and then, until it is stopped.
func (b *board) telling(every time.Duration, line func(now time.Time) string) (stop func()) {
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		ticks := time.NewTicker(every)
		defer ticks.Stop()
		for {
			select {
			case <-done:
				return
			case now := <-ticks.C:
				b.stand(line(now))
			}
		}
	}()
	return func() {
		close(done)
		<-ended
		b.mu.Lock()
		defer b.mu.Unlock()
		if b.stands != "" {
			fmt.Fprint(b.app.Err, "\r\x1b[K")
			b.stands = ""
		}
	}
}

func (b *board) stand(line string) {
	if !b.app.ErrTerminal {
		b.say(line)
		return
	}
	_ = b.above(func() error {
		if text := wrap(line, b.app.width()-1); len(text) > 0 {
			b.stands = text[0]
		}
		return nil
	}) // nothing to fail with
}

// statusLine is how the watching stands, as a line.
func statusLine(s watch.Status, now time.Time) string {
	line := many(s.Feeds, "feed")
	if s.Failing > 0 {
		line += fmt.Sprintf(" (%d failing)", s.Failing)
	}
	line += ", " + many(s.Polls, "poll") + ", " + many(s.New, "new article")
	if s.Pending > 0 {
		line += fmt.Sprintf(", %d to be fetched", s.Pending)
	}
	switch {
	case s.Offline:
		line += "; no network"
	case s.Busy > 0:
		line += fmt.Sprintf("; polling %d", s.Busy)
	case !s.Next.IsZero():
		line += "; next in " + max(s.Next.Sub(now), 0).Round(time.Second).String()
	}
	return line
}

// end tells what came of it.
func (b *board) end(sink *watchSink, s watch.Status, place string) error {
	sum := &sink.sum
	line := fmt.Sprintf("%s of %s", many(s.Polls, "poll"), many(s.Feeds, "feed"))
	if s.Polls == 0 {
		line += " (not due: polled lately, or asked for patience)"
	}
	line += fmt.Sprintf(": %s recorded with %s", many(sum.articles, "article"), many(sum.claims, "claim"))
	if sum.copies > 0 {
		line += fmt.Sprintf(", %d of them copies", sum.copies)
	}
	line += fmt.Sprintf("; %d without a claim, %d known", sum.passed, sum.known)
	if sum.failed > 0 {
		line += fmt.Sprintf(", %d not readable", sum.failed)
	}
	if s.Pending > 0 {
		line += fmt.Sprintf(", %d still to be fetched", s.Pending)
	}
	b.say(line + " (ledger " + place + ")")
	return nil
}
