package intake_test

import (
	"errors"
	"testing"

	"waybill/intake"
)

func TestFetched(t *testing.T) {
	for _, test := range []struct{ contentType, body, want string }{
		{"text/plain; charset=iso-8859-2", "Zapowied\xbc dostawy\n", "Zapowiedź dostawy\n"},
		{"text/html; charset=utf-8", "<p>Gr\xfc\xdfe</p>", "<p>Gr\xfc\xdfe</p>"},
		{"application/octet-stream; charset=iso-8859-2", "Zapowied\xbc dostawy\n", "Zapowied\xbc dostawy\n"},
		{"", "Plain words.\n", "Plain words.\n"},
	} {
		source, err := intake.Fetched("https://example.org/a", []byte(test.body), test.contentType, intake.Options{})
		if err != nil {
			t.Errorf("%s: %v", test.contentType, err)
			continue
		}
		n := 0
		for part, err := range source.Parts(0) {
			if err != nil {
				t.Fatal(err)
			}
			err = part.Each(t.Context(), func(i intake.Item) error {
				n++
				if string(i.Bytes) != test.want || i.Provenance.File != "https://example.org/a" || i.Err != nil {
					t.Errorf("%s: %q of %s, %v", test.contentType, i.Bytes, i.Provenance.File, i.Err)
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := source.Close(); err != nil || n != 1 || source.Many() || source.Name() != "https://example.org/a" {
			t.Errorf("%s: %d items, %v", test.contentType, n, err)
		}
	}
}

// A list of quotations or the like within an object is none of articles.
func TestAnnotationsAreNoArticles(t *testing.T) {
	for _, body := range []string{
		`{"doc": "a.txt", "quotes": [{"speaker": "ministry", "type": "direct", "text": "France delivered three frigates to Greece."}]}`,
		`{"report": {"file": "a.txt"}, "statements": [{"id": "s1", "text": "France delivered three frigates to Greece."}]}`,
	} {
		source, err := intake.Fetched("https://example.org/a.json", []byte(body), "application/json", intake.Options{})
		if !errors.Is(err, intake.ErrPassed) {
			t.Errorf("%s: taken for %v, %v", body, source, err)
		}
	}
}
