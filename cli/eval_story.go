package cli

import (
	"context"
	"errors"
	"os"
	"strings"

	"waybill"
	"waybill/atlas"
	"waybill/eval"
	"waybill/transfer"
)

// stories loads the stories in a folder that are all in one language, or all stories if
// none is asked for. Faulty ones are reported and left out.
func (a *app) stories(folder, lang string) ([]eval.Story, error) {
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return nil, nil // said already
	}
	all, err := eval.LoadStories(os.DirFS(folder))
	switch {
	case errors.Is(err, eval.ErrNoStory):
		return nil, nil
	case err != nil:
		for line := range strings.SplitSeq(err.Error(), "\n") {
			a.report(inputError{"score the stories in " + folder, errors.New(line)})
		}
		err = errReported
	}
	var some []eval.Story
	for _, s := range all {
		if lang == "" || s.In(lang) {
			some = append(some, s)
		}
	}
	return some, err
}

// evalStories scores the registers of stories; nil if there are none.
func (a *app) evalStories(ctx context.Context, reader articleReader, known *atlas.Atlas, stories []eval.Story, s scoring) (*eval.StoryFigures, error) {
	if len(stories) == 0 {
		return nil, nil
	}
	filer, err := transfer.NewFiler(known)
	if err != nil {
		return nil, inputError{"prepare the register", err}
	}
	var results []eval.StoryResult
	for i := range stories {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		story := &stories[i]
		readings := make([]*waybill.Reading, len(story.Articles))
		for k := range story.Articles {
			article := &story.Articles[k]
			readings[k], err = reader.Read(waybill.Article{File: article.File, Bytes: article.Raw})
			if err != nil {
				a.report(inputError{"read " + story.Name + "/" + article.File, unreadable(article.File, err)})
			}
		}
		r := eval.ScoreStory(story, filer, readings, transfer.DefaultWindow)
		results = append(results, r)
		if err := a.printStory(&r, s); err != nil {
			return nil, err
		}
	}
	sum := eval.SumStories(results)
	return &sum, nil
}

func (a *app) printStory(r *eval.StoryResult, s scoring) error {
	var b strings.Builder
	if s.misses {
		b.WriteString(safe(r.Name) + "\n")
		for _, m := range r.Misses {
			b.WriteString("  " + safe(m) + "\n")
		}
	}
	if s.perDoc {
		b.WriteString(safe(r.Line()) + "\n")
	}
	return a.print(b.String())
}
