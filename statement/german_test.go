package statement_test

import "testing"

// What parts a German frame from what is said, and frames without a speaker.
func TestGermanFrames(t *testing.T) {
	run(t, "de", []example{
		{"aged noun", "Der 47-Jährige gab jedoch an, er habe die Kisten nie gesehen.", []string{"indirect | 47-Jährige | er habe die Kisten nie gesehen"}},
		{"without naming", "Am Montag sagte Markus Hallmann, Leiter des Instituts, ohne Namen zu nennen, dass die Wagen fehlen.", []string{
			"indirect | Markus Hallmann | dass die Wagen fehlen"}},
		{"rest of the frame", "Noch im März ging Hallmann, der Leiter der Werft, fest davon aus, dass die Schiffe auslaufen.", []string{
			"indirect | Hallmann | dass die Schiffe auslaufen"}},
		{"a clause between is no frame", "Markus Hallmann lobte die Werft, weil sie pünktlich ist, und dass sie spart, freut alle.", []string{
			"reported | Markus Hallmann | Markus Hallmann lobte die Werft"}},
		{"name behind an office", "Die Lage stellt nach Angaben des Sprechers des Ministeriums, Markus Hallmann, ein Risiko dar.", []string{
			"indirect | Markus Hallmann | Die Lage stellt … ein Risiko dar"}},
		{"prefix spelled apart", "Wie das Ministerium heute bekannt gab, wird die Werft geschlossen.", []string{"indirect | Ministerium | wird die Werft geschlossen"}},
		{"participle apart", "Das Ministerium hat bekannt gegeben, dass die Werft schließt.", []string{"indirect | Ministerium | dass die Werft schließt"}},
		{"a known giver", "Der für seine Härte bekannt gewordene Trainer gab drei Stunden Unterricht.", nil},
		{"passive by nobody", "Zunächst war vermutet worden, dass es sich um einen Unfall handele.", []string{"indirect |  | dass es sich um einen Unfall handele"}},
		{"passive main clause", "Am Abend wurde mitgeteilt, die Strecke sei wieder frei.", []string{"indirect |  | die Strecke sei wieder frei"}},
		{"charged with", "Dem Händler wird vorgeworfen, Granaten verkauft zu haben.", []string{"reported |  | Granaten verkauft zu haben"}},
		{"passive of a duty", "Es muss gesagt werden, dass die Werft schließt.", nil},
		{"quotation in a said clause", "Der Fall wird nach Angaben der Behörde „mit großer Sorgfalt“ geprüft.", []string{
			"indirect | Behörde | Der Fall wird … „mit großer Sorgfalt“ geprüft", "direct | Behörde | „mit großer Sorgfalt“"}},
	})
}

// Nouns for what somebody says: whose they are, and where the clause on them ends.
func TestGermanNouns(t *testing.T) {
	run(t, "de", []example{
		{"rejected charge", "Der Sprecher Markus Hallmann wies die Behauptung des Ministers Karl Huber zurück, dass Panzer fehlen.", []string{
			"reported | Markus Hallmann | Der Sprecher Markus Hallmann wies die Behauptung des Ministers Karl Huber zurück", "indirect | Karl Huber | dass Panzer fehlen"}},
		{"charge inside", "Der Sprecher Markus Hallmann weist Hubers Vorwurf, dass er Druck ausübe, zurück. Der Minister Karl Huber schweigt.", []string{
			"reported | Markus Hallmann | Der Sprecher Markus Hallmann weist Hubers Vorwurf", "indirect | Karl Huber | dass er Druck ausübe"}},
		{"as subject", "Die Aussage der Ministerin, die Schiffe seien verkauft worden, hat viele überrascht.", []string{
			"indirect | Ministerin | die Schiffe seien verkauft worden"}},
		{"somebody else's account", "Die Regierung bestätigte Angaben der Opposition, dass Granaten fehlen.", []string{
			"reported | Regierung | Die Regierung bestätigte Angaben der Opposition", "indirect | Opposition | dass Granaten fehlen"}},
		{"one's own account", "Die Regierung bekräftigte ihre Forderung, dass die Grenze offen bleibt.", []string{"indirect | Regierung | dass die Grenze offen bleibt"}},
		{"finding", "Die Behörde kam zu dem Ergebnis, dass die Anlage sicher ist.", []string{"indirect | Behörde | dass die Anlage sicher ist"}},
		{"standpoint", "Das Unternehmen vertritt den Standpunkt, die Ausfuhr sei rechtmäßig.", []string{"indirect | Unternehmen | die Ausfuhr sei rechtmäßig"}},
		{"order", "Der Präsident erteilte der Armee den Befehl, die Stadt zu räumen.", []string{"reported | Präsident | die Stadt zu räumen"}},
		{"a noun of another kind", "Der Bau der Brücke, die im Mai eröffnet wurde, war teuer.", nil},
		{"no account", "Der Minister verlor das Spiel, dass man ihn so selten lachen sah, war neu.", nil},
		{"main clause goes on", "Markus Hallmann sagte, man habe genug Kohle, und die Händler atmen auf.", []string{"indirect | Markus Hallmann | man habe genug Kohle"}},
		{"subjunctive goes on", "Markus Hallmann sagte, man habe genug Kohle, und die Händler seien froh.", []string{
			"indirect | Markus Hallmann | man habe genug Kohle, und die Händler seien froh"}},
		{"verb behind a clause", "Markus Hallmann sagte, dass man, was die Truppe brauche, bestellt habe.", []string{
			"indirect | Markus Hallmann | dass man, was die Truppe brauche, bestellt habe"}},
	})
}

// A speaker's noun stands in the nominative; a state or office holder is taken up where it
// is clear who is meant.
func TestGermanNames(t *testing.T) {
	run(t, "de", []example{
		{"adds another", "Der Forscher Karl Huber erläutert den Plan so: „Da gibt es zwei Sorten“, und fügt hinzu: „Die einen sind sauber.“", []string{
			"direct | Karl Huber | „Da gibt es zwei Sorten“", "direct | Karl Huber | „Die einen sind sauber.“"}},
		{"goes on", "„Da gibt es“, sagte der Forscher Karl Huber, „zwei Sorten.“", []string{"direct | Karl Huber | „Da gibt es“ … „zwei Sorten.“"}},
		{"genitive", "Laut Angaben des Ministeriums ist die Grenze offen.", []string{"indirect | Ministerium | ist die Grenze offen"}},
		{"dative plural", "Nach Angaben aus Sicherheitskreisen ist die Grenze offen.", []string{"indirect | Sicherheitskreise | ist die Grenze offen"}},
		{"plural stays", "Laut Experten ist die Grenze offen.", []string{"indirect | Experten | ist die Grenze offen"}},
		{"plural of a feminine", "Laut mehreren Quellen ist die Grenze offen.", []string{"indirect | mehreren Quellen | ist die Grenze offen"}},
		{"state by a noun", "Der Iran hält die Häfen offen. Das Land teilte mit, man habe nichts geliefert.", []string{"indirect | Iran | man habe nichts geliefert"}},
		{"two states", "Der Iran hat Russland beliefert. Das Land teilte mit, man habe nichts verschwiegen.", []string{"indirect | Land | man habe nichts verschwiegen"}},
		{"by a plan", "Gemäß dem Zeitplan wurde die Ware im Mai geliefert.", nil},
	})
}

// Who speaks: subjects behind the verb and behind other phrases, sources cited inside.
func TestGermanSpeakers(t *testing.T) {
	run(t, "de", []example{
		{"behind a day", "Die Ware sei bezahlt, sagte am Freitag der Minister.", []string{"indirect | Minister | Die Ware sei bezahlt"}},
		{"a true genitive", "Die Ware sei bezahlt, sagte nach dem Besuch des Ministers der Sprecher.", []string{"indirect | Sprecher | Die Ware sei bezahlt"}},
		{"prefix of another clause", "Der Kanzler sagte im Juli, eine Entscheidung stehe nicht an.", []string{"indirect | Kanzler | eine Entscheidung stehe nicht an"}},
		{"prefix behind a clause", "Der Kanzler fuhr, was keiner erwartet hatte, fort: „Wir zahlen nicht.“", []string{"direct | Kanzler | „Wir zahlen nicht.“"}},
		{"object first", "Ähnlich äußerte sich der Minister Markus Hallmann. Das spanische Angebot, Soldaten auszubilden, lehnte er ab: „Wir zahlen nicht.“", []string{
			"direct | Markus Hallmann | „Wir zahlen nicht.“"}},
		{"front part", "Damit, schrieb Hallmann im Brief, seien die Weichen gestellt.", []string{"indirect | Hallmann | Damit … seien die Weichen gestellt"}},
		{"inner one", "Wie der Sender berichtet, stellten Fachleute fest, dass die Wagen rosten.", []string{"indirect | Fachleute | dass die Wagen rosten"}},
		{"outer one", "Wie der Sender berichtet, lobten Fachleute die Wagen.", []string{"indirect | Sender | lobten Fachleute die Wagen"}},
		{"denen zufolge", "Das Portal verwies auf spanische Quellen, denen zufolge die Wagen rosten.", []string{"indirect | spanische Quellen | die Wagen rosten"}},
		{"relies on", "Die Wagen fehlen laut der Zeitung, die sich auf einen Insider beruft.", []string{"indirect | Insider | Die Wagen fehlen"}},
		{"spoke of", "Markus Hallmann hatte von zehn Wagen gesprochen, die man gefunden habe.", []string{"indirect | Markus Hallmann | die man gefunden habe"}},
		{"organisation", "Die Hamas schweigt selten. Die Organisation, die dort regiert, erklärte, sie werde weitermachen.", []string{"indirect | Hamas | sie werde weitermachen"}},
	})
}

// Frames that end in a colon and have no verb.
func TestGermanColons(t *testing.T) {
	run(t, "de", []example{
		{"name", "Markus Hallmann: „Das reicht nicht.“", []string{"direct | Markus Hallmann | „Das reicht nicht.“"}},
		{"office", "Ein Sprecher: „Das reicht nicht.“", []string{"direct | Sprecher | „Das reicht nicht.“"}},
		{"possessive noun", "Der Kanzler Markus Hallmann zögert. Seine Sorge: Die Raketen könnten zu weit fliegen.", []string{
			"indirect | Markus Hallmann | Die Raketen könnten zu weit fliegen"}},
		{"noun and owner", "Der Vorwurf des Ministers: Die Firma habe Panzer verkauft.", []string{"indirect | Minister | Die Firma habe Panzer verkauft"}},
		{"a list", "Portugal: 20 Panzer sind bestellt.", nil},
		{"a sum", "Die Rechnung: Zehn Panzer kosten 100 Millionen Euro.", nil},
		{"a topic", "Bundesliga: Bremen verliert schon wieder.", nil},
	})
}

// How far "laut" and "nach Angaben" reach.
func TestGermanReach(t *testing.T) {
	run(t, "de", []example{
		{"relative clause", "Bomben zerstörten ein Büro, das nach spanischen Angaben der Planung diente.", []string{"indirect | Spanien | das … der Planung diente"}},
		{"subordinate clause", "Die Firma schweigt, weil sie nach Angaben der Polizei keine Lizenz hat.", []string{"indirect | Polizei | weil sie … keine Lizenz hat"}},
		{"coordinated clause", "Im Juli wurde die Ausfuhr genehmigt, aber im Oktober laut Angaben des Ministeriums widerrufen.", []string{
			"indirect | Ministerium | im Oktober … widerrufen"}},
		{"phrase", "Die Zahl der Toten steigt auf 384, darunter laut UNO-Angaben 62 Kinder.", []string{"indirect | UNO | darunter … 62 Kinder"}},
		{"whole sentence", "Die Firma schweigt, zumindest nach den Worten des Ministers.", []string{"indirect | Minister | Die Firma schweigt, zumindest"}},
		{"demnach in the next paragraph", "Das Verteidigungsministerium bestätigte den Diebstahl.\n\nVerschwunden sind demnach 10.000 Schuss.", []string{
			"reported | Verteidigungsministerium | Das Verteidigungsministerium bestätigte den Diebstahl", "indirect | Verteidigungsministerium | Verschwunden sind … 10.000 Schuss"}},
		{"demnach without a speaker", "Es regnet. Demnach fällt das Spiel aus.", nil},
		{"so with a verb", "„Er hat eine eiserne Hand“, so beschrieb ihn der Funktionär Markus Hallmann.", []string{"direct | Markus Hallmann | „Er hat eine eiserne Hand“"}},
		{"whose view", "Kämpfer der Miliz hielten den Konvoi an. Nach ihrer Darstellung war die Munition gestohlen.", []string{
			"indirect | Kämpfer der Miliz | war die Munition gestohlen"}},
		{"another ministry", "Das Außenministerium erklärte, man wisse nichts. Das Innenministerium erklärte, man prüfe.", []string{
			"indirect | Außenministerium | man wisse nichts", "indirect | Innenministerium | man prüfe"}},
	})
}

// Quotations inside a clause, and what is no quotation or not said.
func TestGermanParts(t *testing.T) {
	run(t, "de", []example{
		{"verb in the quotation", "Ein Sprecher meinte, der Händler „konnte und wollte nicht liefern“.", []string{
			"indirect | Sprecher | der Händler „konnte und wollte nicht liefern“", "direct | Sprecher | „konnte und wollte nicht liefern“"}},
		{"participle behind", "Der Generalstab hatte den Verlust zunächst „sehr unwahrscheinlich“ genannt und dann dementiert: „Das ist falsch.“", []string{
			"direct | Generalstab | „sehr unwahrscheinlich“", "direct | Generalstab | „Das ist falsch.“"}},
		{"second verb", "Der Botschafter bedankte sich nicht und nannte den Plan „reine Spekulation“.", []string{
			"direct | Botschafter | „reine Spekulation“"}},
		{"quoted by another", "Der Sender zitiert den Prediger mit den Worten „Wir haben die Welt beherrscht.“", []string{"direct | Prediger | „Wir haben die Welt beherrscht.“"}},
		{"a title", "Der Minister zeigte seinen Film „Eine lange Reise“.", nil},
		{"a club", "Gegen den „Verein der Freunde des Meeres“ ermittelt die Staatsanwaltschaft.", nil},
		{"told a paper", "Der Minister sagte der „Zeitung am Montag“ nichts Neues.", nil},
		{"source of what follows", "Das Blatt beruft sich auf Diplomaten. Das Angebot liege auf dem Tisch.", []string{"free | Diplomaten | Das Angebot liege auf dem Tisch."}},
		{"actor before", "Der Experte Markus Hallmann sieht darin eine Gefahr. Die Ursache sei nie gefunden worden.", []string{
			"free | Markus Hallmann | Die Ursache sei nie gefunden worden."}},
		{"behind a semicolon", "Die Werft bedankte sich beim Präsidenten; man werde die Kähne gut gebrauchen können.", []string{
			"free | Werft | man werde die Kähne gut gebrauchen können"}},
		{"place behind a semicolon", "In Regierungskreisen hält man das für wenig wahrscheinlich; womöglich sei der Zug beobachtet worden.", []string{
			"free | Regierungskreise | womöglich sei der Zug beobachtet worden"}},
		{"wie aus", "Wie aus dem Bericht der Behörde hervorgeht, fehlen zehn Kisten.", []string{"indirect | Behörde | fehlen zehn Kisten"}},
		{"withheld", "Woher er das wisse, sagte der Minister nicht, ein Foto gab es nicht.", nil},
		{"narrator goes on", "Die Lage sei ernst, sagte Markus Hallmann, das Publikum klatscht.", []string{"indirect | Markus Hallmann | Die Lage sei ernst"}},
		{"object with a clause", "Vorwürfe, man habe getäuscht, wies Markus Hallmann zurück: Es gebe keine Vermittler.", []string{"indirect | Markus Hallmann | Es gebe keine Vermittler"}},
		{"a wish", "Zusagen, wie man sie sich in Athen wünscht, hat es nie gegeben.", nil},
		{"a finding without a mind", "Die Schäden an den Brücken zeigen, dass der Stahl zu dünn ist.", nil},
	})
}

// What only looks like something said.
func TestGermanNotSaid(t *testing.T) {
	run(t, "de", []example{
		{"a verb with an object", "Der Rechnungshof erklärte den Plan für falsch, der Bau ruht seither.", nil},
		{"a reflexive verb", "Der Händler meldete sich bei der Polizei, er hatte Angst.", nil},
		{"an object and the subjunctive", "Der Rechnungshof verteidigte den Plan, der Bau sei günstig.", []string{"indirect | Rechnungshof | der Bau sei günstig"}},
		{"nobody", "Niemand ahnte, dass die Brücke bricht.", nil},
		{"learnt", "Der Minister hatte erfahren, dass die Brücke bricht.", nil},
		{"as learnt", "Wie die Zeitung erfuhr, ist die Brücke gesperrt.", []string{"indirect | Zeitung | ist die Brücke gesperrt"}},
		{"surprised", "Der Minister zeigte sich überrascht von der Nachricht, dass die Brücke bricht.", nil},
		{"called so", "„Adler“, so heißt das Projekt, mit dem die Stadt wachsen will.", nil},
		{"so they say", "So heißt es im Vertrag.", nil},
		{"an example", "Der Plan stieß auf Ablehnung. So warnten Händler vor hohen Preisen.", []string{"reported | Händler | So warnten Händler vor hohen Preisen"}},
		{"a quantity", "Der Minister sagte, es gehe voran. Für einige stellt sich die Frage nach dem Preis.", []string{"indirect | Minister | es gehe voran"}},
		{"a chain over paragraphs", "Der Minister sagte, es gehe voran. Der Bau sei günstig.\n\nDie Brücke werde im Mai fertig.", []string{
			"indirect | Minister | es gehe voran", "free | Minister | Der Bau sei günstig.\n\nDie Brücke werde im Mai fertig."}},
		{"date behind the paper", "Die Behörde beschreibt einen Brief vom März 2023, dem zufolge Gold geliefert wurde.", []string{"indirect | Brief | Gold geliefert wurde"}},
	})
}
