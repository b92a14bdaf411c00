package sqlstore

import (
	"waybill"
	"waybill/ledger"
)

// FlowsOfRows sums rows one by one.
func (t *Tx) FlowsOfRows(f ledger.Filter, by ledger.Dimensions) ([]ledger.Flow, error) {
	return t.flowsOfRows(f, by, 0)
}

// Worded are the same page of rows by each way in which words are looked for.
func (t *Tx) Worded(f ledger.Filter, p ledger.Page) (map[string][]waybill.Transfer, error) {
	claims, err := t.byClaims(f, p)
	if err != nil {
		return nil, err
	}
	words, err := t.byWords(f, p)
	if err != nil {
		return nil, err
	}
	with, err := t.numbersWith(f.Query, fewWorded)
	if err != nil {
		return nil, err
	}
	numbers, _, err := t.byNumbers(f, p, with, 0)
	return map[string][]waybill.Transfer{"by claims": claims, "by words": words, "by numbers": numbers}, err
}
