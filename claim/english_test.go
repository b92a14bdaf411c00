package claim_test

import "testing"

// TestEnglishInsertions has sentences in which something stands between subject and verb,
// or a verb form hangs on another.
func TestEnglishInsertions(t *testing.T) {
	check(t, "en", []struct {
		text string
		want []string
	}{
		{"The tanks, ordered in 2019, were delivered by Germany to Greece in May.", []string{"DE>GR armour.tank agreed/stated", "DE>GR armour.tank delivered/stated"}},
		{"President Erdogan, with Macron standing beside him, said Turkey had sold drones to Kyiv.", []string{"TR>UA uncrewed delivered/stated"}},
		{"Harop drones and Spike missiles, all made in Israel, are known to have been supplied to Azerbaijan.", []string{"IL>AZ uncrewed.loitering delivered/stated", "IL>AZ missile.anti-tank delivered/stated"}},
		{"Egypt, at odds with Sudan, asked Washington for drones.", []string{"US>EG uncrewed sought/stated"}},
		{"Iran, accused of arming Russia, denied it had sent drones to Moscow.", []string{"IR>RU uncrewed underway/denied", "IR>RU uncrewed delivered/denied"}},
		{"Serbia was accused of shipping shells to Libya.", []string{"RS>LY ammunition.artillery underway/stated"}},
		{"I want to thank Slovakia for providing an S-300 system to Ukraine.", []string{"SK>UA air-defence.system delivered/stated"}},
		{"Kyiv criticised Serbia for selling shells to Libya.", []string{"RS>LY ammunition.artillery delivered/stated"}},
		{"Serbia used the weapons to deliver severe blows to Libya.", nil},
		{"Serbia will provide to Libya the weapons it needs to defend its border.", []string{"RS>LY weapons agreed/stated"}},
	})
}

// TestContractedModals: a negation drawn into a modal verb says what it says written out.
func TestContractedModals(t *testing.T) {
	check(t, "en", []struct {
		text string
		want []string
	}{
		{"Serbia cannot send tanks to Libya.", []string{"RS>LY armour.tank refused/stated"}},
		{"Serbia won't deliver any tanks to Libya.", []string{"RS>LY armour.tank refused/stated"}},
		{"Serbia can't have sold tanks to Libya.", []string{"RS>LY armour.tank delivered/denied"}},
		{"Serbia wouldn’t give Libya tanks.", []string{"RS>LY armour.tank refused/stated"}},
		{"Serbia can send tanks to Libya.", []string{"RS>LY armour.tank prospect/stated"}},
		{"Serbia can't stop its neighbours.", nil},
	})
}

// TestEnglishBothSides has verbs that move goods only between two sides the sentence names,
// light verbs, and money given for arms.
func TestEnglishBothSides(t *testing.T) {
	check(t, "en", []struct {
		text string
		want []string
	}{
		{"Sweden made a delivery of howitzers to Latvia last month.", []string{"SE>LV artillery.howitzer delivered/stated"}},
		{"Italy is building two frigates for Indonesia.", []string{"IT>ID ship.surface underway/stated"}},
		{"The shipyard in Gdansk builds frigates for the navy.", nil},
		{"Belarus will repair Algerian MiG-29 jets next year.", []string{"BY>DZ aircraft.combat agreed/stated"}},
		{"Poland repaired its tanks after the exercise.", nil},
		{"Weapons from Sudan have turned up in Chad, experts said.", []string{"SD>TD weapons delivered/stated"}},
		{"The ship carried 3,000 assault rifles from Iran to Yemen.", []string{"IR>YE small-arms delivered/stated"}},
		{"Ukraine brought the war to Russia with drones.", nil},
		{"Russian missiles landed in Poland.", nil},
		{"Russian drones came into Poland again.", nil},
		{"Hungary will lease 12 Gripen jets from Sweden.", []string{"SE>HU aircraft.combat agreed/stated"}},
		{"Australia gave Fiji two Guardian-class patrol boats as a gift.", []string{"AU>FJ ship.patrol delivered/stated"}},
		{"Spare parts for F-5 jets were shipped by South Korea to Peru.", []string{"KR>PE components delivered/stated"}},
		{"Seoul agreed a $3bn loan to Iraq for the purchase of air defence systems.", []string{"KR>IQ money agreed/stated"}},
		{"Six frigates bought by Indonesia from Italy will be handed over next year.", []string{"IT>ID ship.surface delivered/stated", "IT>ID ship.surface agreed/stated"}},
	})
}

// TestEnglishHelp has who is helped by a transfer, words that take up nobody, and goods words
// that only modify the noun behind them.
func TestEnglishHelp(t *testing.T) {
	check(t, "en", []struct {
		text string
		want []string
	}{
		{"The U.S. will support the Ecuadorian navy by providing drones.", []string{"US>EC uncrewed agreed/stated"}},
		{"Washington angered Beijing by selling missiles to Taiwan.", []string{"US>TW missile delivered/stated"}},
		{"Rwanda backs the M23 with rockets.", []string{"RW>M23 ammunition.rocket underway/stated"}},
		{"France will use interest from Russian assets to fund a military aid package for Ukraine.", []string{"FR>UA weapons agreed/stated"}},
		{"China sanctions 20 United States companies and ten executives for providing weapons to Taiwan last week.", []string{"US>TW weapons delivered/stated"}},
		{"South Korea sold Poland 180 tanks. The framework agreement foresees 672 howitzers as well.", []string{"KR>PL armour.tank delivered/stated", "KR>PL artillery.howitzer delivered/stated"}},
		{"Sweden sold jets to an arms dealer in Serbia.", nil},
		{"Iran sent its missile programme chief to Syria.", nil},
	})
}

// TestEnglishSmallWords has small words that belong to another one than they seem to.
func TestEnglishSmallWords(t *testing.T) {
	check(t, "en", []struct {
		text string
		want []string
	}{
		{"Ukraine is due to get ten Patriot systems from Berlin.", []string{"DE>UA air-defence.system agreed/stated"}},
		{"Paris has cleared the transfer to Kyiv of Mirage fighters.", []string{"FR>UA aircraft.combat agreed/stated"}},
		{"The opposition accused Spain of secretly selling ammunition to Israel.", []string{"ES>IL ammunition agreed/stated"}},
		{"Instructors from Russia are training soldiers in Burkina Faso.", []string{"RU>BF training underway/stated"}},
		{"Britain trained Ukrainian soldiers in Poland.", []string{"GB>UA training delivered/stated"}},
		{"Indonesia has secured a $1bn loan from France to buy Rafale jets.", []string{"FR>ID money agreed/stated"}},
		{"Ghana is expecting six L-39NG trainers from the Czech Republic.", []string{"CZ>GH aircraft.trainer agreed/stated"}},
		{"Ghana expects talks with Prague on trainers.", nil},
	})
}

// TestEnglishOrders has goods on order, orders given up, permission that somebody gets, and
// parties behind prepositions that give nothing.
func TestEnglishOrders(t *testing.T) {
	check(t, "en", []struct {
		text string
		want []string
	}{
		{"Peru has ten howitzers on order from South Korea.", []string{"KR>PE artillery.howitzer agreed/stated"}},
		{"Chile has 24 tanks from Germany on order.", []string{"DE>CL armour.tank agreed/stated"}},
		{"Peru has walked away from a deal to buy tanks from Russia.", []string{"RU>PE armour.tank halted/stated"}},
		{"Peru ditches order for Russian helicopters.", []string{"RU>PE aircraft.helicopter halted/stated"}},
		{"Peru dropped its plan to buy helicopters from Russia.", []string{"RU>PE aircraft.helicopter halted/stated"}},
		{"Russian troops abandoned tanks near Kharkiv.", nil},
		{"Romania got the nod from Washington for 32 F-16 fighters.", []string{"US>RO aircraft.combat agreed/stated"}},
		{"France parachuted rifles to Hezbollah.", []string{"FR>Hezbollah small-arms delivered/stated"}},
		{"Sudan dropped the SPLM-IO ammunition by parachute.", []string{"SD>SPLM-IO ammunition delivered/stated"}},
		{"Britain sold Hawk jets to Indonesia in 1996.", []string{"GB>ID aircraft.trainer delivered/stated"}},
		{"A hundred armoured vehicles were donated to the Lebanese Armed Forces for use on the border with Syria.", []string{">LB armour delivered/stated"}},
	})
}

// TestEnglishBystanders has parties that a sentence names, or the talk before it, without a
// part in the transfer.
func TestEnglishBystanders(t *testing.T) {
	check(t, "en", []struct {
		text string
		want []string
	}{
		{"UN investigators accused him of having sent rifles to Hezbollah.", []string{">Hezbollah small-arms delivered/stated"}},
		{"The UN accused Iran of having sent rifles to Hezbollah.", []string{"IR>Hezbollah small-arms delivered/stated"}},
		{"Israel warned him against selling rifles to Hezbollah.", []string{">Hezbollah small-arms prospect/stated"}},
		{"Iran kept silent. Israel accused it of sending rifles to Hezbollah.", []string{"IR>Hezbollah small-arms underway/stated"}},
		{"Turkey sent Libya tanks, not missiles.", []string{"TR>LY armour.tank delivered/stated", "TR>LY missile delivered/denied"}},
		{"Russia sold Iran tanks. Russia would not send arms to any state at war.", []string{"RU>IR armour.tank delivered/stated", "RU> weapons refused/stated"}},
		{"Russia sold Iran tanks. Russia also sold rifles to rebels.", []string{"RU>IR armour.tank delivered/stated", "RU> small-arms delivered/stated"}},
		{"Peru halted rifle exports after Russia protested.", []string{"PE> small-arms halted/stated"}},
		{"Germany sent tanks to the Ukrainian army.", []string{"DE>UA armour.tank delivered/stated"}},
		{"A consignment of rifles was delivered to Chad by Norinco, a Chinese state company.", []string{"Norinco>TD small-arms delivered/stated"}},
		{"Russia sent Peru helicopters in May. Neither government calls it barter.", []string{"RU>PE aircraft.helicopter delivered/stated"}},
		{"Peru scrapped an order for helicopters from Russia. He said the decision had been taken in May and approved by the president.", []string{"RU>PE aircraft.helicopter halted/stated"}},
		{"India sold Peru missiles. Peru's crews were trained in India. The rest will follow.", []string{"IN>PE missile delivered/stated", "IN>PE training delivered/stated", "IN>PE missile agreed/stated"}},
	})
}

// TestEnglishPurchases has where something is bought, goods that others are for, and figures of
// speech that name weapons.
func TestEnglishPurchases(t *testing.T) {
	check(t, "en", []struct {
		text string
		want []string
	}{
		{"Uganda bought 20 tanks in Bulgaria in 2014.", []string{"BG>UG armour.tank delivered/stated"}},
		{"Peru received six tanks in Italy last May.", []string{">PE armour.tank delivered/stated"}},
		{"Uganda bought rifles for its troops in Somalia.", []string{">UG small-arms delivered/stated"}},
		{"Uganda bought rifles in May 2014 from Romania.", []string{"RO>UG small-arms delivered/stated"}},
		{"Peru is negotiating with Germany over the purchase of 20 tanks.", []string{"DE>PE armour.tank negotiated/stated"}},
		{"Peru bought Germany's tanks.", []string{"DE>PE armour.tank delivered/stated"}},
		{"The striker left Saudi Arabia for Jordan with all guns blazing.", nil},
		{"Italy sent Egypt its big guns for the final.", nil},
	})
}

// TestEnglishPhases: a verb of beginning or going on gives its tense to the one under it.
func TestEnglishPhases(t *testing.T) {
	check(t, "en", []struct {
		text string
		want []string
	}{
		{"Serbia continues to supply shells to Chad.", []string{"RS>TD ammunition.artillery underway/stated"}},
		{"Serbia continued to supply shells to Chad after the coup.", []string{"RS>TD ammunition.artillery delivered/stated"}},
		{"Serbia will keep sending shells to Chad.", []string{"RS>TD ammunition.artillery agreed/stated"}},
		{"Serbia has begun to deliver tanks to Chad.", []string{"RS>TD armour.tank underway/stated"}},
		{"Serbia may start sending tanks to Chad.", []string{"RS>TD armour.tank prospect/possible"}},
		{"Serbia has been sending tanks to Chad.", []string{"RS>TD armour.tank underway/stated"}},
		{"Chad is receiving tanks from Serbia.", []string{"RS>TD armour.tank underway/stated"}},
		{"Serbia is on track to deliver the tanks to Chad.", []string{"RS>TD armour.tank agreed/stated"}},
	})
}

// TestEnglishTalks: who talks about arms wants to buy them, unless they are of his own make.
func TestEnglishTalks(t *testing.T) {
	check(t, "en", []struct {
		text string
		want []string
	}{
		{"Chad is in talks with Serbia over howitzers.", []string{"RS>TD artillery.howitzer negotiated/stated"}},
		{"Turkey is in talks with Chad over Bayraktar TB2 drones.", []string{"TR>TD uncrewed.combat negotiated/stated"}},
		{"Serbia and Belgium are negotiating the purchase of Javelin missiles.", nil},
		{"Kuwait and the United States are negotiating the purchase of Javelin missiles.", []string{"US>KW missile.anti-tank negotiated/stated"}},
		{"Germany is in talks with Chad over submarines.", []string{"DE>TD ship.submarine negotiated/stated"}},
		{"Chad asked Belgrade to sell it tanks.", []string{"RS>TD armour.tank sought/stated"}},
		{"Chad is considering Serbian howitzers.", []string{"RS>TD artillery.howitzer prospect/stated"}},
		{"Chad turned down a German request to supply tanks to Mali.", []string{"TD>ML armour.tank refused/stated"}},
		{"Chad rejected a request by Germany to supply tanks to Mali.", []string{"TD>ML armour.tank refused/stated"}},
		{"Serbia ordered the army to halt the export of tanks to Chad.", []string{"RS>TD armour.tank halted/stated"}},
		{"Serbia has a policy of not supplying tanks to Chad.", []string{"RS>TD armour.tank refused/stated"}},
		{"Chad flies F-16s that it bought from Italy.", []string{"IT>TD aircraft.combat delivered/stated"}},
		{"Chad is considering howitzers for Mali.", []string{"TD>ML artillery.howitzer prospect/stated"}},
		{"Kenya has received the drones Turkey promised it.", []string{"TR>KE uncrewed delivered/stated", "TR>KE uncrewed agreed/stated"}},
		{"Poland is sending Ukraine the tanks it bought from Germany.", []string{"PL>UA armour.tank underway/stated", "DE>PL armour.tank delivered/stated"}},
		{"Chile may get fighter jets, Lima's spy agency believes.", []string{">CL aircraft.combat prospect/possible"}},
		{"Peru approved the sale of fighter jets to Chile. Howitzers are also part of the package.", []string{"PE>CL aircraft.combat agreed/stated", "PE>CL artillery.howitzer agreed/stated"}},
		{"Peru approved the sale of fighter jets to Chile. The package does not include bombs. It may include radars.", []string{"PE>CL aircraft.combat agreed/stated", "PE>CL ammunition.bomb agreed/denied", "PE>CL sensor.radar agreed/possible"}},
		{"Norway sent Oman tanks, Denmark howitzers.", []string{"NO>OM armour.tank delivered/stated", "DK>OM artillery.howitzer delivered/stated"}},
		{"Peru gave Libya tanks, Mali howitzers and Chad rifles.", []string{"PE>LY armour.tank delivered/stated", "PE>ML artillery.howitzer delivered/stated", "PE>TD small-arms delivered/stated"}},
		{"Peru is not known to have sent tanks to Chile.", []string{"PE>CL armour.tank delivered/doubted"}},
		{"Chad supplied missiles, exceeding a UN cap.", []string{"TD> missile delivered/stated"}},
		{"Chad supplied missiles, angering Libya.", []string{"TD> missile delivered/stated"}},
		{"Eritrea sent Ethiopia 3,000 troops. It has dispatched another 500 soldiers to Ethiopia since.", []string{"ER>ET personnel.troops delivered/stated", "ER>ET personnel.troops delivered/stated"}},
		{"Chad sent 500 troops to Mali to fight jihadists.", nil},
		{"Chad bought the tanks despite warnings from Paris.", []string{">TD armour.tank delivered/stated"}},
		{"Paris has threatened to punish buyers of Chadian arms.", []string{"TD> weapons prospect/stated"}},
		{"Chad signed a contract for 54 howitzers from Serbia, ending a contest in which it had weighed Turkish howitzers.", []string{"RS>TD artillery.howitzer agreed/stated", "TR>TD artillery.howitzer prospect/stated"}},
		{"Officers from Chad bought rifles from Serbia.", []string{"RS>TD small-arms delivered/stated"}},
		{"Chad has put its purchase of eleven old transport planes from Serbia on hold.", []string{"RS>TD aircraft.transport halted/stated"}},
		{"After the invasion Belgrade supplied Kyiv with tanks.", []string{"RS>UA armour.tank delivered/stated"}},
	})
}

// TestEnglishPhrases has phrases that belong to something else than they seem to.
func TestEnglishPhrases(t *testing.T) {
	check(t, "en", []struct {
		text string
		want []string
	}{
		{"Weeks after Russia's invasion of Georgia, Riga ordered 20 tanks from Serbia.", []string{"RS>LV armour.tank agreed/stated"}},
		{"The government of Chad will buy tanks from Serbia.", []string{"RS>TD armour.tank agreed/stated"}},
		{"Kuwait and Oman have both bought tanks from Serbia.", []string{"RS>KW armour.tank delivered/stated", "RS>OM armour.tank delivered/stated"}},
		{"Russia accused Serbia in May of stabbing it in the back by supplying shells to Latvia.", []string{"RS>LV ammunition.artillery delivered/stated"}},
		{"A Turkish ship unloaded tanks in the Libyan port of Misrata.", []string{"TR>LY armour.tank delivered/stated"}},
		{"An Indian plane carrying missiles for Oman landed in the night.", []string{"IN>OM missile underway/stated"}},
		{"The rifles of the Chadian army stem from Serbia, experts said.", []string{"RS>TD small-arms delivered/stated"}},
		{"Chad has turned to Serbia, buying tanks and rifles, and to Italy, from which it ordered six frigates.", []string{"RS>TD armour.tank agreed/stated", "RS>TD small-arms agreed/stated", "IT>TD ship.surface agreed/stated"}},
		{"Ukraine is getting missiles from Serbia to shoot down Russian drones.", []string{"RS>UA missile underway/stated"}},
		{"Rifles have poured into Chad from half a dozen countries, and Serbia is worried.", []string{">TD small-arms delivered/stated"}},
		{"Chad will pay for 11 tanks from Serbia with gold.", []string{"RS>TD armour.tank agreed/stated", "TD>RS money agreed/stated"}},
		{"Serbian tanks arrive in Chad", []string{"RS>TD armour.tank delivered/stated"}},
		{"Serbia sent tanks to Chad. Belgrade did not dispute this.", []string{"RS>TD armour.tank delivered/stated"}},
		{"Chad has long relied on Serbia for its weapons.", []string{"RS>TD weapons underway/stated"}},
		{"Chad will buy 20 howitzers from Serbia. Belgrade shipped six guns to Chad on Monday.", []string{"RS>TD artillery.howitzer agreed/stated", "RS>TD artillery.howitzer delivered/stated"}},
		{"Ukraine shot down Russian drones with missiles supplied by Serbia.", []string{"RS>UA missile delivered/stated"}},
		{"Serbia has delivered missiles to Chad. Belgrade rejected the accusation.", []string{"RS>TD missile delivered/stated", "RS>TD missile delivered/denied"}},
	})
}

// TestEnglishBefalls has nouns of supply of which a verb or phrase behind them tells what became,
// and goods of which it is told where they were, came from or are bound for.
func TestEnglishBefalls(t *testing.T) {
	check(t, "en", []struct {
		text string
		want []string
	}{
		{"Deliveries to Ukraine of the German Leopard tanks began in March.", []string{"DE>UA armour.tank underway/stated"}},
		{"Iran has sent ballistic missiles to Russia. The first shipment took place in January.", []string{"IR>RU missile.ballistic delivered/stated"}},
		{"Manila signed a contract for BrahMos missiles with India in 2022. The first batch arrived in April.", []string{"IN>PH missile.anti-ship agreed/stated", "IN>PH missile.anti-ship delivered/stated"}},
		{"Exports of weapons from Germany to Egypt remain suspended.", []string{"DE>EG weapons halted/stated"}},
		{"Twelve Caesar howitzers from France are on their way to Ukraine.", []string{"FR>UA artillery.howitzer underway/stated"}},
		{"More than 20,000 containers of munitions had left North Korea for Russia by August, the minister said.", []string{"KP>RU ammunition delivered/stated"}},
		{"Most of Hezbollah's rockets come from Iran.", []string{"IR>Hezbollah ammunition.rocket underway/stated"}},
		{"Armenia has turned to India for weapons.", []string{"IN>AM weapons sought/stated"}},
		{"A weapons shipment from Iran to Hezbollah was destroyed.", []string{"IR>Hezbollah weapons delivered/stated"}},
		{"Iran's delivery of ballistic missiles to Russia was condemned by France.", []string{"IR>RU missile.ballistic delivered/stated"}},
		{"Belgium seized a shipment of missiles destined for Israel.", []string{">IL missile halted/stated"}},
		{"Talks between Riyadh and Washington about F-35 jets are continuing.", []string{"US>SA aircraft.combat negotiated/stated"}},
	})
}

// TestEnglishContracts has verbs of signing, whose "for" is of their object.
func TestEnglishContracts(t *testing.T) {
	check(t, "en", []struct {
		text string
		want []string
	}{
		{"Saab signed a $1bn deal with Romania for Gripen jets.", []string{"Saab>RO aircraft.combat agreed/stated"}},
		{"Naval Group has signed a contract with the Netherlands for four submarines.", []string{"Naval Group>NL ship.submarine agreed/stated"}},
		{"Rheinmetall received an order for 22,000 artillery shells from Denmark.", []string{"Rheinmetall>DK ammunition.artillery agreed/stated"}},
		{"Russia is providing North Korea with missiles in exchange for artillery shells.", []string{"RU>KP missile underway/stated", "KP>RU ammunition.artillery underway/stated"}},
		{"Russia is providing North Korea with technology for spy satellites in exchange for artillery shells.", []string{"RU>KP technology underway/stated", "KP>RU ammunition.artillery underway/stated"}},
		{"Belarus handed Soviet-era tanks to Russia.", []string{"BY>RU armour.tank delivered/stated"}},
		{"Serbia's acquisition of Chinese FK-3 air defence systems alarmed its neighbours.", []string{"CN>RS air-defence.system agreed/stated"}},
		{"Serbia reported a theft. The defence ministry in Belgrade will send Libya tanks.", []string{"RS>LY armour.tank agreed/stated"}},
	})
}

// TestEnglishTakenUp has pronouns, numbers and asides that take up parties or goods named before.
func TestEnglishTakenUp(t *testing.T) {
	check(t, "en", []struct {
		text string
		want []string
	}{
		{"The Netherlands and Denmark said they would donate 14 Leopard 2 tanks to Ukraine.", []string{"NL>UA armour.tank agreed/stated", "DK>UA armour.tank agreed/stated"}},
		{"Iran paid Hezbollah and delivered it 100,000 rockets.", []string{"IR>Hezbollah ammunition.rocket delivered/stated"}},
		{"France ordered the tanks from Germany in 2019. It received them three years later.", []string{"DE>FR armour.tank agreed/stated", "DE>FR armour.tank delivered/stated"}},
		{"Germany has so far delivered three Patriot systems to Ukraine, the US two.", []string{"DE>UA air-defence.system delivered/stated", "US>UA air-defence.system delivered/stated"}},
		{"Norway promised 14 tanks to Ukraine, eight of which have arrived.", []string{"NO>UA armour.tank agreed/stated", "NO>UA armour.tank delivered/stated"}},
		{"Denmark pledged 19 F-16s to Ukraine. Another 20 are to follow next year.", []string{"DK>UA aircraft.combat agreed/stated", "DK>UA aircraft.combat agreed/stated"}},
		{"The Emirates supplied drones to Ethiopia, a claim they reject.", []string{"AE>ET uncrewed delivered/stated", "AE>ET uncrewed delivered/denied"}},
		{"Serbian ammunition has reached Ukraine. The defence ministry in Belgrade denied it.", []string{"RS>UA ammunition delivered/stated", "RS>UA ammunition delivered/denied"}},
		{"Iran has yet to send the missiles to Russia.", []string{"IR>RU missile delivered/denied"}},
		{"North Korea supplied Russia with shells. The shipments are continuing, according to Kyiv.", []string{"KP>RU ammunition.artillery delivered/stated", "KP>RU ammunition.artillery underway/stated"}},
	})
}

// TestEnglishHands has goods of which it is told in whose hands they are, what tells what carries them,
// and words for a service that speaks.
func TestEnglishHands(t *testing.T) {
	check(t, "en", []struct {
		text string
		want []string
	}{
		{"The missiles ended up in the hands of the Houthis.", []string{">Houthis missile delivered/stated"}},
		{"The rifles landed in Houthi hands.", []string{">Houthis small-arms delivered/stated"}},
		{"Israel says it struck a convoy carrying Iranian weapons to Hezbollah.", []string{"IR>Hezbollah weapons underway/stated"}},
		{"The Houthis have been able to attack ships thanks to weapons supplied by Iran.", []string{"IR>Houthis weapons delivered/stated"}},
		{"According to South Korean intelligence, North Korea has sent 12,000 troops to Russia to fight alongside Russian forces.", []string{"KP>RU personnel.troops delivered/stated"}},
		{"The United States sent 2,000 troops to Poland.", nil},
	})
}

// TestEnglishControl has infinitives whose subject stands before them, and verbs of failing; words that
// are nouns before "to".
func TestEnglishControl(t *testing.T) {
	check(t, "en", []struct {
		text string
		want []string
	}{
		{"Washington has given the green light for Israel to sell the Arrow 3 to Germany.", []string{"IL>DE air-defence.system agreed/stated"}},
		{"Iran failed to deliver the drones to Russia.", []string{"IR>RU uncrewed delivered/denied"}},
		{"The MiG-29s that Slovakia gave Ukraine arrived in April.", []string{"SK>UA aircraft.combat delivered/stated"}},
		{"The Emirates have sent fuel and arms to the Houthis.", []string{"AE>Houthis weapons delivered/stated"}},
		{"Canada sent four Leopard tanks and Norway eight to Ukraine.", []string{"CA>UA armour.tank delivered/stated", "NO>UA armour.tank delivered/stated"}},
		{"The Emirates bought the helicopters, and Washington sent them to Ukraine.", []string{"US>AE aircraft.helicopter delivered/stated", "US>UA aircraft.helicopter delivered/stated"}},
	})
}
