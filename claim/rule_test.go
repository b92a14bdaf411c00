package claim_test

import (
	"strings"
	"testing"

	"waybill"
	"waybill/claim"
	"waybill/lang"
	"waybill/statement"
)

// TestRulesFireOnTheirExamples: every rule of stage and certainty gives its value in its own
// example, in each language.
func TestRulesFireOnTheirExamples(t *testing.T) {
	k := newKit(t)
	for code, pack := range k.packs {
		for table, rules := range map[string][]lang.Rule{"stages": pack.Stages, "certainties": pack.Certainties} {
			names := map[string]bool{}
			for i := range rules {
				r := &rules[i]
				if names[r.Name] {
					t.Errorf("%s/%s.tsv: %q twice", code, table, r.Name)
				}
				names[r.Name] = true
				if !strings.HasSuffix(r.Why, ".") || !strings.HasSuffix(r.WhyDE, ".") || r.Example == "" {
					t.Errorf("%s/%s.tsv: %q: no reason in a sentence of each language, or no example", code, table, r.Name)
				}
				if got, ok := fires(k, code, table, r); !ok {
					t.Errorf("%s/%s.tsv: %q does not give its value in %q, but %s", code, table, r.Name, r.Example, strings.Join(got, ", "))
				}
			}
		}
	}
}

// fires reports whether a claim of the rule's example has its value by the rule, and by
// which rules its claims have theirs.
func fires(k *kit, code, table string, r *lang.Rule) (got []string, ok bool) {
	report := report(code, r.Example)
	if strings.Contains(r.Name, "headline") {
		report.Title, report.Blocks[0].Kind = report.Blocks[0].Span, waybill.Headline
	}
	a := lang.Analyse(report, k.packs, k.atlas)
	for _, c := range claim.Find(a, statement.Find(a)) {
		value, why := string(c.Stage), c.Why.Stage
		if table == "certainties" {
			value, why = string(c.Certainty), c.Why.Certainty
		}
		if c.Kind != waybill.TransferClaim || why.Rule == nil {
			continue
		}
		got = append(got, value+" by "+why.Rule.Name)
		fixed := true
		switch r.Value {
		case "row", "past", "above", "hedge", "cue":
			fixed = false
		}
		ok = ok || why.Rule.Name == r.Name && (value == r.Value || !fixed)
	}
	return got, ok
}
