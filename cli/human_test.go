package cli

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"waybill/view"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares with a file in testdata, or writes it with -update.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden")
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
		t.Errorf("not as in %s (-update writes it anew); got:\n%s", file, got)
	}
}

// barter is the document that package view tests with: it has everything.
func barter(t testing.TB) *view.Document {
	t.Helper()
	data, err := os.ReadFile("../view/testdata/barter.json")
	if err != nil {
		t.Fatal(err)
	}
	var d view.Document
	if err := json.Unmarshal(data, &d); err != nil {
		t.Fatal(err)
	}
	return &d
}

func testPrinter(t testing.TB, w what, width int, colored bool) *printer {
	t.Helper()
	known, err := builtIn()
	if err != nil {
		t.Fatal(err)
	}
	return &printer{what: w, width: width, palette: palette{colored}, atlas: known}
}

func render(t testing.TB, p *printer, d *view.Document) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := p.document(&out, d); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestHumanOutput(t *testing.T) {
	for _, test := range []struct {
		name    string
		what    what
		width   int
		colored bool
	}{
		{"usual-100", what{}, 100, false},
		{"usual-60", what{}, 60, false},
		{"usual-40", what{}, 40, false},
		{"color-100", what{}, 100, true},
		{"claims-100", what{claims: true}, 100, false},
		{"quotes-60", what{quotes: true}, 60, false},
		{"all-100", what{all: true}, 100, false},
		{"all-60", what{all: true}, 60, false},
		{"json", what{json: true}, 100, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			golden(t, test.name, render(t, testPrinter(t, test.what, test.width, test.colored), barter(t)))
		})
	}
}

func TestNothingFound(t *testing.T) {
	d := &view.Document{Report: view.Report{File: "-", Lang: "fr", Notes: []string{"French is not read."}}}
	golden(t, "nothing-60", render(t, testPrinter(t, what{}, 60, false), d))
}

// An exchange of which the report tells only one side, and parties without a name.
func TestHalfAnExchange(t *testing.T) {
	d := barter(t)
	d.Claims = d.Claims[:1]
	d.Claims[0].Recipient, d.Claims[0].Supplier = "", "Some Militia"
	d.Statements = nil
	golden(t, "half-60", render(t, testPrinter(t, what{}, 60, false), d))
}

var escape = regexp.MustCompile("\x1b\\[[0-9;]*m")

// At every width no line is longer than the terminal, colour changes no letter, and
// no line ends in spaces.
func TestLinesFit(t *testing.T) {
	d, p := barter(t), testPrinter(t, what{all: true}, 0, false)
	for width := minWidth; width <= maxWidth; width++ {
		p.width, p.on = width, false
		plain := render(t, p, d)
		p.on = true
		colored := render(t, p, d)
		if stripped := escape.ReplaceAll(colored, nil); !bytes.Equal(stripped, plain) {
			t.Fatalf("width %d: colour changes the text", width)
		}
		for line := range strings.Lines(string(plain)) {
			line = strings.TrimSuffix(line, "\n")
			if columns(line) > width || strings.HasSuffix(line, " ") {
				t.Errorf("width %d: %d columns: %q", width, columns(line), line)
			}
		}
	}
}

// Whatever an article holds, only line breaks and our own colours reach the terminal.
func TestHostileWordsAreHarmless(t *testing.T) {
	const evil = "\x1b]0;owned\x07\x1b[2J\u009b31m\u202eesrever\u2066\r\x00\x7f\u200b"
	data, err := os.ReadFile("../view/testdata/barter.json")
	if err != nil {
		t.Fatal(err)
	}
	quoted, err := json.Marshal(evil)
	if err != nil {
		t.Fatal(err)
	}
	spoilt := regexp.MustCompile(`"(text|speaker|role|party|source|supplier|recipient|designation|quantity|via|condition|exchange|file|outlet|author|published|id|class|stage|certainty|lang|type|medium|kind)": "`).
		ReplaceAll(data, append([]byte(`${0}`), bytes.ReplaceAll(quoted[1:len(quoted)-1], []byte("$"), []byte("$$"))...))
	var d view.Document
	if err := json.Unmarshal(spoilt, &d); err != nil {
		t.Fatal(err)
	}
	for i := range d.Claims {
		d.Claims[i].Kind = "transfer"
	}
	d.Report.Notes = []string{evil}
	for _, w := range []what{{}, {all: true}, {json: true}} {
		out := string(escape.ReplaceAll(render(t, testPrinter(t, w, 80, true), &d), nil))
		for _, r := range strings.ReplaceAll(out, "\n", "") {
			if r < 0x20 || r == 0x7f || view.Steers(r) {
				t.Fatalf("%+v lets %U through", w, r)
			}
		}
	}
}

func TestRuleSeparates(t *testing.T) {
	p := testPrinter(t, what{}, 30, false)
	if got, want := string(p.rule()), fmt.Sprintf("\n%s\n\n", strings.Repeat("─", 30)); got != want {
		t.Errorf("got %q", got)
	}
}
