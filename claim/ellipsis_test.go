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

// A definite general word stands for goods named a few sentences before; the side that a sentence
// leaves open is that of the one before it, of such goods.
func TestGeneralWordsForGoods(t *testing.T) {
	check(t, "en", []struct {
		text string
		want []string
	}{
		{"Norway will give Peru 14 air defence launchers. The launchers arrived in May.", []string{"NO>PE air-defence.system agreed/stated", "NO>PE air-defence.system delivered/stated"}},
		{"Spain promised Peru 14 tanks. The vehicles were handed over on Monday.", []string{"ES>PE armour.tank agreed/stated", "ES>PE armour.tank delivered/stated"}},
		{"Spain promised Peru air defence systems. Lima had asked for the systems in May.", []string{"ES>PE air-defence.system agreed/stated", "ES>PE air-defence.system sought/stated"}},
		{"Spain promised Peru 14 tanks. The crews drove the vehicles to the depot.", []string{"ES>PE armour.tank agreed/stated"}},
		{"Spain promised Peru 14 tanks. Vehicles were handed over to the police.", []string{"ES>PE armour.tank agreed/stated"}},
	})
	check(t, "de", []struct {
		text string
		want []string
	}{
		{"Spanien hat Peru Luftabwehrsysteme zugesagt. Die Systeme wurden im Mai geliefert.", []string{"ES>PE air-defence.system agreed/stated", "ES>PE air-defence.system delivered/stated"}},
		{"Spanien sagte Peru 13 Kampfflugzeuge zu. Die ersten drei Maschinen wurden am Montag übergeben.", []string{"ES>PE aircraft.combat agreed/stated", "ES>PE aircraft.combat delivered/stated"}},
		{"Chile lieferte Mali Drohnen. Im Senat lehnte Spanien die Lieferung von Haubitzen an Peru ab. Portugal hat seine Haubitzen längst geschickt.", []string{"CL>ML uncrewed delivered/stated", "ES>PE artillery.howitzer refused/stated", "PT>PE artillery.howitzer delivered/stated"}},
	})
}
