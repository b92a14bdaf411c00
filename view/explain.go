package view

import "waybill"

// Explain tells of every value of a claim by which rule and words it has it; null where the
// claim has no such value.
type Explain struct {
	// Kind and Parties are those of an event.
	Kind      *Reason `json:"kind"`
	Parties   *Reason `json:"parties"`
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
	// Why says in one sentence why the rule gives its value, WhyDE the same in German, for
	// pages: programs know the rule by its name.
	Why   string  `json:"why"`
	WhyDE string  `json:"-"`
	Words []Words `json:"words"`
	// Before are the values that it changed, the last one first; empty for most.
	Before []Before `json:"before"`
}

// Before is a value that a later rule changed, with the rule that gave it.
type Before struct {
	Value string  `json:"value"`
	Rule  string  `json:"rule"`
	Why   string  `json:"why"`
	WhyDE string  `json:"-"`
	Words []Words `json:"words"`
}

// In is why, in a language: "de", else English.
func (r Reason) In(lang string) string { return reasonIn(lang, r.Why, r.WhyDE) }

// In is why, in a language: "de", else English.
func (b Before) In(lang string) string { return reasonIn(lang, b.Why, b.WhyDE) }

func reasonIn(lang, english, german string) string {
	if lang == "de" {
		return german
	}
	return english
}

// Explained is [Of] with the reasons for every value of every claim.
func Explained(r *waybill.Reading) Document {
	d := Of(r)
	b := builder{text: r.Report.Text, at: NewOffsets(r.Report.Text)}
	for i := range r.Claims {
		w := &r.Claims[i].Why
		d.Claims[i].Explain = &Explain{
			Kind: b.reason(&w.Kind), Parties: b.reason(&w.Parties),
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
	v := &Reason{Rule: r.Rule.Name, Why: r.Rule.Why, WhyDE: r.Rule.WhyDE, Words: b.wordsList(r.Words[:]), Before: []Before{}}
	for x := r.Before; x != nil; x = x.Before {
		v.Before = append(v.Before, Before{Value: x.Value, Rule: x.Rule.Name, Why: x.Rule.Why, WhyDE: x.Rule.WhyDE, Words: b.wordsList(x.Words[:])})
	}
	return v
}
