package watch

import (
	"slices"
	"time"

	"waybill/feed"
)

// How long a feed is left alone.
const (
	shortest = 5 * time.Minute
	longest  = 24 * time.Hour
	// first is for a feed whose entries do not tell how often it brings something.
	first = 30 * time.Minute
)

// A poll that brought something makes the next one come sooner, one that brought nothing later.
// The two factors balance where three polls in ten bring something: there an entry waits for half an
// interval, and most polls cost a server no more than a 304.
const sooner, later = 0.6, 1.25

// adapt is the interval after a poll that did or did not bring something new.
func adapt(interval time.Duration, brought bool) time.Duration {
	factor := later
	if brought {
		factor = sooner
	}
	return within(time.Duration(float64(interval) * factor))
}

func within(d time.Duration) time.Duration { return min(max(d, shortest), longest) }

// initial is the interval for a feed not known before: half the middle gap between its entries.
func initial(entries []feed.Entry) time.Duration {
	var at []time.Time
	for i := range entries {
		if !entries[i].Published.IsZero() {
			at = append(at, entries[i].Published)
		}
	}
	if len(at) < 3 {
		return first
	}
	slices.SortFunc(at, time.Time.Compare)
	gaps := make([]time.Duration, len(at)-1)
	for i := range gaps {
		gaps[i] = at[i+1].Sub(at[i])
	}
	slices.Sort(gaps)
	return within(gaps[len(gaps)/2] / 2)
}

// After a failure a feed is asked again soon, however seldom it brings something: what it brought
// since waits. A failure that may pass is tried again at least every patience, or as often as the
// feed is polled anyway.
const (
	firstRetry = 10 * time.Minute
	patience   = 2 * time.Hour
)

// backoff is how long a feed is left alone after some failures in a row: twice as long each time.
func backoff(interval time.Duration, failures int, passing bool) time.Duration {
	wait := within(min(interval, firstRetry) << min(max(failures, 1)-1, 9))
	if passing {
		wait = min(wait, max(interval, patience))
	}
	return wait
}

// jittered is up to a tenth longer, so that feeds polled together once are not for ever.
func jittered(d time.Duration, chance float64) time.Duration {
	return d + time.Duration(float64(d)*chance/10)
}
