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

// Office is an office as states have it.
type Office struct {
	// Name is that under which it is counted ("ministry of defence"), "" for no office.
	Name string
	// States are the only ones that have it, none for an office that most have.
	States []waybill.PartyID
	// Length is how long the words are that name it, in bytes.
	Length int
}

// Office returns the office that words name, the zero Office if they name none.
func (a *Atlas) Office(words string) Office {
	r, n := a.offices.longest(folded(words))
	o := Office{Name: r.get("office"), Length: n}
	for _, s := range r.list("states") {
		o.States = append(o.States, waybill.PartyID(s))
	}
	return o
}

// OfficeName is the name of an office in a language, by that under which it is counted; that
// itself where the atlas has no other.
func (a *Atlas) OfficeName(office, lang string) string {
	if name, ok := a.officesDE[office]; ok && lang == "de" {
		return name
	}
	return office
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
	rows int
	// words are the rows by whole phrases, most the number of words of the longest.
	words map[string]row
	most  int
	// parts are the rows by parts of words, under their first bytes.
	parts map[string][]part
}

type part struct {
	text string
	row  row
}

// partKey is how many bytes of a part it is found by; shorter parts are refused.
const partKey = 3

// longest is the row whose words or parts in a folded text are the longest, and how long.
func (b *phrasebook) longest(text string) (best row, length int) {
	for begin := 0; begin < len(text)-1; {
		end := begin // of the phrase, at the space behind it
		for n := 0; n < b.most && end < len(text)-1; n++ {
			end += 1 + strings.IndexByte(text[end+1:], ' ')
			if r, ok := b.words[text[begin+1:end]]; ok && end-begin-1 > length {
				best, length = r, end-begin-1
			}
		}
		begin += 1 + strings.IndexByte(text[begin+1:], ' ')
	}
	for at := 0; at+partKey <= len(text); at++ {
		for _, p := range b.parts[text[at:at+partKey]] {
			if len(p.text) > length && strings.HasPrefix(text[at:], p.text) {
				best, length = p.row, len(p.text)
			}
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
	if b.words == nil {
		b.words, b.parts = map[string]row{}, map[string][]part{}
	}
	for _, w := range r.list("words") {
		text := strings.TrimSpace(folded(w))
		if text == "" {
			return fmt.Errorf("%q holds no word", w)
		}
		b.most = max(b.most, 1+strings.Count(text, " "))
		if _, known := b.words[text]; !known {
			b.words[text] = r
		}
	}
	for _, w := range r.list("parts") {
		text := strings.TrimSpace(folded(w))
		if len(text) < partKey {
			return fmt.Errorf("the part %q is shorter than %d letters", w, partKey)
		}
		b.parts[text[:partKey]] = append(b.parts[text[:partKey]], part{text, r})
	}
	b.rows++
	return nil
}

func (l *loader) finishOffices(*indexer) error {
	l.a.officesDE = map[string]string{}
	return l.offices.each(func(r row) error {
		for _, state := range r.list("states") {
			if _, ok := l.a.parties[waybill.PartyID(state)]; !ok {
				return fmt.Errorf("%s: its state %q is no party of the atlas", r.get("office"), state)
			}
		}
		if name := r.get("de"); name != "" {
			l.a.officesDE[r.get("office")] = name
		}
		return l.a.offices.add(r)
	})
}

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
