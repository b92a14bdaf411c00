package intake

import (
	"bytes"
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
)

// Decode gives the bytes of a page or text as article.Read needs them, where their encoding
// was told beside them: in the Content-Type header of an HTTP answer or a mail. article.Read
// itself knows byte order marks, UTF-8, what a page declares in its head, and Windows-1252;
// where the header tells one of these or nothing, the bytes are given as they are.
// Otherwise they are given in UTF-8. A header that is plainly wrong is not believed.
func Decode(b []byte, contentType string) []byte {
	if bytes.HasPrefix(b, []byte("\xef\xbb\xbf")) || bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return b
	}
	_, parameters, err := mime.ParseMediaType(contentType)
	if err != nil {
		return b
	}
	enc, name := charset.Lookup(parameters["charset"])
	if enc == nil || name == "utf-8" || name == "windows-1252" || name == "replacement" || name == "x-user-defined" {
		return b
	}
	// escape-coded and two-byte encodings are valid UTF-8, most of them by being ASCII
	if utf8.Valid(b) && !strings.HasPrefix(name, "utf-16") && bytes.IndexByte(b, 0x1b) < 0 && !hzCoded(b, name) {
		return b
	}
	text, err := enc.NewDecoder().Bytes(b)
	if err != nil || senseless(text) {
		return b
	}
	return text
}

// hzCoded reports whether bytes are Chinese in the seven-bit code HZ.
func hzCoded(b []byte, name string) bool {
	return name == "hz-gb-2312" && bytes.Contains(b, []byte("~{"))
}

// senseless reports whether a text was decoded by the wrong encoding: one character in
// fifty could not be.
func senseless(text []byte) bool {
	bad := bytes.Count(text, []byte("\uFFFD"))
	return bad*50 > utf8.RuneCount(text)
}

// decodeRecord gives a record in UTF-8. What is none is taken for Windows-1252, in which
// spreadsheets write.
func decodeRecord(b []byte) []byte {
	if utf8.Valid(b) {
		return b
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(b)
	if err != nil {
		return bytes.ToValidUTF8(b, []byte("\uFFFD"))
	}
	return text
}
