package export_test

import (
	"testing"

	"waybill/export"
)

func TestCell(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "40": "40", "40 tanks": "40 tanks", "=1+1": "'=1+1", "+49": "'+49", "-5 °C": "'-5 °C", "@SUM(A1)": "'@SUM(A1)",
		"\t=1": "' =1", "＝1+1": "'＝1+1", "－5": "'－5", "＠SUM(A1)": "'＠SUM(A1)", "a\nb": "a b", "a, \"b\"": "a, \"b\"",
	} {
		if got := export.Cell(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
