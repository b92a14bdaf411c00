package eval_test

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"waybill"
	"waybill/atlas"
	"waybill/eval"
)

func mustLoadStories(t testing.TB) []eval.Story {
	t.Helper()
	stories, err := eval.LoadStories(os.DirFS("../gold"))
	if err != nil {
		t.Fatal(err)
	}
	return stories
}

// TestStories lints what the loader does not ask: the length of articles and stories, the
// names of designations, the order of publication, and that no row has a gap of more than a year.
func TestStories(t *testing.T) {
	a, err := atlas.Load()
	if err != nil {
		t.Fatal(err)
	}
	langs := map[string]int{}
	for _, s := range mustLoadStories(t) {
		if n := len(s.Articles); n < 5 || n > 9 {
			t.Errorf("%s: %d articles", s.Name, n)
		}
		if !slices.IsSortedFunc(s.Articles, func(a, b eval.StoryArticle) int { return strings.Compare(a.Published, b.Published) }) {
			t.Errorf("%s: not in the order of publication", s.Name)
		}
		spoken := map[string]bool{}
		for _, article := range s.Articles {
			spoken[article.Lang] = true
			if n := len(strings.Fields(article.Text)); n < 80 || n > 200 {
				t.Errorf("%s/%s: %d words", s.Name, article.File, n)
			}
			for _, c := range article.Claims {
				if c.Designation != nil && !isDesignation(a, *c.Designation) {
					t.Errorf("%s/%s, %s: %q is no designation of the atlas", s.Name, article.File, c.ID, *c.Designation)
				}
			}
		}
		for lang := range spoken {
			langs[lang]++
		}
		if len(spoken) > 1 {
			langs["mixed"]++
		}
		for _, row := range s.Register {
			if at := gap(t, &s, row.Label); at != "" {
				t.Errorf("%s, row %s: more than a year without a claim before %s", s.Name, row.Label, at)
			}
		}
	}
	if langs["de"] < 6 || langs["en"] < 6 || langs["mixed"] < 2 {
		t.Errorf("stories by language: %v", langs)
	}
}

func isDesignation(a *atlas.Atlas, name string) bool {
	return slices.ContainsFunc(a.Lookup(name), func(n *atlas.Name) bool {
		return n.Weapon != nil && n.Weapon.Designation == name
	})
}

// gap is the first day on which a claim of a row speaks of a time more than a year behind
// all claims before it, "" if none does.
func gap(t *testing.T, s *eval.Story, label string) string {
	var last time.Time
	for _, article := range s.Articles {
		for _, c := range article.Claims {
			if c.Row != label {
				continue
			}
			begin, end := day(t, c.Begin, article.Published), day(t, c.End, article.Published)
			if !last.IsZero() && begin.After(last.AddDate(1, 0, 0)) {
				return article.Published
			}
			if end.After(last) {
				last = end
			}
		}
	}
	return ""
}

func day(t *testing.T, s, otherwise string) time.Time {
	t.Helper()
	if s == "" {
		s = otherwise
	}
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A claim made of gold has its words where they stand.
func TestStoryClaims(t *testing.T) {
	for _, s := range mustLoadStories(t) {
		if got := len(s.Partition()); got == 0 {
			t.Errorf("%s: no claims", s.Name)
		}
		for i := range s.Articles {
			a := &s.Articles[i]
			for j, gold := range a.Claims {
				c := a.Claim(j)
				if c.Evidence.Of(a.Text) != gold.Evidence || c.Kind != waybill.TransferClaim || c.ID != gold.ID ||
					c.Stage != waybill.Stage(gold.Stage) || c.Source.Name != gold.Source {
					t.Errorf("%s: %+v", s.Key(i, j), c)
				}
				if gold.Quantity != nil && c.Goods.Quantity.Of(a.Text) != *gold.Quantity {
					t.Errorf("%s: quantity %q", s.Key(i, j), c.Goods.Quantity.Of(a.Text))
				}
			}
		}
	}
}

const storyClaims = `{"id":"t1","supplier":"KP","recipient":"RU","class":"ammunition.artillery","goods":null,"quantity":null,
"stage":"delivered","certainty":"stated","source":"Kyiv","via":null,"condition":null,"exchange":"x1","evidence":"shells for oil",
"designation":null,"transfer":"A","origin":"o1"},
{"id":"t2","supplier":"RU","recipient":"KP","class":"energy","goods":"oil","quantity":null,
"stage":"delivered","certainty":"stated","source":"Kyiv","via":null,"condition":null,"exchange":"x1","evidence":"shells for oil",
"designation":null,"transfer":"B","origin":"o1"},
{"id":"t3","supplier":"KP","recipient":"RU","class":"weapons","goods":null,"quantity":null,
"stage":"delivered","certainty":"denied","source":"experts","via":null,"condition":null,"exchange":null,"evidence":"No shells",
"designation":null,"transfer":"A","origin":null}`

const storyJSON = `{"story":"trade","about":"Shells and oil.","articles":[
{"file":"01.txt","lang":"en","outlet":"Post","published":"2023-09-12","claims":[` + storyClaims + `]}],
"register":[{"label":"A","supplier":"KP","recipient":"RU","class":"ammunition.artillery","designation":null,"articles":1,
"outlets":1,"origins":1,"origin_names":["Kyiv"],"unclear":1,"stage":"delivered","certainty":"stated"},
{"label":"B","supplier":"RU","recipient":"KP","class":"energy","designation":null,"articles":1,
"outlets":1,"origins":1,"origin_names":["Kyiv"],"unclear":0,"stage":"delivered","certainty":"stated"}],
"exchanges":[["A","B"]]}`

func storyFolder(data string) fstest.MapFS {
	return fstest.MapFS{
		"stories/trade/story.json": {Data: []byte(data)},
		"stories/trade/01.txt":     {Data: []byte("Title\n\nshells for oil, said Kyiv. No shells, said experts.\n")},
	}
}

func TestLoadStoriesFindsFaults(t *testing.T) {
	if all, err := eval.LoadStories(storyFolder(storyJSON)); err != nil || len(all) != 1 {
		t.Fatalf("good story: %v", err)
	}
	for _, test := range []struct{ name, old, new, want string }{
		{"name", `"story":"trade"`, `"story":"oil"`, `called "oil", its folder "trade"`},
		{"about", "Shells and oil.", "", "about says nothing"},
		{"missing field", `"about":"Shells and oil.",`, "", `story: no "about"`},
		{"missing article field", `"outlet":"Post",`, "", `article 1: no "outlet"`},
		{"missing claim field", `"origin":null`, `"begin":"2023-01-01"`, `article 1, claim 3: no "origin"`},
		{"missing row field", `"unclear":1,`, "", `row 1: no "unclear"`},
		{"unknown field", `"about"`, `"note":"","about"`, `unknown field "note"`},
		{"no file", "01.txt", "02.txt", "02.txt"},
		{"not listed", "01.txt", "02.txt", "01.txt: not listed"},
		{"published", "2023-09-12", "12 September", `published "12 September" is no day`},
		{"begin", `"origin":null`, `"origin":null,"begin":"2023"`, "t3: begin or end is no day"},
		{"evidence", `"evidence":"No shells"`, `"evidence":"No tanks"`, "01.txt: t3: evidence is not a substring"},
		{"class", `"class":"weapons"`, `"class":"arms"`, `class "arms"`},
		{"label", `"transfer":"B"`, `"transfer":"C"`, `t2: no row "C" in the register`},
		{"origin", `"origin":null`, `"origin":""`, "an origin without a label"},
		{"row of nothing", `"transfer":"B"`, `"transfer":"A"`, "row B: no claim is of it"},
		{"parties", `"label":"B","supplier":"RU"`, `"label":"B","supplier":"CN"`, "row B: 01.txt, t2 is between other parties"},
		{"goods", `"class":"weapons"`, `"class":"missile"`, "row A: 01.txt, t1 and 01.txt, t3 are of different goods"},
		{"row class", `RU","class":"ammunition.artillery","des`, `RU","class":"weapons","des`, "row A: class is weapons, its claims give ammunition.artillery"},
		{"articles", `"articles":1`, `"articles":2`, "row A: articles is 2, its claims give 1"},
		{"outlets", `"outlets":1`, `"outlets":2`, "row A: outlets is 2, its claims give 1"},
		{"origins", `"origins":1`, `"origins":2`, "row A: origins is 2, its claims give 1"},
		{"origin names", `"origin_names":["Kyiv"]`, `"origin_names":[]`, "row A: origin_names is 0, its claims give 1"},
		{"two names", `"origin_names":["Kyiv"]`, `"origin_names":["Kiev"]`, `row B: origin o1 is "Kyiv", elsewhere "Kiev"`},
		{"unclear", `"unclear":1`, `"unclear":0`, "row A: unclear is 0, its claims give 1"},
		{"stage", `"unclear":1,"stage":"delivered"`, `"unclear":1,"stage":"agreed"`, "row A: stage is agreed, its claims give delivered"},
		{"certainty", `"unclear":1,"stage":"delivered","certainty":"stated"`, `"unclear":1,"stage":"delivered","certainty":"denied"`, "row A: certainty is denied, its claims give stated"},
		{"exchanges", `[["A","B"]]`, `[]`, "exchanges are [], the claims give [[A B]]"},
	} {
		data := strings.Replace(storyJSON, test.old, test.new, 1)
		all, err := eval.LoadStories(storyFolder(data))
		if data == storyJSON || err == nil || !strings.Contains(err.Error(), "stories/trade/story.json: ") ||
			!strings.Contains(err.Error(), test.want) || len(all) != 0 {
			t.Errorf("%s: %v", test.name, err)
		}
	}
	if _, err := eval.LoadStories(goldWith(goodTransfer, "", "")); !errors.Is(err, eval.ErrNoStory) {
		t.Errorf("no story: %v", err)
	}
}

// The stage of a row is that of the last day that affirms it; without one, of the last
// that denies or doubts it.
func TestStageOfARow(t *testing.T) {
	at := func(published, stage, certainty string) eval.StoryArticle {
		var a eval.StoryArticle
		a.Published = published
		a.Claims = []eval.StoryClaim{{Transfer: eval.Transfer{Stage: stage, Certainty: certainty}, Row: "A"}}
		return a
	}
	for _, test := range []struct {
		articles []eval.StoryArticle
		want     string
	}{
		{[]eval.StoryArticle{at("2023-01-02", "agreed", "stated"), at("2023-01-01", "delivered", "stated")}, "agreed/stated"},
		{[]eval.StoryArticle{at("2023-01-01", "agreed", "stated"), at("2023-02-01", "delivered", "denied")}, "agreed/stated"},
		{[]eval.StoryArticle{at("2023-01-01", "delivered", "likely"), at("2023-01-01", "agreed", "stated")}, "delivered/likely"},
		{[]eval.StoryArticle{at("2023-01-01", "delivered", "likely"), at("2023-01-01", "delivered", "stated")}, "delivered/stated"},
		{[]eval.StoryArticle{at("2023-01-01", "agreed", "possible"), at("2022-01-01", "delivered", "doubted"), at("2022-02-01", "agreed", "denied")}, "agreed/denied"},
		{[]eval.StoryArticle{at("2023-01-01", "sought", "possible"), at("2023-02-01", "prospect", "conditional")}, "prospect/conditional"},
		{nil, "/"},
	} {
		s := eval.Story{Articles: test.articles}
		if stage, certainty := s.Standing("A"); stage+"/"+certainty != test.want {
			t.Errorf("got %s/%s, want %s", stage, certainty, test.want)
		}
	}
}

// Scoring articles leaves stories alone, but not an article that is called story.
func TestLoadLeavesStoriesOut(t *testing.T) {
	folder := goldWith(goodTransfer, "", "")
	folder["stories/x/story.json"] = &fstest.MapFile{Data: []byte("{}")}
	folder["stories/x/01.txt"] = &fstest.MapFile{Data: []byte("Title\n\nText\n")}
	folder["en/story.json"] = folder["de/a.json"]
	folder["en/story.txt"] = folder["de/a.txt"]
	if gold, err := eval.Load(folder, ""); err != nil || len(gold) != 2 {
		t.Errorf("%d articles, %v", len(gold), err)
	}
	if _, err := eval.LoadStories(folder); err == nil || strings.Contains(err.Error(), "en/") {
		t.Errorf("stories: %v", err)
	}
}

// Whatever the file holds, loading tells faults and does not panic.
func FuzzLoadStories(f *testing.F) {
	f.Add(storyJSON)
	f.Add(`{"story":"trade","about":"","articles":[],"register":[{"label":"A"}],"exchanges":[["A"]]}`)
	f.Add(`[]`)
	f.Fuzz(func(t *testing.T, data string) {
		all, err := eval.LoadStories(storyFolder(data))
		if (err == nil) != (len(all) == 1) {
			t.Errorf("%d stories, %v", len(all), err)
		}
		for i := range all {
			eval.BCubed(all[i].Partition(), all[i].Partition())
		}
	})
}
