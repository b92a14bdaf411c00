package transfer

import (
	"strings"

	"waybill"
	"waybill/atlas"
)

// source is somebody who says a claim, as their report has them.
type source struct {
	origins *Origins
	report  *waybill.Report
	claim   *waybill.Claim
	// words are the fullest name, or the description of somebody unnamed; span is where
	// they are named for this claim.
	words string
	span  waybill.Span
	kind  waybill.LinkKind
	// by is who hands on what the source says, nil if nobody does.
	by *source
	// party is whom the reading found them to speak for.
	party waybill.PartyID
	// found are the parties among the words, once scanned.
	found   []mention
	scanned bool
}

// government is the office of offices.tsv that is no other than its state.
const government = "government"

// bareMinistry is the office of offices.tsv of which no more is known than what it is.
const bareMinistry = "ministry"

// mostWords is how many words name a source; more are a sentence that was taken for one.
const mostWords = 10

// resolve tells who it is. What cannot be told from others keeps its words.
func (s *source) resolve() waybill.Origin {
	a := s.origins.atlas
	if s.kind == waybill.PersonLink {
		return s.person()
	}
	if known := a.Outlet(s.words); known != nil {
		return outletOrigin(known)
	}
	counts, length := a.Unnamed(s.words)
	if counts == atlas.Never || len(split(s.words)) > mostWords {
		return s.unclear()
	}
	if s.kind == waybill.OutletLink || s.kind == "" || counts == atlas.NoOutlet || counts == atlas.NoReport {
		if known := s.outletWithin(counts); known != nil {
			return outletOrigin(known)
		}
	}
	office := a.Office(s.words)
	if s.kind == waybill.OutletLink || s.kind == "" && office.Length <= length && (counts == atlas.NoOutlet || inQuotes(s.words) != "") {
		return s.unknownOutlet()
	}
	if s.kind == "" {
		if person := s.personNamed(); person != nil {
			return personOrigin(person)
		}
	}
	if found := s.scan(); len(found) == 1 && found[0].name.Spelling == string(found[0].name.Party.ID) && len(s.without(found)) == 0 {
		return s.itself(found[0].name.Party.ID) // a body whose name is that of an office, too
	}
	if office.Length > 0 && (counts != atlas.Unclear || office.Length > length) {
		return s.office(office, counts)
	}
	return s.other(counts)
}

func (s *source) unclear() waybill.Origin {
	return waybill.Origin{Kind: waybill.UnclearOrigin, Name: s.words}
}

// office is an office that offices.tsv knows by the words. Who works there speaks for it.
func (s *source) office(office atlas.Office, counts atlas.Counts) waybill.Origin {
	parties := s.parties()
	if office.Name == bareMinistry {
		if taken := s.antecedent(true); taken.Name != "" && (len(parties) == 0 || taken.Party == parties[0]) {
			return taken
		}
	}
	if firm := s.firm(); firm != "" && office.Name != government {
		return s.itself(firm) // its exporter by name
	}
	var party waybill.PartyID
	switch {
	case office.Name == "embassy" && s.only("in", parties):
		return s.unclear() // "its embassy in Israel" is not Israel's
	case len(parties) > 0:
		party = parties[0]
	case office.Name == bareMinistry && len(parties) == 0:
		return s.unclear()
	case office.Name == government && (counts == atlas.Officials || counts == atlas.Lawmakers):
		return s.unclear() // "a government official" of any country
	default:
		if party = s.context(office); party == "" {
			return s.unclear()
		}
	}
	switch {
	case counts == atlas.Lawmakers:
		return of(waybill.AnonymousOrigin, "lawmakers", party)
	case counts == atlas.Officials && office.Name == government:
		return of(waybill.AnonymousOrigin, "officials", party)
	case office.Name == government:
		return s.itself(party)
	}
	return of(waybill.OfficeOrigin, office.Name, party)
}

// other is somebody of whom no office is known.
func (s *source) other(counts atlas.Counts) waybill.Origin {
	parties := s.parties()
	switch {
	case len(parties) == 0 && counts != atlas.Officials && titled(split(s.words)):
		return s.named()
	case len(parties) == 0 && counts == atlas.Spokesperson && len(s.without(nil)) == 1:
		if taken := s.antecedent(false); taken.Name != "" {
			return taken // "sagte ein Sprecher"
		}
		return s.unclear()
	case counts == atlas.Unclear || len(parties) == 0 && counts != "":
		return s.unclear()
	case counts == atlas.Officials || counts == atlas.Lawmakers:
		group := "officials"
		if counts == atlas.Lawmakers {
			group = "lawmakers"
		}
		if len(parties) == 1 {
			return of(waybill.AnonymousOrigin, group, parties[0])
		}
		var names []string
		for _, p := range parties {
			names = append(names, string(p))
		}
		return waybill.Origin{Kind: waybill.AnonymousOrigin, Name: group + " (" + strings.Join(names, ", ") + ")"}
	case counts == atlas.NoOutlet || counts == atlas.NoReport:
		if p := s.origins.atlas.Party(parties[0]); p != nil && p.Kind == waybill.State {
			return s.unclear() // "a US report" may be anybody's
		}
		return s.itself(parties[0])
	}
	if firm := s.firm(); firm != "" {
		return s.itself(firm)
	}
	if len(parties) > 0 {
		return s.ofParty(parties[0], counts)
	}
	return s.named()
}

// ofParty is somebody who speaks for a party: the party itself if the words name no more,
// else an office of it that keeps its words.
func (s *source) ofParty(party waybill.PartyID, counts atlas.Counts) waybill.Origin {
	found := s.scan()
	rest := s.without(found)
	if counts == atlas.Spokesperson || len(rest) == 0 {
		for _, f := range found {
			if f.name.Kind != atlas.Seat || f.name.Party.ID != party {
				continue
			}
			switch f.name.Seat {
			case "forces":
				return of(waybill.OfficeOrigin, "armed forces", party)
			case "parliament":
				return of(waybill.OfficeOrigin, "parliament", party)
			case "agency", "ministry":
				return of(waybill.OfficeOrigin, f.name.Spelling, party)
			}
		}
		return s.itself(party)
	}
	if s.party == "" && found[0].name.Kind == atlas.Capital && proper(split(s.words)) {
		return s.named() // "Stockholm International Peace Research Institute"
	}
	if p := s.origins.atlas.Party(party); p != nil && p.Kind != waybill.State && len(found) > 0 {
		return s.itself(party) // "Miliz RSF"
	}
	if s.kind != waybill.OfficeLink && s.kind != waybill.FirmLink {
		return s.unclear()
	}
	return of(waybill.OfficeOrigin, strings.ToLower(strings.Join(rest, " ")), party)
}

// named is somebody of no known party whose words are a name of their own
// ("Amnesty International"), or else unclear.
func (s *source) named() waybill.Origin {
	words := split(s.words)
	if len(words) == 0 || !proper(words) || s.kind == "" && len(s.without(nil)) < len(words) && !titled(words) {
		return s.unclear() // "Reihen der Grünen"
	}
	name := strings.Join(words, " ")
	switch s.kind {
	case waybill.FirmLink:
		return waybill.Origin{Kind: waybill.FirmOrigin, Name: name}
	case waybill.DocumentLink:
		return waybill.Origin{Kind: waybill.DocumentOrigin, Name: name}
	case waybill.AnonymousLink:
		return s.unclear()
	}
	return waybill.Origin{Kind: waybill.OfficeOrigin, Name: name}
}

// of is an origin that belongs to a party: its name says so.
func of(kind waybill.OriginKind, name string, party waybill.PartyID) waybill.Origin {
	return waybill.Origin{Kind: kind, Name: name + " (" + string(party) + ")", Party: party}
}

// itself is a party that speaks itself.
func (s *source) itself(id waybill.PartyID) waybill.Origin {
	origin := waybill.Origin{Kind: waybill.StateOrigin, Name: string(id), Party: id}
	if p := s.origins.atlas.Party(id); p != nil {
		switch p.Kind {
		case waybill.Firm:
			origin.Kind = waybill.FirmOrigin
			if p.Detail == "agency" && p.Territory != "" {
				origin.Party = p.Territory // a state's exporter speaks for its state
			}
		case waybill.State:
			if names := p.Names["en"]; len(names) > 0 {
				origin.Name = names[0]
			}
		}
	}
	return origin
}
