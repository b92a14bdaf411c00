package transfer

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"waybill"
	"waybill/atlas"
)

// mention is a name of the atlas among the words of a source: words first up to last.
type mention struct {
	name        *atlas.Name
	first, last int
}

// longestName is how many words a name of the atlas is looked for in.
const longestName = 5

// scan finds the parties that the words of a source name, the longest name first at each
// place.
func (s *source) scan() []mention {
	if !s.scanned {
		s.found, s.scanned = s.origins.scan(split(s.words)), true
	}
	return s.found
}

func (o *Origins) scan(words []string) []mention {
	var found []mention
	for i := 0; i < len(words); {
		next := i + 1
		longest := min(longestName, len(words)-i)
		if first, _ := utf8.DecodeRuneInString(words[i]); unicode.IsLower(first) && words[i] != "al" {
			longest = 1 // an adjective
		}
		for n := longest; n > 0; n-- {
			if name := o.partyName(strings.Join(words[i:i+n], " "), n == len(words)); name != nil {
				found = append(found, mention{name, i, i + n})
				next = i + n
				break
			}
		}
		i = next
	}
	return found
}

// partyName is the name of a party that a spelling is, nil if it is none. Abbreviations
// have to be written in capitals; a name that is an ordinary word, too, is one only where
// it is all that is said.
func (o *Origins) partyName(spelling string, all bool) *atlas.Name {
	for _, n := range o.atlas.Lookup(spelling) {
		if n.Party == nil || n.Person != nil || n.Weak && !(all && n.Spelling == spelling) {
			continue
		}
		if short := utf8.RuneCountInString(spelling) <= longestName; short && strings.ToUpper(n.Spelling) == n.Spelling && strings.ToUpper(spelling) != spelling {
			continue // "us", "is"
		}
		if first, _ := utf8.DecodeRuneInString(spelling); unicode.IsLower(first) && n.Kind != atlas.Adjective && n.Kind != atlas.Seat {
			continue
		}
		return n
	}
	return nil
}

// parties are those whom the source speaks for: the one that was read, and what the words
// name besides, if those are people of several countries.
func (s *source) parties() []waybill.PartyID {
	var all []waybill.PartyID
	if s.party != "" {
		all = append(all, s.party)
	}
	found := s.scan()
	for i, f := range found {
		several := i > 0 && f.name.Kind == atlas.Adjective && found[i-1].name.Kind == atlas.Adjective
		if (len(all) == 0 || several) && !slices.Contains(all, f.name.Party.ID) {
			all = append(all, f.name.Party.ID)
		}
	}
	return all
}

// only reports whether a preposition stands before every mention of the parties.
func (s *source) only(preposition string, parties []waybill.PartyID) bool {
	words := split(s.words)
	for _, f := range s.scan() {
		if slices.Contains(parties, f.name.Party.ID) && (f.first == 0 || words[f.first-1] != preposition) {
			return false
		}
	}
	return len(s.scan()) > 0
}

// firm is the firm that the words name, "" if none.
func (s *source) firm() waybill.PartyID {
	for _, f := range s.scan() {
		if f.name.Party.Kind == waybill.Firm {
			return f.name.Party.ID
		}
	}
	return ""
}

// without is the words of the source without names of parties, articles and what joins.
func (s *source) without(found []mention) []string {
	words := split(s.words)
	var rest []string
	for i, w := range words {
		if slices.ContainsFunc(found, func(f mention) bool { return i >= f.first && i < f.last }) {
			continue
		}
		switch strings.ToLower(w) {
		case "the", "a", "an", "of", "in", "for", "s", "der", "die", "das", "des", "dem", "den", "ein", "eine", "einer", "eines", "von", "für":
			continue
		}
		rest = append(rest, w)
	}
	return rest
}

// split is the words of a text, without marks; a hyphen parts words, a possessive 's and
// full stops are left out.
func split(text string) []string {
	words := strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '.' && r != '\'' && r != '’'
	})
	for i, w := range words {
		for _, end := range []string{"'s", "’s", "'", "’", "."} {
			w = strings.TrimSuffix(w, end)
		}
		words[i] = strings.TrimLeft(w, ".'’")
	}
	return slices.DeleteFunc(words, func(w string) bool { return w == "" })
}

// outletWithin is the outlet of the atlas that stands among the words, nil if none.
func (s *source) outletWithin(counts atlas.Counts) *atlas.Outlet {
	words := split(s.words)
	for n := min(longestName, len(words)); n > 0; n-- {
		for i := 0; i+n <= len(words); i++ {
			spelling := strings.Join(words[i:i+n], " ")
			if first, _ := utf8.DecodeRuneInString(spelling); n == 1 && unicode.IsLower(first) && spelling != "dpa" && spelling != "taz" && spelling != "epd" {
				continue // "time", "focus" are ordinary words
			}
			if s.kind == "" && i > 0 && counts == "" {
				continue // "BBC Urdu", but not "the new Times Square"
			}
			if known := s.origins.atlas.Outlet(spelling); known != nil {
				return known
			}
		}
	}
	return nil
}

// unknownOutlet is an outlet that the atlas does not know, by its own name without what
// the report calls it ("British newspaper Daily Lantern", "das Portal „Hügelpost“"); the
// state media of a country; or an outlet without a name, which is unclear.
func (s *source) unknownOutlet() waybill.Origin {
	if name := inQuotes(s.words); name != "" {
		return s.origins.outlet(name)
	}
	lower := strings.ToLower(s.words)
	if parties := s.parties(); len(parties) > 0 && (strings.Contains(lower, "state") || strings.Contains(lower, "staats") || strings.Contains(lower, "staatlich")) {
		return of(waybill.OutletOrigin, "state media", parties[0])
	}
	found := s.scan()
	words := split(s.words)
	for i := 0; i < len(words); i++ {
		first, _ := utf8.DecodeRuneInString(words[i])
		counts, length := s.origins.atlas.Unnamed(words[i])
		nation := slices.ContainsFunc(found, func(f mention) bool { return i >= f.first && i < f.last })
		generic := s.report.Lang == "de" && counts == atlas.NoOutlet && length >= len(words[i])
		if unicode.IsLower(first) || nation || generic || words[i] == "The" {
			continue
		}
		return s.origins.outlet(strings.Join(words[i:], " "))
	}
	return s.unclear()
}

// inQuotes is the first stretch of words in quotation marks, "" if there is none.
func inQuotes(words string) string {
	open := strings.IndexAny(words, "„“”«»\"‚‘")
	if open < 0 {
		return ""
	}
	_, size := utf8.DecodeRuneInString(words[open:])
	rest := words[open+size:]
	if end := strings.IndexAny(rest, "“”«»\"‘’"); end > 0 {
		return strings.TrimSpace(rest[:end])
	}
	return ""
}
