package web

import (
	"net/http"
	"path"
	"strings"
)

// form is in which form a page is given: as HTML, or as one of its twins.
type form string

const (
	asHTML form = ""
	asJSON form = ".json"
	asCSV  form = ".csv"
	asAtom form = ".atom"
)

// forms are the forms that a page is given in by addresses of their own.
func (x *route) forms() []form {
	if !x.twins || strings.HasSuffix(x.pattern, "}") {
		return []form{asHTML}
	}
	return []form{asHTML, asJSON, asCSV, asAtom}
}

// pattern is the pattern of a page in this form.
func (f form) pattern(pattern string) string { return pattern + string(f) }

// formOf is the form that an address asks for.
func formOf(r *http.Request) form {
	switch f := form(path.Ext(r.URL.Path)); f {
	case asJSON, asCSV, asAtom:
		return f
	}
	return asHTML
}

// cut takes the form off the end of the last wildcard of an address: the patterns of
// net/http match whole segments only.
func (x *route) cut(r *http.Request) form {
	f := formOf(r)
	begin := strings.LastIndexByte(x.pattern, '{')
	if !x.twins || f == asHTML || begin < 0 {
		return asHTML
	}
	name := strings.TrimSuffix(x.pattern[begin+1:], "}")
	r.SetPathValue(name, strings.TrimSuffix(r.PathValue(name), string(f)))
	return f
}

// bare is the path of an address without the form.
func bare(r *http.Request, f form) string { return strings.TrimSuffix(r.URL.Path, string(f)) }
