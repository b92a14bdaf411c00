package web

import (
	"fmt"
	"net/http/httptest"
	"testing"

	"waybill/door"
	"waybill/view"
)

// BenchmarkRegisterPage makes a page of fifty rows, without asking the ledger.
func BenchmarkRegisterPage(b *testing.B) {
	s := empty(b)
	var rows view.Register
	for i := range 50 {
		var months []view.Month
		for m := range 24 {
			months = append(months, view.Month{Month: fmt.Sprintf("20%02d-%02d", 20+m/12, 1+m%12), Count: 1 + (m*i)%7})
		}
		rows.Rows = append(rows.Rows, view.Row{Reports: months, Transfer: view.Transfer{
			ID: fmt.Sprintf("KP-RU-missile-%06d", i), Supplier: "KP", Recipient: "RU", Class: "missile.ballistic", Designation: "KN-23", Quantity: "40",
			From: "2023-09-01", To: "2024-05-15", Stage: "delivered", Certainty: "stated", FirstReport: "2023-09-13", LastReport: "2024-05-15",
			Claims: 12, Articles: 7, Outlets: 5, Origins: 4, Affirm: 3, Doubt: 1, Deny: 1, Credibility: 2, Suggested: 2, Status: "open", Exchange: true,
		}})
	}
	r := httptest.NewRequest("GET", "/transfers?class=missile", nil)
	r = r.WithContext(door.With(r.Context(), door.Who{Name: "test", Role: door.Analyst}))
	form, err := s.filterOf(r)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		body, err := s.render(r, asHTML, &page{Template: "register", Title: "Register", Data: &rows, Filter: form, Twins: true})
		if err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(len(body)))
	}
}
