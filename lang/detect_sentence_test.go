package lang_test

import (
	"testing"

	"waybill/lang"
)

// Sentences as users paste them: one by itself, headlines and wire sentences, many of them
// mostly names.
var (
	germanSentences = []string{
		"Serbien hat Libyen Panzer verkauft.",
		"Russland lieferte Syrien S-300.",
		"Berlin genehmigt Waffenexporte nach Riad.",
		"Ankara schickt Tripolis Drohnen vom Typ Bayraktar TB2.",
		"Nordkorea verschifft Raketen nach Wladiwostok.",
		"China bestreitet Waffenhilfe.",
		"Rheinmetall baut Munitionsfabrik in Litauen",
		"Kiew erhält 14 Leopard 2",
		"Scholz sagt Selenskyj Flugabwehr zu",
		"Rheinmetall-Chef Papperger trifft Pistorius in Unterlüß",
		"Israel verkaufte Myanmar Funktechnik.",
		"Die Türkei liefert Somalia Drohnen.",
		"Der Iran gab der Hisbollah Raketen.",
		"Frankreich will Indien 26 Rafale verkaufen.",
		"Moskau und Pjöngjang einigten sich auf Öl gegen Granaten.",
		"Südafrika prüft Vorwürfe.",
		"Belgrad dementiert.",
		"Litauen kauft Caesar-Haubitzen aus Frankreich.",
		"USA stoppen Bombenlieferung an Israel",
		"Emirate sollen Söldner im Sudan bewaffnen",
		"Putin empfängt Kim Jong Un in Wladiwostok",
		"Washington verlegt Patriot-Batterien nach Incirlik.",
		"Was bekommt Teheran dafür?",
		"Wer lieferte die Raketen?",
		"Militärhilfe: Kanada gibt Kiew 400 Millionen Dollar.",
		"Algerien bezieht 70 Prozent seiner Waffen aus Russland.",
		"Laut SIPRI stiegen Polens Importe um 508 Prozent.",
		"Bundessicherheitsrat genehmigt U-Boot-Lieferung an Singapur",
		"Kim Jong Un besucht Munitionsfabrik.",
		"Das Auswärtige Amt in Berlin lehnte eine Stellungnahme ab.",
		"Zehntausend Granaten, zwölf Haubitzen und ein Radar gingen nach Odessa.",
		"Medien: Eritrea schickt Äthiopien Truppen",
		"Tschechien vermittelt Granaten aus Drittstaaten",
		"Aserbaidschan zeigte in Baku Harop-Drohnen aus Israel.",
		"Caracas zahlt Teheran in Gold, berichtet Bloomberg.",
		"Saab liefert Ungarn vier weitere Gripen.",
		"Pakistan dementierte Berichte der New York Times.",
		"Buenos Aires kauft Kopenhagen 24 F-16 ab.",
		"Indien übergibt Armenien Pinaka-Werfer.",
		"Am Flughafen Goma landete eine Iljuschin Il-76 aus Minsk.",
		"Streit um Waffen für Riad",
		"MOSKAU LIEFERT S-400 AN ANKARA",
		"Bundesregierung: Keine Waffen mehr an Georgien",
		"Den Haag bestellt 46 Leopard 2A8 bei KNDS.",
		"Kreml: Kein Kommentar",
		"Vertrag mit Riad unterzeichnet",
		"Er will sie verkaufen.",
		"Kim traf Putin.",
		"Bern bleibt hart.",
		"Ursula von der Leyen sagte Wolodymyr Selenskyj Hilfe zu.",
	}
	englishSentences = []string{
		"Germany's arms exports to Saudi Arabia rose to 3 billion euros last year.",
		"Argentina's defence minister in Buenos Aires confirmed purchase of 24 F-16s.",
		"Buenos Aires buys Danish F-16s.",
		"Serbia sold Libya tanks.",
		"Serbia sold tanks to Libya.",
		"Russia delivered S-300s to Syria.",
		"Ankara sends Tripoli Bayraktar TB2 drones.",
		"North Korea ships missiles to Vladivostok",
		"Beijing denies arming Moscow.",
		"Rheinmetall builds munitions plant in Lithuania",
		"Kyiv receives 14 Leopard 2 tanks",
		"Zelensky thanks Scholz, Macron",
		"Israel sold Myanmar radio gear.",
		"Iran gave Hezbollah rockets.",
		"France hopes to sell India 26 Rafale jets.",
		"Moscow, Pyongyang agree oil-for-shells swap",
		"South Africa probes claims.",
		"Belgrade denied it.",
		"Lithuania buys Caesar howitzers from France.",
		"US halts bomb shipment to Israel",
		"UAE accused of arming RSF in Sudan",
		"Putin hosts Kim Jong Un in Vladivostok",
		"Washington moves Patriot batteries to Incirlik.",
		"What does Tehran get?",
		"Who supplied them?",
		"Canada pledges Kyiv 400 million dollars.",
		"Algeria gets 70 percent of its weapons from Russia.",
		"Poland's imports rose 508 percent, SIPRI said.",
		"Singapore receives first Type 218SG submarine from TKMS in Kiel",
		"Lula da Silva refuses Scholz ammunition for Kyiv.",
		"São Paulo's Avibras sells Jakarta Astros rockets.",
		"Embraer wins Lisbon, Budapest and The Hague as C-390 buyers.",
		"El Salvador and Costa Rica buy Israeli rifles.",
		"Turkey Halts Arms Trade With Israel",
		"Kremlin: no comment",
		"Deal with Riyadh signed",
		"He will sell them.",
		"I spoke to Hans in Den Haag.",
		"Indonesia is the cautionary tale.",
		"Caracas pays Tehran in gold, Bloomberg reports.",
		"Saab delivers four more Gripens to Hungary.",
		"India hands Armenia Pinaka launchers.",
		"An Ilyushin Il-76 from Minsk landed at Goma airport.",
		"Row over Taurus missiles",
		"MOSCOW DELIVERS S-400 TO ANKARA",
		"Pentagon: no more Stingers for Georgia",
		"Prince Mohammed bin Salman met Recep Tayyip Erdoğan in Jeddah.",
		"Ursula von der Leyen promised Volodymyr Zelensky help.",
		"Copenhagen will hand Vilnius Mistral missiles.",
		"Burkina Faso and Mali get Turkish drones.",
	}
	foreignSentences = []string{
		// French
		"La Serbie a vendu des chars à la Libye.", "Berlin autorise des exportations d'armes vers Riyad.", "Paris livre Kiev en canons Caesar.", "Téhéran dément.", "Ankara envoie ses drones Bayraktar TB2 à Tripoli.", "Vente de Rafale: Belgrade signe", "Berne refuse la réexportation de munitions", "Macron promet six Mirage à Kiev",
		// Dutch
		"Servië heeft Libië tanks verkocht.", "Berlijn keurt wapenexport naar Riyad goed.", "Rusland levert Syrië S-300 raketten.", "Iran gaf Hezbollah raketten.", "Den Haag koopt Leopard 2-tanks in Duitsland.", "Wie leverde de wapens?", "Duitsland wil India onderzeeërs verkopen.",
		"Minister Brekelmans bezoekt Odesa.", "De minister was in Berlin.", "Noord-Korea ontkent leveringen", "Wat krijgt Rusland?", "Van wie zijn die drones?", "Het schip lag in de haven van Antwerpen.",
		// Danish, Norwegian, Swedish
		"Serbien har solgt kampvogne til Libyen.", "Berlin godkender våbeneksport til Riyadh.", "Iran gav Hizbollah raketter.", "Danmark sælger F-16 til Argentina.", "Norge sender luftvern til Kyiv.", "Regjeringen selger haubitser til Latvia.", "Serbien har sålt stridsvagnar till Libyen.", "Ryssland levererade S-300 till Syrien.", "Saab säljer Gripen till Ungern.", "Iran gav Hizbollah robotar.", "Ska Tyskland ge Ukraina Taurus?",
		"Tyskland sender Leopard 2 til Kyiv.", "Hans sa att han inte var i Berlin.", "Den svenske minister var der.", "Våpen til Israel", "Danske våben i Sudan",
		// Spanish, Portuguese, Italian
		"Serbia vendió tanques a Libia.", "Buenos Aires compra aviones F-16 a Dinamarca.", "Irán niega suministro de drones a Moscú.", "Argentina firma acuerdo con Israel.", "Brasil vende Gripen para Portugal.", "A Sérvia vendeu tanques para a Líbia.", "Lula recusa munição para Kiev.", "Embraer entrega KC-390 em Lisboa.", "La Serbia ha venduto carri armati alla Libia.", "Roma invia missili Samp-T a Kiev.", "Leonardo vende elicotteri a Tirana.", "Teheran smentisce la consegna.",
		"El ministro de Defensa no dio detalles.", "Chile vende Leopard a Kiev", "Export di armi: Roma frena", "Droni turchi in Libia",
		// Polish, Czech, Hungarian, Romanian, Croatian, Turkish, Finnish, Indonesian
		"Serbia sprzedała Libii czołgi.", "Berlin zgodził się na eksport broni do Rijadu.", "Warszawa kupuje Leopardy w Niemczech.", "Praha prodala tanky Kyjevu.", "Szerbia harckocsikat adott el Pakisztánnak.", "Serbia a vândut tancuri Libiei.", "Srbija je prodala tenkove Libiji.", "Ankara Trablus'a Bayraktar TB2 gönderdi.", "Suomi myy Virolle haupitseja.", "Indonesia membeli Rafale dari Prancis.",
		"Turecki dron w Mali", "Eesti annab Ukrainale haubitsad.", "Viro antaa Ukrainalle Javelin-ohjuksia.", "Srbija izvozi municiju u Izrael.",
		// Afrikaans, Luxembourgish, Low German, Yiddish in Latin letters, Icelandic, Latvian, Catalan, Swahili
		"Serwië het tenks aan Libië verkoop.", "Suid-Afrika stuur wapens na Rusland, sê die ambassadeur.", "Die regering in Pretoria het wapens aan Mosambiek verkoop.", "Rusland het die wapens gestuur.", "Serbien huet Libyen Panzer verkaaft.", "Lëtzebuerg schéckt Waffen an d'Ukrain.", "D'Regierung wëll keng Waffe méi u Saudi-Arabien liwweren.", "Russland hett Syrien Raketen levert.", "De Regeren will keen Wapen mehr na Israel schicken.", "Rusland hot farkoyft Siriye tankn.", "Yisroel shikt gever keyn Indye.", "Rússland seldi Sýrlandi eldflaugar.", "Latvija pērk haubices no Vācijas.", "Sèrbia ha venut tancs a Líbia.", "Urusi iliuzia Syria makombora.",
		"Die minister was in Berlyn.", "Ons het geen wapens verkoop nie.", "Denel het die kontrak in Berlyn geteken.", "De Minister war zu Berlin.", "De Minister weer in Berlin.", "Der Minischter het gseit, d Schwiiz liferi kei Waffe.", "Der minister hot gezogt az Rusland shikt gever keyn Siriye.",
		// Names alone
		"Warschau, Seoul", "Kim Jong Un, Putin",
	}
)

// TestDetectSentences: one sentence is enough, and no neighbour is taken for German or
// English.
func TestDetectSentences(t *testing.T) {
	packs := bothPacks(t)
	for want, sentences := range map[string][]string{"de": germanSentences, "en": englishSentences, "": foreignSentences} {
		for _, s := range sentences {
			if got := lang.Detect(s, packs); got != want {
				t.Errorf("Detect(%q): got %q, want %q", s, got, want)
			}
		}
	}
}
