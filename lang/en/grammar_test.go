package en

import (
	"slices"
	"strings"
	"testing"

	"waybill/lang"
)

func forms(lemma, parts string, tags lang.Tag) []string {
	var list []string
	if parts != "" {
		list = strings.Split(parts, "|")
	}
	var all []string
	for _, in := range (Grammar{}).Conjugate(lemma, list) {
		if in.Tags.Has(tags) && !slices.Contains(all, in.Form) {
			all = append(all, in.Form)
		}
	}
	slices.Sort(all)
	return all
}

func TestConjugate(t *testing.T) {
	for _, c := range []struct{ lemma, parts, third, past, participle, gerund string }{
		{"ship", "", "ships", "shipped", "shipped", "shipping"},
		{"supply", "", "supplies", "supplied", "supplied", "supplying"},
		{"provide", "", "provides", "provided", "provided", "providing"},
		{"deploy", "", "deploys", "deployed", "deployed", "deploying"},
		{"transfer", "", "transfers", "transferred", "transferred", "transferring"},
		{"deliver", "", "delivers", "delivered", "delivered", "delivering"},
		{"offer", "", "offers", "offered", "offered", "offering"},
		{"equip", "", "equips", "equipped", "equipped", "equipping"},
		{"cancel", "", "cancels", "canceled cancelled", "canceled cancelled", "canceling cancelling"},
		{"fuel", "", "fuels", "fueled fuelled", "fueled fuelled", "fueling fuelling"},
		{"control", "", "controls", "controlled", "controlled", "controlling"},
		{"license", "", "licences licenses", "licenced licensed", "licenced licensed", "licencing licensing"},
		{"authorize", "", "authorises authorizes", "authorised authorized", "authorised authorized", "authorising authorizing"},
		{"seize", "", "seizes", "seized", "seized", "seizing"},
		{"traffic", "", "traffics", "trafficked", "trafficked", "trafficking"},
		{"agree", "", "agrees", "agreed", "agreed", "agreeing"},
		{"veto", "", "vetoes", "vetoed", "vetoed", "vetoing"},
		{"tie", "", "ties", "tied", "tied", "tying"},
		{"dispatch", "", "dispatches", "dispatched", "dispatched", "dispatching"},
		{"sell", "sold|sold", "sells", "sold", "sold", "selling"},
		{"give", "gave|given", "gives", "gave", "given", "giving"},
		{"get", "got|got/gotten", "gets", "got", "got gotten", "getting"},
		{"forgo", "forwent|forgone", "forgoes", "forwent", "forgone", "forgoing"},
		{"withhold", "withheld", "withholds", "withheld", "withheld", "withholding"},
		{"be", "", "am is", "was were", "been", "being"},
		{"have", "", "has", "had", "had", "having"},
	} {
		third := slices.DeleteFunc(forms(c.lemma, c.parts, lang.Present), func(f string) bool {
			return slices.Contains(forms(c.lemma, c.parts, lang.Infinitive), f)
		})
		third = slices.DeleteFunc(third, func(f string) bool { return f == "are" })
		for _, k := range []struct {
			what string
			got  []string
			want string
		}{
			{"third person", third, c.third},
			{"past", forms(c.lemma, c.parts, lang.Past), c.past},
			{"participle", forms(c.lemma, c.parts, lang.PastPart), c.participle},
			{"gerund", forms(c.lemma, c.parts, lang.PresPart), c.gerund},
		} {
			if got := strings.Join(k.got, " "); got != k.want {
				t.Errorf("%s of %s: got %q, want %q", k.what, c.lemma, got, k.want)
			}
		}
	}
}

func TestNounishBaseIsNotFinite(t *testing.T) {
	if slices.Contains(forms("list", "", lang.Finite), "list") {
		t.Error(`"list" counts as a finite verb; "arms list" is a noun`)
	}
	if slices.Contains(forms("force", "", lang.Finite), "forces") {
		t.Error(`"forces" counts as a finite verb; "Ukrainian forces" is a noun`)
	}
	if !slices.Contains(forms("send", "sent|sent", lang.Finite), "send") {
		t.Error(`"send" does not count as a finite verb`)
	}
}

func TestDecline(t *testing.T) {
	for _, c := range []struct{ lemma, forms, want string }{
		{"shell", "", "shell shells"},
		{"battery", "", "battery batteries"},
		{"convoy", "", "convoy convoys"},
		{"infantry fighting vehicle", "", "infantry fighting vehicle|infantry fighting vehicles"},
		{"aircraft", "aircraft", "aircraft"},
		{"round of ammunition", "rounds of ammunition", "round of ammunition|round of ammunitions|rounds of ammunition"},
		{"torpedo", "", "torpedo torpedos torpedoes"},
		{"cash", "", "cash cashes"},
		{"spokesman", "", "spokesman spokesmen"},
		{"salesperson", "", "salesperson salespersons salespeople"},
	} {
		var list []string
		if c.forms != "" {
			list = strings.Split(c.forms, "|")
		}
		sep := " "
		if strings.Contains(c.lemma, " ") {
			sep = "|"
		}
		if got := strings.Join((Grammar{}).Decline(c.lemma, list), sep); got != c.want {
			t.Errorf("Decline(%q): got %q, want %q", c.lemma, got, c.want)
		}
	}
}
