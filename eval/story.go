package eval

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"

	"waybill"
)

// ErrNoStory says that a folder holds no story.
var ErrNoStory = errors.New("no story found")

// storyFile is the name of a story's annotations, beside its articles.
const storyFile = "story.json"

// Story is several articles on the same events, and the register they must give.
type Story struct {
	// Name is that of the story's folder.
	Name string `json:"story"`
	// About says in one sentence what the story tests.
	About    string         `json:"about"`
	Articles []StoryArticle `json:"articles"`
	Register []StoryRow     `json:"register"`
	// Exchanges are pairs of labels of rows given in return for each other.
	Exchanges [][2]string `json:"exchanges"`
}

// StoryArticle is one article of a story.
type StoryArticle struct {
	// File is the name of the article in the story's folder, Raw its bytes.
	File string `json:"file"`
	Raw  []byte `json:"-"`
	// Text is the article with every line break as "\n".
	Text string `json:"-"`

	Lang   string `json:"lang"`
	Outlet string `json:"outlet"`
	// Published is the day, YYYY-MM-DD.
	Published string       `json:"published"`
	Claims    []StoryClaim `json:"claims"`
}

// StoryClaim is an annotated claim and where it belongs in the register.
type StoryClaim struct {
	Transfer
	// Designation is the atlas name of the weapon type, null where none is named.
	Designation *string `json:"designation"`
	// Row is the label of the register's row that the claim is of.
	Row string `json:"transfer"`
	// Origin is the label, the same all over the story, of the origin the claim counts
	// for; null where its independence cannot be told.
	Origin *string `json:"origin"`
	// Begin and End are the days the claim itself speaks of, where those are not the days
	// around its publication; they may be left out.
	Begin string `json:"begin,omitempty"`
	End   string `json:"end,omitempty"`
}

// StoryRow is a transfer of the register that a story must give.
type StoryRow struct {
	Label       string  `json:"label"`
	Supplier    *string `json:"supplier"`
	Recipient   *string `json:"recipient"`
	Class       string  `json:"class"`
	Designation *string `json:"designation"`
	Articles    int     `json:"articles"`
	Outlets     int     `json:"outlets"`
	Origins     int     `json:"origins"`
	// OriginNames name the origins in the order in which they come first in the articles.
	OriginNames []string `json:"origin_names"`
	// Unclear counts the claims without an origin.
	Unclear   int    `json:"unclear"`
	Stage     string `json:"stage"`
	Certainty string `json:"certainty"`
}

// LoadStories reads every story below a folder: story.json with its articles beside it.
// The stories come in the order of their paths. Several problems are joined in one error,
// a line for each; stories without a fault are returned all the same. ErrNoStory says
// there was none.
func LoadStories(fsys fs.FS) ([]Story, error) {
	var all []Story
	var problems []error
	found := false
	err := fs.WalkDir(fsys, ".", func(dir string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() || !isStory(fsys, dir) {
			return err
		}
		found = true
		s, err := loadStory(fsys, dir)
		if err == nil {
			err = s.check()
		}
		if err != nil {
			problems = append(problems, inFile(path.Join(dir, storyFile), err)...)
			return fs.SkipDir
		}
		all = append(all, *s)
		return fs.SkipDir
	})
	if err == nil && !found {
		return nil, ErrNoStory
	}
	return all, errors.Join(append(problems, err)...)
}

// isStory reports whether a folder is a story. A story.json that belongs to an article
// story.txt makes none.
func isStory(fsys fs.FS, dir string) bool {
	has := func(name string) bool {
		_, err := fs.Stat(fsys, path.Join(dir, name))
		return err == nil
	}
	return has(storyFile) && !has(strings.TrimSuffix(storyFile, ".json")+".txt")
}

func loadStory(fsys fs.FS, dir string) (*Story, error) {
	data, err := fs.ReadFile(fsys, path.Join(dir, storyFile))
	if err != nil {
		return nil, err
	}
	s := &Story{}
	if err := decodeStory(data, s); err != nil {
		return nil, err
	}
	var problems []error
	if s.Name != path.Base(dir) {
		problems = append(problems, fmt.Errorf("the story is called %q, its folder %q", s.Name, path.Base(dir)))
	}
	listed := map[string]bool{}
	for i := range s.Articles {
		a := &s.Articles[i]
		if listed[a.File] {
			problems = append(problems, fmt.Errorf("%s: listed twice", a.File))
		}
		listed[a.File] = true
		if a.Raw, a.Text, err = readText(fsys, path.Join(dir, a.File)); err != nil {
			problems = append(problems, err)
		}
	}
	files, err := fs.Glob(fsys, path.Join(dir, "*.txt"))
	for _, file := range files {
		if !listed[path.Base(file)] {
			problems = append(problems, fmt.Errorf("%s: not listed", path.Base(file)))
		}
	}
	return s, errors.Join(append(problems, err)...)
}

// decodeStory reads story.json; fields that are missing or not known are faults.
func decodeStory(data []byte, s *Story) error {
	var shape struct {
		Articles []json.RawMessage `json:"articles"`
		Register []json.RawMessage `json:"register"`
	}
	problems := missing(data, "story", "story", "about", "articles", "register", "exchanges")
	if len(problems) == 0 {
		if err := json.Unmarshal(data, &shape); err != nil {
			return err
		}
	}
	for i, data := range shape.Articles {
		at := fmt.Sprintf("article %d", i+1)
		problems = append(problems, missing(data, at, "file", "lang", "outlet", "published", "claims")...)
		var article struct {
			Claims []json.RawMessage `json:"claims"`
		}
		if err := json.Unmarshal(data, &article); err != nil {
			return err
		}
		for j, data := range article.Claims {
			fields := append(transferFields(), "designation", "transfer", "origin")
			problems = append(problems, missing(data, fmt.Sprintf("%s, claim %d", at, j+1), fields...)...)
		}
	}
	for i, data := range shape.Register {
		problems = append(problems, missing(data, fmt.Sprintf("row %d", i+1), "label", "supplier", "recipient", "class",
			"designation", "articles", "outlets", "origins", "origin_names", "unclear", "stage", "certainty")...)
	}
	if len(problems) > 0 {
		return errors.Join(problems...)
	}
	return strict(data, s)
}

// Partition is the keys of the claims with the labels of their rows: the clusters
// that the claims must be given. A key is made of story, article and claim, so that the
// items of several stories can be put together.
func (s *Story) Partition() Partition {
	p := Partition{}
	for i := range s.Articles {
		for j := range s.Articles[i].Claims {
			p[s.Key(i, j)] = s.Name + "/" + s.Articles[i].Claims[j].Row
		}
	}
	return p
}

// Key names a claim among all stories, by the indexes of its article and of itself.
func (s *Story) Key(article, claim int) string {
	a := &s.Articles[article]
	return s.Name + "/" + a.File + "/" + a.Claims[claim].ID
}

// Claim is an annotated claim as a reading would give it. Gold does not mark words but
// quotes them: spans are the first place of the words quoted; the parties have none.
func (a *StoryArticle) Claim(i int) waybill.Claim {
	c := &a.Claims[i]
	evidence := a.find(c.Evidence, 0)
	near := func(words *string) waybill.Span { return a.find(text(words), evidence.Begin) }
	out := waybill.Claim{
		ID: c.ID, Kind: waybill.TransferClaim,
		Supplier:  waybill.PartyRef{ID: waybill.PartyID(text(c.Supplier))},
		Recipient: waybill.PartyRef{ID: waybill.PartyID(text(c.Recipient))},
		Goods: waybill.Goods{
			Class: waybill.Class(c.Class), Designation: text(c.Designation),
			Span: near(c.Goods), Quantity: near(c.Quantity),
		},
		Stage: waybill.Stage(c.Stage), Certainty: waybill.Certainty(c.Certainty),
		Source: waybill.Source{Name: c.Source}, Via: near(c.Via), Condition: near(c.Condition),
		Exchange: text(c.Exchange), Evidence: evidence,
	}
	if c.Source != waybill.Narrator {
		out.Source.Span = a.find(c.Source, 0)
	}
	if c.Begin != "" || c.End != "" {
		out.When = waybill.Date{Begin: c.Begin, End: c.End, Precision: waybill.Day}
	}
	return out
}

// find is the first place of words at or behind an offset, else the first in the text.
func (a *StoryArticle) find(words string, from int) waybill.Span {
	if words == "" {
		return waybill.Span{}
	}
	at := strings.Index(a.Text[from:], words)
	if at < 0 {
		from, at = 0, strings.Index(a.Text, words)
	}
	if at < 0 {
		return waybill.Span{}
	}
	return waybill.Span{Begin: from + at, End: from + at + len(words)}
}

// isDay reports whether s is a day of the calendar, YYYY-MM-DD.
func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// In reports whether all its articles are in a language.
func (s *Story) In(lang string) bool {
	for i := range s.Articles {
		if s.Articles[i].Lang != lang {
			return false
		}
	}
	return true
}

// labels lists the labels of the register.
func (s *Story) labels() []string {
	var all []string
	for i := range s.Register {
		all = append(all, s.Register[i].Label)
	}
	return all
}
