package intake

import (
	"bytes"
	"mime"
	"strings"
)

// Fetched is what was fetched from the web as a source: an article, or what holds articles. Its
// name is its URL. The bytes are not to be changed while it is used.
func Fetched(url string, body []byte, contentType string, o Options) (Source, error) {
	if isText(contentType) {
		body = Decode(body, contentType)
	}
	return fromFile(bytes.NewReader(body), input{
		name: url, size: int64(len(body)), o: &o,
		close: func() error { return nil },
	})
}

// isText reports whether a type is one of texts: those alone have a charset.
func isText(contentType string) bool {
	media, _, err := mime.ParseMediaType(contentType)
	return err == nil && (strings.HasPrefix(media, "text/") || strings.HasSuffix(media, "xml") || strings.HasSuffix(media, "json"))
}
