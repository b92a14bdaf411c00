//go:build unix

package cli_test

import (
	"bytes"
	"context"
	"net/http"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// assistant connects to Waybill as an assistant does.
func assistant(t *testing.T, transport sdk.Transport) *sdk.ClientSession {
	t.Helper()
	session, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).Connect(context.Background(), transport, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = session.Close() }) // it may be closed already
	return session
}

// calls calls a tool and gives its text, and whether it is an error.
func calls(t *testing.T, s *sdk.ClientSession, tool string, asked map[string]any) (text string, wrong bool) {
	t.Helper()
	got, err := s.CallTool(context.Background(), &sdk.CallToolParams{Name: tool, Arguments: asked})
	if err != nil {
		return err.Error(), true
	}
	return got.Content[0].(*sdk.TextContent).Text, got.IsError
}

func TestMCPOverStandardStreams(t *testing.T) {
	dir := t.TempDir()
	if _, errs, status := run(t, dir, strings.NewReader(english), "add", "-", "--ledger", "news.db"); status != 0 {
		t.Fatal(errs)
	}
	var errs bytes.Buffer
	cmd := exec.Command(waybill, "mcp", "--ledger", filepath.Join(dir, "news.db"))
	cmd.Stderr = &errs
	s := assistant(t, &sdk.CommandTransport{Command: cmd})
	if text, wrong := calls(t, s, "search_transfers", map[string]any{"supplier": []string{"Iran"}}); wrong || !strings.Contains(text, "Iran (IR) → Russia (RU)") {
		t.Errorf("found: %s", text)
	}
	if text, wrong := calls(t, s, "record_article", map[string]any{"text": english}); !wrong {
		t.Errorf("it writes without --mcp-write: %s", text)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if code := cmd.ProcessState.ExitCode(); code != 0 || errs.Len() > 0 {
		t.Errorf("when the assistant leaves: status %d, %s", code, errs.String())
	}

	write := assistant(t, &sdk.CommandTransport{Command: exec.Command(waybill, "mcp", "--mcp-write", "--by", "ada", "--ledger", filepath.Join(dir, "new.db"))})
	if text, wrong := calls(t, write, "record_article", map[string]any{"text": english}); wrong || !strings.HasPrefix(text, "Recorded as waybill://reports/") {
		t.Errorf("recorded: %s", text)
	}
}

// TestMCPRefusesOtherTalk tells a person who types into it what it is for.
func TestMCPRefusesOtherTalk(t *testing.T) {
	out, errs, status := run(t, t.TempDir(), strings.NewReader("Iran liefert Drohnen\n"), "mcp", "--ledger", newLedger(t))
	if status != 1 || out != "" || !strings.Contains(errs, "standard input wants messages of MCP") {
		t.Errorf("status %d, %q, %q", status, out, errs)
	}
}

func TestMCPOfServe(t *testing.T) {
	dir := t.TempDir()
	ledger := filepath.Join(dir, "news.db")
	if _, errs, status := run(t, dir, strings.NewReader(english), "add", "-", "--ledger", ledger); status != 0 {
		t.Fatal(errs)
	}
	if _, errs, status := run(t, dir, strings.NewReader("correct horse battery staple\n"), "user", "add", "ada", "--role", "analyst", "--ledger", ledger); status != 0 {
		t.Fatal(errs)
	}
	s := serve(t, "--mcp-write", "--ledger", ledger)
	at := s.at + "/mcp"
	if _, err := sdk.NewClient(&sdk.Implementation{Name: "test"}, nil).Connect(context.Background(), &sdk.StreamableClientTransport{Endpoint: at}, nil); err == nil {
		t.Error("it is let in without a token")
	}
	for role, judges := range map[string]bool{"viewer": false, "analyst": true} {
		token, errs, status := run(t, dir, nil, "user", "token", "ada", "--name", role, "--role", role, "--ledger", ledger)
		if status != 0 {
			t.Fatal(errs)
		}
		client := assistant(t, &sdk.StreamableClientTransport{Endpoint: at, HTTPClient: &http.Client{Transport: bearer(strings.TrimSpace(token))}, DisableStandaloneSSE: true})
		if text, wrong := calls(t, client, "check_sentence", map[string]any{"text": "Iran delivered drones to Russia."}); wrong || !strings.Contains(text, "Verdict: affirmed") {
			t.Errorf("%s: %s", role, text)
		}
		id := transferOf(t, client)
		text, wrong := calls(t, client, "judge", map[string]any{"verdict": "note", "why": "by a test", "transfer": id})
		if wrong == judges || judges && !strings.Contains(text, "ada (assistant)") || !judges && !strings.Contains(text, "wants the role analyst") {
			t.Errorf("%s judges: %s", role, text)
		}
	}
}

// transferOf is the id of the only transfer there is.
func transferOf(t *testing.T, s *sdk.ClientSession) string {
	t.Helper()
	text, wrong := calls(t, s, "search_transfers", map[string]any{})
	id, _, ok := strings.Cut(text, ":")
	if wrong || !ok {
		t.Fatal(text)
	}
	return id
}

// bearer sends a token with every request.
type bearer string

func (b bearer) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("Authorization", "Bearer "+string(b))
	return http.DefaultTransport.RoundTrip(r)
}
