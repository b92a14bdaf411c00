package mcp

import (
	"context"
	"encoding/json"
	"errors"
	"strings"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"waybill/door"
	"waybill/ledger"
)

// The addresses of what can be read whole.
const (
	transfersAt = "waybill://transfers/"
	reportsAt   = "waybill://reports/"
)

// mostResource is how large a resource may be; the tools page through what is larger.
const mostResource = 1 << 20

func (s *Server) addResources() {
	s.server.AddResourceTemplate(&sdk.ResourceTemplate{
		Name: "transfer", Title: "A transfer with its story", URITemplate: transfersAt + "{id}", MIMEType: "application/json",
		Description: "All that is known of one alleged transfer, uncut; docs/ledger.schema.json is its schema." + untrusted,
	}, s.resource(transfersAt, "get_transfer", func(ctx context.Context, id string) (any, error) { return s.Desk.Story(ctx, id) }))
	s.server.AddResourceTemplate(&sdk.ResourceTemplate{
		Name: "report", Title: "A report with what was read in it", URITemplate: reportsAt + "{article}", MIMEType: "application/json",
		Description: "The text of a report of the ledger, with its statements and claims." + untrusted,
	}, s.resource(reportsAt, "read_article", func(ctx context.Context, id string) (any, error) { return s.Desk.Paper(ctx, id) }))
}

// resource reads what has an id under an address; tool is what gives it in parts.
func (s *Server) resource(at, tool string, get func(context.Context, string) (any, error)) sdk.ResourceHandler {
	return func(ctx context.Context, req *sdk.ReadResourceRequest) (*sdk.ReadResourceResult, error) {
		if err := may(ctx, door.Viewer); err != nil {
			return nil, err
		}
		uri := req.Params.URI
		got, err := get(ctx, strings.TrimPrefix(uri, at))
		switch {
		case errors.Is(err, ledger.ErrNotFound):
			return nil, sdk.ResourceNotFoundError(uri)
		case err != nil:
			return nil, s.told(uri, err)
		}
		data, err := json.Marshal(got)
		switch {
		case err != nil:
			return nil, s.told(uri, err)
		case len(data) > mostResource:
			return nil, errors.New("too large to be given whole: " + tool + " gives it in parts")
		}
		return &sdk.ReadResourceResult{Contents: []*sdk.ResourceContents{{URI: uri, MIMEType: "application/json", Text: string(data)}}}, nil
	}
}
