package claim

import (
	"sort"

	"waybill"
	"waybill/lang"
	"waybill/text"
)

// Findings sets the claims of a headline against those of the text about the same transfer.
// A headline without such a claim below it is left alone: what the text says in other words
// may not have been read.
func Findings(a *lang.Analysis, claims []waybill.Claim) []waybill.Finding {
	var all []waybill.Finding
	title := a.Report.Title
	for i := range claims {
		h := &claims[i]
		if !title.Contains(h.Evidence) || h.Kind != waybill.TransferClaim {
			continue
		}
		x := headline{Claim: h, own: h.Source.Name == waybill.Narrator && !quoted(a, h.StageWords)}
		for k := range claims {
			if b := &claims[k]; !title.Contains(b.Evidence) && b.Kind == waybill.TransferClaim {
				x.against(a, b)
			}
		}
		if kind, nearest := x.finding(); nearest != nil {
			all = append(all, waybill.Finding{Kind: kind, Headline: h.ID, Text: nearest.ID, HeadlineWords: h.Evidence, TextWords: nearest.Evidence})
		}
	}
	return all
}

// headline is a claim of the headline, and what the text says of the same transfer.
type headline struct {
	*waybill.Claim
	// own reports that the headline says it in its own voice: it names no speaker and
	// quotes nobody.
	own bool
	// backed is set where some claim of the text says as much.
	backed bool
	// weaker, denial and reverse are the claims that say less, those of others that deny
	// it, and the narrator's own that say the opposite; the one that says most of each.
	weaker, denial, reverse *waybill.Claim
}

// against sets a claim of the text against the headline's.
func (h *headline) against(a *lang.Analysis, b *waybill.Claim) {
	near, same := h.about(b)
	switch {
	case !near || b.Stage == waybill.Halted || another(a, h.Claim, b):
	case negative(b) == negative(h.Claim):
		less := reach(b, true) < reach(h.Claim, false) || sureness(b) < sureness(h.Claim) && (h.own || sureness(b) == 0)
		if !less || negative(b) {
			h.backed = true
		} else if same && (h.weaker == nil || reach(b, true)*3+sureness(b) > reach(h.weaker, true)*3+sureness(h.weaker)) {
			h.weaker = b
		}
	case b.Source.Name != waybill.Narrator:
		if negative(b) && same && h.denial == nil {
			h.denial = b
		}
	case same && opposed(h.Claim, b) && h.reverse == nil:
		h.reverse = b
	}
}

// finding is what the headline says more or otherwise than the text, and the claim of the
// text that comes nearest to it; nil where it does neither.
func (h *headline) finding() (waybill.FindingKind, *waybill.Claim) {
	switch {
	case h.backed || h.Stage == waybill.Halted:
	case h.own && h.weaker == nil && h.reverse != nil:
		return waybill.HeadlineContradicts, h.reverse
	case negative(h.Claim) || h.Stage == waybill.Prospect || sureness(h.Claim) == 0:
	case h.weaker != nil:
		return waybill.HeadlineExceeds, h.weaker
	case h.own && h.denial != nil && opposed(h.Claim, h.denial):
		return waybill.HeadlineExceeds, h.denial
	}
	return "", nil
}

// about reports whether a claim of the text may be about the headline's transfer, and
// whether it surely is: of two states, or with one side open, and of goods of one family.
// Arms of any kind are weapons; what is only called weapons may be anything.
func (h *headline) about(b *waybill.Claim) (near, same bool) {
	known, open := 0, 0
	for _, side := range [][2]waybill.PartyID{{h.Supplier.ID, b.Supplier.ID}, {h.Recipient.ID, b.Recipient.ID}} {
		switch {
		case side[0] == "" || side[1] == "":
			open++
		case side[0] == side[1]:
			known++
		case len(side[0]) > stateID || len(side[1]) > stateID: // a firm or group, perhaps of that state
		default:
			return false, false
		}
	}
	kin := h.Goods.Class.Family() == b.Goods.Class.Family()
	arms := h.Goods.Class.Military() && b.Goods.Class.Military()
	general, vague := arms && h.Goods.Class == "weapons", arms && b.Goods.Class == "weapons"
	if negative(b) {
		general, vague = vague, general // who denies sending arms denies sending tanks
	}
	near = known > 0 && (kin || general || vague || akin(h.Goods.Class) == akin(b.Goods.Class))
	return near, near && known+open == 2 && (kin || general && known == 2)
}

// akin is a family that stands for those which are called by each other's names: an
// air-defence missile, a howitzer that is a vehicle.
func akin(class waybill.Class) string {
	switch family := class.Family(); family {
	case "missile", "air-defence", "ammunition":
		return "missile"
	case "armour", "vehicle", "artillery":
		return "armour"
	case "aircraft", "uncrewed":
		return "aircraft"
	default:
		return family
	}
}

// stateID is how long the id of a state is.
const stateID = 2

// negative reports whether a claim says that nothing passes.
func negative(c *waybill.Claim) bool {
	return c.Certainty == waybill.Denied || c.Stage == waybill.Refused
}

// opposed reports whether one of two claims says that arms pass, or will, where the other
// says that they do not: that somebody wants them is no contradiction, nor is what was
// promised before it was refused.
func opposed(h, b *waybill.Claim) bool {
	yes, no := h, b
	if negative(h) {
		yes, no = b, h
	}
	if sureness(yes) == 0 {
		return false
	}
	switch no.Stage {
	case waybill.Refused:
		return reach(yes, false) == 1
	case waybill.Delivered, waybill.Underway:
		return reach(yes, true) == 2
	}
	return yes.Stage == no.Stage
}

// reach is how far a claim says the transfer has come. A present tense in a headline may
// tell what is agreed, and in the text what goes on has begun.
func reach(c *waybill.Claim, inText bool) int {
	switch c.Stage {
	case waybill.Agreed:
		return 1
	case waybill.Underway:
		if inText {
			return 2
		}
		return 1
	case waybill.Delivered:
		return 2
	}
	return 0
}

// sureness is how firmly a claim says it.
func sureness(c *waybill.Claim) int {
	switch c.Certainty {
	case waybill.Stated:
		return 2
	case waybill.Likely:
		return 1
	}
	return 0
}

// another reports whether a claim of the text is about more of the same, or another number
// of it, than the headline's.
func another(a *lang.Analysis, h, b *waybill.Claim) bool {
	if x, y := h.Goods.Amount, b.Goods.Amount; x.Known() && y.Known() && x.Unit == y.Unit && (less(x.Max, y.Min) || less(y.Max, x.Min)) {
		return true
	}
	i := sort.Search(len(a.Sentences), func(i int) bool { return a.Tokens[a.Sentences[i].Last-1].Span.End > b.Evidence.Begin })
	if i == len(a.Sentences) {
		return false
	}
	s := &a.Sentences[i]
	for k := s.First; k+1 < s.Last; k++ {
		if !s.Pack.Means(a.Tokens[k].Lower, lang.Still) || s.Pack.Means(a.Tokens[k+1].Lower, lang.Than) {
			continue
		}
		for n := k + 1; n < s.Last && n <= k+moreReach && a.Tokens[n].Kind != text.Punct; n++ {
			if span := a.Tokens[n].Span; b.Goods.Span.Contains(span) || b.StageWords.Contains(span) {
				return true
			}
		}
	}
	return false
}

func less(x, y waybill.Bound) bool { return x.Known && y.Known && x.Value < y.Value }

// moreReach is how many words behind "another" or "more" the goods stand at most.
const moreReach = 3

// quoted reports whether words stand in quotation marks.
func quoted(a *lang.Analysis, words waybill.Span) bool {
	for _, q := range a.Quotes {
		if q.Span.Contains(words) {
			return true
		}
	}
	return false
}
