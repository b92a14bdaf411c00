package desk_test

import (
	"context"
	"testing"

	"waybill"
	"waybill/desk"
	"waybill/ledger"
	"waybill/view"
)

// Of each sentence: what the sources say of it, whether it goes beyond them, and how many
// affirm it, affirm less, doubt and deny it.
func TestCheck(t *testing.T) {
	d := told(t)
	for _, test := range []struct {
		text                      string
		verdict                   string
		beyond                    bool
		affirm, less, doubt, deny int
	}{
		{"North Korea delivered artillery shells to Russia.", view.CheckContested, false, 1, 0, 0, 1},
		// who denies delivery denies no promise
		{"North Korea has agreed to deliver artillery shells to Russia.", view.CheckAffirmed, false, 1, 0, 0, 0},
		// what is named closer affirms what is named less exactly, but does not deny it
		{"North Korea delivered weapons to Russia.", view.CheckAffirmed, false, 1, 0, 0, 0},
		{"North Korea delivered ballistic missiles to Russia.", view.CheckUnknown, false, 0, 0, 0, 0},
		// an offer is no delivery
		{"Iran delivered Shahed drones to Russia.", view.CheckLess, true, 0, 1, 0, 0},
		{"Iran offered drones to Russia.", view.CheckAffirmed, false, 1, 0, 0, 0},
		{"Iran may deliver Shahed drones to Russia.", view.CheckAffirmed, false, 1, 0, 0, 0},
		// another side
		{"China delivered artillery shells to Russia.", view.CheckUnknown, false, 0, 0, 0, 0},
		// a side is left open: whoever it was, it is affirmed; one denial is not that of all
		{"Russia received artillery shells.", view.CheckAffirmed, false, 1, 0, 0, 0},
	} {
		check, err := d.Check(context.Background(), desk.Pasted(test.text))
		if err != nil {
			t.Fatal(err)
		}
		if len(check.Claims) != 1 {
			t.Errorf("%s: %d claims", test.text, len(check.Claims))
			continue
		}
		k := &check.Claims[0]
		if k.Verdict != test.verdict || k.Beyond != test.beyond || k.Affirm != test.affirm || k.Less != test.less || k.Doubt != test.doubt || k.Deny != test.deny {
			t.Errorf("%s: %s, beyond %v, %d affirm, %d less, %d doubt, %d deny; want %+v\n%s", test.text, k.Verdict, k.Beyond, k.Affirm, k.Less, k.Doubt, k.Deny, test, k.Why)
		}
	}
}

// A row that people rejected still tells who spoke of it, and that they rejected it.
func TestCheckTellsOfRejection(t *testing.T) {
	d := told(t)
	const sentence = "Iran offered drones to Russia."
	check, err := d.Check(context.Background(), desk.Pasted(sentence))
	if err != nil {
		t.Fatal(err)
	}
	id := check.Claims[0].Rows[0].Transfer.ID
	if _, err := d.Judge(context.Background(), ledger.Verdict{Kind: waybill.Reject, Transfer: id, By: "ada"}); err != nil {
		t.Fatal(err)
	}
	check, err = d.Check(context.Background(), desk.Pasted(sentence))
	if err != nil {
		t.Fatal(err)
	}
	if why := check.Claims[0].Why; why != "1 origin affirms it. People rejected 1 of the 1 transfers it may be of." {
		t.Errorf("why: %s", why)
	}
}

func TestCheckIsBounded(t *testing.T) {
	d := told(t)
	text := ""
	for _, country := range []string{"Norway", "Sweden", "Denmark", "Finland", "Poland", "Germany", "France", "Italy", "Spain", "Greece", "Turkey", "Israel"} {
		text += "It was said that " + country + " has delivered artillery shells to Ukraine. "
	}
	check, err := d.Check(context.Background(), desk.Pasted(text))
	if err != nil {
		t.Fatal(err)
	}
	if len(check.Claims) != 10 || check.Left != 2 {
		t.Errorf("%d claims checked, %d left", len(check.Claims), check.Left)
	}
}
