package cli

import (
	"archive/zip"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// zipped writes a ZIP with texts under names, in their order, and a member that is damaged
// before the last.
func zipped(t *testing.T, path string, members ...[2]string) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	w := zip.NewWriter(f)
	for i, m := range members {
		if i == len(members)-1 {
			bad, err := w.CreateRaw(&zip.FileHeader{Name: "damaged.txt", Method: zip.Deflate, CRC32: 1, CompressedSize64: 4, UncompressedSize64: 400})
			if err == nil {
				_, err = bad.Write([]byte("junk"))
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		to, err := w.Create(m[0])
		if err == nil {
			_, err = to.Write([]byte(m[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.Close(), f.Close()); err != nil {
		t.Fatal(err)
	}
}

// TestAddFromArchive adds an archive with a damaged member, mends the archive, and feeds what
// failed in again.
func TestAddFromArchive(t *testing.T) {
	dir := t.TempDir()
	path, failed := filepath.Join(dir, "news.zip"), filepath.Join(dir, "failed.tsv")
	match := [2]string{"match.txt", "Kiel Wins at Home\n\nThe striker delivered, and the fans sang until midnight."}
	zipped(t, path, [2]string{"drones.txt", drones}, match, match)
	u := person{t, filepath.Join(dir, "ledger.db")}
	out, errs := u.does(statusInput, "add", path, "--failed", failed)
	if !strings.Contains(out, "4 articles looked at: ") || !strings.Contains(out, "1 article added, ") || !strings.Contains(out, ", 1 not readable; ") {
		t.Errorf("added %s", out)
	}
	if strings.Count(errs, "\n") != 1 || !strings.Contains(errs, "news.zip!/damaged.txt: ") {
		t.Errorf("told %s", errs)
	}
	list, err := os.ReadFile(failed)
	if err != nil || strings.Count(string(list), "\n") != 1 || !strings.HasPrefix(string(list), path+"#") {
		t.Fatalf("the list is %q, %v", list, err)
	}
	if out := u.must("add", path); !strings.HasPrefix(out, "1 archive read before to the end; --afresh reads again\n0 articles added, 0 known, 0 claims; register: 1 transfer") {
		t.Errorf("added again: %s", out)
	}
	if out, errs := u.does(statusInput, "add", "--list", failed); !strings.HasPrefix(out, "0 articles added, 0 known, 0 claims, 1 not readable; ") || !strings.Contains(errs, "damaged.txt: ") {
		t.Errorf("fed in again: %s%s", out, errs)
	}
	if out, _ := u.does(statusInput, "add", path, "--all", "--afresh", "--json"); !strings.Contains(out, `"articles":1,`) || !strings.Contains(out, `"known":2,`) {
		t.Errorf("all added: %s", out)
	}
}
