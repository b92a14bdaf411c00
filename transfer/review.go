package transfer

import "waybill"

// review is how much a transfer wants a person's look, by the rule of docs/grades.md: how
// doubtful it is, times how weighty; 0 where somebody has decided of it.
func review(t *waybill.Transfer) int {
	if t.Status != waybill.Open || t.Graded != waybill.Ungraded {
		return 0
	}
	return doubt(t) * weight(t)
}

// doubt is from 1 to 10.
func doubt(t *waybill.Transfer) int {
	points := 1
	if t.Affirm > 0 && t.Deny > 0 {
		points += 4
	}
	switch t.Certainty {
	case waybill.Likely:
		points++
	case waybill.Possible, waybill.Conditional:
		points += 2
	case waybill.Doubted, waybill.Denied:
		points += 3
	}
	if t.Origins < 2 {
		points++
	}
	if t.Suggested >= waybill.Doubtful {
		points++
	}
	return points
}

// weight is from 1 to 15.
func weight(t *waybill.Transfer) int {
	points := 1 + steps(t.Articles, 2, 5, 10, 25) + steps(t.Origins, 2, 4, 8)
	switch t.Stage {
	case waybill.Sought, waybill.Offered, waybill.Negotiated, waybill.Refused:
		points++
	case waybill.Agreed, waybill.Halted:
		points += 2
	case waybill.Underway:
		points += 3
	case waybill.Delivered:
		points += 4
	}
	if t.Exchange {
		points += 3
	}
	return points
}

// steps is how many of some numbers are reached.
func steps(n int, at ...int) int {
	points := 0
	for _, least := range at {
		if n >= least {
			points++
		}
	}
	return points
}
