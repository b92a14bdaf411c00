package query

import "strings"

// Query is what is looked for. It comes from [Parse] only, so its words are always plain
// ones and every rendering of it is safe. The zero Query finds nothing.
type Query struct{ root expr }

// expr is a phrase, or an operator over exprs.
type expr interface {
	// matches evaluates over the words of a text.
	matches(words []Word) bool
	// negative reports whether the expr is the complement of what can be looked up, so
	// that texts without any word of it are found.
	negative() bool
	// wanted passes to yield the phrases that speak for a text, and not against it.
	// Under an odd number of NOTs for is false.
	wanted(positive bool, yield func(phrase))
	// show renders for reading, fts5 for SQLite, tsquery for PostgreSQL.
	show() string
	fts5() rendered
	tsquery() string
}

type (
	// phrase is words that stand side by side; one word is a phrase too.
	phrase struct {
		words  []string
		prefix bool // the last word is only a beginning
	}
	// and has two operands at least, none of which is an and.
	and []expr
	// or has two operands at least, none of which is an or.
	or []expr
	// not has an operand that is no not.
	not struct{ expr }
)

// String is the query in its own language, folded, with every operator written out.
// Parsed again it is the same query, unless the folded form is too long for [Parse].
func (q Query) String() string {
	if q.root == nil {
		return ""
	}
	return q.root.show()
}

func (p phrase) show() string {
	s := strings.Join(p.words, " ")
	if p.prefix {
		s += "*"
	}
	if len(p.words) > 1 {
		return `"` + s + `"`
	}
	return s
}

func (a and) show() string {
	parts := make([]string, len(a))
	for i, e := range a {
		parts[i] = e.show()
		if _, ok := e.(or); ok {
			parts[i] = "(" + parts[i] + ")"
		}
	}
	return strings.Join(parts, " AND ")
}

func (o or) show() string {
	parts := make([]string, len(o))
	for i, e := range o {
		parts[i] = e.show()
	}
	return strings.Join(parts, " OR ")
}

func (n not) show() string {
	if _, ok := n.expr.(phrase); ok {
		return "NOT " + n.expr.show()
	}
	return "NOT (" + n.expr.show() + ")"
}

func (p phrase) negative() bool { return false }
func (n not) negative() bool    { return !n.expr.negative() }

func (a and) negative() bool {
	for _, e := range a {
		if !e.negative() {
			return false
		}
	}
	return true
}

func (o or) negative() bool {
	for _, e := range o {
		if e.negative() {
			return true
		}
	}
	return false
}

func (p phrase) wanted(positive bool, yield func(phrase)) {
	if positive {
		yield(p)
	}
}

func (a and) wanted(positive bool, yield func(phrase)) {
	for _, e := range a {
		e.wanted(positive, yield)
	}
}

func (o or) wanted(positive bool, yield func(phrase)) {
	for _, e := range o {
		e.wanted(positive, yield)
	}
}

func (n not) wanted(positive bool, yield func(phrase)) { n.expr.wanted(!positive, yield) }
