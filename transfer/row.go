package transfer

import (
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"maps"
	"slices"
	"strings"

	"waybill"
)

// rows makes the rows of the groups, in the order of their ids.
func (m *matcher) rows(judgements map[int64]*waybill.Judgement) []Row {
	rows := make([]Row, 0, len(m.groups))
	for _, g := range m.groups {
		rows = append(rows, m.row(g))
	}
	number(rows)
	decide(rows, judgements)
	for i := range rows {
		rows[i].Review = review(&rows[i].Transfer)
	}
	slices.SortFunc(rows, func(a, b Row) int { return cmp.Compare(a.ID, b.ID) })
	return rows
}

func (m *matcher) row(g *group) Row {
	slices.Sort(g.members)
	r := Row{}
	for _, i := range g.members {
		r.Claims = append(r.Claims, m.claims[i])
		r.Because = append(r.Because, m.because[i])
	}
	r.describe()
	r.Voices = voices(r.Claims, r.Supplier, r.Recipient)
	r.count()
	r.Suggested, r.Reasons = Credibility(r.Voices)
	return r
}

// Gather puts the row of a transfer together again from its claims.
func Gather(t waybill.Transfer, claims []Claim) Row {
	claims = sorted(claims)
	r := Row{Transfer: t, Claims: claims}
	held := map[int64]bool{}
	for i := range claims {
		for _, n := range claims[i].Held {
			held[n] = true
		}
	}
	r.Judgements = slices.Sorted(maps.Keys(held))
	r.Voices = voices(r.Claims, r.Supplier, r.Recipient)
	return r
}

// describe fills in what the claims say of the transfer.
func (r *Row) describe() {
	named, outlets, articles, held := map[string]bool{}, map[string]bool{}, map[string]bool{}, map[int64]bool{}
	exact := goods{}
	for i := range r.Claims {
		c := &r.Claims[i]
		if r.Supplier == "" {
			r.Supplier = c.Supplier
		}
		if r.Recipient == "" {
			r.Recipient = c.Recipient
		}
		if i == 0 || c.goods().rank() < exact.rank() || c.goods().rank() == exact.rank() && len(c.Class) > len(exact.class) {
			exact = c.goods()
		}
		if c.Quantity != "" && !c.Denies() && (c.Published != "" || r.Quantity == "") {
			r.Quantity = c.Quantity // what has no day takes nothing back
		}
		if c.Begin != "" && (r.Begin == "" || c.Begin < r.Begin) {
			r.Begin = c.Begin
		}
		r.End = max(r.End, c.End)
		if c.Published != "" {
			r.FirstReport, r.LastReport = min(cmp.Or(r.FirstReport, c.Published), c.Published), max(r.LastReport, c.Published)
		}
		r.Exchange = r.Exchange || c.Exchange != ""
		articles[c.Article] = true
		if c.Outlet != "" && !named[c.Outlet] {
			named[c.Outlet], outlets[outletKey(c.Outlet)] = true, true
		}
		for _, n := range c.Held {
			held[n] = true
		}
	}
	r.Class, r.Designation = exact.class, exact.designation
	r.Transfer.Claims, r.Articles, r.Outlets = len(r.Claims), len(articles), len(outlets)
	r.Judgements = slices.Sorted(maps.Keys(held))
	r.Status = waybill.Open
	r.stand()
}

// stand is where the transfer stands: as the last report has it that affirms it, and of one
// day's reports the furthest; where nobody affirms it, as the last has it that speaks of it.
func (r *Row) stand() {
	var last *Claim
	for _, affirmed := range []bool{true, false} {
		for i := range r.Claims {
			c := &r.Claims[i]
			if c.Affirms() != affirmed {
				continue
			}
			if last == nil || c.Published > last.Published || c.Published == last.Published && further(c, last) {
				last = c
			}
		}
		if last != nil {
			r.Stage, r.Certainty = last.Stage, last.Certainty
			return
		}
	}
}

// further orders claims of one day.
func further(a, b *Claim) bool {
	stages, certainties := waybill.Stages(), waybill.Certainties()
	return cmp.Or(
		cmp.Compare(slices.Index(stages, a.Stage), slices.Index(stages, b.Stage)),
		-cmp.Compare(slices.Index(certainties, a.Certainty), slices.Index(certainties, b.Certainty)),
	) > 0
}

// count counts the voices.
func (r *Row) count() {
	for i := range r.Voices {
		v := &r.Voices[i]
		if !v.Origin.Independent() {
			r.Unclear += len(v.Claims)
			continue
		}
		r.Origins++
		for _, n := range []struct {
			does bool
			to   *int
		}{{v.Affirms, &r.Affirm}, {v.Doubts, &r.Doubt}, {v.Denies, &r.Deny}} {
			if n.does {
				*n.to++
			}
		}
	}
}

// MarkLength is the length of a mark, in letters.
const MarkLength = 6

// Mark is the last part of an id: what tells a claim's article, parties and goods from
// others. It stays the same when the article is read anew, as long as those do.
func (c *Claim) Mark() string {
	sum := sha256.Sum256([]byte(c.Article + "\n" + string(c.Supplier) + "\n" + string(c.Recipient) + "\n" + c.Class.Family() + "\n" + strings.ToLower(c.Designation)))
	return base32.StdEncoding.EncodeToString(sum[:5])[:MarkLength]
}

// number gives the rows their ids: by the first claim, and where the first claims of two
// rows are alike, by their time.
func number(rows []Row) {
	slices.SortStableFunc(rows, func(a, b Row) int {
		return cmp.Or(cmp.Compare(undatedLast(a.Begin), undatedLast(b.Begin)), cmp.Compare(a.Claims[0].Key, b.Claims[0].Key))
	})
	seen := map[string]int{}
	for i := range rows {
		r := &rows[i]
		id := Prefix(r.Supplier, r.Recipient, r.Class) + r.Claims[0].Mark()
		if seen[id]++; seen[id] > 1 {
			id = fmt.Sprintf("%s-%d", id, seen[id])
		}
		r.ID = id
	}
}

// Prefix is the readable part of an id.
func Prefix(supplier, recipient waybill.PartyID, class waybill.Class) string {
	return side(supplier) + "-" + side(recipient) + "-" + class.Family() + "-"
}

// side is a party as an id names it; XX is the user-assigned code of ISO 3166-1 for nobody
// known.
func side(id waybill.PartyID) string {
	if id == "" {
		return "XX"
	}
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' || r == '/' {
			return '_'
		}
		return r
	}, string(id))
}

// decide lets people's verdicts stand: each belongs to the row that has most of the claims
// it holds on to; of several of one kind the last counts.
func decide(rows []Row, judgements map[int64]*waybill.Judgement) {
	type seat struct{ row, claims int }
	seats := map[int64]seat{}
	for i := range rows {
		claims := map[int64]int{}
		for k := range rows[i].Claims {
			for _, n := range rows[i].Claims[k].Held {
				claims[n]++
			}
		}
		for n, count := range claims {
			if best, ok := seats[n]; !ok || count > best.claims || count == best.claims && rows[i].ID < rows[best.row].ID {
				seats[n] = seat{i, count}
			}
		}
	}
	for _, n := range slices.Sorted(maps.Keys(seats)) {
		j := judgements[n]
		if j == nil {
			continue
		}
		r := &rows[seats[n].row]
		switch j.Kind {
		case waybill.Accept:
			r.Status = waybill.Accepted
		case waybill.Reject:
			r.Status = waybill.Rejected
		case waybill.Grade:
			r.Graded = j.Credibility
		}
	}
}
