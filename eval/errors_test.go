package eval_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"waybill/eval"
	"waybill/view"
)

const errorText = "Titel\n\nIran lieferte Russland Drohnen. Moskau zahlte mit Gold. Polen lieferte keine Panzer."

func goldClaim(supplier, recipient, class, stage, certainty, evidence string) eval.Transfer {
	side := func(s string) *string {
		if s == "" {
			return nil
		}
		return &s
	}
	return eval.Transfer{Supplier: side(supplier), Recipient: side(recipient), Class: class, Stage: stage, Certainty: certainty, Source: "narrator", Evidence: evidence}
}

// TestErrors: which class a predicted claim falls under, of each class some that do and
// some that only look so.
func TestErrors(t *testing.T) {
	const drones, gold, tanks = "Iran lieferte Russland Drohnen", "Moskau zahlte mit Gold", "Polen lieferte keine Panzer"
	there := []eval.Transfer{
		goldClaim("IR", "RU", "uncrewed", "delivered", "stated", drones),
		goldClaim("RU", "IR", "money", "delivered", "stated", gold),
		goldClaim("PL", "", "armour.tank", "delivered", "denied", tanks),
		goldClaim("", "UA", "armour.tank", "refused", "stated", tanks),
	}
	for _, test := range []struct {
		supplier, recipient, class, stage, certainty, evidence string
		want                                                   []eval.ErrorKind
	}{
		{"IR", "RU", "uncrewed", "delivered", "stated", drones, nil},
		{"IR", "", "missile", "delivered", "stated", drones, nil},
		{"RU", "IR", "uncrewed", "delivered", "stated", drones, []eval.ErrorKind{eval.WrongDirection}},
		{"RU", "", "uncrewed", "delivered", "stated", drones, []eval.ErrorKind{eval.WrongDirection}},
		{"PL", "IR", "weapons", "delivered", "stated", drones, []eval.ErrorKind{eval.OtherSide}},
		{"RU", "IR", "money", "delivered", "stated", drones + ". " + gold, nil},
		{"RU", "IR", "uncrewed", "delivered", "stated", gold, []eval.ErrorKind{eval.CivilAsArms}},
		{"RU", "IR", "weapons", "delivered", "stated", drones + ". " + gold, []eval.ErrorKind{eval.CivilAsArms}},
		{"PL", "UA", "armour.tank", "delivered", "stated", tanks, []eval.ErrorKind{eval.DeniedAsStated}},
		{"PL", "UA", "armour.tank", "agreed", "likely", tanks, []eval.ErrorKind{eval.DeniedAsStated}},
		{"PL", "UA", "armour.tank", "delivered", "denied", tanks, nil},
		{"PL", "UA", "armour.tank", "refused", "stated", tanks, nil},
		{"PL", "UA", "armour.tank", "prospect", "possible", tanks, nil},
		{"PL", "DE", "armour.tank", "delivered", "doubted", tanks, []eval.ErrorKind{eval.ForeignParty}},
	} {
		c := view.Claim{Kind: "transfer", Supplier: view.Optional(test.supplier), Recipient: view.Optional(test.recipient), Class: view.Optional(test.class),
			Stage: view.Optional(test.stage), Certainty: view.Optional(test.certainty), Evidence: &view.Words{Text: test.evidence},
			PartySpans: []view.PartyWords{{Role: "supplier", ID: test.supplier, Text: "Titel"}, {Role: "recipient", ID: test.recipient, Text: "Titel"}}}
		g := eval.Gold{Text: errorText, Transfers: there}
		if got := errorsOf(t, &g, c); !slices.Equal(got, test.want) {
			t.Errorf("%s→%s %s %s/%s: %q, want %q", test.supplier, test.recipient, test.class, test.stage, test.certainty, got, test.want)
		}
		if got := errorsOf(t, &eval.Gold{Text: errorText}, c); !slices.Equal(got, []eval.ErrorKind{eval.NearMiss}) {
			t.Errorf("%s→%s in a near miss: %q", test.supplier, test.recipient, got)
		}
		c.PartySpans[0].Text, c.PartySpans[1].Text = "Peking", "Peking"
		if got := errorsOf(t, &g, c); !slices.Contains(got, eval.PartyWithoutWords) {
			t.Errorf("%s→%s by words of another text: %q", test.supplier, test.recipient, got)
		}
	}
}

// errorsOf lists the classes under which one predicted claim falls.
func errorsOf(t *testing.T, g *eval.Gold, c view.Claim) (kinds []eval.ErrorKind) {
	t.Helper()
	r := eval.Score(g, &view.Document{Claims: []view.Claim{c}})
	for _, kind := range []eval.ErrorKind{eval.WrongDirection, eval.OtherSide, eval.DeniedAsStated, eval.PartyWithoutWords, eval.ForeignParty, eval.CivilAsArms, eval.NearMiss} {
		if r.Errors.Count(kind) == 0 {
			continue
		}
		kinds = append(kinds, kind)
		if !slices.ContainsFunc(r.Misses, func(m string) bool { return strings.HasPrefix(m, "! "+string(kind)+": ") }) {
			t.Errorf("%s: not listed in %q", kind, r.Misses)
		}
	}
	return kinds
}

func TestErrorsArePrinted(t *testing.T) {
	g := eval.Gold{Text: errorText}
	r := eval.Score(&g, &view.Document{Claims: []view.Claim{{Kind: "transfer"}, {Kind: "meeting"}}})
	f := eval.Sum([]eval.Result{r, r})
	var table bytes.Buffer
	if err := f.Errors.Table(&table); err != nil || !strings.Contains(table.String(), "among 2 predicted") || !strings.Contains(table.String(), "near miss        2   100.0 %") {
		t.Errorf("%v:\n%s", err, &table)
	}
	data, err := json.Marshal(f)
	if err != nil || !strings.Contains(string(data), `"errors":{"claims":2,"wrong direction":0,`) {
		t.Errorf("%v: %s", err, data)
	}
}
