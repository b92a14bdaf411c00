package transfer

import (
	"strings"

	"waybill"
	"waybill/atlas"
)

// context is the party of an office whose own words name none: the country that the
// sentence is about ("the country's defence ministry"), that of who hands it on ("seinen
// Geheimdienst"), the capital in the same sentence
// ("das Verteidigungsministerium am Dienstag in Oslo"), or that of the dateline.
func (s *source) context() waybill.PartyID {
	lower := strings.ToLower(s.words + " " + s.span.Of(s.report.Text))
	for _, of := range []string{"the country", "country's", "country’s", "des landes", "seines landes", "ihres landes"} {
		if strings.Contains(lower, of) {
			return s.subject()
		}
	}
	if first, _, _ := strings.Cut(s.span.Of(s.report.Text), " "); s.by != nil && possessive(first) {
		return s.by.resolve().Party
	}
	if p := s.origins.capitalIn(s.sentenceAfter()); p != "" {
		return p
	}
	return s.origins.capitalIn(dateline(s.report))
}

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
	supplier, recipient := s.claim.Supplier, s.claim.Recipient
	inside := func(p waybill.PartyRef) bool { return p.ID != "" && s.claim.Evidence.Contains(p.Span) }
	switch {
	case inside(supplier) && (!inside(recipient) || supplier.Span.Begin < recipient.Span.Begin):
		return supplier.ID
	case inside(recipient):
		return recipient.ID
	}
	return ""
}

// reach is how far behind an office the place is looked for where it spoke, in bytes.
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
			if found := o.partyName(name); found != nil && (found.Kind == atlas.Capital || found.Kind == atlas.Seat && found.Seat == "place") {
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
