package generate

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// language is what pages of one language are made of. Sentences are patterns whose slots, in
// braces, are filled from words, or by fill.
type language struct {
	topics   []topic
	words    map[string][]string
	politics topic
	// friends are sentences whose words look like arms or transfers, and are none.
	friends []string
	// claims and armsHeadlines tell of transfers.
	claims, armsHeadlines []string
	comments, labels      []string
	months                []string
	furniture             map[string]string
}

// topic is what a page is about.
type topic struct {
	name, section        string
	headlines, sentences []string
}

func pick[T any](d *draft, list []T) T { return list[d.rng.IntN(len(list))] }

// say fills the slots of a pattern, and begins it with a capital letter.
func (d *draft) say(pattern string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(pattern, "{")
		b.WriteString(before)
		if !found {
			break
		}
		var slot string
		slot, pattern, _ = strings.Cut(rest, "}")
		b.WriteString(d.fill(slot))
	}
	s := b.String()
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// fill fills one slot.
func (d *draft) fill(slot string) string {
	switch slot {
	case "n":
		return strconv.Itoa(d.rng.IntN(9))
	case "nn":
		return strconv.Itoa(12 + d.rng.IntN(88))
	case "nnn":
		return strconv.Itoa(100 + d.rng.IntN(900))
	case "place":
		return d.place()
	case "month":
		return pick(d, d.lang.months)
	case "from", "to", "an":
		return d.stateName(slot)
	}
	list := d.lang.words[slot]
	if len(list) == 0 {
		panic("no words for the slot " + slot) // a test goes through all patterns
	}
	return d.nested(pick(d, list))
}

// nested fills the slots within a word.
func (d *draft) nested(word string) string {
	if !strings.Contains(word, "{") {
		return word
	}
	before, rest, _ := strings.Cut(word, "{")
	slot, after, _ := strings.Cut(rest, "}")
	return before + d.fill(slot) + d.nested(after)
}

// syllables make names of places.
var syllables = []string{
	"bar", "dor", "len", "mar", "ko", "vin", "ta", "sel", "gra", "hol", "ri", "zan", "ber", "lu", "men", "ost", "kar", "pel", "no", "stra",
	"wil", "ga", "tor", "ne", "fal", "du", "rin", "sha", "bel", "mo", "heim", "feld", "bach", "wick", "ton", "ford",
}

func (d *draft) place() string {
	var b strings.Builder
	for range 2 + d.rng.IntN(2) {
		b.WriteString(pick(d, syllables))
	}
	name := b.String()
	return strings.ToUpper(name[:1]) + name[1:]
}

// stateName names a state: the supplier ("from"), the recipient behind "to" or in the German
// dative ("to"), or after the German "an" ("an").
func (d *draft) stateName(slot string) string {
	s := d.supplier
	if slot != "from" {
		s = d.recipient
	}
	name := d.atlas.Party(s.id).Names[d.outlet.lang][0]
	switch {
	case d.outlet.lang == "en":
		return s.the + name
	case slot == "to":
		return s.dative + name
	}
	return s.nominative + name
}

// deal chooses who deals with whom.
func (d *draft) deal() {
	d.supplier, d.recipient = pick(d, states), pick(d, states)
	for d.recipient == d.supplier {
		d.recipient = pick(d, states)
	}
}

// paragraph is some sentences of a topic.
func (d *draft) paragraph(t *topic, extra string) string {
	n := 2 + d.rng.IntN(4)
	at := d.rng.IntN(n)
	var all []string
	for i := range n {
		if i == at && extra != "" {
			all = append(all, extra)
		}
		all = append(all, d.say(pick(d, t.sentences)))
	}
	return strings.Join(all, " ")
}
