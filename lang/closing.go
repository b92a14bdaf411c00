package lang

// closings takes the German participles that end a list for no finite verbs, though their
// form may be one: the auxiliary of their clause stands before the list ("hat die Ukraine
// mit Panzern, Hubschraubern und Raketenwerfern unterstützt").
func (a *Analysis) closings(s *Sentence, segments []segment) {
	if !s.Pack.Grammar.VerbLast() {
		return
	}
	for k := 1; k < len(segments); k++ {
		g := &segments[k]
		if g.finite < 0 || g.opener >= 0 || g.hard || !a.Tokens[g.finite].Has(PastPart) || a.Tokens[g.finite].Has(Auxiliary|Modal) || !a.verbStandsLast(g) {
			continue
		}
		j := k - 1
		for j > 0 && segments[j].finite < 0 && segments[j].other < 0 && segments[j].opener < 0 && !segments[j].hard {
			j--
		}
		if opening := &segments[j]; opening.finite >= 0 && opening.other < 0 && a.Tokens[opening.finite].Has(Auxiliary) && !a.verbStandsLast(opening) {
			g.finite, g.other = -1, g.finite
		}
	}
}
