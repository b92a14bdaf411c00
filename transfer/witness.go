package transfer

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"waybill"
)

// Witness is an origin with what it says of some transfers.
type Witness struct {
	waybill.Origin
	// Claims counts what it says; Transfers the rows it speaks of, Affirms, Doubts and Denies
	// those of which it ever does so, Contradicted those it affirms and another origin that can
	// be told from others denies, or the reverse.
	Claims, Transfers, Affirms, Doubts, Denies, Contradicted int
	// First and Last are the days of the first and the last report with it, "" where none has a
	// day.
	First, Last string
}

// Witnesses are the origins that speak of rows, in the order of their names; rejected rows are
// left out.
func Witnesses(rows []Row) []Witness {
	all := map[waybill.Origin]*Witness{}
	for i := range rows {
		if rows[i].Status == waybill.Rejected {
			continue
		}
		for origin, said := range rows[i].witnesses() {
			w := all[origin]
			if w == nil {
				w = &Witness{Origin: origin}
				all[origin] = w
			}
			w.Add(said)
		}
	}
	list := make([]Witness, 0, len(all))
	for _, origin := range slices.SortedFunc(maps.Keys(all), CompareOrigins) {
		list = append(list, *all[origin])
	}
	return list
}

// Add adds what the same origin says of other transfers.
func (w *Witness) Add(other Witness) {
	w.Claims += other.Claims
	w.Transfers += other.Transfers
	w.Affirms += other.Affirms
	w.Doubts += other.Doubts
	w.Denies += other.Denies
	w.Contradicted += other.Contradicted
	w.report(other.First, other.Last)
}

// report widens the time from the first to the last report.
func (w *Witness) report(first, last string) {
	if first != "" {
		w.First, w.Last = min(cmp.Or(w.First, first), first), max(w.Last, last)
	}
}

// CompareOrigins orders origins by their names.
func CompareOrigins(a, b waybill.Origin) int {
	return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Party, b.Party))
}

// witnesses are what the origins say of one row. Somebody unclear may have several voices in
// it: what they say counts for one row all the same.
func (r *Row) witnesses() map[waybill.Origin]Witness {
	all := map[waybill.Origin]Witness{}
	for i := range r.Voices {
		v := &r.Voices[i]
		origin := v.Origin
		origin.Name = shortened(origin.Name)
		w := all[origin]
		w.Origin, w.Transfers = origin, 1
		w.Claims += len(v.Claims)
		for _, n := range []struct {
			does bool
			to   *int
		}{{v.Affirms, &w.Affirms}, {v.Doubts, &w.Doubts}, {v.Denies, &w.Denies}, {r.contradicts(i), &w.Contradicted}} {
			if n.does {
				*n.to = 1
			}
		}
		for _, k := range v.Claims {
			w.report(r.Claims[k].Published, r.Claims[k].Published)
		}
		all[origin] = w
	}
	return all
}

// longestOrigin is how many bytes of an origin's name tell it from others; what is longer is a
// sentence that was taken for one. PostgreSQL takes no more than 2,700 into a row of an index.
const longestOrigin = 500

func shortened(name string) string {
	if len(name) > longestOrigin {
		return strings.ToValidUTF8(name[:longestOrigin], "")
	}
	return name
}

// contradicts reports whether another voice that can be told from others denies what this one
// affirms, or the reverse.
func (r *Row) contradicts(voice int) bool {
	v := &r.Voices[voice]
	for i := range r.Voices {
		other := &r.Voices[i]
		if i != voice && other.Origin.Independent() && (v.Affirms && other.Denies || v.Denies && other.Affirms) {
			return true
		}
	}
	return false
}
