package cli

import (
	"bytes"
	"context"
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"waybill/atlas"
	"waybill/export"
	"waybill/ledger"
	"waybill/pipeline"
	"waybill/view"
)

const verifyLong = `Proves that nothing that was recorded has been altered: recomputes the hash of
every article and the chain of hashes over all entries, then computes the
claims and the register anew from them and compares. A register filed by other
rules, or with another atlas, cannot be compared; that is said. The last line
is the hash of the last entry; who keeps it can tell later that nothing before
it was altered or taken away.`

func (a *app) verifyCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "verify",
		Short:   "Prove that nothing in the ledger was altered",
		Long:    verifyLong,
		GroupID: "ledger",
		Args:    noArguments,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.verify(cmd.Context(), asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "the figures as one JSON object")
	a.ledgerFlag(cmd)
	return cmd
}

func (a *app) verify(ctx context.Context, asJSON bool) error {
	return a.with(ctx, false, func(l *ledger.Ledger, known *atlas.Atlas) error {
		counts, err := l.Stats(ctx)
		if err != nil {
			return err
		}
		p := a.progress(counts.Entries, "checking entries")
		v, err := l.Verify(ctx, p.at)
		p.clear()
		if err != nil {
			return err
		}
		f := figuresIn(l.Place(), v.Counts)
		f.Head, f.FiledBy = &v.Head, view.Optional(v.FiledBy)
		if asJSON {
			return a.printJSON(f)
		}
		var out bytes.Buffer
		pg := &page{printer: a.printer(what{}, known), out: &out}
		pg.text(0, normal, fmt.Sprintf("%s is whole: %s, %s, %s.", safe(f.Ledger),
			many(int(f.Entries), "entry"), many(int(f.Articles), "article"), many(int(f.Judgements), "judgement")))
		register := many(int(f.Claims), "claim") + ", " + many(int(f.Transfers), "transfer")
		if v.FiledBy == "" {
			pg.text(0, normal, "The register follows from them: "+register+".")
		} else {
			pg.text(0, yellow, "The register ("+register+") was filed by other rules or another atlas ("+safe(v.FiledBy)+") and was not checked: waybill ledger rebuild files it by those in use.")
		}
		pg.line(v.Head)
		return a.print(out.String())
	})
}

// counted is how much there is in a ledger, as it is printed for programs.
type counted struct {
	Ledger     string `json:"ledger"`
	Bytes      int64  `json:"bytes"`
	Entries    int64  `json:"entries"`
	Articles   int64  `json:"articles"`
	Readings   int64  `json:"readings"`
	Judgements int64  `json:"judgements"`
	Claims     int64  `json:"claims"`
	Transfers  int64  `json:"transfers"`
	// Head is the hash of the last entry, null where it was not looked for.
	Head *string `json:"head"`
	// FiledBy is the rules and atlas by which the register is filed, null if they are those
	// in use, or were not looked at.
	FiledBy view.Optional `json:"filed_by"`
}

func figuresIn(place string, c ledger.Counts) counted {
	return counted{place, c.Bytes, c.Entries, c.Articles, c.Readings, c.Judgements, c.Claims, c.Transfers, nil, ""}
}

func (a *app) printJSON(v any) error {
	line, err := export.Line(v)
	if err != nil {
		return outputError{err}
	}
	return a.print(string(line))
}

const rereadLong = `Reads again, with this engine and its data, all articles whose reading was made
by another. The new readings take the place of the old ones in the register;
both are kept. Judgements hold on to the words and stay in force.

With --background, or --nats, the articles are handed out to workers with this
engine (waybill worker, waybill serve), which read them again beside their other
work; waybill queue shows how many still wait.`

func (a *app) rereadCommand() *cobra.Command {
	var asJSON, background bool
	cmd := &cobra.Command{
		Use:     "reread",
		Short:   "Read again what an older engine read",
		Long:    rereadLong,
		GroupID: "ledger",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if a.onServers(cmd) || background {
				return a.handOutRereads(cmd.Context(), asJSON)
			}
			return a.reread(cmd.Context(), asJSON)
		},
	}
	cmd.Flags().SortFlags = false
	cmd.Flags().BoolVar(&asJSON, "json", false, "the figures as one JSON object")
	cmd.Flags().BoolVar(&background, "background", false, "hand the work out to workers, and to waybill serve, instead of doing it")
	a.queueFlags(cmd)
	a.ledgerFlag(cmd)
	return cmd
}

func (a *app) reread(ctx context.Context, asJSON bool) error {
	reader, known, err := a.reader()
	if err != nil {
		return err
	}
	return a.with(ctx, false, func(l *ledger.Ledger, _ *atlas.Atlas) error {
		p := a.progress(-1, "reading again")
		failures := &failures{app: a, told: map[string]int{}}
		run := &pipeline.Run{Reader: reader, Stamp: stamp(reader, known), Ledger: l, Workers: runtime.GOMAXPROCS(0)}
		run.Tell = func(s pipeline.Sum) { p.at(int64(s.Looked)) }
		run.Fail = func(f pipeline.Failure) {
			p.clear()
			failures.add(f)
		}
		sum, err := run.Reread(ctx)
		p.clear()
		return a.finish(ctx, l, sum, err, asJSON)
	})
}
