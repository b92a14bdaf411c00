package transfer

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"waybill"
	"waybill/atlas"
)

// Filer turns readings into the claims of the register. It is immutable and safe for
// several goroutines at once.
type Filer struct {
	origins *Origins
	version string
}

// Rules is the version of what this package computes. It is raised when a change can give
// another register of the same readings and judgements.
const Rules = "1"

// NewFiler makes a filer that knows the parties, people and outlets of the atlas.
func NewFiler(a *atlas.Atlas) (*Filer, error) {
	origins, err := NewOrigins(a)
	if err != nil {
		return nil, err
	}
	return &Filer{origins, "rules=" + Rules + " atlas=" + a.Version}, nil
}

// Version is the versions of rules and atlas that the filer files by.
func (f *Filer) Version() string { return f.version }

// Told is what the register knows of an article besides its reading.
type Told struct {
	// Outlet and Published are the provenance's, else the report's.
	Outlet, Published string
}

// Tell takes provenance and report together: what whoever added the article told of it
// wins over what it says of itself.
func Tell(p waybill.Provenance, r *waybill.Report) Told {
	return Told{Clean(cmp.Or(p.Outlet, r.Outlet)), Clean(cmp.Or(p.Published, r.Published))}
}

// Claims are the claims of transfers in a reading, with the judgements applied that hold
// on to its words. Judgements are those in force, in the order of their numbers; those of
// other articles do no harm.
func (f *Filer) Claims(r *waybill.Reading, told Told, judgements []waybill.Judgement) []Claim {
	var claims []Claim
	narrator := sync.OnceValue(func() Said { return f.origins.narrator(r.Report, told) })
	for i := range r.Claims {
		if r.Claims[i].Kind == waybill.TransferClaim {
			claims = append(claims, f.claim(r, &r.Claims[i], told, narrator))
		}
	}
	claims = distinct(claims)
	complete(claims)
	apply(claims, judgements)
	return claims
}

// Claim is one claim as it was read, before its article and judgements add to it.
func (f *Filer) Claim(r *waybill.Reading, c *waybill.Claim, told Told) Claim {
	return f.claim(r, c, told, func() Said { return f.origins.narrator(r.Report, told) })
}

// claim is one claim; narrator tells who speaks where the report does so itself.
func (f *Filer) claim(r *waybill.Reading, c *waybill.Claim, told Told, narrator func() Said) Claim {
	text := r.Report.Text
	filed := Claim{
		Article: r.Report.Article, Copies: r.Report.Article, Outlet: told.Outlet, Published: told.Published, Lang: Clean(r.Report.Lang),
		Supplier: c.Supplier.ID, Recipient: c.Recipient.ID,
		Class: c.Goods.Class, Designation: c.Goods.Designation, Quantity: Clean(c.Goods.Quantity.Of(text)),
		Stage: c.Stage, Certainty: c.Certainty,
		Source: Clean(c.Source.Name), Exchange: c.Exchange, Words: Clean(c.Evidence.Of(text)),
	}
	filed.Begin, filed.End = when(c.When, told.Published)
	said := f.origins.of(r.Report, c, narrator)
	filed.Origin, filed.Own, filed.Credited = said.Origin, said.Own, said.Credited
	filed.Origin.Name = Clean(filed.Origin.Name)
	filed.Key = filed.key()
	return filed
}

// Clean is a text as every store keeps it: without NUL and invalid UTF-8, which PostgreSQL
// refuses.
func Clean(s string) string {
	if utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 {
		return s // as nearly all are
	}
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
}

// distinct drops claims that say the same in the same words.
func distinct(claims []Claim) []Claim {
	slices.SortStableFunc(claims, func(a, b Claim) int { return strings.Compare(a.Key, b.Key) })
	return slices.CompactFunc(claims, func(a, b Claim) bool { return a.Key == b.Key })
}

// complete takes the sides that claims leave open from the only claim of the same article
// that names both for such goods: a report that says once who gives need not say it again.
func complete(claims []Claim) {
	asRead := slices.Clone(claims)
	for i := range claims {
		c := &claims[i]
		if (c.Supplier == "") == (c.Recipient == "") {
			continue
		}
		var found []*Claim
		for j := range asRead {
			other := &asRead[j]
			if other.Supplier == "" || other.Recipient == "" || !c.goods().compatible(other.goods()) ||
				c.Supplier != "" && c.Supplier != other.Supplier || c.Recipient != "" && c.Recipient != other.Recipient {
				continue
			}
			if len(found) == 0 || found[0].Supplier != other.Supplier || found[0].Recipient != other.Recipient {
				found = append(found, other)
			}
		}
		if len(found) == 1 {
			c.Supplier, c.Recipient, c.Taken = found[0].Supplier, found[0].Recipient, true
		}
	}
}
