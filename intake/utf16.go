package intake

import (
	"bytes"
	"context"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// tellUTF16 tells a table or JSON in UTF-16, as spreadsheets write it. Positions are those of
// the text in UTF-8. An article in UTF-16 is left as it is.
func tellUTF16(head []byte, o *Options) (format, bool) {
	if !bytes.HasPrefix(head, []byte("\xff\xfe")) && !bytes.HasPrefix(head, []byte("\xfe\xff")) {
		return format{}, false
	}
	decoder := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	text, err := decoder.NewDecoder().Bytes(head[:len(head)&^1])
	if err != nil {
		return format{}, false
	}
	f, err := tellRecords(text, o)
	if err != nil || f.each == nil {
		return format{}, false
	}
	each := f.each
	f.each = func(ctx context.Context, c *content, from int64, emit emitter) error {
		return each(ctx, c.inside(c.file, transform.NewReader(c, decoder.NewDecoder())), from, emit)
	}
	return f, true
}
