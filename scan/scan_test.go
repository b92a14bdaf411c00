package scan_test

import (
	"os"
	"path/filepath"
	"testing"

	"waybill"
	"waybill/atlas"
	"waybill/lang"
	"waybill/lang/de"
	"waybill/lang/en"
	"waybill/reading"
	"waybill/scan"
)

// kit is a scanner and the reader it has to be true to.
type kit struct {
	scanner *scan.Scanner
	reader  *reading.Reader
}

func newKit(t testing.TB) kit {
	t.Helper()
	names, err := atlas.Load()
	if err != nil {
		t.Fatal(err)
	}
	var packs []*lang.Pack
	for _, load := range []func() (*lang.Pack, error){de.New, en.New} {
		pack, err := load()
		if err != nil {
			t.Fatal(err)
		}
		packs = append(packs, pack)
	}
	scanner, err := scan.New(names, packs...)
	if err != nil {
		t.Fatal(err)
	}
	reader, err := reading.New(names)
	if err != nil {
		t.Fatal(err)
	}
	return kit{scanner, reader}
}

// claims are those that reading finds in an article, none where it cannot be read.
func (k kit) claims(article []byte) (*waybill.Reading, bool) {
	got, err := k.reader.Read(waybill.Article{File: "article", Bytes: article})
	return got, err == nil && len(got.Claims) > 0
}

// articles are the files under folders that may be articles.
func articles(t testing.TB, folders ...string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			switch filepath.Ext(path) {
			case ".txt", ".html", ".htm", ".md":
				all[path], err = os.ReadFile(path)
			}
			return err
		})
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
	return all
}

// folders hold the articles there are; the last two only beside some checkouts.
var folders = []string{"../gold", "../samples", "../../shared/gold", "../../shared/quotes-de"}

func TestLookStopsNoClaim(t *testing.T) {
	k := newKit(t)
	read, passed, claims := 0, 0, 0
	for name, article := range articles(t, folders...) {
		got, has := k.claims(article)
		pass := k.scanner.Look(article)
		read++
		if pass {
			passed++
		}
		if has {
			claims++
		}
		if has && !pass {
			c := got.Claims[0]
			t.Errorf("%s: stopped, but has %d claims, the first a %s in %q", name, len(got.Claims), c.Kind, c.Evidence.Of(got.Report.Text))
		}
	}
	if claims == 0 {
		t.Error("no claims in any article")
	}
	t.Logf("%d articles, %d pass, %d have claims", read, passed, claims)
}
