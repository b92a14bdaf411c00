package measure_test

import (
	"testing"
	"unicode/utf8"

	"waybill"
)

// FuzzAmounts reads amounts of anything: spans lie in the text, amounts do not overlap,
// ends are numbers from 0 in order.
func FuzzAmounts(f *testing.F) {
	k := newKit(f)
	for _, s := range []string{
		"Mehr als 20.000 Container mit Granaten für 3,4 Mrd. Euro", "between $50m and $60m, £752 million ($990 million)", "zweihundertfünfundzwanzigtausend",
		"1'2'3'4 12 400 000 000 000 000 000", "millions of millions of billions of trillions", "hundert tausend million milliarde billion billion", "1,000-plus-odd-50-60",
	} {
		f.Add(s, true)
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, text string, german bool) {
		if !utf8.ValidString(text) {
			return
		}
		code := "en"
		if german {
			code = "de"
		}
		_, readers := k.readers(code, text)
		for _, r := range readers {
			end := 0
			for _, q := range r.Amounts() {
				if q.Span.Begin < end || q.Span.Empty() || q.Span.End > len(text) || !utf8.RuneStart(text[q.Span.Begin]) {
					t.Fatalf("%q: span %v", text, q.Span)
				}
				end = q.Span.End
				if q.First >= q.Last || bad(q.Min) || bad(q.Max) || q.Min.Known && q.Max.Known && q.Min.Value > q.Max.Value {
					t.Fatalf("%q: %+v", text, q)
				}
			}
		}
	})
}

func bad(b waybill.Bound) bool { return b.Known && !(b.Value >= 0 && b.Value <= 1e19) }
