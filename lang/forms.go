package lang

import "iter"

// Forms goes through all word forms and phrases of a lexicon, in no order. A form is in lower
// case, the atoms of a phrase are parted by one space.
func (l *Lexicon) Forms() iter.Seq2[string, *Form] {
	return func(yield func(string, *Form) bool) {
		for words, form := range l.forms {
			if !yield(words, form) {
				return
			}
		}
	}
}

// Knows reports whether a lexicon has a form; it is in lower case.
func (l *Lexicon) Knows(form []byte) bool { return l.forms[string(form)] != nil }
