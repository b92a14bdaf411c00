// Package client asks a Waybill over its API. Answers are the structs of package view, as the
// server makes them.
//
//	c, err := client.New("http://127.0.0.1:8080")
//	for row, err := range c.Transfers(ctx, client.Filter{"recipient": {"RU"}}) { … }
package client

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// path is where the API is.
const path = "/api/v1"

// Client asks one server. It is safe for several goroutines at once.
type Client struct {
	base  string
	token string
	http  *http.Client
	tries int
	sleep func(context.Context, time.Duration) error
}

// Option changes how a client asks.
type Option func(*Client)

// Token sends a token, which waybill user token makes.
func Token(token string) Option { return func(c *Client) { c.token = token } }

// HTTP asks by another HTTP client than http.DefaultClient.
func HTTP(h *http.Client) Option { return func(c *Client) { c.http = h } }

// Tries is how often a question is put that is answered with “too many requests”; each time
// it waits as long as the server says. It is 3 if it is not set.
func Tries(n int) Option { return func(c *Client) { c.tries = n } }

// New is a client of the server at an address such as http://127.0.0.1:8080.
func New(address string, options ...Option) (*Client, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, fmt.Errorf("%q is no address of a server: it is like http://127.0.0.1:8080", address)
	}
	c := &Client{base: strings.TrimSuffix(u.String(), "/") + path, http: http.DefaultClient, tries: 3, sleep: sleep}
	for _, o := range options {
		o(c)
	}
	return c, nil
}

func sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}

// question is one request.
type question struct {
	method, path string
	query        url.Values
	kind         string
	body         []byte
}

// get asks and reads the answer into a struct.
func get[T any](ctx context.Context, c *Client, path string, query url.Values) (*T, error) {
	return ask[T](ctx, c, question{method: http.MethodGet, path: path, query: query})
}

// post sends a struct as JSON and reads the answer.
func post[T any](ctx context.Context, c *Client, path string, body any) (*T, error) {
	data, err := json.Marshal(body)
	if err != nil {
		return nil, err
	}
	return ask[T](ctx, c, question{method: http.MethodPost, path: path, kind: "application/json", body: data})
}

func ask[T any](ctx context.Context, c *Client, q question) (*T, error) {
	data, _, err := c.do(ctx, q)
	if err != nil {
		return nil, err
	}
	answer := new(T)
	if err := json.Unmarshal(data, answer); err != nil {
		return nil, fmt.Errorf("the answer to %s %s is no such JSON: %w", q.method, q.path, err)
	}
	return answer, nil
}

// do asks, again where the server is asked too much, and gives the answer and its status.
func (c *Client) do(ctx context.Context, q question) ([]byte, int, error) {
	for try := 1; ; try++ {
		data, status, err := c.once(ctx, q)
		var p *Problem
		if !errors.As(err, &p) || p.Status != http.StatusTooManyRequests || try >= c.tries {
			return data, status, err
		}
		if err := c.sleep(ctx, p.Wait); err != nil {
			return nil, status, err
		}
	}
}

func (c *Client) once(ctx context.Context, q question) ([]byte, int, error) {
	address := c.base + q.path
	if len(q.query) > 0 {
		address += "?" + q.query.Encode()
	}
	r, err := http.NewRequestWithContext(ctx, q.method, address, bytes.NewReader(q.body))
	if err != nil {
		return nil, 0, err
	}
	r.Header.Set("Accept", "application/json")
	if q.kind != "" {
		r.Header.Set("Content-Type", q.kind)
	}
	if c.token != "" {
		r.Header.Set("Authorization", "Bearer "+c.token)
	}
	answer, err := c.http.Do(r)
	if err != nil {
		return nil, 0, err
	}
	defer answer.Body.Close() // only read from
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		return nil, answer.StatusCode, err
	}
	if answer.StatusCode < 200 || answer.StatusCode > 299 {
		return nil, answer.StatusCode, problemOf(answer, data)
	}
	return data, answer.StatusCode, nil
}

// problemOf reads a problem, and makes one of what is none.
func problemOf(answer *http.Response, data []byte) *Problem {
	p := &Problem{}
	kind, _, _ := mime.ParseMediaType(answer.Header.Get("Content-Type")) // one that is none is no problem
	if kind != "application/problem+json" || json.Unmarshal(data, p) != nil {
		p = &Problem{Title: http.StatusText(answer.StatusCode)}
	}
	p.Status = answer.StatusCode
	p.Wait = time.Second
	if seconds, err := time.ParseDuration(answer.Header.Get("Retry-After") + "s"); err == nil && seconds >= 0 {
		p.Wait = seconds
	}
	return p
}
