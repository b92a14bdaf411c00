package eval

// Partition puts items into clusters: each item's key with the label of its cluster.
type Partition map[string]string

// BCubed holds a predicted clustering against the gold one by B-cubed precision and
// recall (Bagga and Baldwin, Algorithms for Scoring Coreference Chains, 1998): the share of
// an item's predicted cluster that is of its gold cluster, and the share of its gold
// cluster that is found in its predicted one, each averaged over the items. Amigó et al., A
// comparison of extrinsic clustering evaluation metrics, Information Retrieval 12 (2009),
// show that of the usual figures only these punish every kind of wrong cluster.
//
// An item that only the prediction has counts with a precision of 0, one that only the gold
// has with a recall of 0. Gold is how many items the gold has.
func BCubed(gold, predicted Partition) Figure {
	type both struct{ gold, predicted string }
	inGold, inPredicted, common := map[string]int{}, map[string]int{}, map[both]int{}
	for item, g := range gold {
		inGold[g]++
		if p, ok := predicted[item]; ok {
			common[both{g, p}]++
		}
	}
	for _, p := range predicted {
		inPredicted[p]++
	}
	f := Figure{Gold: len(gold)}
	// All n items that share both clusters have the same share: n times n of the whole.
	for c, n := range common {
		f.P += float64(n*n) / float64(inPredicted[c.predicted])
		f.R += float64(n*n) / float64(inGold[c.gold])
	}
	f.P, f.R = mean(f.P, len(predicted)), mean(f.R, len(gold))
	if f.P+f.R > 0 {
		f.F1 = 2 * f.P * f.R / (f.P + f.R)
	}
	return f
}

func mean(sum float64, n int) float64 {
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}
