package view

import "waybill"

// Explain tells of every value of a claim by which rule and words it has it; null where the
// claim has no such value.
type Explain struct {
	Supplier  *Reason `json:"supplier"`
	Recipient *Reason `json:"recipient"`
	Goods     *Reason `json:"goods"`
	Stage     *Reason `json:"stage"`
	Certainty *Reason `json:"certainty"`
	Source    *Reason `json:"source"`
	Exchange  *Reason `json:"exchange"`
}

// Reason is the rule that gave a value, and the words it went by.
type Reason struct {
	Rule string `json:"rule"`
	// Why says in one sentence why the rule gives its value.
	Why   string  `json:"why"`
	Words []Words `json:"words"`
}

// Explained is [Of] with the reasons for every value of every claim.
func Explained(r *waybill.Reading) Document {
	d := Of(r)
	b := builder{text: r.Report.Text, at: NewOffsets(r.Report.Text)}
	for i := range r.Claims {
		w := &r.Claims[i].Why
		d.Claims[i].Explain = &Explain{
			Supplier: b.reason(&w.Supplier), Recipient: b.reason(&w.Recipient), Goods: b.reason(&w.Goods), Stage: b.reason(&w.Stage),
			Certainty: b.reason(&w.Certainty), Source: b.reason(&w.Source), Exchange: b.reason(&w.Exchange),
		}
	}
	return d
}

func (b *builder) reason(r *waybill.Reason) *Reason {
	if r.Rule == nil {
		return nil
	}
	return &Reason{Rule: r.Rule.Name, Why: r.Rule.Why, Words: b.wordsList(r.Words[:])}
}
