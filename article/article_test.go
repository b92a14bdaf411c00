package article

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"waybill"
)

// outline is a report's blocks as "kind: words", one a line, line breaks inside as " / ".
func outline(r *waybill.Report) string {
	var b strings.Builder
	for _, block := range r.Blocks {
		words := strings.ReplaceAll(block.Span.Of(r.Text), "\r\n", "\n")
		fmt.Fprintf(&b, "%s: %s\n", block.Kind, strings.ReplaceAll(words, "\n", " / "))
	}
	return b.String()
}

func read(t *testing.T, text string) *waybill.Report {
	t.Helper()
	report, err := Read(waybill.Article{File: "test", Bytes: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	if fault := fault(report); fault != "" {
		t.Fatal(fault)
	}
	return report
}

// fault names what every report must keep to and this one does not, "" if there is nothing.
func fault(r *waybill.Report) string {
	if !utf8.ValidString(r.Text) {
		return "text is not UTF-8"
	}
	end, titled := 0, r.Title.Empty()
	for _, b := range r.Blocks {
		switch {
		case b.Span.Begin < end || b.Span.Empty() || b.Span.End > len(r.Text):
			return fmt.Sprintf("block %v is out of order, empty or beyond the text", b)
		case strings.TrimFunc(r.Text[end:b.Span.Begin], unicode.IsSpace) != "":
			return fmt.Sprintf("%q is in no block", r.Text[end:b.Span.Begin])
		case !utf8.RuneStart(r.Text[b.Span.Begin]), b.Span.End < len(r.Text) && !utf8.RuneStart(r.Text[b.Span.End]):
			return fmt.Sprintf("block %v cuts a character", b)
		case b.Kind == "":
			return fmt.Sprintf("block %v has no kind", b)
		}
		titled = titled || b.Kind == waybill.Headline && b.Span.Contains(r.Title)
		end = b.Span.End
	}
	if strings.TrimFunc(r.Text[end:], unicode.IsSpace) != "" {
		return fmt.Sprintf("%q is in no block", r.Text[end:])
	}
	if !titled {
		return "the title is in no headline block"
	}
	return ""
}

func TestReadErrors(t *testing.T) {
	tests := []struct {
		name  string
		bytes string
		want  error
	}{
		{"nothing", "", ErrEmpty},
		{"spaces", " \r\n\t ", ErrEmpty},
		{"a mark and nothing", "\xef\xbb\xbf \n", ErrEmpty},
		{"PDF", "%PDF-1.7\n1 0 obj", ErrBinary},
		{"ZIP", "PK\x03\x04\x14\x00", ErrBinary},
		{"PNG", "\x89PNG\r\n\x1a\n", ErrBinary},
		{"NUL", "Iran liefert\x00Drohnen", ErrBinary},
		{"UTF-16 without mark", "I\x00r\x00a\x00n\x00", ErrBinary},
		{"control characters", strings.Repeat("ab\x01\x02", 20), ErrBinary},
		{"Cyrillic without a name", "\xcf\xf0\xe8\xe2\xe5\xf2 \xec\xe8\xf0 \xee\xf0\xf3\xe6\xe8\xe5", ErrUndecodable},
		{"half a UTF-16", "\xff\xfe\x00\x00\x00\x00\x01\x00\x02\x00\x00\x00", ErrUndecodable},
		{"too large", strings.Repeat("a", MaxBytes+1), ErrTooLarge},
		{"page of scripts", "<!DOCTYPE html><html><body><script>var a = 'three words here'</script></body></html>", ErrNoText},
		{"page of navigation", "<html><body><nav><a href=/>Home</a></nav></body></html>", ErrNoText},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			report, err := Read(waybill.Article{File: "news.txt", Bytes: []byte(test.bytes)})
			if !errors.Is(err, test.want) || report != nil {
				t.Fatalf("got %v, %v; want %v", report, err, test.want)
			}
			if !strings.HasPrefix(err.Error(), "reading news.txt: ") || strings.Contains(err.Error(), "\n") {
				t.Errorf("the error is not one line that names the file: %q", err)
			}
		})
	}
}

func TestReadEncodings(t *testing.T) {
	const want = "Rüstung für Kiew\n\nDie Übergabe „läuft“, heißt es in Tromsø – für 5 €."
	cp1252 := strings.NewReplacer("ü", "\xfc", "Ü", "\xdc", "ä", "\xe4", "ß", "\xdf", "ø", "\xf8", "„", "\x84", "“", "\x93", "–", "\x96", "€", "\x80").Replace(want)
	utf16 := func(big bool) string {
		var b strings.Builder
		for _, r := range "\ufeff" + want {
			hi, lo := byte(r>>8), byte(r)
			if !big {
				hi, lo = lo, hi
			}
			b.WriteByte(hi)
			b.WriteByte(lo)
		}
		return b.String()
	}
	tests := []struct{ name, bytes string }{
		{"UTF-8", want},
		{"UTF-8 with mark", "\xef\xbb\xbf" + want},
		{"UTF-16 LE", utf16(false)},
		{"UTF-16 BE", utf16(true)},
		{"Windows-1252", cp1252},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := read(t, test.bytes).Text; got != want {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestReadDamagedUTF8(t *testing.T) {
	report := read(t, "Die Übergabe läuft für Kiew früher als geplant.\n\nEs gehe um die Türkei, hei\xc3")
	if !strings.HasSuffix(report.Text, "Türkei, hei\uFFFD") || len(report.Notes) != 1 {
		t.Errorf("got %q with notes %q", report.Text, report.Notes)
	}
}

func TestReadKeepsPlainText(t *testing.T) {
	const text = "Titel der Meldung\r\n\r\nErster Satz.\r\nZweiter Absatz mit Ende.\r\n\r\n"
	report := read(t, "\xef\xbb\xbf"+text)
	if report.Text != text {
		t.Errorf("text was changed: %q", report.Text)
	}
	if report.File != "test" || len(report.Article) != 64 {
		t.Errorf("file %q, article %q", report.File, report.Article)
	}
}

// TestReadGold reads the gold articles that lie beside the checkout.
func TestReadGold(t *testing.T) {
	files, _ := filepath.Glob("../../shared/gold/*/*/*.txt")
	if len(files) == 0 {
		t.Skip("no gold beside the checkout")
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		report := read(t, string(text))
		if report.Text != string(text) {
			t.Errorf("%s: text is not the file", file)
		}
		want, _, _ := strings.Cut(report.Text, "\n")
		if strings.HasSuffix(file, "seed-10930.txt") {
			want = strings.Split(report.Text, "\n")[2]
		}
		if got := report.Title.Of(report.Text); got != strings.TrimSpace(want) {
			t.Errorf("%s: title %q, want %q", file, got, want)
		}
	}
}
