package cli

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// articleEndings are those of files in a folder that are taken for articles. A file that is
// named itself is taken whatever its name.
var articleEndings = []string{".txt", ".html", ".htm", ".xhtml"}

// candidate is a file that may hold an article.
type candidate struct {
	file string
	size int64
}

// walk finds the articles in what the user names: files as they are, folders with all that
// lies below them, in the order of names. Hidden files and folders are passed over; links are
// followed, each folder only once. What cannot be read is reported.
func (a *app) walk(inputs []string) (files []candidate, failed bool) {
	w := walker{app: a, been: map[string]bool{}}
	for _, input := range inputs {
		if input == stdin {
			w.files = append(w.files, candidate{file: stdin})
			continue
		}
		info, err := os.Stat(input)
		switch {
		case err != nil:
			w.fail(input, opening(err))
		case info.IsDir():
			before := len(w.files) + w.failures
			w.folder(input)
			if len(w.files)+w.failures == before && !w.again {
				w.fail(input, errNoArticles)
			}
		default:
			w.files = append(w.files, candidate{input, info.Size()})
		}
	}
	return w.files, w.failures > 0
}

type walker struct {
	app      *app
	files    []candidate
	been     map[string]bool
	failures int
	// again says that the last folder had been walked before.
	again bool
}

func (w *walker) fail(path string, err error) {
	w.failures++
	w.app.report(inputError{"read " + path, err})
}

// folder takes the articles in a folder and those below it.
func (w *walker) folder(path string) {
	real, err := filepath.EvalSymlinks(path)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	if err != nil {
		w.fail(path, opening(err))
		return
	}
	if w.again = w.been[real]; w.again {
		return
	}
	w.been[real] = true
	entries, err := os.ReadDir(path)
	if err != nil {
		w.fail(path, opening(err))
		return
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") {
			w.entry(filepath.Join(path, e.Name()), e)
		}
	}
	w.again = false
}

func (w *walker) entry(path string, e fs.DirEntry) {
	article := slices.Contains(articleEndings, strings.ToLower(filepath.Ext(path)))
	link := e.Type()&fs.ModeSymlink != 0
	if !article && !link && !e.IsDir() {
		return
	}
	info, err := os.Stat(path)
	switch {
	case err != nil && (article || !link):
		w.fail(path, opening(err))
	case err != nil: // a link to nowhere that is not named as an article
	case info.IsDir():
		w.folder(path)
	case article && info.Mode().IsRegular():
		w.files = append(w.files, candidate{path, info.Size()})
	}
}
