package intake

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// Fields names the fields of a record that hold an article. "" is to be guessed.
type Fields struct {
	Text, Title, Date, URL, Outlet string
}

// guesses are the names by which fields are known, the likeliest first, in small letters and
// without marks: published_at, publishedAt and Published-At are publishedat. A field by
// which a crawler says when it came by is none of them.
type guesses struct{ text, title, date, url, outlet []string }

func fieldGuesses() guesses {
	return guesses{
		text: []string{"text", "maintext", "fulltext", "articlebody", "articletext", "bodytext",
			"body", "content", "contenttext", "contenthtml", "article"},
		title: []string{"title", "headline", "heading", "subject"},
		date: []string{"datepublished", "publishedat", "published", "publishdate", "publicationdate",
			"publisheddate", "pubdate", "firstpublished", "date", "datetime"},
		url:    []string{"url", "link", "canonicalurl", "permalink", "weburl", "articleurl", "uri"},
		outlet: []string{"outlet", "publisher", "publication", "newspaper", "sitename", "source", "sourcename", "sourcedomain", "site", "domain"},
	}
}

// fold gives a field's name as it stands in guesses.
func fold(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("_- .", r) {
			return -1
		}
		return r
	}, strings.ToLower(name))
}

// record is what is taken from a record of an article.
type record struct {
	text, title, date, url, outlet string
}

// put makes the record's article the item's. The bytes are a plain text: the headline, an
// empty line, the text; where the text is HTML they are a page with the headline as its title.
func (r *record) put(item *Item) error {
	text := strings.TrimSpace(r.text)
	if text == "" {
		return errors.New("the record's text is empty")
	}
	item.Bytes = []byte(compose(oneLine(r.title), text))
	if isURL(r.url) {
		item.Provenance.File = r.url
	}
	item.Provenance.Outlet = oneLine(r.outlet)
	item.Provenance.Published = day(r.date)
	return nil
}

// compose makes the bytes of an article of its headline and its text. A text that begins
// with the headline keeps it.
func compose(title, text string) string {
	if isHTML(text) {
		return composePage(title, text)
	}
	if title == "" || strings.HasPrefix(text, title) && strings.HasPrefix(strings.TrimLeft(text[len(title):], " \t\r"), "\n") {
		return text + "\n"
	}
	return title + "\n\n" + text + "\n"
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func isURL(s string) bool {
	return strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")
}

// cookJSON makes an article of a JSON object.
func cookJSON(item *Item, o *Options) error {
	b := decodeRecord(bytes.TrimPrefix(item.Bytes, []byte("\xef\xbb\xbf")))
	fields, err := jsonFields(b)
	if err != nil {
		return fmt.Errorf("the record is no JSON object: %w", err)
	}
	get := func(named string, guessed []string) string {
		if named != "" {
			return words(at(fields, named))
		}
		for _, name := range guessed {
			for _, f := range fields {
				if fold(f.name) != name {
					continue
				}
				if value := words(f.value); value != "" {
					return value
				}
			}
		}
		return ""
	}
	g := fieldGuesses()
	r := record{
		text: get(o.Fields.Text, g.text), title: get(o.Fields.Title, g.title), date: get(o.Fields.Date, g.date),
		url: get(o.Fields.URL, g.url), outlet: get(o.Fields.Outlet, g.outlet),
	}
	if r.text == "" {
		names := make([]string, len(fields))
		for i, f := range fields {
			names[i] = f.name
		}
		return noText(names)
	}
	return r.put(item)
}

// noText says that a record has no text, and what it has.
func noText(names []string) error {
	const most = 12
	if len(names) > most {
		names = append(names[:most:most], "…")
	}
	return fmt.Errorf("no field of the record is known to hold its text; it has %s: name it, as in --fields text=NAME", strings.Join(names, ", "))
}

// at finds a field by its name, or by a path of names with dots between.
func at(fields []jsonField, name string) json.RawMessage {
	for _, f := range fields {
		if f.name == name {
			return f.value
		}
	}
	outer, inner, deeper := strings.Cut(name, ".")
	if !deeper {
		return nil
	}
	for _, f := range fields {
		if f.name != outer {
			continue
		}
		if below, err := jsonFields(f.value); err == nil {
			return at(below, inner)
		}
	}
	return nil
}

// words are the words of a value: a string, a number, paragraphs in a list, or an object
// that has a name, as {"id": "afp", "name": "AFP"}.
func words(value json.RawMessage) string {
	value = bytes.TrimSpace(value)
	if len(value) == 0 {
		return ""
	}
	switch value[0] {
	case '"':
		s, _ := unquote(value)
		return strings.TrimSpace(s)
	case '[':
		var list []json.RawMessage
		if json.Unmarshal(value, &list) != nil {
			return ""
		}
		var paragraphs []string
		for _, v := range list {
			if v := bytes.TrimSpace(v); len(v) > 0 && v[0] == '"' {
				paragraphs = append(paragraphs, words(v))
			}
		}
		return strings.TrimSpace(strings.Join(paragraphs, "\n\n"))
	case '{':
		var named struct{ Name, Title, Rendered json.RawMessage }
		if json.Unmarshal(value, &named) != nil {
			return ""
		}
		for _, v := range []json.RawMessage{named.Name, named.Title, named.Rendered} {
			if len(v) > 0 && v[0] == '"' {
				return words(v)
			}
		}
		return ""
	case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return string(value)
	}
	return ""
}
