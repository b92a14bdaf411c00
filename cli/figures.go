package cli

import (
	"strconv"
	"strings"

	"waybill/view"
)

// amountFigures is an amount in figures: "40", "≥ 11,000", "≈ 300 tonne", "18–20".
func amountFigures(a *view.Amount) string {
	return strings.TrimSpace(figures(a.Min, a.Max, a.About) + " " + safe(string(a.Unit)))
}

// sumFigures is a sum in figures: "3,400,000,000 USD".
func sumFigures(s *view.Sum) string {
	return strings.TrimSpace(figures(s.Min, s.Max, s.About) + " " + safe(string(s.Currency)))
}

// dayFigures are the days of a date: " = 2024-03-01 to 2024-03-31", "" where they are not
// known.
func dayFigures(d *view.Date) string {
	from, to := safe(string(d.From)), safe(string(d.To))
	switch {
	case from == "" && to == "":
		return ""
	case to == "":
		return " = from " + from
	case from == "":
		return " = to " + to
	case from == to:
		return " = " + from
	}
	return " = " + from + " to " + to
}

// figures writes a range whose open ends are nil, "" where both are.
func figures(least, most *float64, about bool) string {
	s := ""
	switch {
	case least == nil && most == nil:
		return ""
	case most == nil:
		s = "≥ " + grouped(*least)
	case least == nil:
		s = "≤ " + grouped(*most)
	case *least == *most:
		s = grouped(*least)
	default:
		s = grouped(*least) + "–" + grouped(*most)
	}
	if about {
		return "≈ " + s
	}
	return s
}

// grouped writes a number with a comma before every three digits.
func grouped(x float64) string {
	whole, decimals, _ := strings.Cut(strconv.FormatFloat(x, 'f', -1, 64), ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if decimals != "" {
		whole += "." + decimals
	}
	return whole
}
