package view

import (
	"slices"
	"strings"

	"waybill"
	"waybill/transfer"
)

// Parts are what a story is put together from, as package ledger finds them.
type Parts struct {
	Row transfer.Row
	// Asked is the id it was asked for by, "" where that is its id now.
	Asked string
	// Articles are those that its claims are in, by their ids; Copies the name of the
	// group of copies that each is in.
	Articles map[string]Article
	Copies   map[string]string
	// Exchanges are what articles tell; Others are the rows they name besides this one.
	Exchanges  []waybill.Exchange
	Others     map[string]Transfer
	Judgements []Judgement
	// Reliability are people's grades of origins, by name.
	Reliability map[string]waybill.Reliability
}

// StoryOf puts a story together.
func StoryOf(p *Parts) Story {
	s := Story{
		Transfer: TransferOf(&p.Row.Transfer), Grounds: transfer.Grounds(p.Row.Voices), Asked: Optional(p.Asked), Course: p.course(), Voices: []Voice{},
		Articles: []Article{}, Copies: p.copies(), Exchanges: p.exchanges(), Judgements: append([]Judgement{}, p.Judgements...),
	}
	for i := range p.Row.Voices {
		s.Voices = append(s.Voices, p.voice(&p.Row.Voices[i]))
	}
	for _, id := range p.order() {
		a := p.Articles[id]
		a.ID = id
		s.Articles = append(s.Articles, a)
	}
	return s
}

// order is the ids of the articles by the days of the claims.
func (p *Parts) order() []string {
	var ids []string
	seen := map[string]bool{}
	for i := range p.Row.Claims {
		if id := p.Row.Claims[i].Article; !seen[id] {
			seen[id] = true
			ids = append(ids, id)
		}
	}
	return ids
}

// copies are the groups of articles that are copies of one text.
func (p *Parts) copies() [][]string {
	groups := map[string][]string{}
	var names []string
	for _, id := range p.order() {
		name := p.Copies[id]
		if name == "" {
			continue
		}
		if groups[name] == nil {
			names = append(names, name)
		}
		groups[name] = append(groups[name], id)
	}
	all := [][]string{}
	for _, name := range names {
		if len(groups[name]) > 1 {
			all = append(all, groups[name])
		}
	}
	return all
}

func (p *Parts) voice(v *transfer.Voice) Voice {
	out := Voice{
		Origin: Origin{
			Kind: string(v.Origin.Kind), Name: Optional(v.Origin.Name), Party: Optional(v.Origin.Party),
			Independent: v.Origin.Independent(), Reliability: Optional(p.Reliability[v.Origin.Name]),
		},
		Affirms: v.Affirms, Doubts: v.Doubts, Denies: v.Denies, Last: string(v.Last), Day: Optional(v.Day), Mark: Optional(v.Mark),
		Said: make([]Said, 0, len(v.Claims)),
	}
	if out.Origin.Kind == "" {
		out.Origin.Kind = string(waybill.UnclearOrigin)
	}
	for _, i := range v.Claims {
		out.Said = append(out.Said, p.said(i))
	}
	return out
}

func (p *Parts) said(i int) Said {
	c := &p.Row.Claims[i]
	s := Said{
		Claim: c.Key, Article: c.Article, Stage: string(c.Stage), Certainty: string(c.Certainty), Source: c.Source,
		Own: c.Own, Credited: c.Credited, Class: Optional(c.Class), Designation: Optional(c.Designation), Quantity: Optional(c.Quantity),
		From: Optional(c.Begin), To: Optional(c.End), Exchange: Optional(c.Exchange), Words: c.Words, Taken: c.Taken, Held: append([]int64{}, c.Held...),
	}
	if i < len(p.Row.Because) {
		b := p.Row.Because[i]
		s.Because = string(b.Rule)
		if b.Judgement != 0 {
			s.Judgement = &b.Judgement
		}
	}
	return s
}

// exchanges gathers what articles tell by the rows that go with this one.
func (p *Parts) exchanges() []Exchange {
	all := []Exchange{}
	at := map[string]int{}
	for _, x := range p.Exchanges {
		others := slices.DeleteFunc(slices.Clone(x.Transfers), func(id string) bool { return id == p.Row.ID })
		slices.Sort(others)
		key := strings.Join(others, " ")
		i, known := at[key]
		if !known {
			i = len(all)
			at[key] = i
			all = append(all, Exchange{Transfers: []Transfer{}, Told: []Linking{}})
			for _, id := range others {
				if t, ok := p.Others[id]; ok {
					all[i].Transfers = append(all[i].Transfers, t)
				}
			}
		}
		all[i].Told = append(all[i].Told, Linking{x.Article, x.Label, append([]string{}, x.Words...)})
	}
	return all
}
