package sqlstore

import (
	"strings"

	"waybill/transfer"
)

// where gathers conditions, all of which hold.
type where struct {
	conditions []string
	args       []any
}

func (w *where) add(condition string, args ...any) {
	w.conditions = append(w.conditions, condition)
	w.args = append(w.args, args...)
}

func (w *where) text() string {
	if len(w.conditions) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(w.conditions, " AND ")
}

// in adds that an expression is one of some values, if there are any; list is what stands
// around them.
func in[T ~string](w *where, before string, values []T, after string) {
	if len(values) == 0 {
		return
	}
	args := make([]any, len(values))
	for i, v := range values {
		args[i] = string(v)
	}
	w.add(before+" IN "+tuple(len(args))+after, args...)
}

// span adds that a stretch of days touches another. Days that are unknown touch none.
func (w *where) span(begin, end, since, until string) {
	if since != "" {
		w.add(end+" >= ?", since)
	}
	if until != "" {
		w.add(begin+" <= ? AND "+begin+" <> ''", until)
	}
}

// keyMost is how many bytes of a name are compared: PostgreSQL takes no more than 2,700 into
// a row of an index.
const keyMost = 500

// key is a name as it is compared, whatever its letters' case.
func key(name string) string {
	name = strings.ToLower(transfer.Clean(name))
	if len(name) > keyMost {
		name = strings.ToValidUTF8(name[:keyMost], "")
	}
	return name
}

func keys(names []string) []string {
	all := make([]string, len(names))
	for i, name := range names {
		all[i] = key(name)
	}
	return all
}
