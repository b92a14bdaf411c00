package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"waybill"
	"waybill/desk"
	"waybill/door"
	"waybill/view"
)

// mostArticle is how many bytes an article may have that comes by the API.
const mostArticle = 16 << 20

// Given is an article that is given, or where it is.
type Given struct {
	Text string `json:"text,omitempty" doc:"The article as plain text."`
	HTML string `json:"html,omitempty" doc:"The article as a page."`
	URL  string `json:"url,omitempty" maxLength:"4000" doc:"Where it is from; without text and html it is fetched from there."`
	// Outlet and Published matter only to what is recorded.
	Outlet    string `json:"outlet,omitempty" maxLength:"200" doc:"Who printed it; wins over what the article says of itself."`
	Published string `json:"published,omitempty" maxLength:"10" doc:"The day it was published, YYYY-MM-DD; wins over what the article says of itself."`
}

// Article is a request that brings an article, as it is or in JSON.
type Article struct {
	Type    string `header:"Content-Type" hidden:"true"`
	URL     string `query:"url" maxLength:"4000" doc:"Where an article is from that comes as it is."`
	RawBody []byte `contentType:"text/plain"`
}

// bring is the article that a request brings or names, and what it tells of it.
func (a *API) bring(ctx context.Context, in *Article) (waybill.Article, Given, error) {
	g, article, err := in.given()
	if err != nil {
		return article, g, err
	}
	if article.Bytes == nil {
		_, article, err = a.Desk.FetchAndRead(ctx, g.URL)
		return article, g, err
	}
	if a.PDF != nil && bytes.HasPrefix(article.Bytes, []byte("%PDF-")) {
		if article.Bytes, err = a.PDF(ctx, article.Bytes); err != nil {
			return article, g, wrong("body", err.Error())
		}
	}
	return article, g, nil
}

// given is what a request brings; an article without bytes is to be fetched.
func (in *Article) given() (Given, waybill.Article, error) {
	kind, _, err := mime.ParseMediaType(in.Type)
	if err != nil && in.Type != "" {
		kind = in.Type
	}
	switch kind {
	case "text/plain", "text/html", "application/xhtml+xml", "application/pdf", "application/octet-stream":
		g := Given{URL: in.URL}
		return g, waybill.Article{File: g.URL, Bytes: bytes.Clone(in.RawBody)}, nil
	case "application/json":
		g, err := parseGiven(in.RawBody)
		article := waybill.Article{File: g.URL}
		switch {
		case g.Text != "":
			article.Bytes = desk.Pasted(g.Text).Bytes
		case g.HTML != "":
			article.Bytes = []byte(g.HTML)
		}
		return g, article, err
	}
	return Given{}, waybill.Article{}, huma.Error415UnsupportedMediaType(fmt.Sprintf("the Content-Type is text/plain, text/html, application/pdf or application/json, not %q", kind))
}

func parseGiven(body []byte) (Given, error) {
	var g Given
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&g); err != nil {
		return g, huma.Error400BadRequest("the body is no such JSON: " + err.Error())
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return g, huma.Error400BadRequest("the body is more than one JSON value")
	}
	switch {
	case g.Text != "" && g.HTML != "":
		return g, wrong("body", "text and html exclude each other: give one of them")
	case g.Text == "" && g.HTML == "" && g.URL == "":
		return g, wrong("body", "it wants text, html or url")
	}
	return g, nil
}

func wrong(location, why string) error {
	return huma.Error422UnprocessableEntity(why, &huma.ErrorDetail{Message: why, Location: location})
}

// reading reads articles and keeps nothing.
func (a *API) reading() {
	op := register(a, operation{
		method: http.MethodPost, path: "/read", id: "read", tag: "reading", role: door.Viewer, dear: true, most: mostArticle,
		summary: "Read an article and keep nothing",
		description: "The article comes as it is, as text/plain, text/html or application/pdf, or as JSON with its text, its page or its address. " +
			"The same article and the same versions give the same answer.",
	}, func(ctx context.Context, in *Article) (*Answer[view.Paper], error) {
		article, _, err := a.bring(ctx, in)
		if err != nil {
			return nil, err
		}
		body, err := a.Desk.Read(ctx, article)
		return &Answer[view.Paper]{body}, err
	})
	a.alsoJSON(op)
	op = register(a, operation{
		method: http.MethodPost, path: "/check", id: "check", tag: "reading", role: door.Viewer, dear: true, most: mostArticle,
		summary:     "Hold a text against the ledger and keep nothing",
		description: "Every transfer that it claims is compared with what the ledger's sources say of the same one: same sides, goods that go together.",
	}, func(ctx context.Context, in *Article) (*Answer[view.Check], error) {
		article, _, err := a.bring(ctx, in)
		if err != nil {
			return nil, err
		}
		body, err := a.Desk.Check(ctx, article)
		return &Answer[view.Check]{body}, err
	})
	a.alsoJSON(op)
}

// alsoJSON says of an operation that takes an article that it takes it in JSON too.
func (a *API) alsoJSON(op *huma.Operation) {
	bare := &huma.Schema{Type: huma.TypeString}
	op.RequestBody.Description = "An article, or where it is."
	op.RequestBody.Content = map[string]*huma.MediaType{
		"application/json": {Schema: a.huma.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[Given](), true, "")},
		"text/plain":       {Schema: bare},
		"text/html":        {Schema: bare},
		"application/pdf":  {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}},
	}
}
