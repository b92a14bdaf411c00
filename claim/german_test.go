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
		{"Zagreb (dpa) - Berlin begrüßte das. Das Nato-Land gibt 30 Haubitzen an Moldau ab.", []string{"HR>MD artillery.howitzer underway/stated"}},
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
		{"Peru kaufte trotz Warnungen aus Spanien Panzer.", []string{">PE armour.tank delivered/stated"}},
		{"Peru bot Chile Panzer an. Spanien hat keine Ausfuhren nach Chile genehmigt.", []string{"PE>CL armour.tank offered/stated", "ES>CL weapons agreed/denied"}},
		{"Iran stützt die jemenitische Armee. Sie erhielt Panzer.", []string{"IR>YE armour.tank delivered/stated"}},
		{"Eritrea schickte Äthiopien 3.000 Soldaten.", []string{"ER>ET personnel.troops delivered/stated"}},
		{"Eritrea schickte 3.000 Soldaten nach Somalia.", nil},
		{"Norwegen finanziert Panzer für Oman.", []string{"NO>OM armour.tank agreed/stated"}},
		{"Peru lieferte Oman Panzer, Chile moderne Haubitzen.", []string{"PE>OM armour.tank delivered/stated", "CL>OM artillery.howitzer delivered/stated"}},
		{"Peru lieferte Panzer an Oman, der Iran Drohnen.", []string{"PE>OM armour.tank delivered/stated", "IR>OM uncrewed delivered/stated"}},
		{"Peru lieferte dem Irak Panzer, der Türkei Haubitzen und dem Libanon Gewehre.", []string{"PE>IQ armour.tank delivered/stated", "PE>TR artillery.howitzer delivered/stated", "PE>LB small-arms delivered/stated"}},
		{"Peru hat den Verkauf von Kampfjets an Chile gebilligt. Auch Haubitzen sind Teil des Pakets.", []string{"PE>CL aircraft.combat agreed/stated", "PE>CL artillery.howitzer agreed/stated"}},
		{"Peru hat den Verkauf von Kampfjets an Chile gebilligt. Das Paket enthält keine Bomben. Es könnte Radare umfassen.", []string{"PE>CL aircraft.combat agreed/stated", "PE>CL ammunition.bomb agreed/denied", "PE>CL sensor.radar agreed/possible"}},
		{"Peru verkaufte Chile Drohnen. Mexiko liefert den Rebellen Waffen.", []string{"PE>CL uncrewed delivered/stated", "MX> weapons underway/stated"}},
	})
}

// Who destroys arms was not given them, and what lies on ice or on the table is not done.
func TestGermanFates(t *testing.T) {
	check(t, "de", []struct {
		text string
		want []string
	}{
		{"Armenien zerstörte mehrere von der Türkei gelieferte Drohnen.", []string{"TR> uncrewed delivered/stated"}},
		{"Peru hat Chile zehn Haubitzen angeboten. Der Kauf liegt vorerst auf Eis.", []string{"PE>CL artillery.howitzer offered/stated", "PE>CL artillery.howitzer halted/stated"}},
		{"Peru hat ein Flugabwehrsystem Iris-T aus Deutschland erhalten.", []string{"DE>PE air-defence.system delivered/stated"}},
		{"Peru hofft, von Spanien Hubschrauber zu bekommen.", []string{"ES>PE aircraft.helicopter sought/stated"}},
		{"Peru steht vor dem Abschluss eines Vertrags über den Kauf von Hubschraubern aus Spanien.", []string{"ES>PE aircraft.helicopter negotiated/stated"}},
	})
}

// Datives, openers and places that look like other slots.
func TestGermanSlots(t *testing.T) {
	check(t, "de", []struct {
		text string
		want []string
	}{
		{"Nach Peru überlässt auch Chile der Ukraine Haubitzen.", []string{"CL>UA artillery.howitzer underway/stated"}},
		{"Spanien hat Chile erlaubt, der Ukraine Haubitzen zu überlassen.", []string{"CL>UA artillery.howitzer agreed/stated"}},
		{"Während Spanien Peru Raketen lieferte, schwieg Kiew.", []string{"ES>PE missile delivered/stated"}},
		{"Die im Golf von Oman entdeckten Raketen waren eine Lieferung Chinas an Katar.", []string{"CN>QA missile delivered/stated"}},
		{"Im libyschen Hafen Misrata sind zehn Haubitzen aus der Türkei eingetroffen.", []string{"TR>LY artillery.howitzer delivered/stated"}},
		{"Iran lieferte den Huthi Drohnen.", []string{"IR>Houthis uncrewed delivered/stated"}},
	})
}
