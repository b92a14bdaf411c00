package statement_test

import "testing"

func TestTimeBetweenSubjectAndVerb(t *testing.T) {
	run(t, "en", []example{
		{"weekday", "Ghana on Sunday denied that it had sent ammunition to the rebels.", []string{"indirect | Ghana | that it had sent ammunition to the rebels"}},
		{"weekday alone", "Moscow Monday said that the batteries had arrived.", []string{"indirect | Moscow | that the batteries had arrived"}},
		{"late on", "The ministry late on Tuesday said that it had sent no ammunition.", []string{"indirect | ministry | that it had sent no ammunition"}},
		{"last week", "Ghana last week said it had sent no ammunition.", []string{"indirect | Ghana | it had sent no ammunition"}},
		{"earlier this month", "Ankara earlier this month announced that the deal was off.", []string{"indirect | Ankara | that the deal was off"}},
		{"month", "The company in early March said that the engines were ready.", []string{"indirect | company | that the engines were ready"}},
		{"statement", "Poland in a statement on Friday said that the tanks had arrived.", []string{"indirect | Poland | that the tanks had arrived"}},
		{"a name with a day in it", "The Mail on Sunday said that the tanks had arrived.", []string{"indirect | Mail | that the tanks had arrived"}},
		{"no time but a topic", "An expert on Iran said that the tanks had arrived.", []string{"indirect | expert on Iran | that the tanks had arrived"}},
		{"somebody's time", "The man of the year said that the tanks had arrived.", []string{"indirect | man of the year | that the tanks had arrived"}},
	})
}

func TestQuantitiesSpeak(t *testing.T) {
	run(t, "en", []example{
		{"some and many", "Some say the tanks never arrived. Many believe the deal was a sham.", []string{"indirect | Some | the tanks never arrived", "indirect | Many | the deal was a sham"}},
		{"others", "Others fear that the weapons will be resold.", []string{"indirect | Others | that the weapons will be resold"}},
		{"nouns", "Some support this year came from Oslo. Many demands were met.", nil},
	})
}

func TestPhraseBehindGermanSpeaker(t *testing.T) {
	run(t, "de", []example{
		{"for the purchase", "Nach Angaben seiner Verteidigungsministerin ist das Land für den Kauf von 24 Kampfjets.", []string{"indirect | Verteidigungsministerin | ist das Land für den Kauf von 24 Kampfjets"}},
		{"inside", "Das Vorhaben hat sich laut dem Minister für die Werft gelohnt.", []string{"indirect | Minister | Das Vorhaben hat sich … für die Werft gelohnt"}},
		{"field", "Das Vorhaben hat sich laut dem Minister für Verteidigung für die Werft gelohnt.", []string{"indirect | Minister für Verteidigung | Das Vorhaben hat sich … für die Werft gelohnt"}},
		{"aircraft are no witnesses", "Auch die USA hatten Flugzeuge angeboten, so der Minister.", []string{"indirect | Minister | Auch die USA hatten Flugzeuge angeboten"}},
	})
}

func TestTimesAreNoLabels(t *testing.T) {
	run(t, "en", []example{{"live blog", "14:30 The list is growing.\n\n13:15 Warsaw has it now, the minister said.\n\n11:55 It is official.\n\n08:30 Good morning.", []string{"indirect | minister | 13:15 Warsaw has it now"}}})
}
