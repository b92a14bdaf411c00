package eval

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"waybill"
)

// check holds a gold file against GUIDELINES.md, as the tool check_gold.py does.
func (g *Gold) check() error {
	var problems []error
	add := func(format string, args ...any) { problems = append(problems, fmt.Errorf(format, args...)) }
	ids := map[string]bool{}
	for _, t := range g.Transfers {
		if ids[t.ID] {
			add("%s: id used twice", t.ID)
		}
		ids[t.ID] = true
		for _, p := range g.transferProblems(&t) {
			add("%s: %s", t.ID, p)
		}
	}
	for _, label := range oneSided(g.Transfers) {
		add("exchange %s: only one direction", label)
	}
	for _, q := range g.Quotes {
		if q.Type != "direct" && q.Type != "indirect" {
			add("quote type %q", q.Type)
		}
		if q.Speaker == "" {
			add("quote without speaker: %q", q.Text)
		}
		if q.Text == "" || !strings.Contains(g.Text, q.Text) {
			add("quote is not a substring of the text: %q", q.Text)
		}
	}
	for _, e := range g.Events {
		if !isEvent(e.Type) {
			add("event type %q", e.Type)
		}
		if e.Evidence == "" || !strings.Contains(g.Text, e.Evidence) {
			add("event evidence is not a substring: %q", e.Evidence)
		}
	}
	return errors.Join(problems...)
}

func (g *Gold) transferProblems(t *Transfer) (problems []string) {
	add := func(format string, args ...any) { problems = append(problems, fmt.Sprintf(format, args...)) }
	if !waybill.Class(t.Class).Valid() {
		add("class %q", t.Class)
	}
	if !slices.Contains(waybill.Stages(), waybill.Stage(t.Stage)) {
		add("stage %q", t.Stage)
	}
	if !slices.Contains(waybill.Certainties(), waybill.Certainty(t.Certainty)) {
		add("certainty %q", t.Certainty)
	}
	supplier, recipient := text(t.Supplier), text(t.Recipient)
	if supplier == "" && recipient == "" {
		add("neither supplier nor recipient")
	} else if supplier == recipient {
		add("supplier is recipient")
	}
	if t.Source == "" {
		add("no source")
	}
	if t.Evidence == "" {
		add("no evidence")
	}
	exact := []struct{ name, words string }{
		{"evidence", t.Evidence}, {"quantity", text(t.Quantity)}, {"condition", text(t.Condition)},
	}
	for _, field := range exact {
		if !strings.Contains(g.Text, field.words) {
			add("%s is not a substring of the text: %q", field.name, field.words)
		}
	}
	return problems
}

// oneSided lists the exchanges in which nothing is given in return.
func oneSided(transfers []Transfer) []string {
	type side struct{ supplier, recipient string }
	sides := map[string]map[side]bool{}
	for _, t := range transfers {
		label := text(t.Exchange)
		if label == "" {
			continue
		}
		if sides[label] == nil {
			sides[label] = map[side]bool{}
		}
		sides[label][side{text(t.Supplier), text(t.Recipient)}] = true
	}
	var labels []string
	for label, s := range sides {
		if len(s) < 2 {
			labels = append(labels, label)
		}
	}
	slices.Sort(labels)
	return labels
}

func isEvent(kind string) bool {
	switch waybill.ClaimKind(kind) {
	case waybill.Meeting, waybill.Production, waybill.Sanction, waybill.Link, waybill.Assessment:
		return true
	}
	return false
}
