package sqlstore

import (
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"waybill/ledger"
)

// langsText is languages as a row keeps them, each between bars: "|de|en|".
func langsText(langs []string) string {
	if len(langs) == 0 {
		return ""
	}
	return "|" + strings.Join(langs, "|") + "|"
}

// numbersText is the numbers of claims as a row keeps them, in their order: "7,8,12".
func numbersText(numbers []int64) string {
	var b []byte
	for i, n := range numbers {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, n, 10)
	}
	return string(b)
}

// Indexed is what is kept of rows.
func (t *Tx) Indexed(ids []string) (map[string]ledger.Indexed, error) {
	by := map[string]ledger.Indexed{}
	err := each(ids, func(list string, args []any) error {
		return t.query(func(r *sql.Rows) error {
			var id, langs, numbers string
			err := r.Scan(&id, &langs, &numbers)
			if err != nil {
				return err
			}
			by[id], err = indexedOf(langs, numbers)
			return err
		}, "SELECT id, langs, numbers FROM transfer WHERE id IN "+list, args...)
	})
	return by, err
}

func indexedOf(langs, numbers string) (k ledger.Indexed, err error) {
	if len(langs) >= len("||") {
		k.Langs = strings.Split(langs[1:len(langs)-1], "|")
	}
	if numbers == "" {
		return k, nil
	}
	for text := range strings.SplitSeq(numbers, ",") {
		n, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return k, fmt.Errorf("%w: numbers of claims %q", ledger.ErrCorrupt, numbers)
		}
		k.Numbers = append(k.Numbers, n)
	}
	return k, nil
}
