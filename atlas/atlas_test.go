package atlas_test

import (
	"testing"

	"waybill"
	"waybill/atlas"
	"waybill/text"
)

func load(t testing.TB) *atlas.Atlas {
	t.Helper()
	a, err := atlas.Load()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestFind(t *testing.T) {
	a := load(t)
	for _, c := range []struct{ lang, in, words, id string }{
		{"de", "Die nordkoreanische Führung in Pjöngjang.", "nordkoreanische", "KP"},
		{"de", "Russlands Präsident Putin schweigt.", "Russlands", "RU"},
		{"de", "Die US-Regierung liefert.", "US-Regierung", "US"},
		{"de", "Der Kreml bestreitet das.", "Kreml", "RU"},
		{"de", "Das gilt für die Nato.", "Nato", "NATO"},
		{"en", "He told us that the US agreed.", "US", "US"},
		{"en", "The U.S. sold 16 F-16s.", "U.S.", "US"},
		{"en", "Kim Jong Un met him.", "Kim Jong Un", "KP"},
		{"en", "It joined NATO.", "NATO", "NATO"},
		{"en", "They bought F16s there.", "F16s", "F-16"},
		{"de", "Die F-16-Kampfjets kamen.", "F-16", "F-16"},
		{"en", "Deliveries of the KN-23 began.", "KN-23", "KN-23"},
	} {
		_, atoms := text.Tokens(c.in, waybill.Span{End: len(c.in)})
		found := false
		for _, m := range a.Find(nil, c.lang, c.in, atoms) {
			id := ""
			if m.Name.Party != nil {
				id = string(m.Name.Party.ID)
			} else {
				id = m.Name.Weapon.Designation
			}
			if m.Span.Of(c.in) == c.words {
				found = true
				if id != c.id {
					t.Errorf("%q: %q is %s, want %s", c.in, c.words, id, c.id)
				}
			}
		}
		if !found {
			t.Errorf("%q: %q not found", c.in, c.words)
		}
	}
}

func TestNotFound(t *testing.T) {
	a := load(t)
	for _, c := range []struct{ lang, in, id string }{
		{"en", "They told us to wait.", "US"},
		{"en", "It is not so.", "Islamic State"},
		{"de", "Er hat uns gesehen.", "US"},
	} {
		_, atoms := text.Tokens(c.in, waybill.Span{End: len(c.in)})
		for _, m := range a.Find(nil, c.lang, c.in, atoms) {
			if m.Name.Party != nil && string(m.Name.Party.ID) == c.id {
				t.Errorf("%q: found %s in %q", c.in, c.id, m.Span.Of(c.in))
			}
		}
	}
}
