package intake

import (
	"errors"
	"testing"
)

// TestPDF holds that PDF files are handed to what reads them, alone and in an archive, and
// that its error is that of the item.
func TestPDF(t *testing.T) {
	const damaged = "the file is damaged"
	o := Options{PDF: func(b []byte) (string, error) {
		if string(b) == "%PDF-1.4 good" {
			return oslo, nil
		}
		return "", errors.New(damaged)
	}}
	alone := opens(t, write(t, "in", []byte("%PDF-1.4 good")), o)
	if all, err := gather(t, alone, 0); err != nil || alone.Kind() != "PDF" || len(all) != 1 || string(all[0].text) != oslo {
		t.Error(alone.Kind(), all, err)
	}
	many := opens(t, write(t, "in", tarOf(t, file{"a", "%PDF-1.4 good"}, file{"b", "%PDF-1.4"})), o)
	if all, err := gather(t, many, 0); err != nil || len(all) != 2 || string(all[0].text) != oslo || all[1].fault != damaged {
		t.Error(all, err)
	}
}
