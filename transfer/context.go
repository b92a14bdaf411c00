package transfer

import (
	"slices"
	"strings"

	"waybill"
	"waybill/atlas"
)

// context is the party of an office whose own words name none, "" where that cannot be told.
func (s *source) context(office atlas.Office) waybill.PartyID {
	lower := strings.ToLower(s.words + " " + s.span.Of(s.report.Text))
	for _, of := range []string{"the country", "country's", "country’s", "des landes", "seines landes", "ihres landes"} {
		if strings.Contains(lower, of) {
			return s.subject() // "the country's defence ministry"
		}
	}
	if s.owned() { // "seinen Geheimdienst", "its arms procurement agency"
		if s.by != nil {
			return s.by.resolve().Party
		}
		return s.subject()
	}
	if p := s.origins.capitalIn(s.sentenceAfter()); p != "" {
		return p // "das Verteidigungsministerium am Dienstag in Oslo"
	}
	if p := s.elsewhere(); p != "" {
		return p
	}
	if len(office.States) > 0 {
		return s.oneOf(office.States)
	}
	return s.origins.capitalIn(dateline(s.report))
}

// owned reports whether the office is said to be somebody's, who was named before.
func (s *source) owned() bool {
	first, _, _ := strings.Cut(s.span.Of(s.report.Text), " ")
	before := split(s.report.Text[max(0, s.span.Begin-reach):s.span.Begin])
	return possessive(first) || len(before) > 0 && possessive(before[len(before)-1])
}

// oneOf is the one of these states that is a side of the claim or, if neither side is, that
// the report names; "" if that is none or several.
func (s *source) oneOf(states []waybill.PartyID) waybill.PartyID {
	supplier, recipient := slices.Contains(states, s.claim.Supplier.ID), slices.Contains(states, s.claim.Recipient.ID)
	switch {
	case supplier && !recipient:
		return s.claim.Supplier.ID
	case recipient && !supplier:
		return s.claim.Recipient.ID
	}
	var named waybill.PartyID
	begin := source{origins: s.origins, words: s.report.Text[:min(len(s.report.Text), beginning)]}
	for _, f := range begin.scan() {
		if id := f.name.Party.ID; id != named && slices.Contains(states, id) {
			if named != "" {
				return ""
			}
			named = id
		}
	}
	return named
}

// beginning is how much of a report is searched for the states it is about, in bytes.
const beginning = 3000

// elsewhere is the one party whose office of the same words the report names in another
// place ("die sudanesische Armee … Die Armee"); "" if it names none or several.
func (s *source) elsewhere() waybill.PartyID {
	phrase, text := strings.Join(s.without(nil), " "), s.report.Text
	if phrase == "" {
		return ""
	}
	var party waybill.PartyID
	for from := 0; ; {
		at := strings.Index(text[from:], phrase)
		if at < 0 {
			return party
		}
		at += from
		from = at + len(phrase)
		before, after := split(text[max(0, at-reach):at]), split(text[from:min(len(text), from+reach)])
		owner := s.origins.owner(before, after)
		if party != "" && owner != "" && party != owner {
			return ""
		}
		if owner != "" {
			party = owner
		}
	}
}

// owner is whose office it is that stands between words: a name right before it ("Sudans
// Armee", "the Sudanese army"), or behind it after a preposition or article ("das
// Außenministerium der Emirate", "the defence ministry in Oslo").
func (o *Origins) owner(before, after []string) waybill.PartyID {
	for n := 1; n <= min(longestName, len(before)); n++ {
		if name := o.partyName(strings.Join(before[len(before)-n:], " "), false); name != nil && name.Kind != atlas.FirmName {
			return name.Party.ID
		}
	}
	if len(after) == 0 || !belongs(after[0]) && after[0] != "in" {
		return ""
	}
	after = after[1:min(len(after), 1+longestName)]
	for n := len(after); n > 0; n-- {
		if name := o.partyName(strings.Join(after[:n], " "), false); name != nil && name.Kind != atlas.FirmName {
			return name.Party.ID
		}
	}
	return ""
}

// antecedent is the office that the report names last before somebody of whom only "the
// ministry" or "a spokesman" is said; the zero Origin if none is near. Of ministries only it
// is one itself.
func (s *source) antecedent(ministries bool) waybill.Origin {
	text := s.report.Text[max(0, s.span.Begin-far):s.span.Begin]
	sentences := strings.FieldsFunc(text, func(r rune) bool { return r == '.' || r == '\n' || r == '!' || r == '?' })
	for k := len(sentences) - 1; k >= 0; k-- {
		words := split(sentences[k])
		for last := len(words); last > 0; last-- {
			for n := min(3, last); n > 0; n-- {
				named := strings.Join(words[last-n:last], " ")
				office := s.origins.atlas.Office(named)
				if office.Length < len(named)-1 && n > 1 || office.Length == 0 || office.Name == bareMinistry || ministries && !strings.HasPrefix(office.Name, "ministry") {
					continue
				}
				party := s.origins.owner(words[:last-n], words[last:])
				if found := s.origins.scan(words[last-n : last]); party == "" && len(found) > 0 {
					party = found[0].name.Party.ID
				}
				if party == "" {
					other := &source{origins: s.origins, report: s.report, claim: s.claim, words: named}
					party = other.context(office)
				}
				if party == "" {
					return waybill.Origin{}
				}
				if office.Name == government {
					return s.itself(party)
				}
				return of(waybill.OfficeOrigin, office.Name, party)
			}
		}
	}
	return waybill.Origin{}
}

// far is how far back an office may be taken up, in bytes.
const far = 400

// possessive reports whether a word takes up who was named before ("seinen Geheimdienst").
func possessive(word string) bool {
	switch strings.ToLower(word) {
	case "his", "her", "its", "their", "sein", "seine", "seinen", "seinem", "seiner", "seines", "ihr", "ihre", "ihren", "ihrem", "ihrer", "ihres":
		return true
	}
	return false
}

// subject is the side of the claim that its passage names first.
func (s *source) subject() waybill.PartyID {
	passage := source{origins: s.origins, words: s.claim.Evidence.Of(s.report.Text)}
	for _, f := range passage.scan() {
		if id := f.name.Party.ID; id == s.claim.Supplier.ID || id == s.claim.Recipient.ID {
			return id
		}
	}
	return ""
}

// reach is how far around an office its place or owner is looked for, in bytes.
const reach = 60

// sentenceAfter is what stands behind the words for the source in their sentence.
func (s *source) sentenceAfter() string {
	if s.span.Empty() || s.span.End > len(s.report.Text) {
		return ""
	}
	after := s.report.Text[s.span.End:]
	after = after[:min(reach, len(after))]
	for _, end := range []string{". ", "\n", "; ", "! ", "? "} {
		after, _, _ = strings.Cut(after, end)
	}
	return after
}

// capitalIn is the state whose capital, or other seat, stands in a stretch of text.
func (o *Origins) capitalIn(text string) waybill.PartyID {
	words := split(text)
	for i := range words {
		for n := min(3, len(words)-i); n > 0; n-- {
			name := strings.Join(words[i:i+n], " ")
			if strings.ToUpper(name) == name { // as in English datelines
				name = title(name)
			}
			if found := o.partyName(name, false); found != nil && (found.Kind == atlas.Capital || found.Kind == atlas.Seat && found.Seat == "place") {
				return found.Party.ID
			}
		}
	}
	return ""
}

// title is words in capitals with small letters behind the first of each.
func title(words string) string {
	all := strings.Fields(strings.ToLower(words))
	for i, w := range all {
		for k := range w {
			if k > 0 {
				all[i] = strings.ToUpper(w[:k]) + w[k:]
				break
			}
		}
	}
	return strings.Join(all, " ")
}

// dateline is the place, date and agency before the text of a report, "" if it has none.
func dateline(r *waybill.Report) string {
	for _, b := range r.Blocks {
		if b.Kind != waybill.Paragraph {
			continue
		}
		words := b.Span.Of(r.Text)
		if text := afterPlace(words); len(text) < len(words) {
			return words[:len(words)-len(text)]
		}
		return ""
	}
	return ""
}
