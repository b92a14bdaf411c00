package web

import (
	"net/http/httptest"
	"strings"
	"testing"

	"waybill/desk"
)

// Every kind of fault has its sentence in both languages.
func TestWrong(t *testing.T) {
	words, err := loadMessages(files)
	if err != nil {
		t.Fatal(err)
	}
	s := &Site{words: words}
	args := map[desk.Kind][]string{desk.NotInRange: {"0", "500"}, desk.NameLike: {"Russlnd", "Russland"}}
	for _, kind := range desk.Kinds() {
		e := &desk.Error{Field: "class", Value: "rocket", Why: "soon", Kind: kind, Args: args[kind]}
		if e.Args == nil && strings.Contains(words["en"]["wrong."+string(kind)], "%s") {
			e.Args = []string{"aid, goods"}
		}
		for lang, begin := range map[string]string{"de": "Güterklasse rocket: ", "en": "Class of goods rocket: "} {
			r := httptest.NewRequest("GET", "/transfers", nil)
			r.Header.Set("Accept-Language", lang)
			got := s.told(r, e)
			if !strings.HasPrefix(got, begin) || strings.Contains(got, "%!") || strings.HasSuffix(got, ": "+string(kind)) {
				t.Errorf("%s in %s: %s", kind, lang, got)
			}
		}
	}
	r := httptest.NewRequest("GET", "/", nil)
	r.Header.Set("Accept-Language", "de")
	if got := s.told(r, &desk.Error{Field: "query", Why: "a bracket is open"}); got != "query: a bracket is open" {
		t.Errorf("%s", got)
	}
	missing := &desk.Missing{Thing: "transfer", ID: "KP-RU-missile-AAAAAA", Near: []string{"KP-RU-missile-7K3QFA"}}
	if got := s.unknown(r, missing); got != "Einen Transfer KP-RU-missile-AAAAAA gibt es nicht. Gemeint ist vielleicht: KP-RU-missile-7K3QFA" {
		t.Errorf("%s", got)
	}
}
