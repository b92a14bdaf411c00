package article

import (
	_ "embed" // the tables are compiled in
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed data/furniture.tsv
var furnitureTSV string

//go:embed data/labels.tsv
var labelsTSV string

//go:embed data/calendar.tsv
var calendarTSV string

// phraseUse is how a phrase of data/furniture.tsv is looked for; the file explains them.
type phraseUse string

const (
	useLine    phraseUse = "line"
	useSection phraseUse = "section"
	useRelated phraseUse = "related"
	usePrefix  phraseUse = "prefix"
)

// labelUse is what a word of data/labels.tsv tells; the file explains them.
type labelUse string

const (
	labelCaption   labelUse = "caption"
	labelMark      labelUse = "mark"
	labelByline    labelUse = "byline"
	labelJoint     labelUse = "joint"
	labelAlert     labelUse = "alert"
	labelPublished labelUse = "published"
	labelChanged   labelUse = "changed"
)

// phraseTables is data/furniture.tsv, ready for looking up.
type phraseTables struct {
	phrases map[string]phraseUse
	// reach is how many words the longest phrase has that begins with a word, without the
	// stops behind that.
	reach map[string]int
}

// labelTables is data/labels.tsv and data/calendar.tsv, ready for looking up.
type labelTables struct {
	words map[labelUse][]string
	is    map[labelUse]map[string]bool
	// calendar has the number of each month's name, 0 for the days of the week.
	calendar map[string]int
}

// The tables are read once, at first use, and never change. A fault in them is a fault
// of the build, caught by the package's tests; it panics because no input can cause it.
var (
	phraseTable = sync.OnceValue(func() *phraseTables {
		return must(readPhrases(furnitureTSV))
	})
	labelTable = sync.OnceValue(func() *labelTables {
		return must(readLabels(labelsTSV, calendarTSV))
	})
)

func must[T any](table T, err error) T {
	if err != nil {
		panic(err)
	}
	return table
}

func readPhrases(tsv string) (*phraseTables, error) {
	rows, err := readRows("data/furniture.tsv", tsv, 4)
	if err != nil {
		return nil, err
	}
	t := &phraseTables{phrases: make(map[string]phraseUse, len(rows)), reach: make(map[string]int, len(rows))}
	for _, row := range rows {
		phrase, use := row[0], phraseUse(row[2])
		if _, twice := t.phrases[phrase]; twice {
			// "read more" and "read more:" are told apart by their colon.
			return nil, fmt.Errorf("reading data/furniture.tsv: %q is there twice; leave one", phrase)
		}
		switch use {
		case useLine, useSection, useRelated, usePrefix:
		default:
			return nil, fmt.Errorf("reading data/furniture.tsv: %q has the unknown kind %q", phrase, use)
		}
		t.phrases[phrase] = use
		first, _, _ := strings.Cut(phrase, " ")
		first = strings.TrimRight(first, stops)
		t.reach[first] = max(t.reach[first], 1+strings.Count(phrase, " "))
	}
	return t, nil
}

func readLabels(labels, calendar string) (*labelTables, error) {
	rows, err := readRows("data/labels.tsv", labels, 4)
	if err != nil {
		return nil, err
	}
	t := &labelTables{
		words:    map[labelUse][]string{},
		is:       map[labelUse]map[string]bool{},
		calendar: map[string]int{},
	}
	for _, use := range []labelUse{labelCaption, labelMark, labelByline, labelJoint, labelAlert, labelPublished, labelChanged} {
		t.is[use] = map[string]bool{}
	}
	for _, row := range rows {
		word, use := row[0], labelUse(row[2])
		if t.is[use] == nil {
			return nil, fmt.Errorf("reading data/labels.tsv: %q has the unknown kind %q", word, use)
		}
		t.words[use] = append(t.words[use], word)
		t.is[use][word] = true
	}
	rows, err = readRows("data/calendar.tsv", calendar, 3)
	if err != nil {
		return nil, err
	}
	for _, row := range rows {
		month, err := strconv.Atoi(row[2])
		if err != nil || month < 0 || month > 12 {
			return nil, fmt.Errorf("reading data/calendar.tsv: %q has the month %q; give 1 to 12, or 0 for a day of the week", row[0], row[2])
		}
		t.calendar[row[0]] = month
	}
	return t, nil
}

// startsChange reports whether a line begins by telling when the article was changed.
func (t *labelTables) startsChange(words string) bool {
	words = strings.ToLower(words)
	for _, label := range t.words[labelChanged] {
		if strings.HasPrefix(words, label) {
			return true
		}
	}
	return false
}

// readRows gives the rows of a table below its comments and its line of column names.
func readRows(name, tsv string, columns int) ([][]string, error) {
	var rows [][]string
	head := true
	for i, line := range strings.Split(tsv, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		row := strings.Split(line, "\t")
		if len(row) != columns {
			return nil, fmt.Errorf("reading %s: line %d has %d columns, want %d", name, i+1, len(row), columns)
		}
		if !head {
			rows = append(rows, row)
		}
		head = false
	}
	return rows, nil
}
