package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"waybill/atlas"
	"waybill/ledger"
)

const ledgerLong = `Looks after the ledger. A backup holds all that was ever recorded, in a form
that can be restored into a ledger of either kind, a file or PostgreSQL.`

const ledgerExamples = `  waybill ledger stats
  waybill ledger backup 2024-05-31.waybill
  waybill ledger backup - | ssh host 'cat > ledger.waybill'
  waybill ledger restore 2024-05-31.waybill --ledger new.db
  waybill ledger rebuild                   file anew what is computed
  waybill ledger window 180                claims of one transfer at most 180 days apart`

func (a *app) ledgerCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "ledger",
		Short:   "Count, back up, restore and rebuild the ledger",
		Long:    ledgerLong,
		Example: ledgerExamples,
		GroupID: "ledger",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("unknown command %q: it is stats, backup, restore, rebuild or window", "ledger "+args[0])
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	var asJSON, force bool
	stats := &cobra.Command{
		Use: "stats", Short: "Count what is in it", Args: noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.stats(cmd.Context(), asJSON) },
	}
	stats.Flags().BoolVar(&asJSON, "json", false, "the figures as one JSON object")
	backup := &cobra.Command{
		Use: "backup FILE|-", Short: "Write all that was recorded into a file",
		Long: "Writes all that was recorded into a file, as it is at one moment; others may\nadd meanwhile. The file appears once it is whole.",
		Args: oneFile("backup", "backup wants the file to write: as in waybill ledger backup 2024-05-31.waybill"),
		RunE: func(cmd *cobra.Command, args []string) error { return a.backup(cmd.Context(), args[0], force) },
	}
	backup.Flags().BoolVar(&force, "force", false, "also over a file that is there")
	restore := &cobra.Command{
		Use: "restore FILE|-", Short: "Make a ledger of a backup",
		Long: "Makes a ledger of a backup and checks every hash. The ledger must be new or empty.",
		Args: oneFile("restore", "restore wants the backup: as in waybill ledger restore 2024-05-31.waybill --ledger new.db"),
		RunE: func(cmd *cobra.Command, args []string) error { return a.restore(cmd.Context(), args[0]) },
	}
	rebuild := &cobra.Command{
		Use: "rebuild", Short: "File anew what is computed", Args: noArguments,
		Long: "Throws away all that is computed (what is searched, the claims, the register)\nand files it anew from what was recorded, which is not touched.",
		RunE: func(cmd *cobra.Command, _ []string) error { return a.rebuild(cmd.Context()) },
	}
	for _, sub := range []*cobra.Command{stats, backup, restore, rebuild, a.windowCommand()} {
		a.ledgerFlag(sub)
		cmd.AddCommand(sub)
	}
	return cmd
}

// oneFile wants exactly one argument.
func oneFile(name, help string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		switch len(args) {
		case 0:
			return usageError{help}
		case 1:
			return nil
		}
		return usagef("%s takes one file, not %d", name, len(args))
	}
}

func (a *app) stats(ctx context.Context, asJSON bool) error {
	return a.with(ctx, false, func(l *ledger.Ledger, known *atlas.Atlas) error {
		counts, err := l.Stats(ctx)
		if err != nil {
			return err
		}
		f := figuresIn(l.Place(), counts)
		if asJSON {
			return a.printJSON(f)
		}
		var out bytes.Buffer
		pg := &page{printer: a.printer(what{}, known), out: &out}
		pg.row("ledger", f.Ledger)
		pg.row("size", fmt.Sprintf("%.1f MB", float64(f.Bytes)/1e6))
		for _, row := range []struct {
			name string
			n    int64
		}{{"entries", f.Entries}, {"articles", f.Articles}, {"readings", f.Readings}, {"judgements", f.Judgements}, {"claims", f.Claims}, {"transfers", f.Transfers}} {
			pg.row(row.name, grouped(float64(row.n)))
		}
		return a.print(out.String())
	})
}

func (a *app) backup(ctx context.Context, file string, force bool) error {
	if file != stdin && !force {
		if _, err := os.Lstat(file); err == nil {
			return inputError{"back up into " + file, errors.New("it is there already: name another, or give --force")}
		}
	}
	return a.with(ctx, false, func(l *ledger.Ledger, _ *atlas.Atlas) error {
		if file == stdin {
			_, err := l.Backup(ctx, faulty{a.Out})
			return err
		}
		entries, err := whole(file, func(w io.Writer) (int64, error) { return l.Backup(ctx, w) })
		if err != nil {
			return err
		}
		return a.print(fmt.Sprintf("%s of %s backed up into %s\n", many(int(entries), "entry"), safe(l.Place()), safe(file)))
	})
}

// faulty marks failures to write as those of the output.
type faulty struct{ w io.Writer }

func (f faulty) Write(p []byte) (int, error) {
	n, err := f.w.Write(p)
	if err != nil {
		err = outputError{err}
	}
	return n, err
}

// whole writes a file that appears only once it is whole and on the disk.
func whole(file string, write func(io.Writer) (int64, error)) (n int64, err error) {
	f, err := os.CreateTemp(filepath.Dir(file), "."+filepath.Base(file)+"-*")
	if err != nil {
		return 0, inputError{"write " + file, writing(err)}
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	if n, err = write(storing{f, file}); err != nil {
		return 0, errors.Join(err, f.Close())
	}
	if err = errors.Join(f.Sync(), f.Close()); err == nil {
		err = os.Rename(f.Name(), file)
	}
	if err != nil {
		return 0, inputError{"write " + file, writing(err)}
	}
	return n, nil
}

// storing tells of failures to write a file by the name that the user gave it.
type storing struct {
	f    *os.File
	file string
}

func (s storing) Write(p []byte) (int, error) {
	n, err := s.f.Write(p)
	if err != nil {
		err = inputError{"write " + s.file, writing(err)}
	}
	return n, err
}

// writing explains why a file could not be written and what to do.
func writing(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("there is no such folder: make it, or name another")
	case errors.Is(err, fs.ErrPermission):
		return errors.New("no permission to write there: name another folder")
	}
	return errors.New(reason(err) + ": see that there is space, and that it may be written to")
}

func (a *app) restore(ctx context.Context, file string) error {
	in := a.In
	if file != stdin {
		f, err := os.Open(file)
		if err != nil {
			return inputError{"restore " + file, opening(err)}
		}
		defer f.Close() // only read from
		in = f
	}
	return a.with(ctx, true, func(l *ledger.Ledger, _ *atlas.Atlas) error {
		p := a.progress(-1, "restoring entries")
		err := l.Restore(ctx, in, p.at)
		p.clear()
		if err != nil {
			return err
		}
		return a.filed(ctx, l, "restored")
	})
}

func (a *app) rebuild(ctx context.Context) error {
	return a.with(ctx, false, func(l *ledger.Ledger, _ *atlas.Atlas) error {
		counts, err := l.Stats(ctx)
		if err != nil {
			return err
		}
		p := a.progress(counts.Entries, "filing entries")
		err = l.Rebuild(ctx, p.at)
		p.clear()
		if err != nil {
			return err
		}
		return a.filed(ctx, l, "filed anew")
	})
}

// filed tells what is in a ledger now.
func (a *app) filed(ctx context.Context, l *ledger.Ledger, done string) error {
	c, err := l.Stats(ctx)
	if err != nil {
		return err
	}
	return a.print(fmt.Sprintf("%s %s: %s, %s, %s (ledger %s)\n", many(int(c.Entries), "entry"), done,
		many(int(c.Articles), "article"), many(int(c.Claims), "claim"), many(int(c.Transfers), "transfer"), safe(l.Place())))
}
