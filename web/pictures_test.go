package web

import (
	"net/http/httptest"
	"testing"
)

func TestPictures(t *testing.T) {
	s := newSite(t)
	for target, want := range map[string][]string{
		"/?ui=de": {"geliefert", "unbekannt", "1. März 2024", "März 2024", "Berichte von A bis B: 3", "–"},
		"/?ui=en": {"delivered", "unknown", "1 Mar 2024", "Mar 2024", "Reports from A to B: 3", "–"},
	} {
		w := s.pictures(httptest.NewRequest("GET", target, nil))
		got := []string{w.Stage("delivered"), w.Class(""), w.Day("2024-03-01"), w.Month("2024-03"), w.Say("draw.spark", 3, "A", "B"), w.Day("")}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: %q, want %q", target, got[i], want[i])
			}
		}
	}
}
