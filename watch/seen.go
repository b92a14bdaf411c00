package watch

import (
	"cmp"
	"encoding/base64"
	"encoding/binary"
	"hash/fnv"
	"slices"
	"sync"
	"time"

	"waybill/feed"
)

// key stands for an ID or an address that an entry is told by.
type key uint64

// keyOf hashes what makes a key; 64 bits, of which a few million are in use at most.
func keyOf(kind, in, name string) key {
	h := fnv.New64a()
	h.Write([]byte(kind + "\x00" + in + "\x00" + name)) // never fails
	return key(h.Sum64())
}

// pageKey is the key of a page, the same in all feeds.
func pageKey(url string) key { return keyOf("page", "", feed.Same(url)) }

// keysOf are the keys of the entries of a feed. An entry is known if one of its keys is: feeds change
// IDs and keep addresses, and the other way round. An ID or an address that several entries of
// the feed share tells none of them.
func keysOf(feedURL string, entries []feed.Entry) [][]key {
	ids, pages := map[string]int{}, map[string]int{}
	for i := range entries {
		ids[entries[i].ID]++
		pages[feed.Same(entries[i].URL)]++
	}
	all := make([][]key, len(entries))
	for i := range entries {
		e := &entries[i]
		same := feed.Same(e.URL)
		if e.URL != "" && pages[same] == 1 {
			all[i] = append(all[i], pageKey(e.URL))
		}
		if ids[e.ID] == 1 && e.ID != e.URL {
			all[i] = append(all[i], keyOf("id", feedURL, e.ID))
		}
		if len(all[i]) == 0 {
			all[i] = append(all[i], keyOf("both", feedURL, e.ID+"\x00"+e.URL+"\x00"+e.Title))
		}
	}
	return all
}

// How long an entry is remembered that is in its feed no more: for a number of documents and a
// while. Caches give old documents; editors put entries back. And how many are
// remembered at most.
const (
	forgetAfter     = 20
	forgetAfterTime = 24 * time.Hour
	maxSeen         = 20_000
)

// lastThere is when an entry was last in its feed.
type lastThere struct {
	document uint32 // the number of the document
	hour     uint32 // since 1970
}

// seen are the entries of a feed that need no further work.
type seen map[key]lastThere

func (s seen) keys() []key {
	all := make([]key, 0, len(s))
	for k := range s {
		all = append(all, k)
	}
	return all
}

// forget drops what is long gone from the feed and gives what was dropped.
func (s seen) forget(document uint32, now time.Time) (dropped []key) {
	hour := hours(now)
	for k, last := range s {
		if document-last.document > forgetAfter && hour > last.hour+uint32(forgetAfterTime/time.Hour) {
			delete(s, k)
			dropped = append(dropped, k)
		}
	}
	if len(s) <= maxSeen {
		return dropped
	}
	oldest := s.keys()
	slices.SortFunc(oldest, func(a, b key) int {
		return cmp.Or(cmp.Compare(s[a].document, s[b].document), cmp.Compare(a, b))
	})
	for _, k := range oldest[:len(s)-maxSeen] {
		delete(s, k)
		dropped = append(dropped, k)
	}
	return dropped
}

func hours(t time.Time) uint32 { return uint32(t.Unix() / 3600) }

// entryBytes is what a key takes in a state: 8 for itself, 4 each for document and hour.
const entryBytes = 16

// text is the form of the set in a bookmark, the same for the same set.
func (s seen) text() string {
	sorted := s.keys()
	slices.Sort(sorted)
	b := make([]byte, 0, len(s)*entryBytes)
	for _, k := range sorted {
		b = binary.BigEndian.AppendUint64(b, uint64(k))
		b = binary.BigEndian.AppendUint32(b, s[k].document)
		b = binary.BigEndian.AppendUint32(b, s[k].hour)
	}
	return base64.RawStdEncoding.EncodeToString(b)
}

// parseSeen reads a set back; damage costs what is damaged.
func parseSeen(text string) seen {
	s := seen{}
	b, _ := base64.RawStdEncoding.DecodeString(text) // what was read before the damage
	for ; len(b) >= entryBytes; b = b[entryBytes:] {
		s[key(binary.BigEndian.Uint64(b))] = lastThere{binary.BigEndian.Uint32(b[8:]), binary.BigEndian.Uint32(b[12:])}
	}
	return s
}

// known are the keys seen in any feed, and those being worked on: an article that stands in two
// feeds is fetched once.
type known struct {
	mu    sync.Mutex
	seen  map[key]int // in how many feeds
	taken map[key]bool
}

func newKnown() *known { return &known{seen: map[key]int{}, taken: map[key]bool{}} }

func (k *known) add(keys ...key) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, key := range keys {
		k.seen[key]++
	}
}

func (k *known) drop(keys ...key) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, key := range keys {
		if k.seen[key]--; k.seen[key] <= 0 {
			delete(k.seen, key)
		}
	}
}

// has reports whether one of the keys was seen in any feed.
func (k *known) has(keys []key) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	return slices.ContainsFunc(keys, func(key key) bool { return k.seen[key] > 0 })
}

// take reserves an entry, unless somebody works on it, or it is seen.
func (k *known) take(keys []key) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	if slices.ContainsFunc(keys, func(key key) bool { return k.taken[key] || k.seen[key] > 0 }) {
		return false
	}
	for _, key := range keys {
		k.taken[key] = true
	}
	return true
}

// free gives a reserved entry back.
func (k *known) free(keys []key) {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, key := range keys {
		delete(k.taken, key)
	}
}
