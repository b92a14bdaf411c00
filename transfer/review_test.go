package transfer

import (
	"testing"

	"waybill"
)

func TestReview(t *testing.T) {
	for _, c := range []struct {
		name string
		row  waybill.Transfer
		want int
	}{
		{"a thought that one outlet reports as a fact", waybill.Transfer{Status: waybill.Open, Stage: waybill.Prospect, Certainty: waybill.Stated, Origins: 1, Articles: 1, Affirm: 1, Suggested: waybill.PossiblyTrue}, 2 * 1},
		{"a delivery that all confirm", waybill.Transfer{Status: waybill.Open, Stage: waybill.Delivered, Certainty: waybill.Stated, Origins: 8, Articles: 25, Affirm: 8, Suggested: waybill.Confirmed}, 1 * 12},
		{"a delivery in an exchange that many affirm and some deny", waybill.Transfer{Status: waybill.Open, Stage: waybill.Delivered, Certainty: waybill.Denied, Origins: 9, Articles: 30, Affirm: 5, Deny: 4, Exchange: true, Suggested: waybill.Doubtful}, 9 * 15},
		{"a rumour of an offer", waybill.Transfer{Status: waybill.Open, Stage: waybill.Offered, Certainty: waybill.Possible, Origins: 0, Articles: 1, Suggested: waybill.CannotBeJudged}, 5 * 2},
		{"accepted", waybill.Transfer{Status: waybill.Accepted, Stage: waybill.Delivered, Certainty: waybill.Doubted}, 0},
		{"rejected", waybill.Transfer{Status: waybill.Rejected, Stage: waybill.Delivered, Certainty: waybill.Doubted}, 0},
		{"graded", waybill.Transfer{Status: waybill.Open, Graded: waybill.Doubtful, Stage: waybill.Delivered, Certainty: waybill.Doubted}, 0},
	} {
		if got := review(&c.row); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

// Every step of doubt and weight is one that the rule names, and no sum goes beyond it.
func TestReviewGrows(t *testing.T) {
	seen := map[int]bool{}
	for _, stage := range waybill.Stages() {
		for _, certainty := range waybill.Certainties() {
			for n := range 30 {
				row := waybill.Transfer{Status: waybill.Open, Stage: stage, Certainty: certainty, Articles: n, Origins: n / 3, Affirm: n % 2, Deny: n % 3, Suggested: waybill.Credibility(1 + n%6), Exchange: n%5 == 0}
				more := row
				more.Articles++
				if review(&more) < review(&row) {
					t.Errorf("%+v: %d, with one more article %d", row, review(&row), review(&more))
				}
				seen[doubt(&row)] = true
				if d, w := doubt(&row), weight(&row); d < 1 || d > 10 || w < 1 || w > 15 {
					t.Errorf("%+v: %d times %d", row, d, w)
				}
			}
		}
	}
	if len(seen) != 10 {
		t.Errorf("doubts %v", seen)
	}
}
