package article

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"waybill/text"
)

// decode gives the bytes as UTF-8 without their byte order mark, and whether they are HTML.
func decode(b []byte) (text string, page bool, notes []string, err error) {
	switch {
	case len(b) > MaxBytes:
		return "", false, nil, refuse(ErrTooLarge, "article-too-large", len(b)>>20, MaxBytes>>20)
	case len(bytes.TrimSpace(b)) == 0:
		return "", false, nil, refuse(ErrEmpty, "article-empty")
	}
	text, notes, err = decodeBytes(b)
	if err != nil {
		return "", false, nil, err
	}
	if strings.TrimFunc(text, isBlank) == "" {
		return "", false, nil, refuse(ErrEmpty, "article-empty")
	}
	return text, looksLikeHTML(text), notes, nil
}

func decodeBytes(b []byte) (string, []string, error) {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		b = b[3:]
	case bytes.HasPrefix(b, []byte("\xff\xfe")), bytes.HasPrefix(b, []byte("\xfe\xff")):
		return decodeUTF16(b)
	}
	if err := binary(b); err != nil {
		return "", nil, err
	}
	if utf8.Valid(b) {
		return decodeValid(b), nil, nil
	}
	if looksLikeHTML(string(b[:min(len(b), sniffed)])) {
		if enc, ok := declared(b); ok && enc != encoding.Nop {
			decoded, err := enc.NewDecoder().Bytes(b)
			if err == nil {
				return check(string(decoded))
			}
		}
	}
	if text.MostlyUTF8(b) {
		mended, _, err := check(strings.ToValidUTF8(string(b), "\uFFFD"))
		return mended, []string{"Some bytes are not valid UTF-8 and were replaced by U+FFFD; the words around them may be misread."}, err
	}
	return decodeWindows1252(b)
}

// decodeValid gives bytes that are valid UTF-8. That is trusted over a page's own
// declaration, which is often wrong, unless the bytes are plain ASCII: an escape-coded
// charset such as ISO-2022-JP looks like ASCII until it is decoded.
func decodeValid(b []byte) string {
	if bytes.IndexByte(b, 0x1b) < 0 || !looksLikeHTML(string(b[:min(len(b), sniffed)])) {
		return string(b)
	}
	enc, ok := declared(b)
	if !ok {
		return string(b)
	}
	decoded, err := enc.NewDecoder().Bytes(b)
	if err != nil || !utf8.Valid(decoded) {
		return string(b)
	}
	return string(decoded)
}

// declared is the encoding a page names in its head, if it names a known one.
func declared(b []byte) (encoding.Encoding, bool) {
	enc, name, certain := charset.DetermineEncoding(b, "")
	return enc, enc != nil && (certain || name != "windows-1252") && name != "utf-8"
}

func decodeUTF16(b []byte) (string, []string, error) {
	decoded, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(b)
	if err != nil {
		return "", nil, refuse(ErrUndecodable, "article-utf16", err)
	}
	return check(string(decoded))
}

func decodeWindows1252(b []byte) (string, []string, error) {
	high := 0
	for _, c := range b {
		if c >= 0x80 {
			high++
		}
	}
	// German has under a tenth of its letters outside ASCII; where they are more, it is
	// another alphabet in an encoding nothing names.
	if high*10 > len(b)*3 {
		return "", nil, refuse(ErrUndecodable, "article-encoding")
	}
	decoded, err := charmap.Windows1252.NewDecoder().Bytes(b)
	if err != nil {
		return "", nil, refuse(ErrUndecodable, "article-1252", err)
	}
	return check(string(decoded))
}

// check refuses text that only seems to be decoded: more than one character in fifty
// is a control or replacement character.
func check(decoded string) (string, []string, error) {
	decoded = strings.ToValidUTF8(decoded, "\uFFFD")
	bad, all := 0, 0
	for _, r := range decoded {
		all++
		if r == utf8.RuneError || r == 0 || isControl(r) {
			bad++
		}
	}
	if bad*50 > all {
		return "", nil, refuse(ErrUndecodable, "article-garbled", bad, all)
	}
	return decoded, nil, nil
}

func isControl(r rune) bool {
	switch r {
	case '\t', '\n', '\v', '\f', '\r', 0x1b, 0x85:
		return false
	}
	return r < 0x20 || r >= 0x7f && r < 0xa0
}
