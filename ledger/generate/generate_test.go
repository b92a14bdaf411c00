package generate_test

import (
	"reflect"
	"testing"

	"waybill"
	"waybill/atlas"
	"waybill/ledger"
	"waybill/ledger/generate"
	"waybill/transfer"
)

func world(t testing.TB, claims int) (*generate.World, *transfer.Filer) {
	t.Helper()
	a, err := atlas.Load()
	if err != nil {
		t.Fatal(err)
	}
	w, err := generate.New(a, generate.Options{Seed: 1, Claims: claims})
	if err != nil {
		t.Fatal(err)
	}
	filer, err := transfer.NewFiler(a)
	if err != nil {
		t.Fatal(err)
	}
	return w, filer
}

// The articles are like news: as long, with true spans, and different texts no copies.
func TestArticles(t *testing.T) {
	w, _ := world(t, 5000)
	again, _ := world(t, 5000)
	originals, copies := map[string]int{}, 0
	var sketches []transfer.Sketch
	claims, length := 0, 0
	for i := range w.Articles() {
		in := w.Article(i)
		if i%100 == 0 && !reflect.DeepEqual(in, again.Article(i)) {
			t.Fatalf("article %d is not the same again", i)
		}
		checkSpans(t, &in)
		if originals[in.Reading.Report.Article]++; originals[in.Reading.Report.Article] > 1 {
			t.Errorf("article %d is there twice", i)
		}
		claims += len(in.Reading.Claims)
		length += len(in.Bytes)
		s := transfer.Draw(in.Reading.Report)
		for _, other := range sketches {
			if s.CopyOf(other) {
				copies++
				break
			}
		}
		sketches = append(sketches, s)
	}
	n := w.Articles()
	t.Logf("%d articles of %d bytes with %d claims, %d copies", n, length/n, claims, copies)
	if claims < 4500 || claims > 5500 {
		t.Errorf("%d claims", claims)
	}
	if length/n < 1500 || length/n > 3000 {
		t.Errorf("%d bytes an article", length/n)
	}
	if copies < n/10 || copies > n/4 {
		t.Errorf("%d copies of %d", copies, n)
	}
}

func checkSpans(t *testing.T, in *ledger.Input) {
	t.Helper()
	r := in.Reading.Report
	last := 0
	for _, b := range r.Blocks {
		if b.Span.Begin < last || b.Span.Empty() || b.Span.End > len(r.Text) {
			t.Fatalf("block %v", b)
		}
		last = b.Span.End
	}
	if n := len(in.Reading.Claims); n > 8 {
		t.Errorf("%s: %d claims", r.File, n)
	}
	for _, c := range in.Reading.Claims {
		if !c.Goods.Class.Valid() || c.Goods.Span.Empty() {
			t.Fatalf("%+v", c.Goods)
		}
		for _, s := range []waybill.Span{c.Supplier.Span, c.Recipient.Span, c.Goods.Span} {
			if !c.Evidence.Contains(s) || s.Empty() {
				t.Fatalf("%v outside of %q", s, c.Evidence.Of(r.Text))
			}
		}
	}
}

// A tenth as many rows as claims.
func TestTransfers(t *testing.T) {
	for _, claims := range []int{10_000, 100_000} {
		if testing.Short() && claims > 10_000 {
			t.Skip("long")
		}
		w, filer := world(t, claims)
		var all []transfer.Claim
		for i := range w.Articles() {
			in := w.Article(i)
			told := transfer.Tell(in.Provenance, in.Reading.Report)
			all = append(all, filer.Claims(in.Reading, told, nil)...)
		}
		rows := len(transfer.Match(all, nil, transfer.DefaultWindow))
		t.Logf("%d claims, %d transfers", len(all), rows)
		if rows < claims/10*8/10 || rows > claims/10*12/10 {
			t.Errorf("%d claims give %d rows", len(all), rows)
		}
	}
}
