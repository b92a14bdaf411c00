package desk_test

import (
	"strings"
	"testing"

	"waybill"
	"waybill/desk"
	"waybill/desk/desktest"
)

func TestPartyNamed(t *testing.T) {
	known := desktest.Load(t).Atlas
	for name, want := range map[string]waybill.PartyID{
		"RU": "RU", "ru": "RU", "Russland": "RU", "north korea": "KP", "Kreml": "RU", "Hisbollah": "Hezbollah", "Rheinmetall": "Rheinmetall",
		"unknown": "", "USA": "US", "Vereinigte Staaten": "US",
	} {
		if got, err := desk.PartyNamed(known, "supplier", name); err != nil || got != want {
			t.Errorf("%q: %q, %v, want %q", name, got, err, want)
		}
	}
	for name, want := range map[string]string{
		"Russlnd": `supplier: the atlas knows no party "Russlnd": did you mean Russland`,
		"HIMARS":  `supplier: "HIMARS" is no party: waybill atlas lookup "HIMARS" tells what it is`,
		"qqqqqqq": `supplier: the atlas knows no party "qqqqqqq": check the spelling`,
	} {
		if got, err := desk.PartyNamed(known, "supplier", name); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %q, %v, want %s", name, got, err, want)
		}
	}
}

func TestDesignationNamed(t *testing.T) {
	known := desktest.Load(t).Atlas
	for _, name := range []string{"HIMARS", "himars", "M142"} {
		if got, err := desk.DesignationNamed(known, "designation", name); err != nil || got != "HIMARS" {
			t.Errorf("%q: %q, %v", name, got, err)
		}
	}
	if got, err := desk.DesignationNamed(known, "designation", "Russland"); err == nil || !strings.HasPrefix(err.Error(), `designation: "Russland" is no weapon type: `) {
		t.Errorf("%q, %v", got, err)
	}
}
