package ledgertest

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/mod/semver"

	"waybill"
	"waybill/ledger"
	"waybill/transfer"
)

// history is what was recorded, as a plain list.
type history struct {
	articles []*made
	// engine is that of the reading in force of each article, by its place in the list.
	engine map[*made]string
}

// add notes a reading; one by an older engine than the last is not recorded.
func (h *history) add(m *made, engine string) {
	there, known := h.engine[m]
	if !known {
		h.articles = append(h.articles, m)
	}
	if !known || semver.Compare("v"+engine, "v"+there) > 0 {
		h.engine[m] = engine
	}
}

// register is what the register must be, by way of the simplest computation there is: all
// claims at once, of the last reading of each article, with the judgements in force and the
// window of a ledger, if there is one.
func (h *history) register(t fataler, k *kit, l *ledger.Ledger) []transfer.Row {
	t.Helper()
	var judgements []waybill.Judgement
	window := transfer.DefaultWindow
	if l != nil {
		for _, j := range logOf(t, l) {
			if j.InForce {
				judgements = append(judgements, j.Judgement)
			}
		}
		var err error
		if window, err = l.Window(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	copies := h.copies()
	var claims []transfer.Claim
	for _, m := range h.articles {
		r := m.readings[h.engine[m]]
		for _, c := range k.filer.Claims(r, transfer.Tell(m.provenance, r.Report), judgements) {
			c.Copies = copies[c.Article]
			claims = append(claims, c)
		}
	}
	return transfer.Match(claims, judgements, window)
}

// copies are the groups of copies, by article: every text is held against every other.
func (h *history) copies() map[string]string {
	groups := map[string]string{}
	sketches := make([]transfer.Sketch, len(h.articles))
	ids := make([]string, len(h.articles))
	for i, m := range h.articles {
		report := m.readings[h.engine[m]].Report
		ids[i], sketches[i] = report.Article, transfer.Draw(report)
		groups[ids[i]] = ids[i]
	}
	for i := range ids {
		for j := range ids[:i] {
			if !sketches[i].CopyOf(sketches[j]) {
				continue
			}
			a, b := groups[ids[i]], groups[ids[j]]
			for id, group := range groups {
				if group == a || group == b {
					groups[id] = min(a, b)
				}
			}
		}
	}
	return groups
}

// line is a row with its claims, as it is compared: everything that is shown of it.
func line(row *waybill.Transfer, places []string) string {
	data, err := json.Marshal(row)
	if err != nil {
		return err.Error()
	}
	slices.Sort(places)
	return string(data) + "\n\t" + strings.Join(places, "\n\t")
}

func place(key string, why transfer.Because) string {
	data, err := json.Marshal(why)
	if err != nil {
		return err.Error()
	}
	return key + " " + string(data)
}

// lines are rows as they are compared, in the order of their ids.
func lines(rows []transfer.Row) []string {
	var all []string
	for i := range rows {
		var places []string
		for k := range rows[i].Claims {
			places = append(places, place(rows[i].Claims[k].Key, rows[i].Because[k]))
		}
		all = append(all, line(&rows[i].Transfer, places))
	}
	return all
}

// filed are the rows of a ledger with their claims, as they are compared.
func filed(t fataler, l *ledger.Ledger, s ledger.Store) []string {
	t.Helper()
	rows, err := l.List(context.Background(), ledger.Filter{WithRejected: true}, ledger.Page{Sort: "id"})
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	view(t, s, func(tx ledger.Tx) error {
		for i := range rows {
			claims, err := tx.ClaimsOfTransfer(rows[i].ID)
			if err != nil {
				return err
			}
			var places []string
			for k := range claims {
				places = append(places, place(claims[k].Key, claims[k].Because))
			}
			all = append(all, line(&rows[i], places))
		}
		return nil
	})
	return all
}

// compare fails where two registers differ, and shows the rows that do.
func compare(t fataler, what string, got, want []string) {
	t.Helper()
	only := func(a, b []string) string {
		var list []string
		for _, x := range a {
			if !slices.Contains(b, x) {
				list = append(list, x)
			}
		}
		return strings.Join(list, "\n")
	}
	if !slices.Equal(got, want) {
		t.Fatalf("%s: %d rows, want %d\nonly there:\n%s\nonly wanted:\n%s", what, len(got), len(want), only(got, want), only(want, got))
	}
}
