package sqlstore

import (
	"fmt"
	"strings"

	"waybill/transfer"
)

// asArrays is a query that gives rows out of arrays, one for each column, and those arrays.
// Values is the tuple of one row; the columns are called as those of VALUES are. Rows are not
// empty, and what stands in a column is of one type.
func asArrays(values string, rows [][]any) (table string, arrays []any) {
	cells := strings.Split(values[1:len(values)-1], ",")
	var from, names []string
	for i, cell := range cells {
		array, kind := column(rows, i)
		arrays = append(arrays, array)
		from = append(from, "CAST(? AS "+kind+"[])")
		names = append(names, fmt.Sprintf("c%d", i+1))
		cells[i] = strings.Replace(cell, "?", names[i], 1) + fmt.Sprintf(" AS column%d", i+1)
	}
	return "SELECT " + strings.Join(cells, ", ") + " FROM unnest(" + strings.Join(from, ", ") + ") AS given (" + strings.Join(names, ", ") + ")", arrays
}

// column is a column of rows, with the name of its type.
func column(rows [][]any, i int) (array any, kind string) {
	switch rows[0][i].(type) {
	case string:
		return cellsOf(rows, i, func(v any) string { return transfer.Clean(v.(string)) }), "TEXT"
	case []byte:
		return cellsOf(rows, i, func(v any) []byte { return v.([]byte) }), "BYTEA"
	case int:
		return cellsOf(rows, i, func(v any) int64 { return int64(v.(int)) }), "BIGINT"
	}
	return cellsOf(rows, i, func(v any) int64 { return v.(int64) }), "BIGINT"
}

func cellsOf[T any](rows [][]any, i int, as func(any) T) []T {
	all := make([]T, len(rows))
	for k, row := range rows {
		all[k] = as(row[i])
	}
	return all
}
