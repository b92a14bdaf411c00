package atlas

import (
	"fmt"
	"strings"
	"unicode"

	"waybill"
)

// Outlet is a news agency, paper, channel or online medium.
type Outlet struct {
	Name    string
	Aliases []string
	Kind    OutletKind
	// State is where it is at home, of StateMedia whom it speaks for; "" where unknown.
	State waybill.PartyID
}

// OutletKind is what sort of outlet it is.
type OutletKind string

// The kinds of outlet.
const (
	Agency      OutletKind = "agency"
	Paper       OutletKind = "paper"
	Broadcaster OutletKind = "broadcaster"
	Online      OutletKind = "online"
	StateMedia  OutletKind = "state-media" // owned or directed by a government, ruling party or force
)

// Outlet returns the outlet of a name, whatever its capitals and with or without "the";
// nil if the atlas does not know it.
func (a *Atlas) Outlet(name string) *Outlet {
	key := lookupKey(name)
	if o := a.outlets[key]; o != nil || key == "" {
		return o
	}
	return a.outlets[strings.TrimPrefix(key, "the")]
}

// Office returns the name under which the office that words name is counted ("ministry of
// defence"), and how long the words for it are, in bytes; "" and 0 if they name none.
func (a *Atlas) Office(words string) (office string, length int) {
	r, n := a.offices.longest(folded(words))
	return r.get("office"), n
}

// Counts says whether a source without a name can be told from others.
type Counts string

// What sources without a name count as; see unnamed.tsv.
const (
	Officials    Counts = "official"     // the officials of the country or office named with them
	Lawmakers    Counts = "lawmaker"     // the lawmakers of that country
	Spokesperson Counts = "spokesperson" // whom they speak for
	NoOutlet     Counts = "media"        // the outlet named with them
	NoReport     Counts = "report"       // whose report it is
	Unclear      Counts = "unclear"      // nobody, whatever is named with them
	Never        Counts = "never"        // nobody, whatever else is said of them
)

// Unnamed tells what words for somebody unnamed count as, and how long the words are that
// say so, in bytes; "" and 0 if none of the words is known.
func (a *Atlas) Unnamed(words string) (counts Counts, length int) {
	text := folded(words)
	r, n := a.never.longest(text)
	if n == 0 {
		r, n = a.unnamed.longest(text)
	}
	return Counts(r.get("counts")), n
}

// phrasebook finds rows by words and parts of words.
type phrasebook struct {
	rows  int
	words []phrase // with a space on both sides
	parts []phrase
}

type phrase struct {
	text string
	row  row
}

// longest is the row whose words or parts in a folded text are the longest, and how long.
func (b phrasebook) longest(text string) (best row, length int) {
	for _, p := range b.words {
		if n := len(p.text) - 2; n > length && strings.Contains(text, p.text) {
			best, length = p.row, n
		}
	}
	for _, p := range b.parts {
		if len(p.text) > length && strings.Contains(text, p.text) {
			best, length = p.row, len(p.text)
		}
	}
	return best, length
}

// folded is text in small letters with a space before, between and behind its words; a
// hyphen parts words, ß is ss.
func folded(text string) string {
	var b strings.Builder
	space := true
	b.WriteByte(' ')
	for _, r := range text {
		switch {
		case r == 'ß' || r == 'ẞ':
			b.WriteString("ss")
			space = false
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			b.WriteRune(unicode.ToLower(r))
			space = false
		case r != '.' && !space: // "U.S." is one word
			b.WriteByte(' ')
			space = true
		}
	}
	if !space {
		b.WriteByte(' ')
	}
	return b.String()
}

func (b *phrasebook) add(r row) error {
	for _, w := range r.list("words") {
		text := folded(w)
		if text == " " {
			return fmt.Errorf("%q holds no word", w)
		}
		b.words = append(b.words, phrase{text, r})
	}
	for _, w := range r.list("parts") {
		text := strings.TrimSpace(folded(w))
		if text == "" {
			return fmt.Errorf("%q holds no letter", w)
		}
		b.parts = append(b.parts, phrase{text, r})
	}
	b.rows++
	return nil
}

func (l *loader) finishOffices(*indexer) error { return l.offices.each(l.a.offices.add) }

func (l *loader) finishUnnamed(*indexer) error {
	return l.unnamed.each(func(r row) error {
		switch c := Counts(r.get("counts")); c {
		case Never:
			return l.a.never.add(r)
		case Officials, Lawmakers, Spokesperson, NoOutlet, NoReport, Unclear:
			return l.a.unnamed.add(r)
		default:
			return fmt.Errorf("%s: sources cannot count as %q", r.get("group"), c)
		}
	})
}

func (l *loader) finishOutlets(*indexer) error {
	l.a.outlets = map[string]*Outlet{}
	return l.outlets.each(func(r row) error {
		o := &Outlet{Name: r.get("name"), Aliases: r.list("aliases"), Kind: OutletKind(r.get("kind")), State: waybill.PartyID(r.get("state"))}
		switch o.Kind {
		case Agency, Paper, Broadcaster, Online, StateMedia:
		default:
			return fmt.Errorf("%s: %q is no kind of outlet", o.Name, o.Kind)
		}
		if _, ok := l.a.parties[o.State]; !ok && o.State != "" {
			return fmt.Errorf("%s: its state %q is no party of the atlas", o.Name, o.State)
		}
		for _, name := range append([]string{o.Name}, o.Aliases...) {
			key := lookupKey(name)
			if other := l.a.outlets[key]; other != nil && other != o {
				return fmt.Errorf("%q names %s and %s", name, other.Name, o.Name)
			}
			if key != "" {
				l.a.outlets[key] = o
			}
		}
		l.a.outletCount++
		return nil
	})
}
