package cli

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"waybill/article"
	"waybill/eval"
)

// copySeeds is how many times copies are made of all articles: with the odd seeds those that
// the rules were set by, with the even ones others.
const copySeeds = 4

// copyScores are the figures of both halves.
type copyScores struct {
	Tuned *eval.CopyFigures `json:"tuned"`
	Blind *eval.CopyFigures `json:"blind"`
}

// evalCopies measures how well copies are told.
func (a *app) evalCopies(ctx context.Context, folders []string, s scoring) error {
	if s.lang != "" || s.perDoc {
		return usagef("--copies makes copies of all articles: leave out --lang and --per-doc")
	}
	var all eval.Originals
	var faults error
	for _, folder := range folders {
		doing := "make copies of the articles in " + folder
		if info, err := os.Stat(folder); err != nil || !info.IsDir() {
			if err == nil {
				err = errors.New("is a file: name the folder it lies in")
			}
			return inputError{doing, opening(err)}
		}
		if err := eval.LoadOriginals(os.DirFS(folder), filepath.ToSlash(folder), article.Read, &all); err != nil {
			faults = errReported
			for line := range strings.SplitSeq(err.Error(), "\n") {
				a.report(inputError{doing, errors.New(line)})
			}
		}
	}
	if all.Count() == 0 {
		return inputError{"make copies", errors.New("there is no article to make them of: name folders with .txt or .html files")}
	}
	var scores copyScores
	for seed := uint64(1); seed <= copySeeds; seed++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		f, err := all.Copies(seed, article.Read)
		if err != nil {
			return inputError{"make copies", err}
		}
		half := &scores.Tuned
		if seed%2 == 0 {
			half = &scores.Blind
		}
		if *half == nil {
			*half = f
		} else {
			(*half).Add(f)
		}
	}
	if err := a.printCopies(&scores, s); err != nil {
		return err
	}
	return faults
}

func (a *app) printCopies(scores *copyScores, s scoring) error {
	if s.json {
		data, err := json.Marshal(scores)
		if err != nil {
			return outputError{err}
		}
		return a.print(string(data) + "\n")
	}
	var b strings.Builder
	for _, half := range []struct {
		name string
		f    *eval.CopyFigures
	}{{"set by", scores.Tuned}, {"blind", scores.Blind}} {
		if s.misses {
			for _, m := range half.f.Misses {
				b.WriteString(safe(m) + "\n")
			}
		}
		if err := half.f.Table(&b, half.name); err != nil {
			return outputError{err}
		}
	}
	return a.print(b.String())
}
