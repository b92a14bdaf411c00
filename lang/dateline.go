package lang

import (
	"strings"

	"waybill/text"
)

// datelineReach is how many tokens a dateline has at most.
const datelineReach = 10

// Dateline is the token after the dateline that the paragraph of a sentence begins with
// ("Kiew/Moskau – ", "SEOUL, May 29 - ", "DEN HAAG (dpa) – "), the sentence's first token
// if there is none. It says where and when the report was written: places named there are
// no parties, and nobody says it.
func (a *Analysis) Dateline(sentence int) int {
	s := &a.Sentences[sentence]
	if s.Pack == nil || sentence > 0 && a.Sentences[sentence-1].Block == s.Block {
		return s.First
	}
	for i := s.First; i < s.Last && i < s.First+datelineReach; i++ {
		t := &a.Tokens[i]
		switch t.Lower {
		case "–", "—", "-":
			if i == s.First || t.Glued && i+1 < s.Last && a.Tokens[i+1].Glued {
				return s.First
			}
			return i + 1
		case "/", ",", "(", ")", ".":
			continue
		}
		if s.Pack.Means(t.Lower, Agency) {
			continue
		}
		words := t.Span.Of(a.Text)
		capitals := t.Upper && strings.ToUpper(words) == words
		if t.Kind == text.Word && !t.Upper || a.IsVerb(s.Pack, s.First, i) && i > s.First || t.Has(Det) && !capitals {
			return s.First
		}
	}
	return s.First
}
