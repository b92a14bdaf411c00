package article

import (
	"net/url"
	"strings"
)

// facts is what a page tells of its article outside the text.
type facts struct {
	title, outlet, author, published, canonical string

	linked string // the text in JSON-LD
	walled bool   // not all of it is free to read
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

// facts reads a page's head; from is where the page came from, nil if it is not known.
// JSON-LD comes first, as it is the only one that says what a value belongs to; but the
// outlet's own name for itself is og:site_name, where its publisher may be a company.
func (h *head) facts(from *url.URL) facts {
	f := facts{canonical: h.canonical(from)}
	title := h.meta(titleMetas)
	linked := readLinked(h.linked, title, f.canonical)
	f.title = first(title, oneLine(string(linked.Headline)))
	f.outlet = first(h.meta(outletMetas[:1]), first(linked.Publisher.names()...), h.meta(outletMetas[1:]))
	f.author = first(strings.Join(linked.Author.names(), "; "), h.author())
	f.published = h.stated(string(linked.Published))
	f.linked = string(linked.Body)
	f.walled = strings.EqualFold(string(linked.Free), "false")
	return f
}

// complete fills in what the metadata lacks from the title element and the address.
func (f *facts) complete(h *head, from *url.URL) {
	address := from
	if address == nil {
		address = webAddress(f.canonical, nil)
	}
	if f.title == "" {
		f.title = withoutEnding(h.title)
	}
	if f.outlet == "" && address != nil {
		f.outlet = first(outletInTitle(h.title, address), hostName(address))
	}
	if f.published == "" && address != nil {
		f.published = dayInPath(address.Path)
	}
}

// outletInTitle is the end of a title that names the outlet at the address.
func outletInTitle(title string, address *url.URL) string {
	for _, sep := range separators() {
		if _, end, found := cutLast(title, sep); found && wordCount(end) <= 5 && ofHost(end, address) {
			return end
		}
	}
	return ""
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

// stated is the day of publication in JSON-LD, <meta> or microdata.
func (h *head) stated(linked string) string {
	stated := []string{linked}
	for _, name := range publishedMetas {
		stated = append(stated, h.metas[name])
	}
	stated = append(stated, h.published)
	for _, s := range stated {
		if m, ok := readMoment(s); ok {
			for _, t := range h.times {
				stated = append(stated, t.stated)
			}
			return m.dayIn(stated)
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
		canonical: first(f.canonical, others.canonical),
		linked:    first(f.linked, others.linked),
		walled:    f.walled || others.walled,
	}
}
