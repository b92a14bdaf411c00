package text_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"waybill"
	"waybill/text"
)

func whole(s string) waybill.Span { return waybill.Span{Begin: 0, End: len(s)} }

func TestTokens(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"Russia's F-16-Kampfjets kosten $8.5 Mrd.", "Russia|'s|F-16-Kampfjets|kosten|$|8.5|Mrd|."},
		{"The U.S. sold 1,000 rounds.", "The|U.S.|sold|1,000|rounds|."},
		{"Schützen- oder Kampfpanzer, z.B. Leopard 2A6", "Schützen-|oder|Kampfpanzer|,|z.B.|Leopard|2A6"},
		{"„Ja“, sagte er.", "„|Ja|“|,|sagte|er|."},
		{"Moskau – und Kiew", "Moskau|–|und|Kiew"},
		{"152mm-Granaten", "152mm-Granaten"},
	} {
		tokens, _ := text.Tokens(c.in, whole(c.in))
		var got []string
		for _, token := range tokens {
			got = append(got, token.Span.Of(c.in))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("Tokens(%q)\n got %s\nwant %s", c.in, s, c.want)
		}
	}
}

func TestAtoms(t *testing.T) {
	in := "US-Regierung und F-16"
	tokens, atoms := text.Tokens(in, whole(in))
	var got []string
	for _, token := range tokens {
		var parts []string
		for _, a := range atoms[token.First:token.Last] {
			parts = append(parts, a.Of(in))
		}
		got = append(got, strings.Join(parts, "+"))
	}
	if want := []string{"US+Regierung", "und", "F+16"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestSentences(t *testing.T) {
	german := text.Rules{Abbreviations: map[string]bool{"Dr": true, "bzw": true}, Ordinals: true, Starters: map[string]bool{"Der": true}}
	english := text.Rules{Abbreviations: map[string]bool{"Gen": true, "Mr": true}}
	for _, c := range []struct {
		rules text.Rules
		in    string
		want  []string
	}{
		{german, "Am 3. Mai kam Dr. Lange. Er schwieg.", []string{"Am 3. Mai kam Dr. Lange.", "Er schwieg."}},
		{german, "„Wirklich?“, fragte er. „Ja.“ Dann ging er.", []string{"„Wirklich?“, fragte er.", "„Ja.“", "Dann ging er."}},
		{german, "Werden Waffen geliefert? Experten warnen!", []string{"Werden Waffen geliefert?", "Experten warnen!"}},
		{english, "The U.S. sold arms. Gen. Brown said so.", []string{"The U.S. sold arms.", "Gen. Brown said so."}},
		{english, `"We sold it." He left.`, []string{`"We sold it."`, "He left."}},
		{english, "It cost 3.5 billion. It came late.", []string{"It cost 3.5 billion.", "It came late."}},
	} {
		tokens, _ := text.Tokens(c.in, whole(c.in))
		var got []string
		for _, s := range text.Sentences(c.in, tokens, c.rules) {
			got = append(got, c.in[tokens[s.First].Span.Begin:tokens[s.Last-1].Span.End])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("Sentences(%q)\n got %q\nwant %q", c.in, got, c.want)
		}
	}
}

func TestQuotes(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"„Ja“, sagte er, „nein.“", []string{"„Ja“", "„nein.“"}},
		{"Er sagt: «Das ist ‹wahr› und gut.»", []string{"«Das ist ‹wahr› und gut.»", "‹wahr›"}},
		{"»Ja«, sagt sie.", []string{"»Ja«"}},
		{`"Yes," he said, "no."`, []string{`"Yes,"`, `"no."`}},
		{"“It’s ‘done’,” he said.", []string{"“It’s ‘done’,”", "‘done’"}},
		{"Es geht um “sensible” Themen.", []string{"“sensible”"}},
		{"The allies' arms and Russia's arms.", nil},
		{"“We go on", []string{"“We go on"}},
	} {
		tokens, _ := text.Tokens(c.in, whole(c.in))
		var got []string
		for _, q := range text.Quotes(c.in, tokens) {
			got = append(got, q.Span.Of(c.in))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("Quotes(%q)\n got %q\nwant %q", c.in, got, c.want)
		}
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"„Ja“, sagte er.", "The U.S.' F-16s -- and", "a-\n-b", "»«\"'", "\r\n\t“"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, in string) {
		if !utf8.ValidString(in) {
			in = strings.ToValidUTF8(in, "?")
		}
		tokens, atoms := text.Tokens(in, whole(in))
		end := 0
		for _, token := range tokens {
			if token.Span.Begin < end || token.Span.Empty() || token.First >= token.Last || int(token.Last) > len(atoms) {
				t.Fatalf("token %+v after byte %d", token, end)
			}
			end = token.Span.End
			if !utf8.ValidString(token.Span.Of(in)) {
				t.Fatalf("token %+v cuts a rune", token)
			}
		}
		last := 0
		for _, s := range text.Sentences(in, tokens, text.Rules{Ordinals: true}) {
			if s.First < last || s.Last <= s.First || s.Last > len(tokens) {
				t.Fatalf("sentence %+v after token %d", s, last)
			}
			last = s.Last
		}
		for _, q := range text.Quotes(in, tokens) {
			if q.Span.Empty() || q.Last > len(tokens) || q.Inner.End > q.Span.End {
				t.Fatalf("quote %+v", q)
			}
		}
	})
}
