package pipeline

import (
	"context"
	"iter"

	"waybill/intake"
)

// stretch is a part of a source, for one worker; or, without a part, what is to be said of the
// source.
type stretch struct {
	source intake.Source
	part   intake.Part
	// from is the position the part begins at.
	from int64
	// err is why the source, or the rest of it, cannot be taken in: one of the ledger if fatal.
	err   error
	fatal bool
	// closing says that there is no more of the source to come, done that all of it was given.
	closing, done bool
	// before is how much of it was gone through in an earlier run, in bytes.
	before int64
}

// stretches gives the parts of the sources behind the bookmarks of some kinds, after those of each
// one stretch without a part.
func (r *Run) stretches(ctx context.Context, sources iter.Seq[intake.Source], kinds ...string) iter.Seq[stretch] {
	return func(yield func(stretch) bool) {
		for source := range sources {
			if !r.parts(ctx, source, kinds, yield) {
				return
			}
		}
	}
}

// parts gives the parts of one source, and reports whether to go on.
func (r *Run) parts(ctx context.Context, source intake.Source, kinds []string, yield func(stretch) bool) bool {
	mark, err := r.bookmark(ctx, source, kinds...)
	if err != nil {
		return yield(stretch{source: source, err: err, fatal: true})
	}
	if mark.Done {
		return yield(stretch{source: source, closing: true, before: source.Size()})
	}
	from := mark.Next
	for part, err := range source.Parts(from) {
		if err != nil {
			return yield(stretch{source: source, from: from, err: err, closing: true})
		}
		if !yield(stretch{source: source, part: part, from: from}) {
			return false
		}
		from = part.End()
	}
	return yield(stretch{source: source, from: from, closing: true, done: true})
}
