package mcp

import (
	"context"
	"fmt"
	"strings"

	"github.com/google/jsonschema-go/jsonschema"

	"waybill/view"
)

// mostSentence is how long a text may be that is checked.
const mostSentence = 4000

type sentence struct {
	Text string `json:"text" jsonschema:"a sentence or a few, in English or German"`
}

func (s *Server) addCheck() error {
	return add(s, tool[sentence, view.Check]{
		name: "check_sentence", title: "Hold a sentence against the ledger",
		does: "Reads a sentence, finds the transfers it claims, and tells what the sources in the ledger say of the same ones (same sides, goods that go together): " +
			"affirmed, less (they affirm less than it says), contested, doubted, denied, or unknown; beyond says that no source goes as far as the sentence. " +
			"The verdict is about what is said, not about what is so: unknown is not false. Quantities, sums, dates and conditions are not compared: not_compared lists them." + untrusted,
		shape: func(in *jsonschema.Schema) {
			least, most := 1, mostSentence
			in.Properties["text"].MinLength, in.Properties["text"].MaxLength = &least, &most
		},
		answer: s.checkSentence,
	})
}

func (s *Server) checkSentence(ctx context.Context, asked sentence) (view.Check, string, error) {
	check, err := s.check(ctx, asked.Text)
	if err != nil {
		return view.Check{}, "", err
	}
	var dropped left
	for i := range check.Claims {
		for k := range check.Claims[i].Rows {
			m := &check.Claims[i].Rows[k]
			m.Voices = cutVoices(m.Voices, mostVoices/4, mostSaid, &dropped)
		}
	}
	return *check, s.checkText(check), nil
}

func (s *Server) checkText(check *view.Check) string {
	var b strings.Builder
	for _, note := range check.Notes {
		fmt.Fprintf(&b, "Note: %s\n", inert(note, evidence))
	}
	if len(check.Claims) == 0 {
		return b.String() + "Waybill finds no claim of a transfer in this text: name who gives what to whom in a full sentence."
	}
	for i := range check.Claims {
		c := &check.Claims[i]
		s.claim(&b, &c.Claim)
		fmt.Fprintf(&b, "  Verdict: %s", c.Verdict)
		if c.Beyond {
			b.WriteString(", beyond what the sources say")
		}
		fmt.Fprintf(&b, ". %s\n", c.Why)
		if len(c.NotCompared) > 0 {
			fmt.Fprintf(&b, "  Not compared: %s.\n", strings.Join(c.NotCompared, ", "))
		}
		for k := range c.Rows {
			m := &c.Rows[k]
			fmt.Fprintf(&b, "  It may be this transfer (goods %s):\n", fits(m.Fit))
			s.row(&b, &m.Transfer)
			s.voices(&b, m.Voices, nil)
		}
		if c.More > 0 {
			fmt.Fprintf(&b, "  %s it may be of are left out: search_transfers lists them.\n", count(c.More, "more transfer"))
		}
	}
	if check.Left > 0 {
		fmt.Fprintf(&b, "%s left out: give fewer sentences.\n", count(check.Left, "more claim"))
	}
	return b.String()
}

func fits(fit string) string {
	switch fit {
	case "closer":
		return "named more exactly there"
	case "vaguer":
		return "named less exactly there"
	}
	return "the same"
}
