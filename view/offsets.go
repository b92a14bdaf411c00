package view

import "waybill"

// stride is how many bytes lie between two known counts: a span costs at most that
// many bytes of counting at either end.
const stride = 64

// Offsets turns byte offsets of one text into code points. It reads the text once.
type Offsets struct {
	text string
	// counts[i] is how many code points begin before byte i*stride; nil if the text
	// is ASCII, where bytes and code points are the same.
	counts []int
}

// NewOffsets prepares a text for conversion.
func NewOffsets(text string) *Offsets {
	o := &Offsets{text: text}
	if ascii(text) {
		return o
	}
	o.counts = make([]int, len(text)/stride+1)
	n := 0
	for i := range len(text) {
		if i%stride == 0 {
			o.counts[i/stride] = n
		}
		if begins(text[i]) {
			n++
		}
	}
	if len(text)%stride == 0 {
		o.counts[len(text)/stride] = n
	}
	return o
}

// At returns how many code points begin before the byte offset; offsets outside the
// text count as its nearer end.
func (o *Offsets) At(offset int) int {
	offset = max(0, min(offset, len(o.text)))
	if o.counts == nil {
		return offset
	}
	n := o.counts[offset/stride]
	for i := offset - offset%stride; i < offset; i++ {
		if begins(o.text[i]) {
			n++
		}
	}
	return n
}

// Span converts a span.
func (o *Offsets) Span(s waybill.Span) Span {
	return Span{Begin: o.At(s.Begin), End: o.At(s.End)}
}

// begins reports whether a code point begins at this byte of UTF-8.
func begins(b byte) bool { return b&0xC0 != 0x80 }

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
