package web

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"waybill"
)

var (
	said      = regexp.MustCompile(`\bt "([a-z0-9.-]+)"`)
	counted   = regexp.MustCompile(`\bcount "([a-z0-9.-]+)"`)
	inGo      = regexp.MustCompile(`say\((?:r|lang), "([a-z0-9.-]*[a-zA-Z0-9])"`)
	inPicture = regexp.MustCompile(`\.Say\("([a-z.]+)"`)
	family    = regexp.MustCompile(`(?:print )?"([a-z0-9.-]+\.)"(?:\+| \.)`)
	literal   = regexp.MustCompile(`"([a-z0-9-]+(?:\.[a-zA-Z0-9-]+)*)"`)
	verbs     = regexp.MustCompile(`%(?:\[\d\])?[a-z]`)
)

// sourcesOf are the texts of the files that match.
func sourcesOf(t *testing.T, pattern string) map[string]string {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("no files like %s: %v", pattern, err)
	}
	all := map[string]string{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(name, "_test.go") {
			all[name] = string(data)
		}
	}
	return all
}

// TestMessages holds templates and code against the messages: all that are used are there in
// both languages, all that are there are used.
func TestMessages(t *testing.T) {
	m, err := loadMessages(files)
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	var families []string // beginnings of keys that are put together when a page is made
	use := func(file, key string) {
		used[key] = true
		for _, lang := range languages {
			if m[lang][key] == "" {
				t.Errorf("%s uses the message %q, which is not there in %s", file, key, lang)
			}
		}
	}
	for file, text := range sourcesOf(t, "templates/*.html") {
		for _, k := range family.FindAllStringSubmatch(text, -1) {
			families = append(families, k[1])
		}
		for _, k := range said.FindAllStringSubmatch(text, -1) {
			use(file, k[1])
		}
		for _, k := range counted.FindAllStringSubmatch(text, -1) {
			use(file, k[1]+".one")
			use(file, k[1]+".other")
		}
	}
	for file, text := range sourcesOf(t, "*.go") {
		for _, k := range family.FindAllStringSubmatch(text, -1) {
			families = append(families, k[1])
		}
		for _, k := range inGo.FindAllStringSubmatch(text, -1) {
			use(file, k[1])
		}
		for _, k := range literal.FindAllStringSubmatch(text, -1) {
			used[k[1]], used[k[1]+".one"], used[k[1]+".other"] = true, true, true
		}
	}
	for file, text := range sourcesOf(t, "../draw/*.go") {
		for _, k := range inPicture.FindAllStringSubmatch(text, -1) {
			use(file, k[1])
		}
	}
	words := messages{"de": {}, "en": {}} // for all pages, whether they use them or not
	if err := words.read("words.tsv", sourcesOf(t, "messages/words.tsv")["messages/words.tsv"]); err != nil {
		t.Fatal(err)
	}
	for key := range m["en"] {
		inFamily := slices.ContainsFunc(families, func(f string) bool { return strings.HasPrefix(key, f) })
		if !used[key] && !inFamily && words["en"][key] == "" {
			t.Errorf("the message %q is not used", key)
		}
	}
}

// TestMessagesAgree holds the languages against each other: what stands in one stands in the
// other.
func TestMessagesAgree(t *testing.T) {
	m, err := loadMessages(files)
	if err != nil {
		t.Fatal(err)
	}
	for key, en := range m["en"] {
		a, b := verbs.FindAllString(en, -1), verbs.FindAllString(m["de"][key], -1)
		if len(a) != len(b) {
			t.Errorf("%s: %q has %d values, %q has %d", key, en, len(a), m["de"][key], len(b))
		}
	}
}

// TestWords looks for a word in both languages for every stage, certainty and class.
func TestWords(t *testing.T) {
	m, err := loadMessages(files)
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, x := range waybill.Stages() {
		keys = append(keys, "stage."+string(x))
	}
	for _, x := range waybill.Certainties() {
		keys = append(keys, "certainty."+string(x))
	}
	for _, x := range waybill.Classes() {
		keys = append(keys, "class."+string(x))
	}
	for _, key := range keys {
		for _, lang := range languages {
			if m[lang][key] == "" {
				t.Errorf("there is no word for %q in %s", key, lang)
			}
		}
	}
}

func TestMessagesRefuse(t *testing.T) {
	for _, bad := range []string{"key\tnur deutsch\n", "key\t\tno German\n", "a\tb\tc\na\tb\tc\n", "a\tb\tc\td\n"} {
		m := messages{"de": {}, "en": {}}
		if err := m.read("test.tsv", bad); err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
}

func TestSay(t *testing.T) {
	m := messages{
		"de": {"a.one": "%s Artikel", "a.other": "%s Artikel", "b": "von %[2]s zu %[1]s"},
		"en": {"a.one": "%s article", "a.other": "%s articles", "b": "%s from %s"},
	}
	for want, got := range map[string]string{
		"1 article":      m.count("en", "a", 1),
		"1,234 articles": m.count("en", "a", int64(1234)),
		"1.234 Artikel":  m.count("de", "a", 1234),
		"von B zu A":     m.say("de", "b", "A", "B"),
		"lasers":         m.say("de", "class.lasers"),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestTemplatesUseFiles looks whether every page has a template of its own.
func TestTemplatesUseFiles(t *testing.T) {
	names, err := fs.Glob(files, "templates/*.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		base := filepath.Base(name)
		if base != "layout.html" && base != "parts.html" && !strings.Contains(string(data), `{{define "main"}}`) {
			t.Errorf("%s defines no main", name)
		}
		for _, bad := range []string{"<style", " style=", " onclick", " onload", "javascript:"} {
			if strings.Contains(string(data), bad) {
				t.Errorf("%s has %q, which the browser is told to refuse", name, bad)
			}
		}
	}
}
