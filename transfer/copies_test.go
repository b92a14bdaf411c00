package transfer

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"waybill"
	"waybill/article"
)

// The paragraphs of an agency's report, written for this test.
var agency = []string{
	"Oslo (dpa) – Norwegen will der Ukraine acht Haubitzen vom Typ K9 und mehrere Tausend Granaten überlassen. Das kündigte das Verteidigungsministerium am Dienstag in Oslo an. Die ersten Geschütze sollen noch vor dem Sommer übergeben werden, hieß es.",
	"Die Waffen stammen nach Angaben der Regierung aus den Beständen der norwegischen Artillerie. Als Ersatz werde das Land neue Systeme bestellen, sagte ein Sprecher. Über den Hersteller sei noch nicht entschieden.",
	"Das Parlament muss der Abgabe nicht zustimmen. Die Opposition hatte zuletzt verlangt, die Lücken im eigenen Heer rascher zu schließen. »Wir dürfen uns nicht selbst entwaffnen«, sagte ihr Sprecher für Verteidigung.",
	"Norwegen gehört seit dem Beginn des Kriegs zu den größten Unterstützern der Ukraine. Bisher hat das Land unter anderem Panzer, Flugabwehr und Munition geliefert und Soldaten ausgebildet.",
}

var agencyEnglish = []string{
	"OSLO (Reuters) - Norway will hand over eight K9 howitzers and several thousand shells to Ukraine, the defence ministry said in Oslo on Tuesday. The first guns are to arrive before the summer, it added.",
	"The weapons come out of the stocks of the Norwegian artillery, according to the government. The country will order new systems to replace them, a spokesman said, and has not yet chosen a maker.",
	"Parliament does not have to approve the donation. The opposition has called for gaps in the country's own army to be closed more quickly. “We must not disarm ourselves,” its defence spokesman said.",
	"Norway has been among the biggest supporters of Ukraine since the war began. So far it has sent tanks, air defence and ammunition, and it trains soldiers.",
}

func page(headline string, paragraphs ...string) string {
	return headline + "\n\n" + strings.Join(paragraphs, "\n\n") + "\n"
}

func sketch(t testing.TB, text string) Sketch { return Draw(report(t, text)) }

func report(t testing.TB, text string) *waybill.Report {
	t.Helper()
	r, err := article.Read(waybill.Article{File: "text", Bytes: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestCopyOf(t *testing.T) {
	german := page("Norwegen gibt Ukraine acht Haubitzen", agency...)
	english := page("Norway to give Ukraine eight howitzers", agencyEnglish...)
	for _, c := range []struct {
		name, one, other string
		want             bool
	}{
		{"the same bytes", german, german, true},
		{"a new headline and no agency", german, page("Oslo hilft Kiew mit Artillerie: Erste Geschütze schon vor dem Sommer", strings.Replace(agency[0], "Oslo (dpa) – ", "", 1), agency[1], agency[2], agency[3]), true},
		{"a credit at the end, a crosshead, a caption", german, page("Haubitzen für Kiew", strings.Replace(agency[0], "Oslo (dpa) – ", "OSLO. ", 1), agency[1], "Kritik der Opposition", agency[2], agency[3], "Foto: Eine Haubitze", "dpa/hp"), true},
		{"the last paragraph cut", german, page("Acht Haubitzen für Kiew", agency[:3]...), true},
		{"a paragraph in the middle cut", german, page("Acht Haubitzen für Kiew", agency[0], agency[1], agency[3]), true},
		{"a paragraph written anew", german, page("Acht Haubitzen für Kiew", agency[0], agency[1], "Unterdessen regt sich im Storting Widerstand. Vor allem im Norden, wo die Grenze zu Russland verläuft, fehle es schon heute an Rohren, klagen Abgeordnete mehrerer Fraktionen.", agency[3]), true},
		{"half the text", german, page("Acht Haubitzen für Kiew", agency[:2]...), true},
		{"the first paragraph alone", german, page("Acht Haubitzen für Kiew", agency[0]), true},
		{"other quotation marks, ss for ß, capitals in the place", german, strings.NewReplacer("»", "„", "«", "“", "ß", "ss", "Oslo (dpa) – ", "OSLO (dpa). ").Replace(german), true},
		{"as a page", german, "<html><head><title>Norwegen gibt Ukraine Haubitzen</title></head><body><nav><a href=/>Start</a></nav><article><h1>Norwegen gibt Ukraine Haubitzen</h1><p>" + strings.Join(agency, "</p><p>") + "</p></article></body></html>", true},
		{"an English copy", english, page("Kyiv to get Norwegian guns", strings.Replace(agencyEnglish[0], "OSLO (Reuters) - ", "", 1), agencyEnglish[1], agencyEnglish[3], "Additional reporting by our staff"), true},
		{"a text within twice as much of its own", german, page("Was Haubitzen bringen", append(slices.Clone(agency), agencyEnglish...)...), true},

		{"another report of the same event", german, page("Norwegische Geschütze für die Front", "Die norwegische Regierung gibt acht Geschütze an die Ukraine ab. Es handele sich um K9-Haubitzen aus südkoreanischer Fertigung, erklärte das Verteidigungsministerium in Oslo, dazu kämen mehrere Tausend Granaten.", "Für Kiew ist das mehr als eine Geste: An der Front im Osten verschleißen Rohre schneller, als Europa sie nachbauen kann. Fachleute schätzen, dass jedes Geschütz nach wenigen Monaten in die Werkstatt muss.", "Kritik kommt von den Konservativen. Sie halten die eigene Artillerie für ausgezehrt und fragen, wann die Lücke geschlossen wird."), false},
		{"another report that quotes the same words", german, page("Streit über Norwegens Artillerie", "Im Storting ist ein Streit über die Abgabe von Geschützen an die Ukraine entbrannt. »Wir dürfen uns nicht selbst entwaffnen«, sagte der Sprecher der Opposition für Verteidigung am Mittwoch vor Journalisten.", "Die Regierung hält dagegen, das Heer bekomme bald neue Systeme. Bis dahin müsse es mit weniger Rohren üben. Aus den Kasernen war zu hören, dass viele Wehrpflichtige ohnehin nie an einem Geschütz gestanden hätten."), false},
		{"what the agency sends a day later", german, page("Ukraine dankt Norwegen", "Kiew (dpa) – Die Ukraine hat Norwegen für die angekündigten Haubitzen gedankt. Die Geschütze würden dringend gebraucht, sagte der Verteidigungsminister am Mittwoch in Kiew.", "Norwegen hatte am Dienstag angekündigt, acht Haubitzen vom Typ K9 und mehrere Tausend Granaten abzugeben. Die ersten sollen noch vor dem Sommer eintreffen.", "In Oslo begann unterdessen die Debatte über Ersatz. Im Gespräch sind nach Berichten norwegischer Zeitungen Angebote aus Südkorea und Deutschland."), false},
		{"the same in another language", german, english, false},
		{"two short texts on like events", "Die Armee hat am Montag nach eigenen Angaben zwölf Raketen abgeschossen, teilte das Verteidigungsministerium in Kiew mit.\n", "Die Armee hat am Freitag nach eigenen Angaben neun Drohnen abgeschossen, teilte das Verteidigungsministerium in Moskau mit.\n", false},
		{"one short text twice", "Haubitzen für Kiew\n\nNorwegen will der Ukraine acht Haubitzen vom Typ K9 und mehrere Tausend Granaten überlassen, teilte das Verteidigungsministerium am Dienstag in Oslo mit.\n", "Norwegen will der Ukraine acht Haubitzen vom Typ K9 und mehrere Tausend Granaten überlassen, teilte das Verteidigungsministerium am Dienstag in Oslo mit.\n", true},
		{"too short to tell", "Norwegen gibt der Ukraine acht Haubitzen.\n", "Norwegen gibt der Ukraine acht Haubitzen.\n", false},
	} {
		one, other := sketch(t, c.one), sketch(t, c.other)
		if got := one.CopyOf(other); got != c.want || other.CopyOf(one) != got {
			t.Errorf("%s: copies %t, want %t; resemblance %.2f, containment %.2f of %d and %d shingles",
				c.name, got, c.want, one.Resemblance(other), one.Containment(other), one.shingles, other.shingles)
		}
		if c.want && shared(report(t, c.one), report(t, c.other)) == 0 {
			t.Errorf("%s: the copies have no anchor in common; resemblance %.2f", c.name, one.Resemblance(other))
		}
	}
}

// shared counts the anchors of two reports that are the same.
func shared(one, other *waybill.Report) int {
	n := 0
	others := Anchors(other)
	for _, key := range Anchors(one) {
		if slices.Contains(others, key) {
			n++
		}
	}
	return n
}

// TestNoCopiesInGold looks at all pairs of the gold articles, each of which was written
// apart: none is a copy, and hardly any two share an anchor.
func TestNoCopiesInGold(t *testing.T) {
	files, err := filepath.Glob("../gold/*/*.txt")
	if err != nil || len(files) < 50 {
		t.Fatalf("%d articles: %v", len(files), err)
	}
	var sketches []Sketch
	var reports []*waybill.Report
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		reports = append(reports, report(t, string(text)))
		sketches = append(sketches, Draw(reports[len(reports)-1]))
	}
	pairs, candidates, most := 0, 0, 0.0
	for i, one := range sketches {
		for k, other := range sketches[:i] {
			if one.CopyOf(other) {
				t.Errorf("%s and %s are no copies; resemblance %.2f", files[i], files[k], one.Resemblance(other))
			}
			pairs++
			candidates += min(shared(reports[i], reports[k]), 1)
			most = max(most, one.Resemblance(other))
		}
	}
	t.Logf("%d pairs, %d of them share an anchor, the greatest resemblance is %.3f", pairs, candidates, most)
	if candidates > pairs/1000 || most > resembling/2 {
		t.Errorf("of %d pairs %d share an anchor, and the greatest resemblance is %.2f", pairs, candidates, most)
	}
}

// TestEstimates holds resemblance against the exact Jaccard index, and how often copies share
// an anchor against the formula.
func TestEstimates(t *testing.T) {
	const cases, words = 400, 400
	text := func(n int, from string, count int) string {
		var all strings.Builder
		for i := range count {
			fmt.Fprintf(&all, " %s%dx%d", from, n, i)
		}
		return all.String()
	}
	for _, keep := range []int{60, 120, 200, 300, 380} {
		sum, found := 0.0, 0
		exact := float64(keep-width+1) / float64(2*(words-width+1)-(keep-width+1))
		for n := range cases {
			one := reportOf(text(n, "wort", words))
			other := reportOf(text(n, "wort", keep) + text(n, "anders", words-keep))
			sum += math.Abs(Draw(one).Resemblance(Draw(other)) - exact)
			found += min(1, shared(one, other))
		}
		want := 1 - math.Pow(1-float64(keep-stretch+1)/float64(2*(words-stretch+1)-(keep-stretch+1)), anchors)
		got := float64(found) / cases
		t.Logf("resemblance %.2f: off by %.3f on average, %.1f %% share an anchor (at least %.1f %%, by the formula)", exact, sum/cases, got*100, want*100)
		if sum/cases > 0.04 || got < want-0.04 {
			t.Errorf("resemblance %.2f: off by %.3f on average, %.2f share an anchor, want %.2f at least", exact, sum/cases, got, want)
		}
	}
}

func reportOf(text string) *waybill.Report {
	return &waybill.Report{Text: text, Blocks: []waybill.Block{{Kind: waybill.Paragraph, Span: waybill.Span{End: len(text)}}}}
}

func drawWords(text string) Sketch { return Draw(reportOf(text)) }

// TestSketchIsStable: stored sketches are compared with new ones for years. Whoever changes
// how they are drawn raises sketchVersion.
func TestSketchIsStable(t *testing.T) {
	sum := sha256.Sum256(sketch(t, page("Norwegen gibt Ukraine acht Haubitzen", agency...)).Bytes())
	if got, want := fmt.Sprintf("version %d %x", sketchVersion, sum[:8]), "version 2 0d31549f80c0c7c5"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestParseSketch(t *testing.T) {
	s := sketch(t, page("", agency...))
	again, err := ParseSketch(s.Bytes())
	if err != nil || again != s {
		t.Errorf("read back otherwise than stored: %v", err)
	}
	if none, err := ParseSketch(Sketch{}.Bytes()); err != nil || none != (Sketch{}) || none.Key() != 0 {
		t.Errorf("the empty sketch: %v, %v", none, err)
	}
	for name, data := range map[string][]byte{
		"cut short":           s.Bytes()[:100],
		"a figure missing":    s.Bytes()[:len(s.Bytes())-1],
		"another version":     append([]byte{9}, s.Bytes()[1:]...),
		"too few shingles":    append([]byte{sketchVersion, 0, 0, 0, 1}, s.Bytes()[5:]...),
		"figures in no order": append(bytes.Clone(s.Bytes()[:figuresAt]), 2, 0, 7, 0, 7),
	} {
		if _, err := ParseSketch(data); !errors.Is(err, ErrSketch) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestOldSketch: what an earlier version stored is told from what is damaged.
func TestOldSketch(t *testing.T) {
	if _, err := ParseSketch(append([]byte{1}, make([]byte, 260)...)); !errors.Is(err, ErrOldSketch) || !errors.Is(err, ErrSketch) {
		t.Errorf("a sketch of version 1: %v", err)
	}
	if _, err := ParseSketch([]byte{sketchVersion + 1}); !errors.Is(err, ErrSketch) || errors.Is(err, ErrOldSketch) {
		t.Errorf("a sketch of a version to come: %v", err)
	}
}

// FuzzParseSketch: what is taken is written back as it was.
func FuzzParseSketch(f *testing.F) {
	f.Add([]byte{})
	f.Add(drawWords(strings.Join(agency, " ")).Bytes())
	f.Add([]byte{sketchVersion, 0, 0, 0, 40})
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := ParseSketch(data)
		if err != nil {
			if !errors.Is(err, ErrSketch) {
				t.Fatal(err)
			}
			return
		}
		if !bytes.Equal(s.Bytes(), data) {
			t.Fatalf("%x was read, %x written", data, s.Bytes())
		}
		if len(data) > 0 && (s.Resemblance(s) != 1 || s.Containment(s) != 1 || !s.figuresOf(&s) || s.Key() == 0) {
			t.Fatal("does not resemble itself")
		}
	})
}

// FuzzDraw: any text gives the same sketch each time, and that survives storing.
func FuzzDraw(f *testing.F) {
	f.Add(strings.Join(agency, "\n\n"))
	f.Add("\xff ß\u0301 – ) . " + strings.Repeat("a b ", 30))
	f.Fuzz(func(t *testing.T, text string) {
		s := drawWords(text)
		if again := drawWords(text); again != s {
			t.Fatal("another sketch the second time")
		}
		if stored, err := ParseSketch(s.Bytes()); err != nil || stored != s {
			t.Fatalf("stored otherwise: %v", err)
		}
		if s.shingles > 0 && (s.Resemblance(s) != 1 || s.Containment(s) != 1) {
			t.Fatal("does not resemble itself")
		}
	})
}

// BenchmarkDraw draws sketch and anchors.
func BenchmarkDraw(b *testing.B) {
	r, err := article.Read(waybill.Article{File: "text", Bytes: []byte(page("Norwegen gibt Ukraine acht Haubitzen", agency...))})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(r.Text)))
	for b.Loop() {
		DrawAnchored(r)
	}
}

func BenchmarkCopyOf(b *testing.B) {
	one, other := drawWords(strings.Join(agency, " ")), drawWords(strings.Join(agency[1:], " "))
	for b.Loop() {
		one.CopyOf(other)
	}
}
