package feed

import (
	"bytes"
	"regexp"
	"strings"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"

	"waybill/text"
)

// document is a feed in UTF-8, without its XML declaration.
type document struct {
	kind Kind
	text []byte
}

// open decodes a document, tells what it is, and refuses what is not safe to parse.
func open(b []byte) (document, error) {
	if len(b) > MaxBytes {
		return document{}, fault(ErrTooLarge, "feed-too-large", len(b)>>20, MaxBytes>>20)
	}
	text, err := decode(b)
	if err != nil {
		return document{}, err
	}
	doc := document{kindOf(text), text}
	switch doc.kind {
	case None, JSON: // encoding/json bounds its own depth
		return doc, nil
	}
	doc.text = bytes.TrimLeft(doc.text, " \t\r\n\x00\ufeff")
	return doc, guard(doc.text)
}

// declaration is an XML declaration; its group is the encoding it names.
var declaration = regexp.MustCompile(`^\s*<\?xml\s[^>]{0,200}?(?:encoding\s*=\s*["']([\w.:-]{1,40})["'][^>]{0,200}?)?\?>`)

// decode gives a document in UTF-8. Bytes that are valid UTF-8 are taken for it whatever the
// declaration says: it is often wrong. The declaration is cut away, so that no parser is
// misled by it. Bytes that make no sense become U+FFFD.
func decode(b []byte) ([]byte, error) {
	var e encoding.Encoding
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		b = b[3:]
	case bytes.HasPrefix(b, []byte("\xff\xfe")), bytes.HasPrefix(b, []byte("<\x00")), bytes.HasPrefix(b, []byte("{\x00")):
		e = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(b, []byte("\xfe\xff")), bytes.HasPrefix(b, []byte("\x00<")), bytes.HasPrefix(b, []byte("\x00{")):
		e = unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	if e == nil {
		e = declared(b)
	}
	if e != nil {
		text, err := e.NewDecoder().Bytes(b)
		if err != nil {
			return nil, damaged(err)
		}
		b = text
	}
	if found := declaration.FindIndex(b[:min(len(b), 1024)]); found != nil {
		b = b[found[1]:]
	}
	return bytes.ToValidUTF8(b, []byte("\ufffd")), nil
}

// declared is the encoding to decode eight-bit bytes from, nil for UTF-8.
func declared(b []byte) encoding.Encoding {
	label := ""
	if found := declaration.FindSubmatch(b[:min(len(b), 1024)]); found != nil {
		label = strings.ToLower(string(found[1]))
	}
	escaped := strings.HasPrefix(label, "iso-2022") || label == "hz-gb-2312" // look like ASCII until they are decoded
	if !escaped && text.MostlyUTF8(b) {
		return nil
	}
	e, name := charset.Lookup(label)
	switch {
	case e == nil, name == "utf-8", strings.HasPrefix(name, "utf-16"), name == "replacement":
		// neither what it says nor UTF-8: what most such pages turn out to be
		e, _ = charset.Lookup("windows-1252")
	}
	return e
}
