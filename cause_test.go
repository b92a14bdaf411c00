package waybill

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestCausesHaveBothLanguages: no cause lacks a language, and both tell of the same arguments.
func TestCausesHaveBothLanguages(t *testing.T) {
	verbs := regexp.MustCompile(`%(\[\d\])?.`)
	for _, code := range slices.Sorted(maps.Keys(causes)) {
		w := causes[code]
		en, de := verbs.FindAllString(w.en, -1), verbs.FindAllString(w.de, -1)
		if w.en == "" || w.de == "" || w.en == w.de || !slices.Equal(en, de) {
			t.Errorf("%s: %q in German is %q", code, w.en, w.de)
		}
	}
}

func TestCause(t *testing.T) {
	c := Because("status-missing", 404, "Not Found")
	if got, want := c.String(), "the server answered 404 (Not Found): check the address: the page may have moved or be gone"; got != want {
		t.Errorf("got %q", got)
	}
	if got, want := c.In("de"), "der Server antwortete mit 404 (Not Found): prüfe die Adresse: die Seite ist vielleicht umgezogen oder nicht mehr da"; got != want {
		t.Errorf("got %q", got)
	}
	if got := Because("of-tomorrow", 1).In("de"); got != "" {
		t.Errorf("an unknown cause says %q", got)
	}
}

// TestCausesAreUsed finds the codes in the code that gives them.
func TestCausesAreUsed(t *testing.T) {
	used := codesUsed(t, "query", "feed", "article", "fetch", "cli")
	for _, code := range slices.Sorted(maps.Keys(causes)) {
		if !used[code] {
			t.Errorf("nothing gives the cause %q", code)
		}
	}
}

// codesUsed are the quoted words in the code of some folders.
func codesUsed(t *testing.T, folders ...string) map[string]bool {
	t.Helper()
	used := map[string]bool{}
	quoted := regexp.MustCompile(`"([a-z0-9-]+)"`)
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d files, %v", folder, len(files), err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range quoted.FindAllStringSubmatch(string(data), -1) {
				used[m[1]] = true
			}
		}
	}
	return used
}
