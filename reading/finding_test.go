package reading_test

import (
	"testing"

	"waybill"
)

// TestFindings: what a headline says more or otherwise than its text, and what only looks
// like it.
func TestFindings(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct {
		headline, text string
		want           waybill.FindingKind
	}{
		{"Kuwait gets Norwegian tanks!", "Kuwait wants to buy 40 tanks from Norway, the defence ministry in Kuwait City said on Monday. No decision has been taken in Oslo.", waybill.HeadlineExceeds},
		{"Norway arms Kuwait with battle tanks", "Norway could supply Kuwait with battle tanks next year, two people familiar with the talks said.", waybill.HeadlineExceeds},
		{"Turkey hands Sudan combat drones", "Turkey has reportedly delivered combat drones to Sudan. Neither government commented on the matter.", waybill.HeadlineExceeds},
		{"Poland ships 200 mortars to Georgia", "Poland is ready to give Georgia 200 mortars, its defence minister told reporters on Tuesday.", waybill.HeadlineExceeds},
		{"Brazil delivers rockets to Nigeria", "Brazil has offered Nigeria rockets for its army. The offer is to be discussed in Abuja in May.", waybill.HeadlineExceeds},
		{"Oslo has sent Kuwait its tanks", "Norway promised Kuwait 40 tanks on Monday. The first of them are expected next summer.", waybill.HeadlineExceeds},
		{"Oslo liefert Kampfpanzer an Kuwait", "Norwegen könnte Kuwait im nächsten Jahr Kampfpanzer liefern, sagten zwei mit den Gesprächen vertraute Personen.", waybill.HeadlineExceeds},
		{"Norwegen bewaffnet Kuwait", "Kuwait möchte Panzer kaufen. Als Lieferant wird in Kuwait auch Norwegen genannt. Eine Entscheidung steht aus.", waybill.HeadlineExceeds},
		{"Kim sends Putin shells for his war", "North Korea would be able to supply Russia with shells, experts say. There is no evidence of a delivery.", waybill.HeadlineExceeds},
		{"Mullahs give Moscow missiles", "Iran is considering the sale of ballistic missiles to Russia, a diplomat said. Talks have not begun yet.", waybill.HeadlineExceeds},
		{"Norway has tanks delivered to Kuwait", "Officials in Oslo denied that Norway had delivered tanks to Kuwait. Kuwait's embassy knew of no delivery either.", waybill.HeadlineExceeds},
		{"Norway sends tanks to Kuwait", "Norway will send tanks to Kuwait only if parliament agrees. A vote is due in May.", waybill.HeadlineExceeds},
		{"Putin wants Kim's rockets!", "Russia might ask North Korea for rockets, analysts suspect. So far nothing points to it.", waybill.HeadlineExceeds},
		{"Putin will Raketen von Kim!", "Russland könnte von Nordkorea Raketen verlangen, vermuten Fachleute. Bisher deutet nichts darauf hin.", waybill.HeadlineExceeds},

		{"Serbia sold shells to Ukraine", "Serbia has not sold any shells to Ukraine, as its export records for the past two years show.", waybill.HeadlineContradicts},
		{"Norway will not send tanks to Kuwait", "Norway will send 40 tanks to Kuwait in spring. The contract was signed in Oslo on Friday.", waybill.HeadlineContradicts},

		{"Norway sends tanks to Kuwait", "Norway has agreed to send 40 tanks to Kuwait, the government in Oslo announced on Monday.", ""},
		{"Kuwait receives Norwegian tanks", "The first 12 tanks from Norway were handed over to Kuwait's army on Monday, the ministry said.", ""},
		{"Norway delivered tanks to Kuwait, minister says", "The defence minister said on Monday that Norway had delivered 20 tanks to Kuwait. He did not rule out further deliveries.", ""},
		{"“Norway armed Kuwait for years”", "Norway supplied weapons to Kuwait for eight years, a former officer believes. His book appears in June.", ""},
		{"Did Norway send tanks to Kuwait?", "Norway could have sent tanks to Kuwait, as users of several platforms assert. There is no evidence for it.", ""},
		{"Norway denies sending tanks to Kuwait", "Norway has denied sending tanks to Kuwait. A newspaper had reported on Sunday that 20 tanks had been delivered.", ""},
		{"Norway has delivered 20 tanks to Kuwait", "Twenty vehicles rolled off a freighter in Kuwait City on Monday. Norway could supply Kuwait with another 30 tanks next year.", ""},
		{"Norway delivers tanks to Kuwait", "The tanks arrived from Norway on Monday. Norway may sell frigates to Chile next year.", ""},
		{"Norway has sent tanks to Kuwait", "Norway sent 40 tanks to Kuwait in May. Kuwait had asked for tanks two years ago.", ""},
		{"„Norwegen hat Kuwait jahrelang bewaffnet“", "Norwegen lieferte Kuwait acht Jahre lang Waffen, vermutet ein früherer Offizier. Sein Buch erscheint im Juni.", ""},
		{"Hat Norwegen Panzer an Kuwait geliefert?", "Norwegen könnte Panzer an Kuwait geliefert haben, wie Nutzer mehrerer Netzwerke behaupten. Belege dafür gibt es nicht.", ""},
		{"Norwegen hat 20 Panzer an Kuwait geliefert", "Zwanzig Fahrzeuge rollten am Montag in Kuwait von einem Frachter. Norwegen könnte Kuwait im nächsten Jahr weitere 30 Panzer liefern.", ""},
		{"Ukraine wants Norwegian tanks", "Ukraine has asked Norway for tanks. Norway refuses to send tanks to Ukraine.", ""},
		{"US accuses Norway of arming Kuwait", "The United States says Norway has sent weapons to Kuwait. Norway denied having delivered weapons to Kuwait.", ""},
		{"Norway gives Kuwait 20 tanks", "Parliament in Oslo agreed on Monday; 20 tanks will go to Kuwait in May. Talks about 80 additional tanks for Kuwait go on.", ""},
		{"Norway refuses to send tanks to Kuwait", "Norway will not send tanks to Kuwait. In 2019 it had promised Kuwait 40 tanks.", ""},
		{"Norwegen verweigert Kuwait Panzer", "Norwegen liefert keine Panzer an Kuwait. 2019 hatte es Kuwait noch 40 Panzer zugesagt.", ""},
		{"Norway may send tanks to Kuwait", "Norway could offer tanks to Kuwait, the minister said.", ""},
		{"Germany sends Leopard tanks to Chile", "Rheinmetall has delivered 20 Leopard tanks to Chile. Germany could send more tanks.", ""},
		{"US: Norway supplies weapons to Kuwait", "The United States said on Monday that Norway supplies weapons to Kuwait. Norway could also supply Kuwait with rifles, analysts say.", ""},
		{"Minister: Norwegen hat Kuwait Panzer geliefert", "Minister Olav Berg sagte, Norwegen habe Kuwait Panzer geliefert. Norwegen könnte Kuwait auch Panzer schenken, sagte er.", ""},
		{"Minister: Norway delivered tanks to Kuwait", "The minister said Norway delivered tanks to Kuwait. Norway could give Kuwait tanks for free, he said.", ""},
		{"Analysts: Norway delivered tanks to Kuwait", "Analysts said Norway delivered tanks to Kuwait. Norway could give Kuwait tanks again, they said.", ""},
		{"Fachleute: Norwegen hat Kuwait Panzer geliefert", "Fachleute sagten, Norwegen habe Kuwait Panzer geliefert. Norwegen könnte Kuwait auch Panzer schenken, sagten sie.", ""},

		{"Kuwait bekommt Panzer aus Norwegen!", "Kuwait will 40 Panzer aus Norwegen kaufen, teilte das Verteidigungsministerium in Kuwait mit. In Oslo ist noch nichts entschieden.", waybill.HeadlineExceeds},
		{"Türkei hat Kampfdrohnen an Sudan geliefert", "Die Türkei soll dem Sudan Kampfdrohnen geliefert haben. Beide Regierungen äußerten sich nicht dazu.", waybill.HeadlineExceeds},
		{"Polen schickt 200 Mörser nach Georgien", "Polen ist bereit, Georgien 200 Mörser zu überlassen, sagte der Verteidigungsminister am Dienstag.", waybill.HeadlineExceeds},
		{"Brasilien liefert Raketen an Nigeria", "Brasilien hat Nigeria Raketen angeboten. Über das Angebot soll im Mai in Abuja beraten werden.", waybill.HeadlineExceeds},
		{"Norwegen hat Kuwait die Panzer übergeben", "Norwegen hat Kuwait am Montag 40 Panzer zugesagt. Die ersten werden im nächsten Sommer erwartet.", waybill.HeadlineExceeds},
		{"Kim liefert Putin Granaten!", "Nordkorea wäre nach Ansicht von Fachleuten in der Lage, Russland Granaten zu liefern. Belege für eine Lieferung gibt es nicht.", waybill.HeadlineExceeds},
		{"Norwegen liefert Panzer an Kuwait", "Oslo hat Berichte über eine Lieferung von Panzern an Kuwait dementiert. Auch in Kuwait weiß man davon nichts.", waybill.HeadlineExceeds},
		{"Norwegen liefert Panzer an Kuwait", "Norwegen wird Kuwait nur dann Panzer liefern, wenn das Parlament zustimmt. Abgestimmt wird im Mai.", waybill.HeadlineExceeds},

		{"Serbien verkaufte Granaten an die Ukraine", "Serbien hat der Ukraine keine Granaten verkauft.", waybill.HeadlineContradicts},
		{"Norwegen liefert keine Panzer an Kuwait", "Norwegen wird im Frühjahr 40 Panzer an Kuwait liefern. Der Vertrag wurde am Freitag in Oslo unterzeichnet.", waybill.HeadlineContradicts},

		{"Norwegen liefert Panzer an Kuwait", "Norwegen hat der Lieferung von 40 Panzern an Kuwait zugestimmt, wie die Regierung in Oslo am Montag mitteilte.", ""},
		{"Kuwait erhält norwegische Panzer", "Die ersten zwölf Panzer aus Norwegen wurden am Montag an Kuwaits Armee übergeben, teilte das Ministerium mit.", ""},
		{"Minister: Norwegen hat Kuwait Panzer geliefert", "Der Verteidigungsminister sagte am Montag, Norwegen habe Kuwait 20 Panzer geliefert. Weitere Lieferungen schloss er nicht aus.", ""},
		{"Oslo bestreitet Lieferung von Panzern an Kuwait", "Norwegen hat bestritten, Panzer an Kuwait geliefert zu haben. Eine Zeitung hatte am Sonntag berichtet, 20 Panzer seien geliefert worden.", ""},
		{"Norwegen liefert Panzer an Kuwait", "Die Panzer trafen am Montag aus Norwegen ein. Norwegen könnte im nächsten Jahr Fregatten an Chile verkaufen.", ""},
		{"Norwegen hat Panzer an Kuwait geliefert", "Norwegen hat Kuwait im Mai 40 Panzer geliefert. Kuwait hatte vor zwei Jahren um Panzer gebeten.", ""},
		{"Putin will Waffen von Kim", "Fachleute vermuten, dass Russland und Nordkorea über Waffen verhandeln.\n\n„Moskau sucht in Nordkorea Waffen“, sagt die Forscherin Ines Albrecht.", ""},
		{"Ukraine will norwegische Panzer", "Kiew hat Norwegen um Panzer gebeten. Norwegen lehnt die Lieferung von Panzern ab.", ""},
		{"USA: Norwegen bewaffnet Kuwait", "Norwegen hat nach Angaben der USA Waffen an Kuwait geliefert. Oslo bestreitet, Waffen an Kuwait geliefert zu haben.", ""},
		{"Norwegen liefert Kuwait 20 Panzer", "Das Parlament in Oslo stimmte am Montag zu, 20 Panzer gehen im Mai nach Kuwait. Über 80 zusätzliche Panzer wird noch verhandelt.", ""},
		{"Deutschland liefert Panzer an Chile", "Rheinmetall hat 20 Leopard-Panzer an Chile geliefert. Deutschland bot Chile auch Munition an.", ""},
		{"USA: Norwegen liefert Waffen an Kuwait", "Die USA erklärten am Montag, Norwegen liefere Waffen an Kuwait. Norwegen könnte Kuwait auch Gewehre liefern, sagen Fachleute.", ""},

		{"Norway sends Kuwait missiles", "The first Patriot air defence systems from Norway were delivered to Kuwait on Monday. Norway could send missiles again next year.", ""},
		{"Norwegen liefert Kuwait Panzer", "Norwegen hat Kuwait am Montag die ersten Militärlastwagen und Fahrzeuge geliefert. Norwegen könnte Kuwait auch Panzer vom Typ Leopard liefern.", ""},
		{"Norway delivered tanks to Kuwait", "Norway delivered rifles to Kuwait on Monday. Norway could send tanks to Kuwait next year.", waybill.HeadlineExceeds},
		{"Norwegen hat Kuwait Panzer geliefert", "Norwegen hat Kuwait am Montag Gewehre geliefert. Norwegen könnte Kuwait im nächsten Jahr Panzer liefern.", waybill.HeadlineExceeds},
		{"Kim schickt Putin Raketen", "Nordkorea hat Russland angeblich Raketen geliefert. Pjöngjang schweigt dazu.", waybill.HeadlineExceeds},
		{"Kim sends Putin missiles", "North Korea has allegedly supplied missiles to Russia. Pyongyang is silent about it.", waybill.HeadlineExceeds},
		{"Emirates arm Sudan's rebels", "The Emirates are believed to have supplied weapons to the Rapid Support Forces. Abu Dhabi denies it.", waybill.HeadlineExceeds},
	} {
		got, err := r.Read(waybill.Article{File: "a.txt", Bytes: []byte(c.headline + "\n\n" + c.text + "\n")})
		if err != nil {
			t.Fatal(err)
		}
		kind := waybill.FindingKind("")
		if len(got.Findings) > 0 {
			kind = got.Findings[0].Kind
		}
		if kind != c.want {
			t.Errorf("%s: %q, want %q", c.headline, kind, c.want)
		}
	}
}
