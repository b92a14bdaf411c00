package api

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/danielgtaylor/huma/v2"
)

// settled answers questions about the ledger. With the same register, read by the same
// version, every question has the same answer: so it is made once, and not sent again to
// somebody who has it.
func (a *API) settled(operation string, h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		state, err := a.Desk.State(r.Context())
		if err != nil {
			var told huma.StatusError
			if errors.As(a.fault(r.Context(), operation, err), &told) {
				problem(w, told.GetStatus(), told.Error())
			}
			return
		}
		tag := tagOf(a.Version, state)
		w.Header().Set("ETag", tag)
		w.Header().Set("Cache-Control", "private, no-cache")
		if has(r.Header.Get("If-None-Match"), tag) {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		address := r.URL.RequestURI()
		answer, known := a.kept.get(tag, address)
		if !known {
			answer = &kept{header: http.Header{}}
			h(answer, r)
			if answer.status == http.StatusOK {
				a.kept.put(tag, address, answer)
			}
		}
		for name, values := range answer.header {
			w.Header()[name] = slices.Clone(values)
		}
		w.Header().Set("Content-Length", strconv.Itoa(answer.body.Len()))
		w.WriteHeader(answer.status)
		_, _ = w.Write(answer.body.Bytes()) // nobody is left to tell
	}
}

// kept is an answer that was made whole. It is not changed after that.
type kept struct {
	status int
	header http.Header
	body   bytes.Buffer
}

// Header is that of the answer.
func (k *kept) Header() http.Header { return k.header }

// WriteHeader keeps the status.
func (k *kept) WriteHeader(status int) {
	if k.status == 0 {
		k.status = status
	}
}

// Write keeps what is answered.
func (k *kept) Write(data []byte) (int, error) {
	k.WriteHeader(http.StatusOK)
	return k.body.Write(data)
}

// shelf keeps answers as long as the register stays as it is.
type shelf struct {
	mu      sync.Mutex
	tag     string
	answers map[string]*kept
	bytes   int
}

// mostKept is how many bytes of answers are kept, mostOfOne how many of one.
const mostKept, mostOfOne = 8 << 20, 256 << 10

func (s *shelf) get(tag, address string) (*kept, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.tag != tag {
		return nil, false
	}
	k, is := s.answers[address]
	return k, is
}

// put keeps an answer; where there are too many, all others go.
func (s *shelf) put(tag, address string, k *kept) {
	size := k.body.Len() + len(address)
	if size > mostOfOne {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.tag != tag || s.bytes+size > mostKept {
		s.tag, s.answers, s.bytes = tag, map[string]*kept{}, 0
	}
	if s.answers[address] == nil {
		s.answers[address] = k
		s.bytes += size
	}
}

// tagOf is weak, as what stands before Waybill may compress what it says.
func tagOf(version, state string) string {
	sum := sha256.Sum256([]byte(version + "\x00" + state))
	return `W/"` + base64.RawURLEncoding.EncodeToString(sum[:15]) + `"`
}

// has reports whether a list of tags has one, weak or strong.
func has(list, tag string) bool {
	for one := range strings.SplitSeq(list, ",") {
		if strings.TrimPrefix(strings.TrimSpace(one), "W/") == strings.TrimPrefix(tag, "W/") {
			return true
		}
	}
	return false
}
