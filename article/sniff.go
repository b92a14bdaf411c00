package article

import (
	"bytes"
	"fmt"
	"strings"
)

// sniffed is how much of an article's beginning is looked at to tell what it is.
const sniffed = 4096

// signature is how files of a kind begin.
type signature struct{ magic, name, help string }

// signatures lists the files people hand in by mistake. Those with NUL bytes would be
// refused anyhow; named, the error can say what to do.
func signatures() []signature {
	return []signature{
		{"%PDF-", "a PDF file", "extract its text first, for example with pdftotext"},
		{"PK\x03\x04", "a ZIP archive or an Office document", "unpack it, or save the document as text or HTML"},
		{"\xd0\xcf\x11\xe0", "an old Office document", "save it as text or HTML"},
		{"{\\rtf", "an RTF document", "save it as text or HTML"},
		{"\x1f\x8b", "a gzip file", "unpack it first"},
		{"BZh", "a bzip2 file", "unpack it first"},
		{"\xfd7zXZ", "an xz file", "unpack it first"},
		{"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"},
		{"\x28\xb5\x2f\xfd", "a Zstandard file", "unpack it first"},
		{"Rar!\x1a", "a RAR archive", "unpack it first"},
		{"\x89PNG", "a PNG picture", "hand in the text, not a picture of it"},
		{"\xff\xd8\xff", "a JPEG picture", "hand in the text, not a picture of it"},
		{"GIF8", "a GIF picture", "hand in the text, not a picture of it"},
		{"RIFF", "a sound, video or WebP file", "hand in the text"},
		{"OggS", "a sound or video file", "hand in the text"},
		{"ID3", "an MP3 file", "hand in the text"},
		{"\x7fELF", "a program", "hand in text or HTML"},
	}
}

// Sniff tells from an article's beginning, a few thousand bytes of it, whether it is a web
// page. The error says why it can be no article, for those who take in files and want to
// know before they read them whole.
func Sniff(head []byte) (page bool, err error) {
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		head = head[:len(head)&^1]
		text, _, err := decodeUTF16(head)
		return err == nil && looksLikeHTML(text), err
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		head = head[3:]
	}
	return looksLikeHTML(string(head)), binary(head)
}

// binary says why b is no text in an eight-bit encoding or UTF-8, nil if it may be.
func binary(b []byte) error {
	for _, s := range signatures() {
		if bytes.HasPrefix(b, []byte(s.magic)) && !wordy(b, len(s.magic)) {
			return fmt.Errorf("it is %s; %s: %w", s.name, s.help, ErrBinary)
		}
	}
	if bytes.IndexByte(b, 0) >= 0 {
		return fmt.Errorf("it has NUL bytes; if it is UTF-16, save it with a byte order mark or as UTF-8: %w", ErrBinary)
	}
	control := 0
	for _, c := range b {
		if c < 0x20 && isControl(rune(c)) || c == 0x7f {
			control++
		}
	}
	if control*50 > len(b) {
		return fmt.Errorf("it is full of control characters; hand in text or HTML: %w", ErrBinary)
	}
	return nil
}

// wordy saves an article whose first word happens to be a signature in letters, such as
// "RIFF" or "ID3": the letters go on, or a space or colon follows as it would in prose.
func wordy(b []byte, n int) bool {
	for _, c := range b[:n] {
		if !('A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' || '0' <= c && c <= '9') {
			return false
		}
	}
	head := b[n:min(len(b), n+64)]
	return len(head) > 0 && bytes.IndexFunc(head, func(r rune) bool { return isControl(r) || r == 0xfffd }) < 0
}

// looksLikeHTML reports whether text begins as a page does, after white space, comments
// and an XML declaration.
func looksLikeHTML(text string) bool {
	text = skipComments(text[:min(len(text), 16*sniffed)])
	if len(text) < 3 || text[0] != '<' {
		return false
	}
	end := 1
	for end < len(text) && end < 16 && (isLetter(text[end]) || text[end] == '!' || end > 1 && isDigit(text[end])) {
		end++
	}
	switch strings.ToLower(text[1:end]) {
	case "!doctype", "html", "head", "body", "article", "main", "section", "div", "p", "h1", "h2",
		"title", "meta", "link", "script", "style", "header", "table", "nav", "span", "base":
		return end < len(text) && strings.IndexByte(" \t\r\n/>", text[end]) >= 0
	}
	return false
}

func skipComments(text string) string {
	for {
		text = strings.TrimFunc(text, isBlank)
		open, closed := "", ""
		switch {
		case strings.HasPrefix(text, "<!--"):
			open, closed = "<!--", "-->"
		case strings.HasPrefix(text, "<?"):
			open, closed = "<?", "?>"
		default:
			return text
		}
		end := strings.Index(text[len(open):], closed)
		if end < 0 {
			return ""
		}
		text = text[len(open)+end+len(closed):]
	}
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
