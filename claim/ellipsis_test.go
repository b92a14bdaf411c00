package claim_test

import "testing"

// Numbers without a noun stand for goods named a few sentences before.
func TestNumbersForGoods(t *testing.T) {
	check(t, "en", []struct {
		text string
		want []string
	}{
		{"Spain will give Peru 30 tanks. Chile will also hand over six.", []string{"ES>PE armour.tank agreed/stated", "CL>PE armour.tank agreed/stated"}},
		{"Spain has sold Peru five helicopters. Chile has two on order.", []string{"ES>PE aircraft.helicopter delivered/stated", "ES>CL aircraft.helicopter agreed/stated"}},
		{"Spain has sold Peru five helicopters. Chile is in talks over two.", []string{"ES>PE aircraft.helicopter delivered/stated", "ES>CL aircraft.helicopter negotiated/stated"}},
		{"Spain is sending Peru howitzers. Chile will contribute six Leopards.", []string{"ES>PE artillery.howitzer underway/stated", "CL>PE armour.tank agreed/stated"}},
		{"Spain sold Peru five helicopters. Twelve are to be handed over in 2027.", []string{"ES>PE aircraft.helicopter delivered/stated", "ES>PE aircraft.helicopter agreed/stated"}},
		{"Spain sold Peru five helicopters. In talks with the king (68) the minister spoke of fish.", []string{"ES>PE aircraft.helicopter delivered/stated"}},
		{"Spain sold Peru five helicopters. Chile is in talks over fish.", []string{"ES>PE aircraft.helicopter delivered/stated"}},
		{"Six Leopards were seen in Spain.", nil},
	})
	check(t, "de", []struct {
		text string
		want []string
	}{
		{"Spanien verkauft Peru 24 Hubschrauber. Zwölf sollen 2027 übergeben werden.", []string{"ES>PE aircraft.helicopter agreed/stated", "ES>PE aircraft.helicopter agreed/stated"}},
		{"Spanien liefert Peru Haubitzen. Chile will sechs Leopard beisteuern.", []string{"ES>PE artillery.howitzer underway/stated", "CL>PE armour.tank prospect/stated"}},
		{"Spanien verkauft Peru 24 Hubschrauber. Wann sie übergeben werden, ist offen.", []string{"ES>PE aircraft.helicopter agreed/stated"}},
		{"Spanien verkauft Peru 24 Hubschrauber. An den Gesprächen nahm Minister Diaz (68) teil.", []string{"ES>PE aircraft.helicopter agreed/stated"}},
		{"In Spanien wurden sechs Leoparden geboren.", nil},
	})
}
