package door

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
)

// problem is an answer to a program that was refused (RFC 9457).
type problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
}

// refuse says why something is not to be had: to a browser with a page, to a program with a
// problem.
func (g *Guard) refuse(w http.ResponseWriter, r *http.Request, status int, why string) {
	w.Header().Set("Cache-Control", "no-store")
	if browser(r) {
		g.o.Refuse(w, r, status, why)
		return
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(problem{"about:blank", http.StatusText(status), status, why}) // nobody is left to tell
}

func (g *Guard) crossed(w http.ResponseWriter, r *http.Request) {
	g.refuse(w, r, http.StatusForbidden, "this was sent from a page of another site: open Waybill itself and do it there")
}

// logIn sends a browser to the page where one logs in, and tells a program that it needs a
// token.
func (g *Guard) logIn(w http.ResponseWriter, r *http.Request) {
	if !browser(r) {
		w.Header().Set("WWW-Authenticate", `Bearer realm="waybill"`)
		g.refuse(w, r, http.StatusUnauthorized, "this wants a token: waybill user token makes one; send it as Authorization: Bearer …")
		return
	}
	to := "/"
	if r.Method == http.MethodGet || r.Method == http.MethodHead {
		to = r.URL.RequestURI()
	} else if from, err := url.Parse(r.Referer()); err == nil && from.Host == r.Host {
		to = from.RequestURI()
	}
	w.Header().Set("Cache-Control", "no-store")
	http.Redirect(w, r, "/login?to="+url.QueryEscape(Local(to)), http.StatusSeeOther)
}

// browser reports whether a person asks, who wants a page.
func browser(r *http.Request) bool {
	return strings.Contains(r.Header.Get("Accept"), "text/html") && r.Header.Get("Authorization") == "" &&
		!strings.HasPrefix(r.URL.Path, "/api/") && !strings.HasPrefix(r.URL.Path, "/mcp")
}

// Local is a path of this house that somebody is to be sent to, "/" where what was asked for
// is none: never the address of another site.
func Local(to string) string {
	u, err := url.Parse(to)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || u.Opaque != "" ||
		!strings.HasPrefix(u.Path, "/") || strings.HasPrefix(u.Path, "//") || strings.ContainsAny(to, "\\\r\n\t") {
		return "/"
	}
	return u.RequestURI()
}
