package transfer

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"waybill"
)

// Ground is one of the reasons for a suggested grade: a code, and whom it tells of. [Ground.In]
// puts it into a sentence.
type Ground struct {
	// Code is the name of the rule, of the first ground, or what is told of the camps.
	Code GroundCode
	// Grade is what the rule gives, Ungraded of the grounds behind it.
	Grade waybill.Credibility
	// Camps are whom it tells of.
	Camps []Counted
	text  wording
}

// GroundCode says what a ground is about, the same between versions: the name of a rule of
// docs/grades.md, or one of those below.
type GroundCode string

// What is told of camps.
const (
	AffirmedBy   GroundCode = "affirmed"
	DeniedBy     GroundCode = "denied"
	DoubtedBy    GroundCode = "doubted"
	TakenBackBy  GroundCode = "taken back"
	NotCountedOf GroundCode = "not counted"
)

// Counted is who counts as one.
type Counted struct {
	// Origins are their names, "" for an outlet that is not known.
	Origins []string
	// Party is whom they speak for, "" for nobody; Side says that it is a side of the transfer.
	Party waybill.PartyID
	Side  bool
}

// Names are the words of a language for what grounds name.
type Names interface {
	// Grade is the word for a grade, Origin the name of an origin ("" is an outlet that is not
	// known), Party that of a party.
	Grade(grade int) string
	Origin(name string) string
	Party(id string) string
}

// wording is a text in the languages of pages.
type wording struct{ en, de string }

func (w wording) in(lang string) string {
	if lang == "de" {
		return w.de
	}
	return w.en
}

// The sentences behind the rule, and what they say of a camp.
var (
	affirmedBy = wording{"Affirmed by: %s.", "Bejaht von: %s."}
	deniedBy   = wording{"Denied by: %s.", "Bestritten von: %s."}
	doubtedBy  = wording{"Held for possible, conditional or unlikely, which counts neither way, by: %s.", "Für möglich, bedingt oder unwahrscheinlich gehalten, was weder dafür noch dagegen zählt, von: %s."}
	takenBack  = wording{"Affirmed after a denial, which is thereby taken back, by: %s.", "Erst bestritten und dann bejaht, womit das Dementi zurückgenommen ist, von: %s."}
	notCounted = wording{"Not counted, because it cannot be told whether they are others: %s.", "Nicht gezählt, weil unklar ist, ob es andere sind: %s."}

	asOneSide = wording{"%s (counted as one: they speak for %s, a side)", "%s (zählen einfach: sie sprechen für %s, eine Seite)"}
	asOne     = wording{"%s (counted as one: they speak for %s)", "%s (zählen einfach: sie sprechen für %s)"}
	aSide     = wording{"%s (a side)", "%s (eine Seite)"}
)

// In is the ground as a sentence in a language: "de", else English.
func (g Ground) In(lang string, names Names) string {
	if g.Grade != waybill.Ungraded {
		word := names.Grade(int(g.Grade))
		first, size := utf8.DecodeRuneInString(word)
		return fmt.Sprintf("%c%s (%d): %s.", unicode.ToUpper(first), word[size:], g.Grade, g.text.in(lang))
	}
	all := make([]string, len(g.Camps))
	for i := range g.Camps {
		all[i] = g.Camps[i].in(lang, names)
	}
	return fmt.Sprintf(g.text.in(lang), strings.Join(all, "; "))
}

func (c Counted) in(lang string, names Names) string {
	all := make([]string, len(c.Origins))
	for i, name := range c.Origins {
		all[i] = names.Origin(name)
	}
	said := strings.Join(all, ", ")
	switch {
	case c.Side && len(all) > 1:
		return fmt.Sprintf(asOneSide.in(lang), said, names.Party(string(c.Party)))
	case c.Side:
		return fmt.Sprintf(aSide.in(lang), said)
	case len(all) > 1:
		return fmt.Sprintf(asOne.in(lang), said, names.Party(string(c.Party)))
	}
	return said
}

// english are the names as programs and the command line have them.
type english struct{}

func (english) Grade(grade int) string { return waybill.Credibility(grade).String() }
func (english) Party(id string) string { return id }
func (english) Origin(name string) string {
	if name == "" {
		return "an unknown outlet"
	}
	return name
}

// Belongs takes the name of an origin apart that belongs to parties, as "ministry of defence
// (KR)": what it is, and whose. Parties are nil for any other name.
func Belongs(name string) (what string, parties []waybill.PartyID) {
	what, behind, ok := strings.Cut(name, " (")
	list, closed := strings.CutSuffix(behind, ")")
	if !ok || !closed || strings.ContainsAny(list, "()") {
		return name, nil
	}
	for _, id := range strings.Split(list, ", ") {
		parties = append(parties, waybill.PartyID(id))
	}
	return what, parties
}
