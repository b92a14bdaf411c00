package transfer

import (
	"strings"

	"waybill"
	"waybill/atlas"
)

// Origins resolves the sources of claims to origins. It is immutable and safe for several
// goroutines at once.
type Origins struct {
	atlas   *atlas.Atlas
	credits creditLexicon
}

// NewOrigins knows the people, parties, offices and outlets of the atlas.
func NewOrigins(a *atlas.Atlas) (*Origins, error) {
	credits, err := loadCredits()
	if err != nil {
		return nil, err
	}
	return &Origins{a, credits}, nil
}

// Said is who says a claim.
type Said struct {
	Origin waybill.Origin
	// Own says that the report says it in its own voice, Credited that its text is an
	// agency's, which then is the origin.
	Own, Credited bool
}

// Of resolves the source of a claim: the last by whose mouth it came. An outlet that is
// cited is the origin, not the one that cites it.
func (o *Origins) Of(r *waybill.Report, c *waybill.Claim, told Told) Said {
	return o.of(r, c, func() Said { return o.narrator(r, told) })
}

func (o *Origins) of(r *waybill.Report, c *waybill.Claim, narrator func() Said) Said {
	if c.Source.Name == waybill.Narrator {
		return narrator()
	}
	chain := c.Source.Chain
	if len(chain) == 0 {
		chain = []waybill.ChainLink{{Name: c.Source.Name, Span: c.Source.Span}}
	}
	var s *source
	for i, link := range chain {
		s = &source{origins: o, report: r, claim: c, words: strings.TrimSpace(link.Name), kind: link.Kind, span: link.Span, by: s, party: link.Party}
		if i == len(chain)-1 && s.party == "" {
			s.party = c.Source.Party
		}
	}
	return Said{Origin: s.resolve()}
}

// narrator is who speaks where the report does so itself: the agency it is of or credits,
// else its outlet.
func (o *Origins) narrator(r *waybill.Report, told Told) Said {
	own := o.outlet(told.Outlet)
	if known := o.atlas.Outlet(own.Name); known != nil && files(known) {
		return Said{own, true, true}
	}
	if agency := o.credit(r); agency != nil {
		return Said{outletOrigin(agency), true, true}
	}
	return Said{own, true, false}
}

// outlet is an outlet by its name, or by the address of its site.
func (o *Origins) outlet(name string) waybill.Origin {
	name = strings.TrimSpace(name)
	if _, address, found := strings.Cut(name, "://"); found {
		name, _, _ = strings.Cut(address, "/")
	}
	name = strings.TrimPrefix(name, "www.")
	if known := o.atlas.Outlet(name); known != nil {
		return outletOrigin(known)
	}
	for _, article := range []string{"The ", "the "} {
		name = strings.TrimPrefix(name, article)
	}
	if name == "" {
		return waybill.Origin{Kind: waybill.UnclearOrigin}
	}
	return waybill.Origin{Kind: waybill.OutletOrigin, Name: name}
}

// outletOrigin is an outlet of the atlas. What state media say is their party's word.
func outletOrigin(o *atlas.Outlet) waybill.Origin {
	origin := waybill.Origin{Kind: waybill.OutletOrigin, Name: o.Name}
	if o.Kind == atlas.StateMedia {
		origin.Party = o.State
	}
	return origin
}

// files reports whether an outlet's texts are printed by others.
func files(o *atlas.Outlet) bool { return o.Kind == atlas.Agency || o.Kind == atlas.StateMedia }
