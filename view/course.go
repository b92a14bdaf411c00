package view

import (
	"cmp"
	"slices"

	"waybill"
	"waybill/transfer"
)

// course is how stage and certainty moved.
func (p *Parts) course() []Step {
	steps := []Step{}
	last := map[string]int{} // by stance
	names := p.names()
	for _, day := range p.days() {
		for _, stance := range []transfer.Stance{transfer.Affirming, transfer.Doubting, transfer.Denying} {
			step, ok := p.furthest(day, stance, names)
			if !ok {
				continue
			}
			i, known := last[step.Stance]
			if known && step.From != "" && steps[i].Stage == step.Stage && steps[i].Certainty == step.Certainty {
				steps[i].extend(&step)
				continue
			}
			last[step.Stance] = len(steps)
			steps = append(steps, step)
		}
	}
	return steps
}

func (s *Step) extend(by *Step) {
	s.To = by.To
	s.Articles += by.Articles
	for _, o := range by.Origins {
		if !slices.Contains(s.Origins, o) {
			s.Origins = append(s.Origins, o)
		}
	}
}

// days are the days of the reports with the indexes of their claims.
func (p *Parts) days() [][]int {
	var all [][]int
	for i := range p.Row.Claims {
		if i == 0 || p.Row.Claims[i].Published != p.Row.Claims[i-1].Published {
			all = append(all, nil)
		}
		all[len(all)-1] = append(all[len(all)-1], i)
	}
	return all
}

// furthest is the furthest stage of one stance on a day, and who says so; ok is false where
// nobody does.
func (p *Parts) furthest(day []int, stance transfer.Stance, names []string) (step Step, ok bool) {
	var best *transfer.Claim
	for _, i := range day {
		if c := &p.Row.Claims[i]; transfer.StanceOf(c.Certainty) == stance && (best == nil || further(c, best)) {
			best = c
		}
	}
	if best == nil {
		return Step{}, false
	}
	step = Step{
		From: Optional(best.Published), To: Optional(best.Published), Stance: string(stance),
		Stage: string(best.Stage), Certainty: string(best.Certainty), Origins: []string{},
	}
	articles := map[string]bool{}
	for _, i := range day {
		c := &p.Row.Claims[i]
		if c.Stage != best.Stage || c.Certainty != best.Certainty {
			continue
		}
		articles[c.Article] = true
		if name := names[i]; !slices.Contains(step.Origins, name) {
			step.Origins = append(step.Origins, name)
		}
	}
	step.Articles = len(articles)
	return step, true
}

// names are those of the origins of the claims, by the claims' indexes.
func (p *Parts) names() []string {
	names := make([]string, len(p.Row.Claims))
	for i := range p.Row.Voices {
		v := &p.Row.Voices[i]
		for _, k := range v.Claims {
			names[k] = v.Origin.Name
			if v.Origin.Name == "" {
				names[k] = UnknownOutlet
			}
		}
	}
	return names
}

// UnknownOutlet is how an origin without a name is named to people.
const UnknownOutlet = "an unknown outlet"

// further orders stages and certainties of one day as package transfer does.
func further(a, b *transfer.Claim) bool {
	stages, certainties := waybill.Stages(), waybill.Certainties()
	return cmp.Or(
		cmp.Compare(slices.Index(stages, a.Stage), slices.Index(stages, b.Stage)),
		-cmp.Compare(slices.Index(certainties, a.Certainty), slices.Index(certainties, b.Certainty)),
	) > 0
}
