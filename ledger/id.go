package ledger

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"waybill/transfer"
)

// formerly is the id now of a transfer that had another: that of the claims with its mark;
// or, where an article was read otherwise since, of the claims of its article between the
// same parties; or, where it was corrected, of the claims that the correction holds on to.
func formerly(tx Tx, id string) (string, error) {
	none := fmt.Errorf("transfer %q: %w: waybill list shows the ids", id, ErrNotFound)
	sides, mark, ok := cutID(id)
	if !ok {
		return "", none
	}
	articles, err := tx.Marked(mark)
	if err != nil {
		return "", err
	}
	claims, err := tx.Claims(articles)
	if err != nil {
		return "", err
	}
	best := foremost(claims, func(c *Filed) int {
		switch {
		case c.Mark() == mark:
			return 1000
		case strings.HasPrefix(transfer.Prefix(c.Supplier, c.Recipient, c.Class), sides):
			return 1
		}
		return 0
	})
	if best == "" && len(articles) > 0 {
		if claims, err = judgedAs(tx, id); err != nil {
			return "", err
		}
		best = foremost(claims, func(*Filed) int { return 1 })
	}
	if best == "" {
		return "", none
	}
	return best, nil
}

// judgedAs are the claims held by the judgements in force about a transfer of that id.
func judgedAs(tx Tx, id string) ([]Filed, error) {
	all, err := tx.Judgements()
	if err != nil {
		return nil, err
	}
	var numbers []int64
	for i := range all {
		if j := &all[i]; j.InForce && strings.EqualFold(j.Transfer, id) {
			numbers = append(numbers, j.Number)
		}
	}
	return tx.ClaimsHeld(numbers)
}

// foremost is the id of the row whose claims have the greatest weight together, "" where
// none has any.
func foremost(claims []Filed, weight func(*Filed) int) string {
	rows := map[string]int{}
	for i := range claims {
		if w := weight(&claims[i]); w > 0 && claims[i].Transfer != "" {
			rows[claims[i].Transfer] += w
		}
	}
	best := ""
	for _, t := range slices.Sorted(maps.Keys(rows)) {
		if best == "" || rows[t] > rows[best] {
			best = t
		}
	}
	return best
}

// cutID takes an id apart: "KP-RU-" and the mark.
func cutID(id string) (sides, mark string, ok bool) {
	parts := strings.Split(id, "-")
	if len(parts) < 4 {
		return "", "", false
	}
	// a family may hold a hyphen, and behind the mark a number may stand
	mark = parts[len(parts)-1]
	if len(mark) < transfer.MarkLength {
		mark = parts[len(parts)-2]
	}
	return parts[0] + "-" + parts[1] + "-", mark, true
}
