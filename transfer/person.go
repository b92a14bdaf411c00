package transfer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"waybill"
	"waybill/atlas"
)

func personOrigin(p *atlas.Person) waybill.Origin {
	return waybill.Origin{Kind: waybill.PersonOrigin, Name: p.Name, Party: p.Party}
}

// person is somebody named: by the atlas, else by name.
func (s *source) person() waybill.Origin {
	if p := s.personNamed(); p != nil {
		return personOrigin(p)
	}
	name, _, _ := strings.Cut(s.words, "(")
	var words []string
	for _, w := range strings.Fields(name) {
		switch strings.TrimSuffix(w, ".") {
		case "Dr", "Prof", "Mr", "Mrs", "Ms", "Herr", "Herrn", "Frau", "Sir":
		default:
			words = append(words, w)
		}
	}
	if len(words) == 0 {
		return s.unclear()
	}
	return waybill.Origin{Kind: waybill.PersonOrigin, Name: strings.Join(words, " "), Party: s.party}
}

// personNamed is the person of the atlas whom the words name, nil if none. Of several with
// one name it is the one who speaks for the party that was read. A surname alone is enough
// where it is all that is said but an office ("Präsident Erdogan").
func (s *source) personNamed() *atlas.Person {
	words := split(s.words)
	for n := min(longestName, len(words)); n > 0; n-- {
		for i := 0; i+n <= len(words); i++ {
			switch first, _ := utf8.DecodeRuneInString(words[i]); {
			case unicode.IsLower(first) && words[i] != "al":
				continue
			case n == 1 && len(words) > 1 && s.kind != waybill.PersonLink && s.origins.atlas.Office(words[0]).Length == 0:
				return nil
			case i > 0 && belongs(words[i-1]):
				continue // "a spokesman for Vladimir Putin"
			}
			for _, name := range s.origins.atlas.Lookup(strings.Join(words[i:i+n], " ")) {
				if name.Person != nil && (s.party == "" || name.Person.Party == s.party) {
					return name.Person
				}
			}
		}
	}
	return nil
}

// belongs reports whether a word says that what stands before it is of what follows.
func belongs(word string) bool {
	switch word {
	case "of", "for", "to", "with", "von", "vom", "des", "der":
		return true
	}
	return false
}
