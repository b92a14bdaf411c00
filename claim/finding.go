package claim

import "waybill"

// Findings sets the claims of a headline against those of the text about the same parties
// and goods. A headline without such a claim below it is left alone: what the text says in
// other words may not have been read.
func Findings(title waybill.Span, claims []waybill.Claim) []waybill.Finding {
	var all []waybill.Finding
	for i := range claims {
		h := &claims[i]
		if !title.Contains(h.Evidence) || h.Kind != waybill.Transfer || !h.Supplier.Known() || !h.Recipient.Known() {
			continue
		}
		if kind, nearest := against(title, h, claims); nearest != nil {
			all = append(all, waybill.Finding{Kind: kind, Headline: h.ID, Text: nearest.ID, HeadlineWords: h.Evidence, TextWords: nearest.Evidence})
		}
	}
	return all
}

// against finds how a headline's claim differs from all those below it, and from which one
// least; nil where it does not.
func against(title waybill.Span, h *waybill.Claim, claims []waybill.Claim) (kind waybill.FindingKind, nearest *waybill.Claim) {
	denied := 0
	below := 0
	for i := range claims {
		b := &claims[i]
		if title.Contains(b.Evidence) || b.Kind != waybill.Transfer || b.Supplier.ID != h.Supplier.ID || b.Recipient.ID != h.Recipient.ID || b.Goods.Class.Family() != h.Goods.Class.Family() {
			continue
		}
		if negative(b) && b.Source.Name != waybill.Narrator || b.Stage == waybill.Halted || h.Stage == waybill.Halted {
			continue // what somebody else denies, and what ended, contradicts no headline
		}
		below++
		if negative(b) != negative(h) {
			denied++
		}
		if nearest == nil || strength(b) > strength(nearest) {
			nearest = b
		}
	}
	switch {
	case below == 0:
	case denied == below:
		return waybill.HeadlineContradicts, nearest
	case denied == 0 && !negative(h) && strength(h) > strength(nearest):
		return waybill.HeadlineExceeds, nearest
	}
	return "", nil
}

// negative reports whether a claim says that nothing passes.
func negative(c *waybill.Claim) bool {
	return c.Certainty == waybill.Denied || c.Stage == waybill.Refused
}

// strength is how much a claim says. A headline's present tense tells what is agreed too.
func strength(c *waybill.Claim) int {
	firm := 0
	switch c.Stage {
	case waybill.Agreed, waybill.Underway, waybill.Halted:
		firm = 2
	case waybill.Delivered:
		firm = 4
	}
	switch c.Certainty {
	case waybill.Stated, waybill.Likely:
		firm++
	}
	return firm
}
