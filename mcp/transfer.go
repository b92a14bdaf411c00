package mcp

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"waybill/view"
)

// Bounds of what is told of one transfer.
const (
	mostVoices     = 40
	mostSaid       = 3
	mostArticles   = 40
	mostJudgements = 20
	mostSteps      = 40
	mostExchanges  = 10
)

type oneTransfer struct {
	ID       string `json:"id" jsonschema:"id of the transfer, as search_transfers gives it (KP-RU-missile-7K3QFA)"`
	Passages int    `json:"passages,omitempty" jsonschema:"how many paragraphs around the evidence"`
}

// transferAnswer is a story, cut where it is long.
type transferAnswer struct {
	Story view.Story `json:"story"`
	// Passages are paragraphs in which claims stand.
	Passages []view.Passage `json:"passages"`
	Left     left           `json:"left"`
}

// left counts what was cut away.
type left struct {
	Voices     int `json:"voices"`
	Said       int `json:"said"`
	Articles   int `json:"articles"`
	Judgements int `json:"judgements"`
	Steps      int `json:"steps"`
	Exchanges  int `json:"exchanges"`
	Passages   int `json:"passages"`
}

func (s *Server) addTransfer() error {
	return add(s, tool[oneTransfer, transferAnswer]{
		name: "get_transfer", title: "One transfer with its evidence",
		does: "All that is known of one alleged transfer: how its stage and certainty moved, who affirms, doubts and denies it in which words of which report, paragraphs around the evidence, copies, what is given in return, judgements. " +
			"Long stories are cut, left counts what is missing: who_says_so pages through all voices, search_reports with id lists all reports." + untrusted,
		shape:  func(in *jsonschema.Schema) { between(in, "passages", 0, 20, 5) },
		answer: s.transfer,
	})
}

func (s *Server) transfer(ctx context.Context, asked oneTransfer) (transferAnswer, string, error) {
	story, err := s.Desk.Story(ctx, asked.ID)
	if err != nil {
		return transferAnswer{}, "", err
	}
	a := transferAnswer{Story: *story, Passages: []view.Passage{}}
	cutStory(&a.Story, &a.Left)
	if asked.Passages > 0 {
		if err := s.passages(ctx, &a, asked.Passages); err != nil {
			return transferAnswer{}, "", err
		}
	}
	return a, s.storyText(&a), nil
}

// passages adds the paragraphs of the first claims, of each text once.
func (s *Server) passages(ctx context.Context, a *transferAnswer, most int) error {
	found, err := s.Desk.Passages(ctx, &a.Story)
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	for i := range a.Story.Voices {
		for _, said := range a.Story.Voices[i].Said {
			p, ok := found[said.Claim]
			at := fmt.Sprintf("%s %d", p.Article, p.Begin)
			if !ok || seen[at] {
				continue
			}
			seen[at] = true
			if len(a.Passages) < most {
				a.Passages = append(a.Passages, p)
			} else {
				a.Left.Passages++
			}
		}
	}
	return nil
}

// cut keeps the first of a list and counts the others. It leaves the list alone, which may
// be shared.
func cut[T any](list []T, most int, left *int) []T {
	if len(list) <= most {
		return list
	}
	*left += len(list) - most
	return slices.Clone(list[:most])
}

func cutStory(story *view.Story, l *left) {
	story.Voices = cutVoices(story.Voices, mostVoices, mostSaid, l)
	story.Articles = cut(story.Articles, mostArticles, &l.Articles)
	story.Course = cut(story.Course, mostSteps, &l.Steps)
	story.Exchanges = cut(story.Exchanges, mostExchanges, &l.Exchanges)
	if n := len(story.Judgements) - mostJudgements; n > 0 { // the last ones count
		story.Judgements = slices.Clone(story.Judgements[n:])
		l.Judgements += n
	}
}

// cutVoices keeps the first voices, of each the last of what it says.
func cutVoices(voices []view.Voice, most, said int, l *left) []view.Voice {
	voices = slices.Clone(cut(voices, most, &l.Voices))
	for i := range voices {
		if n := len(voices[i].Said) - said; n > 0 {
			voices[i].Said = slices.Clone(voices[i].Said[n:])
			l.Said += n
		}
	}
	return voices
}

func (s *Server) storyText(a *transferAnswer) string {
	var b strings.Builder
	story := &a.Story
	s.row(&b, &story.Transfer)
	if story.Asked != "" {
		fmt.Fprintf(&b, "%s is its id now; it was %s.\n", story.Transfer.ID, story.Asked)
	}
	for _, why := range story.Transfer.Reasons {
		fmt.Fprintf(&b, "  %s\n", inert(why, evidence))
	}
	b.WriteString("Who says so:\n")
	known := citedOf(story.Articles)
	s.voices(&b, story.Voices, known)
	if len(story.Copies) > 0 {
		fmt.Fprintf(&b, "%s of one text among the articles; in their own voice they count once.\n", count(len(story.Copies), "group of copies"))
	}
	for i := range story.Exchanges {
		b.WriteString("In return:\n")
		for k := range story.Exchanges[i].Transfers {
			s.row(&b, &story.Exchanges[i].Transfers[k])
		}
	}
	for i := range a.Passages {
		p := &a.Passages[i]
		fmt.Fprintf(&b, "Paragraph [%s; claim %.8s]: %s\n", known.cite(p.Article), p.Claim, quoted(p.Text, 4*evidence))
	}
	s.judgementsText(&b, story.Judgements)
	a.Left.text(&b)
	return b.String()
}

func (s *Server) judgementsText(b *strings.Builder, all []view.Judgement) {
	for i := range all {
		j := &all[i]
		fmt.Fprintf(b, "Judgement %d: %s by %s at %s", j.Number, j.Kind, or(j.By, "somebody"), j.At)
		if j.Field != "" {
			fmt.Fprintf(b, ", %s=%s", j.Field, or(j.Value, "unknown"))
		}
		if j.Why != "" {
			fmt.Fprintf(b, ": %s", quoted(string(j.Why), evidence))
		}
		if !j.InForce {
			b.WriteString(" (withdrawn)")
		}
		b.WriteString("\n")
	}
}

func (l *left) text(b *strings.Builder) {
	for _, x := range []struct {
		n    int
		noun string
	}{
		{l.Voices, "voice"}, {l.Said, "earlier claim"}, {l.Articles, "article"}, {l.Judgements, "earlier judgement"},
		{l.Steps, "step"}, {l.Exchanges, "exchange"}, {l.Passages, "passage"},
	} {
		if x.n > 0 {
			fmt.Fprintf(b, "Left out: %s\n", count(x.n, x.noun))
		}
	}
}
