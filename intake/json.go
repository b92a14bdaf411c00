package intake

import (
	"bytes"
	"encoding/json"
	"slices"
)

// deepestList is how deep the list of articles may lie in the answer of a service, as in
// {"response": {"docs": [ … ]}}.
const deepestList = 3

// outline is what the beginning of a JSON object tells.
type outline struct {
	// names are those of its fields.
	names []string
	// text reports that one of them is of text, head that one is of a headline or an address;
	// whole that all of the object was seen.
	text, head, whole bool
	// list is the byte behind which a list of objects with text begins, 0 if there is none.
	// They have a headline or an address too: a list of quotations is none of articles.
	list int
}

// outlineOf looks at the object that begins at byte i of b.
func outlineOf(b []byte, i, depth int, o *Options) (out outline) {
	for i++; ; i++ {
		i = skipSpace(b, i)
		if i < len(b) && b[i] == '}' {
			out.whole = true
			return out
		}
		end := skipString(b, i)
		if end < 0 {
			return out
		}
		var name string
		if json.Unmarshal(b[i:end], &name) != nil {
			return out
		}
		out.names = append(out.names, name)
		out.text = out.text || isTextField(name, o)
		out.head = out.head || isHeadField(name, o)
		if i = skipSpace(b, end); i >= len(b) || b[i] != ':' {
			return out
		}
		i = skipSpace(b, i+1)
		if out.list == 0 && depth < deepestList {
			out.list = listAt(b, i, depth, o)
		}
		if i = skipSpace(b, skipValue(b, i)); i >= len(b) || b[i] != ',' && b[i] != '}' {
			return out
		}
		if b[i] == '}' {
			i--
		}
	}
}

// listAt finds the list of articles in a value.
func listAt(b []byte, i, depth int, o *Options) int {
	if i >= len(b) {
		return 0
	}
	if b[i] == '{' {
		return outlineOf(b, i, depth+1, o).list
	}
	first := skipSpace(b, i+1)
	if b[i] != '[' || first >= len(b) || b[first] != '{' {
		return 0
	}
	if one := outlineOf(b, first, deepestList, o); one.text && (one.head || o.Fields.Text != "") {
		return i + 1
	}
	return 0
}

// isTextField reports whether a field is of text.
func isTextField(name string, o *Options) bool {
	if named := o.Fields.Text; named != "" {
		first, _, _ := bytes.Cut([]byte(named), []byte("."))
		return name == named || name == string(first)
	}
	return slices.Contains(fieldGuesses().text, fold(name))
}

// isHeadField reports whether a field is of a headline or an address.
func isHeadField(name string, o *Options) bool {
	g := fieldGuesses()
	return name == o.Fields.Title || name == o.Fields.URL || slices.Contains(g.title, fold(name)) || slices.Contains(g.url, fold(name))
}

// skipSpace gives the first byte from i on that is no white space.
func skipSpace(b []byte, i int) int {
	for i >= 0 && i < len(b) && (b[i] == ' ' || b[i] == '\n' || b[i] == '\r' || b[i] == '\t') {
		i++
	}
	if i < 0 {
		return len(b)
	}
	return i
}

// skipString gives the byte behind the string that begins at i, -1 if there is none.
func skipString(b []byte, i int) int {
	if i >= len(b) || b[i] != '"' {
		return -1
	}
	for i++; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return -1
}

// skipValue gives the byte behind the value that begins at i, -1 if it does not end.
func skipValue(b []byte, i int) int {
	if i < len(b) && b[i] == '"' {
		return skipString(b, i)
	}
	depth := 0
	for ; i < len(b); i++ {
		switch b[i] {
		case '"':
			if i = skipString(b, i) - 1; i < 0 {
				return -1
			}
		case '{', '[':
			depth++
		case '}', ']', ',':
			if depth == 0 {
				return i
			}
			if b[i] != ',' {
				depth--
			}
			if b[i] != ',' && depth == 0 {
				return i + 1
			}
		}
	}
	return -1
}
