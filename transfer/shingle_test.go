package transfer

import (
	"slices"
	"testing"
)

// TestFolding: what systems write in different ways is one word, and nothing else is.
func TestFolding(t *testing.T) {
	one := func(s string) (all []word) {
		for w := range wordHashes(s) {
			all = append(all, w)
		}
		return all
	}
	for _, c := range [][2]string{
		{"Größe", "GRÖSSE"}, {"Gro\u0308ße", "groesse"}, {"Überfall", "U\u0308berfall"}, {"Gavião", "Gaviao"}, {"Gavia\u0303o", "GAVIAO"},
		{"naïve", "nai\u0308ve"}, {"naive", "naïve"}, {"Й", "й"}, {"й", "и\u0306"}, {"Kiel-Wik", "KielWik"}, {"Flug\u00adhafen", "Flughafen"},
		{"„Nein“ – sagte er", "\"Nein\" - sagte er"}, {"1,500 tanks.", "1 500 tanks"},
	} {
		if !slices.Equal(one(c[0]), one(c[1])) {
			t.Errorf("%q and %q are told apart", c[0], c[1])
		}
	}
	for _, c := range [][2]string{{"Masse", "Mase"}, {"T-72", "T-80"}, {"sagte er", "sagteer"}, {"schon", "schön"}} {
		if slices.Equal(one(c[0]), one(c[1])) {
			t.Errorf("%q and %q are not told apart", c[0], c[1])
		}
	}
	for text, figure := range map[string]bool{"7": false, "72": true, "T72": false, "2024": true} {
		if words := one(text); len(words) != 1 || words[0].figure != figure {
			t.Errorf("%s is a figure: %t, want %t", text, !figure, figure)
		}
	}
}
