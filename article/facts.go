package article

import (
	"slices"
	"strings"
)

// facts is what a page tells of its article outside the text.
type facts struct {
	title, outlet, author, published string
	body                             string // the text in JSON-LD
}

// The names of <meta>, the surest first. Pages have many more; these are the ones that
// tell of the article and not of the site or the file.
var (
	titleMetas     = []string{"og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "headline"}
	outletMetas    = []string{"og:site_name", "dc.publisher", "dcterms.publisher", "citation_journal_title", "publisher", "application-name"}
	authorMetas    = []string{"author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl"}
	publishedMetas = []string{
		"article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.issued",
		"dcterms.created", "dc.date.created", "pubdate", "publishdate", "publish-date", "publish_date", "published_time", "article.published",
		"parsely-pub-date", "sailthru.date", "citation_publication_date", "article_date_original", "cxenseparse:recs:publishtime", "iso-8601-publish-date",
	}
)

// facts reads a page's head. JSON-LD comes first, as it is the only one that says what a
// value belongs to.
func (h *head) facts() facts {
	linked := readLinked(h.linked)
	if linked == nil {
		linked = &linkedData{}
	}
	f := facts{
		title:  first(h.meta(titleMetas), oneLine(string(linked.Headline))),
		outlet: first(h.meta(outletMetas[:1]), first(linked.Publisher.names()...), h.meta(outletMetas[1:])),
		author: strings.Join(linked.Author.names(), "; "),
		body:   string(linked.Body),
	}
	if f.author == "" {
		f.author = h.author()
	}
	f.published = h.published(string(linked.Published))
	return f
}

// author is the author in <meta>; some put the address of the author's page there.
func (h *head) author() string {
	for _, name := range authorMetas {
		if author := oneLine(h.metas[name]); author != "" && !strings.Contains(author, "://") {
			return author
		}
	}
	return ""
}

// published is the day of publication in the metadata.
func (h *head) published(linked string) string {
	stated := []string{linked}
	for _, name := range publishedMetas {
		stated = append(stated, h.metas[name])
	}
	others := slices.Concat(stated, h.times)
	for _, s := range stated {
		if m, ok := readMoment(s); ok {
			return m.dayIn(others)
		}
	}
	return ""
}

func (h *head) meta(names []string) string {
	for _, name := range names {
		if content := oneLine(h.metas[name]); content != "" {
			return content
		}
	}
	return ""
}

func first(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}

// or gives f with what it lacks from others.
func (f facts) or(others facts) facts {
	return facts{
		title:     first(f.title, others.title),
		outlet:    first(f.outlet, others.outlet),
		author:    first(f.author, others.author),
		published: first(f.published, others.published),
		body:      first(f.body, others.body),
	}
}
