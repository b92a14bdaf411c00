package cli

import (
	"os/user"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"waybill"
	"waybill/desk"
	"waybill/ledger"
	"waybill/transfer"
)

const judgeLong = `Records what a person decides about a transfer. Nothing is ever deleted:
waybill undo withdraws a judgement, waybill log tells of all. Judgements hold
on to the words of the claims, so that they outlive a new reading.

  accept                 it is so                    reject        it is not, or is none
  note                   a remark, with --why        grade 1…6     its credibility
  merge OTHER            both are one transfer       split CLAIM…  these claims are of another
  correct FIELD=VALUE    a value was misread: supplier, recipient, class, designation,
                         stage, certainty, quantity or date; without a value it is
                         unknown. --claim corrects only some claims.

waybill show prints the claims with the first letters of their keys.`

const judgeExamples = `  waybill judge KP-RU-missile-7K3QFA accept --why "two ports name the ships"
  waybill judge KP-RU-missile-7K3QFA grade 2
  waybill judge KP-RU-missile-7K3QFA merge KP-RU-weapons-B2M4XA
  waybill judge KP-RU-missile-7K3QFA split 3fa8c1 --why "another shipment"
  waybill judge KP-RU-missile-7K3QFA correct stage=agreed --claim 3fa8c1
  waybill judge --origin TASS grade D      how reliable an origin is, A to F`

// judging is a judgement as the command line gives it.
type judging struct {
	ledger.Verdict
	json bool
}

func (a *app) judgeCommand() *cobra.Command {
	var j judging
	cmd := &cobra.Command{
		Use:     "judge ID VERDICT…",
		Short:   "Accept, reject, merge, split, correct, grade or note",
		Long:    judgeLong,
		Example: judgeExamples,
		GroupID: "ledger",
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := j.parse(args); err != nil {
				return err
			}
			j.By = a.judge(j.By)
			return a.recordVerdict(cmd.Context(), j)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	a.whoAndWhy(cmd, &j.By, &j.Why)
	flags.StringSliceVar(&j.Claims, "claim", nil, "`KEY` of a claim that is corrected, or its first letters; without it all are")
	flags.StringVar(&j.Origin, "origin", "", "`NAME` of an origin to grade, instead of a transfer")
	flags.BoolVar(&j.json, "json", false, "the judgement as a line of JSON (docs/ledger.schema.json)")
	a.ledgerFlag(cmd)
	return cmd
}

// whoAndWhy declares who judges and why.
func (a *app) whoAndWhy(cmd *cobra.Command, by, why *string) {
	cmd.Flags().StringVar(why, "why", "", "the `REASON`")
	cmd.Flags().StringVar(by, "by", "", "`NAME` of who judges (default $WAYBILL_BY, else your user name)")
}

// judge is who judges: the name given, else $WAYBILL_BY, else the user of the system.
func (a *app) judge(given string) string {
	if given != "" {
		return given
	}
	if by := a.Getenv("WAYBILL_BY"); by != "" {
		return by
	}
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username
	}
	return a.Getenv("USER")
}

// verdict is a judgement that can be given, with how many words it wants behind it, -1 for
// one or more.
type verdict struct {
	kind  waybill.JudgementKind
	words int
	want  string
}

var verdicts = []verdict{
	{waybill.Accept, 0, ""},
	{waybill.Reject, 0, ""},
	{waybill.Note, 0, ""},
	{waybill.Grade, 1, "a grade from 1 to 6, as in grade 2"},
	{waybill.Merge, 1, "the id of the other transfer, as in merge KP-RU-weapons-B2M4XA"},
	{waybill.Split, -1, "the claims to take out, as in split 3fa8c1: waybill show prints their keys"},
	{waybill.Correct, 1, "a field and its value, as in correct stage=agreed"},
}

// parse takes the words of the command line apart: the transfer, the verdict, what belongs
// to it.
func (j *judging) parse(args []string) error {
	if j.Origin == "" {
		if len(args) == 0 {
			return usagef("judge wants the id of a transfer and a verdict: as in waybill judge KP-RU-missile-7K3QFA accept")
		}
		j.Transfer, args = args[0], args[1:]
	}
	if len(args) == 0 {
		return usagef("judge wants a verdict: accept, reject, note, grade, merge, split or correct")
	}
	word, rest := args[0], args[1:]
	for _, v := range verdicts {
		if string(v.kind) != word {
			continue
		}
		j.Kind = v.kind
		switch {
		case v.words >= 0 && len(rest) > v.words:
			return usagef("judge … %s takes no %q: put a reason into --why", word, rest[v.words])
		case len(rest) < v.words, v.words < 0 && len(rest) == 0:
			return usagef("judge … %s wants %s", word, v.want)
		}
		return j.behind(rest)
	}
	if slices.ContainsFunc(verdicts, func(v verdict) bool { return string(v.kind) == j.Transfer }) {
		return usagef("the transfer comes first: waybill judge %s %s", word, j.Transfer)
	}
	return usagef("%q is no verdict: it is accept, reject, note, grade, merge, split or correct", word)
}

// behind takes the words behind a verdict.
func (j *judging) behind(rest []string) error {
	if j.Origin != "" && j.Kind != waybill.Grade {
		return usagef("an origin can only be graded: as in waybill judge --origin TASS grade D")
	}
	if len(j.Claims) > 0 && j.Kind != waybill.Correct {
		return usagef("--claim belongs to correct")
	}
	switch j.Kind {
	case waybill.Note:
		if j.Why == "" {
			return usagef("a note wants its words: as in waybill judge %s note --why \"ask the port authority\"", j.Transfer)
		}
	case waybill.Grade:
		if j.Origin != "" {
			j.Reliability = waybill.Reliability(strings.ToUpper(rest[0]))
			if !j.Reliability.Valid() {
				return usagef("the reliability of an origin is a letter from A (completely reliable) to E (unreliable), or F (cannot be judged), not %q", rest[0])
			}
			return nil
		}
		n, err := strconv.Atoi(rest[0])
		if j.Credibility = waybill.Credibility(n); err != nil || !j.Credibility.Valid() {
			return usagef("the credibility of a transfer is a number from 1 (confirmed) to 5 (improbable), or 6 (cannot be judged), not %q", rest[0])
		}
	case waybill.Merge:
		j.Other = rest[0]
	case waybill.Split:
		j.Claims = rest
	case waybill.Correct:
		field, value, ok := strings.Cut(rest[0], "=")
		if !ok || !slices.Contains(transfer.Fields(), field) {
			return usagef("correct wants FIELD=VALUE with one of the fields %s, not %q", desk.Alternatives(transfer.Fields()), rest[0])
		}
		j.Field, j.Value = field, value
	}
	return nil
}
