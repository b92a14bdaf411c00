package eval_test

import (
	"os"
	"strings"
	"testing"

	"waybill"
	"waybill/article"
	"waybill/eval"
	"waybill/transfer/generate"
)

func originals(t *testing.T) *eval.Originals {
	t.Helper()
	o := &eval.Originals{}
	for _, folder := range []string{"gold", "samples"} {
		if err := eval.LoadOriginals(os.DirFS("../"+folder), folder, article.Read, o); err != nil {
			t.Fatal(err)
		}
	}
	return o
}

// TestCopies holds what docs/origins.md promises, for copies that the rules were made with
// and for others.
func TestCopies(t *testing.T) {
	o := originals(t)
	for _, c := range []struct {
		name string
		seed uint64
	}{{"tuned on", 1}, {"blind", 2}} {
		f, err := o.Copies(c.seed, article.Read)
		if err != nil {
			t.Fatal(err)
		}
		if f.Copies.Pairs < 600 || f.ByHand.Pairs < 7 || f.ByHand.Found < f.ByHand.Pairs {
			t.Errorf("%s: %d copies, by hand %+v", c.name, f.Copies.Pairs, f.ByHand)
		}
		for _, kind := range append(generate.Kinds(), "event", "different") {
			if f.Others[string(kind)].Pairs < 100 {
				t.Errorf("%s: %d pairs of kind %s", c.name, f.Others[string(kind)].Pairs, kind)
			}
		}
		for _, edit := range generate.Edits() {
			if e := f.Edits[edit]; e.Pairs < 50 || e.Share() < 0.9 {
				t.Errorf("%s: copies with %s: %+v", c.name, edit, e)
			}
		}
		if f.Recall() < 0.95 || f.Precision() < 0.99 {
			var table strings.Builder
			if err := f.Table(&table, c.name); err != nil {
				t.Fatal(err)
			}
			t.Errorf("%s: recall %.3f, precision %.3f\n%s%s", c.name, f.Recall(), f.Precision(), &table, strings.Join(f.Misses, "\n"))
		}
		t.Logf("%s: recall %.3f, precision %.3f", c.name, f.Recall(), f.Precision())
	}
}

// TestMadeAgain: the same seed makes the same texts, another seed others.
func TestMadeAgain(t *testing.T) {
	text := generate.Text{Name: "a", Lang: "en", Head: "A deal", Paragraphs: [][]string{
		{"OSLO (Reuters) - Norway will hand over eight howitzers to Ukraine, the defence ministry said on Tuesday.", "The first guns are to arrive before the summer, it added."},
		{"The weapons come out of the stocks of the artillery, according to the government.", "It will order new ones, a spokesman said."},
		{"“We must not disarm ourselves,” the opposition said.", "Parliament does not have to approve the donation."},
	}}
	made := func(seed uint64) string {
		maker, err := generate.New([]generate.Text{text}, seed)
		if err != nil {
			t.Fatal(err)
		}
		var all strings.Builder
		for number := range 5 {
			for _, g := range generate.Grades() {
				m := maker.Copy(text, g, number)
				if m.Of != "a" || len(m.Article.Bytes) == 0 {
					t.Errorf("made %+v", m)
				}
				all.Write(m.Article.Bytes)
			}
		}
		return all.String()
	}
	if first, again := made(1), made(1); first != again || first == made(2) {
		t.Error("what is made does not go by the seed alone")
	}
}

// TestFaultyCopiesTable: a table that names what is not there is a fault.
func TestFaultyCopiesTable(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(dir+"/copies.tsv", []byte("a.txt\tcopy\tb.txt\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	var o eval.Originals
	read := func(a waybill.Article) (*waybill.Report, error) { return article.Read(a) }
	if err := eval.LoadOriginals(os.DirFS(dir), "", read, &o); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("got %v", err)
	}
}
