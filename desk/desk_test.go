package desk_test

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"waybill"
	"waybill/atlas"
	"waybill/desk"
	"waybill/ledger"
	"waybill/reading"
	"waybill/sqlite"
	"waybill/transfer"
)

// kit is what all tests share: it is loaded once and never changed.
type kit struct {
	atlas  *atlas.Atlas
	reader *reading.Reader
	filer  *transfer.Filer
}

var load = sync.OnceValues(func() (k kit, err error) {
	if k.atlas, err = atlas.Load(); err != nil {
		return k, err
	}
	if k.reader, err = reading.New(k.atlas); err != nil {
		return k, err
	}
	k.filer, err = transfer.NewFiler(k.atlas)
	return k, err
})

func tools(tb testing.TB) kit {
	tb.Helper()
	k, err := load()
	if err != nil {
		tb.Fatal(err)
	}
	return k
}

// empty is a desk with a ledger of its own that has nothing in it. Its clock moves on by a
// minute each time it is looked at.
func empty(tb testing.TB) *desk.Desk {
	tb.Helper()
	k := tools(tb)
	store, err := sqlite.Open(context.Background(), filepath.Join(tb.TempDir(), "ledger.db"), sqlite.Options{Create: true})
	if err != nil {
		tb.Fatal(err)
	}
	var mu sync.Mutex
	now := time.Date(2024, 6, 1, 12, 0, 0, 0, time.UTC)
	l, err := ledger.New(store, k.filer, ledger.Options{Now: func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		now = now.Add(time.Minute)
		return now
	}})
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := l.Close(); err != nil {
			tb.Error(err)
		}
	})
	return &desk.Desk{Ledger: l, Atlas: k.atlas, Reader: k.reader}
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
		record(tb, d, sample(tb, name), waybill.Provenance{})
	}
	return d
}

func record(tb testing.TB, d *desk.Desk, a waybill.Article, p waybill.Provenance) {
	tb.Helper()
	if _, err := d.Record(context.Background(), a, p); err != nil {
		tb.Fatal(err)
	}
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
		record(tb, d, desk.Pasted(a.text), waybill.Provenance{Outlet: a.outlet, Published: a.day})
	}
	return d
}
