package cli

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"

	"waybill"
	"waybill/atlas"
	"waybill/ledger"
	"waybill/reading"
	"waybill/watch"
)

// crier tells what a watching brings. Several goroutines may use it at once.
type crier interface {
	// article tells of one that was recorded; its error ends the watching.
	article(a watch.Article, r *waybill.Reading) error
	// failure tells what could not be read.
	failure(err error)
}

// watchSink reads what a watcher brings and records it. Several feeds may bring something at once.
type watchSink struct {
	ledger  *ledger.Ledger
	reader  articleReader
	stamp   string
	scanner interface{ Look(page []byte) bool } // nil records all
	crier   crier
	room    chan struct{} // as many as may read at once

	mu  sync.Mutex
	sum watched
}

// newWatchSink is a sink that records into a ledger; with all also articles in which no claim is made.
func newWatchSink(l *ledger.Ledger, known *atlas.Atlas, reader *reading.Reader, c crier, all bool) *watchSink {
	s := &watchSink{ledger: l, reader: reader, stamp: stamp(reader, known), crier: c, room: make(chan struct{}, runtime.GOMAXPROCS(0))}
	if !all {
		s.scanner = &lateScanner{atlas: known, packs: reader.Languages()}
	}
	return s
}

// watched counts what became of the articles that came.
type watched struct{ looked, passed, known, failed, articles, copies, claims int }

// Take reads articles, records those that make a claim together with the bookmarks, and prints them.
func (s *watchSink) Take(ctx context.Context, articles []watch.Article, marks ...ledger.Bookmark) error {
	var inputs []ledger.Input
	var kept []watch.Article
	for _, a := range articles {
		in, err := s.read(ctx, a)
		if err != nil {
			return err
		}
		if in != nil {
			inputs, kept = append(inputs, *in), append(kept, a)
		}
	}
	n, err := s.ledger.Record(ctx, inputs, marks...)
	if err != nil {
		return err
	}
	s.count(func(w *watched) {
		w.articles += n.Articles
		w.copies += n.Copies
		w.claims += n.Claims
	})
	for i := range inputs {
		if err := s.crier.article(kept[i], inputs[i].Reading); err != nil {
			return err
		}
	}
	return nil
}

// read reads an article; it gives nothing for one that is not to be recorded.
func (s *watchSink) read(ctx context.Context, a watch.Article) (*ledger.Input, error) {
	s.room <- struct{}{}
	defer func() { <-s.room }()
	s.count(func(w *watched) { w.looked++ })
	if s.scanner != nil && !s.scanner.Look(a.Bytes) {
		s.count(func(w *watched) { w.passed++ })
		return nil, nil
	}
	in := waybill.Article{File: a.File, Bytes: a.Bytes}
	id := in.ID()
	known, err := s.ledger.Known(ctx, []string{id}, s.stamp)
	if err != nil {
		return nil, err
	}
	if known[id] {
		s.count(func(w *watched) { w.known++ })
		return nil, nil
	}
	r, err := s.readSafely(in)
	switch {
	case err != nil:
		s.crier.failure(inputError{"read " + a.File, unreadable(a.File, err)})
		s.count(func(w *watched) { w.failed++ })
		return nil, nil
	case s.scanner != nil && len(r.Claims) == 0:
		s.count(func(w *watched) { w.passed++ })
		return nil, nil
	}
	return &ledger.Input{Bytes: a.Bytes, Provenance: a.Provenance, Reading: r}, nil
}

func (s *watchSink) readSafely(in waybill.Article) (r *waybill.Reading, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = errors.New(fmt.Sprint("a fault in Waybill (", fault, "): please report it, with the page"))
		}
	}()
	return s.reader.Read(in)
}

func (s *watchSink) count(change func(*watched)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change(&s.sum)
}
