package sqlstore

import (
	"fmt"
	"reflect"
	"strings"

	"waybill/transfer"
)

// asArrays is a query that gives rows out of arrays, one for each column, and those arrays.
// Values is the tuple of one row: what is cast in it is handed over as an array of that type. The
// columns are called as those of VALUES are. Rows are not empty, and what stands in a column is of
// one type.
func asArrays(values string, rows [][]any) (table string, arrays []any) {
	var from, names []string
	for i, cell := range strings.Split(values[1:len(values)-1], ",") {
		array, kind := column(rows, i)
		if cast, is := strings.CutPrefix(strings.TrimSpace(cell), "CAST(? AS "); is {
			kind = strings.TrimSuffix(cast, ")")
		}
		arrays = append(arrays, array)
		from = append(from, "CAST(? AS "+kind+"[])")
		names = append(names, fmt.Sprintf("column%d", i+1))
	}
	return "SELECT * FROM unnest(" + strings.Join(from, ", ") + ") AS given (" + strings.Join(names, ", ") + ")", arrays
}

// column is a column of rows, with the type that it has if none is told.
func column(rows [][]any, i int) (array any, kind string) {
	switch first := rows[0][i].(type) {
	case string:
		return cells(rows, i, func(v any) string { return transfer.Clean(v.(string)) }), "TEXT"
	case []byte:
		return cells(rows, i, func(v any) []byte { return v.([]byte) }), "BYTEA"
	case int64:
		return cells(rows, i, func(v any) int64 { return v.(int64) }), "BIGINT"
	case int:
		return cells(rows, i, func(v any) int64 { return int64(v.(int)) }), "BIGINT"
	default:
		all := reflect.MakeSlice(reflect.SliceOf(reflect.TypeOf(first)), len(rows), len(rows))
		for k, row := range rows {
			all.Index(k).Set(reflect.ValueOf(row[i]))
		}
		return all.Interface(), ""
	}
}

func cells[T any](rows [][]any, i int, as func(any) T) []T {
	all := make([]T, len(rows))
	for k, row := range rows {
		all[k] = as(row[i])
	}
	return all
}
