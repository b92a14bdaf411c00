package claim_test

import (
	"slices"
	"testing"

	"waybill"
)

// TestReasonsOfSides: the reason for a side names where the party stands, or what spoke most
// for it where the words leave the side open.
func TestReasonsOfSides(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ lang, text, supplier, recipient string }{
		{"en", "Norway sent tanks to Kuwait.", "subject", "preposition"},
		{"en", "Norway sent Kuwait 20 tanks.", "subject", "object"},
		{"en", "Norway's delivery of tanks to Kuwait began in May.", "attribute", "preposition"},
		{"en", "Tanks were sent to Kuwait by Norway.", "preposition", "preposition"},
		{"en", "Norway met Kuwait. It sent Kuwait 20 tanks.", "taken up", "object"},
		{"en", "Kuwait's army wants more tanks. Norway will send 20 of them.", "subject", "weighed: same paragraph"},
		{"en", "Norway offered Kuwait tanks. Kuwait chose nothing. The deal was torn up.", "deal last spoken of", "deal last spoken of"},
		{"en", "Norway sent Kuwait tanks, Oman said. The Kremlin denied this.", "deal last spoken of", "deal last spoken of"},
		{"en", "Washington turned down a Thai request for F-35 fighters. The Swedish Gripen will be delivered instead.", "weapon's adjective", "deal last spoken of"},
		{"de", "Nordkorea lieferte Russland Granaten. Mindestens ein Panzir sei Ende 2024 übergeben worden.", "deal turned round", "deal turned round"},
		{"de", "Norwegen lieferte Kuwait 20 Panzer.", "subject", "object"},
		{"de", "Norwegens Lieferung von Panzern an Kuwait begann im Mai.", "attribute", "preposition"},
		{"de", "Kuwait bekam von Norwegen 20 Panzer.", "preposition", "subject"},
		{"de", "Kuwaits Armee veraltet. Norwegen könnte 20 Panzer liefern.", "subject", "weighed: same paragraph"},
		{"de", "Norwegen liefert Kuwait Panzer. Im Gegenzug liefert Kuwait Öl.", "subject", "object"},
		{"de", "Norwegen liefert Panzer an Kuwait, die es an Oman weitergibt.", "subject", "preposition"},
	} {
		_, claims := k.claims(c.lang, c.text)
		var got []string
		for i := range claims {
			if w := &claims[i].Why; claims[i].Kind == waybill.TransferClaim {
				got = append(got, name(w.Supplier)+" · "+name(w.Recipient))
			}
		}
		if !slices.Contains(got, c.supplier+" · "+c.recipient) {
			t.Errorf("%s: %q, want %s · %s", c.text, got, c.supplier, c.recipient)
		}
	}
}

// TestStageBefore: a stage that a second rule changed tells by which rule it was what.
func TestStageBefore(t *testing.T) {
	_, claims := newKit(t).claims("en", "Norway has no plans to send tanks to Ukraine.")
	if len(claims) != 1 {
		t.Fatal(claims)
	}
	why := claims[0].Why.Stage
	if name(why) != "negated plan" || why.Before == nil || why.Before.Value != "prospect" || why.Before.Rule.Name != "word above" || why.Before.Before != nil {
		t.Errorf("%+v", why)
	}
}

func name(r waybill.Reason) string {
	if r.Rule == nil {
		return "none"
	}
	return r.Rule.Name
}
