package pdf_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"

	"waybill/pdf"
)

// extractor is one for all tests of a run: to translate PDFium takes seconds.
var extractor *pdf.Extractor

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "waybill-pdf")
	if err != nil {
		panic(err)
	}
	extractor = pdf.New(dir, 1<<20)
	code := m.Run()
	extractor.Close()
	os.RemoveAll(dir)
	os.Exit(code)
}

// paper is a PDF file with the pages given, each the lines of one; "# " makes a line large,
// an empty line leaves room.
func paper(pages ...string) []byte {
	var b bytes.Buffer
	var at []int
	object := func(body string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), body)
	}
	b.WriteString("%PDF-1.4\n")
	var kids strings.Builder
	for i := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", 4+2*i)
	}
	object("<< /Type /Catalog /Pages 2 0 R >>")
	object(fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", kids.String(), len(pages)))
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
	for i, page := range pages {
		object(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F 3 0 R >> >> >>", 5+2*i))
		s := drawn(page)
		object(fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(s), s))
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.Bytes()
}

func drawn(page string) string {
	var b strings.Builder
	y := 780
	for line := range strings.SplitSeq(page, "\n") {
		size := 11
		if large, ok := strings.CutPrefix(line, "# "); ok {
			line, size = large, 20
		}
		line, err := charmap.Windows1252.NewEncoder().String(line)
		if err != nil {
			panic(err)
		}
		line = strings.NewReplacer("(", `\(`, ")", `\)`).Replace(line)
		if line != "" {
			fmt.Fprintf(&b, "BT /F %d Tf 1 0 0 1 60 %d Tm (%s) Tj ET\n", size, y, line)
		}
		y -= 14
	}
	return b.String()
}

func TestText(t *testing.T) {
	for _, test := range []struct {
		name  string
		pages []string
		want  string
	}{
		{"German", []string{"# Norwegen liefert Panzer\n\nNorwegen hat der Ukraine zehn Leopard-2-Kampf-\npanzer übergeben. Weitere Waffen- und Muni-\ntionslieferungen folgen, auch Waffen-\nund Ersatzteile.\n\nDas sagte eine Sprecherin."},
			"Norwegen liefert Panzer\n\nNorwegen hat der Ukraine zehn Leopard-2-Kampfpanzer übergeben. Weitere Waffen- und Munitionslieferungen folgen, auch Waffen- und Ersatzteile.\n\nDas sagte eine Sprecherin."},
		{"English over pages", []string{"# Sweden sends guns\n\nSweden has delivered twelve\nhowitzers (used ones) to", "Estonia, the ministry said."},
			"Sweden sends guns\n\nSweden has delivered twelve howitzers (used ones) to Estonia, the ministry said."},
		{"heads and feet", []string{
			"Bulletin\n\nOne came by sea.\n\nPage 1 of 3", "Bulletin\n\nTwo came by air.\n\nPage 2 of 3", "Bulletin\n\nThree came by rail.\n\nPage 3 of 3"},
			"One came by sea.\n\nTwo came by air.\n\nThree came by rail."},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := extractor.Text(t.Context(), paper(test.pages...))
			if err != nil {
				t.Fatal(err)
			}
			if got != test.want {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}

func TestRefused(t *testing.T) {
	good := paper("Sweden sends guns.")
	locked := bytes.Replace(good, []byte("/Root 1 0 R"), []byte("/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"+
		strings.Repeat("41", 32)+"> /U <"+strings.Repeat("42", 32)+"> >> /ID [<01><01>] /Root 1 0 R"), 1)
	for _, test := range []struct {
		name string
		file []byte
		want error
	}{
		{"no text", paper(""), pdf.ErrNoText},
		{"no PDF behind the mark", []byte("%PDF-1.4\nSweden sends guns."), pdf.ErrDamaged},
		{"nothing", nil, pdf.ErrDamaged},
		{"password", locked, pdf.ErrEncrypted},
		{"too many pages", paper(make([]string, 2001)...), pdf.ErrTooLong},
		{"too much text", paper(slices.Repeat([]string{strings.Repeat(strings.Repeat("Sweden sends guns. ", 5)+"\n", 55)}, 220)...), pdf.ErrTooLong},
		{"pages that hold themselves", bytes.Replace(good, []byte("[4 0 R ]"), []byte("[2 0 R ]"), 1), pdf.ErrDamaged},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got, err := extractor.Text(t.Context(), test.file); !errors.Is(err, test.want) {
				t.Errorf("got %q, %v, want %v", got, err, test.want)
			}
		})
	}
	if _, err := extractor.Text(t.Context(), good); err != nil {
		t.Error("after them:", err)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := extractor.Text(ctx, paper("Sweden sends guns.")); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func FuzzText(f *testing.F) {
	// a fuzz worker gives up on an input after 10 s: translate PDFium before the first
	if _, err := extractor.Text(f.Context(), paper("a")); err != nil {
		f.Fatal(err)
	}
	f.Add(paper("# Sweden sends guns\n\nTo Estonia."))
	f.Add(paper("a", "b"))
	f.Fuzz(func(t *testing.T, file []byte) {
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		if text, err := extractor.Text(ctx, file); err == nil && strings.TrimSpace(text) == "" {
			t.Error("neither text nor error")
		}
	})
}
