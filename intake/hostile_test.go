package intake

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
)

// faults are what a source could not take in, and how many articles it gave.
func faults(t *testing.T, content []byte) (articles int, lines []string) {
	t.Helper()
	s, err := fromFile(bytes.NewReader(content), input{name: "in", size: int64(len(content)), o: &Options{}})
	if err != nil {
		return 0, []string{err.Error()}
	}
	all, err := gather(t, s, 0)
	for _, f := range all {
		if f.fault != "" {
			lines = append(lines, f.file+": "+f.fault)
		} else {
			articles++
		}
	}
	if err != nil {
		lines = append(lines, err.Error())
	}
	return articles, lines
}

// encrypted sets the mark of encryption on the second member of a ZIP archive.
func encrypted(b []byte) []byte {
	first := bytes.Index(b[4:], []byte("PK\x03\x04")) + 4
	b[first+6] |= 1
	directory := bytes.Index(b, []byte("PK\x01\x02"))
	second := bytes.Index(b[directory+4:], []byte("PK\x01\x02")) + directory + 4
	b[second+8] |= 1
	return b
}

// claiming makes the first member of a ZIP archive claim to have as many bytes, compressed.
func claiming(b []byte, size uint32) []byte {
	directory := bytes.Index(b, []byte("PK\x01\x02"))
	binary.LittleEndian.PutUint32(b[directory+20:], size)
	return b
}

// deep is a text compressed n times.
func deep(t *testing.T, n int) []byte {
	b := []byte(oslo)
	for range n {
		b = gzipOf(t, b)
	}
	return b
}

func TestHostile(t *testing.T) {
	two := []file{{"a.txt", oslo}, {"b.txt", paris}}
	long := strings.Repeat("x", largest)
	tenGB := func(kind byte) []byte {
		var b bytes.Buffer
		w := tar.NewWriter(&b)
		if err := w.WriteHeader(&tar.Header{Name: "a.txt", Mode: 0o600, Size: 10 << 30, Typeflag: kind}); err != nil {
			t.Fatal(err)
		}
		return append(b.Bytes(), oslo...)
	}
	tests := []struct {
		name     string
		content  []byte
		articles int
		lines    []string // how each begins
	}{
		{"encrypted member", encrypted(zipOf(t, append(two, two...)...)), 3, []string{"in!/b.txt: it is encrypted"}},
		{"members over each other", claiming(zipOf(t, two...), 1<<31), 0, []string{"its members claim more bytes than the ZIP archive has"}},
		{"no table of contents", zipOf(t, two...)[:150], 0, []string{"read the ZIP archive's table of contents"}},
		{"names that lead elsewhere", zipOf(t, file{"../../oslo.txt", oslo}, file{"/etc/paris.txt", paris}, file{`..\..\x.txt`, oslo}), 3, nil},
		{"10 GB claimed", tenGB(tar.TypeReg), 0, []string{"in!/a.txt: unexpected EOF", "read the TAR archive"}},
		{"TAR cut off", tarOf(t, two...)[:512+512+512+20], 1, []string{"in!/b.txt: unexpected EOF", "read the TAR archive"}},
		{"gzip cut off", gzipOf(t, tarOf(t, two...))[:20], 0, []string{"in: unexpected EOF"}},
		{"as deep as may be", zipOf(t, file{"a", string(deep(t, deepest-1))}), 1, nil},
		{"deeper", zipOf(t, file{"a", string(deep(t, deepest))}, file{"b", oslo}), 1, []string{"in!/a: containers lie in each other more than 6 deep"}},
		{"a long line", []byte(line1 + "\n{\"text\":\"" + long + "\"}\n" + line2 + "\n"), 2, []string{"in!/175: larger than 32 MiB"}},
		{"a mark that is not closed", []byte("title,text\n1,2\n3,\"4\n" + strings.Repeat(long[:1<<20]+"\n", largest>>20) + "6,7\n"), 2, []string{"in!/15: larger than 32 MiB"}},
		{"a long member", gzipOf(t, tarOf(t, file{"a", long + "x"}, two[0])), 1, []string{"in!/a: larger than 32 MiB"}},
		{"NUL bytes", zipOf(t, file{"a", "\x00\x00"}, file{"b", oslo}), 1, nil},
		{"JSON that ends early", []byte("[" + line1 + "," + line2[:40]), 1, []string{"read on from byte 176: unexpected EOF"}},
		{"JSON that is none", []byte("[" + line1 + ", nothing " + line2), 1, []string{"read on from byte"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			articles, lines := faults(t, test.content)
			if articles != test.articles || len(lines) != len(test.lines) {
				t.Fatalf("%d articles, %q; want %d, %q", articles, lines, test.articles, test.lines)
			}
			for i, line := range lines {
				if !strings.HasPrefix(line, test.lines[i]) || strings.Contains(line, "\n") {
					t.Errorf("%q, want %q", line, test.lines[i])
				}
			}
		})
	}
}

// TestLinksAndDevices are members that are no files, and files with holes.
func TestLinksAndDevices(t *testing.T) {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, h := range []tar.Header{
		{Name: "link", Typeflag: tar.TypeSymlink, Linkname: "/etc/passwd"},
		{Name: "hard", Typeflag: tar.TypeLink, Linkname: "../x"},
		{Name: "dev", Typeflag: tar.TypeBlock, Devmajor: 8},
		{Name: "pipe", Typeflag: tar.TypeFifo},
		{Name: strings.Repeat("long/", 60) + "a.txt", Typeflag: tar.TypeReg, Size: int64(len(oslo)), Mode: 0o600},
	} {
		if err := w.WriteHeader(&h); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := w.Write([]byte(oslo)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	s := opens(t, write(t, "in", b.Bytes()), Options{})
	all, err := gather(t, s, 0)
	if err != nil || len(all) != 1 || all[0].text != oslo {
		t.Fatal(all, err)
	}
	resumes(t, s, all)

	z := zip.NewWriter(&b)
	h := &zip.FileHeader{Name: "link"}
	h.SetMode(os.ModeSymlink | 0o777)
	b.Reset()
	m, err := z.CreateHeader(h)
	if err == nil {
		_, err = m.Write([]byte("/etc/passwd"))
	}
	if err = errors.Join(err, z.Close()); err != nil {
		t.Fatal(err)
	}
	if articles, lines := faults(t, b.Bytes()); articles != 0 || lines != nil {
		t.Error(articles, lines)
	}
}

// spaces is an endless stream of spaces.
type spaces struct{}

func (spaces) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

// TestBomb expands to 300 MiB, and is given up before.
func TestBomb(t *testing.T) {
	path := filepath.Join(t.TempDir(), "in")
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	z := gzip.NewWriter(out)
	if _, err = z.Write([]byte(line1 + "\n")); err == nil {
		_, err = io.CopyN(z, spaces{}, 300<<20)
	}
	if err = errors.Join(err, z.Close(), out.Close()); err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	all, err := gather(t, opens(t, path, Options{}), 0)
	runtime.ReadMemStats(&after)
	if len(all) != 1 || !errors.Is(err, ErrLimit) || !strings.Contains(err.Error(), "expands to more than 250 times") {
		t.Errorf("%v, %v", all, err)
	}
	if grown := after.TotalAlloc - before.TotalAlloc; grown > 200<<20 {
		t.Errorf("%d MiB were allocated", grown>>20)
	}
}

// TestManyMembers goes through a stream of very many members in little memory.
func TestManyMembers(t *testing.T) {
	const n = 50_000
	in, out := io.Pipe()
	go func() {
		w := tar.NewWriter(out)
		h := tar.Header{Name: "a.txt", Typeflag: tar.TypeReg, Size: int64(len(oslo)), Mode: 0o600}
		var err error
		for i := 0; i < n && err == nil; i++ {
			if err = w.WriteHeader(&h); err == nil {
				_, err = w.Write([]byte(oslo))
			}
		}
		out.CloseWithError(errors.Join(err, w.Close()))
	}()
	s, err := Stdin(in, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var m runtime.MemStats
	got, most := 0, uint64(0)
	for part, err := range s.Parts(0) {
		if err != nil {
			t.Fatal(err)
		}
		if err := part.Each(context.Background(), func(Item) error { got++; return nil }); err != nil {
			t.Fatal(err)
		}
		if got%10_000 < 1000 {
			runtime.GC()
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc)
		}
	}
	if got != n || most > 64<<20 {
		t.Errorf("%d of %d items, at most %d MiB", got, n, most>>20)
	}
}
