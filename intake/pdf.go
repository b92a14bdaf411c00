package intake

import "bytes"

// pdfMagic begins a PDF file (ISO 32000-2, 7.5.2).
const pdfMagic = "%PDF-"

func isPDF(head []byte) bool { return bytes.HasPrefix(head, []byte(pdfMagic)) }

// cookPDF makes the article of a PDF file: its text, in UTF-8.
func cookPDF(item *Item, o *Options) error {
	text, err := o.PDF(item.Bytes)
	item.Bytes = []byte(text)
	return err
}
