package transfer_test

import (
	"fmt"
	"strings"
	"testing"

	"waybill"
	"waybill/atlas"
	"waybill/reading"
	"waybill/transfer"
)

type kit struct {
	reader  *reading.Reader
	origins *transfer.Origins
}

func newKit(t testing.TB) kit {
	t.Helper()
	a, err := atlas.Load()
	if err != nil {
		t.Fatal(err)
	}
	reader, err := reading.New(a)
	if err != nil {
		t.Fatal(err)
	}
	origins, err := transfer.NewOrigins(a)
	if err != nil {
		t.Fatal(err)
	}
	return kit{reader, origins}
}

// said lists the different origins of the transfer claims in a text, in their order.
func (k kit) said(t *testing.T, outlet, text string) []string {
	t.Helper()
	r, err := k.reader.Read(waybill.Article{File: "text", Bytes: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for i := range r.Claims {
		if r.Claims[i].Kind != waybill.TransferClaim {
			continue
		}
		s := k.origins.Of(r.Report, &r.Claims[i], transfer.Told{Outlet: outlet})
		words := strings.TrimSpace(fmt.Sprint(s.Origin.Kind, " ", s.Origin.Name))
		if s.Origin.Party != "" {
			words += ", " + string(s.Origin.Party)
		}
		if s.Own {
			words += ", own"
		}
		if s.Credited {
			words += ", credited"
		}
		if len(all) == 0 || all[len(all)-1] != words {
			all = append(all, words)
		}
	}
	return all
}

// TestOneOrigin: in each group all sentences, German and English, name the same origin.
func TestOneOrigin(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct {
		want      string
		sentences []string
	}{
		{"person Dmitry Peskov, RU", []string{
			"North Korea has not delivered missiles to Russia, Kremlin spokesman Dmitry Peskov said.",
			"Nordkorea habe Russland keine Raketen geliefert, sagte Kremlsprecher Dmitri Peskow.",
			"„Nordkorea hat Russland keine Raketen geliefert“, sagte Peskow am Montag.",
			"Peskov denied that North Korea had delivered missiles to Russia.",
		}},
		{"state North Korea, KP", []string{
			"North Korea denied that it had delivered missiles to Russia.",
			"Pjöngjang bestritt, Raketen an Russland geliefert zu haben.",
			"Die nordkoreanische Regierung teilte mit, sie habe keine Raketen an Russland geliefert.",
			"Pyongyang said it had not delivered missiles to Russia.",
		}},
		{"office ministry of defence (KR), KR", []string{
			"North Korea has delivered missiles to Russia, the South Korean Defence Ministry said.",
			"Nordkorea habe Raketen an Russland geliefert, teilte das Verteidigungsministerium in Seoul mit.",
			"Nordkorea habe Raketen an Russland geliefert, sagte der südkoreanische Verteidigungsminister.",
			"A spokesman for South Korea's defense ministry said North Korea had delivered missiles to Russia.",
			"Nordkorea habe Raketen an Russland geliefert, teilte das Verteidigungsministerium am Dienstag in Seoul mit.",
		}},
		{"office ministry of defence (US), US", []string{
			"North Korea has delivered missiles to Russia, the Pentagon said.",
			"Nordkorea habe Raketen an Russland geliefert, teilte das US-Verteidigungsministerium mit.",
			"Nordkorea habe Raketen an Russland geliefert, sagte eine Sprecherin des Pentagons.",
			"The US Department of Defense said North Korea had delivered missiles to Russia.",
		}},
		{"office ministry of foreign affairs (IR), IR", []string{
			"Iran's foreign ministry said Iran had not delivered drones to Russia.",
			"Der Iran habe keine Drohnen an Russland geliefert, erklärte ein Sprecher des iranischen Außenministeriums.",
			"Der iranische Außenminister sagte, der Iran habe keine Drohnen an Russland geliefert.",
		}},
		{"office intelligence service (KR), KR", []string{
			"North Korea has delivered missiles to Russia, South Korea's National Intelligence Service said.",
			"Nordkorea habe Raketen an Russland geliefert, erklärte der südkoreanische Geheimdienst NIS.",
			"South Korea's spy agency said North Korea had delivered missiles to Russia.",
		}},
		{"anonymous officials (US), US", []string{
			"North Korea has delivered missiles to Russia, US officials said.",
			"Nordkorea habe Raketen an Russland geliefert, sagte ein hoher US-Beamter.",
			"Two senior American officials said North Korea had delivered missiles to Russia.",
			"Nordkorea habe Raketen an Russland geliefert, sagten drei US-Regierungsvertreter.",
			"The newspaper, citing a US official, reported that North Korea had delivered missiles to Russia.",
		}},
		{"state Rapid Support Forces, Rapid Support Forces", []string{
			"Der Iran habe der sudanesischen Armee Drohnen geliefert, sagte ein Sprecher der RSF.",
			"Iran has delivered drones to Sudan, the Rapid Support Forces said.",
		}},
		{"office armed forces (SD), SD", []string{
			"The Sudanese army said the United Arab Emirates had delivered drones to the Rapid Support Forces.",
			"Die sudanesische Armee teilte mit, die Emirate hätten der RSF-Miliz Drohnen geliefert.",
		}},
		{"firm Rheinmetall, Rheinmetall", []string{
			"Rheinmetall said it had delivered 14 tanks to Ukraine.",
			"Rheinmetall teilte mit, das Unternehmen habe 14 Panzer an die Ukraine geliefert.",
		}},
		{"outlet Reuters", []string{
			"Reuters reported that Norway had delivered 12 howitzers to Latvia.",
			"Norwegen hat Lettland zwölf Haubitzen geliefert, berichtete die Nachrichtenagentur Reuters.",
		}},
		{"outlet TASS, RU", []string{
			"Der Iran hat Russland Drohnen geliefert, meldete die Agentur Tass.",
			"Russian news agency TASS reported that Iran had delivered drones to Russia.",
		}},
		{"outlet KCNA, KP", []string{
			"The state news agency KCNA reported that North Korea had not delivered missiles to Russia.",
		}},
		{"outlet Daily Lantern", []string{
			"The Daily Lantern reported that Greece had delivered howitzers to Armenia.",
			"The British newspaper Daily Lantern reported that Greece had delivered howitzers to Armenia.",
			"Griechenland habe Haubitzen an Armenien geliefert, berichtete die Zeitung „Daily Lantern“.",
		}},
	} {
		for _, sentence := range c.sentences {
			if got := k.said(t, "Kieler Anzeiger", sentence); len(got) != 1 || got[0] != c.want {
				t.Errorf("%s\n got %q\nwant %q", sentence, got, c.want)
			}
		}
	}
}

// TestUnclear: somebody unnamed without country or office is no origin that counts.
func TestUnclear(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ sentence, want string }{
		{"Experts say North Korea has delivered missiles to Russia.", "unclear Experts"},
		{"Nach Einschätzung von Beobachtern hat Nordkorea Raketen an Russland geliefert.", "unclear Beobachtern"},
		{"Laut Medienberichten hat Nordkorea Raketen an Russland geliefert.", "unclear Medienberichte"},
		{"North Korea has delivered missiles to Russia, according to media reports.", "unclear media"},
		{"Two people familiar with the matter said North Korea had delivered missiles to Russia.", "unclear Two people familiar with the matter"},
		{"A Western diplomat said North Korea had delivered missiles to Russia.", "unclear Western diplomat"},
		{"US experts say North Korea has delivered missiles to Russia.", "unclear US experts"},
		{"A former US official said North Korea had delivered missiles to Russia.", "unclear former US official"},
	} {
		if got := k.said(t, "Kieler Anzeiger", c.sentence); len(got) != 1 || got[0] != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.sentence, got, c.want)
		}
	}
}

// TestNarrator: what a report says in its own voice is its agency's, else its outlet's.
func TestNarrator(t *testing.T) {
	k := newKit(t)
	const (
		german  = "Norwegen hat Lettland zwölf Haubitzen geliefert. Die Übergabe dauerte eine Stunde, danach gab es Kaffee."
		english = "Norway has delivered 12 howitzers to Latvia. The ceremony took an hour, and there was coffee afterwards."
		anzeige = "outlet Kieler Anzeiger, own"
		dpa     = "outlet dpa, own, credited"
		reuters = "outlet Reuters, own, credited"
	)
	for _, c := range []struct{ name, outlet, text, want string }{
		{"an outlet", "Kieler Anzeiger", german, anzeige},
		{"an outlet with an article", "The Daily Lantern", english, "outlet Daily Lantern, own"},
		{"an outlet by its site", "https://www.theguardian.com/world", english, "outlet The Guardian, own"},
		{"no outlet", "", german, "unclear, own"},
		{"an agency itself", "Deutsche Presse-Agentur", german, dpa},
		{"state media", "KCNA", english, "outlet KCNA, KP, own, credited"},
		{"dateline, dash", "Kieler Anzeiger", "Haubitzen für Riga\n\nRiga (dpa) – " + german, dpa},
		{"dateline, hyphen, date", "Harbour Post", "Howitzers for Riga\n\nRIGA, July 9 (Reuters) - " + english, reuters},
		{"dateline, full stop", "Kieler Anzeiger", "Haubitzen für Riga\n\nRiga (dpa). " + german, dpa},
		{"dateline, two agencies", "Kieler Anzeiger", "Haubitzen für Riga\n\nWien (Reuters/APA) – " + german, reuters},
		{"brackets at the end", "Kieler Anzeiger", "Haubitzen für Riga\n\n" + german + " (dpa)", dpa},
		{"with material, in brackets", "Kieler Anzeiger", "Haubitzen für Riga\n\n" + german + " (mit dpa)", dpa},
		{"initials", "Kieler Anzeiger", "Haubitzen für Riga\n\n" + german + "\n\ndpa/hp", dpa},
		{"with material", "Kieler Anzeiger", "Haubitzen für Riga\n\n" + german + "\n\nMit Material von AFP", "outlet AFP, own, credited"},
		{"source", "Kieler Anzeiger", "Haubitzen für Riga\n\n" + german + "\n\nQuelle: dpa", dpa},
		{"the long name", "Kieler Anzeiger", "Haubitzen für Riga\n\n" + german + "\n\nQuelle: Deutsche Presse-Agentur", dpa},
		{"sole sentence", "Harbour Post", "Howitzers for Riga\n\n" + english + "\n\nReuters reported.", reuters},
		{"a dateline without agency", "Kieler Anzeiger", "Haubitzen für Riga\n\nRiga – " + german, anzeige},
		{"a picture's credit", "Kieler Anzeiger", "Haubitzen für Riga\n\n" + german + "\n\nFoto: dpa", anzeige},
		{"an agency that is only spoken of", "Kieler Anzeiger", "Haubitzen für Riga\n\n" + german + "\n\nDer Chef der Nachrichtenagentur dpa hatte zuvor in Riga eine Ausstellung über die Geschichte der Fotografie eröffnet.", anzeige},
		{"an ordinary word", "Harbour Post", "Howitzers for Riga\n\n" + english + " (map)", "outlet Harbour Post, own"},
		{"author", "Kieler Anzeiger", "<html><head><title>Haubitzen für Riga</title><meta name=\"author\" content=\"Deutsche Presse-Agentur\"></head><body><article><h1>Haubitzen für Riga</h1><p>" + german + " " + strings.Repeat("Der Wind kam von der See her und trug den Geruch von Teer in die Stadt. ", 8) + "</p></article></body></html>", dpa},
	} {
		got := k.said(t, c.outlet, c.text)
		if len(got) == 0 || got[0] != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

// TestContext: an office without a country takes it from what stands around it.
func TestContext(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ name, text, want string }{
		{"the place it spoke", "Norwegen habe Lettland zwölf Haubitzen geliefert, teilte das Verteidigungsministerium am Dienstag in Oslo mit.", "office ministry of defence (NO), NO"},
		{"the dateline", "Haubitzen für Riga\n\nOSLO (Reuters) - Norway has delivered 12 howitzers to Latvia, the defence ministry said.", "office ministry of defence (NO), NO"},
		{"the country spoken of", "Romania has received the first six K9 howitzers from South Korea, the country's defence ministry said.", "office ministry of defence (RO), RO"},
		{"the same office elsewhere", "N'Djamena (dpa) – Die sudanesische Armee äußerte sich zunächst nicht. Der Iran habe Drohnen an die RSF geliefert, teilte die Armee am Abend mit.", "office armed forces (SD), SD"},
		{"who is said to own it", "South Korea will buy three C-390 aircraft from Brazil, its arms procurement agency said on Monday.", "office arms procurement agency (KR), KR"},
		{"an office of few states", "Die Schweiz kauft in den USA 30 Kampfflugzeuge, teilte der Bundesrat mit.", "office federal council (CH), CH"},
		{"an office of few states, of which the report names one", "Deutschland ist zufrieden. Griechenland werde der Ukraine Schützenpanzer überlassen, sagte der Bundeskanzler.", "office chancellery (DE), DE"},
		{"two of them", "Deutschland und Österreich sind zufrieden. Griechenland werde der Ukraine Schützenpanzer überlassen, sagte der Bundeskanzler.", "unclear Bundeskanzler"},
		{"the ministry named last", "The Norwegian defence ministry announced a new exercise. The foreign ministry in Riga was silent. Norway has delivered 12 howitzers to Latvia, the ministry said.", "office ministry of foreign affairs (LV), LV"},
		{"a spokesman of the office named last", "Das iranische Außenministerium dementierte. Teheran habe keine Drohnen an den Sudan geliefert, sagte ein Sprecher.", "office ministry of foreign affairs (IR), IR"},
		{"a spokesman of nobody", "Norway has delivered 12 howitzers to Latvia, a spokesman said.", "unclear spokesman"},
		{"nothing", "Norway has delivered 12 howitzers to Latvia, the ministry said.", "unclear ministry"},
	} {
		got := k.said(t, "Kieler Anzeiger", c.text)
		if len(got) == 0 || got[len(got)-1] != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

// BenchmarkOf resolves the sources of a report of ten claims.
func BenchmarkOf(b *testing.B) {
	k := newKit(b)
	text := "Seoul (dpa) – " + strings.Join([]string{
		"Nordkorea habe Raketen an Russland geliefert, teilte das Verteidigungsministerium in Seoul mit.",
		"US-Regierungsvertreter sagten, Nordkorea habe auch Granaten an Russland geliefert.",
		"Kremlsprecher Dmitri Peskow sagte, Nordkorea habe keine Raketen an Russland geliefert.",
		"Experten zufolge hat Nordkorea zudem Panzer an Russland geliefert.",
		"Der Iran hat Russland Drohnen geliefert.",
	}, " ")
	r, err := k.reader.Read(waybill.Article{File: "text", Bytes: []byte(text)})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		for i := range r.Claims {
			k.origins.Of(r.Report, &r.Claims[i], transfer.Told{Outlet: "Kieler Anzeiger"})
		}
	}
	b.ReportMetric(float64(len(r.Claims)*b.N)/b.Elapsed().Seconds(), "claims/s")
}
