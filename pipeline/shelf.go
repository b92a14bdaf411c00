package pipeline

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"waybill/intake"
)

// shelfSize is how many archives are held open for the next section of them.
const shelfSize = 8

// ErrChanged is that an archive is another than the one that was handed out.
var ErrChanged = errors.New("the archive is another than the one that was handed out: hand it out again")

// shelf holds archives open, as sections of one mostly come one after the other.
type shelf struct {
	mu   sync.Mutex
	open []*shelved // the one used last at the end
}

// shelved is an archive that is held open.
type shelved struct {
	path, name, key string
	fields          intake.Fields
	source          intake.Source
	users           int
}

// take opens the archive that a section is of. It is to be released after use.
func (s *shelf) take(ctx context.Context, section *Section, o intake.Options) (intake.Source, func(), error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	of := func(a *shelved) bool {
		return a.path == section.Source && a.name == section.Name && a.key == section.Key && a.fields == section.Fields
	}
	var a *shelved
	if i := slices.IndexFunc(s.open, of); i >= 0 {
		a = s.open[i]
		s.open = slices.Delete(s.open, i, i+1)
	} else {
		o.Name, o.Fields = section.Name, section.Fields
		source, err := intake.Open(ctx, section.Source, o)
		if err != nil {
			return nil, nil, fmt.Errorf("open %s: %w", section.Source, err)
		}
		if source.Key() != section.Key {
			_ = source.Close() // only read from
			return nil, nil, fmt.Errorf("open %s: %w", section.Source, ErrChanged)
		}
		a = &shelved{section.Source, section.Name, section.Key, section.Fields, source, 0}
	}
	s.open = append(s.open, a)
	a.users++
	s.tidy(shelfSize)
	return a.source, func() { s.release(a) }, nil
}

func (s *shelf) release(a *shelved) {
	s.mu.Lock()
	defer s.mu.Unlock()
	a.users--
	s.tidy(shelfSize)
}

// tidy closes archives that nobody uses, those used last for the longest first, until there are as
// many as wanted.
func (s *shelf) tidy(want int) {
	for i := 0; i < len(s.open) && len(s.open) > want; {
		if s.open[i].users > 0 {
			i++
			continue
		}
		_ = s.open[i].source.Close() // only read from
		s.open = slices.Delete(s.open, i, i+1)
	}
}

// Close closes the archives that Do holds open.
func (r *Run) Close() {
	r.shelf.mu.Lock()
	defer r.shelf.mu.Unlock()
	r.shelf.tidy(0)
}
