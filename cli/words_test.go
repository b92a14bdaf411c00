package cli

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestColumns(t *testing.T) {
	for s, want := range map[string]int{
		"":                     0,
		"Panzer":               6,
		"Öl für":               6,
		"e\u0301te\u0301":      3,
		"북한":                   4,
		"ミサイル":                 8,
		"🚂":                    2,
		"👩‍👩‍👧":                2,
		"🇩🇪":                   2,
		"☢️":                   2,
		"👍🏽":                   2,
		"ｆｕｌｌ":                 8,
		"“…” – ₤":              7,
		"Ζ\u0335a\u0337\u0338": 2,
	} {
		if got := columns(s); got != want {
			t.Errorf("%q: got %d, want %d", s, got, want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		text  string
		limit int
		want  string
	}{
		{"", 10, ""},
		{"  one  two ", 10, "one two"},
		{"Munition und Waffen", 12, "Munition und|Waffen"},
		{"Kriegswaffenkontrollgesetz gilt", 10, "Kriegswaff|enkontroll|gesetz|gilt"},
		{"북한이 러시아에 무기", 7, "북한이|러시아|에 무기"},
		{"a 🚂🚂🚂", 4, "a|🚂🚂|🚂"},
		{"한", 1, "한"},
	} {
		if got := strings.Join(wrap(test.text, test.limit), "|"); got != test.want {
			t.Errorf("%q in %d: got %q, want %q", test.text, test.limit, got, test.want)
		}
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("Nordkorea liefert Granaten", 10)
	f.Add("북한 👩‍👩‍👧 e\u0301 \x1b[0m", 3)
	f.Fuzz(func(t *testing.T, s string, limit int) {
		limit = 2 + (limit&0x7f)%100
		clean := safe(s)
		if !utf8.ValidString(clean) {
			t.Errorf("%q: not UTF-8", clean)
		}
		lines := wrap(clean, limit)
		for _, line := range lines {
			if columns(line) > limit {
				t.Errorf("%d columns in %d: %q", columns(line), limit, line)
			}
		}
		if got, want := strings.Join(strings.Fields(strings.Join(lines, "")), ""), strings.Join(strings.Fields(clean), ""); got != want {
			t.Errorf("words got lost: %q became %q", want, got)
		}
	})
}
