package claim_test

import "testing"

// Who sells and who buys where a contract or talks name only two sides.
func TestDirectionOfDeals(t *testing.T) {
	check(t, "de", []struct {
		text string
		want []string
	}{
		{"Peru hat mit Südkorea einen Vertrag über 30 Schützenpanzer geschlossen.", []string{"KR>PE armour.ifv agreed/stated"}},
		{"Südkorea hat mit Peru einen Vertrag über 30 Schützenpanzer geschlossen.", []string{"KR>PE armour.ifv agreed/stated"}},
		{"Peru vereinbarte mit Indien die Lieferung von Pinaka-Raketenwerfern.", []string{"IN>PE artillery.rocket-launcher agreed/stated"}},
		{"Indien hat mit Peru einen Vertrag über die Lieferung von Haubitzen geschlossen.", []string{"IN>PE artillery.howitzer agreed/stated"}},
		{"Chile verhandelt mit Oman über gebrauchte Eurofighter.", []string{"OM>CL aircraft.combat negotiated/stated"}},
		{"Chile verhandelt mit Frankreich über die Lieferung von Hubschraubern.", []string{"FR>CL aircraft.helicopter negotiated/stated"}},
		{"Lima und Paris verhandeln über den Kauf von zwölf Rafale-Kampfjets.", []string{"FR>PE aircraft.combat negotiated/stated"}},
		{"Der Vertrag zwischen Peru und Russland über Kampfjets ist geplatzt.", []string{"RU>PE aircraft.combat halted/stated"}},
		{"Peru stornierte die Bestellung von elf Kampfjets aus Russland.", []string{"RU>PE aircraft.combat halted/stated"}},
		{"Nach einem Treffen zwischen Modi und Putin wurde der Waffenvertrag gelobt.", nil},
	})
	check(t, "en", []struct {
		text string
		want []string
	}{
		{"Peru is in talks with South Korea over howitzers.", []string{"KR>PE artillery.howitzer negotiated/stated"}},
		{"Moscow is in talks with Peru over 46 MiG-29 jets.", []string{"RU>PE aircraft.combat negotiated/stated"}},
	})
}

// What is put off, given up or barred is no delivery.
func TestGermanPutOff(t *testing.T) {
	check(t, "de", []struct {
		text string
		want []string
	}{
		{"Washington verschiebt die Lieferung von Raketen an Norwegen.", []string{"US>NO missile halted/stated"}},
		{"Die Auslieferung der Raketen aus den USA an Norwegen verzögert sich um ein Jahr.", []string{"US>NO missile halted/stated"}},
		{"Norwegen verzichtet auf den Kauf amerikanischer Raketen.", []string{"US>NO missile halted/stated"}},
		{"Norwegen nahm vom Kauf amerikanischer Raketen Abstand.", []string{"US>NO missile halted/stated"}},
		{"Die USA sagten die Lieferung von Raketen an Norwegen ab.", []string{"US>NO missile halted/stated"}},
		{"Berlin sperrt sich gegen die Lieferung von Haubitzen an Peru.", []string{"DE>PE artillery.howitzer refused/stated"}},
		{"Berlin denkt über die Lieferung von Haubitzen an Peru nach.", []string{"DE>PE artillery.howitzer prospect/stated"}},
		{"Eine Lieferung von Haubitzen aus Deutschland an Peru rückt näher.", []string{"DE>PE artillery.howitzer prospect/stated"}},
		{"Oslo bleibt bei seinem Nein zur Lieferung norwegischer Haubitzen an Peru.", []string{"NO>PE artillery.howitzer refused/stated"}},
		{"Nein, Oslo hat Peru keine Haubitzen verkauft.", []string{"NO>PE artillery.howitzer delivered/denied"}},
	})
}

// Who has goods sent to himself, or borrows them, gets them.
func TestGermanForOneself(t *testing.T) {
	check(t, "de", []struct {
		text string
		want []string
	}{
		{"Mali ließ sich von der Türkei Drohnen liefern.", []string{"TR>ML uncrewed delivered/stated"}},
		{"Die türkische Armee leiht sich Drohnen aus Israel.", []string{"IL>TR uncrewed underway/stated"}},
		{"Mali nahm am Montag drei Patrouillenboote aus der Türkei in Empfang.", []string{"TR>ML ship.patrol delivered/stated"}},
		{"Mali rüstet seine Armee mit russischen Panzern aus.", []string{"RU>ML armour.tank underway/stated"}},
		{"Mali hat sich in Russland mit Panzern ausgerüstet.", []string{"RU>ML armour.tank delivered/stated"}},
		{"Deutschland rüstet die irakische Armee mit Panzern aus.", []string{"DE>IQ armour.tank underway/stated"}},
		{"Ankara half Mali mit Drohnen.", []string{"TR>ML uncrewed delivered/stated"}},
		{"Saab liefert im Auftrag der norwegischen Regierung Haubitzen an Mali.", []string{"Saab>ML artillery.howitzer underway/stated"}},
	})
}

// Who may do it has been allowed to; a contract to supply is one; what is only the reason of
// something else is not what a verb speaks of.
func TestGermanLeave(t *testing.T) {
	check(t, "de", []struct {
		text string
		want []string
	}{
		{"Peru darf nun doch Eurofighter aus Spanien kaufen.", []string{"ES>PE aircraft.combat agreed/stated"}},
		{"Saab dürfte Peru Kampfjets verkaufen.", []string{"Saab>PE aircraft.combat prospect/likely"}},
		{"Saab darf keine Kampfjets an Peru verkaufen.", []string{"Saab>PE aircraft.combat refused/stated"}},
		{"Saab hat den Auftrag, Granaten an Peru zu liefern.", []string{"Saab>PE ammunition.artillery agreed/stated"}},
		{"Peru möchte in Schweden Kampfjets bestellen.", []string{"SE>PE aircraft.combat sought/stated"}},
		{"Peru hatte trotz Warnungen aus Washington russische S-400 gekauft.", []string{"RU>PE air-defence.system delivered/stated"}},
		{"Peru setzte nach eigenen Angaben von Spanien gelieferte Drohnen ein.", []string{"ES>PE uncrewed delivered/stated"}},
		{"Die von Mali eingesetzten Drohnen stammen aus der Türkei.", []string{"TR>ML uncrewed delivered/stated"}},
		{"Dass Mali Raketen aus der Türkei erhalten habe, nannte Ankara falsch.", []string{"TR>ML missile delivered/denied"}},
		{"In Paris gibt es Zweifel daran, dass die Türkei Mali Raketen geliefert hat.", []string{"TR>ML missile delivered/doubted"}},
	})
}

// Troops go to whom the report says they fight for; what a state stations abroad is no transfer.
func TestGermanTroops(t *testing.T) {
	check(t, "de", []struct {
		text string
		want []string
	}{
		{"Nordkorea hat 10.000 Soldaten nach Russland entsandt. Sie sollen an der Seite russischer Einheiten kämpfen.", []string{"KP>RU personnel.troops delivered/stated"}},
		{"Kanada hat 1000 Soldaten nach Lettland entsandt. Sie sollen dort üben.", nil},
	})
}
