package intake

import (
	"bytes"
	"encoding/json"
	"errors"
)

// jsonField is a field of a JSON object.
type jsonField struct {
	name  string
	value json.RawMessage
}

// jsonFields parts an object into its fields, in their order. Only the ends of values are
// looked for, which takes a fifth of the time of decoding; what a value is worth is seen
// when it is used. Where no end is found, encoding/json says what is wrong.
func jsonFields(b []byte) ([]jsonField, error) {
	fields, ok := partFields(b)
	if ok {
		return fields, nil
	}
	var object map[string]json.RawMessage
	if err := json.Unmarshal(b, &object); err != nil {
		return nil, err
	}
	return nil, errors.New("it has a form that is not expected")
}

func partFields(b []byte) (fields []jsonField, ok bool) {
	i := skipSpace(b, 0)
	if i >= len(b) || b[i] != '{' {
		return nil, false
	}
	if i = skipSpace(b, i+1); i < len(b) && b[i] == '}' {
		return nil, skipSpace(b, i+1) == len(b)
	}
	for {
		end := skipString(b, i)
		if end < 0 {
			return nil, false
		}
		name, ok := unquote(b[i:end])
		i = skipSpace(b, end)
		if !ok || i >= len(b) || b[i] != ':' {
			return nil, false
		}
		begin := skipSpace(b, i+1)
		if end = skipValue(b, begin); end < 0 || end == begin {
			return nil, false
		}
		fields = append(fields, jsonField{name, bytes.TrimSpace(b[begin:end])})
		switch i = skipSpace(b, end); {
		case i < len(b) && b[i] == ',':
			i = skipSpace(b, i+1)
		case i < len(b) && b[i] == '}':
			return fields, skipSpace(b, i+1) == len(b)
		default:
			return nil, false
		}
	}
}

// unquote is the text of a JSON string, as json.Unmarshal gives it. Letters in hexadecimal are
// left to that.
func unquote(quoted []byte) (string, bool) {
	if len(quoted) < 2 || quoted[len(quoted)-1] != '"' {
		return "", false
	}
	inner := quoted[1 : len(quoted)-1]
	if bytes.IndexByte(inner, '\\') < 0 && plainBytes(inner) {
		return string(inner), true
	}
	text := make([]byte, 0, len(inner))
	for i := 0; i < len(inner); i++ {
		c := inner[i]
		if c == '\\' && i+1 < len(inner) {
			i++
			if c = unescaped(inner[i]); c == 0 {
				return unmarshalString(quoted)
			}
		} else if c < ' ' || c == '"' || c == '\\' {
			return unmarshalString(quoted)
		}
		text = append(text, c)
	}
	return string(text), true
}

func unmarshalString(quoted []byte) (string, bool) {
	var s string
	err := json.Unmarshal(quoted, &s)
	return s, err == nil
}

// plainBytes reports whether no byte is one that may not stand in a JSON string.
func plainBytes(b []byte) bool {
	for _, c := range b {
		if c < ' ' || c == '"' {
			return false
		}
	}
	return true
}

// unescaped is the character that stands behind a backslash for another, 0 if it needs more.
func unescaped(c byte) byte {
	switch c {
	case '"', '\\', '/':
		return c
	case 'n':
		return '\n'
	case 't':
		return '\t'
	case 'r':
		return '\r'
	case 'b':
		return '\b'
	case 'f':
		return '\f'
	}
	return 0
}
