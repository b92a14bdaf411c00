package cli

import (
	"encoding/json"
	"strings"
	"testing"

	"waybill/view"
)

// TestExplain: every value of every claim has a rule, for people and for programs.
func TestExplain(t *testing.T) {
	for name, text := range map[string]string{
		"explain-de": "Oslo rüstet Kiew aus\n\nNorwegen liefert der Ukraine vermutlich keine Panzer mehr, sagte Ministerin Berit Solheim. Im Gegenzug bekommt Norwegen Öl. Solheim traf am Montag Präsident Selenskyj in Oslo.\n",
		"explain-en": "Oslo and Kyiv\n\nNorway has not ruled out supplying tanks to Ukraine. It has no plans to send missiles to Ukraine. Kuwait probably received 40 Leopard tanks from Norway, analysts said.\n",
	} {
		out, errs, status := try(t, Streams{In: strings.NewReader(text)}, "read", "--claims", "--explain")
		if status != 0 {
			t.Fatal(errs)
		}
		golden(t, name, []byte(out))
		out, errs, status = try(t, Streams{In: strings.NewReader(text)}, "read", "--json", "--explain")
		if status != 0 {
			t.Fatal(errs)
		}
		var d view.Document
		if err := json.Unmarshal([]byte(out), &d); err != nil {
			t.Fatal(err)
		}
		for _, c := range d.Claims {
			e := c.Explain
			if !c.IsTransfer() {
				if e == nil || e.Kind == nil || e.Parties == nil || e.Certainty == nil || e.Source == nil {
					t.Errorf("%s: %s: %+v", name, c.ID, e)
				}
				continue
			}
			if e == nil || e.Goods == nil || e.Stage == nil || e.Certainty == nil || e.Source == nil || (c.Supplier == "") != (e.Supplier == nil) || (c.Recipient == "") != (e.Recipient == nil) {
				t.Errorf("%s: %s: %+v", name, c.ID, e)
			}
		}
	}
}
