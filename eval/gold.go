// Package eval scores what Waybill read against gold: articles annotated by hand in
// the format of gold/GUIDELINES.md. Its figures are those of the project's reference
// tool, score_claims.py, to the last digit; a test compares the two.
package eval

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// ErrNoGold says that a folder holds no annotated article.
var ErrNoGold = errors.New("no gold found")

// Gold is one annotated article.
type Gold struct {
	// Key pairs the gold with its reading: language folder and name, "de/seed-10930".
	Key string `json:"-"`
	// File is the article's path in the folder loaded, Raw its bytes.
	File string `json:"-"`
	Raw  []byte `json:"-"`
	// Text is the article with every line break as "\n".
	Text string `json:"-"`

	Doc       string     `json:"doc"`
	Lang      string     `json:"lang"`
	Published *string    `json:"published"`
	Transfers []Transfer `json:"transfers"`
	Quotes    []Quote    `json:"quotes"`
	Events    []Event    `json:"events"`
}

// Transfer is an annotated claim of a transfer. Texts are exact words of the article.
type Transfer struct {
	ID        string  `json:"id"`
	Supplier  *string `json:"supplier"`
	Recipient *string `json:"recipient"`
	Class     string  `json:"class"`
	Goods     *string `json:"goods"`
	Quantity  *string `json:"quantity"`
	Stage     string  `json:"stage"`
	Certainty string  `json:"certainty"`
	Source    string  `json:"source"`
	Via       *string `json:"via"`
	Condition *string `json:"condition"`
	Exchange  *string `json:"exchange"`
	Evidence  string  `json:"evidence"`
}

// Quote is an annotated statement of a speaker other than the narrator.
type Quote struct {
	Speaker string `json:"speaker"`
	Type    string `json:"type"`
	Text    string `json:"text"`
}

// Event is an annotated claim of something other than a transfer.
type Event struct {
	Type     string   `json:"type"`
	Parties  []string `json:"parties"`
	Evidence string   `json:"evidence"`
}

// Load reads every gold file below a folder: <name>.json with <name>.txt beside it.
// With a language only the gold in that language is loaded. The gold comes in the
// order of its paths. Several problems are joined in one error, a line for each;
// gold without a fault is returned all the same. ErrNoGold says there was none.
func Load(fsys fs.FS, lang string) ([]Gold, error) {
	files, err := goldFiles(fsys)
	if err != nil {
		return nil, err
	}
	var all []Gold
	var problems []error
	for _, file := range files {
		g, err := load(fsys, file)
		if err != nil {
			problems = append(problems, inFile(file, err)...)
			continue
		}
		if lang != "" && g.Lang != lang {
			continue
		}
		if err := g.check(); err != nil {
			problems = append(problems, inFile(file, err)...)
			continue
		}
		all = append(all, *g)
	}
	if len(all) == 0 && len(problems) == 0 {
		return nil, ErrNoGold
	}
	return all, errors.Join(problems...)
}

// inFile puts the file's name before each of its faults.
func inFile(file string, err error) []error {
	faults := []error{err}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		faults = joined.Unwrap()
	}
	for i := range faults {
		faults[i] = fmt.Errorf("%s: %w", file, faults[i])
	}
	return faults
}

// goldFiles lists the .json files, folder by folder; stories are left out.
func goldFiles(fsys fs.FS) ([]string, error) {
	var files []string
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && isStory(fsys, name) {
			return fs.SkipDir
		}
		if !entry.IsDir() && strings.HasSuffix(name, ".json") {
			files = append(files, name)
		}
		return nil
	})
	slices.SortFunc(files, func(a, b string) int {
		if c := strings.Compare(path.Dir(a), path.Dir(b)); c != 0 {
			return c
		}
		return strings.Compare(path.Base(a), path.Base(b))
	})
	return files, err
}

func load(fsys fs.FS, file string) (*Gold, error) {
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, err
	}
	g := &Gold{Key: Key(file), File: strings.TrimSuffix(file, ".json") + ".txt"}
	if err := decode(data, g); err != nil {
		return nil, err
	}
	g.Raw, g.Text, err = readText(fsys, g.File)
	return g, err
}

// readText reads an article: its bytes, and its text with every line break as "\n".
func readText(fsys fs.FS, file string) (raw []byte, text string, err error) {
	if raw, err = fs.ReadFile(fsys, file); err != nil {
		return nil, "", err
	}
	if !utf8.Valid(raw) {
		return nil, "", fmt.Errorf("%s is not UTF-8", file)
	}
	return raw, strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(raw)), nil
}

// decode reads a gold file; fields that are missing or not known are faults.
func decode(data []byte, g *Gold) error {
	problems := missing(data, "", "doc", "lang", "transfers", "quotes", "events")
	var shape struct {
		Transfers []json.RawMessage `json:"transfers"`
	}
	if err := json.Unmarshal(data, &shape); err != nil {
		return err
	}
	for i, t := range shape.Transfers {
		problems = append(problems, missing(t, fmt.Sprintf("transfer %d", i+1), transferFields()...)...)
	}
	if len(problems) > 0 {
		return errors.Join(problems...)
	}
	return strict(data, g)
}

// missing names the fields that a JSON object lacks; at says which object it is.
func missing(data []byte, at string, names ...string) (problems []error) {
	if at != "" {
		at += ": "
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(data, &fields); err != nil {
		return []error{fmt.Errorf("%s%w", at, err)}
	}
	for _, name := range names {
		if _, ok := fields[name]; !ok {
			problems = append(problems, fmt.Errorf("%sno %q", at, name))
		}
	}
	return problems
}

// strict decodes JSON; a field that is not known is a fault.
func strict(data []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	return d.Decode(into)
}

func transferFields() []string {
	return []string{"id", "supplier", "recipient", "class", "goods", "quantity", "stage",
		"certainty", "source", "via", "condition", "exchange", "evidence"}
}

// Key is what pairs a report with its gold: the last two parts of its path without
// the ending.
func Key(file string) string {
	parts := strings.Split(path.Clean(file), "/")
	key := strings.Join(parts[max(0, len(parts)-2):], "/")
	if dot := strings.LastIndexByte(key, '.'); dot >= 0 {
		key = key[:dot]
	}
	return key
}

// text returns what a nullable field holds, "" for null.
func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
