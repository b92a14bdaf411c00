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
	return &list[view.FiledClaim]{s, s.Filed(), claims, (*Feed).claim}
}
