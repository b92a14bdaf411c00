package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"waybill/intake"
	"waybill/scan"
	"waybill/view"
)

const scanLong = `Looks through articles and archives and prints which would be read, and the words
for whose sake: what a claim is made of. Nothing is read or recorded.

The words are those of the language packs and the names of the atlas. An article
without any claim may be among them; none with a claim is left out.`

const scanExamples = `  waybill scan crawl.warc.gz               what would be read, at archive speed
  waybill scan --explain page.html         all the words, and where they stand
  waybill scan --json dump.jsonl           one line of JSON for each that would be read`

// scanning is what is printed of a scan, and what came of it.
type scanning struct {
	json, explain bool
	fields        []string

	out                   *bufio.Writer
	articles, read, bytes int
	failed                bool
}

func (a *app) scanCommand() *cobra.Command {
	var o scanning
	cmd := &cobra.Command{
		Use:     "scan FILE|FOLDER|URL|-…",
		Short:   "Show which articles would be read, and for which words",
		Long:    scanLong,
		Example: scanExamples,
		GroupID: "read",
		RunE: func(cmd *cobra.Command, inputs []string) error {
			inputs, err := a.inputs(inputs)
			if err != nil {
				return err
			}
			return a.scan(cmd.Context(), inputs, &o)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.BoolVar(&o.explain, "explain", false, "every word, what it is wanted for, and at which byte it stands")
	flags.BoolVar(&o.json, "json", false, "one line of JSON for each article that would be read")
	flags.StringSliceVar(&o.fields, "fields", nil, "which `FIELDS` of records hold what: text=body,title=head,date=day")
	a.webFlags(cmd)
	return cmd
}

func (a *app) scan(ctx context.Context, inputs []string, o *scanning) error {
	defer a.roomy()()
	sources, err := a.sources(ctx, inputs, o.fields)
	if err != nil {
		return err
	}
	reader, known, err := a.reader()
	if err != nil {
		return err
	}
	scanner, err := scan.New(known, reader.Languages()...)
	if err != nil {
		return inputError{"prepare the scan", err}
	}
	o.out, o.failed = bufio.NewWriter(a.Out), sources.failed > 0
	began := time.Now()
	for source := range sources.each(ctx) {
		if err := a.scanSource(ctx, source, scanner, o); err != nil {
			return err
		}
	}
	if err := o.out.Flush(); err != nil {
		return err
	}
	a.scanned(o, time.Since(began))
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case o.failed:
		return errReported
	}
	return nil
}

// scanSource goes through a source. What cannot be read of it is reported; the error is of
// printing, or that the user has had enough.
func (a *app) scanSource(ctx context.Context, source intake.Source, scanner *scan.Scanner, o *scanning) error {
	defer source.Close() // only read from
	fail := func(name string, err error) {
		o.failed = true
		a.report(inputError{"read " + shown(name), unreadable(name, err)})
	}
	var printing error
	for part, err := range source.Parts(0) {
		if err != nil {
			fail(source.Name(), err)
			break
		}
		err = part.Each(ctx, func(i intake.Item) error {
			if i.Err != nil {
				fail(i.Provenance.File, i.Err)
				return nil
			}
			o.articles++
			o.bytes += len(i.Bytes)
			if scanner.Look(i.Bytes) {
				o.read++
				printing = o.print(i.Provenance.File, scanner.Words(i.Bytes))
			}
			return printing
		})
		switch {
		case printing != nil:
			return printing
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			fail(source.Name(), err)
		}
	}
	return nil
}

// scannedArticle is an article that would be read, as --json has it.
type scannedArticle struct {
	File  string        `json:"file"`
	Words []scannedWord `json:"words"`
}

type scannedWord struct {
	Word  string `json:"word"`
	Need  string `json:"need"`
	Begin int    `json:"begin"`
	End   int    `json:"end"`
}

// print writes an article that would be read, with the words for whose sake.
func (o *scanning) print(file string, hits []scan.Hit) error {
	if o.json {
		line := scannedArticle{File: file, Words: make([]scannedWord, 0, len(hits))}
		for _, h := range hits {
			line.Words = append(line.Words, scannedWord{h.Word, string(h.Need), h.Begin, h.End})
		}
		encoded, err := json.Marshal(line)
		if err != nil {
			return err
		}
		_, err = o.out.Write(view.SafeJSON(append(encoded, '\n')))
		return err
	}
	if o.explain {
		fmt.Fprintln(o.out, safe(shown(file)))
		for _, h := range hits {
			fmt.Fprintf(o.out, "  %8d  %-6s  %s\n", h.Begin, h.Need, safe(h.Word))
		}
		_, err := fmt.Fprintln(o.out)
		return err
	}
	_, err := fmt.Fprintf(o.out, "%s: %s\n", safe(shown(file)), safe(inShort(hits)))
	return err
}

// mostWords is how many words stand for an article in one line.
const mostWords = 8

// inShort are the first different words.
func inShort(hits []scan.Hit) string {
	var words []string
	seen := map[string]bool{}
	for _, h := range hits {
		if !seen[h.Word] && len(words) < mostWords {
			words = append(words, h.Word)
		}
		seen[h.Word] = true
	}
	if len(seen) > mostWords {
		words = append(words, "…")
	}
	return strings.Join(words, ", ")
}

// scanned tells how many articles would be read, and how fast they were looked through.
func (a *app) scanned(o *scanning, took time.Duration) {
	share, speed := 0.0, 0.0
	if o.articles > 0 {
		share = 100 * float64(o.read) / float64(o.articles)
	}
	if took > 0 {
		speed = float64(o.bytes) / took.Seconds() / 1e6
	}
	noun := "articles"
	if o.articles == 1 {
		noun = "article"
	}
	fmt.Fprintf(a.Err, "%s %s, %s of them would be read (%.1f %%); %.1f MB at %.0f MB/s\n",
		grouped(float64(o.articles)), noun, grouped(float64(o.read)), share, float64(o.bytes)/1e6, speed)
}
