package waybill

// Span is a stretch of a report's text, half open, in bytes of the UTF-8 text.
// Everything printed or exported counts code points instead; package view converts.
// The zero Span stands for "no words".
type Span struct{ Begin, End int }

// Empty reports whether the span covers no words.
func (s Span) Empty() bool { return s.End <= s.Begin }

// Len is the span's length in bytes.
func (s Span) Len() int { return max(0, s.End-s.Begin) }

// Of returns the words the span covers in text, "" for an empty span.
func (s Span) Of(text string) string {
	if s.Empty() {
		return ""
	}
	return text[s.Begin:s.End]
}

// Contains reports whether other lies wholly inside s.
func (s Span) Contains(other Span) bool {
	return s.Begin <= other.Begin && other.End <= s.End
}

// Overlaps reports whether the two spans share at least one byte.
func (s Span) Overlaps(other Span) bool {
	return s.Begin < other.End && other.Begin < s.End
}

// Join returns the smallest span that covers both; an empty span adds nothing.
func (s Span) Join(other Span) Span {
	switch {
	case s.Empty():
		return other
	case other.Empty():
		return s
	}
	return Span{min(s.Begin, other.Begin), max(s.End, other.End)}
}
