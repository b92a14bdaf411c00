package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"waybill/atlas"
	"waybill/reading"
)

const about = `Waybill reads German and English news and notes alleged arms transfers:
who gives what to whom, in return for what, how far it has come, how sure
that is, and who says so. It keeps them in a ledger and computes from it the
register of alleged transfers. Everything it prints points at the words it was
read from. It works offline, but for what you ask it to fetch.`

const examples = `  waybill read article.txt                 what is given to whom, and who says so
  waybill read news/*.html                 many articles, in the order named
  curl -s https://… | waybill read         an article from standard input
  waybill read --json news/* > out.jsonl   for programs: one line of JSON each
  waybill add news/                        read and record them in the ledger
  waybill watch feeds.opml                 what is new in feeds, until Ctrl-C
  waybill list --recipient Russia          the register of alleged transfers
  waybill show KP-RU-missile-7K3QFA        one transfer with all who speak of it
  waybill eval gold                        how well the reading does`

// app is one run of the program.
type app struct {
	Streams
	overlay string
	color   colorMode
	// ledger is the value of --ledger.
	ledger string
	queue  queueing
	web    fetching
	pdf    pdfText
	// built is the atlas that is built in, nil before it is loaded.
	built *atlas.Atlas
}

// Run runs one command and returns its exit status. When ctx is cancelled it stops
// after the report it is printing.
func Run(ctx context.Context, s Streams, args []string) int {
	a := &app{Streams: s, color: "auto"}
	return a.run(ctx, args)
}

func (a *app) run(ctx context.Context, args []string) int {
	s := a.Streams
	root := a.root()
	root.SetArgs(append([]string{}, args...)) // nil would mean os.Args
	root.SetIn(s.In)
	root.SetOut(s.Out)
	root.SetErr(s.Err)
	err := root.ExecuteContext(ctx)
	a.closeWeb()
	a.closePDF()
	a.report(err)
	return status(err)
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "waybill",
		Short:         "Reads news and notes alleged arms transfers",
		Long:          about,
		Example:       examples,
		Args:          a.noCommand,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		Version:       shortVersion(),
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usagef("%s: see %s --help", err, cmd.CommandPath())
	})
	root.SetVersionTemplate("{{.Version}}\n")
	flags := root.PersistentFlags()
	flags.StringVar(&a.overlay, "atlas", "", "`DIR` with atlas files of your own, laid over the built-in ones")
	flags.Var(&a.color, "color", "colour the output: auto, always or never")
	// These fail only for a flag that is not there.
	_ = root.MarkPersistentFlagDirname("atlas")
	_ = root.RegisterFlagCompletionFunc("color", cobra.FixedCompletions([]string{"auto", "always", "never"}, cobra.ShellCompDirectiveNoFileComp))
	root.AddGroup(&cobra.Group{ID: "read", Title: "To read:"}, &cobra.Group{ID: "ledger", Title: "To keep and judge:"}, &cobra.Group{ID: "about", Title: "About Waybill:"})
	root.AddCommand(a.readCommand(), a.scanCommand(), a.evalCommand(), a.atlasCommand(), a.versionCommand())
	root.AddCommand(a.addCommand(), a.watchCommand(), a.serveCommand(), a.workerCommand(), a.queueCommand(), a.listCommand(), a.showCommand(), a.searchCommand(), a.judgeCommand(), a.undoCommand(), a.logCommand(), a.changesCommand(), a.rereadCommand(), a.verifyCommand(), a.ledgerCommand(), a.userCommand(), a.mcpCommand())
	root.SetHelpCommandGroupID("about")
	root.SetCompletionCommandGroupID("about")
	root.InitDefaultCompletionCmd()
	if completion, _, err := root.Find([]string{"completion"}); err == nil {
		completion.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
		completion.Args = func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("no completion for %q: see waybill completion --help for the shells there are", args[0])
			}
			return nil
		}
	}
	return root
}

// noCommand explains arguments that are not a command; a file among them was most
// likely meant to be read.
func (a *app) noCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	name := args[0]
	if _, err := os.Stat(name); err == nil {
		return usagef("%q is a file, not a command: try waybill read %s", name, name)
	}
	cmd.SuggestionsMinimumDistance = 2
	if near := cmd.SuggestionsFor(name); len(near) > 0 {
		return usagef("unknown command %q: did you mean %s?", name, strings.Join(near, " or "))
	}
	return usagef("unknown command %q: see waybill --help", name)
}

// reader makes the reader all commands read with.
func (a *app) reader() (*reading.Reader, *atlas.Atlas, error) {
	known, err := a.loadAtlas()
	if err != nil {
		return nil, nil, err
	}
	r, err := reading.New(known)
	if err != nil {
		return nil, nil, inputError{"prepare the reading", err}
	}
	return r, known, nil
}

// loadAtlas loads the atlas, with the user's files laid over it.
func (a *app) loadAtlas() (*atlas.Atlas, error) {
	if a.built != nil && a.overlay == "" {
		return a.built, nil
	}
	var overlays []fs.FS
	if a.overlay != "" {
		info, err := os.Stat(a.overlay)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil, usagef("open atlas %s: there is no such folder: give --atlas a folder with atlas files", a.overlay)
		case err != nil:
			return nil, usagef("open atlas %s: %s: give --atlas a folder with atlas files", a.overlay, reason(err))
		case !info.IsDir():
			return nil, usagef("open atlas %s: is a file: give --atlas the folder it lies in", a.overlay)
		}
		overlays = append(overlays, os.DirFS(a.overlay))
	}
	known, err := atlas.Load(overlays...)
	if err != nil {
		return nil, inputError{"load the atlas", err}
	}
	return known, nil
}
