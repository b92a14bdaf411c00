package reading_test

import (
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"waybill"
	"waybill/atlas"
	"waybill/reading"
)

func newReader(t testing.TB) *reading.Reader {
	t.Helper()
	known, err := atlas.Load()
	if err != nil {
		t.Fatal(err)
	}
	r, err := reading.New(known)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func open(t testing.TB, file string) waybill.Article {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return waybill.Article{File: file, Bytes: b}
}

// texts are all articles under a folder, nil where it is not there.
func texts(t testing.TB, folder string) []waybill.Article {
	t.Helper()
	var all []waybill.Article
	err := filepath.WalkDir(folder, func(file string, _ fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(file) == ".txt" {
			all = append(all, open(t, file))
		}
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return all
}

func read(t testing.TB, r *reading.Reader, a waybill.Article) *waybill.Reading {
	t.Helper()
	got, err := r.Read(a)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// samples are the articles in samples/, with the language of each, how many of its
// statements and transfers have to be found at least, and the sides of some of them.
var samples = []struct {
	file, lang, title     string
	statements, transfers int
	sides                 []string
}{
	{"de-agentur-haubitzen.txt", "de", "", 2, 1, []string{"DE>UA"}},
	{"de-boulevard-drohnen.txt", "de", "", 1, 1, []string{"IR>RU"}},
	{"de-interview-ringtausch.txt", "de", "", 0, 1, []string{">UA"}},
	{"en-digest-spring-2024.txt", "en", "Arms in brief: bombs held back, jets for votes, a port for guns", 2, 4, []string{"US>IL", "DK>AR", "IN>PH"}},
	{"en-no-transfer-tank-museum.txt", "en", "", 1, 0, nil},
	{"en-webpage-poland-korea.html", "en", "", 1, 1, []string{"KR>PL"}},
}

func TestSamples(t *testing.T) {
	r := newReader(t)
	files, err := filepath.Glob("../samples/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if name := filepath.Base(file); name != "README.md" && filepath.Ext(name) != ".opml" && !slices.ContainsFunc(samples, func(s struct {
			file, lang, title     string
			statements, transfers int
			sides                 []string
		}) bool {
			return s.file == name
		}) {
			t.Errorf("%s is not tested", name)
		}
	}
	for _, s := range samples {
		got := read(t, r, open(t, filepath.Join("..", "samples", s.file)))
		text := got.Report.Text
		if got.Report.Lang != s.lang || len(got.Report.Notes) > 0 {
			t.Errorf("%s: language %q, notes %q", s.file, got.Report.Lang, got.Report.Notes)
		}
		if title := got.Report.Title.Of(text); title == "" || s.title != "" && title != s.title {
			t.Errorf("%s: title %q", s.file, title)
		}
		if len(got.Statements) < s.statements {
			t.Errorf("%s: %d statements, want %d at least", s.file, len(got.Statements), s.statements)
		}
		var sides []string
		for _, c := range got.Claims {
			if c.Kind == waybill.TransferClaim {
				sides = append(sides, string(c.Supplier.ID)+">"+string(c.Recipient.ID))
			}
		}
		if len(sides) < s.transfers || s.transfers == 0 && len(sides) > 0 {
			t.Errorf("%s: the transfers %s, want %d at least (none for 0)", s.file, sides, s.transfers)
		}
		for _, want := range s.sides {
			if !slices.ContainsFunc(sides, func(have string) bool { return strings.Contains(have, want) }) {
				t.Errorf("%s: no transfer %s in %s", s.file, want, sides)
			}
		}
		if fault := fault(got); fault != "" {
			t.Errorf("%s: %s", s.file, fault)
		}
	}
}

func TestStamps(t *testing.T) {
	r := newReader(t)
	got := read(t, r, open(t, "../samples/en-digest-spring-2024.txt"))
	if got.Engine != reading.Engine || got.Atlas == "" || !reflect.DeepEqual(got.Packs, r.Packs()) || len(got.Packs) != 2 {
		t.Errorf("engine %q, atlas %q, packs %v", got.Engine, got.Atlas, got.Packs)
	}
	if got.Report.Article != open(t, "../samples/en-digest-spring-2024.txt").ID() {
		t.Errorf("the article is %q", got.Report.Article)
	}
}

// TestLanguages: what language a report is in, what is said of others, and that
// nothing is claimed in them.
func TestLanguages(t *testing.T) {
	const (
		german  = "Deutschland hat der Ukraine im Sommer zwölf Panzerhaubitzen geliefert, wie das Ministerium in Berlin am Montag mitteilte."
		english = "Iran has shipped hundreds of drones to Russia since the summer, the ministry in Kyiv said on Monday in a statement."
		french  = "La France a livré dix-huit canons à l'Ukraine, a déclaré lundi le ministère des Armées dans un communiqué publié à Paris."
	)
	r := newReader(t)
	for _, c := range []struct {
		name, text, lang, note string
		sides                  []string
	}{
		{"German", "Titel der Meldung\n\n" + german, "de", "", []string{"DE>UA"}},
		{"English", "Title of the story\n\n" + english, "en", "", []string{"IR>RU"}},
		{"both", german + "\n\n" + english + "\n\n" + german, "de", "", []string{"IR>RU", "DE>UA"}},
		{"French", "Des canons pour Kiev\n\n" + french, "", "French", nil},
		{"German with French", german + "\n\n" + german + "\n\n" + french, "de", "Parts of the text are in another language", []string{"DE>UA"}},
		{"all three", german + "\n\n" + english + "\n\n" + french, "de", "Parts of the text are in another language", []string{"DE>UA", "IR>RU"}},
		{"numbers", "12 34 56\n\n78 90", "", "could not be told", nil},
	} {
		got := read(t, r, waybill.Article{File: "x.txt", Bytes: []byte(c.text)})
		var sides []string
		for _, claim := range got.Claims {
			if s := string(claim.Supplier.ID) + ">" + string(claim.Recipient.ID); claim.Kind == waybill.TransferClaim && !slices.Contains(sides, s) {
				sides = append(sides, s)
			}
		}
		notes := strings.Join(got.Report.Notes, " ")
		if got.Report.Lang != c.lang || !slices.Equal(sides, c.sides) || (c.note == "") != (notes == "") || !strings.Contains(notes, c.note) {
			t.Errorf("%s: language %q, sides %s, notes %q", c.name, got.Report.Lang, sides, notes)
		}
	}
}

// TestReadIsPure: one reader, used by several at once, in any order, gives the same
// for the same article each time, and so does another reader.
func TestReadIsPure(t *testing.T) {
	articles := texts(t, "../gold")
	for _, s := range samples {
		articles = append(articles, open(t, filepath.Join("..", "samples", s.file)))
	}
	encode := func(r *reading.Reader, a waybill.Article) string {
		got, err := r.Read(a)
		if err != nil {
			return err.Error()
		}
		data, err := json.Marshal(got)
		if err != nil {
			t.Error(err)
		}
		return string(data)
	}
	r := newReader(t)
	want := make([]string, len(articles))
	for i, a := range articles {
		want[i] = encode(r, a)
	}
	other := newReader(t)
	var group sync.WaitGroup
	for worker := range 8 {
		group.Go(func() {
			reader := r
			if worker%2 == 1 {
				reader = other
			}
			for i := range articles {
				at := (i*7 + worker*5) % len(articles)
				if len(articles)%7 == 0 {
					at = (i + worker*5) % len(articles)
				}
				if got := encode(reader, articles[at]); got != want[at] {
					t.Errorf("worker %d: %s has another reading", worker, articles[at].File)
				}
			}
		})
	}
	group.Wait()
}

func TestReadRefuses(t *testing.T) {
	r := newReader(t)
	for name, b := range map[string][]byte{"empty": nil, "blank": []byte(" \n\t\n"), "binary": {0x7f, 'E', 'L', 'F', 0, 0, 1, 2, 3, 0xff, 0xfe}} {
		if got, err := r.Read(waybill.Article{File: name, Bytes: b}); err == nil || got != nil {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

// A headline in another language than the body is read in its own, and so is the body.
func TestReadMixedHeadline(t *testing.T) {
	r := newReader(t)
	for _, c := range []struct{ lang, text string }{
		{"en", "Panzer für Libyen: Serbien will verkaufen\n\nSerbia will sell Libya 20 tanks, Belgrade said.\n"},
		{"en", "Berlin will Riad Raketen liefern\n\nCopenhagen will hand Vilnius Mistral missiles.\n\nBoth deny it.\n"},
		{"de", "Serbia will sell tanks\n\nSerbien will Libyen 20 Panzer verkaufen, teilte Belgrad mit.\n"},
		{"en", "Germany's arms exports to Saudi Arabia rose to 3 billion euros last year.\n"},
		{"de", "Serbien hat Libyen Panzer verkauft.\n"},
	} {
		got := read(t, r, waybill.Article{File: "x.txt", Bytes: []byte(c.text)})
		if got.Report.Lang != c.lang {
			t.Errorf("%q: language %q, want %q", c.text, got.Report.Lang, c.lang)
		}
	}
}
