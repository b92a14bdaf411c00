package claim_test

import (
	"fmt"
	"strings"
	"testing"

	"waybill"
)

// TestQuantities checks which words are the quantity of a claim's goods, what they come
// to, and which sum of money is theirs.
func TestQuantities(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ lang, text, want string }{
		{"de", "Norwegen liefert der Ukraine mindestens 22 Haubitzen.", "mindestens 22 [22..]"},
		{"de", "Norwegen liefert der Ukraine 25 ausser Dienst gestellte Haubitzen.", "25 [25..25]"},
		{"de", "Iran schickte Russland 96 in Syrien eingelagerte Panzer.", "96 [96..96]"},
		{"de", "Nordkorea schickte Russland mehr als 20.000 Container mit Granaten.", "mehr als 20.000 Container [20000..] container"},
		{"de", "Spanien liefert der Ukraine 40 Schuss Munition.", "40 [40..40] round"},
		{"de", "Schweden gibt der Ukraine Militärhilfe im Wert von 13 Milliarden Kronen.", "13 Milliarden Kronen sum 13 Milliarden Kronen"},
		{"de", "Polen kauft von Südkorea Panzer für drei Milliarden Dollar.", "drei Milliarden Dollar sum drei Milliarden Dollar USD"},
		{"de", "Polen kauft von Südkorea 180 Panzer für drei Milliarden Dollar.", "180 [180..180] sum drei Milliarden Dollar USD"},
		{"de", "Ungarn verhandelt mit Schweden über den Kauf von vier Kampfjets.", "vier [4..4]"},
		{"de", "Polen kauft 2022 Panzer von Südkorea.", ""},
		{"de", "Norwegen schenkte der Ukraine sechs seiner F-16.", "sechs [6..6]"},
		{"de", "China verkaufte Serbien eine Batterie des Flugabwehrsystems FK-3.", "eine Batterie [1..1] battery"},
		{"de", "Ägypten kaufte 2015 für fünf Milliarden Euro 24 Kampfjets von Frankreich.", "24 [24..24] sum fünf Milliarden Euro EUR"},
		{"de", "Die Emirate flogen drei Flugzeugladungen Waffen in den Tschad.", "drei Flugzeugladungen [3..3] planeload"},
		{"de", "Berlin genehmigte Rüstungsexporte nach Saudi-Arabien für 1,2 Mrd. Euro.", "1,2 Mrd. Euro sum 1,2 Mrd. Euro EUR"},
		{"en", "Norway gave Ukraine six of its F-16s.", "six [6..6]"},
		{"en", "Russia gave India three of the five S-400 batteries.", "three [3..3] battery"},
		{"en", "Turkey will sell Indonesia 48 fighter jets in a deal worth $10 billion.", "48 [48..48] sum $10 billion USD"},
		{"en", "Moscow supplied Mali with hundreds of tonnes of ammunition.", "hundreds of tonnes [~200..] tonne"},
		{"en", "Germany gave Ukraine two IRIS-T systems.", "two [2..2]"},
		{"en", "Serbia sent Ukraine 50 million rounds of small-arms ammunition.", "50 million [5e+07..5e+07] round"},
		{"de", "Kolumbien kauft von Schweden 15 einsitzige Gripen E und zwei doppelsitzige Gripen E für drei Milliarden Euro.", "15 einsitzige Gripen E und zwei doppelsitzige Gripen E [17..17] sum drei Milliarden Euro EUR"},
		{"de", "Polen verlangte von Deutschland ein ganzes Bataillon Leopard.", "ein ganzes Bataillon [1..1] battalion"},
		{"de", "Die Schweiz verkauft Deutschland 25 von 134 Leopard-2-Panzern.", "25 [25..25]"},
		{"en", "A pair of Mi-35 helicopters was delivered by Russia to Mali.", "A pair [2..2]"},
		{"en", "Britain has sold 24 fighter jets to Qatar for a whopping £5bn.", "24 [24..24] sum £5bn GBP"},
		{"de", "Schweden meldet die Lieferung von 40 Panzern an die Ukraine.", "40 [40..40]"},
		{"en", "Finland sent Ukraine military aid, worth 200 million euros.", "200 million euros sum 200 million euros EUR"},
		{"de", "Finnland gab der Ukraine Militärhilfe, im Wert von 200 Millionen Euro.", "200 Millionen Euro sum 200 Millionen Euro EUR"},
		{"en", "Iran sent Russia some 300 drones.", "some 300 [~300..300]"},
		{"en", "Washington approved an $8 billion arms sale to Israel.", "$8 billion sum $8 billion USD"},
		{"en", "Spain sent Ukraine a $50 million package of military aid.", "$50 million sum $50 million USD"},
		{"en", "Spain will give Ukraine $6 million in drones.", "$6 million sum $6 million USD"},
		{"en", "Spain sent Ukraine military aid worth up to €900m.", "up to €900m sum up to €900m EUR"},
		{"en", "India bought 36 fighter jets from France for $9 billion.", "36 [36..36] sum $9 billion USD"},
		{"en", "Serbia sold Libya 100 rifles and 20 pistols.", "100 rifles and 20 pistols [120..120]"},
		{"en", "Serbia sold Libya over 20 million rounds of ammunition.", "over 20 million [2e+07..] round"},
		{"en", "Spain handed over 200 missiles to Ukraine.", "200 [200..200]"},
		{"en", "Russia sold India five S-400 batteries.", "five [5..5] battery"},
		{"en", "Spain sent further tanks to Ukraine.", ""},
		{"en", "Spain suspended all military aid to Ukraine.", ""},
	} {
		r, claims := k.claims(c.lang, c.text)
		if len(claims) != 1 {
			t.Errorf("%s: %d claims, want 1", c.text, len(claims))
			continue
		}
		if got := quantityOf(&claims[0].Goods, r.Text); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// TestQuantityOfWhatWasNamedBefore checks that a number without its noun counts the goods
// named before.
func TestQuantityOfWhatWasNamedBefore(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ lang, text, want string }{
		{"de", "Norwegen schickte der Ukraine zehn Panzer. Sechs weitere lieferte Dänemark.", "Sechs weitere [6..6]"},
		{"de", "Iran verkauft Drohnen an Russland. Rund 2400 Stück soll Moskau in Teheran bestellt haben.", "Rund 2400 Stück [~2400..2400] piece"},
		{"en", "Norway sent ten tanks to Ukraine. Denmark delivered at least six.", "at least six [6..]"},
		{"en", "Norway sent ten tanks to Ukraine. Denmark delivered three more last month.", "three more [3..3]"},
	} {
		r, claims := k.claims(c.lang, c.text)
		if len(claims) != 2 {
			t.Errorf("%s: %d claims, want 2", c.text, len(claims))
			continue
		}
		if got := quantityOf(&claims[1].Goods, r.Text); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// TestNumbersThatCountNoGoods checks that a number without a noun is no transfer where
// nothing passes, or where it counts something else.
func TestNumbersThatCountNoGoods(t *testing.T) {
	check(t, "en", []struct {
		text string
		want []string
	}{
		{"Norway sent ten tanks to Ukraine. Denmark lost six.", []string{"NO>UA armour.tank delivered/stated"}},
		{"Norway sent ten tanks to Ukraine. Denmark gave at least six reasons.", []string{"NO>UA armour.tank delivered/stated"}},
		{"Norway sent ten tanks to Ukraine. Denmark delivered six soldiers home.", []string{"NO>UA armour.tank delivered/stated"}},
		{"Norway sent ten tanks to Ukraine. Denmark scored three more last month.", []string{"NO>UA armour.tank delivered/stated"}},
	})
}

func quantityOf(g *waybill.Goods, text string) string {
	parts := []string{g.Quantity.Of(text)}
	if a := g.Amount; a.Known() {
		s := "["
		if a.About {
			s += "~"
		}
		if a.Min.Known {
			s += fmt.Sprint(a.Min.Value)
		}
		s += ".."
		if a.Max.Known {
			s += fmt.Sprint(a.Max.Value)
		}
		parts = append(parts, s+"]", a.Unit)
	}
	if !g.Sum.Span.Empty() {
		parts = append(parts, "sum", g.Sum.Span.Of(text), g.Sum.Currency)
	}
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}
