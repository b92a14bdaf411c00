package generate

import (
	"bufio"
	_ "embed"
	"fmt"
	"strings"
)

//go:embed data/words.tsv
var wordsTable string

//go:embed data/lines.tsv
var linesTable string

// swap is a word or phrase and what may stand in its place.
type swap struct {
	from string
	to   []string
}

// stock is what outlets have at hand for their edits.
type stock struct {
	// swaps are by language, "de", or language and kind, "de.spelling".
	swaps map[string][]swap
	// lines are by language and kind, "de before".
	lines map[string][]string
}

func newStock() (*stock, error) {
	s := &stock{map[string][]swap{}, map[string][]string{}}
	err := rows(wordsTable, func(lang, from, to string) {
		s.swaps[lang] = append(s.swaps[lang], swap{from, strings.Split(to, "|")})
	})
	if err != nil {
		return nil, fmt.Errorf("words.tsv: %w", err)
	}
	err = rows(linesTable, func(lang, kind, line string) {
		s.lines[lang+" "+kind] = append(s.lines[lang+" "+kind], line)
	})
	if err != nil {
		return nil, fmt.Errorf("lines.tsv: %w", err)
	}
	return s, nil
}

// rows calls f for the three cells of each row of a table.
func rows(table string, f func(a, b, c string)) error {
	lines := bufio.NewScanner(strings.NewReader(table))
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 3 {
			return fmt.Errorf("line %d: %d cells, not 3", n, len(cells))
		}
		f(cells[0], cells[1], cells[2])
	}
	return lines.Err()
}
