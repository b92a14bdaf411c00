package query_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"waybill/query"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Die Bundesregierung LIEFERT", "die bundesregierung liefert"},
		{"Straße STRASSE Maẞe", "strasse strasse masse"},
		{"Präsident Düsseldorf Böller", "prasident dusseldorf boller"},
		{"Pra\u0308sident", "prasident"}, // decomposed, as some systems write it
		{"Duesseldorf Israel Poet Feuer", "duesseldorf israel poet feuer"},
		{"Mégaphone, señor, façade, Čapek", "megaphone, senor, facade, capek"},
		{"Łódź Jørgensen Đoković Akıncı İzmir Gəncə", "lodz jorgensen dokovic akinci izmir ganca"},
		{"Ærø Œuvre Þór", "aero oeuvre thor"},
		{"Kazanʹ, ʿAlī", "kazan, ali"},
		{"ΟΔΥΣΣΕΎΣ Οδυσσεύς", "οδυσσευσ οδυσσευσ"},
		{"Искандер-М Ёлка", "искандер-м елка"},
		{"ﬁnal Ｓｕ－３５ ſo", "final su-35 so"},
		{"Kurz\u00ADstrecken\u200Braketen\uFEFF", "kurzstreckenraketen"},
		{"Russia’s Russiaʼs Russia´s", "russia's russia's russia's"},
		{"Su‑35, Su–35, Su−35", "su-35, su-35, su-35"},
		{"Javelin™ 5㎞ 2½ m²", "javelin tm  5 km  2 1⁄2  m 2 "},
		{"٣٥ ३५", "35 35"},
		{"Rakete…", "rakete..."},
		{"a\xffb", "a\uFFFDb"},
	} {
		if got := query.Fold(c.in); got != c.want {
			t.Errorf("Fold(%q)\n got %q\nwant %q", c.in, got, c.want)
		}
	}
}

// TestFoldEveryRune folds each character of Unicode: folding again changes nothing, and
// its words hold nothing that is not folded.
func TestFoldEveryRune(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		folded := query.Fold(string(r))
		if again := query.Fold(folded); again != folded {
			t.Errorf("%U folds to %q, and that to %q", r, folded, again)
		}
		for _, w := range query.Words(string(r)) {
			if !plain(w.Text) {
				t.Errorf("%U: the word %q is not plain", r, w.Text)
			}
		}
	}
}

// plain reports whether a word holds letters only or digits only, none of them a capital.
func plain(word string) bool {
	letters := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) || unicode.IsUpper(r) }) < 0
	digits := strings.Trim(word, "0123456789") == ""
	return word != "" && letters != digits
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"… – ! *", ""},
		{"Su-35", "su|35"},
		{"Su35", "su|35"},
		{"152mm-Granaten, 152 mm", "152|mm|granaten|152|mm"},
		{"Leopard 2A6", "leopard|2|a|6"},
		{"KN-23/24", "kn|23|24"},
		{"1.000 Schuss, -35 °C, 1e5", "1|000|schuss|35|c|1|e|5"},
		{"www.example.org/a?b=c x@y.example", "www|example|org|a|b|c|x|y|example"},
		{"Russia’s", "russia|s"},
		{"Straßen\u00ADbahn", "strassenbahn"},
		{"2½ Mrd.", "2|1|2|mrd"},
		{"Javelin™", "javelin|tm"},
		{"snake_case", "snake|case"},
		{strings.Repeat("x", 70), strings.Repeat("x", 64) + "|xxxxxx"},
	} {
		var got []string
		for _, w := range query.Words(c.in) {
			got = append(got, w.Text)
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("Words(%q)\n got %s\nwant %s", c.in, s, c.want)
		}
		if s := strings.ReplaceAll(query.Index(c.in), " ", "|"); s != c.want {
			t.Errorf("Index(%q)\n got %s\nwant %s", c.in, s, c.want)
		}
	}
}

// TestEquivalentTexts: what Unicode calls equivalent is one to a search, whatever system
// wrote the text.
func TestEquivalentTexts(t *testing.T) {
	for _, s := range []string{"Präsident Łukasz Čapek", "Йошкар-Ола ёлка", "한국 미사일", "Ὀδυσσεύς", "ĳ ﬃ Ⅷ ½ ㎞ ﷺ Å"} {
		want := query.Index(s)
		for _, form := range []norm.Form{norm.NFC, norm.NFD, norm.NFKC, norm.NFKD} {
			if got := query.Index(form.String(s)); got != want {
				t.Errorf("Index(%q)\n got %q\nwant %q", form.String(s), got, want)
			}
		}
	}
}

func TestWordsStandWhereTheyWereWritten(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Die Straße, „SU‑35“!", "Die|Straße|SU|35"},
		{"Pra\u0308sident\u0308 x", "Pra\u0308sident\u0308|x"},
		{"Kurz\u00ADstrecke\u00AD", "Kurz\u00ADstrecke"},
		{"2½%", "2|½|½"},
	} {
		var got []string
		for _, w := range query.Words(c.in) {
			got = append(got, w.Span.Of(c.in))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("the words of %q\n got %q\nwant %q", c.in, s, c.want)
		}
	}
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"Die Straße, „SU‑35“!", "152mm 2½ ™x", "Pra\u0308sident", "a\xff\u0308b", "ﷺﬃ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded := query.Fold(s)
		if query.Fold(folded) != folded || !utf8.ValidString(folded) {
			t.Fatalf("%q folds to %q, and that to %q", s, folded, query.Fold(folded))
		}
		if a, b, c := query.Index(s), query.Index(folded), query.Index(query.Index(s)); a != b || a != c {
			t.Fatalf("%q is indexed as %q, folded as %q, indexed again as %q", s, a, b, c)
		}
		at := 0
		for _, w := range query.Words(s) {
			if !plain(w.Text) || w.Span.Empty() || w.Span.Begin < at || w.Span.End > len(s) {
				t.Fatalf("%q has the word %v, and one before that begins at %d", s, w, at)
			}
			at = w.Span.Begin
		}
	})
}

func BenchmarkIndex(b *testing.B) {
	text := strings.Repeat("Die Bundesregierung prüft die Lieferung von 152mm-Granaten an die Ukraine, sagte eine Sprecherin. ", 50)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		query.Index(text)
	}
}
