package de

import (
	"strings"
)

// Decline lists the forms of a noun: the lemma and the given forms, or if none are
// given those of the commonest declension for its ending. The guess may list a form
// that nobody writes ("Jete"); it never lists umlauts, which the table has to give.
// The Swiss spelling of forms with ß comes with them.
func (grammar) Decline(lemma string, given []string) []string {
	all := make([]string, 0, len(given)+5)
	all = append(all, lemma)
	if len(given) > 0 {
		all = append(all, given...)
	} else {
		for _, e := range nounEndings(lemma) {
			all = append(all, lemma+e)
		}
	}
	for _, f := range all {
		if strings.Contains(f, "ß") {
			all = append(all, strings.ReplaceAll(f, "ß", "ss"))
		}
	}
	return all
}

// nounEndings guesses what a noun may take behind its lemma.
func nounEndings(lemma string) []string {
	lower := strings.ToLower(lemma)
	for _, end := range [...]string{"ung", "heit", "keit", "schaft", "ion", "tät", "enz", "anz"} {
		if strings.HasSuffix(lower, end) {
			return []string{"en"}
		}
	}
	switch {
	case strings.Contains(lemma, " "):
		return nil // a phrase: the table has to give its forms
	case strings.HasSuffix(lower, "ik"):
		return []string{"en"}
	case strings.HasSuffix(lower, "e"):
		return []string{"n"}
	case strings.HasSuffix(lower, "en"), strings.HasSuffix(lower, "chen"):
		return []string{"s"}
	case strings.HasSuffix(lower, "er"), strings.HasSuffix(lower, "el"):
		return []string{"s", "n"}
	}
	switch lastRune(lower) {
	case 's', 'ß', 'x', 'z':
		return []string{"es", "e", "en"}
	case 'a', 'i', 'o', 'u', 'y':
		return []string{"s"}
	}
	return []string{"s", "es", "e", "en"}
}
