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
