package article

import (
	"bytes"
	"strings"
)

// sniffed is how much of an article's beginning is looked at to tell what it is.
const sniffed = 4096

// signature is how files of a kind begin.
type signature struct{ magic, cause string }

// signatures lists the files people hand in by mistake. Those with NUL bytes would be
// refused anyhow; named, the error can say what to do.
func signatures() []signature {
	return []signature{
		{"%PDF-", "is-pdf"},
		{"PK\x03\x04", "is-zip"},
		{"\xd0\xcf\x11\xe0", "is-office"},
		{"{\\rtf", "is-rtf"},
		{"\x1f\x8b", "is-gzip"},
		{"BZh", "is-bzip2"},
		{"\xfd7zXZ", "is-xz"},
		{"7z\xbc\xaf", "is-7z"},
		{"\x28\xb5\x2f\xfd", "is-zstd"},
		{"Rar!\x1a", "is-rar"},
		{"\x89PNG", "is-png"},
		{"\xff\xd8\xff", "is-jpeg"},
		{"GIF8", "is-gif"},
		{"RIFF", "is-riff"},
		{"OggS", "is-ogg"},
		{"ID3", "is-mp3"},
		{"\x7fELF", "is-program"},
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
			return refuse(ErrBinary, s.cause)
		}
	}
	if bytes.IndexByte(b, 0) >= 0 {
		return refuse(ErrBinary, "article-nul")
	}
	control := 0
	for _, c := range b {
		if c < 0x20 && isControl(rune(c)) || c == 0x7f {
			control++
		}
	}
	if control*50 > len(b) {
		return refuse(ErrBinary, "article-control")
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
