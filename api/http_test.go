package api_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"

	"waybill/api"
	"waybill/api/apitest"
)

// answer is what a server says.
type answer struct {
	status int
	header http.Header
	body   []byte
}

// call is one request: headers are "Name: value".
func call(t testing.TB, s *apitest.Server, method, path string, body []byte, headers ...string) answer {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, s.URL+api.Path+path, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		r.Header.Set(name, value)
	}
	a, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Body.Close()
	data, err := io.ReadAll(a.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{a.StatusCode, a.Header, data}
}

const asJSON = "Content-Type: application/json"

// get reads a good answer.
func get[T any](t testing.TB, s *apitest.Server, path string) T {
	t.Helper()
	return good[T](t, call(t, s, http.MethodGet, path, nil), http.StatusOK)
}

func good[T any](t testing.TB, a answer, status int) T {
	t.Helper()
	var v T
	if a.status != status {
		t.Fatalf("%d, not %d: %s", a.status, status, a.body)
	}
	if kind := a.header.Get("Content-Type"); kind != "application/json" {
		t.Fatalf("answered as %q", kind)
	}
	decoder := json.NewDecoder(bytes.NewReader(a.body))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

// refused checks that an answer is a problem with a status, and gives it.
func refused(t testing.TB, a answer, status int) huma.ErrorModel {
	t.Helper()
	var p huma.ErrorModel
	if a.status != status {
		t.Fatalf("%d, not %d: %s", a.status, status, a.body)
	}
	if kind := a.header.Get("Content-Type"); kind != "application/problem+json" {
		t.Fatalf("a problem as %q: %s", kind, a.body)
	}
	if err := json.Unmarshal(a.body, &p); err != nil || p.Status != status || p.Title == "" || p.Detail == "" {
		t.Fatalf("no problem, but %s (%v)", a.body, err)
	}
	return p
}

func body(t testing.TB, v any) []byte {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func escaped(s string) string { return url.PathEscape(s) }
