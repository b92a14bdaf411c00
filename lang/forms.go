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

// FormOf is Form for a word in the bytes of a text.
func (l *Lexicon) FormOf(lower []byte) *Form { return l.forms[string(lower)] }
