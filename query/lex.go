package query

import (
	"strings"
	"unicode"

	"waybill"
)

// token is a part of a query. At counts code points from the query's begin.
type token struct {
	kind   tokenKind
	at     int
	phrase phrase // of a term
	name   string // of an operator, as it was written
}

// operates reports whether the token is an operator, which wants a word behind it.
func (t token) operates() bool { return t.name != "" }

type tokenKind uint8

const (
	end tokenKind = iota
	term
	open
	shut
	andOperator
	orOperator
	notOperator
)

// operators are operators only as they stand here, in capitals.
var operators = map[string]tokenKind{"AND": andOperator, "OR": orOperator, "NOT": notOperator}

// lex cuts a query into tokens; the last one is an end. What has no letter or digit is
// left out.
func lex(query []rune) ([]token, error) {
	var all []token
	for i := 0; i < len(query); {
		switch r := query[i]; {
		case r == '(':
			all = append(all, token{kind: open, at: i})
			i++
		case r == ')':
			all = append(all, token{kind: shut, at: i})
			i++
		case isQuotationMark(r):
			t, after, err := lexQuoted(query, i)
			if err != nil {
				return nil, err
			}
			all, i = append(all, t), after
		case isMinus(query, i):
			all = append(all, token{kind: notOperator, at: i, name: "-"})
			i++
		case parts(r):
			i++
		default:
			t, after, err := lexWord(query, i)
			if err != nil {
				return nil, err
			}
			if t.kind != end {
				all = append(all, t)
			}
			i = after
		}
	}
	return append(all, token{kind: end, at: len(query)}), nil
}

// lexQuoted reads a phrase from its quotation mark at i, and says where the query goes on.
func lexQuoted(query []rune, i int) (token, int, error) {
	last := i + 1
	for last < len(query) && !isQuotationMark(query[last]) {
		last++
	}
	if last == len(query) {
		return token{}, 0, &Error{i, waybill.Because("query-quote", i)}
	}
	p, err := readPhrase(query[i+1:last], i+1)
	if err == nil && len(p.words) == 0 {
		err = &Error{i, waybill.Because("query-no-quote", i)}
	}
	return token{kind: term, at: i, phrase: p}, last + 1, err
}

// lexWord reads what stands at i without a space, and says where the query goes on. The
// token is an end where there is no word in it.
func lexWord(query []rune, i int) (token, int, error) {
	last := i
	for last < len(query) && !parts(query[last]) {
		last++
	}
	written := string(query[i:last])
	if kind, ok := operators[written]; ok {
		return token{kind: kind, at: i, name: written}, last, nil
	}
	p, err := readPhrase(query[i:last], i)
	if err != nil || len(p.words) == 0 {
		return token{}, last, err
	}
	return token{kind: term, at: i, phrase: p}, last, nil
}

// readPhrase reads the words of what stands at a place of the query, and the asterisk
// at its end.
func readPhrase(written []rune, at int) (phrase, error) {
	s := strings.TrimRightFunc(string(written), unicode.IsSpace)
	rest, prefix := strings.CutSuffix(s, "*")
	if star := strings.IndexByte(rest, '*'); star >= 0 {
		at += len([]rune(rest[:star]))
		return phrase{}, &Error{at, waybill.Because("query-star", at)}
	}
	words := Words(rest)
	if prefix && (len(words) == 0 || words[len(words)-1].Span.End != len(rest)) {
		at += len([]rune(rest))
		return phrase{}, &Error{at, waybill.Because("query-bare-star", at)}
	}
	p := phrase{prefix: prefix}
	for _, w := range words {
		p.words = append(p.words, w.Text)
	}
	return p, nil
}

// isMinus reports whether the hyphen at i stands before something and after nothing: it
// is a NOT then.
func isMinus(query []rune, i int) bool {
	if query[i] != '-' || i+1 == len(query) {
		return false
	}
	if i > 0 && query[i-1] != '(' && !unicode.IsSpace(query[i-1]) {
		return false
	}
	next := query[i+1]
	return next == '(' || isQuotationMark(next) || len(Words(string(next))) > 0
}

// parts reports whether a rune ends a word that is written without a space.
func parts(r rune) bool {
	return unicode.IsSpace(r) || r == '(' || r == ')' || isQuotationMark(r)
}

// isQuotationMark reports whether a rune opens or closes a phrase. Any of them closes
// what any of them opened, for people write „…“, “…”, »…« and «…».
func isQuotationMark(r rune) bool { return strings.ContainsRune(`"„“”‟«»`, r) }
