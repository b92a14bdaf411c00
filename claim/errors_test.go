package claim_test

import "testing"

// TestDirection has sentences in which a side is easily taken for the other.
func TestDirection(t *testing.T) {
	check(t, "en", []struct {
		text string
		want []string
	}{
		{"From Iran, Russia has obtained hundreds of drones.", []string{"IR>RU uncrewed delivered/stated"}},
		{"From Sweden, Norway then bought 40 howitzers.", []string{"SE>NO artillery.howitzer delivered/stated"}},
		{"Officers from Iran, Russia and Syria met in Damascus.", nil},
		{"Pyongyang wants considerably more from Moscow, including help with reconnaissance satellites.", []string{"RU>KP sensor.satellite sought/stated"}},
		{"The drones were bought by Russia from Iran.", []string{"IR>RU uncrewed delivered/stated"}},
	})
	check(t, "de", []struct {
		text string
		want []string
	}{
		{"Pjöngjang verlangt von Moskau auch Hilfe bei U-Booten.", []string{"RU>KP ship.submarine sought/stated"}},
		{"Teheran bestritt, es habe Moskau Drohnen geliefert.", []string{"IR>RU uncrewed delivered/denied"}},
		{"Von Südkorea bezieht Polen Panzer.", []string{"KR>PL armour.tank underway/stated"}},
		{"Die Panzer, die Polen von Südkorea erhielt, sind einsatzbereit.", []string{"KR>PL armour.tank delivered/stated"}},
	})
}

// TestContentDenied has German clauses without "dass" that tell the content of a noun, and
// what the clause around them says of it.
func TestContentDenied(t *testing.T) {
	check(t, "de", []struct {
		text string
		want []string
	}{
		{"Die Behauptung, Nordkorea habe Russland Granaten verkauft, ist falsch.", []string{"KP>RU ammunition.artillery delivered/denied"}},
		{"Das Gerücht, Ungarn habe der Ukraine Panzer verkauft, trifft nicht zu.", []string{"HU>UA armour.tank delivered/denied"}},
		{"Für Vermutungen, China liefere Russland Drohnen, gibt es keine Belege.", []string{"CN>RU uncrewed underway/doubted"}},
		{"Für die Behauptung, Serbien liefere Libyen Munition, gibt es keinerlei Hinweise.", []string{"RS>LY ammunition underway/doubted"}},
		{"Von einer Lieferung von Panzern an Kiew durch Spanien könne keine Rede sein.", []string{"ES>UA armour.tank delivered/denied"}},
		{"Die Vereinigten Staaten liefern der Ukraine Haubitzen, bleiben bei Marschflugkörpern aber skeptisch.", []string{"US>UA artillery.howitzer underway/stated"}},
	})
}
