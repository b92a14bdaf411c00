package waybill

// PartyID names a party: the ISO 3166-1 alpha-2 code of a state ("KP"), a former
// state's former code ("SU"), or the name English news uses for anything else
// ("NATO", "Hezbollah", "Rheinmetall").
type PartyID string

// PartyKind says what sort of party an id names.
type PartyKind string

// The kinds of party.
const (
	State    PartyKind = "state"
	Body     PartyKind = "body"     // an international body: UN, IAEA
	Alliance PartyKind = "alliance" // NATO, CSTO
	Group    PartyKind = "group"    // an armed group or de facto authority
	Firm     PartyKind = "firm"
)

// PartyRef is a party together with the words that name it in the report.
type PartyRef struct {
	ID   PartyID
	Span Span
}

// Known reports whether the party is named at all.
func (p PartyRef) Known() bool { return p.ID != "" }
