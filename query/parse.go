package query

import (
	"slices"
	"unicode/utf8"

	"waybill"
)

const (
	// maxLength is how many code points a query has at most.
	maxLength = 1000
	// maxDepth is how deep brackets and NOTs may stand in one another. The parser of FTS5
	// has a stack of 100 symbols, of which a level takes up to seven.
	maxDepth = 10
)

// Error says what is wrong with a query, where, and what can be done.
type Error struct {
	// At is the place in the query, in code points.
	At int
	// Why names what is wrong and its place, and the way out.
	Why waybill.Cause
}

// Error is one line: the problem, and the way out.
func (e *Error) Error() string { return e.Why.String() }

// Cause is Why.
func (e *Error) Cause() waybill.Cause { return e.Why }

// Parse reads a query in the language of this package. It fails with an [*Error].
func Parse(s string) (Query, error) {
	if n := utf8.RuneCountInString(s); n > maxLength {
		return Query{}, &Error{maxLength, waybill.Because("query-long", n, maxLength)}
	}
	tokens, err := lex([]rune(s))
	if err != nil {
		return Query{}, err
	}
	p := parser{tokens: tokens}
	root, err := p.either()
	if err != nil {
		return Query{}, err
	}
	if t := p.next(); t.kind == shut {
		return Query{}, neverOpened(t)
	}
	if root.negative() {
		return Query{}, p.onlyNegative(root)
	}
	return Query{root}, nil
}

// parser reads tokens by recursive descent, one method for each level of binding.
type parser struct {
	tokens []token
	i      int
	depth  int
	// loose is the NOT of an OR that was read last, which is that of the outermost one.
	loose token
}

func (p *parser) next() token { return p.tokens[p.i] }

// either reads operands of OR.
func (p *parser) either() (expr, error) {
	var all or
	var loose []token // the NOTs of operands that find what has no word of them
	for {
		start := p.i
		e, err := p.both()
		if err != nil {
			return nil, err
		}
		if e.negative() {
			loose = append(loose, p.firstNot(start))
		}
		all = alternatives(all, e)
		if p.next().kind != orOperator {
			break
		}
		p.i++
	}
	if len(all) == 1 {
		return all[0], nil
	}
	if len(loose) > 0 {
		p.loose = loose[0]
	}
	return all, nil
}

// firstNot is the first NOT from the i-th token on.
func (p *parser) firstNot(i int) token {
	return p.tokens[i+slices.IndexFunc(p.tokens[i:], func(t token) bool { return t.kind == notOperator })]
}

func alternatives(to or, e expr) or {
	if inner, ok := e.(or); ok {
		return append(to, inner...)
	}
	return append(to, e)
}

// both reads operands of AND, written or not.
func (p *parser) both() (expr, error) {
	first, err := p.operand()
	if err != nil {
		return nil, err
	}
	all := conditions(nil, first)
	for {
		switch p.next().kind {
		case end, shut, orOperator:
			if len(all) == 1 {
				return all[0], nil
			}
			return all, nil
		case andOperator:
			p.i++
		}
		e, err := p.operand()
		if err != nil {
			return nil, err
		}
		all = conditions(all, e)
	}
}

func conditions(to and, e expr) and {
	if inner, ok := e.(and); ok {
		return append(to, inner...)
	}
	return append(to, e)
}

// operand reads a phrase, a bracket, or one of these under NOT.
func (p *parser) operand() (expr, error) {
	t := p.next()
	switch t.kind {
	case term:
		p.i++
		return t.phrase, nil
	case notOperator, open:
		if p.depth == maxDepth {
			return nil, &Error{t.at, waybill.Because("query-deep", t.at, maxDepth)}
		}
		p.depth++
		defer func() { p.depth-- }()
		p.i++
		if t.kind == notOperator {
			return p.negated()
		}
		return p.bracketed(t)
	}
	return nil, p.missing()
}

// negated reads what stands behind a NOT. Two of them are none.
func (p *parser) negated() (expr, error) {
	e, err := p.operand()
	if err != nil {
		return nil, err
	}
	if inner, ok := e.(not); ok {
		return inner.expr, nil
	}
	return not{e}, nil
}

// bracketed reads what stands behind an opening bracket, and the closing one.
func (p *parser) bracketed(opening token) (expr, error) {
	switch p.next().kind {
	case end:
		return nil, neverClosed(opening)
	case shut:
		return nil, &Error{opening.at, waybill.Because("query-hollow", opening.at)}
	}
	e, err := p.either()
	if err != nil {
		return nil, err
	}
	if p.next().kind != shut {
		return nil, neverClosed(opening)
	}
	p.i++
	return e, nil
}

// missing says why no operand stands where one has to.
func (p *parser) missing() error {
	t := p.next()
	if p.i > 0 {
		if before := p.tokens[p.i-1]; before.operates() {
			return lonely(before, "query-after")
		}
	}
	switch {
	case t.operates():
		return lonely(t, "query-before")
	case t.kind == shut:
		return neverOpened(t)
	}
	return &Error{0, waybill.Because("query-empty")}
}

func lonely(operator token, code string) error {
	return &Error{operator.at, waybill.Because(code, operator.name, operator.at)}
}

func neverOpened(t token) error {
	return &Error{t.at, waybill.Because("query-unopened", t.at)}
}

func neverClosed(t token) error {
	return &Error{t.at, waybill.Because("query-unclosed", t.at)}
}

// onlyNegative says that texts would be found for what they do not say.
func (p *parser) onlyNegative(root expr) error {
	wanted := 0
	root.wanted(true, func(phrase) { wanted++ })
	if wanted == 0 {
		t := p.firstNot(0)
		return &Error{t.at, waybill.Because("query-negative", t.name, t.at)}
	}
	return &Error{p.loose.at, waybill.Because("query-loose", p.loose.name, p.loose.at)}
}
