package intake

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// File is a file that may be a source.
type File struct {
	Path string
	Size int64
	// Named says that the user named it, and did not find it in a folder. Then it is told what
	// it is if it is no article.
	Named bool
}

// errNoFiles is of a folder in which there is nothing to read.
var errNoFiles = errors.New("there are no files in this folder")

// Walk finds the files in what the user names: files as they are, folders with all that lies
// below them, in the order of names. Hidden files and folders are passed over, and what is
// named as a program, a style or a picture is; links are followed, each folder only once.
// What cannot be looked at is given to onError with its path.
func Walk(paths []string, onError func(path string, err error)) []File {
	w := walker{onError: onError, been: map[string]bool{}}
	for _, path := range paths {
		if path == StdinName {
			w.files = append(w.files, File{Path: StdinName, Size: -1, Named: true})
			continue
		}
		info, err := os.Stat(path)
		switch {
		case err != nil:
			w.fail(path, opening(err))
		case info.IsDir():
			before := len(w.files) + w.failures
			w.folder(path)
			if len(w.files)+w.failures == before && !w.again {
				w.fail(path, errNoFiles)
			}
		default:
			w.files = append(w.files, File{path, info.Size(), true})
		}
	}
	return w.files
}

type walker struct {
	onError  func(path string, err error)
	files    []File
	been     map[string]bool
	failures int
	// again says that the last folder had been walked before.
	again bool
}

func (w *walker) fail(path string, err error) {
	w.failures++
	w.onError(path, err)
}

// folder takes the files in a folder and those below it.
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
		if !hidden(e.Name()) {
			w.entry(filepath.Join(path, e.Name()), e)
		}
	}
	w.again = false
}

func (w *walker) entry(path string, e fs.DirEntry) {
	link := e.Type()&fs.ModeSymlink != 0
	if !link && !e.IsDir() && (!e.Type().IsRegular() || passed(path)) {
		return
	}
	info, err := os.Stat(path)
	switch {
	case err != nil && passed(path): // a link to nowhere, of no interest
	case err != nil:
		w.fail(path, opening(err))
	case info.IsDir():
		w.folder(path)
	case info.Mode().IsRegular() && !passed(path):
		w.files = append(w.files, File{path, info.Size(), false})
	}
}

// passedEndings are those of files in folders and archives that are text and yet no
// articles: what belongs to a saved web page, and programs. What is no text is told by its
// content.
var passedEndings = []string{
	".css", ".js", ".mjs", ".ts", ".svg", ".map", ".woff", // of saved pages
	".go", ".py", ".java", ".c", ".h", ".rs", ".rb", ".php", ".sh", ".bat", ".sql", ".ipynb", // programs
	".yaml", ".yml", ".toml", ".ini", ".cfg", ".lock", ".log", // settings and logs
}

// passed reports whether a file in a folder or archive is passed over by its name.
func passed(name string) bool {
	return slices.Contains(passedEndings, strings.ToLower(filepath.Ext(name)))
}

// hidden reports whether a name is that of a hidden file or folder.
func hidden(name string) bool {
	return strings.HasPrefix(name, ".") && name != "." && name != ".." || name == "__MACOSX"
}
