package mcp

import (
	"bufio"
	"errors"
	"io"
	"net/http"
)

// single lets one message a request through. Older versions of the protocol have batches; with
// one somebody could ask thousands of questions at once, and be given all answers whole.
func single(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body := bufio.NewReader(http.MaxBytesReader(w, r.Body, maxBody))
		first, err := firstByte(body)
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			http.Error(w, "the message is too large", http.StatusRequestEntityTooLarge)
			return
		}
		if err != nil && !errors.Is(err, io.EOF) { // it does not come
			http.Error(w, "the message could not be read", http.StatusBadRequest)
			return
		}
		if first == '[' {
			http.Error(w, "one message a request: send those of a batch one by one", http.StatusBadRequest)
			return
		}
		r.Body = bodyOf{body, r.Body}
		next.ServeHTTP(w, r)
	})
}

// firstByte is the first one that is no space of JSON; it is left to be read.
func firstByte(r *bufio.Reader) (byte, error) {
	for {
		b, err := r.ReadByte()
		if err != nil {
			return 0, err
		}
		switch b {
		case ' ', '\t', '\r', '\n':
		default:
			return b, r.UnreadByte()
		}
	}
}

// bodyOf is a body of which the beginning was looked at.
type bodyOf struct {
	io.Reader
	io.Closer
}
