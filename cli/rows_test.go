package cli

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"waybill/view"
)

func grade(n int) *int { return &n }

// register is rows of every kind, made for the tests of listings.
func register() []view.Transfer {
	return []view.Transfer{
		{ID: "KP-RU-missile-7K3QFA", Supplier: "KP", Recipient: "RU", Class: "missile.ballistic", Designation: "KN-23", Quantity: "“several dozen”",
			From: "2023-12-30", To: "2024-03-31", Stage: "delivered", Certainty: "stated", Claims: 11, Articles: 7, Outlets: 5, Origins: 2, Unclear: 3,
			Affirm: 2, Doubt: 1, Deny: 1, Credibility: 3, Suggested: 3, Reasons: []string{"Possibly true (3): independent origins affirm it."}, Status: "open"},
		{ID: "RU-KP-energy-B2M4XA", Supplier: "RU", Recipient: "KP", Class: "energy", From: "2024-03-01", To: "2024-03-31",
			Stage: "underway", Certainty: "likely", Claims: 1, Articles: 1, Outlets: 1, Origins: 1, Affirm: 1,
			Credibility: 2, Suggested: 3, Graded: grade(2), Reasons: []string{}, Status: "accepted", Exchange: true},
		{ID: "XX-Hezbollah-air-defence-QQQQQA-2", Recipient: "Hezbollah", Class: "air-defence.manpads", Quantity: "an unknown number of shoulder-fired missiles",
			Stage: "prospect", Certainty: "conditional", Claims: 1, Articles: 1, Doubt: 1, Credibility: 6, Suggested: 6, Reasons: []string{}, Status: "rejected"},
		{ID: "US-UA-artillery-AAAAAA", Supplier: "US", Recipient: "UA", Class: "artillery.rocket-launcher", Designation: "HIMARS", Quantity: "16",
			From: "2022-06-01", To: "2022-10-04", Stage: "halted", Certainty: "denied", Claims: 1204, Articles: 1033, Outlets: 61, Origins: 24, Deny: 24,
			Credibility: 5, Suggested: 5, Reasons: []string{}, Status: "open"},
	}
}

// listed renders rows.
func listed(p *printer, rows []view.Transfer) []byte {
	var out bytes.Buffer
	pg := &page{printer: p, out: &out}
	pg.rowsHead()
	for i := range rows {
		pg.transfer(&rows[i])
	}
	return out.Bytes()
}

func TestListing(t *testing.T) {
	p := testPrinter(t, what{}, 100, true)
	golden(t, "list-color-100", listed(p, register()))
	p.on = false
	for _, p.width = range []int{40, 80, 92, 120} {
		golden(t, fmt.Sprintf("list-%d", p.width), listed(p, register()))
	}
}

// fits checks that at every width no line is longer than the terminal or ends in spaces,
// and that colour changes no letter.
func fits(t *testing.T, render func(p *printer) []byte) {
	t.Helper()
	p := testPrinter(t, what{}, 0, false)
	for width := minWidth; width <= maxWidth; width++ {
		p.width, p.on = width, false
		plain := render(p)
		p.on = true
		colored := render(p)
		if !bytes.Equal(escape.ReplaceAll(colored, nil), plain) {
			t.Fatalf("width %d: colour changes the text", width)
		}
		for line := range strings.Lines(string(plain)) {
			line = strings.TrimSuffix(line, "\n")
			if columns(line) > width || strings.HasSuffix(line, " ") {
				t.Errorf("width %d: %d columns: %q", width, columns(line), line)
			}
		}
	}
}

func TestListingFits(t *testing.T) {
	fits(t, func(p *printer) []byte { return listed(p, register()) })
}
