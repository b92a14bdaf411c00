package view_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"waybill"
	"waybill/view"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares what v becomes as JSON with a file.
func golden(t *testing.T, file string, v any) {
	t.Helper()
	got, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("not as in %s (-update writes it anew):\n%s", file, got)
	}
}

func TestDocumentAsJSON(t *testing.T) { golden(t, "testdata/barter.json", view.Of(barterReading(t))) }

func TestDocumentComesBackFromJSON(t *testing.T) {
	d := view.Of(barterReading(t))
	data, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var back view.Document
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(d, back) {
		t.Errorf("came back as\n%+v\nwas\n%+v", back, d)
	}
}

// Every span and its text, found in the JSON whatever its field, must be the words
// at those code points of the report.
func TestSpansAreCodePoints(t *testing.T) {
	data, err := json.Marshal(view.Of(barterReading(t)))
	if err != nil {
		t.Fatal(err)
	}
	var doc any
	if err := json.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	points, seen := []rune(barter), 0
	walk(doc, func(o map[string]any) {
		begin, ok := o["begin"].(float64)
		text, hasText := o["text"].(string)
		if !ok || !hasText {
			return
		}
		seen++
		if got := string(points[int(begin):int(o["end"].(float64))]); got != text {
			t.Errorf("%v: %q stands there", o, got)
		}
	})
	if seen < 30 {
		t.Errorf("only %d spans with text", seen)
	}
}

func walk(v any, visit func(map[string]any)) {
	switch v := v.(type) {
	case map[string]any:
		visit(v)
		for _, inner := range v {
			walk(inner, visit)
		}
	case []any:
		for _, inner := range v {
			walk(inner, visit)
		}
	}
}

func TestOffsets(t *testing.T) {
	for _, text := range []string{
		"", "plain ASCII", "ä", strings.Repeat("x", 64), strings.Repeat("ä", 64),
		strings.Repeat("aä€🚂", 40), strings.Repeat("🚂", 16) + "a",
	} {
		o := view.NewOffsets(text)
		for i := 0; i <= len(text); i++ {
			if i < len(text) && !utf8.RuneStart(text[i]) {
				continue
			}
			if got, want := o.At(i), utf8.RuneCountInString(text[:i]); got != want {
				t.Fatalf("%q: byte %d is code point %d, got %d", text, i, want, got)
			}
		}
		if got, want := o.At(len(text)+5), utf8.RuneCountInString(text); got != want {
			t.Errorf("%q: behind the end: got %d, want %d", text, got, want)
		}
		if o.At(-1) != 0 {
			t.Errorf("%q: before the begin: got %d", text, o.At(-1))
		}
	}
}

func TestStatementText(t *testing.T) {
	for _, test := range []struct {
		kind  waybill.StatementType
		parts []string
		want  string
	}{
		{waybill.Direct, []string{"„Ja“"}, "Ja"},
		{waybill.Direct, []string{"“We will deliver,”", "“soon.”"}, "We will deliver, soon."},
		{waybill.Direct, []string{"»Wir liefern«."}, "Wir liefern."},
		{waybill.Direct, []string{"\"Er sagte: ‚Nein‘\""}, "Er sagte: ‚Nein‘"},
		{waybill.Direct, []string{"“A paragraph that goes on"}, "A paragraph that goes on"},
		{waybill.Direct, []string{"„“"}, ""},
		{waybill.Indirect, []string{"es gehe um “sensible” Themen"}, "es gehe um “sensible” Themen"},
		{waybill.Indirect, []string{"“sensible” Themen seien", "nicht dabei"}, "“sensible” Themen seien nicht dabei"},
	} {
		report := &waybill.Report{Text: strings.Join(test.parts, " sagte sie ")}
		s := waybill.Statement{Type: test.kind}
		for _, part := range test.parts {
			i := strings.Index(report.Text, part)
			s.Spans = append(s.Spans, waybill.Span{Begin: i, End: i + len(part)})
		}
		d := view.Of(&waybill.Reading{Report: report, Statements: []waybill.Statement{s}})
		if got := d.Statements[0].Text; got != test.want {
			t.Errorf("%s %q: got %q, want %q", test.kind, test.parts, got, test.want)
		}
	}
}

func TestDirections(t *testing.T) {
	d := view.Of(barterReading(t))
	var got []string
	for _, dir := range d.Directions() {
		line := string(dir.Supplier + ">" + dir.Recipient)
		for _, c := range dir.Claims {
			line += " " + c.ID
		}
		got = append(got, line)
	}
	want := []string{"KP>RU c1 c4", "RU>KP c2 c3", "IR>RU c5"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if r := d.Returns(&d.Claims[0]); len(r) != 2 || r[0].ID != "c2" || r[1].ID != "c3" {
		t.Errorf("in return for c1: %v", r)
	}
	if r := d.Returns(&d.Claims[3]); r != nil {
		t.Errorf("in return for c4: %v", r)
	}
	if e := d.Events(); len(e) != 1 || e[0].ID != "c6" {
		t.Errorf("events: %v", e)
	}
}

func BenchmarkOf(b *testing.B) {
	r := barterReading(b)
	b.ReportAllocs()
	for b.Loop() {
		view.Of(r)
	}
}
