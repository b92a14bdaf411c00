package warc_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"waybill/warc"
)

// sections reads all sections of a file, and checks that they lie end to end.
func sections(t rapid.TB, file []byte, from, want int64, o warc.Options) (records []got, n int) {
	f, err := warc.NewFile(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	at := from
	for s, err := range f.Sections(from, want) {
		if err != nil {
			t.Fatal(err)
		}
		if s.Begin != at || s.End <= s.Begin {
			t.Fatalf("section %v behind %d", s, at)
		}
		at = s.End
		n++
		r := f.Reader(s, o)
		for {
			record, err := r.Next()
			var damage *warc.Error
			if err == io.EOF {
				break
			}
			if errors.As(err, &damage) {
				continue
			}
			if err != nil {
				t.Fatalf("section %v: %v", s, err)
			}
			records = append(records, got{record.Type, record.URI, string(record.Block)})
		}
	}
	if at != int64(len(file)) {
		t.Fatalf("the sections end at %d of %d", at, len(file))
	}
	return records, n
}

// However a file is cut, its sections have its records, each once.
func TestSections(t *testing.T) {
	for _, format := range formats {
		t.Run(format.String(), func(t *testing.T) {
			file, want, offsets := archive(t, format, 50)
			rapid.Check(t, func(t *rapid.T) {
				size := rapid.Int64Range(1, int64(len(file))+10).Draw(t, "wanted")
				first := rapid.IntRange(0, len(offsets)-1).Draw(t, "from record")
				records, n := sections(t, file, offsets[first], size, warc.Options{})
				if !slices.Equal(records, want[first:]) {
					t.Fatalf("%d records of %d in %d sections", len(records), len(want)-first, n)
				}
			})
			if _, n := sections(t, file, 0, 1, warc.Options{}); n < 45 {
				t.Errorf("%d sections of one record each", n)
			}
		})
	}
}

// So it is with damaged files: what is read of the sections is what is read of the whole.
func TestSectionsOfDamaged(t *testing.T) {
	for _, format := range formats {
		t.Run(format.String(), func(t *testing.T) {
			sound, _, offsets := archive(t, format, 40)
			rapid.Check(t, func(t *rapid.T) {
				// damage spares the first record, by which the file is told, and members' heads:
				// what is no member any more is found as little by the one as by the other
				file := bytes.Clone(sound)
				for range rapid.IntRange(1, 4).Draw(t, "places") {
					i := rapid.IntRange(1, len(offsets)-2).Draw(t, "record")
					at := rapid.Int64Range(offsets[i]+1, offsets[i+1]-1).Draw(t, "at")
					file[at] ^= byte(rapid.IntRange(1, 255).Draw(t, "flip"))
				}
				if rapid.Bool().Draw(t, "cut") {
					file = file[:rapid.IntRange(len(file)/2, len(file)).Draw(t, "length")]
				}
				var whole []got
				r := warc.NewReader(bytes.NewReader(file), warc.Options{})
				for {
					record, err := r.Next()
					if err == io.EOF {
						break
					}
					if err == nil {
						whole = append(whole, got{record.Type, record.URI, string(record.Block)})
					}
				}
				records, _ := sections(t, file, 0, rapid.Int64Range(1, int64(len(file))).Draw(t, "wanted"), warc.Options{})
				if !slices.Equal(records, whole) {
					t.Fatalf("%d records in sections, %d in the whole", len(records), len(whole))
				}
			})
		})
	}
}

// A file that cannot be read while boundaries are looked for.
func TestSectionsFail(t *testing.T) {
	broken := errors.New("the disk is gone")
	file, _, _ := archive(t, warc.Gzip, 800)
	f, err := warc.NewFile(failingAt{file, int64(len(file) / 2), broken}, int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var last error
	end := int64(0)
	for s, err := range f.Sections(0, int64(len(file)/4)) {
		end, last = s.End, err
	}
	if !errors.Is(last, broken) || end != int64(len(file)) {
		t.Errorf("ended at %d of %d with %v", end, len(file), last)
	}
}

type failingAt struct {
	file []byte
	at   int64
	err  error
}

func (f failingAt) ReadAt(p []byte, off int64) (int, error) {
	if off+int64(len(p)) > f.at && off+int64(len(p)) > warc.DetectSize {
		return 0, fmt.Errorf("at %d: %w", off, f.err)
	}
	return copy(p, f.file[off:]), nil
}
