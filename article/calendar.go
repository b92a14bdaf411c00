package article

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// startsMonth reports whether words begin with the name of a month.
func startsMonth(words string) bool {
	end := strings.IndexFunc(words, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(words)
	}
	return labelTable().calendar[strings.ToLower(words[:end])] > 0
}

// isDateline reports whether a line tells day and perhaps place and nothing else, as in
// "Taipei, December 18, 2025 - For immediate release". At most others words of it may be
// neither.
func isDateline(words string, others int) bool {
	if utf8.RuneCountInString(words) > 80 {
		return false
	}
	calendar := labelTable().calendar
	month, number, other := false, false, 0
	for _, w := range strings.Fields(words) {
		w = strings.ToLower(strings.Trim(w, ",.:;()–-|"))
		switch m, named := calendar[w]; {
		case w == "":
		case named:
			month = month || m > 0
		case strings.IndexFunc(w, unicode.IsDigit) >= 0:
			number = true
			month = month || isNumericDate(w)
		default:
			other++
		}
	}
	return month && number && other <= others
}

func isNumericDate(w string) bool {
	_, ok := numericDate(w)
	return ok
}

// publishedIn finds the first day written out in full in a line, as YYYY-MM-DD. Days in
// figures are only understood as 30.04.2025 and 2025-04-30: 4/9/2023 is two days.
func publishedIn(words string) string {
	fields := strings.Fields(words)
	for i := range fields {
		fields[i] = strings.ToLower(strings.Trim(fields[i], ",.:;()|"))
	}
	for i, w := range fields {
		if day, ok := numericDate(w); ok {
			return day
		}
		if i+2 >= len(fields) {
			continue
		}
		months := labelTable().calendar
		if day, ok := dateOf(fields[i+2], months[fields[i+1]], w); ok { // 4 September 2023
			return day
		}
		if day, ok := dateOf(fields[i+2], months[w], fields[i+1]); ok { // September 4, 2023
			return day
		}
	}
	return ""
}

func numericDate(w string) (string, bool) {
	if p := strings.Split(w, "."); len(p) == 3 {
		month, _ := strconv.Atoi(p[1])
		return dateOf(p[2], month, p[0])
	}
	if len(w) >= 10 && w[4] == '-' && w[7] == '-' && (len(w) == 10 || w[10] == 't') {
		month, _ := strconv.Atoi(w[5:7])
		return dateOf(w[:4], month, w[8:10])
	}
	return "", false
}

func dateOf(year string, month int, day string) (string, bool) {
	y, yearErr := strconv.Atoi(year)
	d, dayErr := strconv.Atoi(strings.TrimRight(day, "thsrdn"))
	if yearErr != nil || dayErr != nil || len(year) != 4 || y < 1900 || y > 2199 || month < 1 || month > 12 || d < 1 || d > 31 {
		return "", false
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, month, d), true
}
