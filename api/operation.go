package api

import (
	"context"
	"io"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"waybill/door"
	"waybill/export"
)

// operation is what is said of an operation besides its parameters and answers.
type operation struct {
	method, path string
	id           string
	tag          string
	summary      string
	description  string
	role         door.Role
	// settled says that the answer depends on the ledger alone: it is not sent again to
	// somebody who has it.
	settled bool
	// dear says that the answer takes long to make.
	dear bool
	// status is that of a good answer, 200 if it is 0; others are those it may also have.
	status int
	others map[int]string
	// most is how many bytes the request may bring, if not a mebibyte.
	most int64
}

// register adds an operation.
func register[I, O any](a *API, op operation, handle func(context.Context, *I) (*O, error)) *huma.Operation {
	o := &huma.Operation{
		Method: op.method, Path: op.path, OperationID: op.id, Tags: []string{op.tag}, Summary: op.summary, Description: op.description,
		DefaultStatus: op.status, MaxBodyBytes: op.most, BodyReadTimeout: time.Minute, RejectUnknownQueryParameters: true,
		Security:   []map[string][]string{{tokenScheme: {}}},
		Extensions: map[string]any{"x-role": op.role.String()},
		Metadata:   map[string]any{operationKey: op},
	}
	huma.Register(a.huma, *o, func(ctx context.Context, in *I) (*O, error) {
		out, err := handle(ctx, in)
		if err != nil {
			return nil, a.fault(ctx, op.id, err)
		}
		return out, nil
	})
	a.registered = append(a.registered, op)
	made := a.operation(op.method, op.path)
	a.document(made, op)
	return made
}

// operation is what huma made of one, which is what the description tells.
func (a *API) operation(method, path string) *huma.Operation {
	item := a.huma.OpenAPI().Paths[path]
	return map[string]*huma.Operation{http.MethodGet: item.Get, http.MethodPost: item.Post, http.MethodDelete: item.Delete}[method]
}

// operationKey is where a huma.Operation has what is said of it here.
const operationKey = "operation"

// adapter makes a door of each operation.
type adapter struct{ api *API }

// Handle is called by huma for each operation.
func (a adapter) Handle(op *huma.Operation, handler func(huma.Context)) {
	said, _ := op.Metadata[operationKey].(operation)
	limit := a.api.usual
	if said.dear {
		limit = a.api.dear
	}
	handle := func(w http.ResponseWriter, r *http.Request) { handler(asJSON{humago.NewContext(op, r, w)}) }
	if said.settled {
		handle = a.api.settled(said.id, handle)
	}
	a.api.route(op.Method, op.Path, said.role, func(w http.ResponseWriter, r *http.Request) {
		if !a.api.limited(limit, w, r) {
			handle(w, r)
		}
	})
}

// ServeHTTP is not called: the routes are mounted by a door.Guard.
func (a adapter) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	problem(w, http.StatusNotFound, "nothing is here")
}

// asJSON answers with JSON whatever else is accepted too.
type asJSON struct{ request }

type request huma.Context

// Header is a header of the request.
func (c asJSON) Header(name string) string {
	if name == "Accept" {
		return ""
	}
	return c.request.Header(name)
}

const tokenScheme = "token"

// configuration is huma's, without what it serves itself: that would load scripts from
// elsewhere, and be no doors.
func configuration(version string) huma.Config {
	format := huma.Format{
		Marshal: func(w io.Writer, v any) error {
			line, err := export.Line(v)
			if err == nil {
				_, err = w.Write(line)
			}
			return err
		},
		Unmarshal: huma.DefaultJSONFormat.Unmarshal,
	}
	return huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info: &huma.Info{
				Title: "Waybill", Version: version,
				Description: "The register of alleged arms transfers, and the reading of articles. Every field of an answer is always there; what is not known is null; " +
					"a list is never null. Spans count code points of the report's text. Parties are ISO 3166-1 alpha-2 codes or ids of the atlas; they can be asked for by any of their names.",
			},
			Servers: []*huma.Server{{URL: Path}},
			Components: &huma.Components{
				Schemas: huma.NewMapRegistry("#/components/schemas/", huma.DefaultSchemaNamer),
				SecuritySchemes: map[string]*huma.SecurityScheme{tokenScheme: {
					Type: "http", Scheme: "bearer", Description: "A token that waybill user token makes. None is wanted where Waybill serves one machine alone.",
				}},
			},
			Tags: tags(),
		},
		Formats:       map[string]huma.Format{"application/json": format, "json": format},
		DefaultFormat: "application/json",
		Transformers:  []huma.Transformer{brief},
	}
}

func tags() []*huma.Tag {
	return []*huma.Tag{
		{Name: "reading", Description: "Read an article and keep nothing."},
		{Name: "articles", Description: "What was recorded: the bytes, the report and its readings."},
		{Name: "register", Description: "Alleged transfers, the claims they are computed from, and what is given in return."},
		{Name: "parties", Description: "Who gives what to whom."},
		{Name: "origins", Description: "Who is behind the claims."},
		{Name: "judgements", Description: "What people decided. Nothing is ever deleted, only withdrawn."},
		{Name: "changes", Description: "What became other, in order, for whoever wants to be told."},
		{Name: "feeds", Description: "The feeds that are watched."},
		{Name: "queue", Description: "The work that waits for workers, and what was given up."},
		{Name: "about", Description: "What runs here, and what there is."},
	}
}
