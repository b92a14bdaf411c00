package mcp

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"waybill"
	"waybill/desk"
	"waybill/transfer"
	"waybill/view"
)

type whoAsked struct {
	Transfer string `json:"transfer,omitempty" jsonschema:"id of a transfer"`
	Text     string `json:"text,omitempty" jsonschema:"instead of an id: a sentence that claims a transfer, in English or German"`
	Stance   string `json:"stance,omitempty" jsonschema:"only those who ever do so"`
	After    string `json:"after,omitempty" jsonschema:"the next of the page before; only with transfer"`
	Limit    int    `json:"limit,omitempty" jsonschema:"how many voices of a transfer"`
}

// whoAnswer is who speaks of transfers.
type whoAnswer struct {
	Transfers []spoken `json:"transfers"`
	// Next is where the next page of the one transfer that was asked for begins.
	Next view.Optional `json:"next"`
}

// spoken is one transfer with who speaks of it.
type spoken struct {
	Transfer view.Transfer `json:"transfer"`
	Voices   []view.Voice  `json:"voices"`
	// Articles are those that the voices are cited from, Copies those among all articles that
	// are copies of one text.
	Articles []view.Article `json:"articles"`
	Copies   [][]string     `json:"copies"`
	Left     left           `json:"left"`
}

func (s *Server) addWho() error {
	return add(s, tool[whoAsked, whoAnswer]{
		name: "who_says_so", title: "Who says so",
		does: "The origins behind a transfer, or behind what a sentence claims: each with its kind, whether it affirms, doubts or denies, " +
			"a mark where it is itself a side (admission, accusation, denial), its reliability where a person graded it, and its words; and which articles are copies of one text. " +
			"Give either transfer or text." + untrusted,
		shape: func(in *jsonschema.Schema) {
			enum(in, "stance", []transfer.Stance{transfer.Affirming, transfer.Doubting, transfer.Denying})
			between(in, "limit", 1, 100, 20)
		},
		answer: s.who,
	})
}

func (s *Server) who(ctx context.Context, asked whoAsked) (whoAnswer, string, error) {
	answer := whoAnswer{Transfers: []spoken{}}
	switch {
	case (asked.Transfer == "") == (asked.Text == ""):
		return answer, "", &desk.Error{Field: "transfer", Value: asked.Transfer, Why: "give either the id of a transfer or a text"}
	case asked.Transfer != "":
		story, err := s.Desk.Story(ctx, asked.Transfer)
		if err != nil {
			return answer, "", err
		}
		sp, next, err := spokenOf(story, &asked)
		if err != nil {
			return answer, "", err
		}
		answer.Transfers, answer.Next = append(answer.Transfers, sp), next
	default:
		if err := s.whoOfText(ctx, &asked, &answer); err != nil {
			return answer, "", err
		}
	}
	return answer, s.whoText(&answer), nil
}

// whoOfText finds who speaks of the transfers that a text claims, of each row once.
func (s *Server) whoOfText(ctx context.Context, asked *whoAsked, answer *whoAnswer) error {
	check, err := s.check(ctx, asked.Text)
	if err != nil {
		return err
	}
	if asked.After != "" {
		return &desk.Error{Field: "after", Value: asked.After, Why: "pages are of one transfer: ask for it by its id"}
	}
	seen := map[string]bool{}
	for i := range check.Claims {
		for k := range check.Claims[i].Rows {
			id := check.Claims[i].Rows[k].Transfer.ID
			if seen[id] || len(seen) == 5 {
				continue
			}
			seen[id] = true
			story, err := s.Desk.Story(ctx, id)
			if err != nil {
				return err
			}
			sp, _, err := spokenOf(story, asked)
			if err != nil {
				return err
			}
			answer.Transfers = append(answer.Transfers, sp)
		}
	}
	return nil
}

// spokenOf is a page of the voices of a story.
func spokenOf(story *view.Story, asked *whoAsked) (sp spoken, next view.Optional, err error) {
	sp = spoken{Transfer: story.Transfer, Articles: []view.Article{}, Copies: story.Copies}
	voices := slices.Clone(story.Voices)
	if asked.Stance != "" {
		voices = slices.DeleteFunc(voices, func(v view.Voice) bool { return !does(&v, asked.Stance) })
	}
	begin := 0
	if asked.After != "" {
		begin, err = strconv.Atoi(asked.After)
		if err != nil || begin < 0 || begin > len(voices) {
			return sp, "", &desk.Error{Field: "after", Value: asked.After, Why: "give the next of the page before"}
		}
	}
	rest := voices[begin:]
	sp.Voices = cutVoices(rest, asked.Limit, 2*mostSaid, &sp.Left)
	if len(rest) > len(sp.Voices) {
		next = view.Optional(strconv.Itoa(begin + len(sp.Voices)))
	}
	known, listed := citedOf(story.Articles), map[string]bool{}
	for i := range sp.Voices {
		for _, said := range sp.Voices[i].Said {
			if a := known[said.Article]; a != nil && !listed[a.ID] {
				listed[a.ID] = true
				sp.Articles = append(sp.Articles, *a)
			}
		}
	}
	return sp, next, nil
}

func does(v *view.Voice, stance string) bool {
	switch transfer.Stance(stance) {
	case transfer.Affirming:
		return v.Affirms
	case transfer.Denying:
		return v.Denies
	}
	return v.Doubts
}

func (s *Server) whoText(a *whoAnswer) string {
	var b strings.Builder
	if len(a.Transfers) == 0 {
		return "Nobody in the ledger speaks of it. That does not make it false."
	}
	for i := range a.Transfers {
		sp := &a.Transfers[i]
		s.row(&b, &sp.Transfer)
		s.voices(&b, sp.Voices, citedOf(sp.Articles))
		for _, group := range sp.Copies {
			fmt.Fprintf(&b, "%d articles are copies of one text.\n", len(group))
		}
		sp.Left.text(&b)
	}
	if a.Next != "" {
		fmt.Fprintf(&b, "More with after=%s\n", a.Next)
	}
	return b.String()
}

// check holds a text against the ledger.
func (s *Server) check(ctx context.Context, text string) (*view.Check, error) {
	if strings.TrimSpace(text) == "" {
		return nil, &desk.Error{Field: "text", Value: "", Why: "give a sentence"}
	}
	return s.Desk.Check(ctx, waybill.Article{File: "text", Bytes: []byte(text)})
}
