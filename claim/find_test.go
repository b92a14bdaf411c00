package claim_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"waybill"
	"waybill/atlas"
	"waybill/claim"
	"waybill/lang"
	"waybill/lang/de"
	"waybill/lang/en"
	"waybill/statement"
)

// kit is what it takes to read sentences.
type kit struct {
	atlas *atlas.Atlas
	packs map[string]*lang.Pack
}

func newKit(t testing.TB) *kit {
	t.Helper()
	a, err := atlas.Load()
	if err != nil {
		t.Fatal(err)
	}
	k := &kit{a, map[string]*lang.Pack{}}
	for _, load := range []func() (*lang.Pack, error){de.New, en.New} {
		p, err := load()
		if err != nil {
			t.Fatal(err)
		}
		k.packs[p.Code] = p
	}
	return k
}

// report makes a report of one paragraph a line.
func report(code, text string) *waybill.Report {
	r := &waybill.Report{Text: text, Lang: code}
	begin := 0
	for line := range strings.SplitAfterSeq(text, "\n") {
		end := begin + len(strings.TrimRight(line, "\n"))
		if end > begin {
			r.Blocks = append(r.Blocks, waybill.Block{Kind: waybill.Paragraph, Span: waybill.Span{Begin: begin, End: end}, Lang: code})
		}
		begin += len(line)
	}
	return r
}

func (k *kit) claims(code, text string) (*waybill.Report, []waybill.Claim) {
	return k.claimsOf(code, text, "")
}

// claimsOf reads a report of a day, YYYY-MM-DD or "".
func (k *kit) claimsOf(code, text, published string) (*waybill.Report, []waybill.Claim) {
	r := report(code, text)
	r.Published = published
	a := lang.Analyse(r, k.packs, k.atlas)
	return r, claim.Find(a, statement.Find(a))
}

// brief writes the transfers of a text as "KP>RU missile.ballistic sought/possible".
func (k *kit) brief(code, text string) []string {
	_, claims := k.claims(code, text)
	return brief(claims)
}

func brief(claims []waybill.Claim) (all []string) {
	for _, c := range claims {
		if c.Kind == waybill.TransferClaim {
			all = append(all, fmt.Sprintf("%s>%s %s %s/%s", c.Supplier.ID, c.Recipient.ID, c.Goods.Class, c.Stage, c.Certainty))
		}
	}
	return all
}

func check(t *testing.T, code string, cases []struct {
	text string
	want []string
}) {
	t.Helper()
	k := newKit(t)
	for _, c := range cases {
		got := k.brief(code, c.text)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestGerman(t *testing.T) {
	check(t, "de", []struct {
		text string
		want []string
	}{
		{"Norwegen liefert der Ukraine 22 Haubitzen.", []string{"NO>UA artillery.howitzer underway/stated"}},
		{"Die Türkei hat russische S-400 gekauft.", []string{"RU>TR air-defence.system delivered/stated"}},
		{"Prag hat Lettland mit Panzern, Hubschraubern und Haubitzen unterstützt.", []string{"CZ>LV armour.tank delivered/stated", "CZ>LV aircraft.helicopter delivered/stated", "CZ>LV artillery.howitzer delivered/stated"}},
		{"Norwegen hat nach Kriegsbeginn Haubitzen an die Ukraine geliefert.", []string{"NO>UA artillery.howitzer delivered/stated"}},
		{"Norwegen hat Lettland mit drei Schiffsladungen Munition versorgt.", []string{"NO>LV ammunition delivered/stated"}},
		{"Italien hat Libyen vier Patrouillenboote übergeben.", []string{"IT>LY ship.patrol delivered/stated"}},
		{"Die Slowakei kauft 14 F-16-Kampfjets in den USA.", []string{"US>SK aircraft.combat agreed/stated"}},
		{"An Litauen wurden 18 Haubitzen geliefert.", []string{">LT artillery.howitzer delivered/stated"}},
		{"Die von Iran gelieferten Drohnen erreichten Äthiopien.", []string{"IR>ET uncrewed delivered/stated"}},
		{"Schweden will Estland Munition verkaufen.", []string{"SE>EE ammunition prospect/stated"}},
		{"Kanada wird Lettland 40 Schützenpanzer liefern.", []string{"CA>LV armour.ifv agreed/stated"}},
		{"Ungarn lehnt Waffenlieferungen an die Ukraine ab.", []string{"HU>UA weapons refused/stated"}},
		{"Belgien setzt die Lieferung von Munition an Israel aus.", []string{"BE>IL ammunition halted/stated"}},
		{"Armenien fordert von Indien Haubitzen.", []string{"IN>AM artillery.howitzer sought/stated"}},
		{"Serbien hat Zypern nie Panzer verkauft.", []string{"RS>CY armour.tank delivered/denied"}},
		{"Spanien könnte Marokko Kampfjets liefern.", []string{"ES>MA aircraft.combat prospect/possible"}},
		{"Finnland stellt Moldau Radargeräte bereit.", []string{"FI>MD sensor.radar agreed/stated"}},
		{"Die Türkei rüstet die Hisbollah mit Drohnen aus.", []string{"TR>Hezbollah uncrewed underway/stated"}},
		{"Frankreich bietet Indien U-Boote an.", []string{"FR>IN ship.submarine offered/stated"}},
		{"Tschechien und Dänemark liefern der Ukraine Panzer.", []string{"CZ>UA armour.tank underway/stated", "DK>UA armour.tank underway/stated"}},
		{"18 Haubitzen gingen aus Norwegen an Litauen.", []string{"NO>LT artillery.howitzer delivered/stated"}},
		{"Kanada genehmigte Rüstungsexporte nach Kolumbien.", []string{"CA>CO weapons agreed/stated"}},
		{"Italien beliefert Kuwait mit Eurofightern.", []string{"IT>KW aircraft.combat underway/stated"}},
		{"Griechenland liefert Patriots an Zypern.", []string{"GR>CY air-defence.system underway/stated"}},
		{"Belgien verkauft keine Waffen mehr an Katar.", []string{"BE>QA weapons halted/stated"}},
		{"Belgien liefert nicht mehr als zehn Panzer an Katar.", []string{"BE>QA armour.tank underway/stated"}},
		{"Dass Serbien Raketen an Libyen geliefert hat, bestreitet Belgrad.", []string{"RS>LY missile delivered/denied"}},
		{"Im Gegenzug für die Granaten bekam Serbien von Libyen Öl.", []string{"RS>LY ammunition.artillery delivered/stated", "LY>RS energy delivered/stated"}},
		{"Die von Serbien gelieferten Drohnen trafen Tripolis.", []string{"RS> uncrewed delivered/stated"}},
		{"Serbien droht Libyen mit Sanktionen wegen Waffen für Mali.", nil},
		{"Wichtigster Waffenlieferant Maltas ist Italien.", []string{"IT>MT weapons underway/stated"}},
		{"Spanien ist nach den USA der zweitgrößte Waffenlieferant der Türkei.", []string{"ES>TR weapons underway/stated"}},
		{"Spanien schickt sechs Kampfjets zur Übung nach Rumänien.", nil},
		{"Ob Spanien Waffen an Ägypten liefert, ist unklar.", []string{"ES>EG weapons underway/possible"}},
		{"Serbien erwägt, Libyen Suchoi-Kampfjets zu überlassen.", []string{"RS>LY aircraft.combat prospect/stated"}},
		{"Waffen werde sein Land der Türkei nicht liefern, sagte Israels Verteidigungsminister.", []string{"IL>TR weapons refused/stated"}},
		{"Ein serbisches Militärflugzeug brachte im August Raketen nach Libyen.", []string{"RS>LY missile delivered/stated"}},
		{"Serbien hatte Libyen 20 Haubitzen überlassen und verlangte dafür drei Panzer.", []string{"RS>LY artillery.howitzer delivered/stated", "LY>RS armour.tank sought/stated"}},
		{"Schwierig bleibt die Versorgung mit Munition: Serbien lehnt es ab, dass Libyen Panzer an Mali weitergibt.", []string{"LY>ML armour.tank refused/stated"}},
		{"Serbien bestreitet, Libyen Munition verkauft zu haben.", []string{"RS>LY ammunition delivered/denied"}},
		{"Serbien hat Libyen 18 Haubitzen versprochen, aber noch keine geliefert.", []string{"RS>LY artillery.howitzer agreed/stated", "RS>LY artillery.howitzer delivered/denied"}},
		{"Serbien hat 30 Gepard an Libyen zugesagt.", []string{"RS>LY air-defence.system agreed/stated"}},
		{"Ungarn wollte den Ringtausch. Serbien hat Libyen 30 Panzer überlassen, dafür erhält es 15 Haubitzen.", []string{"RS>LY armour.tank delivered/stated", "HU>RS artillery.howitzer underway/stated"}},
		{"Ein Ringtausch: Serbien hat Libyen 30 Panzer überlassen, dafür erhält es 15 Haubitzen.", []string{"RS>LY armour.tank delivered/stated", ">RS artillery.howitzer underway/stated"}},
		{"Serbien schickte Libyen 28 Kampfpanzer und bekam von Ungarn 40 Lastwagen.", []string{"RS>LY armour.tank delivered/stated", "HU>RS vehicle delivered/stated"}},
		{"Serbien hat Libyen 30 Panzer versprochen. Zehn Fahrzeuge hat Serbien schon geliefert.", []string{"RS>LY armour.tank agreed/stated", "RS>LY armour.tank delivered/stated"}},
		{"Waffen werde sein Land der Ukraine nicht liefern, stellte der israelische Minister Benny Gantz klar.", []string{"IL>UA weapons refused/stated"}},
		{"Serbien will Libyen Panzer verkaufen. Das Parlament in Belgrad billigte am Montag den Beitritt zur EU.", []string{"RS>LY armour.tank prospect/stated"}},
		{"Serbien will Libyen Panzer verkaufen. Libyen stimmte am Montag zu.", []string{"RS>LY armour.tank prospect/stated", "RS>LY armour.tank agreed/stated"}},
		{"Serbien hilft Libyen. Ein Partner gibt Libyen Panzer, und Serbien füllt die Lücke.", []string{">LY armour.tank underway/stated"}},
		{"Wenn Serbien Panzer schickt, würde Ungarn folgen.", []string{"RS> armour.tank prospect/conditional"}},
		{"Serbien hilft Libyen. Der Minister sagte Libyen am Montag Panzer zu.", []string{"RS>LY armour.tank agreed/stated"}},
		{"Serbien liefert Libyen 30 Panzer und Ungarn 20 Haubitzen.", []string{"RS>LY armour.tank underway/stated", "RS>HU artillery.howitzer underway/stated"}},
		{"Sechs serbische Flugzeuge haben Libyen das Flugabwehrsystem S-300 gebracht.", []string{"RS>LY air-defence.system delivered/stated"}},
		{"Libyen weist Vorwürfe zurück, Mali mit Drohnen zu beliefern.", []string{"LY>ML uncrewed underway/denied"}},
		{"Libyen zählt zu den größten Abnehmern serbischer Haubitzen.", []string{"RS>LY artillery.howitzer underway/stated"}},
		{"Haubitzen aus Serbien kommen nach Libyen.", []string{"RS>LY artillery.howitzer underway/stated"}},
		{"Die letzte Maschine, eine F-15 der serbischen Luftwaffe, landete am Montag in Libyen.", nil},
		{"Serbien schließt die Lieferung von Panzern an Libyen nicht aus.", []string{"RS>LY armour.tank prospect/stated"}},
		{"Serbien will die Lieferung von Panzern an Libyen nicht ausschließen.", []string{"RS>LY armour.tank prospect/stated"}},
		{"Serbien hat Libyen Panzer geliefert.\nEin Offizier fuhr 1994 in Bosnien Panzer. Damals hatte Ungarn die Ausfuhr von 30 Panzern erlaubt.", []string{"RS>LY armour.tank delivered/stated", "HU> armour.tank agreed/stated"}},
		{"Serbien hat Libyen Panzer geliefert. Polen hat Libyen Haubitzen geliefert.\nEin maltesischer Offizier zweifelt. Ungarn hat die Ausfuhr von 30 Panzern erlaubt.", []string{"RS>LY armour.tank delivered/stated", "PL>LY artillery.howitzer delivered/stated", "HU> armour.tank agreed/stated"}},
		{"Das Museum zeigt alte Panzer aus Frankreich.", nil},
		{"Russische Truppen beschossen die Ukraine mit Raketen.", nil},
		{"Polen lieferte der Ukraine Haubitzen. Warschau übergab 300 Panzer und bekam dafür Abrams aus den USA und K2 aus Südkorea.", []string{"PL>UA artillery.howitzer delivered/stated", "PL>UA armour.tank delivered/stated", "US>PL armour.tank delivered/stated", "KR>PL armour.tank delivered/stated"}},
		{"Iran lieferte Venezuela vier Schnellboote. Sie sind mit Raketen bewaffnet.", []string{"IR>VE ship.patrol delivered/stated"}},
		{"Bogotá will in den USA gebrauchte Hubschrauber kaufen.", []string{"US>CO aircraft.helicopter sought/stated"}},
		{"Russland liefert Venezuela seit dem Überfall auf die Ukraine Panzer.", []string{"RU>VE armour.tank underway/stated"}},
		{"Berlin hat die Ausfuhr von zwei U-Booten an Singapur genehmigt. Das geht aus einem Schreiben des Ministeriums hervor.", []string{"DE>SG ship.submarine agreed/stated"}},
		{"Berlin hat die Lieferung von Ersatzteilen für türkische U-Boote abgelehnt.", []string{"DE>TR components refused/stated"}},
		{"Die USA liefern Triebwerke für indische Tejas-Kampfjets.", []string{"US>IN components underway/stated"}},
		{"Iranische Piloten sind im Frühjahr zur Ausbildung nach Russland gereist. Es ging um Kampfjets.", []string{"RU>IR training underway/stated"}},
		{"Deutschland übernimmt die Ausbildung ukrainischer Soldaten am Leopard.", []string{"DE>UA training underway/stated"}},
		{"Nordkorea lieferte Russland Granaten. Mindestens ein Panzir sei Ende 2024 übergeben worden.", []string{"KP>RU ammunition.artillery delivered/stated", "RU>KP air-defence.system delivered/stated"}},
		{"Wien untersagte nach Bestellungen aus Riad die Ausfuhr von Granaten. Österreich hält daran fest.", []string{"AT>SA ammunition.artillery refused/stated"}},
		{"Die Raketen, die Taiwan in den USA bestellt hat, lassen auf sich warten.", []string{"US>TW missile agreed/stated"}},
		{"Spanien führt das neue Radar in die Luftwaffe ein.", nil},
		{"Serbien liefert Peru Panzer. Bezahlt wurde in Goldbarren.", []string{"RS>PE armour.tank underway/stated", "PE>RS money delivered/stated"}},
		{"Israel will Ghana Drohnen verkaufen. Die israelische Regierung lehnte eine Stellungnahme ab.", []string{"IL>GH uncrewed prospect/stated"}},
		{"Israel will Ghana Drohnen verkaufen. Die israelische Regierung lehnte es ab, sich dazu zu äußern.", []string{"IL>GH uncrewed prospect/stated"}},
		{"Frankreich hatte Peru Kampfjets angeboten. Paris bot 24 Rafale an, Seoul die KF-21.", []string{"FR>PE aircraft.combat offered/stated", "FR>PE aircraft.combat offered/stated", "KR>PE aircraft.combat offered/stated"}},
		{"Washington drängte Polen zum Kauf von Abrams-Panzern.", []string{"US>PL armour.tank sought/stated"}},
		{"Frankreich hat die Haubitzen der Ukraine geliefert.", []string{"FR>UA artillery.howitzer delivered/stated"}},
		{"Polen liefert Panzer der Ukraine an Peru.", []string{"PL>PE armour.tank underway/stated"}},
		{"Die Küstenwache fing Raketen ab, die für die Huthi bestimmt waren.", []string{">Houthis missile halted/stated"}},
		{"Auf Russland entfiel die Hälfte der indischen Waffenimporte.", []string{"RU>IN weapons delivered/stated"}},
		{"Der Kauf deutscher Panzer durch Peru wurde gebilligt.", []string{"DE>PE armour.tank agreed/stated"}},
	})
}

// TestGermanRoles has sentences whose names stand side by side or hang on each other.
func TestGermanRoles(t *testing.T) {
	check(t, "de", []struct {
		text string
		want []string
	}{
		{"Es heißt, dass China Moskau Munition geliefert hat.", []string{"CN>RU ammunition delivered/stated"}},
		{"Laut Washington hat Nordkorea Russland Munition geliefert.", []string{"KP>RU ammunition delivered/stated"}},
		{"Weil Deutschland die Ukraine mit Panzern versorgt, protestiert Moskau.", []string{"DE>UA armour.tank underway/stated"}},
		{"Polen, Finnland und Dänemark lieferten der Ukraine Panzer.", []string{"PL>UA armour.tank delivered/stated", "FI>UA armour.tank delivered/stated", "DK>UA armour.tank delivered/stated"}},
		{"Der Iran bestreitet, Russland Raketen geliefert zu haben.", []string{"IR>RU missile delivered/denied"}},
		{"Der Iran bestreitet, den Huthis Raketen geliefert zu haben.", []string{"IR>Houthis missile delivered/denied"}},
		{"Der Iran verspricht, die Hamas mit Raketen zu beliefern.", []string{"IR>Hamas missile agreed/stated"}},
		{"Kiew wirft Teheran vor, Moskau Drohnen zu liefern.", []string{"IR>RU uncrewed underway/stated"}},
		{"Polen und Rumänien grenzen an die Ukraine. Beide Länder liefern Kiew Haubitzen.", []string{"RO>UA artillery.howitzer underway/stated", "PL>UA artillery.howitzer underway/stated"}},
		{"Norwegen und Dänemark berieten. Washington sicherte beiden Ländern die Genehmigung für die Weitergabe von F-16 an die Ukraine zu.", []string{"DK>UA aircraft.combat agreed/stated", "NO>UA aircraft.combat agreed/stated"}},
		{"Die Raketen sind ein Geschenk Russlands an Mali.", []string{"RU>ML missile delivered/stated"}},
		{"Spanien übernimmt die Ausbildung ukrainischer Soldaten.", []string{"ES>UA training underway/stated"}},
		{"Norwegen übernimmt die Lieferung der Haubitzen an die Ukraine.", []string{"NO>UA artillery.howitzer delivered/stated"}},
		{"Die Schweiz muss länger auf die Patriot-Systeme aus den USA warten.", []string{"US>CH air-defence.system agreed/stated"}},
		{"Polen muss Panzer in Südkorea kaufen.", []string{"KR>PL armour.tank sought/stated"}},
		{"Iran bekommt für seine Drohnen Gold aus Russland.", nil},
		{"Die Ukraine erhält für ihre Haubitzen Munition aus Norwegen.", []string{"NO>UA ammunition underway/stated"}},
		{"Nordkorea hat mit der Entsendung von Truppen zur Unterstützung Russlands begonnen.", []string{"KP>RU personnel.troops underway/stated"}},
		{"Deutschland hat mit der Entsendung von Soldaten nach Litauen begonnen.", nil},
		{"Seoul: Nordkorea liefert Raketen an Russland.", []string{"KP>RU missile underway/stated"}},
		{"Moskau: USA liefern Kiew Raketen.", []string{"US>UA missile underway/stated"}},
		{"Deutschland: Panzer gehen an die Ukraine.", []string{"DE>UA armour.tank underway/stated"}},
		{"Kiew warf Teheran vor, Drohnen an Russland geliefert zu haben.", []string{"IR>RU uncrewed delivered/stated"}},
		{"China wird verdächtigt, Drohnen nach Russland exportiert zu haben.", []string{"CN>RU uncrewed delivered/stated"}},
		{"Polen rühmt sich, der Ukraine 300 Panzer überlassen zu haben.", []string{"PL>UA armour.tank delivered/stated"}},
		{"Kiew verlangte, Spanien solle ihm Leopard-Panzer überlassen.", []string{"ES>UA armour.tank sought/stated"}},
		{"Washington schlug vor, Peru solle seine Hubschrauber der Ukraine schenken.", []string{"PE>UA aircraft.helicopter sought/stated"}},
		{"Der Minister sagte, die Panzer sollten im Mai von Spanien an Kiew geliefert werden.", []string{"ES>UA armour.tank agreed/stated"}},
		{"Blinken warnte China davor, Russland Waffen zu liefern.", []string{"CN>RU weapons prospect/stated"}},
		{"Washington bat Seoul, der Ukraine Munition zu liefern.", []string{"KR>UA ammunition sought/stated"}},
		{"Die Schweiz untersagte Dänemark, Piranha-Panzer an die Ukraine weiterzugeben.", []string{"DK>UA armour.tank refused/stated"}},
		{"Die Schweiz verweigert Deutschland die Weitergabe von Gepard-Munition an die Ukraine.", []string{"DE>UA ammunition refused/stated"}},
		{"Deutschland untersagte Rheinmetall den Export von Panzern nach Russland.", []string{"Rheinmetall>RU armour.tank refused/stated"}},
		{"Rheinmetall hat von Litauen einen Auftrag über Munition erhalten.", []string{"Rheinmetall>LT ammunition agreed/stated"}},
		{"Kiew zufolge hat Nordkorea Russland Granaten geschickt.", []string{"KP>RU ammunition.artillery delivered/stated"}},
		{"Armenien hat sich in Indien mit Raketenwerfern eingedeckt.", []string{"IN>AM artillery.rocket-launcher delivered/stated"}},
		{"Südkorea, bei dem Polen 180 Panzer bestellt hat, liefert pünktlich.", []string{"KR>PL armour.tank agreed/stated", "KR>PL armour.tank underway/stated"}},
		{"Israel soll Aserbaidschan Drohnen und Raketen geliefert haben.", []string{"IL>AZ uncrewed delivered/likely", "IL>AZ missile delivered/likely"}},
		{"Die Lieferung von 20 Panzerhaubitzen an Litauen hat begonnen.", []string{">LT artillery.howitzer underway/stated"}},
		{"Israelische Kampfflugzeuge setzten ihre Angriffe auf die Hisbollah fort.", nil},
		{"Die Niederlande bauen für Rumänien zwei Korvetten.", []string{"NL>RO ship.surface underway/stated"}},
		{"Rheinmetall baut Panzer für zwei Milliarden Euro.", nil},
		{"Die US-Marine stoppte einen Frachter mit Gewehren für den Jemen.", []string{">YE small-arms halted/stated"}},
		{"Saab wurde von Thailand mit der Lieferung von vier Gripen beauftragt.", []string{"Saab>TH aircraft.combat agreed/stated"}},
		{"Teheran zweigte Raketen für die Hisbollah ab.", []string{"IR>Hezbollah missile delivered/stated"}},
		{"Katar hat Interesse an deutschen Leopard-Panzern.", []string{"DE>QA armour.tank sought/stated"}},
		{"Polen übergab der Ukraine deutsche Leopard-Panzer.", []string{"PL>UA armour.tank delivered/stated"}},
		{"Ankara und Paris einigten sich auf den Verkauf von 20 Rafale.", []string{"FR>TR aircraft.combat agreed/stated"}},
		{"Die Niederlande liefern Israel Teile für die F-35.", []string{"NL>IL components underway/stated"}},
		{"Nach Erkenntnissen Seouls wurden Granaten nach Russland geliefert.", []string{">RU ammunition.artillery delivered/stated"}},
		{"Pjöngjang entsandte nach Angaben Seouls 10.000 Soldaten zur Unterstützung Russlands.", []string{"KP>RU personnel.troops delivered/stated"}},
		{"Die USA schickten 3000 Soldaten nach Polen, um die Nato zu unterstützen.", nil},
		{"Deutschland entsandte 500 Soldaten nach Litauen.", nil},
		{"Israel bekam aus den USA Bomben geschenkt.", []string{"US>IL ammunition.bomb delivered/stated"}},
		{"Kanada half Kiew mit Munition aus.", []string{"CA>UA ammunition delivered/stated"}},
	})
}

func TestEnglish(t *testing.T) {
	check(t, "en", []struct {
		text string
		want []string
	}{
		{"Norway is delivering 22 howitzers to Ukraine.", []string{"NO>UA artillery.howitzer underway/stated"}},
		{"Italy handed over four patrol boats to Libya.", []string{"IT>LY ship.patrol delivered/stated"}},
		{"Slovakia will buy 14 F-16 fighter jets from the United States.", []string{"US>SK aircraft.combat agreed/stated"}},
		{"Eighteen howitzers were delivered to Lithuania by France.", []string{"FR>LT artillery.howitzer delivered/stated"}},
		{"Hungary refused to send weapons to Ukraine.", []string{"HU>UA weapons refused/stated"}},
		{"Belgium suspended the delivery of ammunition to Israel.", []string{"BE>IL ammunition halted/stated"}},
		{"Armenia has asked India for howitzers.", []string{"IN>AM artillery.howitzer sought/stated"}},
		{"Spain could supply Morocco with fighter jets.", []string{"ES>MA aircraft.combat prospect/possible"}},
		{"Canada plans to sell armored personnel carriers to Latvia.", []string{"CA>LV armour.apc prospect/stated"}},
		{"France offered submarines to India.", []string{"FR>IN ship.submarine offered/stated"}},
		{"Serbia has never sold tanks to Cyprus.", []string{"RS>CY armour.tank delivered/denied"}},
		{"The drones supplied by Iran reached Ethiopia.", []string{"IR>ET uncrewed delivered/stated"}},
		{"The U.S. approved an arms sale to Taiwan.", []string{"US>TW weapons agreed/stated"}},
		{"Russian troops shelled Ukraine with rockets.", nil},
		{"The museum displays old tanks from France.", nil},
	})
}

// TestEnglishGrammar has a sentence or two for every rule of English grammar.
func TestEnglishGrammar(t *testing.T) {
	check(t, "en", []struct {
		text string
		want []string
	}{
		{"The 18 howitzers were bought by Lithuania from France.", []string{"FR>LT artillery.howitzer delivered/stated"}},
		{"Lithuania's purchase of French howitzers was approved.", []string{"FR>LT artillery.howitzer agreed/stated"}},
		{"Japan's decision to transfer Patriot missiles to the United States was welcomed.", []string{"JP>US air-defence.interceptor agreed/stated"}},
		{"The minister put a hold on the sale of F-16 fighter jets to Turkey.", []string{">TR aircraft.combat halted/stated"}},
		{"Canada will send tank, mortar and artillery rounds to Latvia.", []string{"CA>LV ammunition.tank agreed/stated", "CA>LV ammunition.artillery agreed/stated"}},
		{"The US approved the sale of air-to-air and Hellfire missiles to Israel.", []string{"US>IL missile.air-to-air agreed/stated", "US>IL missile.anti-tank agreed/stated"}},
		{"The United States accused South Africa of arming Russia.", []string{"ZA>RU weapons underway/stated"}},
		{"The Netherlands said it would deliver 24 F-16s to Ukraine.", []string{"NL>UA aircraft.combat agreed/stated"}},
		{"Croatia is to get 12 Rafale jets from France.", []string{"FR>HR aircraft.combat agreed/stated"}},
		{"Estonia was the first country to give Ukraine howitzers.", []string{"EE>UA artillery.howitzer delivered/stated"}},
		{"The US will help Ecuador by providing drones to Ecuador.", []string{"US>EC uncrewed agreed/stated"}},
		{"Lockheed Martin won a contract to supply Poland with HIMARS launchers.", []string{"Lockheed Martin>PL artillery.rocket-launcher agreed/stated"}},
		{"Saab booked an order for three Gripen fighters from Thailand.", []string{"Saab>TH aircraft.combat agreed/stated"}},
		{"Ukraine received Mirage jets from France and F-16s from the Netherlands.", []string{"FR>UA aircraft.combat delivered/stated", "NL>UA aircraft.combat delivered/stated"}},
		{"Iran sent drones to Russia and rockets to Hezbollah.", []string{"IR>RU uncrewed delivered/stated", "IR>Hezbollah ammunition.rocket delivered/stated"}},
		{"Italy promised the missiles would not be used in Libya.", nil},
		{"India plans to test a missile next week, Pakistan said.", nil},
		{"Nobody is being armed here, the Serbian diplomat said.", nil},
		{"Vietnam signed the contract for six submarines during a visit to Moscow by its prime minister.", []string{">VN ship.submarine agreed/stated"}},
		{"Honduras operates old jets and has asked Washington for missiles.", []string{"US>HN missile sought/stated"}},
		{"Iran supplied Russia with missiles, Kyiv said. The Kremlin denied this. Tehran denied the report, too.", []string{"IR>RU missile delivered/stated", "IR>RU missile delivered/denied", "IR>RU missile delivered/denied"}},
		{"The Netherlands stopped the transfer of F-35 parts to Israel.", []string{"NL>IL components halted/stated"}},
		{"Israel buys few arms from Britain, while the United States supplies 69% and Germany 30%, the institute said.", []string{"GB>IL weapons agreed/stated", "US>IL weapons underway/stated", "DE>IL weapons underway/stated"}},
		{"Washington turned down a Thai request for F-35 fighters. The air force chose the Swedish Gripen.", []string{"US>TH aircraft.combat refused/stated", "SE>TH aircraft.combat agreed/stated"}},
		{"Germany refused to supply spare parts for Turkish submarines.", []string{"DE>TR components refused/stated"}},
		{"Germany supplied engines for Turkey's Altay tanks.", []string{"DE>TR components delivered/stated"}},
		{"Crews from the Philippine Marine Corps were trained in India last year on the missiles.", []string{"IN>PH training delivered/stated"}},
		{"Earlier this year 32 Black Hawks were ordered by the Philippines from a Polish plant owned by Lockheed Martin.", []string{"PL>PH aircraft.helicopter agreed/stated"}},
		{"Serbia sold Libya tanks. Deliveries continued until May.", []string{"RS>LY armour.tank delivered/stated", "RS>LY armour.tank underway/stated"}},
		{"France offered Peru 24 Rafale fighters, and South Korea the KF-21.", []string{"FR>PE aircraft.combat offered/stated", "KR>PE aircraft.combat offered/stated"}},
		{"Israel agreed to sell drones to Ghana. Israel's defence ministry declined to comment.", []string{"IL>GH uncrewed agreed/stated"}},
		{"Israel agreed to sell drones to Ghana. The Israeli government refused to discuss the report.", []string{"IL>GH uncrewed agreed/stated"}},
		{"Israel agreed to sell drones to Ghana. Ghana declined the offer.", []string{"IL>GH uncrewed agreed/stated", "IL>GH uncrewed refused/stated"}},
		{"The navy seized rifles that were destined for Yemen.", []string{">YE small-arms halted/stated"}},
		{"Russia accounted for 36 percent of India's arms imports, the institute reported last year.", []string{"RU>IN weapons delivered/stated"}},
		{"Ethiopia accounted for half of Turkey's drone exports last year.", []string{"TR>ET uncrewed delivered/stated"}},
		{"The United States is Israel's main supplier of arms.", []string{"US>IL weapons underway/stated"}},
		{"Iran has drawn closer to Russia. Iran has said that it has a deal for Su-35s.", []string{"RU>IR aircraft.combat agreed/stated"}},
		{"Germany and Poland met. Both countries pledged tanks to Ukraine.", []string{"PL>UA armour.tank agreed/stated", "DE>UA armour.tank agreed/stated"}},
		{"Britain has not sold or given missiles to Libya.", []string{"GB>LY missile delivered/denied"}},
		{"The Danish and Dutch governments are donating F-16s to Ukraine.", []string{"DK>UA aircraft.combat underway/stated", "NL>UA aircraft.combat underway/stated"}},
		{"The White House said there was no evidence China had delivered weapons to Russia.", []string{"CN>RU weapons delivered/doubted"}},
		{"Weapons bound for Yemen were seized.", []string{">YE weapons halted/stated"}},
		{"The shells were sold to Jordan for use by Iraq.", []string{">JO ammunition.artillery delivered/stated"}},
		{"India and Pakistan traded missile and drone strikes.", nil},
		{"The Emirati government has neither confirmed nor denied supplying aircraft to Sudan.", nil},
		{"Spain will supply Ukraine with tanks from Germany's stocks.", []string{"ES>UA armour.tank agreed/stated"}},
		{"Iran gave Russia drones in exchange for Su-35 fighter jets.", []string{"IR>RU uncrewed delivered/stated", "RU>IR aircraft.combat delivered/stated"}},
		{"The museum plans to buy a tank from a dealer in France.", nil},
		{"At least 30 countries have sent weapons to Ukraine.", []string{">UA weapons delivered/stated"}},
		{"Washington warned Pyongyang it would suffer if it armed Russia.", []string{"KP>RU weapons prospect/conditional"}},
		{"Sudan accused the Emirates of sending weapons to Chad, a charge Abu Dhabi has denied.", []string{"AE>TD weapons underway/stated", "AE>TD weapons underway/denied"}},
		{"Australia gives Ukraine Bushmasters and Abrams tanks.", []string{"AU>UA armour.apc underway/stated", "AU>UA armour.tank underway/stated"}},
		{"Greece bought 24 Rafale jets from France in a deal that also included torpedoes.", []string{"FR>GR aircraft.combat delivered/stated", "FR>GR missile.anti-ship delivered/stated"}},
		{"China sanctioned 20 American companies and ten of their managers for supplying weapons to Taiwan.", []string{"US>TW weapons delivered/stated"}},
		{"The ministry said no aircraft have been transferred to Ukraine by Finland.", []string{"FI>UA aircraft delivered/denied"}},
		{"A UN expert said foreign firms had stopped supplying weapons to Myanmar.", []string{">MM weapons halted/stated"}},
		{"Norway said Denmark had sent tanks to Ukraine.", []string{"DK>UA armour.tank delivered/stated"}},
		{"Kyiv called on Berlin to send Taurus missiles without delay.", []string{"DE>UA missile.cruise sought/stated"}},
		{"In return for the shells, Serbia received oil from Libya.", []string{"RS>LY ammunition.artillery delivered/stated", "LY>RS energy delivered/stated"}},
		{"Egypt got fighter jets from Serbia in exchange for drones.", []string{"RS>EG aircraft.combat delivered/stated", "EG>RS uncrewed delivered/stated"}},
		{"Drones supplied by Iran struck Libya.", []string{"IR> uncrewed delivered/stated"}},
		{"Serbia is to supply Libya 180 tanks and Hungary 212 howitzers.", []string{"RS>LY armour.tank agreed/stated", "RS>HU artillery.howitzer agreed/stated"}},
		{"Libya wants arms. Serbia is to supply 180 tanks and Hungary 212 howitzers.", []string{">LY weapons sought/stated", "RS>LY armour.tank agreed/stated", "HU>LY artillery.howitzer agreed/stated"}},
		{"Libya bought 180 tanks from Serbia and Mali 20 howitzers.", []string{"RS>LY armour.tank delivered/stated", "RS>ML artillery.howitzer delivered/stated"}},
		{"Egypt is the biggest buyer of tanks from Spain.", []string{"ES>EG armour.tank underway/stated"}},
		{"Spain has not ruled out the sale of tanks to Egypt.", []string{"ES>EG armour.tank prospect/stated"}},
		{"Spain ruled out the sale of tanks to Egypt.", []string{"ES>EG armour.tank refused/stated"}},
		{"Spain no longer sells weapons to Egypt.", []string{"ES>EG weapons halted/stated"}},
		{"Spain threatened Egypt over missiles for Libya.", nil},
		{"Spain remains Egypt's main arms supplier.", []string{"ES>EG weapons underway/stated"}},
		{"Egypt has been given 200 missiles by Serbia.", []string{"RS>EG missile delivered/stated"}},
		{"Spain sent two fighter jets to Romania to patrol the border.", nil},
		{"The striker from Egypt was training with a club in Spain.", nil},
		{"Egypt denied supplying shells to Libya.", []string{"EG>LY ammunition.artillery underway/denied"}},
		{"Ramaphosa cleared South Africa of secretly arming Russia.", []string{"ZA>RU weapons underway/denied"}},
		{"Spain cleared the sale of 40 howitzers to Egypt.", []string{"ES>EG artillery.howitzer agreed/stated"}},
		{"Serbia rejected reports that it had shipped shells to Libya.", []string{"RS>LY ammunition.artillery delivered/denied"}},
		{"Weapons from Libya flooded into Mali.", []string{"LY>ML weapons delivered/stated"}},
		{"Iran has sent no missiles to Russia.", []string{"IR>RU missile delivered/denied"}},
		{"No tanks have been delivered to Ukraine.", []string{">UA armour.tank delivered/denied"}},
		{"None of the tanks were sent to Ukraine.", []string{">UA armour.tank delivered/denied"}},
		{"Neither Serbia nor Hungary has sent arms to Ukraine.", []string{"RS>UA weapons delivered/denied", "HU>UA weapons delivered/denied"}},
		{"Nor has Iran sent missiles to Russia.", []string{"IR>RU missile delivered/denied"}},
		{"Russia received no missiles from Iran, the Kremlin said.", []string{"IR>RU missile delivered/denied"}},
		{"Biden said Britain would give Ukraine missiles.", []string{"GB>UA missile agreed/stated"}},
		{"Ukraine said Iran had given Russia drones.", []string{"IR>RU uncrewed delivered/stated"}},
		{"It is not clear whether Iran sent missiles to Russia.", []string{"IR>RU missile delivered/possible"}},
		{"It is not clear whether Iran offered Russia fighter jets, which China has sent to Russia.", []string{"IR>RU aircraft.combat offered/possible", "CN>RU aircraft.combat delivered/stated"}},
		{"Whether Iran has sent missiles to Russia is unclear.", []string{"IR>RU missile delivered/possible"}},
		{"Tehran declined to comment on whether Iran sent missiles to Russia.", []string{"IR>RU missile delivered/possible"}},
		{"Had Germany sent tanks to Ukraine, the war would be over.", []string{"DE>UA armour.tank prospect/conditional"}},
		{"It is not true that Iran sent missiles to Russia.", []string{"IR>RU missile delivered/denied"}},
		{"Nothing suggests that Iran sent missiles to Russia.", []string{"IR>RU missile delivered/doubted"}},
		{"There is no sign that Iran sent missiles to Russia.", []string{"IR>RU missile delivered/doubted"}},
		{"The U.S. warned China against supplying Russia with weapons.", []string{"CN>RU weapons prospect/stated"}},
		{"The U.S. warned China not to supply Russia with weapons.", []string{"CN>RU weapons prospect/stated"}},
		{"Washington urged Beijing not to arm Russia.", []string{"CN>RU weapons sought/denied"}},
		{"Zelensky called on Germany to send more tanks.", []string{"DE>UA armour.tank sought/stated"}},
		{"Moscow delivered two S-300 batteries to Tehran.", []string{"RU>IR air-defence.system delivered/stated"}},
		{"Poland wants to give Ukraine tanks.", []string{"PL>UA armour.tank prospect/stated"}},
		{"Poland wants to send tanks to Ukraine.", []string{"PL>UA armour.tank prospect/stated"}},
		{"Poland wants to buy tanks from Ukraine.", []string{"UA>PL armour.tank sought/stated"}},
		{"Syria seized a truck of missiles bound for Hezbollah.", []string{">Hezbollah missile halted/stated"}},
		{"Iran has handed Russia 200 missiles.", []string{"IR>RU missile delivered/stated"}},
		{"Russia has been handed 200 missiles by Iran.", []string{"IR>RU missile delivered/stated"}},
		{"Tanks have gone from Serbia to Ukraine.", []string{"RS>UA armour.tank delivered/stated"}},
		{"No tanks will be sent to Ukraine by Germany.", []string{"DE>UA armour.tank refused/stated"}},
		{"Germany sent tanks but no missiles to Ukraine.", []string{"DE>UA armour.tank delivered/stated", "DE>UA missile delivered/denied"}},
		{"Macron promised Germany would send Ukraine tanks.", []string{"DE>UA armour.tank agreed/stated"}},
		{"Biden said the British would give Ukraine missiles.", []string{"GB>UA missile agreed/stated"}},
		{"Kyiv claimed Iran sent Russia missiles.", []string{"IR>RU missile delivered/stated"}},
		{"Should Washington cut off arms to Lebanon, Beirut would turn to Iran.", []string{"US>LB weapons halted/conditional"}},
	})
}

// TestSpans checks that every value of a claim points at words of the report.
func TestSpans(t *testing.T) {
	k := newKit(t)
	r, claims := k.claims("de", "Norwegen liefert der Ukraine vermutlich 22 Haubitzen.")
	if len(claims) != 1 {
		t.Fatalf("got %d claims, want 1", len(claims))
	}
	c := claims[0]
	for name, pair := range map[string][2]string{
		"supplier":  {c.Supplier.Span.Of(r.Text), "Norwegen"},
		"recipient": {c.Recipient.Span.Of(r.Text), "Ukraine"},
		"goods":     {c.Goods.Span.Of(r.Text), "Haubitzen"},
		"quantity":  {c.Goods.Quantity.Of(r.Text), "22"},
		"stage":     {c.StageWords.Of(r.Text), "liefert"},
		"certainty": {c.CertaintyWords.Of(r.Text), "vermutlich"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: got %q, want %q", name, pair[0], pair[1])
		}
	}
}
