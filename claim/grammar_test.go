package claim_test

import "testing"

// A form that may be past tense or participle is the finite verb where its stretch has no other.
func TestGermanPastOrParticiple(t *testing.T) {
	check(t, "de", []struct {
		text string
		want []string
	}{
		{"Im Mai bestellte Norwegen in Schweden sechs Haubitzen.", []string{"SE>NO artillery.howitzer agreed/stated"}},
		{"2018 bestellte Peru in Spanien sechs Hubschrauber.", []string{"ES>PE aircraft.helicopter agreed/stated"}},
		{"Die Regierung in Oslo genehmigte Lieferungen von Panzern an Peru.", []string{"NO>PE armour.tank agreed/stated"}},
		{"Vor der Wahl verkaufte Spanien Peru Hubschrauber.", []string{"ES>PE aircraft.helicopter delivered/stated"}},
		{"In Spanien bestellte Hubschrauber sind in Peru eingetroffen.", []string{"ES>PE aircraft.helicopter agreed/stated", "ES>PE aircraft.helicopter delivered/stated"}},
		{"Die im Mai von Peru in Spanien bestellten Hubschrauber sind da.", []string{"ES>PE aircraft.helicopter agreed/stated"}},
	})
}

// What arrives, leaves, lands, is on its way or is held in a ship or train.
func TestGermanArrivals(t *testing.T) {
	check(t, "de", []struct {
		text string
		want []string
	}{
		{"Ein Zug mit 30 Panzern aus Slowenien ist in Moldau angekommen.", []string{"SI>MD armour.tank delivered/stated"}},
		{"6000 Container mit Munition verließen Nordkorea in Richtung Russland.", []string{"KP>RU ammunition delivered/stated"}},
		{"Die Schützenpanzer aus Norwegen haben Moldau erreicht.", []string{"NO>MD armour.ifv delivered/stated"}},
		{"Raketen aus dem Libanon erreichten Israel.", nil},
		{"Drei Hubschrauber aus Spanien sind in Lima gelandet.", []string{"ES>PE aircraft.helicopter delivered/stated"}},
		{"Die Haubitzen aus Polen sind auf dem Weg in die Ukraine.", []string{"PL>UA artillery.howitzer underway/stated"}},
		{"Die deutschen Schützenpanzer rollen Richtung Litauen.", []string{"DE>LT armour.ifv underway/stated"}},
		{"Die Küstenwache fing ein Schiff mit iranischen Raketen für die Huthi ab.", []string{"IR>Houthis missile halted/stated"}},
		{"Spanische Panzer gingen in die Ukraine, nach Moldau und in die Türkei.", []string{"ES>UA armour.tank delivered/stated", "ES>MD armour.tank delivered/stated", "ES>TR armour.tank delivered/stated"}},
	})
}

// Who decides on what was asked for, what talks there are, who denies without being a party.
func TestGermanDecisions(t *testing.T) {
	check(t, "de", []struct {
		text string
		want []string
	}{
		{"Das Parlament in Sofia stimmte für die Lieferung von Schützenpanzern an Moldau.", []string{"BG>MD armour.ifv agreed/stated"}},
		{"Bern hat ein Gesuch für den Export von Munition nach Katar bewilligt.", []string{"CH>QA ammunition agreed/stated"}},
		{"Zwischen Lima und Madrid laufen Gespräche über leichte Hubschrauber.", []string{"ES>PE aircraft.helicopter negotiated/stated"}},
		{"Prag prüft, ob es Kiew Hubschrauber überlassen kann.", []string{"CZ>UA aircraft.helicopter prospect/possible"}},
		{"Serbien soll Munition an Peru geliefert haben. Ein Regierungssprecher dementierte.", []string{"RS>PE ammunition delivered/likely", "RS>PE ammunition delivered/denied"}},
		{"Serbien soll Munition an Peru geliefert haben. Das Verteidigungsministerium in Belgrad wies das zurück.", []string{"RS>PE ammunition delivered/likely", "RS>PE ammunition delivered/denied"}},
		{"Spanien verkauft Peru Panzer. Die ersten kamen im Mai in Lima an.", []string{"ES>PE armour.tank agreed/stated", "ES>PE armour.tank delivered/stated"}},
		{"Spanien verkauft Peru Panzer. Die Lieferungen hätten begonnen, sagte der US-Botschafter.", []string{"ES>PE armour.tank agreed/stated", "ES>PE armour.tank underway/stated"}},
		{"Spanien verkauft Peru Panzer aus Schweizer Produktion. Bern hat der Weitergabe zugestimmt.", []string{"ES>PE armour.tank agreed/stated", "ES>PE armour.tank agreed/stated"}},
		{"Norwegen bestellte bei TKMS vier U-Boote. Das erste Boot wurde im Mai übergeben.", []string{"ThyssenKrupp Marine Systems>NO ship.submarine agreed/stated", "ThyssenKrupp Marine Systems>NO ship.submarine delivered/stated"}},
		{"Norwegen kauft in Spanien vier Kampfjets. Die ersten zwei Maschinen wurden im Mai übergeben.", []string{"ES>NO aircraft.combat agreed/stated", "ES>NO aircraft.combat delivered/stated"}},
		{"Norwegen schickt Moldau Haubitzen. Hinzu kommen 50 Schützenpanzer.", []string{"NO>MD artillery.howitzer underway/stated", "NO>MD armour.ifv underway/stated"}},
	})
}
