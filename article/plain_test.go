package article

import (
	"strings"
	"testing"
)

const running = "Norwegen hat der Ukraine weitere Abfangraketen zugesagt. Der Minister nannte am Dienstag in Oslo keine Zahl."

func TestPlainBlocks(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"title and text", "Oslo sagt Raketen zu\n\n" + running,
			"headline: Oslo sagt Raketen zu\nparagraph: " + running + "\n"},
		{"record number", "10930:\n\nOslo sagt Raketen zu!\n\n" + running,
			"kicker: 10930:\nheadline: Oslo sagt Raketen zu!\nparagraph: " + running + "\n"},
		{"alert", "Breaking:\nOslo pledges more missiles for Kyiv\n\n" + running,
			"kicker: Breaking:\nheadline: Oslo pledges more missiles for Kyiv\nparagraph: " + running + "\n"},
		{"section names", "POLITIK | AUSLAND\nOslo sagt Kiew Raketen zu\n\n" + running,
			"kicker: POLITIK | AUSLAND\nheadline: Oslo sagt Kiew Raketen zu\nparagraph: " + running + "\n"},
		{"day before the title", "27. November 2024\nOslo sagt Kiew Raketen zu\n\n" + running,
			"kicker: 27. November 2024\nheadline: Oslo sagt Kiew Raketen zu\nparagraph: " + running + "\n"},
		{"byline and dateline below", "Oslo sagt Raketen zu\nVon Wencke Bredal, Oslo\nOslo, 27. November 2024\n\n" + running,
			"headline: Oslo sagt Raketen zu\nkicker: Von Wencke Bredal, Oslo\nkicker: Oslo, 27. November 2024\nparagraph: " + running + "\n"},
		{"no byline but a title", "Von der Werft an die Front\n\n" + running,
			"headline: Von der Werft an die Front\nparagraph: " + running + "\n"},
		{"short title", "Zähes Ringen\n\n" + running,
			"headline: Zähes Ringen\nparagraph: " + running + "\n"},
		{"title with a full stop", "Verhältnis zwischen Oslo und Moskau ist belastet.\n\n" + running,
			"headline: Verhältnis zwischen Oslo und Moskau ist belastet.\nparagraph: " + running + "\n"},
		{"no title", running + "\n\n" + running,
			"paragraph: " + running + "\nparagraph: " + running + "\n"},
		{"one sentence", "Iran liefert Drohnen an Russland.",
			"paragraph: Iran liefert Drohnen an Russland.\n"},
		{"heading and question", "Oslo sagt Raketen zu\n\n" + running + "\n\nHersteller baut aus\n\n" + running + "\nWas fehlt noch?\n" + running,
			"headline: Oslo sagt Raketen zu\nparagraph: " + running + "\nheading: Hersteller baut aus\nparagraph: " + running + "\nheading: Was fehlt noch?\nparagraph: " + running + "\n"},
		{"items", "Package for Kyiv\n\nIt includes:\n- 800 Stinger systems;\n• radars\n1. Mai 2024: nothing\n2. Trucks\n+++ 8.15 Uhr: Gripen warten +++\n" + running,
			"headline: Package for Kyiv\nparagraph: It includes:\nitem: - 800 Stinger systems;\nitem: • radars\nheading: 1. Mai 2024: nothing\nitem: 2. Trucks\nheading: +++ 8.15 Uhr: Gripen warten +++\nparagraph: " + running + "\n"},
		{"captions", "Oslo sagt Raketen zu\n\n" + running + "\nFoto: Ein Startgerät\n[IMAGE: The ship. Credit: Supplied]\nGranaten im Depot (Symbolbild)\n" + running,
			"headline: Oslo sagt Raketen zu\nparagraph: " + running + "\ncaption: Foto: Ein Startgerät\ncaption: [IMAGE: The ship. Credit: Supplied]\ncaption: Granaten im Depot (Symbolbild)\nparagraph: " + running + "\n"},
		{"agency initials", "Oslo sagt Raketen zu\n\n" + running + "\n(itu)\n" + running,
			"headline: Oslo sagt Raketen zu\nparagraph: " + running + "\nparagraph: (itu)\nparagraph: " + running + "\n"},
		{"Windows line ends", "Oslo sagt Raketen zu\r\n\r\n" + running + "\r\n",
			"headline: Oslo sagt Raketen zu\nparagraph: " + running + "\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := outline(read(t, test.text)); got != test.want {
				t.Errorf("got\n%swant\n%s", got, test.want)
			}
		})
	}
}

func TestHardWrap(t *testing.T) {
	const text = `Oslo pledges more interceptor missiles for Kyiv's air defence

Norway will give Ukraine further interceptor missiles for the NASAMS
air defence system next year, the defence minister said on Tuesday
evening after a meeting with his Ukrainian colleague. He gave no
number.

The maker Kongsberg had said in the spring that it would double its
output.

- two fire control radars made in Norway, which the army had kept in
  reserve
- spare parts`
	want := strings.Join([]string{
		"headline: Oslo pledges more interceptor missiles for Kyiv's air defence",
		"paragraph: Norway will give Ukraine further interceptor missiles for the NASAMS / air defence system next year, the defence minister said on Tuesday / evening after a meeting with his Ukrainian colleague. He gave no / number.",
		"paragraph: The maker Kongsberg had said in the spring that it would double its / output.",
		"item: - two fire control radars made in Norway, which the army had kept in /   reserve",
		"item: - spare parts", ""}, "\n")
	if got := outline(read(t, text)); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestFurniture(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"head of a page", "Oslo sagt Raketen zu\nStartseite > Politik > Europa\nARTIKEL-ID 5512 | Stand: 27.11.2024, 06:40 Uhr | 12 Kommentare\nTeilen  Drucken  Link kopieren\n\n" + running,
			"headline: Oslo sagt Raketen zu\nfurniture: Startseite > Politik > Europa\nfurniture: ARTIKEL-ID 5512 | Stand: 27.11.2024, 06:40 Uhr | 12 Kommentare\nfurniture: Teilen  Drucken  Link kopieren\nparagraph: " + running + "\n"},
		{"ranking", running + "\n\nMOST READ IN NEWS\n1. Ferry runs aground\n2 Rain at the weekend\nPlain teaser\n\n(c) All rights reserved. Cookie settings",
			"paragraph: " + running + "\nfurniture: MOST READ IN NEWS\nfurniture: 1. Ferry runs aground\nfurniture: 2 Rain at the weekend\nfurniture: Plain teaser\nfurniture: (c) All rights reserved. Cookie settings\n"},
		{"a paragraph ends a ranking", running + "\nBeliebteste Artikel Aktuell:\nStau auf der A7\n" + running,
			"paragraph: " + running + "\nfurniture: Beliebteste Artikel Aktuell:\nfurniture: Stau auf der A7\nparagraph: " + running + "\n"},
		{"a heading ends a ranking", running + "\nMeistgelesen\n1 Stau auf der A7\n\nHersteller baut aus\n\n" + running,
			"paragraph: " + running + "\nfurniture: Meistgelesen\nfurniture: 1 Stau auf der A7\nheading: Hersteller baut aus\nparagraph: " + running + "\n"},
		{"teasers that tell of the world", running + "\nANZEIGE\nLESEN SIE AUCH\n+ Madrid kauft 20 Eurofighter aus deutscher Fertigung\n+ Alle Rezepte\n\n" + running,
			"paragraph: " + running + "\nfurniture: ANZEIGE\nfurniture: LESEN SIE AUCH\nitem: + Madrid kauft 20 Eurofighter aus deutscher Fertigung\nfurniture: + Alle Rezepte\nparagraph: " + running + "\n"},
		{"inline teaser", running + "\nREAD MORE: Madrid buys jets\n* * *\n" + running,
			"paragraph: " + running + "\nfurniture: READ MORE: Madrid buys jets\nfurniture: * * *\nparagraph: " + running + "\n"},
		{"words that only begin alike", running + "\nRelated to the deal is a loan of 90 million euros, the minister said.\nMost read the offer as a threat.",
			"paragraph: " + running + "\nparagraph: Related to the deal is a loan of 90 million euros, the minister said.\nparagraph: Most read the offer as a threat.\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := outline(read(t, test.text)); got != test.want {
				t.Errorf("got\n%swant\n%s", got, test.want)
			}
		})
	}
}

func TestPublishedInPlainText(t *testing.T) {
	tests := []struct{ line, want string }{
		{"Stand: 30.04.2025, 18:22 Uhr", "2025-04-30"},
		{"Updated: 5 Sep 2023 | Published: 08:14, 4 Sep 2023", "2023-09-04"},
		{"Taipei, December 18, 2025 - For immediate release", "2025-12-18"},
		{"Donnerstag, 3. April 2025", "2025-04-03"},
		{"Published: 4/9/2023", ""},
		{"March 2022", ""},
	}
	for _, test := range tests {
		text := "Oslo sagt Kiew Raketen zu\n" + test.line + "\n\n" + running
		if got := read(t, text).Published; got != test.want {
			t.Errorf("%s: got %q, want %q", test.line, got, test.want)
		}
	}
}
