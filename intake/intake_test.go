package intake

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// write puts a file into a new folder.
func write(t testing.TB, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// opens opens a file that has to be a source.
func opens(t testing.TB, path string, o Options) Source {
	t.Helper()
	s, err := Open(context.Background(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// found is an item as tests compare it, its file without the folder.
type found struct {
	file, text, outlet, day, fault string
	next                           int64
}

func (f found) String() string {
	return fmt.Sprintf("%s|%s|%s|%s|%s", f.file, strings.ReplaceAll(f.text, "\n", "/"), f.outlet, f.day, f.fault)
}

// gather goes through a source from a position on. It checks what all parts keep to.
func gather(t testing.TB, s Source, from int64) (all []found, fault error) {
	t.Helper()
	end, size := from, int64(0)
	for part, err := range s.Parts(from) {
		if fault != nil {
			t.Fatal("there is something behind an error")
		}
		if fault = err; err != nil {
			continue
		}
		fault = part.Each(context.Background(), func(i Item) error {
			f := found{strings.TrimPrefix(i.Provenance.File, filepath.Dir(s.Name())+"/"), string(i.Bytes), i.Provenance.Outlet, i.Provenance.Published, "", i.Next}
			if i.Err != nil {
				f.fault = i.Err.Error()
				if i.Bytes != nil {
					t.Errorf("%s: an item with an error has bytes", f.file)
				}
			}
			if i.Next <= end {
				t.Errorf("%s: the position behind it, %d, is not behind %d", f.file, i.Next, end)
			}
			end = i.Next
			all = append(all, f)
			return nil
		})
		if part.End() < end {
			t.Errorf("the part ends at %d, before its last item's %d", part.End(), end)
		}
		end, size = max(end, part.End()-1), size+part.Size()
	}
	if fault == nil && s.Size() >= 0 && from == 0 && size != s.Size() {
		t.Errorf("the parts have %d bytes, the source %d", size, s.Size())
	}
	return all, fault
}

// resumes checks that from behind each item exactly the later items come.
func resumes(t *testing.T, s Source, all []found) {
	t.Helper()
	for i, f := range all {
		rest, err := gather(t, s, f.next)
		if err != nil || !slices.Equal(rest, all[i+1:]) {
			t.Errorf("from behind %s: %v, %v; want %v", f.file, rest, err, all[i+1:])
		}
	}
	if rest, err := gather(t, s, Finished); len(rest) > 0 || err != nil {
		t.Errorf("from the end: %v, %v", rest, err)
	}
}

type file struct{ name, text string }

func zipOf(t testing.TB, files ...file) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		m, err := w.Create(f.name)
		if err == nil && f.text != "" {
			_, err = m.Write([]byte(f.text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func tarOf(t testing.TB, files ...file) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, f := range files {
		kind := byte(tar.TypeReg)
		if strings.HasSuffix(f.name, "/") {
			kind = tar.TypeDir
		}
		err := w.WriteHeader(&tar.Header{Name: f.name, Mode: 0o600, Size: int64(len(f.text)), Typeflag: kind})
		if err == nil {
			_, err = w.Write([]byte(f.text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gzipOf(t testing.TB, b []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(b); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func zstdOf(t testing.TB, b []byte) []byte {
	t.Helper()
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return w.EncodeAll(b, nil)
}

const (
	oslo  = "Oslo sagt Kiew Raketen zu\n\nNorwegen liefert der Ukraine 14 Panzer.\n"
	paris = "Paris halts ships\n\nFrance suspended the delivery of two ships to Russia.\n"
	page  = "<!DOCTYPE html><html><head><title>Oslo</title></head><body><p>Norwegen liefert 14 Panzer.</p></body></html>"
	line1 = `{"title":"Oslo sagt zu","text":"Norwegen liefert 14 Panzer.","published_at":"2024-05-15T23:30:00-04:00","url":"https://example.org/1","source":{"id":"hp","name":"Hafenpost"}}`
	line2 = `{"headline":"Paris halts","body":["France suspended it.","No word from Moscow."],"date":"2024-03-01"}`
)

var png = "\x89PNG\r\n\x1a\n\x00\x00"

// sourceTest is a file named "in" and what it gives, as a file and as a stream.
type sourceTest struct {
	name, kind string
	many       bool
	content    []byte
	want       []string
}

func (test sourceTest) check(t *testing.T) {
	s := opens(t, write(t, "in", test.content), Options{})
	if s.Kind() != test.kind || s.Many() != test.many || s.Size() != int64(len(test.content)) {
		t.Errorf("kind %q, many %v, size %d", s.Kind(), s.Many(), s.Size())
	}
	all, err := gather(t, s, 0)
	if err != nil {
		t.Fatal(err)
	}
	same(t, all, test.want)
	resumes(t, s, all)

	stream, err := Stdin(bytes.NewReader(test.content), Options{})
	if err != nil {
		t.Fatal(err)
	}
	all, err = gather(t, stream, 0)
	if err != nil || stream.Key() != "" || stream.Many() != test.many {
		t.Errorf("as a stream: %v, key %q, many %v", err, stream.Key(), stream.Many())
	}
	want := slices.Clone(test.want)
	for i := range want {
		if rest, ok := strings.CutPrefix(want[i], "in"); ok {
			want[i] = StdinName + rest
		}
	}
	same(t, all, want)
}

// TestSources holds what each form of source gives, and that it can be taken up again
// anywhere.
func TestSources(t *testing.T) {
	lines := line1 + "\n\n{\"title\": broken\n" + line2 + "\r\n" + `{"id":7}`
	fromLines := func(at string) []string {
		return []string{
			"https://example.org/1|Oslo sagt zu//Norwegen liefert 14 Panzer./|Hafenpost|2024-05-15|",
			at + "!/176||||the record is no JSON object: invalid character 'b' looking for beginning of value",
			at + "!/193|Paris halts//France suspended it.//No word from Moscow./||2024-03-01|",
			at + "!/296||||no field of the record is known to hold its text; it has id: name it, as in --fields text=NAME",
		}
	}
	members := []file{{"a/oslo.txt", oslo}, {"a/", ""}, {"b.png", png}, {".git/x", oslo}, {"style.css", oslo}, {"c/paris.html", page}}
	plain := func(s string) string { return strings.ReplaceAll(s, "\n", "/") }
	fromMembers := func(at string) []string {
		return []string{at + "!/a/oslo.txt|" + plain(oslo) + "|||", at + "!/c/paris.html|" + page + "|||"}
	}
	nested := func(inner []byte) []file {
		return []file{{"first.txt", paris}, {"inner", string(inner)}, {"last.txt", oslo}}
	}
	fromNested := func(at string, inner func(string) []string) []string {
		all := append([]string{at + "!/first.txt|" + plain(paris) + "|||"}, inner(at+"!/inner")...)
		return append(all, at+"!/last.txt|"+plain(oslo)+"|||")
	}
	tests := []sourceTest{
		{"text", "article", false, []byte(oslo), []string{"in|" + plain(oslo) + "|||"}},
		{"page", "article", false, []byte(page), []string{"in|" + page + "|||"}},
		{"page, compressed", "article", false, gzipOf(t, []byte(page)), []string{"in|" + page + "|||"}},
		{"JSON Lines", "JSON Lines", true, []byte(lines), fromLines("in")},
		{"JSON Lines, gzip", "JSON Lines", true, gzipOf(t, []byte(lines)), fromLines("in")},
		{"JSON Lines, Zstandard", "JSON Lines", true, zstdOf(t, []byte(lines)), fromLines("in")},
		{"ZIP", "ZIP", true, zipOf(t, members...), fromMembers("in")},
		{"TAR", "TAR", true, tarOf(t, members...), fromMembers("in")},
		{"TAR, gzip", "TAR", true, gzipOf(t, tarOf(t, members...)), fromMembers("in")},
		{"TAR, Zstandard", "TAR", true, zstdOf(t, tarOf(t, members...)), fromMembers("in")},
		{"ZIP in ZIP", "ZIP", true, zipOf(t, nested(zipOf(t, members...))...), fromNested("in", fromMembers)},
		{"TAR in ZIP", "ZIP", true, zipOf(t, nested(tarOf(t, members...))...), fromNested("in", fromMembers)},
		{"ZIP in TAR", "TAR", true, tarOf(t, nested(zipOf(t, members...))...), fromNested("in", fromMembers)},
		{"lines, gzip, in TAR, Zstandard", "TAR", true, zstdOf(t, tarOf(t, nested(gzipOf(t, []byte(lines)))...)), fromNested("in", fromLines)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) { test.check(t) })
	}
}

func same(t *testing.T, got []found, want []string) {
	t.Helper()
	var lines []string
	for _, f := range got {
		lines = append(lines, f.String())
	}
	if !slices.Equal(lines, want) {
		t.Errorf("got\n\t%s\nwant\n\t%s", strings.Join(lines, "\n\t"), strings.Join(want, "\n\t"))
	}
}

func TestOpenTellsWhatIsNoArticle(t *testing.T) {
	for content, want := range map[string]string{
		png:                       "it is a PNG picture; hand in the text, not a picture of it",
		"Iran liefert\x00Drohnen": "it has NUL bytes",
		"\x7fELF\x02\x01\x01":     "it is a program",
	} {
		_, err := Open(context.Background(), write(t, "in", []byte(content)), Options{})
		if !errors.Is(err, ErrPassed) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v", content, err)
		}
	}
}

// TestDocuments are no pictures: in folders and archives, too, it is said that they are not
// understood.
func TestDocuments(t *testing.T) {
	for _, test := range []struct{ content, want string }{
		{"%PDF-1.7\n1 0 obj", "it is a PDF file"},
		{string(zipOf(t, file{"[Content_Types].xml", "<x/>"}, file{"word/document.xml", "<x/>"})), "it is an Office document"},
		{string(zipOf(t, file{"mimetype", "application/epub+zip"})), "it is an OpenDocument or EPUB file"},
		{"\xfd7zXZ\x00\x00", "it is compressed by xz"},
	} {
		_, err := Open(context.Background(), write(t, "in", []byte(test.content)), Options{})
		if err == nil || errors.Is(err, ErrPassed) || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%v, want %q", err, test.want)
		}
		s := opens(t, write(t, "in", tarOf(t, file{"a", test.content}, file{"b", oslo})), Options{})
		if all, err := gather(t, s, 0); err != nil || len(all) != 2 || !strings.HasPrefix(all[0].fault, test.want) {
			t.Error(all, err)
		}
	}
	jar := zipOf(t, file{"META-INF/MANIFEST.MF", "x"})
	if _, err := Open(context.Background(), write(t, "in", jar), Options{}); !errors.Is(err, ErrPassed) {
		t.Error(err)
	}
}

func TestWalk(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"b.txt", "a.html", "sub/c.jsonl", ".hidden", ".git/d.txt", "page_files/s.css", "page_files/s.js"} {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(oslo), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for link, to := range map[string]string{"sub/again": folder, "nowhere": "gone", "z": filepath.Join(folder, "b.txt")} {
		if err := os.Symlink(to, filepath.Join(folder, link)); err != nil {
			t.Fatal(err)
		}
	}
	var faults []string
	files := Walk([]string{folder, "-", filepath.Join(folder, "page_files/s.css"), filepath.Join(folder, "gone")}, func(path string, err error) {
		faults = append(faults, filepath.Base(path)+": "+err.Error())
	})
	var got []string
	for _, f := range files {
		got = append(got, fmt.Sprint(strings.TrimPrefix(f.Path, folder+"/"), " ", f.Size, " ", f.Named))
	}
	want := []string{"a.html 67 false", "b.txt 67 false", "sub/c.jsonl 67 false", "z 67 false", "- -1 true", "page_files/s.css 67 true"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if len(faults) != 2 || !strings.HasPrefix(faults[0], "nowhere: there is no such file") || !strings.HasPrefix(faults[1], "gone: there is no such file") {
		t.Errorf("faults %q", faults)
	}
}
