package web

import "cmp"

// column is a column of a table of rows; To is the address that sorts by it, "" where none does.
type column struct {
	Key, To string
	// Sorted is ascending, descending, or "" where the rows are not sorted by it.
	Sorted string
}

// Columns are those of the register.
func (v *shown) Columns() []column {
	return []column{
		{Key: "row.sides"},
		{Key: "row.goods"},
		{Key: "row.stage"},
		v.column("row.days", "end", true),
		v.column("row.figures", "articles", true),
		v.column("row.stances", "origins", true),
		v.column("row.credibility", "credibility", false),
	}
}

// column is a column that sorts; down says that the greatest comes first.
func (v *shown) column(key, sort string, down bool) column {
	const usual = "end"
	q := v.Query
	now := cmp.Or(q.Get("sort"), usual) == sort
	reversed := now && q.Get("reverse") == "true"
	to := changed(q, "sort", sort)
	to.Del("after")
	to.Del("reverse")
	if sort == usual {
		to.Del("sort")
	}
	if now && !reversed {
		to.Set("reverse", "true")
	}
	c := column{Key: key, To: address(v.Path, to)}
	switch {
	case !now:
	case down != reversed:
		c.Sorted = "descending"
	default:
		c.Sorted = "ascending"
	}
	return c
}
