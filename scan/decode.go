package scan

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
)

// sniffed is in how much of a page's beginning its charset is looked for.
const sniffed = 1024

// decode gives a page in UTF-8 or Windows-1252: as it is, but for the charsets in which even
// letters of ASCII, or those outside it, have other bytes.
func decode(page []byte) []byte {
	switch {
	case bytes.HasPrefix(page, []byte("\xff\xfe")), bytes.HasPrefix(page, []byte("\xfe\xff")):
		return decodeFrom(page, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM))
	case bytes.HasPrefix(page, []byte("\xef\xbb\xbf")):
		return page[3:]
	}
	head := page[:min(len(page), sniffed)]
	if !declares(head) {
		return page
	}
	enc, name, certain := charset.DetermineEncoding(head, "")
	if !certain || enc == nil || enc == encoding.Nop || name == "utf-8" || name == "windows-1252" {
		return page
	}
	// Bytes that are valid UTF-8 are trusted over what the page declares, but for charsets
	// that are written in ASCII with escapes.
	if utf8.Valid(page) && bytes.IndexByte(page, 0x1b) < 0 {
		return page
	}
	return decodeFrom(page, enc)
}

// declares reports whether a page's head names a charset that may be another than UTF-8 and
// Windows-1252.
func declares(head []byte) bool {
	for i := 0; ; {
		k := bytes.Index(head[i:], []byte("charset"))
		if k < 0 {
			return bytes.Contains(head, []byte("CHARSET")) || bytes.Contains(head, []byte("Charset"))
		}
		i += k + len("charset")
		name := bytes.TrimLeft(head[i:], " =\"'")
		name = name[:min(len(name), 5)]
		if !bytes.EqualFold(name, []byte("utf-8")) && !bytes.EqualFold(name[:min(len(name), 4)], []byte("utf8")) {
			return true
		}
	}
}

func decodeFrom(page []byte, enc encoding.Encoding) []byte {
	decoded, err := enc.NewDecoder().Bytes(page)
	if err != nil {
		return page
	}
	return decoded
}

// isMarkup reports whether a page is HTML. certain reports that there is no doubt: that it
// begins as nearly all pages do, or not with a tag at all.
func isMarkup(page []byte) (markup, certain bool) {
	head := bytes.TrimLeft(page, " \t\r\n\f\v")
	if len(head) == 0 || head[0] != '<' && head[0] < utf8.RuneSelf {
		return false, true
	}
	for _, begin := range [...]string{"<!doctype", "<html", "<head"} {
		if len(page)-len(head) < sniffed && len(head) > len(begin) && bytes.EqualFold(head[:len(begin)], []byte(begin)) && !isLetter(head[len(begin)]) {
			return true, true
		}
	}
	return true, false
}
