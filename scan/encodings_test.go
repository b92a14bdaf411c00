package scan_test

import (
	"bytes"
	"fmt"
	"html"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// page makes a page of a plain text: its first line the headline, its paragraphs parted by
// blank lines; write writes the text of an element.
func page(text, charset string, write func(string) string) []byte {
	var b strings.Builder
	blocks := strings.Split(strings.ReplaceAll(text, "\r", ""), "\n\n")
	fmt.Fprintf(&b, "<!DOCTYPE html>\n<html><head><meta charset=\"%s\"><title>%s</title></head>\n<body><nav><ul><li><a href=\"/\">Start</a></li></ul></nav><article>\n", charset, write(blocks[0]))
	fmt.Fprintf(&b, "<h1>%s</h1>\n", write(blocks[0]))
	for _, block := range blocks[1:] {
		fmt.Fprintf(&b, "<p class='text' data-note=\"a > b\">%s</p>\n", write(block))
	}
	b.WriteString("</article></body></html>\n")
	return []byte(b.String())
}

// named writes every character outside ASCII as an entity, by its name where it has one.
func named(text string) string {
	names := strings.NewReplacer("ä", "&auml;", "ö", "&ouml;", "ü", "&uuml;", "Ä", "&Auml;", "Ö", "&Ouml;", "Ü", "&Uuml;", "ß", "&szlig;", "é", "&eacute;", "\u00a0", "&nbsp;")
	return numeric(names.Replace(escape(text)))
}

func escape(text string) string { return html.EscapeString(text) }

// numeric writes every character outside ASCII as a number, by turns in decimal and hexadecimal.
func numeric(text string) string {
	var b strings.Builder
	for i, r := range text {
		switch {
		case r < utf8.RuneSelf:
			b.WriteRune(r)
		case i%2 == 0:
			fmt.Fprintf(&b, "&#%d;", r)
		default:
			fmt.Fprintf(&b, "&#x%X;", r)
		}
	}
	return b.String()
}

// marked puts tags and soft hyphens into long words, and line breaks between words.
func marked(text string) string {
	words := strings.Split(escape(text), " ")
	for i, word := range words {
		if strings.ContainsAny(word, "&;") || len(word) < 6 {
			continue
		}
		at := len(word) / 2
		for !utf8.RuneStart(word[at]) {
			at++
		}
		switch i % 4 {
		case 0:
			words[i] = word[:at] + "\u00ad" + word[at:]
		case 1:
			words[i] = "<b>" + word[:at] + "</b>" + word[at:]
		case 2:
			words[i] = word[:at] + "&shy;" + word[at:] + "\n"
		}
	}
	return strings.Join(words, " ")
}

func utf16Of(text string, big bool) []byte {
	b := []byte{0xff, 0xfe}
	if big {
		b = []byte{0xfe, 0xff}
	}
	for _, unit := range utf16.Encode([]rune(text)) {
		if big {
			b = append(b, byte(unit>>8), byte(unit))
		} else {
			b = append(b, byte(unit), byte(unit>>8))
		}
	}
	return b
}

// renderings are the ways an article may come.
func renderings(text string) map[string][]byte {
	all := map[string][]byte{
		"page":              page(text, "utf-8", escape),
		"page, named":       page(text, "utf-8", named),
		"page, numbers":     page(text, "utf-8", func(s string) string { return numeric(escape(s)) }),
		"page, tags inside": page(text, "utf-8", marked),
		"text in UTF-16":    utf16Of(text, false),
		"page in UTF-16 BE": utf16Of(string(page(text, "utf-16", escape)), true),
		"text, capitals":    []byte(strings.ToUpper(text)),
	}
	if latin, err := charmap.Windows1252.NewEncoder().String(text); err == nil {
		all["text in Windows-1252"] = []byte(latin)
		all["page in Windows-1252"] = bytes.Replace(page(latin, "windows-1252", func(s string) string { return s }), []byte("utf-8"), []byte("windows-1252"), 1)
		all["page in Windows-1252 that names no charset"] = page(latin, "", func(s string) string { return s })
	}
	return all
}

func TestLookStopsNoClaimHoweverItComes(t *testing.T) {
	k := newKit(t)
	all := articles(t, "../gold", "../samples", "../../shared/gold")
	n, claims, every := 0, 0, 1
	if testing.Short() {
		every = 10
	}
	for name, article := range all {
		if n++; n%every != 0 || !utf8.Valid(article) || bytes.Contains(article[:min(len(article), 200)], []byte("<")) {
			continue
		}
		for way, bytes := range renderings(string(article)) {
			pass := k.scanner.Look(bytes)
			if pass && way != "page" {
				continue // reading takes long
			}
			got, has := k.claims(bytes)
			if has {
				claims++
			}
			if has && !pass {
				c := got.Claims[0]
				t.Errorf("%s as %s: stopped, but has %d claims, the first a %s in %q", name, way, len(got.Claims), c.Kind, c.Evidence.Of(got.Report.Text))
			}
		}
	}
	if claims == 0 {
		t.Error("no claims in any article")
	}
}

// FuzzLook asks that no bytes are stopped in which reading finds a claim.
func FuzzLook(f *testing.F) {
	for _, article := range articles(f, "../samples") {
		f.Add(article[:min(len(article), 3000)])
	}
	const text = "Türkei liefert Drohnen\n\nDie Türkei hat der Ukraine 20 F-16 und Panzer\u00adhaubitzen geliefert, teilte die US-Regierung mit."
	for _, rendering := range renderings(text) {
		f.Add(rendering)
	}
	for _, seed := range []string{
		"<p>Iran sends drones to Russia.<!--> Iran <!-- --!> delivered <script>\"<!--\"</script> 20 tanks <![CDATA[to Russia]]>.",
		"<title>U.S. arms Ukraine</title><textarea><a href=\"</textarea><p>The U.S. sent F&#45;16s to Kyiv&period; It sold M1 tanks.",
		"<html><script type=\"application/ld+json\">{\"headline\": \"Deutschland \\u00fcbergibt Kiew Panzer\"}</script><p>Mehr dazu gleich hier.",
		"<div>Merz <b>tri</b>fft Macron<br>in Paris, Luft- und Artillerie\u00adsysteme f\xfcr Kiew",
		"Schützen- oder Kampfpanzer stellte Polen der Ukraine am Montag\nbereit. Sie kamen in Kiew zusammen.",
	} {
		f.Add([]byte(seed))
	}
	k := newKit(f)
	f.Fuzz(func(t *testing.T, article []byte) {
		if len(article) > 1<<16 {
			return
		}
		pass := k.scanner.Look(article)
		if hits := k.scanner.Words(article); len(hits) > 0 && !pass {
			t.Fatal("words for an article that is stopped")
		}
		if got, has := k.claims(article); has && !pass {
			c := got.Claims[0]
			t.Fatalf("stopped, but has a %s in %q", c.Kind, c.Evidence.Of(got.Report.Text))
		}
	})
}
