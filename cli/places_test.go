package cli

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"waybill/ledger"
	"waybill/sqlite"
)

// fill makes files of a folder from their names and texts.
func fill(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

const drones = "Iran Sends Drones to Russia\n\nIran delivered drones to Russia, an official said.\n"

// small is a ledger of one article.
func small(t *testing.T) person {
	t.Helper()
	u := person{t, filepath.Join(t.TempDir(), "ledger.db")}
	file := filepath.Join(t.TempDir(), "drones.txt")
	if err := os.WriteFile(file, []byte(drones), 0o600); err != nil {
		t.Fatal(err)
	}
	u.must("add", file, "--outlet", "Kieler Anzeiger", "--date", "2024-05-15")
	return u
}

func TestAddTakesWhatItCanRead(t *testing.T) {
	dir := t.TempDir()
	fill(t, dir, map[string]string{
		"news/a.txt": drones, "news/deep/b.HTML": "<html><title>Iran Sends Drones</title><body><p>Iran delivered drones to Russia, an official said on Monday.</p></body></html>",
		"news/copy.txt": drones, "news/empty.txt": "", "news/notes.md": drones, "news/.hidden.txt": drones, "news/.git/c.txt": drones, "bare/readme.md": "no article",
	})
	loop := filepath.Join(dir, "news", "deep", "loop")
	if err := os.Symlink(filepath.Join(dir, "news"), loop); err != nil {
		t.Skipf("no links here: %v", err)
	}
	if err := os.Symlink("nowhere", filepath.Join(dir, "news", "gone.txt")); err != nil {
		t.Fatal(err)
	}
	u := person{t, filepath.Join(dir, "ledger.db")}
	out, errs := u.does(statusInput, "add", filepath.Join(dir, "news"), filepath.Join(dir, "bare"), filepath.Join(dir, "missing.txt"), loop)
	if !strings.HasPrefix(out, "3 articles added, 2 known, ") || !strings.Contains(out, ", 3 not readable; register: 1 transfer (ledger ") {
		t.Errorf("added %s", out)
	}
	for _, want := range []string{"news/gone.txt: there is no such file", "missing.txt: there is no such file", "news/empty.txt: "} {
		if !strings.Contains(errs, want) {
			t.Errorf("nothing of %q in\n%s", want, errs)
		}
	}
	if n := strings.Count(errs, "\n"); n != 3 {
		t.Errorf("%d lines of errors:\n%s", n, errs)
	}
}

func TestAddIsToldOfAnArticle(t *testing.T) {
	u := small(t)
	s := u.must("show", u.listed()[0].ID)
	for _, want := range []string{"Kieler Anzeiger · 2024-05-15 ·", "delivered", "“Iran delivered drones to Russia, an official said.”"} {
		if !strings.Contains(s, want) {
			t.Errorf("no %q in\n%s", want, s)
		}
	}
	if n := len(u.listed("--outlet", "kieler anzeiger", "--published-since", "2024-05", "--published-until", "2024-05")); n != 1 {
		t.Errorf("%d rows of that outlet and month", n)
	}
}

// Every way in which a ledger cannot be used is one line that says what to do.
func TestLedgersThatCannotBeUsed(t *testing.T) {
	dir := t.TempDir()
	good, err := os.ReadFile(small(t).ledger)
	if err != nil {
		t.Fatal(err)
	}
	fill(t, dir, map[string]string{
		"text.db": strings.Repeat("no ledger at all, but some text\n", 200), "cut.db": string(good[:len(good)/3]), "empty.waybill": "", "cut.waybill": "waybill ledger, entries, version 1\n",
		"article.txt": drones,
	})
	newer(t, filepath.Join(dir, "newer.db"))
	at := func(name string) string { return filepath.Join(dir, name) }
	for _, test := range []struct {
		args []string
		want string // of the line, in this order, parted by …
	}{
		{[]string{"list", "--ledger", at("none.db")}, "open ledger …none.db: there is no ledger: waybill add makes one"},
		{[]string{"judge", "X", "accept", "--ledger", at("none.db")}, "none.db: there is no ledger: waybill add makes one"},
		{[]string{"list", "--ledger", dir}, "it is a folder: name a file in it"},
		{[]string{"list", "--ledger", at("text.db")}, "text.db: damaged, or no ledger…--ledger"},
		{[]string{"add", at("article.txt"), "--ledger", at("text.db")}, "text.db: damaged, or no ledger…restore"},
		{[]string{"verify", "--ledger", at("cut.db")}, "cut.db: damaged, or no ledger"},
		{[]string{"list", "--ledger", at("newer.db")}, "newer.db: the ledger was made by a newer version of Waybill: use that version"},
		{[]string{"ledger", "restore", at("none.waybill"), "--ledger", at("a.db")}, "restore …none.waybill: there is no such file"},
		{[]string{"ledger", "restore", at("empty.waybill"), "--ledger", at("b.db")}, "b.db: damaged, or no ledger: it does not begin as a backup of a ledger does"},
		{[]string{"ledger", "restore", at("cut.waybill"), "--ledger", at("c.db")}, "c.db: damaged, or no ledger: the backup is cut short"},
		{[]string{"ledger", "backup", at("no/folder/x"), "--ledger", small(t).ledger}, "write …no/folder/x: there is no such folder"},
		{[]string{"list", "--ledger", "postgres://ann:secret@localhost:1/waybill"}, "open ledger postgres://ann@localhost:1/waybill: the ledger is not ready: the server cannot be reached: check that it runs"},
	} {
		out, errs, status := try(t, Streams{}, test.args...)
		rest, ok := errs, true
		for _, part := range strings.Split(test.want, "…") {
			_, rest, ok = strings.Cut(rest, part)
			if !ok {
				break
			}
		}
		if !ok || status != statusInput || out != "" || strings.Count(errs, "\n") != 1 || strings.Contains(errs, "secret") {
			t.Errorf("%q: status %d, %s%s", test.args, status, out, errs)
		}
	}
	if _, err := os.Stat(at("none.db")); err == nil {
		t.Error("a ledger was made where none should be")
	}
}

// newer makes a ledger of a version to come.
func newer(t *testing.T, path string) {
	t.Helper()
	store, err := sqlite.Open(context.Background(), path, sqlite.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	data[63] = 99 // the user version is at bytes 60 to 63: https://sqlite.org/fileformat.html
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestReadOnlyLedger(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everything; TestReadOnlyFolder runs the program as another user")
	}
	u := small(t)
	id := u.listed()[0].ID
	if err := os.Chmod(u.ledger, 0o400); err != nil {
		t.Fatal(err)
	}
	if n := len(u.listed()); n != 1 {
		t.Errorf("%d rows", n)
	}
	if _, errs := u.does(statusInput, "judge", id, "reject"); !strings.Contains(errs, "cannot be written: change its permissions") {
		t.Errorf("judged: %s", errs)
	}
}

func TestOutputOfTheLedgerThatFails(t *testing.T) {
	u := small(t)
	id := u.listed()[0].ID
	for _, args := range [][]string{{"list"}, {"list", "--json"}, {"list", "--csv"}, {"show", id}, {"search", "drones"}, {"search", "drones", "--csv"}, {"log"}, {"log", "--csv"}, {"verify"}, {"ledger", "stats"}, {"ledger", "backup", "-"}} {
		args = append(args, "--ledger", u.ledger)
		for _, test := range []struct {
			err    error
			status int
			text   string
		}{
			{syscall.ENOSPC, statusInput, "waybill: write the output: no space left on device: see that there is space, and that it may be written to\n"},
			{syscall.EPIPE, statusClosedPipe, ""},
		} {
			if _, errs, status := try(t, Streams{Out: full{test.err}}, args...); !strings.HasSuffix(errs, strings.TrimPrefix(test.text, "waybill: ")) || (errs == "") != (test.text == "") || status != test.status {
				t.Errorf("%q, %v: status %d, %q", args, test.err, status, errs)
			}
		}
	}
}

// The advice for a ledger's failures is given once, and the sentinel stays.
func TestAdvised(t *testing.T) {
	for _, err := range []error{ledger.ErrReadOnly, ledger.ErrCorrupt, &fs.PathError{Op: "open", Path: "x", Err: fs.ErrPermission}, syscall.ENOSPC} {
		once := advised(err)
		if twice := advised(once); twice.Error() != once.Error() || len(once.Error()) <= len(err.Error()) || status(once) != statusInput {
			t.Errorf("%v: %v, then %v", err, once, twice)
		}
	}
}
