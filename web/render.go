package web

import (
	"bytes"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strings"

	"waybill/door"
)

// templates are the pages by language and name.
type templates map[string]map[string]*template.Template

// parseTemplates parses every page once for each language, with the functions bound to it.
func (s *Site) parseTemplates(from fs.FS) (templates, error) {
	pages, err := fs.Glob(from, "templates/*.html")
	if err != nil {
		return nil, err
	}
	all := templates{}
	for _, lang := range languages {
		base, err := template.New("layout.html").Funcs(s.functions(lang)).ParseFS(from, "templates/layout.html", "templates/parts.html")
		if err != nil {
			return nil, fmt.Errorf("web: %w", err)
		}
		all[lang] = map[string]*template.Template{}
		for _, file := range pages {
			name := strings.TrimSuffix(path.Base(file), ".html")
			if name == "layout" || name == "parts" {
				continue
			}
			t, err := template.Must(base.Clone()).ParseFS(from, file)
			if err != nil {
				return nil, fmt.Errorf("web: %w", err)
			}
			all[lang][name] = t
		}
	}
	return all, nil
}

// shown is what a template sees: a page with who asks for it, and how.
type shown struct {
	*page
	// Lang is the language of the page, Theme light, dark or "" for that of the machine.
	Lang, Theme string
	// Path is the path of the address without the form, Query the rest of it without what only
	// switches language and theme.
	Path  string
	Query url.Values
	Who   door.Who
	Nav   []section
	// Style and Script are the addresses of what is static, Icon that of the icon.
	Style, Script, Icon string
}

// Link is the address of this page with a parameter set to a value, from the first page on;
// "" takes it away.
func (v *shown) Link(name, value string) string {
	q := changed(v.Query, name, value)
	if name != "after" {
		q.Del("after")
	}
	return address(v.Path, q)
}

// Twin is the address of this page in another form: "json", "csv", "atom".
func (v *shown) Twin(form string) string { return address(v.Path+"."+form, v.Query) }

// Switch is the address of this page in another language or theme.
func (v *shown) Switch(name, value string) string {
	return address(v.Path, changed(v.Query, name, value))
}

// Here is the address of this page, to be kept.
func (v *shown) Here() string { return address(v.Path, v.Query) }

func changed(q url.Values, name, value string) url.Values {
	c := url.Values{}
	for k, v := range q {
		c[k] = v
	}
	c.Del(name)
	if value != "" {
		c.Set(name, value)
	}
	return c
}

func address(path string, q url.Values) string {
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}

// render makes a page whole, so that an error never gives half of one.
func (s *Site) render(r *http.Request, f form, p *page) ([]byte, error) {
	lang := langOf(r)
	t := s.templates[lang][p.Template]
	if t == nil {
		return nil, fmt.Errorf("web: there is no template %q", p.Template)
	}
	v := &shown{
		page: p, Lang: lang, Theme: themeOf(r), Path: bare(r, f), Query: asked(r), Who: door.Of(r.Context()),
		Style: s.static.href("style.css"), Script: s.static.href("app.js"), Icon: s.static.href("icon.svg"),
	}
	if p.Again != nil {
		v.Query = p.Again
	}
	v.Nav = sections(v.Path, v.Who, s.Doors != nil)
	var out bytes.Buffer
	if err := t.Execute(&out, v); err != nil {
		return nil, fmt.Errorf("web: page %s: %w", p.Template, err)
	}
	return out.Bytes(), nil
}
