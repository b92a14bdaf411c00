package cli

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"waybill"
	"waybill/eval"
	"waybill/view"
)

const evalLong = `Scores the reading against gold: a folder that holds, at any depth,
<lang>/<name>.txt with its annotations <name>.json beside it, as
gold/GUIDELINES.md describes them. Stories in it (<name>/story.json with its
articles beside it) score the register: how well claims are put together to
transfers, and whether origins are counted right.

--copies measures something else: of all articles below the folders it makes
copies as outlets make them, and texts that only look like copies, puts them
all together and tells how many of the copies are found, and what else is taken
for one. Half of what is made was used to set the rules; the other half is blind.`

const evalExamples = `  waybill eval gold                  precision, recall and F1 of all figures
  waybill eval gold/stories          B-cubed of the register, origins, stages
  waybill eval gold --lang de        only the German articles
  waybill eval gold --per-doc        a line for each article as well
  waybill eval gold --misses         what was missed (-), false (+) and wrong (~), and
                                     errors that harm trust, by their class (!)
  waybill eval --pages benchmark     the main content of pages: ground-truth.json with
                                     articleBody by name, html/NAME.html or .html.gz
  waybill eval gold --json | jq .claim.f1
  waybill eval --copies gold samples       recall and precision of copies, by what was
                                           changed in them`

// scoring is how the figures are printed.
type scoring struct {
	lang                        string
	perDoc, misses, pages, json bool
	copies                      bool
}

func (a *app) evalCommand() *cobra.Command {
	var s scoring
	cmd := &cobra.Command{
		Use:     "eval GOLD…",
		Short:   "Score the reading against annotated articles",
		Long:    evalLong,
		Example: evalExamples,
		GroupID: "read",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 || len(args) > 1 && !s.copies {
				return usagef("eval wants one folder with gold, not %d: as in waybill eval gold", len(args))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if s.json && (s.perDoc || s.misses) {
				return usagef("--json prints the figures alone: leave out --per-doc and --misses")
			}
			if s.pages {
				return a.evalPages(cmd.Context(), args[0], s)
			}
			if s.copies {
				return a.evalCopies(cmd.Context(), args, s)
			}
			return a.eval(cmd.Context(), args[0], s)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVar(&s.lang, "lang", "", "only articles, and stories, in this `LANGUAGE`: de or en")
	flags.BoolVar(&s.perDoc, "per-doc", false, "a line for each article and story")
	flags.BoolVar(&s.misses, "misses", false, "every miss, every false claim, every wrong value, every error")
	flags.BoolVar(&s.copies, "copies", false, "how well copies are told, of copies made of all articles")
	flags.BoolVar(&s.pages, "pages", false, "how well the main content of web pages is found, and how fast")
	flags.BoolVar(&s.json, "json", false, "the figures as one JSON object")
	return cmd
}

func (a *app) eval(ctx context.Context, folder string, s scoring) error {
	gold, faults := a.gold(folder, s.lang)
	stories, storyFaults := a.stories(folder, s.lang)
	if len(gold)+len(stories) == 0 {
		return cmp.Or(storyFaults, faults)
	}
	if len(gold) == 0 || faults == nil {
		faults = storyFaults // a folder of stories alone is well
	}
	reader, known, err := a.reader()
	if err != nil {
		return err
	}
	figures, err := a.evalGold(ctx, reader, gold, s, &faults)
	if err != nil {
		return err
	}
	told, err := a.evalStories(ctx, reader, known, stories, s)
	if err != nil {
		return err
	}
	if err := a.printScores(figures, told, s); err != nil {
		return err
	}
	return faults
}

// evalGold scores single articles; nil if there are none.
func (a *app) evalGold(ctx context.Context, reader articleReader, gold []eval.Gold, s scoring, faults *error) (*eval.Figures, error) {
	if len(gold) == 0 {
		return nil, nil
	}
	var results []eval.Result
	for i := range gold {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		r, err := a.scoreOne(reader, &gold[i])
		if err != nil {
			*faults = errReported
			a.report(err)
		}
		results = append(results, r)
		if err := a.printResult(&r, s); err != nil {
			return nil, err
		}
	}
	sum := eval.Sum(results)
	return &sum, nil
}

// gold loads the gold of a folder. Faulty files are reported and left out.
func (a *app) gold(folder, lang string) ([]eval.Gold, error) {
	doing := "score " + folder
	info, err := os.Stat(folder)
	if err != nil {
		return nil, inputError{doing, opening(err)}
	}
	if !info.IsDir() {
		return nil, inputError{doing, errors.New("is a file: name the folder it lies in")}
	}
	gold, err := eval.Load(os.DirFS(folder), lang)
	if errors.Is(err, eval.ErrNoGold) {
		in := ""
		if lang != "" {
			in = " in the language " + lang
		}
		return nil, inputError{doing, fmt.Errorf("%w%s: it wants <lang>/<name>.txt with <name>.json beside it", err, in)}
	}
	if err != nil {
		for _, line := range strings.Split(err.Error(), "\n") {
			a.report(inputError{doing, errors.New(line)})
		}
		err = errReported
	}
	return gold, err
}

// scoreOne reads one article of the gold and scores it; one that cannot be read
// counts as one in which nothing was found.
func (a *app) scoreOne(reader articleReader, g *eval.Gold) (r eval.Result, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			r = eval.Score(g, nil)
			err = inputError{"read " + g.File, fmt.Errorf("a fault in Waybill (%v): please report it, with the file", fault)}
		}
	}()
	read, err := reader.Read(waybill.Article{File: g.File, Bytes: g.Raw})
	if err != nil {
		return eval.Score(g, nil), inputError{"read " + g.File, unreadable(g.File, err)}
	}
	d := view.Of(read)
	return eval.Score(g, &d), nil
}

func (a *app) printResult(r *eval.Result, s scoring) error {
	var b strings.Builder
	if s.misses {
		fmt.Fprintln(&b, safe(r.Key))
		for _, m := range r.Misses {
			fmt.Fprintln(&b, "  "+safe(m))
		}
	}
	if s.perDoc {
		fmt.Fprintln(&b, safe(r.Line()))
	}
	return a.print(b.String())
}

// printScores prints the figures of what there is: articles, stories or both.
func (a *app) printScores(f *eval.Figures, stories *eval.StoryFigures, s scoring) error {
	var b strings.Builder
	if s.json {
		all := struct {
			*eval.Figures
			Stories *eval.StoryFigures `json:"stories,omitempty"`
		}{f, stories}
		data, err := json.Marshal(all)
		if err != nil {
			return outputError{err}
		}
		return a.print(string(data) + "\n")
	}
	if f != nil {
		if err := errors.Join(f.Table(&b), f.Errors.Table(&b)); err != nil {
			return outputError{err}
		}
	}
	if stories != nil {
		if f != nil {
			b.WriteByte('\n')
		}
		b.WriteString(stories.Table())
	}
	return a.print(b.String())
}

// print writes to standard output.
func (a *app) print(s string) error {
	if s == "" {
		return nil
	}
	if _, err := a.Out.Write([]byte(s)); err != nil {
		return outputError{err}
	}
	return nil
}
