package lang

import (
	"fmt"
	"maps"
	"slices"

	"waybill"
)

// Rule is a row of stages.tsv or certainties.tsv: what stage or certainty a predicate has
// where certain signs are met.
type Rule struct {
	waybill.Rule
	// Value is the stage or certainty it gives, or where that stands: "row", "past",
	// "above", "hedge", "cue".
	Value string
	// Signs are those it needs, in the order of the row.
	Signs []Sign
	// From are the stages it asks for, or changes; nil for a rule that asks for none.
	From []waybill.Stage
	// Example is a sentence with a claim that has its value by this rule.
	Example string

	needs, bans Sign
}

// Fits reports whether the rule's signs are met, and the stage is one it asks for.
func (r *Rule) Fits(signs Sign, stage waybill.Stage) bool {
	return signs&r.needs == r.needs && signs&r.bans == 0 && (r.From == nil || slices.Contains(r.From, stage))
}

// Sign is one thing about a predicate and the words around it; one bit each. "The word"
// is the predicate: what says that goods pass.
type Sign uint64

// The signs.
const (
	// SignVerb is a verb; all other words, and phrases, are not.
	SignVerb Sign = 1 << iota
	// SignStageWord is a word of the kind stage, which says how far something has come.
	SignStageWord
	// SignGets is a word with the frame get: its subject receives.
	SignGets
	// SignSigns is a word with the frame sign ("sign a contract").
	SignSigns
	// SignRowAgreed, SignRowUnderway and SignRowDelivered are what the word's row says of
	// the present, also where it says nothing.
	SignRowAgreed
	SignRowUnderway
	SignRowDelivered

	// SignAbove is a word above it that says how far it has come; the strongest counts:
	// SignAboveLifts one that ends a ban, else SignAboveEnds one that refuses or halts,
	// else the nearest.
	SignAbove
	SignAboveLifts
	SignAboveEnds
	SignAboveRefuses
	SignAboveAgrees
	SignAboveNegated
	SignAbovePast
	// SignOwnPlan is an English verb of wanting right before an infinitive of giving.
	SignOwnPlan
	// SignDemanded is a demand above a word that ends or refuses.
	SignDemanded

	// The form of the verb.
	SignNegatedVerb
	SignFuture
	SignPast
	SignPerfect
	SignPassive
	SignUnreal // Konjunktiv II
	SignInfinitive
	SignGerund
	SignParticiple  // a past participle before or behind its noun
	SignProgressive // "is sending", "continues to send"
	SignBegun       // "has begun to send"
	SignModal
	SignModalPerfect // "soll geliefert haben", "may have sent"
	// The modal verb, by its sense.
	SignHearsay
	SignDuty
	SignWithheld
	SignWish
	SignPresumed
	SignSurmise

	// What stands around it.
	SignNoLonger // a negation that ends what was
	SignWould    // "would", "würde" in its clause
	SignArranged // what is set, due, to be done
	SignBackshifted
	SignBy         // "by" before an English gerund
	SignMainWill   // "will" in the main clause before it
	SignMainPast   // a past tense there
	SignOrdinal    // "the first to …"
	SignJudged     // what somebody is thanked or punished for
	SignAlleged    // what somebody is accused of
	SignHeadline   // in a headline, heading or kicker
	SignUpcoming   // "future" before the noun
	SignHabit      // a noun for what goes on ("exports")
	SignNegated    // a negation of the word, or of one above
	SignNotTo      // an English infinitive that is itself negated
	SignNotToAlone // … with nothing above
	SignNotRefused // a verb of refusing above is negated

	// What speaks of certainty.
	SignAboveSure   // a word above with a certainty in its row
	SignHedge       // a word of hedges.tsv
	SignCue         // a reporting verb with a certainty in its row
	SignWhether     // a clause that leaves open what it says
	SignIf          // an if-clause around or beside it
	SignInIf        // … around it
	SignPastIf      // a real past in it
	SignConditional // what makes it conditional outweighs all else
	SignQuestion
	SignReported // a statement of somebody covers it
)

var signNames = map[string]Sign{
	"verb": SignVerb, "stage-word": SignStageWord, "gets": SignGets, "signs": SignSigns, "row-agreed": SignRowAgreed, "row-underway": SignRowUnderway, "row-delivered": SignRowDelivered,
	"above": SignAbove, "above-lifts": SignAboveLifts, "above-ends": SignAboveEnds, "above-refuses": SignAboveRefuses, "above-agrees": SignAboveAgrees, "above-negated": SignAboveNegated, "above-past": SignAbovePast, "own-plan": SignOwnPlan, "demanded": SignDemanded,
	"negated-verb": SignNegatedVerb, "future": SignFuture, "past": SignPast, "perfect": SignPerfect, "passive": SignPassive, "unreal": SignUnreal, "infinitive": SignInfinitive, "gerund": SignGerund, "participle": SignParticiple, "progressive": SignProgressive, "begun": SignBegun,
	"modal": SignModal, "modal-perfect": SignModalPerfect, "hearsay": SignHearsay, "duty": SignDuty, "withheld": SignWithheld, "wish": SignWish, "presumed": SignPresumed, "surmise": SignSurmise,
	"no-longer": SignNoLonger, "would": SignWould, "arranged": SignArranged, "backshifted": SignBackshifted, "by": SignBy, "main-will": SignMainWill, "main-past": SignMainPast, "ordinal": SignOrdinal, "judged": SignJudged, "alleged": SignAlleged, "headline": SignHeadline, "upcoming": SignUpcoming, "habit": SignHabit,
	"negated": SignNegated, "not-to": SignNotTo, "not-to-alone": SignNotToAlone, "not-refused": SignNotRefused,
	"above-sure": SignAboveSure, "hedge": SignHedge, "cue": SignCue, "whether": SignWhether, "if": SignIf, "in-if": SignInIf, "past-if": SignPastIf, "conditional": SignConditional, "question": SignQuestion, "reported": SignReported,
}

// Signs are the names of the signs as stages.tsv and certainties.tsv have them.
func Signs() []string { return slices.Sorted(maps.Keys(signNames)) }

// elsewhere are the values of a rule that stand in another row.
var elsewhere = map[string][]string{"stages": {"row", "past", "above"}, "certainties": {"above", "hedge", "cue"}}

func (p *Pack) addRules() (err error) {
	if p.Stages, err = p.rules("stages", texts(waybill.Stages())); err != nil {
		return err
	}
	p.Certainties, err = p.rules("certainties", texts(waybill.Certainties()))
	return err
}

// rules makes the rules of a table, whose values are those given or stand elsewhere.
func (p *Pack) rules(table string, values []string) ([]Rule, error) {
	all := make([]Rule, 0, len(p.tables[table]))
	for _, row := range p.tables[table] {
		r := Rule{Rule: waybill.Rule{Name: row.Get("name"), Why: row.Get("why"), WhyDE: row.Get("why_de")}, Value: row.Get("value"), Example: row.Get("example")}
		if r.Why == "" || r.WhyDE == "" {
			return nil, fmt.Errorf("%s.tsv: %q lacks its reason in English (why) or German (why_de)", table, r.Name)
		}
		if !slices.Contains(values, r.Value) && !slices.Contains(elsewhere[table], r.Value) {
			return nil, fmt.Errorf("%s.tsv: %q has the unknown value %q", table, r.Name, r.Value)
		}
		for _, name := range row.List("signs") {
			name, banned := cutNot(name)
			sign, ok := signNames[name]
			switch {
			case !ok:
				return nil, fmt.Errorf("%s.tsv: %q has the unknown sign %q", table, r.Name, name)
			case banned:
				r.bans |= sign
			default:
				r.needs |= sign
				r.Signs = append(r.Signs, sign)
			}
		}
		for _, stage := range row.List("from") {
			if !slices.Contains(waybill.Stages(), waybill.Stage(stage)) {
				return nil, fmt.Errorf("%s.tsv: %q asks for the unknown stage %q", table, r.Name, stage)
			}
			r.From = append(r.From, waybill.Stage(stage))
		}
		all = append(all, r)
	}
	return all, nil
}

// cutNot takes off the mark of a sign that must not be met.
func cutNot(name string) (string, bool) {
	if name[:min(1, len(name))] == "!" {
		return name[1:], true
	}
	return name, false
}

func texts[T ~string](values []T) []string {
	all := make([]string, len(values))
	for i, v := range values {
		all[i] = string(v)
	}
	return all
}
