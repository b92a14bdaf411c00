// Package text cuts a report's text into tokens, sentences and quotations, all as
// spans of bytes. It knows no language: what differs between languages (the
// abbreviations that end in a full stop, whether "3." is an ordinal) is handed in.
//
// Word boundaries are those of Unicode Standard Annex 29, with three changes that
// reading needs: a word keeps its inner hyphens ("F-16-Kampfjets" is one token with
// three atoms), an English clitic is a token of its own ("Russia" + "'s"), and the
// full stop of a dotted abbreviation belongs to it ("U.S.").
package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"

	"waybill"
)

// Kind says what a token is made of.
type Kind uint8

// The kinds of token.
const (
	Punct  Kind = iota // one punctuation mark or symbol
	Word               // letters, with inner hyphens, digits and apostrophes
	Number             // begins with a digit
	Clitic             // 's or ' after an English word
	Break              // a line break inside a block
)

// Token is one word, number or mark.
type Token struct {
	Span waybill.Span
	Kind Kind
	// Glued reports that no white space stands before the token.
	Glued bool
	// Upper reports that the token begins with a capital letter.
	Upper bool
	// Elliptic reports that the token ends in a hyphen whose rest follows later
	// ("Schützen-" in "Schützen- oder Kampfpanzer").
	Elliptic bool
	// First and Last delimit the token's atoms, half open, in the list that
	// Tokens returns beside the tokens.
	First, Last int32
}

// Tokens cuts the part of text under span into tokens, and those into atoms: the
// pieces between a word's hyphens. White space is no token. Spans index into text.
func Tokens(text string, span waybill.Span) ([]Token, []waybill.Span) {
	size := span.Len()/TokenBytes + 4
	return AppendTokens(make([]Token, 0, size), make([]waybill.Span, 0, size+size/8), text, span)
}

// TokenBytes is how many bytes of a text there are for each token at least, as a rule: by
// it room is made for them.
const TokenBytes = 5

// AppendTokens is [Tokens] with room that the caller has, two lists without tokens.
func AppendTokens(tokens []Token, atoms []waybill.Span, text string, span waybill.Span) ([]Token, []waybill.Span) {
	c := cutter{text: text, tokens: tokens, atoms: atoms}
	position := span.Begin
	segments := words.FromString(text[span.Begin:span.End])
	for segments.Next() {
		value := segments.Value()
		at := waybill.Span{Begin: position, End: position + len(value)}
		position = at.End
		c.segment(value, at)
	}
	return c.tokens, c.atoms
}

// cutter builds the token list segment by segment.
type cutter struct {
	text   string
	tokens []Token
	atoms  []waybill.Span
	space  bool // white space came before the next segment
	joint  bool // the last token ends in a hyphen that waits for its next atom
}

func (c *cutter) segment(value string, at waybill.Span) {
	first, _ := utf8.DecodeRuneInString(value)
	switch {
	case first == '\n' || first == '\r' || first == '\u2028' || first == '\u2029':
		c.add(at, Break, first)
		c.space, c.joint = true, false
	case unicode.IsSpace(first) || first == '\u200b' || first == '\ufeff':
		c.space, c.joint = true, false
	case isHyphen(first):
		c.hyphen(at, first)
	case first == '.' && c.endsAbbreviation():
		c.extend(at)
	case unicode.IsLetter(first) || unicode.IsDigit(first) || first == '_':
		c.word(value, at, first)
	default:
		c.add(at, Punct, first)
		c.joint = false
	}
}

// hyphen joins a hyphen to the word before it; on its own it is a mark.
func (c *cutter) hyphen(at waybill.Span, first rune) {
	if n := len(c.tokens); n > 0 && !c.space && (c.tokens[n-1].Kind == Word || c.tokens[n-1].Kind == Number) && !c.joint {
		c.tokens[n-1].Span.End = at.End
		c.tokens[n-1].Elliptic = true
		c.joint = true
		return
	}
	c.add(at, Punct, first)
	c.joint = false
}

func (c *cutter) word(value string, at waybill.Span, first rune) {
	clitic := ""
	for _, end := range [...]string{"'s", "’s", "'S", "’S"} {
		if len(value) > len(end) && strings.HasSuffix(value, end) {
			clitic = end
			at.End -= len(end)
			break
		}
	}
	if c.joint && !c.space {
		last := &c.tokens[len(c.tokens)-1]
		last.Span.End = at.End
		last.Elliptic = false
		c.atoms = append(c.atoms, at)
		last.Last = int32(len(c.atoms))
	} else {
		kind := Word
		if unicode.IsDigit(first) {
			kind = Number
		}
		c.add(at, kind, first)
	}
	c.joint = false
	if clitic != "" {
		c.add(waybill.Span{Begin: at.End, End: at.End + len(clitic)}, Clitic, '\'')
	}
}

func (c *cutter) add(at waybill.Span, kind Kind, first rune) {
	c.atoms = append(c.atoms, at)
	c.tokens = append(c.tokens, Token{
		Span: at, Kind: kind, Upper: unicode.IsUpper(first), Glued: !c.space && len(c.tokens) > 0,
		First: int32(len(c.atoms) - 1), Last: int32(len(c.atoms)),
	})
	c.space = false
}

// extend lengthens the last token and its last atom to the end of at.
func (c *cutter) extend(at waybill.Span) {
	last := &c.tokens[len(c.tokens)-1]
	last.Span.End = at.End
	c.atoms[last.Last-1].End = at.End
}

// endsAbbreviation reports whether a full stop that comes now belongs to the token
// before it: letters separated by full stops ("U.S", "z.B", "e.g").
func (c *cutter) endsAbbreviation() bool {
	n := len(c.tokens)
	if n == 0 || c.space || c.tokens[n-1].Kind != Word {
		return false
	}
	return IsDotted(c.atoms[c.tokens[n-1].Last-1].Of(c.text))
}

// IsDotted reports whether word is single letters with full stops between them,
// as in "U.S" or "z.B".
func IsDotted(word string) bool {
	letters, dots, letter := 0, 0, false
	for _, r := range word {
		switch {
		case r == '.' && letter:
			dots++
			letter = false
		case unicode.IsLetter(r) && !letter:
			letters++
			letter = true
		default:
			return false
		}
	}
	return letters >= 2 && dots >= 1
}

func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }
