package eval_test

import (
	"math"
	"testing"

	"waybill/eval"
)

// clusters makes a partition of strings: each is a cluster, each of its letters an item.
func clusters(all ...string) eval.Partition {
	p := eval.Partition{}
	for _, cluster := range all {
		for _, item := range cluster {
			p[string(item)] = cluster
		}
	}
	return p
}

func TestBCubed(t *testing.T) {
	for _, test := range []struct {
		name            string
		gold, predicted eval.Partition
		p, r            float64
	}{
		{"the same", clusters("abc", "de"), clusters("abc", "de"), 1, 1},
		// Every item stands alone: pure, but a finds 1 of 3, three times, d 1 of 2, twice.
		{"all apart", clusters("abc", "de"), clusters("a", "b", "c", "d", "e"), 1, (3*1./3 + 2*1./2) / 5},
		// One heap: abc are 3 of 5 each, de 2 of 5 each.
		{"all together", clusters("abc", "de"), clusters("abcde"), (3*3./5 + 2*2./5) / 5, 1},
		// c in the wrong cluster: a, b pure (1) with 2 of 3 found; c is 1 of 3 in both
		// ways; d, e are 2 of 3, and both found.
		{"one astray", clusters("abc", "de"), clusters("ab", "cde"), (2*1 + 1./3 + 2*2./3) / 5, (2*2./3 + 1./3 + 2*1) / 5},
		// The example of Bagga and Baldwin: 5, 2 and 5 entities; the two fives are joined,
		// or the two and a five. Precision 10·(5/10)+2 of 12, and 5 + 2·2/7 + 5·5/7 of 12.
		{"Bagga and Baldwin, large", clusters("12345", "67", "89ABC"), clusters("67", "1234589ABC"), (10*5./10 + 2) / 12, 1},
		{"Bagga and Baldwin, small", clusters("12345", "67", "89ABC"), clusters("12345", "6789ABC"), (5 + 2*2./7 + 5*5./7) / 12, 1},
		// x is false and sits with a and b: they are 2 of 3 each, x is 0. c was missed:
		// a and b find 2 of 3, c 0.
		{"one false, one missed", clusters("abc"), clusters("abx"), (2 * 2. / 3) / 3, (2 * 2. / 3) / 3},
		{"nothing predicted", clusters("ab"), clusters(), 0, 0},
		{"no gold", clusters(), clusters("ab"), 0, 0},
	} {
		f1 := 0.
		if test.p+test.r > 0 {
			f1 = 2 * test.p * test.r / (test.p + test.r)
		}
		got := eval.BCubed(test.gold, test.predicted)
		for _, v := range [][2]float64{{got.P, test.p}, {got.R, test.r}, {got.F1, f1}} {
			if math.Abs(v[0]-v[1]) > 1e-12 {
				t.Errorf("%s: got %+v, want P %v R %v F1 %v", test.name, got, test.p, test.r, f1)
				break
			}
		}
		if got.Gold != len(test.gold) {
			t.Errorf("%s: %d items of gold", test.name, got.Gold)
		}
	}
}

// Names of clusters mean nothing: only what they hold together does.
func TestBCubedKnowsNoNames(t *testing.T) {
	gold := eval.Partition{"a": "1", "b": "1", "c": "2"}
	if got := eval.BCubed(gold, eval.Partition{"a": "2", "b": "2", "c": "1"}); got.F1 != 1 {
		t.Errorf("%+v", got)
	}
}
