package transfer

import (
	"testing"

	"waybill"
)

func TestFitOf(t *testing.T) {
	for _, test := range []struct {
		class, designation           string
		askedClass, askedDesignation string
		want                         Fit
	}{
		{"artillery.howitzer", "", "artillery.howitzer", "", FitSame},
		{"artillery.howitzer", "PzH 2000", "artillery", "pzh 2000", FitSame},
		{"artillery.howitzer", "PzH 2000", "artillery.howitzer", "", FitCloser},
		{"artillery.howitzer", "", "artillery", "", FitCloser},
		{"artillery.howitzer", "", "weapons", "", FitCloser},
		{"artillery", "", "artillery.howitzer", "", FitVaguer},
		{"weapons", "", "artillery.howitzer", "PzH 2000", FitVaguer},
		{"artillery.howitzer", "M777", "artillery.howitzer", "PzH 2000", FitOther},
		{"artillery.mortar", "", "artillery.howitzer", "", FitOther},
		{"energy", "", "weapons", "", FitOther},
	} {
		got := FitOf(waybill.Class(test.class), test.designation, waybill.Class(test.askedClass), test.askedDesignation)
		if got != test.want {
			t.Errorf("%s %s of %s %s: %s, want %s", test.class, test.designation, test.askedClass, test.askedDesignation, got, test.want)
		}
	}
}
