package desk

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"waybill"
	"waybill/ledger"
	"waybill/transfer"
	"waybill/view"
)

// Bounds of a check: claims of a text, rows of a claim that are told, rows that are looked at.
const (
	checkedClaims = 10
	checkedRows   = 5
	checkedPages  = 4
)

// Check reads a text, keeps nothing, and holds every transfer it claims against what the
// ledger's sources say of the same one: same sides, goods that go together. A side or goods
// that the claim leaves open are met by any.
func (d *Desk) Check(ctx context.Context, a waybill.Article) (*view.Check, error) {
	paper, err := d.Read(ctx, a)
	if err != nil {
		return nil, err
	}
	check := &view.Check{Claims: []view.Checked{}, Notes: append([]string{}, paper.Report.Notes...)}
	for i := range paper.Claims {
		c := &paper.Claims[i]
		if !c.IsTransfer() {
			continue
		}
		if len(check.Claims) == checkedClaims {
			check.Left++
			continue
		}
		checked, err := d.checkClaim(ctx, c)
		if err != nil {
			return nil, err
		}
		check.Claims = append(check.Claims, checked)
	}
	return check, nil
}

func (d *Desk) checkClaim(ctx context.Context, c *view.Claim) (view.Checked, error) {
	k := view.Checked{Claim: *c, Stance: stanceOf(string(c.Certainty)), Rows: []view.Match{}}
	k.Compared, k.NotCompared = comparedOf(c)
	matches, err := d.matches(ctx, c)
	if err != nil {
		return k, err
	}
	if len(matches) > checkedRows {
		k.More = len(matches) - checkedRows
		matches = matches[:checkedRows]
	}
	for i := range matches {
		story, err := d.Story(ctx, matches[i].Transfer.ID)
		if err != nil {
			return k, err
		}
		matches[i].Transfer, matches[i].Voices = story.Transfer, story.Voices
	}
	k.Rows = append(k.Rows, matches...)
	weigh(&k)
	return k, nil
}

// matches are the rows a claim may be of, those with the same goods first.
func (d *Desk) matches(ctx context.Context, c *view.Claim) ([]view.Match, error) {
	if c.Supplier == "" && c.Recipient == "" {
		return nil, nil // anybody to anybody is no transfer to look up
	}
	asked := Asked{Filter: ledger.Filter{WithRejected: true}, Page: ledger.Page{Limit: 500}}
	if c.Supplier != "" {
		asked.Filter.Suppliers = []waybill.PartyID{waybill.PartyID(c.Supplier)}
	}
	if c.Recipient != "" {
		asked.Filter.Recipients = []waybill.PartyID{waybill.PartyID(c.Recipient)}
	}
	class := waybill.Class(c.Class)
	if family := waybill.Class(class.Family()); family != "weapons" {
		asked.Filter.Classes = []waybill.Class{family, "weapons"}
	}
	var all []view.Match
	for range checkedPages {
		page, err := d.Register(ctx, asked)
		if err != nil {
			return nil, err
		}
		for i := range page.Rows {
			t := &page.Rows[i].Transfer
			fit := transfer.FitOf(waybill.Class(t.Class), string(t.Designation), class, string(c.Designation))
			if fit != transfer.FitOther {
				all = append(all, view.Match{Transfer: *t, Fit: string(fit), Voices: []view.Voice{}})
			}
		}
		if page.Next == "" {
			break
		}
		asked.Page.After = string(page.Next)
	}
	slices.SortStableFunc(all, func(a, b view.Match) int {
		return cmp.Or(cmp.Compare(nearness(a.Fit), nearness(b.Fit)), -cmp.Compare(a.Transfer.LastReport, b.Transfer.LastReport))
	})
	return all, nil
}

func nearness(fit string) int {
	return slices.Index([]string{string(transfer.FitSame), string(transfer.FitCloser), string(transfer.FitVaguer)}, fit)
}

// comparedOf tells what of a claim is looked up, and what it says that is not.
func comparedOf(c *view.Claim) (compared, not []string) {
	compared, not = []string{"goods", "stage", "certainty"}, []string{}
	if c.Recipient != "" {
		compared = append([]string{"recipient"}, compared...)
	}
	if c.Supplier != "" {
		compared = append([]string{"supplier"}, compared...)
	}
	for _, x := range []struct {
		name string
		says bool
	}{
		{"quantity", c.Quantity != ""}, {"sum", c.Sum != nil}, {"date", c.Date != nil},
		{"condition", c.Condition != ""}, {"via", c.Via != ""}, {"return", c.Exchange != ""},
	} {
		if x.says {
			not = append(not, x.name)
		}
	}
	return compared, not
}

// tally is who does what of all rows of a claim, each origin once.
type tally struct{ affirm, less, doubt, deny map[string]bool }

func newTally() tally {
	return tally{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
}

// verdict is what a tally comes to.
func (t *tally) verdict() string {
	says := len(t.affirm) + len(t.less)
	switch {
	case says > 0 && len(t.deny) > 0:
		return view.CheckContested
	case len(t.affirm) > 0:
		return view.CheckAffirmed
	case says > 0:
		return view.CheckLess
	case len(t.deny) > 0:
		return view.CheckDenied
	case len(t.doubt) > 0:
		return view.CheckDoubted
	}
	return view.CheckUnknown
}

// weigh counts who says what of a claim, and puts it into a verdict. Voices that cannot be
// told from others decide only where nobody else speaks.
func weigh(k *view.Checked) {
	counted, unclear, reached := newTally(), newTally(), false
	voices := map[string]bool{}
	for i := range k.Rows {
		for j := range k.Rows[i].Voices {
			v := &k.Rows[i].Voices[j]
			says := hear(&k.Claim, v)
			reached = reached || says.reaches
			name := v.Origin.Kind + "\x00" + string(v.Origin.Name) + "\x00" + string(v.Origin.Party)
			if v.Origin.Independent {
				counted.add(name, says)
			} else if says != (heard{}) {
				unclear.add(name, says)
				voices[name] = true
			}
		}
	}
	k.Affirm, k.Less, k.Doubt, k.Deny, k.Unclear = len(counted.affirm), len(counted.less), len(counted.doubt), len(counted.deny), len(voices)
	if k.Verdict = counted.verdict(); k.Verdict == view.CheckUnknown {
		k.Verdict = unclear.verdict()
	}
	k.Beyond = k.Stance != string(transfer.Denying) && k.Verdict != view.CheckUnknown && !reached
	k.Why = why(k)
}

func (t *tally) add(name string, says heard) {
	for _, x := range []struct {
		does bool
		in   map[string]bool
	}{{says.affirms, t.affirm}, {says.less && !says.affirms, t.less}, {says.doubts, t.doubt}, {says.denies, t.deny}} {
		if x.does {
			x.in[name] = true
		}
	}
}

// heard is what a voice says of the transfer that a claim is of: that it is so as far as the
// claim says, that less is so, that it may be so, that it is not so. It reaches the claim if
// it commits itself as far in stage and certainty.
type heard struct{ affirms, less, doubts, denies, reaches bool }

// hear weighs all that a voice says against a claim. Goods named vaguer than the claim's
// affirm nothing of them; goods named closer deny nothing of the rest.
func hear(c *view.Claim, v *view.Voice) (h heard) {
	for i := range v.Said {
		s := &v.Said[i]
		fit := transfer.FitOf(waybill.Class(s.Class), string(s.Designation), waybill.Class(c.Class), string(c.Designation))
		far := farther(s.Stage, string(c.Stage))
		sure := slices.Index(certainties(), s.Certainty) <= slices.Index(certainties(), bounded(string(c.Certainty)))
		switch stanceOf(s.Certainty) {
		case string(transfer.Affirming):
			switch {
			case fit == transfer.FitOther:
			case fit == transfer.FitVaguer || !far || !sure:
				h.less = true
			default:
				h.affirms, h.reaches = true, true
			}
		case string(transfer.Denying):
			h.denies = h.denies || (fit == transfer.FitSame || fit == transfer.FitVaguer) && opensNoSide(c) && deniesAll(s.Stage, string(c.Stage))
		default:
			if fit != transfer.FitOther {
				h.doubts = true
				h.reaches = h.reaches || fit != transfer.FitVaguer && far && sure
			}
		}
	}
	return h
}

// opensNoSide says that both sides of a claim are named: who denies one of many transfers
// does not deny that there is one.
func opensNoSide(c *view.Claim) bool { return c.Supplier != "" && c.Recipient != "" }

// deniesAll says that who denies that it came so far denies it of a later stage too.
func deniesAll(denied, claimed string) bool {
	return denied == claimed || farther(claimed, denied)
}

// farther reports whether a stage is as far as another on the way to delivery. What was
// halted or refused is on no way.
func farther(is, than string) bool {
	ended := func(s string) bool { return s == string(waybill.Halted) || s == string(waybill.Refused) }
	if ended(is) || ended(than) {
		return is == than
	}
	return slices.Index(stages(), is) >= slices.Index(stages(), than)
}

// bounded is the certainty that has to be reached: of a denial that of what is denied.
func bounded(certainty string) string {
	if certainty == string(waybill.Denied) {
		return string(waybill.Likely)
	}
	return certainty
}

func stages() []string {
	var all []string
	for _, s := range waybill.Stages() {
		all = append(all, string(s))
	}
	return all
}

func certainties() []string {
	var all []string
	for _, c := range waybill.Certainties() {
		all = append(all, string(c))
	}
	return all
}

// stanceOf is what a certainty does.
func stanceOf(certainty string) string {
	switch waybill.Certainty(certainty) {
	case waybill.Stated, waybill.Likely:
		return string(transfer.Affirming)
	case waybill.Denied:
		return string(transfer.Denying)
	}
	return string(transfer.Doubting)
}

// why puts a verdict into words that claim no more than the sources do.
func why(k *view.Checked) string {
	if k.Verdict == view.CheckUnknown {
		if k.Claim.Supplier == "" && k.Claim.Recipient == "" {
			return "Neither side is named, so that it cannot be looked up."
		}
		if len(k.Rows) > 0 {
			return "The ledger has transfers that it may be of, but nobody in it says or denies this."
		}
		return "No source in the ledger speaks of it. That does not make it false."
	}
	var parts []string
	for _, x := range []struct {
		n    int
		does string
	}{{k.Affirm, "%s it"}, {k.Less, "%s less than it says"}} {
		if x.n > 0 {
			parts = append(parts, origins(x.n)+" "+fmt.Sprintf(x.does, verb(x.n, "affirm")))
		}
	}
	if k.Doubt > 0 {
		parts = append(parts, origins(k.Doubt)+" "+verb(k.Doubt, "leave")+" it in doubt")
	}
	if k.Deny > 0 {
		parts = append(parts, origins(k.Deny)+" "+deny(k.Deny)+" it")
	}
	if k.Unclear > 0 {
		also := "more "
		if len(parts) == 0 {
			also = ""
		}
		parts = append(parts, fmt.Sprintf("%d %swho cannot be told from others %s of it", k.Unclear, also, verb(k.Unclear, "speak")))
	}
	sentence := strings.Join(parts, ", ") + "."
	if k.Beyond {
		sentence += " No source goes as far as the sentence."
	}
	if n := rejected(k.Rows); n > 0 {
		sentence += fmt.Sprintf(" People rejected %d of the %d transfers it may be of.", n, len(k.Rows))
	}
	return sentence
}

func origins(n int) string {
	if n == 1 {
		return "1 origin"
	}
	return fmt.Sprintf("%d origins", n)
}

func verb(n int, word string) string {
	if n == 1 {
		return word + "s"
	}
	return word
}

func deny(n int) string {
	if n == 1 {
		return "denies"
	}
	return "deny"
}

func rejected(rows []view.Match) (n int) {
	for i := range rows {
		if rows[i].Transfer.Status == string(waybill.Rejected) {
			n++
		}
	}
	return n
}
