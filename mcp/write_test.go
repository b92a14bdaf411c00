package mcp_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"waybill/door"
)

func TestRecordAndJudge(t *testing.T) {
	both(t, server(t, filled(t), true), analyst, func(t *testing.T, c client) {
		text := "Tanks for Kyiv\n\nNorway delivered 14 Leopard 2 tanks to Ukraine, the ministry said.\n"
		_, said := c.call("record_article", map[string]any{"text": text, "outlet": "Nordlys", "published": "2024-05-02"})
		if !strings.HasPrefix(said, "Recorded as waybill://reports/") {
			t.Errorf("text %s", said)
		}
		got, _ := c.call("search_transfers", map[string]any{"supplier": []string{"NO"}, "outlet": []string{"Nordlys"}})
		if length(t, at(t, got, "rows")) != 1 || at(t, got, "rows", 0, "articles") != 1.0 {
			t.Fatalf("rows %v", got)
		}
		id := at(t, got, "rows", 0, "id")
		judgement, _ := c.call("judge", map[string]any{"verdict": "reject", "transfer": id, "why": "a drill"})
		if at(t, judgement, "by") != "ana (assistant)" || at(t, judgement, "kind") != "reject" {
			t.Errorf("judgement %v", judgement)
		}
		got, _ = c.call("search_transfers", map[string]any{"supplier": []string{"NO"}, "outlet": []string{"Nordlys"}})
		if length(t, at(t, got, "rows")) != 0 {
			t.Errorf("a rejected row is there: %v", got)
		}
		c.call("judge", map[string]any{"verdict": "withdraw", "judgement": at(t, judgement, "number")})
		got, _ = c.call("get_transfer", map[string]any{"id": id})
		if at(t, got, "story", "transfer", "status") != "open" {
			t.Errorf("story %v", got)
		}
	})
}

// Each call asks for its role; what may only be read has no tools that write.
func TestRoles(t *testing.T) {
	d := filled(t)
	asked := map[string]map[string]any{
		"read_article": {"text": told[0].text}, "search_transfers": {}, "get_transfer": {"id": "x"}, "who_says_so": {"transfer": "x"},
		"check_sentence": {"text": "x"}, "search_reports": {}, "record_article": {"text": told[0].text}, "judge": {"verdict": "accept", "transfer": "x"},
	}
	s := server(t, d, true)
	both(t, s, viewer, func(t *testing.T, c client) {
		for _, tool := range writes {
			if why := c.refused(tool, asked[tool]); !strings.Contains(why, "wants the role analyst, and you are viewer") {
				t.Errorf("%s: %s", tool, why)
			}
		}
	})
	c := overStreams(t, s, nobody)
	for tool, args := range asked {
		if why := c.refused(tool, args); !strings.Contains(why, "and you are anyone") {
			t.Errorf("%s: %s", tool, why)
		}
	}
	if _, err := c.ReadResource(context.Background(), &sdk.ReadResourceParams{URI: "waybill://transfers/x"}); err == nil || !strings.Contains(err.Error(), "wants the role viewer") {
		t.Errorf("resource: %v", err)
	}
	readOnly := overHTTP(t, server(t, d, false), analyst)
	for _, tool := range writes {
		if _, err := readOnly.CallTool(context.Background(), &sdk.CallToolParams{Name: tool, Arguments: asked[tool]}); err == nil {
			t.Errorf("%s is there without --mcp-write", tool)
		}
	}
}

// Whoever is not let in does not reach a tool over HTTP at all.
func TestGuarded(t *testing.T) {
	web := httptest.NewServer(door.New(door.Options{Open: &nobody}).Mount(server(t, filled(t), true).Routes()))
	defer web.Close()
	_, err := sdk.NewClient(&sdk.Implementation{Name: "test"}, nil).Connect(context.Background(), &sdk.StreamableClientTransport{Endpoint: web.URL + "/mcp"}, nil)
	if err == nil {
		t.Error("nobody is let in")
	}
	for _, method := range []string{http.MethodGet, http.MethodDelete} {
		req, err := http.NewRequestWithContext(t.Context(), method, web.URL+"/mcp", nil)
		if err != nil {
			t.Fatal(err)
		}
		got, err := web.Client().Do(req)
		if err != nil {
			t.Fatal(err)
		}
		_ = got.Body.Close()
		if got.StatusCode != http.StatusMethodNotAllowed {
			t.Errorf("%s: %s", method, got.Status)
		}
	}
}

// What is asked wrongly is answered in a sentence with the way out.
func TestErrorsTellTheWayOut(t *testing.T) {
	c := overHTTP(t, server(t, filled(t), true), analyst)
	for _, test := range []struct {
		tool  string
		asked map[string]any
		want  string
	}{
		{"search_transfers", map[string]any{"supplier": []string{"Ruritania"}}, "Ruritania"},
		{"search_transfers", map[string]any{"stage": []string{"dreamt"}}, "stage"},
		{"search_transfers", map[string]any{"since": "yesterday"}, "yesterday"},
		{"search_transfers", map[string]any{"limit": 100000}, "limit"},
		{"search_transfers", map[string]any{"after": "nowhere"}, "after"},
		{"search_transfers", map[string]any{"colour": "red"}, "colour"},
		{"get_transfer", map[string]any{"id": "KP-RU-missile-AAAAAA"}, "search_transfers"},
		{"get_transfer", map[string]any{}, "id"},
		{"read_article", map[string]any{}, "give one article"},
		{"read_article", map[string]any{"text": "a", "url": "http://b.example"}, "give one article"},
		{"read_article", map[string]any{"report": "ffffffffffff"}, "search_reports"},
		{"read_article", map[string]any{"text": "a\n\nb", "after": "-3"}, "the next of the page before"},
		{"read_article", map[string]any{"text": "\x01\x02\x03\x00\x00"}, "NUL"},
		{"who_says_so", map[string]any{}, "either the id of a transfer or a text"},
		{"check_sentence", map[string]any{"text": strings.Repeat("word ", 2000)}, "text"},
		{"check_sentence", map[string]any{"text": " "}, "give a sentence"},
		{"search_reports", map[string]any{"query": "\"open"}, "query"},
		{"record_article", map[string]any{"text": "a\n\nb", "published": "May"}, "YYYY-MM-DD"},
		{"judge", map[string]any{"verdict": "accept", "transfer": "KP-RU-missile-AAAAAA"}, "search_transfers"},
		{"judge", map[string]any{"verdict": "withdraw"}, "number of the judgement"},
		{"judge", map[string]any{"verdict": "burn", "transfer": "x"}, "verdict"},
	} {
		why := c.refused(test.tool, test.asked)
		if !strings.Contains(why, test.want) || strings.Contains(why, "\n") || strings.Contains(why, "could not be done") {
			t.Errorf("%s %v: %s", test.tool, test.asked, why)
		}
	}
}
