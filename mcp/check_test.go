package mcp_test

import (
	"strings"
	"testing"
)

func TestCheckSentence(t *testing.T) {
	c := overHTTP(t, server(t, filled(t), false), viewer)
	for _, test := range []struct {
		text    string
		verdict string
		beyond  bool
		stance  string
	}{
		// as far as it is said, by one and denied by another
		{"North Korea delivered artillery shells to Russia.", "contested", false, "affirms"},
		{"North Korea has agreed to deliver artillery shells to Russia.", "affirmed", false, "affirms"}, // who denies delivery denies no promise
		// named less exactly than the sources do
		{"North Korea delivered weapons to Russia.", "affirmed", false, "affirms"},
		// another class of the same sides
		{"North Korea delivered ballistic missiles to Russia.", "unknown", false, "affirms"},
		// offered is not delivered
		{"Iran delivered Shahed drones to Russia.", "less", true, "affirms"},
		{"Iran offered drones to Russia.", "affirmed", false, "affirms"},
		{"North Korea denied that it delivered artillery shells to Russia.", "contested", false, "denies"},
	} {
		got, text := c.call("check_sentence", map[string]any{"text": test.text})
		if length(t, at(t, got, "claims")) == 0 {
			t.Errorf("%s: no claim", test.text)
			continue
		}
		k := at(t, got, "claims", 0)
		if at(t, k, "verdict") != test.verdict || at(t, k, "beyond") != test.beyond || at(t, k, "stance") != test.stance {
			t.Errorf("%s: %v, beyond %v, %v; want %s, %v, %s\n%s", test.text, at(t, k, "verdict"), at(t, k, "beyond"), at(t, k, "stance"), test.verdict, test.beyond, test.stance, text)
		}
	}
}

func TestCheckTellsWhatItLeavesOut(t *testing.T) {
	c := overHTTP(t, server(t, filled(t), false), viewer)
	got, text := c.call("check_sentence", map[string]any{"text": "North Korea delivered 3,000 artillery shells to Russia in March 2024."})
	if length(t, at(t, got, "claims", 0, "not_compared")) != 2 || !strings.Contains(text, "Not compared: quantity, date.") {
		t.Errorf("%s", text)
	}
	_, text = c.call("check_sentence", map[string]any{"text": "L'Iran a livré des drones à la Russie, selon le ministre."})
	if !strings.Contains(text, "Note: ") {
		t.Errorf("a sentence in French: %s", text)
	}
	_, text = c.call("check_sentence", map[string]any{"text": "The weather was fine."})
	if !strings.Contains(text, "no claim of a transfer") {
		t.Errorf("%s", text)
	}
}
