package eval

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"waybill"
	"waybill/transfer"
	"waybill/transfer/generate"
)

// copiesFile is the name of the table, in a folder, of what in it are copies.
const copiesFile = "copies.tsv"

// scoreFile is the name of the figures that lie with gold; they are no article.
const scoreFile = "score.txt"

// ReadReport makes the report of an article.
type ReadReport func(waybill.Article) (*waybill.Report, error)

// Originals are articles of which copies are made to see how they are told.
type Originals struct {
	texts  []generate.Text
	prints map[string]print
	// of is the first article with the text that a copy is of, unsure the pairs that may
	// be read either way; gold/copies.tsv has both.
	of     map[string]string
	unsure map[[2]string]bool
}

// print is that by which copies find and tell each other.
type print struct {
	sketch  transfer.Sketch
	anchors []int64
}

func printOf(r *waybill.Report) print {
	sketch, anchors := transfer.DrawAnchored(r)
	return print{sketch, anchors}
}

// LoadOriginals reads all plain texts and pages below a folder, and its table of copies if
// it has one. Names begin with prefix.
func LoadOriginals(fsys fs.FS, prefix string, read ReadReport, into *Originals) error {
	if into.prints == nil {
		*into = Originals{nil, map[string]print{}, map[string]string{}, map[[2]string]bool{}}
	}
	var problems []error
	err := fs.WalkDir(fsys, ".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(file) != ".txt" && path.Ext(file) != ".html" || path.Base(file) == scoreFile {
			return err
		}
		raw, err := fs.ReadFile(fsys, file)
		if err != nil {
			return err
		}
		r, err := read(waybill.Article{File: file, Bytes: raw})
		if err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", file, err))
			return nil
		}
		name := path.Join(prefix, file)
		text := generate.Of(name, r)
		if text.Words() < leastWords {
			return nil // too short for copies to be told
		}
		into.texts = append(into.texts, text)
		into.prints[name] = printOf(r)
		return nil
	})
	if table, fault := fs.ReadFile(fsys, copiesFile); fault == nil {
		problems = append(problems, into.relate(table, prefix))
	} else if !errors.Is(fault, fs.ErrNotExist) {
		problems = append(problems, fault)
	}
	return errors.Join(append(problems, err)...)
}

// Count is how many originals there are.
func (o *Originals) Count() int { return len(o.texts) }

// leastWords is how many words an original has at least.
const leastWords = 40

// relate reads a table of copies.
func (o *Originals) relate(table []byte, prefix string) error {
	lines := bufio.NewScanner(bytes.NewReader(table))
	for n := 1; lines.Scan(); n++ {
		if lines.Text() == "" || strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		cells := strings.Split(lines.Text(), "\t")
		if len(cells) != 3 || cells[1] != "copy" && cells[1] != "unsure" {
			return fmt.Errorf("%s, line %d: want article, copy or unsure, article", copiesFile, n)
		}
		one, other := path.Join(prefix, cells[0]), path.Join(prefix, cells[2])
		for _, name := range []string{one, other} {
			if !slices.ContainsFunc(o.texts, func(t generate.Text) bool { return t.Name == name }) {
				return fmt.Errorf("%s, line %d: there is no %s", copiesFile, n, name)
			}
		}
		if cells[1] == "copy" {
			o.of[one] = other
		} else {
			o.unsure[[2]string{one, other}], o.unsure[[2]string{other, one}] = true, true
		}
	}
	return lines.Err()
}

// root is the name of the article whose text one has.
func (o *Originals) root(name string) string {
	if of := o.of[name]; of != "" {
		return of
	}
	return name
}

// pooled is a text of the pool in which copies look for each other.
type pooled struct {
	print
	name string
	// root is the article whose text it has, its own name where it has none's.
	root string
	// touched are root and the articles it has words of without being a copy.
	touched []string
	made    *generate.Made
}

// Copies makes copies of the originals, and texts that are none, puts them all together and
// looks which find each other, as the ledger does. The seed decides what is made.
func (o *Originals) Copies(seed uint64, read ReadReport) (*CopyFigures, error) {
	pool := make([]pooled, 0, 8*len(o.texts))
	for i := range o.texts {
		name := o.texts[i].Name
		pool = append(pool, pooled{o.prints[name], name, o.root(name), []string{o.root(name)}, nil})
	}
	all, err := o.make(seed)
	if err != nil {
		return nil, err
	}
	for i := range all {
		m := &all[i]
		r, err := read(m.Article)
		if err != nil {
			return nil, fmt.Errorf("%s, made with seed %d: %w", m.Article.File, seed, err)
		}
		root := m.Article.File
		if m.Of != "" {
			root = o.root(m.Of)
		}
		pool = append(pool, pooled{printOf(r), m.Article.File, root, append(m.Like, root), m})
	}
	f := newCopyFigures()
	f.count(o, pool)
	f.find(o, pool)
	return f, nil
}

// make makes of each original a copy of each grade and the texts that look like one. Of
// originals that are copies nothing is made.
func (o *Originals) make(seed uint64) ([]generate.Made, error) {
	maker, err := generate.New(o.texts, seed)
	if err != nil {
		return nil, err
	}
	var all []generate.Made
	for i, t := range o.texts {
		if o.of[t.Name] != "" {
			continue
		}
		for _, g := range generate.Grades() {
			all = append(all, maker.Copy(t, g, 0))
		}
		if m, ok := maker.Update(t, 0); ok {
			all = append(all, m)
		}
		if m, ok := maker.Quoting(t, 0); ok {
			all = append(all, m)
		}
		all = append(all, maker.Footer(t, i))
	}
	for _, lang := range []string{"de", "en"} {
		all = append(all, maker.Notes(lang, notes)...)
	}
	return all, nil
}

// notes is how many short notes of one pattern are made in each language.
const notes = 60
