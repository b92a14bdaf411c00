package transfer_test

import (
	"strings"
	"testing"
)

// The paragraphs around which credits are put.
const (
	germanFirst  = "Norwegen hat der Ukraine acht Haubitzen vom Typ K9 geliefert. Die Geschütze standen bisher in Bardufoss."
	germanLast   = "Im Storting wird seit Wochen über Ersatz gestritten. Ein Beschluss fiel bisher nicht."
	englishFirst = "Norway has delivered eight K9 howitzers to Ukraine. The guns had stood in Bardufoss until now."
	englishLast  = "Parliament has been arguing over a replacement for weeks. No decision has been taken so far."
)

// TestCreditLines: a line of its own, below the headline or at the end, that names an agency
// puts the text down to it; a sentence that speaks of an agency, and a picture's credit, do not.
func TestCreditLines(t *testing.T) {
	k := newKit(t)
	for want, lines := range map[string][]string{
		"dpa": {"dpa", "dpa/hk", "hk/dpa", "mit dpa", "(mit dpa)", "Quelle: dpa/hk", "Quellen: dpa, Reuters", "© dpa", "[dpa]", "Red./dpa",
			"© dpa-infocom, dpa:240515-99-12345/2", "Mit Material der Nachrichtenagenturen dpa und AFP", "Mit Agenturmaterial (dpa)",
			"Von Nora Beispiel und dpa", "Dieser Text basiert auf Material von dpa."},
		"Reuters": {"Reuters", "Reuters and our staff", "Additional reporting by Reuters", "Reuters contributed to this report", "-- Reuters",
			"This article includes reporting from Reuters", "(Reporting by Ann Example for Reuters)", "By Ann Example, Reuters", "© 2024 Thomson Reuters",
			"Our Standards: The Thomson Reuters Trust Principles.", "Das berichtete die Agentur Reuters."},
		"AP": {"The Associated Press contributed to this report.", "Associated Press writer Ann Example contributed to this report from Oslo.",
			"Ann Example, The Associated Press", "Copyright 2024 The Associated Press. All rights reserved.", "With files from The Associated Press"},
		"AFP":          {"Dieser Artikel wurde mit Material der Nachrichtenagentur AFP erstellt.", "Source: AFP/Kieler Anzeiger", "(afp)", "Additional reporting by AFP"},
		"Keystone-SDA": {"(sda)", "(SDA/Reuters)", "tagesblatt.ch/sda"},
		"PTI":          {"(With inputs from PTI)"},
		"": {"Von Moskau kam laut TASS keine Reaktion.", "Die Agentur TASS meldete einen Angriff.", "Reuters berichtete am Montag darüber.",
			"TASS meldet neue Angriffe.", "Ein Bericht von Reuters wurde dementiert.", "Mit Moskau sprach nur die TASS.", "Dem widersprach TASS.",
			"Russian news agency TASS reported a strike.", "Moscow denied it, TASS reported.", "The report by Reuters was denied.",
			"It was not confirmed by TASS.", "Reports from Xinhua said otherwise.", "With TASS silent, nobody knew.", "Fars reported heavy losses.",
			"Foto: dpa", "(Photo by AFP)", "Getty Images via AFP", "Lesen Sie auch: Was die dpa plant", "Follow Reuters on Facebook",
			"Additional reporting by Ann Example in Oslo; Editing by Joe Sample", "(map)"},
	} {
		if want = "outlet " + want + ", own, credited"; strings.HasPrefix(want, "outlet ,") {
			want = "outlet Kieler Anzeiger, own"
		}
		for _, line := range lines {
			first, last := germanFirst, germanLast
			if strings.Contains(line, " the ") || strings.Contains(line, "by ") {
				first, last = englishFirst, englishLast
			}
			for _, text := range []string{"Haubitzen für Kiew\n\n" + first + "\n\n" + last + "\n\n" + line, "Haubitzen für Kiew\n\n" + line + "\n\n" + first + "\n\n" + last} {
				if got := k.said(t, "Kieler Anzeiger", text+"\n"); len(got) == 0 || got[0] != want {
					t.Errorf("%s\n got %q\nwant %q", line, got, want)
				}
			}
		}
	}
}

// TestCreditBehind: what stands behind the last sentence of a paragraph.
func TestCreditBehind(t *testing.T) {
	k := newKit(t)
	for line, want := range map[string]string{
		"(dpa)": "dpa", "(hk mit dpa)": "dpa", "dpa": "dpa", "dpa/hk": "dpa", "[dpa]": "dpa", "/TASS/": "TASS, RU", "(dpa).": "dpa",
		"(laut TASS)": "", "(siehe dpa)": "", "(früher AP)": "", "(Foto: dpa)": "", "Das weiß auch die dpa": "", "(map)": "",
	} {
		if want == "" {
			want = "outlet Kieler Anzeiger, own"
		} else {
			want = "outlet " + want + ", own, credited"
		}
		if got := k.said(t, "Kieler Anzeiger", "Haubitzen für Kiew\n\n"+germanFirst+"\n\n"+germanLast+" "+line+"\n"); len(got) == 0 || got[0] != want {
			t.Errorf("%s\n got %q\nwant %q", line, got, want)
		}
	}
}

// TestDatelines: an agency in the dateline, in the forms agencies and outlets have.
func TestDatelines(t *testing.T) {
	k := newKit(t)
	for line, want := range map[string]string{
		"OSLO, Norway (Reuters) - ": "Reuters", "Oslo - dpa - ": "dpa", "dpa – ": "dpa", "OSLO – (Reuters) – ": "Reuters",
		"Oslo, Norway | AFP | ": "AFP", "MOSCOW, May 15. /TASS/. ": "TASS, RU", "OSLO, May 15 /TASS/. ": "TASS, RU",
		"Oslo, May 15 (IANS) ": "IANS", "TEHRAN, May 15 (MNA) – ": "Mehr, IR", "(sda) ": "Keystone-SDA", "WASHINGTON, D.C. (AP) — ": "AP",
	} {
		want = "outlet " + want + ", own, credited"
		if got := k.said(t, "Kieler Anzeiger", "Guns for Kyiv\n\n"+line+englishFirst+"\n\n"+englishLast+"\n"); len(got) == 0 || got[0] != want {
			t.Errorf("%s\n got %q\nwant %q", line, got, want)
		}
	}
}

// TestCitedAgencies: an agency that is cited is the origin, also where its name is written
// small, unless it cites somebody itself; agencies without a name are no outlet that counts.
func TestCitedAgencies(t *testing.T) {
	k := newKit(t)
	for sentence, want := range map[string]string{
		"Laut dpa hat Norwegen der Ukraine acht Haubitzen geliefert.":                                                      "outlet dpa",
		"Norwegen hat der Ukraine acht Haubitzen geliefert, wie die dpa meldet.":                                           "outlet dpa",
		"Norwegen hat der Ukraine acht Haubitzen geliefert, so die Agentur dpa.":                                           "outlet dpa",
		"Nach Angaben der dpa hat Norwegen der Ukraine acht Haubitzen geliefert.":                                          "outlet dpa",
		"Die dpa meldete, Norwegen habe der Ukraine acht Haubitzen geliefert.":                                             "outlet dpa",
		"Die dpa meldete unter Berufung auf zwei US-Beamte, Norwegen habe der Ukraine acht Haubitzen geliefert.":           "anonymous officials (US), US",
		"Die taz berichtet, Norwegen habe der Ukraine acht Haubitzen geliefert.":                                           "outlet Taz",
		"Norway has delivered eight howitzers to Ukraine, Reuters reported on Monday, citing two US officials.":            "anonymous officials (US), US",
		"Interfax quoted the Russian defence minister as saying that Norway had delivered eight howitzers to Ukraine.":     "office ministry of defence (RU), RU",
		"TASS quoted the Kremlin as saying on Monday that Norway had delivered eight howitzers to Ukraine.":                "state Russia, RU",
		"Norwegen hat der Ukraine acht Haubitzen geliefert, berichteten mehrere Nachrichtenagenturen.":                     "unclear mehrere Nachrichtenagenturen",
		"Norwegen hat der Ukraine acht Haubitzen geliefert, meldeten russische Nachrichtenagenturen.":                      "unclear russische Nachrichtenagenturen",
		"Norway has delivered eight howitzers to Ukraine, news agencies reported.":                                         "unclear news agencies",
		"Nach Informationen der Deutschen Presse-Agentur hat Norwegen der Ukraine acht Haubitzen geliefert.":               "outlet dpa",
		"Norwegen hat der Ukraine acht Haubitzen geliefert, sagte der norwegische Verteidigungsminister der dpa.":          "office ministry of defence (NO), NO",
		"Norway has delivered eight howitzers to Ukraine, the Norwegian defence minister was quoted as saying by TASS.":    "office ministry of defence (NO), NO",
		"Der russische Verteidigungsminister sagte laut Interfax, Norwegen habe der Ukraine acht Haubitzen geliefert.":     "office ministry of defence (RU), RU",
		"Reuters meldete unter Berufung auf zwei US-Beamte, Norwegen habe der Ukraine acht Haubitzen geliefert.":           "anonymous officials (US), US",
		"Norwegen hat der Ukraine acht Haubitzen geliefert, wie die staatliche russische Nachrichtenagentur Tass meldete.": "outlet TASS, RU",
		"Norway has delivered eight howitzers to Ukraine, according to a document seen by Reuters.":                        "unclear document",
	} {
		if got := k.said(t, "Kieler Anzeiger", sentence+"\n"); len(got) != 1 || got[0] != want {
			t.Errorf("%s\n got %q\nwant %q", sentence, got, want)
		}
	}
}
