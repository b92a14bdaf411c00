package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"

	"waybill/atlas"
	"waybill/intake"
	"waybill/lang"
	"waybill/scan"
)

// sources are what the user named, to be opened one after the other.
type sources struct {
	app     *app
	options intake.Options
	places  []spotted
	// bytes is how large they are together, -1 if that is not known; failed how many were not
	// to be found.
	bytes  int64
	failed int
}

// spotted is a file, or one item in it.
type spotted struct {
	intake.File
	// at is the position of the item, -1 for the whole file.
	at int64
}

// fieldsNamed are the fields of records that hold an article, as --fields names them.
func fieldsNamed(pairs []string) (f intake.Fields, err error) {
	fields := map[string]*string{"text": &f.Text, "title": &f.Title, "date": &f.Date, "url": &f.URL, "outlet": &f.Outlet}
	for _, pair := range pairs {
		name, field, ok := strings.Cut(pair, "=")
		to := fields[name]
		if to == nil || !ok || field == "" {
			return f, usagef("--fields wants text, title, date, url or outlet with the name of a field, not %q: as in --fields text=body,title=headline", pair)
		}
		*to = field
	}
	return f, nil
}

// sources finds the files in what the user named. What is not to be found is reported.
func (a *app) sources(ctx context.Context, inputs, fields []string) (*sources, error) {
	named, err := fieldsNamed(fields)
	if err != nil {
		return nil, err
	}
	s := &sources{app: a, options: intake.Options{Fields: named, PDF: a.pdfText(ctx)}}
	if slices.ContainsFunc(inputs, isURL) {
		if _, err := a.fetcher(); err != nil {
			return nil, err
		}
	}
	for len(inputs) > 0 {
		if at, ok := spot(inputs[0]); ok {
			s.places = append(s.places, at)
			inputs = inputs[1:]
			continue
		}
		n := slices.IndexFunc(inputs, func(in string) bool { _, ok := spot(in); return ok })
		if n < 0 {
			n = len(inputs)
		}
		for _, f := range intake.Walk(inputs[:n], s.fail) {
			s.places = append(s.places, spotted{f, -1})
		}
		inputs = inputs[n:]
	}
	if len(s.places) == 0 {
		return nil, errReported
	}
	for _, p := range s.places {
		if p.Size < 0 || s.bytes < 0 || p.at >= 0 {
			s.bytes = -1
			break
		}
		s.bytes += p.Size
	}
	return s, nil
}

// spot is an input that is no file or folder itself: a web address, or the place of one item
// of a file, as --failed writes it: file#position. A file of that name itself comes first.
func spot(input string) (spotted, bool) {
	if isURL(input) {
		return spotted{intake.File{Path: input, Size: -1, Named: true}, -1}, true
	}
	file, position, ok := cutLast(input, "#")
	if !ok {
		return spotted{}, false
	}
	at, err := strconv.ParseInt(position, 10, 64)
	if err != nil || at < 0 {
		return spotted{}, false
	}
	if _, err := os.Stat(input); err == nil {
		return spotted{}, false
	}
	info, err := os.Stat(file)
	if err != nil || info.IsDir() {
		return spotted{}, false
	}
	return spotted{intake.File{Path: file, Size: info.Size(), Named: true}, at}, true
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

func (s *sources) fail(path string, err error) {
	s.failed++
	s.app.report(inputError{"read " + shown(path), unreadable(path, err)})
}

// each opens them. What is found in a folder and is no article is passed over.
func (s *sources) each(ctx context.Context) iter.Seq[intake.Source] {
	return func(yield func(intake.Source) bool) {
		ahead := s.lookAhead(ctx)
		defer ahead.stop()
		for i, p := range s.places {
			source, err := ahead.open(ctx, i)
			if errors.Is(err, intake.ErrPassed) && !p.Named {
				continue
			}
			if ctx.Err() != nil {
				return
			}
			if err != nil {
				source = &unopened{p, inputError{"read " + shown(p.Path), unreadable(p.Path, err)}}
			}
			if !yield(source) {
				return
			}
		}
	}
}

func (s *sources) open(ctx context.Context, p spotted) (intake.Source, error) {
	if p.Path == stdin {
		return intake.Stdin(s.app.In, s.options)
	}
	if isURL(p.Path) {
		return s.app.fetchSource(ctx, p.Path, s.options)
	}
	source, err := intake.Open(ctx, p.Path, s.options)
	if err != nil || p.at < 0 {
		return source, err
	}
	return &item{source, p.at}, nil
}

// item is one item of a source. No bookmark lies in it.
type item struct {
	intake.Source
	at int64
}

func (i *item) Key() string { return "" }

// Parts gives the first part behind the position.
func (i *item) Parts(int64) iter.Seq2[intake.Part, error] {
	return func(yield func(intake.Part, error) bool) {
		for part, err := range i.Source.Parts(i.at) {
			if err == nil {
				part = &firstOf{part}
			}
			yield(part, err)
			return
		}
	}
}

// firstOf is the first item of a part.
type firstOf struct{ intake.Part }

// Each calls f for that item.
func (o *firstOf) Each(ctx context.Context, f func(intake.Item) error) error {
	enough := errors.New("one is enough")
	err := o.Part.Each(ctx, func(i intake.Item) error {
		if err := f(i); err != nil {
			return err
		}
		return enough
	})
	if errors.Is(err, enough) {
		return nil
	}
	return err
}

// lateScanner is a scanner that is made when it is first asked: single articles need none.
type lateScanner struct {
	atlas *atlas.Atlas
	packs []*lang.Pack
	once  sync.Once
	made  *scan.Scanner
}

// Look lets everything pass if there is no scanner to be made: better to read too much.
func (l *lateScanner) Look(page []byte) bool {
	l.once.Do(func() { l.made, _ = scan.New(l.atlas, l.packs...) })
	return l.made == nil || l.made.Look(page)
}

// listed are the inputs with those named in a file, one a line, what stands behind a tab left
// aside. Without any it is standard input.
func (a *app) listed(inputs []string, file string) ([]string, error) {
	if file == "" {
		return a.inputs(inputs)
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, inputError{"read the list " + file, opening(err)}
	}
	defer f.Close() // only read from
	named, err := readList(f)
	if err != nil {
		return nil, inputError{"read the list " + file, err}
	}
	if len(named)+len(inputs) == 0 {
		return nil, inputError{"read the list " + file, errors.New("it names nothing")}
	}
	return a.inputs(append(inputs, named...))
}

func readList(r io.Reader) (named []string, err error) {
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		name, _, _ := strings.Cut(lines.Text(), "\t")
		if strings.HasPrefix(name, `"`) {
			if name, err = strconv.Unquote(name); err != nil {
				return nil, fmt.Errorf("line %d: %q is no name in quotation marks", n, lines.Text())
			}
		}
		if name = strings.TrimSuffix(name, "\r"); name != "" {
			named = append(named, name)
		}
	}
	return named, lines.Err()
}
