package claim_test

import "testing"

// What became of a deal told before, in sentences that name neither goods nor, mostly, a
// party.
func TestDealsTakenUp(t *testing.T) {
	tanks := "KR>PL armour.tank prospect/stated"
	check(t, "de", []struct {
		text string
		want []string
	}{
		{"Südkorea will Polen Panzer verkaufen. Das Geschäft platzte im März.", []string{tanks, "KR>PL armour.tank halted/stated"}},
		{"Südkorea will Polen Panzer verkaufen. Der Vertrag wurde nie ratifiziert.", []string{tanks, "KR>PL armour.tank agreed/denied"}},
		{"Südkorea will Polen Panzer verkaufen. Der Vertrag wurde am Freitag unterzeichnet.", []string{tanks, "KR>PL armour.tank agreed/stated"}},
		{"Südkorea will Polen Panzer verkaufen. Das Geschäft kam nie zustande.", []string{tanks, "KR>PL armour.tank agreed/denied"}},
		{"Südkorea will Polen Panzer verkaufen. Seoul nannte den Bericht falsch.", []string{tanks, "KR>PL armour.tank prospect/denied"}},
		{"Südkorea will Polen Panzer verkaufen. Sie wurden im Mai geliefert.", []string{tanks, "KR>PL armour.tank delivered/stated"}},
		{"Südkorea will Polen Panzer verkaufen. Angekommen ist keiner.", []string{tanks, "KR>PL armour.tank delivered/denied"}},
		{"Südkorea will Polen Panzer verkaufen. Geliefert wird ab 2026.", []string{tanks, "KR>PL armour.tank underway/stated"}},
		{"Südkorea will Polen Panzer verkaufen. Der Vertrag mit dem Trainer wurde gekündigt.", []string{tanks}},
		{"Südkorea will Polen Panzer verkaufen. Das Abkommen über die Fischerei wurde unterzeichnet.", []string{tanks}},
		{"Südkorea will Polen Panzer verkaufen. Das Gesetz wurde im Parlament gebilligt.", []string{tanks}},
		{"Südkorea will Polen Panzer verkaufen. Ob sie je in Polen ankommen, ist ungewiss.", []string{tanks, "KR>PL armour.tank delivered/possible"}},
		{"Deutschland hat Spanien Panzer geliefert. Eine Weitergabe an Peru ist ausgeschlossen.", []string{"DE>ES armour.tank delivered/stated", "ES>PE armour.tank refused/stated"}},
		{"Deutschland hat Spanien Panzer geliefert. Eine Weitergabe ist ausgeschlossen.", []string{"DE>ES armour.tank delivered/stated"}},
		{"Südkorea will Polen Panzer verkaufen. Der Rest soll im Sommer folgen.", []string{tanks, "KR>PL armour.tank agreed/stated"}},
		{"Südkorea will Polen Panzer verkaufen. Weitere Gespräche sollen folgen.", []string{tanks}},
		{"Südkorea will Polen Panzer verkaufen. Im Rest des Landes folgen Proteste.", []string{tanks}},
		{"Südkorea will Polen Panzer verkaufen. Ein Bericht ist falsch.", []string{tanks}},
		{"Südkorea will Polen Panzer verkaufen. Der Vertrag mit Peru wurde unterzeichnet.", []string{tanks}},
		{"Iran hat Russland Raketen geliefert. „Das ist eine Lüge“, sagte ein Sprecher des iranischen Außenministeriums.", []string{"IR>RU missile delivered/stated", "IR>RU missile delivered/denied"}},
		{"Iran hat Russland Raketen und Drohnen geliefert. Teheran sprach von Propaganda.", []string{"IR>RU missile delivered/stated", "IR>RU uncrewed delivered/stated", "IR>RU weapons delivered/denied"}},
	})
	tanks = "KR>PL armour.tank agreed/stated"
	check(t, "en", []struct {
		text string
		want []string
	}{
		{"South Korea agreed to sell Poland tanks. The deal was torn up last week.", []string{tanks, "KR>PL armour.tank halted/stated"}},
		{"South Korea agreed to sell Poland tanks. The deal collapsed in March.", []string{tanks, "KR>PL armour.tank halted/stated"}},
		{"South Korea offered to sell Poland tanks. It was signed on Friday.", []string{"KR>PL armour.tank offered/stated", tanks}},
		{"South Korea offered Poland tanks. The offer was turned down.", []string{"KR>PL armour.tank offered/stated", "KR>PL armour.tank refused/stated"}},
		{"South Korea agreed to sell Poland tanks. Seoul called the report baseless.", []string{tanks, "KR>PL armour.tank agreed/denied"}},
		{"South Korea agreed to sell Poland tanks. None has arrived.", []string{tanks, "KR>PL armour.tank delivered/denied"}},
		{"South Korea agreed to sell Poland tanks. They were delivered in May.", []string{tanks, "KR>PL armour.tank delivered/stated"}},
		{"South Korea agreed to sell Poland tanks. The contract with the coach was cancelled.", []string{tanks}},
		{"South Korea offered Poland tanks. Eight more may follow.", []string{"KR>PL armour.tank offered/stated", "KR>PL armour.tank prospect/possible"}},
		{"South Korea agreed to sell Poland tanks. More talks will follow.", []string{tanks}},
		{"South Korea agreed to sell Poland tanks. The match was cancelled.", []string{tanks}},
		{"South Korea agreed to sell Poland tanks. The bill was approved in parliament.", []string{tanks}},
		{"South Korea agreed to sell Poland tanks. How the purchase is to be financed was not agreed.", []string{tanks}},
		{"South Korea agreed to sell Poland tanks. The agreement was not false.", []string{tanks}},
		{"Iran supplied Russia with missiles. \"These are lies,\" the foreign ministry in Tehran said.", []string{"IR>RU missile delivered/stated", "IR>RU missile delivered/denied"}},
	})
}
