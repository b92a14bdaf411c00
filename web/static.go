package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"
)

// static is what pages are drawn with, each under a name with the hash of its content: it is
// kept by browsers for ever.
type static struct {
	files map[string]*kept  // by the name with the hash
	names map[string]string // by the plain name
}

// loadStatic joins all style sheets to one, base.css first, and all scripts, app.js first.
func loadStatic(from fs.FS) (*static, error) {
	s := &static{files: map[string]*kept{}, names: map[string]string{}}
	style, err := joinFiles(from, "static/css/*.css", "base.css")
	if err != nil {
		return nil, err
	}
	script, err := joinFiles(from, "static/js/*.js", "app.js")
	if err != nil {
		return nil, err
	}
	icon, err := fs.ReadFile(from, "static/icon.svg")
	if err != nil {
		return nil, err
	}
	s.add("style.css", "text/css; charset=utf-8", style)
	s.add("app.js", "text/javascript; charset=utf-8", script)
	s.add("icon.svg", "image/svg+xml", icon)
	return s, nil
}

func joinFiles(from fs.FS, pattern, first string) ([]byte, error) {
	names, err := fs.Glob(from, pattern)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(names, func(a, b string) int {
		switch {
		case path.Base(a) == first:
			return -1
		case path.Base(b) == first:
			return 1
		}
		return strings.Compare(a, b)
	})
	var all bytes.Buffer
	for _, name := range names {
		data, err := fs.ReadFile(from, name)
		if err != nil {
			return nil, err
		}
		all.Write(data)
	}
	return all.Bytes(), nil
}

func hashOf(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:6])
}

func (s *static) add(name, kind string, body []byte) {
	ext := path.Ext(name)
	hashed := strings.TrimSuffix(name, ext) + "." + hashOf(body) + ext
	s.files[hashed] = &kept{status: http.StatusOK, kind: kind, body: body}
	s.names[name] = hashed
}

// href is the address of a file by its plain name.
func (s *static) href(name string) string { return "/static/" + s.names[name] }

// ServeHTTP serves a file by its name with the hash.
func (s *static) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	f, ok := s.files[r.PathValue("file")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	f.send(w, r)
}
