package pipeline

import (
	"bytes"
	"context"
	"errors"
	"iter"
	"path/filepath"

	"waybill/intake"
)

// mark is how far a source was handed out, and under which key that is kept.
type mark struct {
	key string
	bookmark
}

// handing is what becomes of a stretch that is handed out: a job, or why there is none.
type handing struct {
	job Job
	found
}

// Jobs is the work that Add would do itself, to be handed out to workers: sections of archives
// where they can open them, else articles, of archives only such as can hold a claim. It goes on
// where an earlier run had handed out, see HandedOut. What cannot be taken in is told to Fail, and
// how far it has come to Tell. The error, the last thing given, is one of the ledger, or ctx's.
// Without a ledger it begins at the beginning.
func (r *Run) Jobs(ctx context.Context, sources iter.Seq[intake.Source]) iter.Seq2[Job, error] {
	return func(yield func(Job, error) bool) {
		enough := errors.New("enough")
		rec := &recorder{run: r}
		use := func(h handing) error {
			if h.fatal {
				return h.err
			}
			rec.count(h.found)
			rec.tell()
			if !h.job.Nothing() || h.job.mark != nil {
				if !yield(h.job, nil) {
					return enough
				}
			}
			if h.closing {
				// it was only read from
				_ = h.source.Close()
			}
			return nil
		}
		err := InTurn(ctx, r.stretches(ctx, sources, readKind, queuedKind), r.Workers, r.hand, use)
		if err != nil && !errors.Is(err, enough) {
			yield(Job{}, err)
		}
	}
}

// hand makes the jobs of a stretch.
func (r *Run) hand(ctx context.Context, s stretch, give func(handing) bool) {
	f := found{source: s.source, begin: s.from, next: s.from}
	if s.part == nil {
		h := handing{found: f.closed(s)}
		if !h.before {
			h.job = r.marked(Job{}, s.source, s.from, s.done)
		}
		give(h)
		return
	}
	if f.bytes = s.part.Size(); s.source.Apart() && marked(s.source) && !r.Send {
		job, err := r.section(s)
		if f.next = s.part.End(); err != nil {
			f.err, f.name = err, s.source.Name()
		}
		give(handing{r.marked(job, s.source, f.next, false), f})
		return
	}
	f.bytes = 0
	scan := r.Scanner != nil && s.source.Many()
	err := s.part.Each(ctx, func(i intake.Item) error {
		f.looked++
		f.begin, f.next, f.name = f.next, i.Next, i.Provenance.File
		var job Job
		switch {
		case i.Err != nil:
			f.err = i.Err
		case scan && !r.Scanner.Look(i.Bytes):
			f.scanned++
			return nil
		default:
			job.Article = &SentArticle{Provenance: told(i.Provenance, r.Told), Scan: scan, Bytes: bytes.Clone(i.Bytes)}
		}
		if !give(handing{r.marked(job, s.source, i.Next, false), f}) {
			return ctx.Err()
		}
		f = found{source: s.source, begin: f.next, next: f.next}
		return nil
	})
	if ctx.Err() != nil {
		return
	}
	f.err, f.name, f.bytes = err, s.source.Name(), s.part.Size()
	give(handing{r.marked(Job{}, s.source, s.part.End(), false), f})
}

// section is the job of a part that workers open themselves.
func (r *Run) section(s stretch) (Job, error) {
	path, err := filepath.Abs(s.source.Name())
	if err != nil {
		return Job{}, err
	}
	return Job{Section: &Section{
		Source: path, Name: s.source.Name(), Key: s.source.Key(), From: s.from, Through: s.part.End(), Size: s.part.Size(),
		All: r.Scanner == nil, Told: r.Told, Fields: r.Intake.Fields,
	}}, nil
}

// marked gives a job how far its source is handed out with it, where bookmarks lie in it.
func (r *Run) marked(job Job, source intake.Source, next int64, done bool) Job {
	if marked(source) {
		m := mark{source.Key(), r.begin(source)}
		m.Next, m.Done = next, done
		job.mark = &m
	}
	return job
}

// Rereads is the work that Reread would do itself, to be handed out to workers with the stamp of
// the run. The error, the last thing given, is one of the ledger.
func (r *Run) Rereads(ctx context.Context) iter.Seq2[Job, error] {
	return func(yield func(Job, error) bool) {
		ids, err := r.Ledger.OutdatedArticles(ctx, r.Stamp)
		if err != nil {
			yield(Job{}, err)
			return
		}
		for _, id := range ids {
			if !yield(Job{Reread: &Reread{Article: id, Stamp: r.Stamp}}, nil) {
				return
			}
		}
	}
}

// HandedOut notes in the ledger that jobs were taken over, in the order in which Jobs gave them, so
// that a run that is killed goes on behind them. What could not be noted is noted with the next.
func (r *Run) HandedOut(ctx context.Context, jobs []Job) error {
	if r.handed == nil {
		r.handed = map[string]bookmark{}
	}
	for i := range jobs {
		if m := jobs[i].mark; m != nil {
			r.handed[m.key] = m.bookmark
		}
	}
	marks, err := kept(queuedKind, r.handed)
	if err != nil || len(marks) == 0 {
		return err
	}
	if _, err = r.Ledger.Record(ctx, nil, marks...); err != nil {
		return err
	}
	clear(r.handed)
	return nil
}
