package cli

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"waybill"
	"waybill/pipeline"
)

const readLong = `Reads articles and prints what was found in each: the exchange at a glance
(who gives what to whom, how far it has come, how sure that is, who says so,
each with its sentence), then who said what.

An article is a text file (headline first), an HTML page, or standard input. A
page is fetched if its address is given; nothing else goes over the network.`

const readExamples = `  waybill read article.txt
  waybill read --claims news/*.txt         only the transfers
  waybill read --quotes interview.html     only who said what
  waybill read --all article.txt           also events, and the words behind every value
  waybill read --explain article.txt       the rule, words and reason of every value
  waybill read --json news/* > out.jsonl   one line of JSON for each article
  waybill read https://example.org/news    a page of the web
  curl -s https://… | waybill read         standard input; "-" names it too`

// what is which parts of a reading are printed, and how.
type what struct {
	json, quotes, claims, all, explain bool
}

func (a *app) readCommand() *cobra.Command {
	var w what
	cmd := &cobra.Command{
		Use:     "read [FILE|URL…]",
		Short:   "Read articles: who gives what to whom, and who says so",
		Long:    readLong,
		Example: readExamples,
		GroupID: "read",
		RunE: func(cmd *cobra.Command, files []string) error {
			if err := w.check(); err != nil {
				return err
			}
			files, err := a.inputs(files)
			if err != nil {
				return err
			}
			return a.read(cmd.Context(), files, w)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.BoolVar(&w.claims, "claims", false, "only the transfers")
	flags.BoolVar(&w.quotes, "quotes", false, "only who said what")
	flags.BoolVar(&w.all, "all", false, "everything: also events, and the words behind every value")
	flags.BoolVar(&w.explain, "explain", false, "by which rule and words each claim has each value; also with --json")
	flags.BoolVar(&w.json, "json", false, "one line of JSON for each article (docs/reading.schema.json)")
	a.webFlags(cmd)
	return cmd
}

// check refuses parts that exclude each other.
func (w what) check() error {
	var given []string
	for _, f := range []struct {
		name string
		on   bool
	}{{"--claims", w.claims}, {"--quotes", w.quotes}, {"--all", w.all}, {"--json", w.json}} {
		if f.on {
			given = append(given, f.name)
		}
	}
	if len(given) > 1 {
		return usagef("%s exclude each other: give one of them", strings.Join(given, " and "))
	}
	return nil
}

// inputs is what to read: the files named, or else standard input if it is piped in.
func (a *app) inputs(files []string) ([]string, error) {
	if len(files) == 0 {
		if a.InTerminal {
			return nil, usagef("nothing to read: name a file, as in waybill read article.txt, or pipe an article in")
		}
		return []string{stdin}, nil
	}
	if first := slices.Index(files, stdin); first >= 0 && slices.Contains(files[first+1:], stdin) {
		return nil, usagef("standard input (-) is named twice: it can be read only once")
	}
	return files, nil
}

// result is what one input gave: text to print, or why there is none.
type result struct {
	out []byte
	err error
}

func (a *app) read(ctx context.Context, files []string, w what) error {
	defer a.roomy()()
	reader, known, err := a.reader()
	if err != nil {
		return err
	}
	if slices.ContainsFunc(files, isURL) {
		if _, err := a.fetcher(); err != nil {
			return err
		}
	}
	print := a.printer(w, known)
	first, failed := true, false
	work := func(i int) result { return a.readOne(ctx, reader, files[i], print) }
	use := func(r result) error {
		if r.err != nil {
			failed = true
			a.report(r.err)
			return nil
		}
		if !first && !w.json {
			r.out = append(print.rule(), r.out...)
		}
		first = false
		if _, err := a.Out.Write(r.out); err != nil {
			return outputError{err}
		}
		return nil
	}
	if err := pipeline.InOrder(ctx, len(files), runtime.GOMAXPROCS(0), work, use); err != nil {
		return err
	}
	if failed {
		return errReported
	}
	return nil
}

// articleReader is what reads: a reading.Reader.
type articleReader interface {
	Read(waybill.Article) (*waybill.Reading, error)
}

// readOne reads and renders one input. A panic is an error of that input alone.
func (a *app) readOne(ctx context.Context, reader articleReader, file string, print *printer) (r result) {
	doing := "read " + shown(file)
	defer func() {
		if fault := recover(); fault != nil {
			r = result{err: inputError{doing, fmt.Errorf("a fault in Waybill (%v): please report it, with the file", fault)}}
		}
	}()
	in, err := a.load(ctx, file)
	if err != nil {
		return result{err: inputError{doing, err}}
	}
	read, err := reader.Read(in)
	if err != nil {
		return result{err: inputError{doing, unreadable(file, err)}}
	}
	var out bytes.Buffer
	d := print.show(read)
	if err := print.document(&out, &d); err != nil {
		return result{err: inputError{doing, err}}
	}
	return result{out: out.Bytes()}
}
