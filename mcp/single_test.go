package mcp_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"waybill/door"
)

// TestOneMessage holds that nobody gets the answers to many questions with one request.
func TestOneMessage(t *testing.T) {
	open := &door.Who{Name: "ada", Role: door.Viewer}
	h := door.New(door.Options{Open: open}).Mount(server(t, filled(t), false).Routes())
	const ask = `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search_transfers","arguments":{}}}`
	for name, test := range map[string]struct {
		body   string
		status int
	}{
		"one":                  {ask, http.StatusOK},
		"one behind spaces":    {" \r\n\t" + ask, http.StatusOK},
		"a batch":              {"[" + ask + strings.Repeat(","+ask, 200) + "]", http.StatusBadRequest},
		"behind spaces":        {" \r\n\t[" + ask + "," + ask + "]", http.StatusBadRequest},
		"a batch of one":       {"[" + ask + "]", http.StatusBadRequest},
		"nothing":              {"", http.StatusBadRequest},
		"nothing but spaces":   {strings.Repeat(" ", 100_000), http.StatusBadRequest},
		"more than is allowed": {strings.Repeat(" ", 30<<20), http.StatusRequestEntityTooLarge},
	} {
		r := httptest.NewRequest("POST", "http://localhost/mcp", strings.NewReader(test.body))
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Accept", "application/json, text/event-stream")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if w.Code != test.status {
			t.Errorf("%s: %d, want %d: %.300s", name, w.Code, test.status, w.Body)
		}
	}
}
