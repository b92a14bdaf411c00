package cli

import (
	"bytes"
	"context"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"waybill/atlas"
	"waybill/desk"
	"waybill/export"
	"waybill/ledger"
	"waybill/query"
	"waybill/view"
)

const searchLong = `Finds reports with words, those recorded last first, and shows for each a
passage with the words and the transfers that its claims are of.

  Iskander               a word; case, umlauts and hyphens do not matter
  "ballistic missiles"   a phrase: these words side by side
  Iskan*                 a beginning
  tanks Leopard          both; so does tanks AND Leopard
  tanks OR howitzers     one of them at least
  tanks NOT Leopard      the first without the second
  (a OR b) c             brackets

The flags choose among the reports by what they are and by what they claim;
waybill list --help tells their words.`

const searchExamples = `  waybill search '"Kurzstreckenraketen" AND Iskander'
  waybill search 'Haubitze*' --recipient UA --published-since 2023
  waybill search --json Gripen > hits.jsonl`

func (a *app) searchCommand() *cobra.Command {
	var c choice
	var p ledger.Page
	var f form
	cmd := &cobra.Command{
		Use:     "search QUERY",
		Short:   "Find reports by their words",
		Long:    searchLong,
		Example: searchExamples,
		GroupID: "ledger",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("search wants words: as in waybill search Iskander")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, words []string) error {
			if err := f.check(); err != nil {
				return err
			}
			return a.search(cmd.Context(), strings.Join(words, " "), &c, p, f)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	c.flags(flags)
	pageFlags(flags, &p)
	f.flags(flags)
	a.ledgerFlag(cmd)
	return cmd
}

// pageHits is how many reports are fetched at a time: each with its whole text.
const pageHits = 20

func (a *app) search(ctx context.Context, words string, c *choice, p ledger.Page, in form) error {
	q, err := desk.ParseQuery(words)
	if err != nil {
		return advised(err)
	}
	return a.with(ctx, false, func(l *ledger.Ledger, known *atlas.Atlas) error {
		f, err := c.Look(known)
		if err != nil {
			return err
		}
		f.Query = q
		s := &searching{app: a, ledger: l, filter: f, page: p, query: q, form: in}
		s.table = export.Hits.Table(&s.buffer)
		s.pg = &page{printer: a.printer(what{}, known), out: &s.buffer}
		// what is wrong is told before a pager begins
		if err := a.settled(ctx, l); err != nil {
			return err
		}
		first, err := l.Search(ctx, f, s.part(0))
		if err != nil {
			return err
		}
		write := func(w io.Writer) error { return s.run(ctx, w, first) }
		if in.forPeople() {
			return a.paged(write)
		}
		return write(a.Out)
	})
}

// searching is one search under way.
type searching struct {
	app    *app
	ledger *ledger.Ledger
	filter ledger.Filter
	page   ledger.Page
	query  query.Query
	form   form
	buffer bytes.Buffer
	table  *export.Table[view.Hit] // onto the buffer
	pg     *page
}

// part is the next part, of which so many reports are there: one more than is wanted.
func (s *searching) part(done int) ledger.Page {
	p := s.page
	if p.Limit <= 0 {
		p.Limit = pageHits
	} else {
		p.Limit = min(pageHits, p.Limit-done+1)
	}
	return p
}

func (s *searching) run(ctx context.Context, w io.Writer, some []ledger.Found) error {
	limit := s.page.Limit
	for done := 0; ; {
		more := len(some) == s.part(done).Limit
		if over := done + len(some) - limit; limit > 0 && over > 0 {
			some = some[:len(some)-over]
		}
		for i := range some {
			if err := s.hit(&some[i]); err != nil {
				return err
			}
		}
		done += len(some)
		if len(some) > 0 {
			s.page.After = s.page.NextReport(&some[len(some)-1].Report)
		}
		if !more || limit > 0 && done >= limit {
			s.end(done, more)
			return s.flush(w)
		}
		if err := s.flush(w); err != nil {
			return err
		}
		var err error
		if some, err = s.ledger.Search(ctx, s.filter, s.part(done)); err != nil {
			return err
		}
	}
}

func (s *searching) flush(w io.Writer) error {
	if s.form.csv {
		if err := s.table.Flush(); err != nil {
			return outputError{err}
		}
	}
	err := writeTo(w, s.buffer.Bytes())
	s.buffer.Reset()
	return err
}

func (s *searching) end(count int, more bool) {
	switch {
	case !s.form.forPeople() && more:
		s.app.more(s.page.After)
	case !s.form.forPeople():
	case count == 0:
		s.pg.text(0, normal, "No report has these words.")
	case more:
		s.pg.line("")
		s.pg.more(s.page.After)
	}
}

// hit writes one report that was found.
func (s *searching) hit(f *ledger.Found) error {
	h := desk.HitOf(f, s.query)
	if s.form.csv {
		if err := s.table.Write(&h); err != nil {
			return outputError{err}
		}
		return nil
	}
	if s.form.json {
		line, err := export.Line(h)
		if err != nil {
			return outputError{err}
		}
		s.buffer.Write(line)
		return nil
	}
	if s.buffer.Len() > 0 || s.page.After != "" {
		s.pg.line("")
	}
	s.pg.hit(&h)
	return nil
}
