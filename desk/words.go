package desk

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"waybill"
)

// Among is a word of a fixed list. It fails with an *Error that names the words there are.
func Among[T ~string](field string, all []T, word string) (T, error) {
	if slices.Contains(all, T(word)) {
		return T(word), nil
	}
	words, families := wordsOf(all)
	kind, rest := NotAmong, ""
	if families {
		kind, rest = NoClass, ", or a sub of those, which docs/terms.md lists"
	}
	return "", wrong(field, word, kind, "it is one of %s"+rest, words)
}

// wordsOf lists words; of classes only the families.
func wordsOf[T ~string](all []T) (list string, families bool) {
	var words []string
	for _, w := range all {
		if strings.Contains(string(w), ".") {
			families = true
			continue
		}
		words = append(words, string(w))
	}
	return strings.Join(words, ", "), families
}

// Grade is a credibility from 1 to 6. It fails with an *Error.
func Grade(field, word string) (waybill.Credibility, error) {
	n, err := strconv.Atoi(word)
	if c := waybill.Credibility(n); err == nil && c.Valid() {
		return c, nil
	}
	return 0, wrong(field, word, NotInRange, "it is a number from %s to %s", "1", "6")
}

// Day is the first day, or the last, of a day, a month or a year: YYYY-MM-DD, YYYY-MM or YYYY.
// It fails with an *Error.
func Day(field, word string, last bool) (string, error) {
	for _, unit := range []struct {
		layout              string
		years, months, days int
	}{{time.DateOnly, 0, 0, 1}, {"2006-01", 0, 1, 0}, {"2006", 1, 0, 0}} {
		first, err := time.Parse(unit.layout, word)
		if err != nil {
			continue
		}
		if last {
			first = first.AddDate(unit.years, unit.months, unit.days).AddDate(0, 0, -1)
		}
		return first.Format(time.DateOnly), nil
	}
	return "", wrong(field, word, NoDay, "it is a day, month or year: 2024-03-31, 2024-03 or 2024")
}

// statuses are what people can have decided of a transfer.
func statuses() []waybill.Status {
	return []waybill.Status{waybill.Open, waybill.Accepted, waybill.Rejected}
}
