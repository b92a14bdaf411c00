package desk_test

import (
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"waybill"
	"waybill/desk"
	"waybill/desk/desktest"
	"waybill/ledger"
)

// empty is a desk with a ledger of its own that has nothing in it. Its clock moves on by a
// minute each time it is looked at.
func empty(tb testing.TB) *desk.Desk {
	tb.Helper()
	var mu sync.Mutex
	now := time.Date(2024, 6, 1, 12, 0, 0, 0, time.UTC)
	return desktest.New(tb, ledger.Options{Now: func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		now = now.Add(time.Minute)
		return now
	}})
}

// sample is an article of the samples.
func sample(tb testing.TB, name string) waybill.Article {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join("..", "samples", name))
	if err != nil {
		tb.Fatal(err)
	}
	return waybill.Article{File: name, Bytes: data}
}

// samples are the articles that are there to be tried.
var samples = []string{
	"de-agentur-haubitzen.txt", "de-boulevard-drohnen.txt", "de-interview-ringtausch.txt", "en-digest-spring-2024.txt",
	"en-no-transfer-tank-museum.txt", "en-webpage-poland-korea.html",
}

// filled is a desk with the samples in its ledger.
func filled(tb testing.TB) *desk.Desk {
	tb.Helper()
	d := empty(tb)
	for _, name := range samples {
		desktest.Record(tb, d, sample(tb, name), waybill.Provenance{})
	}
	return d
}

// told are two reports of one transfer and a denial, with what is given in return, written for
// these tests.
func told(tb testing.TB) *desk.Desk {
	tb.Helper()
	d := empty(tb)
	for _, a := range []struct{ text, outlet, day string }{
		{"Shells for Moscow\n\nNorth Korea has delivered 152mm artillery shells to Russia, South Korean Defence Minister Shin Won-sik said on Monday. In return, Russia supplied Pyongyang with oil.\n", "Morning Post", "2024-02-12"},
		{"Peskow weist Bericht zurück\n\nKremlsprecher Dmitri Peskow sagte am Dienstag, Nordkorea habe Russland keine Artilleriegranaten geliefert.\n", "Abendblatt", "2024-02-13"},
		{"Drones on offer\n\nIran has offered Russia Shahed drones, a US official said.\n", "Morning Post", "2024-03-04"},
	} {
		desktest.Record(tb, d, desk.Pasted(a.text), waybill.Provenance{Outlet: a.outlet, Published: a.day})
	}
	return d
}
