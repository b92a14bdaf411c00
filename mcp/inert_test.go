package mcp

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestInert(t *testing.T) {
	for _, test := range []struct {
		text string
		most int
		want string
	}{
		{"plain", 80, "plain"},
		{"  two\n\n\tlines \u2028 ", 80, "two lines"},
		{"“quoted” „so“", 80, `"quoted" "so"`},
		{"\u202eevil\u2066\u200b\ufeff\x00\x1b[31m", 80, "evil[31m"},
		{"cut here", 3, "cut…"},
		{"Öl für Pjöngjang", 6, "Öl für…"},
		{"\xff\xfe broken", 80, "broken"},
		{"\U000e0069hidden tag", 80, "hidden tag"},
		{"", 80, ""},
	} {
		if got := inert(test.text, test.most); got != test.want {
			t.Errorf("%q: %q, want %q", test.text, got, test.want)
		}
	}
}

func FuzzInert(f *testing.F) {
	f.Add("“a”\n\u202eb", 3)
	f.Fuzz(func(t *testing.T, text string, most int) {
		most = max(0, min(most, 1000))
		got := inert(text, most)
		if n := utf8.RuneCountInString(got); n > most+2 || strings.ContainsAny(got, "\n\r“”") || !utf8.ValidString(got) {
			t.Errorf("%q: %q, %d letters of %d", text, got, n, most)
		}
		for _, r := range got {
			if unicode.In(r, unicode.Cc, unicode.Cf) {
				t.Errorf("%q: %q steers", text, got)
			}
		}
	})
}
