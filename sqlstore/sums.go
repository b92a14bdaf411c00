package sqlstore

import (
	"database/sql"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"waybill/ledger"
)

// Sums are the rows of a register in memory, as bundles have them: some forty bytes each, and four
// for each claim. Before rows are summed, the bundles that changed since are read. They are safe for
// several goroutines at once.
type Sums struct {
	mu      sync.RWMutex
	seen    int64 // the greatest number of a bundle that was read
	bundles map[[2]ledger.Pair]*packed
	names   []string // of classes, statuses and languages, by their places in rows
	places  map[string]int32
}

// NewSums are those of no row.
func NewSums() *Sums {
	return &Sums{bundles: map[[2]ledger.Pair]*packed{}, places: map[string]int32{}}
}

// packed is a bundle taken apart.
type packed struct {
	sides   ledger.Pair
	rows    []packedRow
	numbers []int32
}

// packedRow is what sums ask of a row. Days are numbers like 20240131, 0 for none; claims is where
// the numbers of its claims end among those of the bundle.
type packedRow struct {
	class, status, langs       int32
	begins, ends, first, last  int32
	origins, articles, review  int32
	claims                     int32
	standing, credibility      uint8
	affirmed, denied, exchange bool
}

// read reads what has changed in bundles.
func (s *Sums) read(t *Tx) error {
	number := int64(0)
	if _, err := t.one([]any{&number}, "SELECT COALESCE(MAX(number), 0) FROM bundle"); err != nil {
		return err
	}
	s.mu.RLock()
	seen := s.seen
	s.mu.RUnlock()
	if number <= seen {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if number <= s.seen {
		return nil
	}
	err := t.query(func(r *sql.Rows) error {
		var b bundle
		if err := r.Scan((*string)(&b.home.Supplier), (*string)(&b.home.Recipient), (*string)(&b.sides.Supplier), (*string)(&b.sides.Recipient), &b.lines, &b.numbers); err != nil {
			return err
		}
		p, err := s.pack(&b)
		if err != nil {
			return fmt.Errorf("%w: what transfers between %q and %q are summed from: %w", ledger.ErrCorrupt, b.home.Supplier, b.home.Recipient, err)
		}
		if s.bundles[[2]ledger.Pair{b.home, b.sides}] = p; b.lines == "" {
			delete(s.bundles, [2]ledger.Pair{b.home, b.sides})
		}
		return nil
	}, "SELECT home_supplier, home_recipient, supplier, recipient, lines, numbers FROM bundle WHERE number > ?", s.seen)
	if err == nil {
		s.seen = number
	}
	return err
}

// pack takes a bundle apart.
func (s *Sums) pack(b *bundle) (*packed, error) {
	p := &packed{sides: b.sides, rows: make([]packedRow, 0, strings.Count(b.lines, "\n")+1)}
	numbers := b.numbers
	for text := range strings.SplitSeq(b.lines, "\n") {
		if text == "" {
			break
		}
		var r packedRow
		if err := s.packRow(text, &r); err != nil {
			return nil, err
		}
		var claims string
		claims, numbers, _ = strings.Cut(numbers, "\n")
		for n := range eachNumber(claims) {
			p.numbers = append(p.numbers, n)
		}
		r.claims = int32(len(p.numbers))
		p.rows = append(p.rows, r)
	}
	return p, nil
}

// columns of a line, see lineOf.
const columnsOfLine = 15

func (s *Sums) packRow(text string, r *packedRow) error {
	columns := strings.Split(text, "\t")
	if len(columns) != columnsOfLine {
		return fmt.Errorf("%q is no row", text)
	}
	r.class, r.status, r.langs = s.place(columns[0]), s.place(columns[5]), s.place(columns[14])
	var standing, affirm, deny, exchange, credibility int32
	for _, c := range []struct {
		at int
		to *int32
	}{{1, &standing}, {2, &affirm}, {3, &deny}, {4, &exchange}, {6, &credibility}, {7, &r.origins}, {8, &r.articles}, {9, &r.review}} {
		n, err := strconv.ParseInt(columns[c.at], 10, 32)
		if err != nil {
			return err
		}
		*c.to = int32(n)
	}
	r.standing, r.credibility = uint8(standing), uint8(credibility)
	r.affirmed, r.denied, r.exchange = affirm > 0, deny > 0, exchange > 0
	r.begins, r.ends, r.first, r.last = dayNumber(columns[10]), dayNumber(columns[11]), dayNumber(columns[12]), dayNumber(columns[13])
	return nil
}

// place is that of a name.
func (s *Sums) place(name string) int32 {
	at, known := s.places[name]
	if !known {
		name = strings.Clone(name) // else it would hold on to the whole bundle
		at = int32(len(s.names))
		s.places[name], s.names = at, append(s.names, name)
	}
	return at
}

// dayNumber is a day as a number.
func dayNumber(day string) int32 {
	n := int32(0)
	for _, c := range []byte(day) {
		if c >= '0' && c <= '9' {
			n = 10*n + int32(c-'0')
		}
	}
	return n
}
