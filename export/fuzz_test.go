package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"testing"

	"waybill/export"
	"waybill/view"
)

// FuzzRegister writes a row of any words in every form, and reads it back.
func FuzzRegister(f *testing.F) {
	f.Add("KN-23", "40", "2024-01-01", "party=KP")
	f.Add(evil, evil, evil, "%zz;&=")
	f.Fuzz(func(t *testing.T, designation, quantity, day, query string) {
		row := missiles()
		row.ID, row.Designation, row.Quantity, row.LastReport = designation, view.Optional(designation), view.Optional(quantity), view.Optional(day)
		list := export.Register(&view.Register{Rows: []view.Row{{Transfer: row}}})
		var table, atom bytes.Buffer
		if err := list.CSV(&table); err != nil {
			t.Fatal(err)
		}
		if rows, err := csv.NewReader(&table).ReadAll(); err != nil || len(rows) != 2 {
			t.Fatalf("%d rows, %v", len(rows), err)
		}
		feed := feed()
		feed.Query = query
		if err := list.Atom(&atom, feed); err != nil {
			t.Fatal(err)
		}
		var back struct {
			Titles []string `xml:"entry>title"`
		}
		if err := xml.Unmarshal(atom.Bytes(), &back); err != nil || len(back.Titles) != 1 {
			t.Fatalf("%v, %v", back, err)
		}
	})
}
