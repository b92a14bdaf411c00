package sqlstore

import (
	"database/sql"
	"encoding/json"
	"slices"
	"strconv"

	"waybill"
	"waybill/ledger"
	"waybill/transfer"
)

// Judgements are all, in their order.
func (t *Tx) Judgements() ([]ledger.Judged, error) { return t.judgements(" ORDER BY number") }

func (t *Tx) judgements(text string, args ...any) (all []ledger.Judged, err error) {
	err = t.query(func(r *sql.Rows) error {
		j, err := scanJudgement(r)
		all = append(all, j)
		return err
	}, "SELECT data, in_force FROM judgement"+text, args...)
	return all, err
}

// JudgementsNumbered are those with some numbers.
func (t *Tx) JudgementsNumbered(numbers []int64) (all []ledger.Judged, err error) {
	err = each(slices.Compact(slices.Sorted(slices.Values(numbers))), func(list string, args []any) error {
		some, err := t.judgements(" WHERE number IN "+list+" ORDER BY number", args...)
		all = append(all, some...)
		return err
	})
	return all, err
}

// Withdrawn are those not in force.
func (t *Tx) Withdrawn() ([]ledger.Judged, error) {
	return t.judgements(" WHERE in_force = 0 ORDER BY number")
}

// Grades are the reliabilities of some origins: of several grades the last counts.
func (t *Tx) Grades(origins []string) (map[string]waybill.Reliability, error) {
	names := make([]string, len(origins))
	asked := map[string]bool{}
	for i, origin := range origins {
		names[i] = quoted(origin)
		asked[origin] = true
	}
	judgements, err := t.JudgementsOf(names)
	if err != nil {
		return nil, err
	}
	by, last := map[string]waybill.Reliability{}, map[string]int64{}
	for _, list := range judgements {
		for i := range list {
			if j := &list[i]; asked[j.Origin] && j.Number > last[j.Origin] {
				by[j.Origin], last[j.Origin] = j.Reliability, j.Number
			}
		}
	}
	return by, nil
}

// quotedMost is how many letters of an origin's name its grades are found by.
const quotedMost = 100

// quoted is what a grade of an origin is filed under among the articles that judgements quote.
func quoted(origin string) string {
	letters := []rune(transfer.Clean(origin))
	return "@" + string(letters[:min(len(letters), quotedMost)])
}

// JudgementsBefore are those below a number, the newest first.
func (t *Tx) JudgementsBefore(number int64, limit int) ([]ledger.Judged, error) {
	w := where{}
	if number > 0 {
		w.add("number < ?", number)
	}
	text := w.text() + " ORDER BY number DESC"
	if limit > 0 {
		text += " LIMIT " + strconv.Itoa(limit)
	}
	return t.judgements(text, w.args...)
}

func scanJudgement(r *sql.Rows) (j ledger.Judged, err error) {
	var data []byte
	if err := r.Scan(&data, &j.InForce); err != nil {
		return j, err
	}
	return j, json.Unmarshal(data, &j.Judgement)
}

// PutJudgements files judgements.
func (t *Tx) PutJudgements(judgements []ledger.Judged) error {
	for i := range judgements {
		j := &judgements[i]
		data, err := json.Marshal(j.Judgement)
		if err != nil {
			return err
		}
		err = t.exec("INSERT INTO judgement (number, in_force, data) VALUES (?, ?, ?) ON CONFLICT (number) DO UPDATE SET in_force = excluded.in_force, data = excluded.data",
			j.Number, truth(j.InForce), data)
		if err != nil {
			return err
		}
		seen := map[string]bool{}
		if j.Origin != "" {
			if err := t.quote(quoted(j.Origin), j.Number); err != nil {
				return err
			}
		}
		for _, quotes := range [][]waybill.Quote{j.On, j.With} {
			for _, q := range quotes {
				if seen[q.Article] {
					continue
				}
				seen[q.Article] = true
				if err := t.quote(q.Article, j.Number); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (t *Tx) quote(article string, judgement int64) error {
	return t.exec("INSERT INTO quote (article, judgement) VALUES (?, ?) ON CONFLICT DO NOTHING", article, judgement)
}

// JudgementsOf are those in force that quote an article.
func (t *Tx) JudgementsOf(articles []string) (map[string][]waybill.Judgement, error) {
	by := map[string][]waybill.Judgement{}
	err := each(articles, func(list string, args []any) error {
		return t.query(func(r *sql.Rows) error {
			var article string
			var data []byte
			if err := r.Scan(&article, &data); err != nil {
				return err
			}
			var j waybill.Judgement
			err := json.Unmarshal(data, &j)
			by[article] = append(by[article], j)
			return err
		}, "SELECT article, data FROM quote JOIN judgement ON number = judgement WHERE in_force = 1 AND article IN "+list+" ORDER BY number", args...)
	})
	return by, err
}
