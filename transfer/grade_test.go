package transfer

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waybill"
)

// TestCredibility has at least one case for each rule.
func TestCredibility(t *testing.T) {
	const jan, feb = "2023-01-10", "2023-02-10"
	afp := waybill.Origin{Kind: waybill.OutletOrigin, Name: "AFP"}
	affirm := func(os ...waybill.Origin) []Claim {
		var claims []Claim
		for _, o := range os {
			claims = append(claims, say(o, waybill.Stated, jan))
		}
		return claims
	}
	deny := func(claims []Claim, os ...waybill.Origin) []Claim {
		for _, o := range os {
			claims = append(claims, say(o, waybill.Denied, feb))
		}
		return claims
	}
	used := map[string]bool{}
	for _, c := range []struct {
		name   string
		rule   string
		claims []Claim
		want   waybill.Credibility
	}{
		{"nothing", "nothing to go by", nil, 6},
		{"only unclear origins", "nothing to go by", affirm(experts), 6},
		{"only possible", "nothing to go by", []Claim{say(reuters, waybill.Possible, jan), say(seoul, waybill.Conditional, jan), say(dpa, waybill.Doubted, jan)}, 6},
		{"an unclear origin denies", "nothing to go by", deny(nil, experts), 6},
		{"a side denies what nobody affirms", "only denied", deny(nil, kremlin), 5},
		{"denied, and held for possible", "only denied", deny([]Claim{say(reuters, waybill.Possible, jan)}, kremlin), 5},
		{"denied, affirmed by unclear origins only", "only denied", deny(affirm(experts), kremlin), 5},
		{"more outsiders deny it than affirm it", "outweighed", deny(affirm(reuters), seoul, dpa), 5},
		{"as many outsiders deny it", "contested", deny(affirm(reuters, seoul), dpa), 4},
		{"one camp contradicts itself", "contested", deny(affirm(pentagon), officials), 4},
		{"many more affirm it", "outnumbered denial", deny(affirm(reuters, seoul, officials), dpa), 3},
		{"one affirms, a side denies", "word against word", deny(affirm(officials), kremlin), 4},
		{"two of one government affirm, a side denies", "word against word", deny(affirm(officials, pentagon), kremlin), 4},
		{"a side and two others affirm, the other side denies", "accusation borne out", deny(affirm(pyongyang, reuters, seoul), kremlin), 2},
		{"two affirm, a side denies", "expected denial", deny(affirm(officials, seoul), kremlin), 3},
		{"four affirm, both sides deny", "expected denial", deny(affirm(officials, seoul, reuters, dpa), kremlin, pyongyang), 3},
		{"a side admits what another tells", "admission confirmed", affirm(kremlin, officials), 1},
		{"both sides tell it", "admission confirmed", affirm(kremlin, pyongyang), 1},
		{"first denied, then admitted", "admission confirmed", append(affirm(officials), say(kremlin, waybill.Denied, jan), say(tass, waybill.Stated, feb)), 1},
		{"three affirm", "confirmed", affirm(reuters, officials, seoul), 1},
		{"a side alone tells it", "admission", affirm(kremlin, tass), 2},
		{"two agencies tell it", "two origins", affirm(reuters, afp), 2},
		{"one origin", "one origin", affirm(officials), 3},
		{"two voices of one government", "one origin", affirm(officials, pentagon), 3},
	} {
		all := voices(c.claims, "KP", "RU")
		got, reasons := Credibility(all)
		if got != c.want {
			t.Errorf("%s: %d, want %d; %q", c.name, got, c.want, reasons)
		}
		for _, r := range rules {
			if r.name == c.rule && !strings.Contains(reasons[0], r.why.en) {
				t.Errorf("%s: %q, want the rule %q", c.name, reasons[0], r.name)
			}
		}
		used[c.rule] = true
	}
	for _, r := range rules {
		if !used[r.name] {
			t.Errorf("no case for the rule %q", r.name)
		}
	}
}

func TestReasons(t *testing.T) {
	_, reasons := Credibility(voices([]Claim{
		say(officials, waybill.Stated, "2023-01-10"), say(pentagon, waybill.Likely, "2023-01-11"), say(seoul, waybill.Stated, "2023-01-12"),
		say(kremlin, waybill.Denied, "2023-01-13"), say(reuters, waybill.Possible, "2023-01-14"), say(experts, waybill.Stated, "2023-01-15"),
		{Article: "x", Copies: "x", Own: true, Certainty: waybill.Stated, Origin: waybill.Origin{Kind: waybill.UnclearOrigin}},
	}, "KP", "RU"))
	want := []string{
		"Possibly true (3): independent origins affirm it; a side denies it, which is to be expected but leaves it open.",
		"Affirmed by: officials (US), ministry of defence (US) (counted as one: they speak for US); South Korea.",
		"Denied by: office of the president (RU) (a side).",
		"Held for possible, conditional or unlikely, which counts neither way, by: Reuters.",
		"Not counted, because it cannot be told whether they are others: an unknown outlet; experts.",
	}
	if got := strings.Join(reasons, "\n"); got != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", got, strings.Join(want, "\n"))
	}
}

// germanNames are names in German, as pages have them.
type germanNames struct{ english }

func (germanNames) Grade(int) string { return "möglich" }

// TestGroundsInGerman: the same grounds, told in German.
func TestGroundsInGerman(t *testing.T) {
	grounds := Grounds(voices([]Claim{
		say(officials, waybill.Stated, "2023-01-10"), say(pentagon, waybill.Likely, "2023-01-11"), say(seoul, waybill.Stated, "2023-01-12"),
		say(kremlin, waybill.Denied, "2023-01-13"), say(reuters, waybill.Possible, "2023-01-14"),
	}, "KP", "RU"))
	want := []string{
		"Möglich (3): unabhängige Urheber bejahen es; eine Seite bestreitet es, was zu erwarten ist, es aber offen lässt.",
		"Bejaht von: officials (US), ministry of defence (US) (zählen einfach: sie sprechen für US); South Korea.",
		"Bestritten von: office of the president (RU) (eine Seite).",
		"Für möglich, bedingt oder unwahrscheinlich gehalten, was weder dafür noch dagegen zählt, von: Reuters.",
	}
	for i := range want {
		if got := grounds[i].In("de", germanNames{}); got != want[i] {
			t.Errorf("got %s, want %s", got, want[i])
		}
	}
	if grounds[0].Code != "expected denial" || grounds[1].Code != AffirmedBy {
		t.Errorf("codes %q, %q", grounds[0].Code, grounds[1].Code)
	}
}

// TestGroundsHaveBothLanguages: no rule and no sentence lacks a language, and both take the
// same arguments.
func TestGroundsHaveBothLanguages(t *testing.T) {
	all := []wording{affirmedBy, deniedBy, doubtedBy, takenBack, notCounted, asOneSide, asOne, aSide}
	for _, r := range rules {
		all = append(all, r.why)
	}
	for _, w := range all {
		if w.en == "" || w.de == "" || w.en == w.de || strings.Count(w.en, "%s") != strings.Count(w.de, "%s") {
			t.Errorf("%q in German is %q", w.en, w.de)
		}
	}
}

func TestBelongs(t *testing.T) {
	for _, c := range []struct {
		name, what string
		parties    []waybill.PartyID
	}{
		{"ministry of defence (KR)", "ministry of defence", []waybill.PartyID{"KR"}},
		{"officials (US, GB)", "officials", []waybill.PartyID{"US", "GB"}},
		{"Reuters", "Reuters", nil},
		{"odd (a) (b)", "odd (a) (b)", nil},
		{"", "", nil},
	} {
		if what, parties := Belongs(c.name); what != c.what || !slices.Equal(parties, c.parties) {
			t.Errorf("%q: %q of %v", c.name, what, parties)
		}
	}
}

// TestMoreAffirmationIsNeverWorse and its counterpart look at every set of claims, not at
// rules: who is of one camp, who took back what, and who copied whom is part of it.
func TestMoreAffirmationIsNeverWorse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		claims := drawClaims(t)
		before, _ := Credibility(voices(claims, "KP", "RU"))
		another := say(waybill.Origin{Kind: waybill.OutletOrigin, Name: "AFP"}, waybill.Stated, "2023-02-10")
		after, reasons := Credibility(voices(append(claims, another), "KP", "RU"))
		if after > before || after == waybill.CannotBeJudged {
			t.Fatalf("%d, with one more affirmation %d: %q", before, after, reasons)
		}
	})
}

func TestMoreDenialIsNeverBetter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		claims := drawClaims(t)
		before, _ := Credibility(voices(claims, "KP", "RU"))
		denial := say(drawClaim(t).Origin, waybill.Denied, "2023-02-11")
		after, reasons := Credibility(voices(append(claims, denial), "KP", "RU"))
		if after < before && before != waybill.CannotBeJudged {
			t.Fatalf("%d, with one more denial %d: %q", before, after, reasons)
		}
	})
}

// TestRulesArePublished holds docs/grades.md against the rules.
func TestRulesArePublished(t *testing.T) {
	page, err := os.ReadFile("../docs/grades.md")
	if err != nil {
		t.Fatal(err)
	}
	rest := string(page)
	for i, r := range rules {
		row := fmt.Sprintf("| %d | %s | ", i+1, r.name)
		_, after, found := strings.Cut(rest, row)
		line, _, _ := strings.Cut(after, "\n")
		if !found || !strings.Contains(line, fmt.Sprintf("| %d | %s |", r.grade, r.why.en)) {
			t.Errorf("docs/grades.md lacks the row %q … | %d | %s |, or has it in another place", row, r.grade, r.why.en)
			continue
		}
		rest = after
	}
}
