package statement

import (
	"strings"

	"waybill"
)

// nominativeName is a speaker's name with its German head noun in the nominative:
// "Ministerium" for "des Ministeriums", "Kreise" for "in Kreisen".
func (f *finder) nominativeName(u *unit, m stretch, span waybill.Span) string {
	name := span.Of(f.a.Text)
	at := f.headAt(u, m)
	if at < 0 || !u.pack.Grammar.VerbLast() {
		return name
	}
	word := f.a.Tokens[at].Span
	n := f.speakerRow(u.pack, at)
	low := f.a.Tokens[at].Lower
	bare := strings.TrimSuffix(low, "n")
	cut := 0
	switch plural := f.plural(u, m); {
	case strings.HasSuffix(low, n.lemma):
	case plural && bare != low && f.speakerForm(u, bare) && (n.gender == "p" || !strings.HasSuffix(bare, n.lemma)):
		cut = 1 // "in Kreisen", but "Experten" and "Quellen" are nominatives
	case plural:
	case strings.HasSuffix(low, n.lemma+"es"):
		cut = 2
	case strings.HasSuffix(low, n.lemma+"s"):
		cut = 1
	}
	if cut == 0 || word.Begin < span.Begin || word.End > span.End {
		return name
	}
	return f.a.Text[span.Begin:word.End-cut] + f.a.Text[word.End:span.End]
}

// speakerForm reports whether a word is a form of a noun of speakers.tsv, perhaps as the
// last part of a compound.
func (f *finder) speakerForm(u *unit, word string) bool {
	return speakerNote(u.pack.Lexicon.Form(word)).kind != "" || compoundNote(u.pack, word).kind != ""
}
