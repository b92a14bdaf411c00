package web

import (
	"testing"
	"time"

	"waybill"
	"waybill/desk/desktest"
	"waybill/ledger"
)

// filled is a site with a ledger of its own, in which the samples are.
func filled(t testing.TB) *Site {
	t.Helper()
	s := empty(t)
	for i, name := range []string{"de-agentur-haubitzen.txt", "de-boulevard-drohnen.txt", "de-interview-ringtausch.txt", "en-digest-spring-2024.txt"} {
		told := waybill.Provenance{File: name, Published: time.Date(2024, 5, i+1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)}
		desktest.Record(t, s.Desk, waybill.Article{File: name, Bytes: []byte(sample(t, name))}, told)
	}
	return s
}

// empty is a site with an empty ledger of its own.
func empty(t testing.TB) *Site {
	t.Helper()
	s, err := New(Options{Desk: desktest.New(t, ledger.Options{})})
	if err != nil {
		t.Fatal(err)
	}
	return s
}
