//go:build unix

package cli_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
)

func TestServeOffersTheAPI(t *testing.T) {
	s := serve(t, "--ledger", newLedger(t))
	status, body := s.get("/api/v1/about")
	if status != http.StatusOK || !json.Valid([]byte(body)) || !strings.Contains(body, `"articles":0`) {
		t.Errorf("about: %d %s", status, body)
	}
	if status, body = s.get("/api/v1/openapi.yaml"); status != http.StatusOK || !strings.Contains(body, "operationId: list-transfers") {
		t.Errorf("the description: %d %.200s", status, body)
	}
	if status, body = s.get("/api/v1/nothing"); status != http.StatusNotFound || !strings.Contains(body, `"status":404`) {
		t.Errorf("nothing: %d %s", status, body)
	}
}
