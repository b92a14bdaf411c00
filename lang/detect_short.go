package lang

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tally is what the words of a short text say for one pack. What names say is left out
// as far as letters tell them: they are the same in every language.
type tally struct {
	// own counts words that no other pack knows, a verb twice: nearly every sentence has
	// one, and no name is one.
	own int
	// known counts words the pack knows, unknown those in small letters it does not; one
	// with letters of other languages counts twice.
	known, unknown int
	// rivals counts words in small letters that the pack does not know and a language
	// without a pack does, by row of rivals.
	rivals [len(rivals)]int
}

// short decides a text of a sentence or two by the packs' whole lexicons: a language's
// own sentence has verbs and small words that they know, and few words they do not.
func (d *detector) short(text string) string {
	var tallies [maxPacks]tally
	for first := true; ; first = false {
		begin := strings.IndexFunc(text, unicode.IsLetter)
		if begin < 0 {
			break
		}
		before := text[:begin]
		text = text[begin:]
		end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
		if end < 0 {
			end = len(text)
		}
		word := text[:end]
		text = text[end:]
		if number := strings.TrimRight(before, "-"); number != "" && isDigit(number[len(number)-1]) {
			continue // "S-300s", "2-tanks"
		}
		if word == "s" && (strings.HasSuffix(before, "'") || strings.HasSuffix(before, "’")) {
			continue
		}
		d.weigh(&tallies, word, first)
	}
	return d.verdict(&tallies)
}

// verdict is the language with most words of its own, "" where another pack has as many
// or too many words speak against it.
func (d *detector) verdict(tallies *[maxPacks]tally) string {
	best, equal := 0, 0
	for k := range d.n {
		switch own := tallies[k].own; {
		case own > tallies[best].own:
			best, equal = k, 1
		case own == tallies[best].own:
			equal++
		}
	}
	t, rival := &tallies[best], 0
	for l, n := range t.rivals {
		if !d.has(rivals[l].code) {
			rival = max(rival, n)
		}
	}
	against := t.unknown + rival
	switch {
	case equal > 1 || t.own == 0 || t.known+t.own < 2*against:
		return ""
	case t.own == 1 && (against > 0 || d.lower == 0):
		return "" // one noun is as good as none
	}
	return d.codes[best]
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// weigh adds a word to the tallies. Capital abbreviations ("US") are passed over, unless
// everything is in capitals.
func (d *detector) weigh(tallies *[maxPacks]tally, word string, first bool) {
	if d.lower > 0 && len(word) > 1 && strings.ToUpper(word) == word {
		return
	}
	initial, _ := utf8.DecodeRuneInString(word)
	small := unicode.IsLower(initial)
	lower := strings.ToLower(word)
	var weights [maxPacks]int
	knowing, name := 0, false
	for k := range d.n {
		if weights[k] = d.packs[k].tells(lower, small || first || d.lower == 0, !small); weights[k] > 0 {
			knowing++
		}
		name = name || d.packs[k].nameOnly(lower)
	}
	for k := range d.n {
		t := &tallies[k]
		switch {
		case weights[k] > 0 && !name:
			t.known++
			if knowing == 1 && (rivalWords[lower] == 0 || d.packs[k].Common[lower]) {
				t.own += weights[k]
			}
		case small || first:
			if small && d.packs[k].Lexicon.Form(lower) == nil {
				t.unknown++
				if foreignLetters(lower) {
					t.unknown++
				}
			}
			for langs := rivalWords[lower]; langs != 0; langs &= langs - 1 {
				t.rivals[lowest(langs)]++
			}
		}
	}
}

// tells is how much a word in lower case tells for the pack: 2 for a verb, 1 for another
// word it knows, 0 for none and for mere names. A pack whose language writes nouns with
// a capital knows no noun without, and other words only without.
func (p *Pack) tells(lower string, asSmall, asCapital bool) int {
	f := p.Lexicon.Form(lower)
	if f == nil {
		if asCapital && p.Code == "de" && len(lower) > 3 {
			if goods, noun := p.Grammar.Compound(p.Lexicon, lower); goods != nil || noun != nil {
				return 1
			}
		}
		return 0
	}
	if f.Tags.Has(Month) {
		return 0
	}
	noun := f.Goods != nil || f.Tags.Has(PersonNoun|PartyNoun) || len(f.Predicates) > 0 || len(f.Notes) > 0
	switch {
	case f.Tags.Has(Verb) && asSmall:
		return 2
	case p.Code == "de" && asCapital && noun, p.Code == "de" && asSmall && f.Tags&^(GoodsNoun|PersonNoun|PartyNoun) != 0:
		return 1
	case p.Common[lower] && asSmall:
		return 1
	case p.Code != "de" && (noun || f.Tags != 0):
		return 1
	}
	return 0
}

// nameOnly reports that the pack knows a word as part of people's names alone, a given
// name or a particle ("bin", and in English "von").
func (p *Pack) nameOnly(lower string) bool {
	f := p.Lexicon.Form(lower)
	if f == nil || f.Tags != 0 || len(f.Notes) == 0 || p.Common[lower] {
		return false
	}
	note := f.Notes[0]
	return note.Table == "given" || note.Row.Get("act") == "particle"
}

// foreignLetters reports whether a word has Latin letters beyond ASCII, ä, ö, ü and ß.
func foreignLetters(word string) bool {
	for _, r := range word {
		if r >= utf8.RuneSelf && !strings.ContainsRune("äöüß’", r) {
			return true
		}
	}
	return false
}
