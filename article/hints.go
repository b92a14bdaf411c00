package article

import (
	_ "embed" // the table is compiled in
	"fmt"
	"strings"
	"sync"
	"unicode"
)

//go:embed data/hints.tsv
var hintsTSV string

// hint is what the names of an element (class, id, role) tell of it; data/hints.tsv
// explains them.
type hint uint8

const (
	hintBody    hint = 1 << iota // the article's text, or what holds it
	hintComment                  // what readers say
	hintDrop                     // no part of the article
	hintAside                    // no part of the article if links make up much of it
	hintCaption                  // the words under a picture
	hintKicker                   // the short lines around the title
)

// hintTables is data/hints.tsv, ready for looking up.
type hintTables struct {
	phrases  map[string]hint // words with single spaces between them
	prefixes map[string]hint // beginnings of words
	reach    map[string]int  // words of the longest phrase that begins with a word
	longest  int             // bytes of the longest prefix
}

var hintTable = sync.OnceValue(func() *hintTables { return must(readHints(hintsTSV)) })

func readHints(tsv string) (*hintTables, error) {
	rows, err := readRows("data/hints.tsv", tsv, 3)
	if err != nil {
		return nil, err
	}
	t := &hintTables{phrases: map[string]hint{}, prefixes: map[string]hint{}, reach: map[string]int{}}
	kinds := map[string]hint{"body": hintBody, "comment": hintComment, "drop": hintDrop, "aside": hintAside, "caption": hintCaption, "kicker": hintKicker}
	for _, row := range rows {
		words, kind := row[0], kinds[row[1]]
		if kind == 0 {
			return nil, fmt.Errorf("reading data/hints.tsv: %q has the unknown kind %q", words, row[1])
		}
		if prefix, ok := strings.CutSuffix(words, "*"); ok {
			t.prefixes[prefix] |= kind
			t.longest = max(t.longest, len(prefix))
			continue
		}
		t.phrases[words] |= kind
		begin, _, _ := strings.Cut(words, " ")
		t.reach[begin] = max(t.reach[begin], 1+strings.Count(words, " "))
	}
	return t, nil
}

// of gives all hints in the names of an element.
func (t *hintTables) of(name string) hint {
	var all hint
	words := nameWords(name)
	for i, w := range words {
		for n := 3; n <= t.longest && n <= len(w); n++ {
			all |= t.prefixes[w[:n]]
		}
		for n, reach := 1, t.reach[w]; n <= reach && i+n <= len(words); n++ {
			all |= t.phrases[strings.Join(words[i:i+n], " ")]
		}
	}
	return all
}

// longestName bounds the names looked at; some pages put whole style sheets in a class.
const longestName = 400

// nameWords splits names at everything but letters, and where small letters turn capital:
// "articleBody most-read2" is article, body, most, read.
func nameWords(name string) []string {
	name = name[:min(len(name), longestName)]
	var words []string
	begin, small := -1, false
	for i, r := range name {
		letter := unicode.IsLetter(r)
		if begin >= 0 && (!letter || small && unicode.IsUpper(r)) {
			words = append(words, strings.ToLower(name[begin:i]))
			begin = -1
		}
		if letter && begin < 0 {
			begin = i
		}
		small = unicode.IsLower(r)
	}
	if begin >= 0 {
		words = append(words, strings.ToLower(name[begin:]))
	}
	return words
}
