package query

import "strings"

// FTS5 is the query as a MATCH expression for a table of SQLite's FTS5 that indexes
// [Index] with the tokenizer ascii, which parts words at spaces and keeps all letters beyond ASCII.
//
// The NOT of FTS5 stands between two operands, it cannot stand alone. So each part is
// rendered either as it is or as its complement, and a complement is taken away from the
// part beside it; [Parse] sees to it that the whole is no complement.
func (q Query) FTS5() string {
	if q.root == nil {
		return `""`
	}
	return q.root.fts5().text
}

// rendered is an FTS5 expression.
type rendered struct {
	text string
	// complement says that what is meant is all that text does not find.
	complement bool
	binds      strength
}

// strength is how strongly the outermost operator of a rendering binds.
type strength uint8

const (
	byOr strength = iota
	byAnd
	alone
)

// within puts brackets around what binds less strongly than least.
func (r rendered) within(least strength) string {
	if r.binds < least {
		return "(" + r.text + ")"
	}
	return r.text
}

func (p phrase) fts5() rendered {
	s := `"` + strings.Join(p.words, " ") + `"`
	if p.prefix {
		s += " *"
	}
	return rendered{text: s, binds: alone}
}

func (n not) fts5() rendered {
	r := n.expr.fts5()
	r.complement = !r.complement
	return r
}

func (a and) fts5() rendered {
	with, without := sides(a)
	if len(with) == 0 { // NOT a AND NOT b: all but a OR b
		return rendered{anyOf(without), true, byOr}
	}
	return rendered{allOf(with, without), false, byAnd}
}

func (o or) fts5() rendered {
	with, without := sides(o)
	if len(without) == 0 {
		return rendered{anyOf(with), false, byOr}
	}
	return rendered{allOf(without, with), true, byAnd} // a OR NOT b: all but b NOT a
}

// sides renders the operands and parts them into those meant as they are and complements.
func sides(operands []expr) (with, without []rendered) {
	for _, e := range operands {
		if r := e.fts5(); r.complement {
			without = append(without, r)
		} else {
			with = append(with, r)
		}
	}
	return with, without
}

func anyOf(operands []rendered) string {
	parts := make([]string, len(operands))
	for i, r := range operands {
		parts[i] = r.within(byOr)
	}
	return strings.Join(parts, " OR ")
}

// allOf joins by AND what must be there and takes away what must not. NOT binds before
// AND in FTS5: "a AND b NOT c" is a AND (b NOT c), which is the same.
func allOf(with, without []rendered) string {
	parts := make([]string, len(with))
	for i, r := range with {
		parts[i] = r.within(byAnd)
	}
	s := strings.Join(parts, " AND ")
	for _, r := range without {
		s += " NOT " + r.within(alone)
	}
	return s
}

// TSQuery is the query as PostgreSQL writes a tsquery, for a tsvector of the words of
// [Index].
func (q Query) TSQuery() string {
	if q.root == nil {
		return ""
	}
	return q.root.tsquery()
}

func (n not) tsquery() string { return "!(" + n.expr.tsquery() + ")" }
func (a and) tsquery() string { return joined(a, " & ") }
func (o or) tsquery() string  { return joined(o, " | ") }

func joined(operands []expr, operator string) string {
	parts := make([]string, len(operands))
	for i, e := range operands {
		parts[i] = "(" + e.tsquery() + ")"
	}
	return strings.Join(parts, operator)
}

func (p phrase) tsquery() string {
	s := "'" + strings.Join(p.words, "' <-> '") + "'"
	if p.prefix {
		s += ":*"
	}
	return s
}
