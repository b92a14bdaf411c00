package claim_test

import "testing"

// Two participles under one auxiliary have each their own goods and phrases.
func TestGermanHalves(t *testing.T) {
	check(t, "de", []struct {
		text string
		want []string
	}{
		{"Peru hat von den USA Schützenpanzer bekommen und in Frankreich Kampfjets gekauft.", []string{"US>PE armour.ifv delivered/stated", "FR>PE aircraft.combat delivered/stated"}},
		{"Spanien hatte Peru 50 Kampfjets zugesagt, bislang aber nur vier Hubschrauber geliefert.", []string{"ES>PE aircraft.combat agreed/stated", "ES>PE aircraft.helicopter delivered/stated"}},
		{"Norwegen hat Peru Haubitzen versprochen und geliefert.", []string{"NO>PE artillery.howitzer agreed/stated", "NO>PE artillery.howitzer delivered/stated"}},
	})
}

// Words that look like a side, a demand or a denial and are none.
func TestGermanBystanders(t *testing.T) {
	check(t, "de", []struct {
		text string
		want []string
	}{
		{"Kroatien bestellt Panzer. Im Gegenzug gibt das Nato-Land 30 Haubitzen an Moldau ab.", []string{">HR armour.tank agreed/stated", "HR>MD artillery.howitzer underway/stated"}},
		{"Peru verhandelt nach einem Bericht mit Spanien über den Kauf von Hubschraubern.", []string{"ES>PE aircraft.helicopter negotiated/stated"}},
		{"Bern hatte Peru untersagt, in der Schweiz hergestellte Munition an Chile weiterzugeben.", []string{"PE>CL ammunition refused/stated"}},
		{"Der Anteil Spaniens an den peruanischen Rüstungsimporten sank.", []string{"ES>PE weapons underway/stated"}},
		{"Mexiko forderte einen Stopp der spanischen Waffenlieferungen an Peru.", []string{"ES>PE weapons underway/stated"}},
		{"Spanien lehnt die Forderung nach einer Lieferung von Haubitzen an Peru ab.", []string{"ES>PE artillery.howitzer refused/stated"}},
		{"Spanien verkauft Peru so viele Waffen wie nie.", []string{"ES>PE weapons agreed/stated"}},
		{"„Spanien liefert dem Norden Raketen“, sagte ein Abgeordneter aus Lima.", []string{"ES> missile underway/stated"}},
		{"Künftig sollen 25 Staaten Haubitzen aus der Schweiz kaufen dürfen.", []string{"CH> artillery.howitzer agreed/stated"}},
		{"Manila verkaufte Peru Kampfjets. Chile rüstet seine Streitkräfte seit Jahren auf.", []string{"PH>PE aircraft.combat delivered/stated"}},
		{"Peru liefert Chile Öl gegen Kampfjets.", nil},
	})
}
