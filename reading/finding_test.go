package reading_test

import (
	"testing"

	"waybill"
)

func TestFindings(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct {
		text string
		want waybill.FindingKind
	}{
		{"Norway delivered tanks to Kuwait\n\nNorway could send tanks to Kuwait next year.\n", waybill.HeadlineExceeds},
		{"Norwegen hat Panzer an Kuwait geliefert\n\nNorwegen könnte Panzer an Kuwait liefern.\n", waybill.HeadlineExceeds},
		{"Norway delivered tanks to Kuwait\n\nNorway has not delivered tanks to Kuwait.\n", waybill.HeadlineContradicts},
		{"Norway delivered tanks to Kuwait\n\nNorway sent 20 tanks to Kuwait in May.\n", ""},
		{"Norway sends tanks to Kuwait\n\nNorway will send 20 tanks to Kuwait.\n", ""},
		{"Norway delivered tanks to Kuwait\n\nThe weather was fine.\n", ""},
	} {
		got, err := r.Read(waybill.Article{File: "a.txt", Bytes: []byte(c.text)})
		if err != nil {
			t.Fatal(err)
		}
		kind := waybill.FindingKind("")
		if len(got.Findings) > 0 {
			kind = got.Findings[0].Kind
		}
		if kind != c.want {
			t.Errorf("%s: %q, want %q", c.text, kind, c.want)
		}
	}
}
