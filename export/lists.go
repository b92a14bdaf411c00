package export

import "waybill/view"

// Register is a page of the register.
func Register(r *view.Register) List {
	return &list[view.Row]{r, r.Rows, rows, (*Feed).row}
}

// Results are reports, as they are listed or found.
func Results(r *view.Results) List {
	return &list[view.Hit]{r, r.Hits, Hits, (*Feed).hit}
}

// Log is a page of the judgements.
func Log(l *view.Log) List {
	return &list[view.Judgement]{l, l.Judgements, Judgements, (*Feed).judgement}
}

// Parties are those of whom the register speaks.
func Parties(p *view.Parties) List {
	return &list[view.Party]{p, p.Parties, parties, (*Feed).party}
}

// Network is who gives what to whom; of its parties only JSON tells.
func Network(n *view.Network) List {
	return &list[view.Flow]{n, n.Flows, flows, (*Feed).flow}
}

// Account is what flows in and out of one party; of its rows only JSON tells.
func Account(a *view.Account) List {
	return &list[view.Flow]{a, a.Flows, flows, (*Feed).flow}
}

// Witnesses is a page of the origins.
func Witnesses(w *view.Witnesses) List {
	return &list[view.Witness]{w, w.Origins, witnesses, (*Feed).witness}
}

// Feeds are all that are watched.
func Feeds(f *view.Feeds) List {
	return &list[view.Feed]{f, f.Feeds, feeds, (*Feed).feed}
}

// Readings are those of one article; the whole is its report.
func Readings(p *view.Paper) List {
	return &list[view.Version]{p, p.Readings, readings, reading(p.Report.Article)}
}

// Story is what is said of one transfer, claim by claim.
func Story(s *view.Story) List {
	return &list[speech]{s, speeches(s), spokenColumns, spoken(s.Transfer.ID)}
}

// speech is a claim with who makes it.
type speech struct {
	origin    view.Origin
	said      view.Said
	published view.Optional
}

// MarshalJSON is what it says, with its origin.
func (s speech) MarshalJSON() ([]byte, error) {
	return Line(struct {
		Origin view.Origin `json:"origin"`
		view.Said
	}{s.origin, s.said})
}

func speeches(s *view.Story) []speech {
	days := map[string]view.Optional{}
	for i := range s.Articles {
		days[s.Articles[i].ID] = s.Articles[i].Published
	}
	var all []speech
	for i := range s.Voices {
		v := &s.Voices[i]
		for k := range v.Said {
			all = append(all, speech{v.Origin, v.Said[k], days[v.Said[k].Article]})
		}
	}
	return all
}

// spokenColumns are those of the claims of a transfer.
var spokenColumns = Columns[speech]{
	text("claim", func(s *speech) string { return s.said.Claim }),
	text("article", func(s *speech) string { return s.said.Article }),
	text("published", func(s *speech) view.Optional { return s.published }),
	text("origin", func(s *speech) view.Optional { return s.origin.Name }),
	text("kind", func(s *speech) string { return s.origin.Kind }),
	text("party", func(s *speech) view.Optional { return s.origin.Party }),
	text("source", func(s *speech) string { return s.said.Source }),
	text("stage", func(s *speech) string { return s.said.Stage }),
	text("certainty", func(s *speech) string { return s.said.Certainty }),
	text("class", func(s *speech) view.Optional { return s.said.Class }),
	text("designation", func(s *speech) view.Optional { return s.said.Designation }),
	text("quantity", func(s *speech) view.Optional { return s.said.Quantity }),
	text("from", func(s *speech) view.Optional { return s.said.From }),
	text("to", func(s *speech) view.Optional { return s.said.To }),
	text("words", func(s *speech) string { return s.said.Words }),
	text("because", func(s *speech) string { return s.said.Because }),
	maybe("judgement", func(s *speech) *int64 { return s.said.Judgement }),
}
