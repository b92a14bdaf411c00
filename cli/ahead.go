package cli

import (
	"context"
	"fmt"
	"iter"
	"sync"

	"waybill/intake"
)

// farAhead is how many of the next inputs are looked at for web addresses to fetch, so that
// hosts do not wait for one another. So many pages at most lie in memory.
const farAhead = 8

// ahead opens sources in their order, and fetches pages before it is their turn.
type ahead struct {
	sources *sources
	ctx     context.Context
	cancel  context.CancelFunc
	group   sync.WaitGroup
	begun   int // how many places were looked at
	coming  map[int]chan fetched
}

// fetched is a page as a source, or why it could not be had.
type fetched struct {
	source intake.Source
	err    error
}

func (s *sources) lookAhead(ctx context.Context) *ahead {
	a := &ahead{sources: s, coming: map[int]chan fetched{}}
	a.ctx, a.cancel = context.WithCancel(ctx)
	return a
}

// open opens the source of one place, that of the place before having been opened.
func (a *ahead) open(ctx context.Context, i int) (intake.Source, error) {
	for ; a.begun < min(i+farAhead, len(a.sources.places)); a.begun++ {
		if isURL(a.sources.places[a.begun].Path) {
			a.begin(a.begun)
		}
	}
	come, ok := a.coming[i]
	if !ok {
		return a.sources.open(ctx, a.sources.places[i])
	}
	delete(a.coming, i)
	f := <-come
	return f.source, f.err
}

func (a *ahead) begin(i int) {
	come := make(chan fetched, 1)
	a.coming[i] = come
	a.group.Go(func() {
		source, err := a.sources.open(a.ctx, a.sources.places[i])
		come <- fetched{source, err}
	})
}

// stop calls off what is still to come. Pages lie in memory: there is nothing to close.
func (a *ahead) stop() {
	a.cancel()
	a.group.Wait()
}

// unopened is a source that could not be opened: it has nothing but the error.
type unopened struct {
	place spotted
	err   error
}

func (u *unopened) Name() string {
	if u.place.at >= 0 {
		return fmt.Sprintf("%s#%d", u.place.Path, u.place.at)
	}
	return u.place.Path
}
func (u *unopened) Kind() string { return "" }
func (u *unopened) Many() bool   { return false }
func (u *unopened) Size() int64  { return -1 }
func (u *unopened) Key() string  { return "" }
func (u *unopened) Apart() bool  { return false }
func (u *unopened) Close() error { return nil }
func (u *unopened) Parts(int64) iter.Seq2[intake.Part, error] {
	return func(yield func(intake.Part, error) bool) { yield(nil, u.err) }
}
