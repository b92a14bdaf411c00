package statement_test

import "testing"

func TestDocumentsAndMembersOfABody(t *testing.T) {
	run(t, "en", []example{
		{"report", "In its first report, the Sanctions Monitoring Team said 40 tanks had arrived. According to the 29-page document, more will follow. The monitors said that the rest was on its way.", []string{
			"indirect | Sanctions Monitoring Team | 40 tanks had arrived", "indirect | Sanctions Monitoring Team | more will follow", "indirect | Sanctions Monitoring Team | that the rest was on its way"}},
		{"over the report", "Monitors say 40 tanks arrived.\n\nThe Sanctions Monitoring Team said on Monday they had arrived. The monitors said more would follow.", []string{
			"indirect | Monitors | 40 tanks arrived", "indirect | Sanctions Monitoring Team | they had arrived", "indirect | Sanctions Monitoring Team | more would follow"}},
		{"statement", "The ministry said in a statement that the jets had arrived. The statement said more would follow.", []string{
			"indirect | ministry | that the jets had arrived", "indirect | ministry | more would follow"}},
		{"another document", "The ministry said in a statement that the jets had arrived. The verdict said more would follow.", []string{
			"indirect | ministry | that the jets had arrived", "indirect | verdict | more would follow"}},
		{"somebody else's", "The ministry said in response to a report that the jets had arrived. The report said more would follow.", []string{
			"indirect | ministry | that the jets had arrived", "indirect | report | more would follow"}},
	})
	run(t, "de", []example{
		{"Papier", "Die Behörde warnte in einem Bericht, es kämen Panzer. Dem Papier zufolge waren es 40.", []string{
			"indirect | Behörde | es kämen Panzer", "indirect | Behörde | waren es 40"}},
	})
}

func TestOffices(t *testing.T) {
	run(t, "de", []example{
		{"Behörde", "Nach Angaben des Geheimdienstes wurden Soldaten verlegt. Weitere würden bald folgen, erklärte die Behörde.", []string{"indirect | Geheimdienst | wurden Soldaten verlegt", "indirect | Geheimdienst | Weitere würden bald folgen"}},
		{"nobody spoke", "Der Minister sagte, es kämen Panzer. Die Behörde erklärte, es seien 40.", []string{"indirect | Minister | es kämen Panzer", "indirect | Behörde | es seien 40"}},
	})
	run(t, "en", []example{{"and between nouns", "The team said more than 20 containers of arms and related goods had left the port.", []string{"indirect | team | more than 20 containers of arms and related goods had left the port"}}})
}

func TestBothSides(t *testing.T) {
	run(t, "en", []example{
		{"two", "Ukraine and France signed a letter on 40 jets. Both governments say that frozen assets will pay for it.", []string{"indirect | Ukraine, France | that frozen assets will pay for it"}},
		{"three", "Ukraine, Poland and France signed a letter on 40 jets. Both governments say that frozen assets will pay for it.", []string{"indirect | Both governments | that frozen assets will pay for it"}},
		{"firms", "Ukraine and France signed a letter on 40 jets. Both companies say that frozen assets will pay for it.", []string{"indirect | Both companies | that frozen assets will pay for it"}},
	})
	run(t, "de", []example{
		{"Seiten", "Indien und Frankreich unterzeichneten einen Vertrag. Beide Seiten betonten, die Lieferung beginne 2030.", []string{"indirect | Indien, Frankreich | die Lieferung beginne 2030"}},
	})
}

func TestListsOfQuotations(t *testing.T) {
	run(t, "de", []example{
		{"three", "Die Firma spricht von „einem Missverständnis“, „böser Absicht“ und „einer Kampagne“.", []string{
			"reported | Firma | Die Firma spricht von „einem Missverständnis“, „böser Absicht“ und „einer Kampagne“",
			"direct | Firma | „einem Missverständnis“", "direct | Firma | „böser Absicht“", "direct | Firma | „einer Kampagne“"}},
	})
	run(t, "en", []example{
		{"the frame goes on", "There were talks, Beijing says, and insists that nothing was shipped.", []string{
			"indirect | Beijing | There were talks", "indirect | Beijing | that nothing was shipped"}},
		{"what is said goes on", "There were talks, Beijing says, and nothing was shipped.", []string{"indirect | Beijing | There were talks … and nothing was shipped"}},
	})
}
