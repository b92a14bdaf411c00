package pipeline

import (
	"bytes"
	"context"
	"fmt"
	"time"

	"waybill"
	"waybill/intake"
	"waybill/ledger"
)

// found is what a worker hands to the recorder: what it passed since the last, and what it
// came to.
type found struct {
	source intake.Source
	// looked, scanned and claimless count articles, known those the ledger has; bytes is how
	// much of the source it was.
	looked, scanned, claimless, known int
	bytes                             int64
	// begin and next are the positions before and behind what it came to.
	begin, next int64
	// input is an article that was read, nil for none.
	input *ledger.Input
	// name and err say what could not be taken in, and why; fatal is an error of the ledger.
	name  string
	err   error
	fatal bool
	// closing says that there is no more of the source to come, done that all of it was read,
	// before that this was in an earlier run.
	closing, done, before bool
	// job is the number of the job it is of; undone says that err is why it could not be done.
	// alone is the work on what could not be taken in.
	job    int
	undone bool
	alone  *Job
}

// closed is what a stretch without a part says of its source.
func (f found) closed(s stretch) found {
	f.bytes, f.err, f.fatal = s.before, s.err, s.fatal
	f.closing, f.done, f.before = s.closing, s.done, s.before > 0
	f.name = s.source.Name()
	return f
}

// passedAtOnce is how many articles are passed over before the recorder is told how far the
// work has come.
const passedAtOnce = 2000

// work goes through a stretch.
func (r *Run) work(ctx context.Context, s stretch, give func(found) bool) {
	f := found{source: s.source, begin: s.from, next: s.from}
	if s.part == nil {
		give(f.closed(s))
		return
	}
	w := worker{run: r, ctx: ctx, give: give, found: f, keep: r.Scanner == nil || !s.source.Many(), told: r.Told}
	err := s.part.Each(ctx, w.item)
	if ctx.Err() != nil {
		return
	}
	w.err, w.name = err, s.source.Name()
	w.next, w.bytes = s.part.End(), s.part.Size()
	w.hand()
}

// worker goes through one stretch, or what a job is of; found is what it has not handed on yet.
type worker struct {
	run  *Run
	ctx  context.Context
	give func(found) bool
	// keep says that everything is read and recorded; told is what the user tells of all articles.
	keep bool
	told waybill.Provenance
	// asked says of articles whether they need no reading; of others that is asked for.
	asked map[string]bool
	// section is what is gone through, nil for what is no section.
	section *Section
	found
}

// hand hands on what was found, and reports whether to go on.
func (w *worker) hand() error {
	if !w.give(w.found) {
		return w.ctx.Err()
	}
	w.found = found{source: w.source, begin: w.next, next: w.next, job: w.job}
	return nil
}

func (w *worker) item(i intake.Item) error {
	w.looked++
	w.begin, w.next, w.name = w.next, i.Next, i.Provenance.File
	switch {
	case i.Err != nil:
		w.err = i.Err
	case !w.keep && !w.run.look(i.Bytes):
		w.scanned++
	default:
		w.read(i)
	}
	if w.err != nil && !w.fatal && w.section != nil {
		w.alone = w.section.alone(w.begin, w.next)
	}
	if w.input == nil && w.err == nil && w.looked < passedAtOnce {
		return nil
	}
	return w.hand()
}

// read reads an article that the ledger does not know.
func (w *worker) read(i intake.Item) {
	a := waybill.Article{File: i.Provenance.File, Bytes: i.Bytes}
	known, err := w.knows(a.ID())
	if err != nil {
		w.err, w.fatal = err, true
		return
	}
	if known {
		w.known++
		return
	}
	reading, err := w.run.read(a, func(text string) bool { return w.keep || w.run.Scanner.Look([]byte(text)) })
	switch {
	case err != nil:
		w.err = err
	case reading == nil:
		w.scanned++
	case !w.keep && len(reading.Claims) == 0:
		w.claimless++
	default:
		w.input = &ledger.Input{Bytes: bytes.Clone(i.Bytes), Provenance: told(i.Provenance, w.told), Reading: reading}
	}
}

// knows reports whether an article needs no reading.
func (w *worker) knows(id string) (bool, error) {
	if known, asked := w.asked[id]; asked {
		return known, nil
	}
	known, err := w.run.Ledger.Known(w.ctx, []string{id}, w.run.Stamp)
	return known[id], err
}

// told is what is told of an article: by the user, else by its source.
func told(source, user waybill.Provenance) waybill.Provenance {
	if user.Outlet != "" {
		source.Outlet = user.Outlet
	}
	if user.Published != "" {
		source.Published = user.Published
	}
	return source
}

// look reports whether an article of an archive can hold a claim.
func (r *Run) look(page []byte) bool {
	defer r.timed(Scanning, time.Now())
	return r.Scanner.Look(page)
}

func (r *Run) read(a waybill.Article, worth func(string) bool) (*waybill.Reading, error) {
	defer r.timed(Reading, time.Now())
	return readSafely(r.Reader, a, worth)
}

// readSafely reads an article. A panic is an error of that article alone.
func readSafely(reader Reader, in waybill.Article, worth func(string) bool) (r *waybill.Reading, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%w (%v): please report it, with the file", ErrFault, fault)
		}
	}()
	return reader.ReadIf(in, worth)
}
