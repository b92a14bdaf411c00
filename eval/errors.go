package eval

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"waybill"
	"waybill/view"
)

// ErrorKind is a class of error that costs a reading its readers' trust, wherever else
// it is right. A claim may fall under several.
type ErrorKind string

// The classes of error.
//
// Each is asked of one predicted transfer and, but for the first and the last, of the
// gold there: the gold transfers whose evidence overlaps the claim's, of the claim's
// family where there are any of it.
const (
	// PartyWithoutWords: a side is given no words of the article.
	PartyWithoutWords ErrorKind = "party without words"
	// WrongDirection: gold has there what the claim says only the other way round: between
	// the same two parties, or where one side is open, with the known party on the other.
	WrongDirection ErrorKind = "wrong direction"
	// OtherSide: the supplier is somebody who in the gold there only receives, or the
	// recipient somebody who there only supplies, in a transfer with somebody else.
	OtherSide ErrorKind = "party on the other side"
	// DeniedAsStated: the claim says, as stated or likely, that something passes, and
	// all gold there between the same parties (a side that is not known may be anybody)
	// says that it does not: denied, doubted, refused or halted.
	DeniedAsStated ErrorKind = "denied as stated"
	// CivilAsArms: arms between two parties between whom all gold there is civil goods.
	CivilAsArms ErrorKind = "civil goods as arms"
	// ForeignParty: a side is nobody that the gold of an article with transfers has as a
	// party of a transfer or event anywhere.
	ForeignParty ErrorKind = "party of no gold"
	// NearMiss: a transfer in an article whose gold has none.
	NearMiss ErrorKind = "claim in a near miss"
)

// errorKinds are the classes in the order in which they are printed.
var errorKinds = [...]ErrorKind{WrongDirection, OtherSide, DeniedAsStated, PartyWithoutWords, ForeignParty, CivilAsArms, NearMiss}

// Errors counts the claims of each class of error among all transfers predicted.
type Errors struct {
	Claims int
	Of     [len(errorKinds)]int
}

// Count is how many claims fall under a class of error.
func (e Errors) Count(kind ErrorKind) int { return e.Of[slices.Index(errorKinds[:], kind)] }

func (e *Errors) add(o Errors) {
	e.Claims += o.Claims
	for i, n := range o.Of {
		e.Of[i] += n
	}
}

// Table prints count and share of the predicted transfers, a line for each class.
func (e Errors) Table(w io.Writer) error {
	out := fmt.Appendf(nil, "errors among %d predicted claims\n", e.Claims)
	for i, kind := range errorKinds {
		out = fmt.Appendf(out, "%-22s%7d%8.1f %%\n", kind, e.Of[i], 100*share(e.Of[i], e.Claims))
	}
	_, err := w.Write(out)
	return err
}

// MarshalJSON gives an object with the count of each class, by its name.
func (e Errors) MarshalJSON() ([]byte, error) {
	out := fmt.Appendf(nil, `{"claims":%d`, e.Claims)
	for i, kind := range errorKinds {
		out = fmt.Appendf(out, `,%q:%d`, kind, e.Of[i])
	}
	return append(out, '}'), nil
}

// countErrors holds every predicted transfer against the gold of its place.
func (s *scorer) countErrors() {
	goldAt, predAt := s.goldPlaces(), s.places(s.transfers)
	for j, c := range s.transfers {
		s.out.Errors.Claims++
		there := s.goldThere(c, predAt[j], goldAt)
		for i, kind := range errorKinds {
			if what := s.wrongIn(kind, c, there); what != "" {
				s.out.Errors.Of[i]++
				s.miss("! %s: %s→%s %s %s/%s, %s: %q", kind, named(string(c.Supplier)), named(string(c.Recipient)),
					named(string(c.Class)), c.Stage, c.Certainty, what, cut(evidence(c), 100))
			}
		}
	}
}

// goldThere is the gold whose evidence overlaps a claim's, that of its family if any is.
func (s *scorer) goldThere(c *view.Claim, at place, goldAt []place) []*Transfer {
	var all, same []*Transfer
	for i := range s.gold.Transfers {
		g := &s.gold.Transfers[i]
		if !goldAt[i].overlaps(at) {
			continue
		}
		all = append(all, g)
		if family(g.Class) == family(string(c.Class)) {
			same = append(same, g)
		}
	}
	if same != nil {
		return same
	}
	return all
}

// wrongIn tells what makes a claim an error of a class, "" if it is none.
func (s *scorer) wrongIn(kind ErrorKind, c *view.Claim, there []*Transfer) string {
	switch kind {
	case WrongDirection:
		if turned(there, string(c.Supplier), string(c.Recipient)) {
			return "gold " + directions(there)
		}
	case OtherSide:
		if a, b := string(c.Supplier), string(c.Recipient); otherSide(there, a, b) && !turned(there, a, b) {
			return "gold " + directions(there)
		}
	case DeniedAsStated:
		between := betweenSame(c, there)
		if asserts(c) && len(between) > 0 && !slices.ContainsFunc(between, passes) {
			return fmt.Sprintf("gold %s/%s", between[0].Stage, between[0].Certainty)
		}
	case PartyWithoutWords:
		return s.withoutWords(c)
	case ForeignParty:
		return s.foreign(c)
	case CivilAsArms:
		between := betweenSame(c, there)
		if waybill.Class(c.Class).Military() && len(between) > 0 && !slices.ContainsFunc(between, military) {
			return "gold " + between[0].Class
		}
	case NearMiss:
		if len(s.gold.Transfers) == 0 {
			return "gold none"
		}
	}
	return ""
}

// turned reports whether gold has a claim's sides only the other way round.
func turned(there []*Transfer, supplier, recipient string) bool {
	if !otherSide(there, supplier, recipient) {
		return false
	}
	if supplier == "" || recipient == "" {
		return true
	}
	return slices.ContainsFunc(there, func(g *Transfer) bool { return text(g.Supplier) == recipient && text(g.Recipient) == supplier })
}

// otherSide reports whether a party of a claim stands only on the other side in gold.
func otherSide(there []*Transfer, supplier, recipient string) bool {
	supplies := func(party string) bool {
		return slices.ContainsFunc(there, func(g *Transfer) bool { return text(g.Supplier) == party })
	}
	receives := func(party string) bool {
		return slices.ContainsFunc(there, func(g *Transfer) bool { return text(g.Recipient) == party })
	}
	return supplier != "" && receives(supplier) && !supplies(supplier) ||
		recipient != "" && supplies(recipient) && !receives(recipient)
}

func directions(there []*Transfer) string {
	var all []string
	for _, g := range there {
		if d := named(text(g.Supplier)) + "→" + named(text(g.Recipient)); !slices.Contains(all, d) {
			all = append(all, d)
		}
	}
	return strings.Join(all, ", ")
}

// betweenSame is the gold whose sides may be those of the claim.
func betweenSame(c *view.Claim, there []*Transfer) (all []*Transfer) {
	may := func(a, b string) bool { return a == b || a == "" || b == "" }
	for _, g := range there {
		if may(text(g.Supplier), string(c.Supplier)) && may(text(g.Recipient), string(c.Recipient)) {
			all = append(all, g)
		}
	}
	return all
}

// asserts reports whether a claim says, as a fact or nearly one, that something passes.
func asserts(c *view.Claim) bool {
	return (c.Certainty == view.Optional(waybill.Stated) || c.Certainty == view.Optional(waybill.Likely)) && !ends(string(c.Stage))
}

// passes reports whether gold does not say that nothing passes.
func passes(g *Transfer) bool {
	return g.Certainty != string(waybill.Denied) && g.Certainty != string(waybill.Doubted) && !ends(g.Stage)
}

func ends(stage string) bool {
	return stage == string(waybill.Refused) || stage == string(waybill.Halted)
}

func military(g *Transfer) bool { return waybill.Class(g.Class).Military() }

// withoutWords names the party of a claim that no words of the article stand for.
func (s *scorer) withoutWords(c *view.Claim) string {
	for _, side := range []struct {
		role string
		id   view.Optional
	}{{"supplier", c.Supplier}, {"recipient", c.Recipient}} {
		if side.id != "" && !slices.ContainsFunc(c.PartySpans, func(p view.PartyWords) bool {
			return p.Role == side.role && p.ID == string(side.id) && s.text.locate(p.Text).found
		}) {
			return "the " + side.role
		}
	}
	return ""
}

// foreign names the party of a claim that the gold of the article does not know.
func (s *scorer) foreign(c *view.Claim) string {
	if len(s.gold.Transfers) == 0 {
		return "" // a near miss
	}
	for _, id := range []string{string(c.Supplier), string(c.Recipient)} {
		inTransfer := func(g Transfer) bool { return text(g.Supplier) == id || text(g.Recipient) == id }
		inEvent := func(e Event) bool { return slices.Contains(e.Parties, id) }
		if id != "" && !slices.ContainsFunc(s.gold.Transfers, inTransfer) && !slices.ContainsFunc(s.gold.Events, inEvent) {
			return id
		}
	}
	return ""
}
