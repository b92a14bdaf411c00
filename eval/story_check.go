package eval

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// check holds a story's claims against GUIDELINES.md and its register against its claims.
func (s *Story) check() error {
	var problems []error
	add := func(format string, args ...any) { problems = append(problems, fmt.Errorf(format, args...)) }
	if s.About == "" {
		add("about says nothing")
	}
	for i := range s.Articles {
		a := &s.Articles[i]
		for _, p := range a.problems(s.labels()) {
			add("%s: %s", a.File, p)
		}
	}
	for i := range s.Register {
		r := &s.Register[i]
		if slices.Contains(s.labels()[:i], r.Label) {
			add("row %s: label used twice", r.Label)
		}
		for _, p := range s.rowProblems(r) {
			add("row %s: %s", r.Label, p)
		}
	}
	for _, p := range s.nameProblems() {
		add("%s", p)
	}
	if want := s.exchanged(); !slices.Equal(s.Exchanges, want) {
		add("exchanges are %v, the claims give %v", s.Exchanges, want)
	}
	return errors.Join(problems...)
}

func (a *StoryArticle) problems(labels []string) (problems []string) {
	add := func(format string, args ...any) { problems = append(problems, fmt.Sprintf(format, args...)) }
	if title, rest, _ := strings.Cut(a.Text, "\n"); strings.TrimSpace(title) == "" || !strings.HasPrefix(rest, "\n") {
		add("wants a title on the first line and an empty line behind it")
	}
	if a.Lang == "" || a.Outlet == "" {
		add("no language or no outlet")
	}
	if !isDay(a.Published) {
		add("published %q is no day, YYYY-MM-DD", a.Published)
	}
	gold := Gold{Text: a.Text}
	for i := range a.Claims {
		c := &a.Claims[i]
		gold.Transfers = append(gold.Transfers, c.Transfer)
		if !slices.Contains(labels, c.Row) {
			add("%s: no row %q in the register", c.ID, c.Row)
		}
		if c.Origin != nil && *c.Origin == "" {
			add("%s: an origin without a label", c.ID)
		}
		if (c.Begin != "" && !isDay(c.Begin)) || (c.End != "" && !isDay(c.End)) {
			add("%s: begin or end is no day, YYYY-MM-DD", c.ID)
		}
	}
	if err := gold.check(); err != nil {
		problems = append(problems, strings.Split(err.Error(), "\n")...)
	}
	return problems
}

// nameProblems tells where one origin has two names, or two have one. The names of a row
// stand in the order in which its claims first count for an origin.
func (s *Story) nameProblems() (problems []string) {
	names, labels := map[string]string{}, map[string]string{}
	for i := range s.Register {
		r := &s.Register[i]
		origins := tally(r.Label, s.row(r.Label)).OriginNames
		for j, name := range r.OriginNames[:min(len(r.OriginNames), len(origins))] {
			label := origins[j]
			if old, ok := names[label]; ok && old != name {
				problems = append(problems, fmt.Sprintf("row %s: origin %s is %q, elsewhere %q", r.Label, label, name, old))
			}
			if old, ok := labels[name]; ok && old != label {
				problems = append(problems, fmt.Sprintf("row %s: %q is origin %s, elsewhere %s", r.Label, name, label, old))
			}
			names[label], labels[name] = name, label
		}
	}
	return problems
}
