package sqlite

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"waybill"
	"waybill/atlas"
	"waybill/ledger"
	"waybill/reading"
	"waybill/transfer"
)

// TestOldLedgers opens ledgers and backups that earlier versions made, of articles in
// samples/. What users keep for years must go on to open, verify and list. Those of this
// version are written with -update, if they are not there; those of versions that were
// released never change.
func TestOldLedgers(t *testing.T) {
	a, err := atlas.Load()
	if err != nil {
		t.Fatal(err)
	}
	filer, err := transfer.NewFiler(a)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(oldName("db")); *update && errors.Is(err, fs.ErrNotExist) {
		writeOld(t, a, filer)
	}
	for _, kind := range []string{"db", "backup"} {
		files, err := filepath.Glob(filepath.Join("testdata", "ledger-*."+kind+".gz"))
		if err != nil || len(files) < version {
			t.Errorf("there are %d old files *.%s, %v: write that of this version with -update", len(files), kind, err)
		}
		for _, file := range files {
			t.Run(filepath.Base(file), func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "ledger.db")
				data := unzip(t, file)
				if kind == "db" {
					if err := os.WriteFile(path, data, 0o644); err != nil {
						t.Fatal(err)
					}
				}
				l, err := ledger.New(openAgain(t, path), filer, ledger.Options{})
				if err != nil {
					t.Fatal(err)
				}
				if kind == "backup" {
					if err := l.Restore(t.Context(), bytes.NewReader(data), nil); err != nil {
						t.Fatal(err)
					}
				}
				if kind == "db" {
					copyOld(t, a, l)
				}
				checkOld(t, l)
			})
		}
	}
}

func oldName(kind string) string {
	return filepath.Join("testdata", fmt.Sprintf("ledger-%d.%s.gz", version, kind))
}

// copyOld records copies of articles that an earlier version filed: they find each other,
// however that drew its sketches.
func copyOld(t *testing.T, a *atlas.Atlas, l *ledger.Ledger) {
	reader, err := reading.New(a)
	if err != nil {
		t.Fatal(err)
	}
	var inputs []ledger.Input
	for _, file := range []string{"de-agentur-haubitzen.txt", "en-digest-spring-2024.txt"} {
		data, err := os.ReadFile(filepath.Join("..", "samples", file))
		if err != nil {
			t.Fatal(err)
		}
		data = append([]byte("Printed anew\n\n"), data...)
		r, err := reader.Read(waybill.Article{File: file, Bytes: data})
		if err != nil {
			t.Fatal(err)
		}
		inputs = append(inputs, ledger.Input{Bytes: data, Provenance: waybill.Provenance{File: "again/" + file}, Reading: r})
	}
	if got, err := l.Record(t.Context(), inputs); err != nil || got.Copies != len(inputs) {
		t.Errorf("recorded %+v, %v; want %d copies", got, err, len(inputs))
	}
}

// checkOld looks at all there is in an old ledger, before and after it is filed anew.
func checkOld(t *testing.T, l *ledger.Ledger) {
	ctx := t.Context()
	for range 2 {
		v, err := l.Verify(ctx, nil)
		if err != nil {
			t.Fatal(err)
		}
		if v.Articles < 4 || v.Judgements != 3 || v.Transfers < 4 {
			t.Errorf("it holds %+v", v.Counts)
		}
		rows, err := l.List(ctx, ledger.Filter{WithRejected: true}, ledger.Page{})
		if err != nil || int64(len(rows)) != v.Transfers {
			t.Errorf("%d rows of %d, %v", len(rows), v.Transfers, err)
		}
		status := map[waybill.Status]int{}
		for _, row := range rows {
			if _, err := l.Show(ctx, row.ID); err != nil {
				t.Error(err)
			}
			status[row.Status]++
		}
		if status[waybill.Accepted] != 1 || status[waybill.Rejected] != 0 {
			t.Errorf("one row was accepted, a rejection withdrawn: %v", status)
		}
		if err := l.Rebuild(ctx, nil); err != nil {
			t.Fatal(err)
		}
	}
}

func unzip(t *testing.T, file string) []byte {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// writeOld writes a ledger of this version, and its backup.
func writeOld(t *testing.T, a *atlas.Atlas, filer *transfer.Filer) {
	path := filepath.Join(t.TempDir(), "ledger.db")
	s, err := open(t.Context(), path, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	l, err := ledger.New(s, filer, ledger.Options{Now: func() time.Time { return time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	recordSamples(t, a, l)
	var backup bytes.Buffer
	if _, err := l.Backup(t.Context(), &backup); err != nil {
		t.Fatal(err)
	}
	if _, err := s.write.ExecContext(context.Background(), "VACUUM"); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for kind, data := range map[string][]byte{"db": data, "backup": backup.Bytes()} {
		var zipped bytes.Buffer
		w := gzip.NewWriter(&zipped)
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(oldName(kind), zipped.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// recordSamples adds the samples, accepts one row, rejects another and takes that back.
func recordSamples(t *testing.T, a *atlas.Atlas, l *ledger.Ledger) {
	reader, err := reading.New(a)
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join("..", "samples", "*.*"))
	if err != nil {
		t.Fatal(err)
	}
	var inputs []ledger.Input
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		r, err := reader.Read(waybill.Article{File: file, Bytes: data})
		if err != nil {
			t.Fatal(err)
		}
		inputs = append(inputs, ledger.Input{Bytes: data, Provenance: waybill.Provenance{File: filepath.Base(file), Published: "2024-05-01"}, Reading: r})
	}
	if _, err := l.Record(t.Context(), inputs); err != nil {
		t.Fatal(err)
	}
	rows, err := l.List(t.Context(), ledger.Filter{}, ledger.Page{Sort: "id"})
	if err != nil {
		t.Fatal(err)
	}
	for i, kind := range []waybill.JudgementKind{waybill.Accept, waybill.Reject} {
		if _, err := l.Judge(t.Context(), ledger.Verdict{Kind: kind, By: "an analyst", Why: "as an example", Transfer: rows[i].ID}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := l.Undo(t.Context(), 0, "an analyst", "a mistake"); err != nil {
		t.Fatal(err)
	}
}
