package view_test

import (
	"encoding/json"
	"testing"

	"waybill/view"
)

func TestSafe(t *testing.T) {
	for in, want := range map[string]string{
		"Öl für Kim":                   "Öl für Kim",
		"two\r\nlines\tand a tab":      "two  lines and a tab",
		"\x1b[31mred\x07":              "␛[31mred␇",
		"a\u009b2Jb":                   "a<U+009B>2Jb",
		"safe\u202egpj.exe":            "safe<U+202E>gpj.exe",
		"Rhein\u00admetall\u200b":      "Rheinmetall",
		"family 👩‍👩‍👧 stays":           "family 👩‍👩‍👧 stays",
		"bad \xff byte":                "bad \uFFFD byte",
		"del\x7f line\u2028 separator": "del␡ line  separator",
		"tag\U000E0041s \u2066isolate": "tags <U+2066>isolate",
		"combining e\u0301 stays":      "combining e\u0301 stays",
	} {
		if got := view.Safe(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestSafeJSONKeepsTheValue(t *testing.T) {
	const evil = "a\x1b\u009b\u202e\u007f\u2028<&>ü🚂\u200b"
	line, err := json.Marshal(evil)
	if err != nil {
		t.Fatal(err)
	}
	got := view.SafeJSON(line)
	for _, r := range string(got) {
		if view.Steers(r) || r == 0x7f || r < 0x20 {
			t.Errorf("%U is let through", r)
		}
	}
	var back string
	if err := json.Unmarshal(got, &back); err != nil || back != evil {
		t.Errorf("came back as %q, %v", back, err)
	}
}
