package view_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"waybill/view"
)

// shownRuns writes the runs of a block with what they are, for comparing.
func shownRuns(b *view.Marked) string {
	var out []string
	for i := range b.Runs {
		r := &b.Runs[i]
		line := strings.Join(slices.Concat(r.Statements, r.Claims), "+") + " " + string(r.Main()) + ": " + r.Text
		if len(r.Starts) > 0 {
			line = "(" + strings.Join(r.Starts, " ") + ") " + line
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

func TestBlocks(t *testing.T) {
	d := view.Of(barterReading(t))
	blocks := view.Blocks(barter, &d)
	if len(blocks) != 3 {
		t.Fatalf("%d blocks", len(blocks))
	}
	want := `(s1 c1) s1+c1 supplier: Nordkorea
s1+c1 : ` + ` hat 
s1+c1 recipient: Russland
c1 :  
c1 certainty: nach Einschätzung
c1 :  
c1 speaker: der 
c1 speaker: Analystin
c1 speaker:  
c1 source: Mira Feld
c1 :  
s1+c1 quantity: 6.000 Container
s1+c1 :  mit 
s1+c1 goods: Artilleriegranaten
s1+c1 :  über 
s1+c1 via: den Hafen Rajin
s1+c1 :  
s1+c1 stage: geschickt
c1 : .
 :  
(s2) s2 : „
(c2) s2+c2 : Dafür 
s2+c2 stage: bekommt
s2+c2 :  
s2+c2 recipient: Kim
s2+c2 :  
s2+c2 goods: Öl
s2 : “
 : , 
 cue: sagte
 :  
 speaker: Feld
 : , die für ein Institut in Wien forscht, 
s2 : „
(c3) s2+c3 : und 
s2+c3 certainty: vermutlich
s2+c3 :  
s2+c3 goods: Technik für die KN-23
s2 :  (북한).“`
	if got := shownRuns(&blocks[1]); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if b := &blocks[1]; len(b.Statements) != 2 || b.Statements[1].ID != "s2" || len(b.Claims) != 3 || b.Claims[0].ID != "c1" {
		t.Errorf("begin in it: %v, %v", b.Statements, b.Claims)
	}
	if b := &blocks[0]; len(b.Runs) != 1 || b.Runs[0].Main() != "" || b.Kind != "headline" {
		t.Errorf("the headline: %+v", b)
	}
}

// Every part of the barter report is marked somewhere, and all of the parts are known.
func TestBlocksMarkAllParts(t *testing.T) {
	d := view.Of(barterReading(t))
	seen := map[view.Part]bool{}
	for _, b := range view.Blocks(barter, &d) {
		for _, r := range b.Runs {
			for _, m := range r.Marks {
				seen[m.Part] = true
			}
		}
	}
	for _, p := range view.MarkParts() {
		if !seen[p] && p != view.SumPart && p != view.DatePart {
			t.Errorf("%s is nowhere", p)
		}
	}
	for p := range seen {
		if !slices.Contains(view.MarkParts(), p) {
			t.Errorf("%q is not among the parts", p)
		}
	}
}

// checkBlocks holds the blocks of any document to what is promised of them.
func checkBlocks(t *testing.T, text string, d *view.Document) {
	t.Helper()
	blocks := view.Blocks(text, d)
	if len(blocks) != len(d.Report.Blocks) {
		t.Fatalf("%d blocks of %d", len(blocks), len(d.Report.Blocks))
	}
	points := []rune(text)
	at := 0
	for i := range blocks {
		b := &blocks[i]
		if b.Begin < at || b.End < b.Begin || b.End > len(points) {
			t.Fatalf("block %d is %d–%d, behind %d of %d", i, b.Begin, b.End, at, len(points))
		}
		at = b.Begin
		var said strings.Builder
		for _, r := range b.Runs {
			if r.Begin != at || r.End <= r.Begin {
				t.Fatalf("a run is %d–%d, behind %d", r.Begin, r.End, at)
			}
			at = r.End
			said.WriteString(r.Text)
		}
		if at != b.End {
			t.Fatalf("block %d ends at %d, its runs at %d", i, b.End, at)
		}
		if utf8.ValidString(text) && said.String() != string(points[b.Begin:b.End]) {
			t.Fatalf("block %d reads %q", i, said.String())
		}
	}
}

// FuzzBlocks cuts texts at spans of any kind.
func FuzzBlocks(f *testing.F) {
	f.Add("Öl 🚂 für Pjöngjang", []byte{0, 3, 2, 9, 4, 200, 7, 1})
	f.Add("", []byte{1, 2})
	f.Add("a\xffb", []byte{0, 1, 0, 3, 2, 3, 1, 1, 0, 2, 0, 2})
	f.Fuzz(func(t *testing.T, text string, spans []byte) {
		var d view.Document
		for i := 0; i+1 < len(spans); i += 2 {
			begin, end := int(int8(spans[i])), int(int8(spans[i+1]))
			w := &view.Words{Begin: begin, End: end}
			switch id := fmt.Sprint(i); i / 2 % 4 {
			case 0:
				d.Report.Blocks = append(d.Report.Blocks, view.Block{Begin: begin, End: end})
			case 1:
				d.Claims = append(d.Claims, view.Claim{ID: "c" + id, Evidence: w, Goods: w, PartySpans: []view.PartyWords{{Role: "supplier", Begin: end, End: begin}}})
			case 2:
				d.Statements = append(d.Statements, view.Statement{ID: "s" + id, Spans: []view.Span{{begin, end}}, Cue: []view.Words{*w}})
			case 3:
				d.Claims = append(d.Claims, view.Claim{ID: "c" + id, SourceSpan: &view.Span{Begin: begin, End: end}})
			}
		}
		checkBlocks(t, text, &d)
	})
}

func BenchmarkBlocks(b *testing.B) {
	d := view.Of(barterReading(b))
	b.ReportAllocs()
	for b.Loop() {
		view.Blocks(barter, &d)
	}
}
