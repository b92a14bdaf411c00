package cli

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"waybill"
	"waybill/atlas"
	"waybill/export"
	"waybill/ledger"
	"waybill/view"
)

const showLong = `Tells the whole story of one transfer: how its stage and certainty moved, who
affirms, doubts and denies it in which words, which articles are copies of one
text, what is given in return, how credible that makes it and why, and what
people judged of it. A transfer is also found by an id it once had.

[admission], [accusation] and [denial] mark origins that are themselves a side
of the transfer.`

const showExamples = `  waybill show KP-RU-missile-7K3QFA
  waybill show KP-RU-missile-7K3QFA --explain   why each claim belongs to it
  waybill show --json KP-RU-missile-7K3QFA      for programs (docs/ledger.schema.json)`

func (a *app) showCommand() *cobra.Command {
	var w what
	cmd := &cobra.Command{
		Use:     "show ID…",
		Short:   "Tell the whole story of a transfer",
		Long:    showLong,
		Example: showExamples,
		GroupID: "ledger",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("show wants the id of a transfer: waybill list shows the ids")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, ids []string) error { return a.show(cmd.Context(), ids, w) },
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.BoolVar(&w.explain, "explain", false, "why each claim belongs to the transfer")
	flags.BoolVar(&w.json, "json", false, "one line of JSON for each (docs/ledger.schema.json)")
	a.ledgerFlag(cmd)
	return cmd
}

func (a *app) show(ctx context.Context, ids []string, w what) error {
	return a.with(ctx, false, func(l *ledger.Ledger, known *atlas.Atlas) error {
		if err := a.settled(ctx, l); err != nil {
			return err
		}
		var missing error
		var out bytes.Buffer
		pg := &page{printer: a.printer(w, known), out: &out}
		for _, id := range ids {
			s, err := a.storyOf(ctx, l, id)
			if errors.Is(err, ledger.ErrNotFound) {
				a.report(err)
				missing = errReported
				continue
			}
			if err != nil {
				return err
			}
			if w.json {
				line, err := export.Line(s)
				if err != nil {
					return outputError{err}
				}
				out.Write(line)
				continue
			}
			if out.Len() > 0 {
				out.Write(pg.rule())
			}
			pg.story(s)
		}
		write := func(to io.Writer) error { return writeTo(to, out.Bytes()) }
		if w.json || out.Len() == 0 {
			return cmp.Or(write(a.Out), missing)
		}
		return cmp.Or(a.paged(write), missing)
	})
}

// storyOf puts the story of a transfer together.
func (a *app) storyOf(ctx context.Context, l *ledger.Ledger, id string) (*view.Story, error) {
	s, err := l.Show(ctx, id)
	if errors.Is(err, ledger.ErrNotFound) {
		return nil, notThere(ctx, l, id)
	}
	if err != nil {
		return nil, err
	}
	p := &view.Parts{
		Row: s.Row, Asked: s.Asked, Articles: map[string]view.Article{}, Copies: map[string]string{},
		Exchanges: s.Exchanges, Others: map[string]view.Transfer{}, Reliability: s.Reliability,
	}
	for article, r := range s.Reports {
		p.Articles[article], p.Copies[article] = articleOf(&r), r.Copies
	}
	for i := range s.Judgements {
		p.Judgements = append(p.Judgements, view.JudgementOf(&s.Judgements[i].Judgement, s.Judgements[i].InForce))
	}
	var others []string
	for _, x := range s.Exchanges {
		others = append(others, x.Transfers...)
	}
	if len(others) > 0 {
		rows, err := l.List(ctx, ledger.Filter{IDs: others, WithRejected: true}, ledger.Page{})
		if err != nil {
			return nil, err
		}
		for i := range rows {
			p.Others[rows[i].ID] = view.TransferOf(&rows[i])
		}
	}
	story := view.StoryOf(p)
	return &story, nil
}

// articleOf is an article as it is shown.
func articleOf(r *ledger.Report) view.Article {
	return view.Article{
		ID: r.Article, File: strings.ToValidUTF8(r.File, "\uFFFD"), Seen: r.Seen.UTC().Format(time.RFC3339), Outlet: view.Optional(r.Outlet),
		Published: view.Optional(r.Published), Title: view.Optional(r.Title), Lang: view.Optional(r.Lang),
	}
}

// The limits of what is suggested for an id that is not there.
const nearIDs, nearScanned = 3, 500

// notThere says that there is no transfer with an id, and which ids are like it.
func notThere(ctx context.Context, l *ledger.Ledger, id string) error {
	f := ledger.Filter{WithRejected: true}
	if sides := strings.SplitN(strings.ToUpper(id), "-", 3); len(sides) == 3 && len(sides[0]) == 2 && len(sides[1]) == 2 {
		f.Suppliers, f.Recipients = sideNamed(sides[0]), sideNamed(sides[1])
	}
	rows, err := l.List(ctx, f, ledger.Page{Sort: "id", Limit: nearScanned})
	if err != nil {
		return err
	}
	begin := sidesOf(id)
	var near []string
	for i := range rows {
		if strings.EqualFold(sidesOf(rows[i].ID), begin) {
			near = append(near, rows[i].ID)
		}
	}
	slices.SortStableFunc(near, func(x, y string) int { return cmp.Compare(alike(y, id), alike(x, id)) })
	if len(near) == 0 {
		return ledgerError{notFound{id, l.Place()}, "waybill list shows the ids"}
	}
	return ledgerError{notFound{id, l.Place()}, "did you mean " + alternatives(near[:min(nearIDs, len(near))]) + "?"}
}

// sideNamed is the party of a side in an id, where XX stands for nobody named.
func sideNamed(side string) []waybill.PartyID {
	if side == "XX" {
		side = ""
	}
	return []waybill.PartyID{waybill.PartyID(side)}
}

// notFound is an id that no transfer has.
type notFound struct{ id, place string }

func (n notFound) Error() string { return "there is no transfer " + n.id + " in " + n.place }
func (n notFound) Unwrap() error { return ledger.ErrNotFound }

// sidesOf is the begin of an id up to the goods: "KP-RU".
func sidesOf(id string) string {
	parts := strings.SplitN(id, "-", 3)
	return strings.Join(parts[:min(2, len(parts))], "-")
}

// alike counts the letters that two ids have in common at their begin and their end.
func alike(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n]|0x20 == b[n]|0x20 {
		n++
	}
	for i := 1; i <= len(a)-n && i <= len(b)-n && a[len(a)-i]|0x20 == b[len(b)-i]|0x20; i++ {
		n++
	}
	return n
}
