package watch_test

import (
	"fmt"
	"html"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
)

// piece is an article of the made-up world. Its marker stands in it, and in no other.
type piece struct {
	marker    string
	host      int
	published time.Time
	// full says that its feed holds it whole.
	full bool
	// feeds are those it appears in: its own, and now and then another of the same host.
	feeds []int
	body  string
}

// outlet is a feed of the made-up world, of one format and with one habit.
type outlet struct {
	format string
	host   int
	// fickle feeds give their entries other IDs each time; restless ones shuffle them; nostalgic ones
	// show an old one again; ttl is what an RSS feed asks for, in minutes.
	fickle, restless, nostalgic bool
	ttl                         int
	pieces                      []*piece // in the order of publication
}

// world is what there is to watch: everything that will be published, and when.
type world struct {
	start   time.Time
	outlets []*outlet
	pieces  []*piece
	bodies  map[string]*piece // by path
}

var formats = []string{"rss", "atom", "json", "sitemap", "rss"}

// newWorld makes feeds, several to a host, and what they will publish until the horizon.
func newWorld(chance *rand.Rand, feeds, hosts int, start time.Time, horizon time.Duration) *world {
	w := &world{start: start, bodies: map[string]*piece{}}
	for i := range feeds {
		w.outlets = append(w.outlets, &outlet{
			format: formats[i%len(formats)], host: i % hosts,
			fickle: chance.IntN(8) == 0, restless: chance.IntN(3) == 0, nostalgic: chance.IntN(4) == 0,
			ttl: []int{0, 0, 10, 60}[chance.IntN(4)],
		})
	}
	for i, o := range w.outlets {
		perDay := []float64{1, 4, 10, 30}[chance.IntN(4)]
		// some articles are there already when the watching begins
		for at := start.Add(-6 * time.Hour); ; {
			at = at.Add(time.Duration(chance.ExpFloat64() / perDay * float64(24*time.Hour)))
			if at.After(start.Add(horizon)) {
				break
			}
			p := &piece{marker: fmt.Sprintf("m%dx%d", i, len(o.pieces)), host: o.host, published: at, feeds: []int{i}, full: o.format != "sitemap" && chance.IntN(3) == 0}
			p.body = p.text(chance)
			if other := (i + len(w.outlets)/2) % len(w.outlets); chance.IntN(10) == 0 && w.outlets[other].host == o.host && !p.full && other != i {
				p.feeds = append(p.feeds, other)
			}
			w.pieces = append(w.pieces, p)
			w.bodies["/a/"+p.marker] = p
			for _, f := range p.feeds {
				w.outlets[f].pieces = append(w.outlets[f].pieces, p)
			}
		}
	}
	for _, o := range w.outlets {
		slices.SortStableFunc(o.pieces, func(a, b *piece) int { return a.published.Compare(b.published) })
	}
	return w
}

// window is how many entries a feed shows.
const window = 20

// shown are the pieces in a feed at a time, the latest first, and what its ETag is.
func (o *outlet) shown(now time.Time) (shown []*piece, etag string) {
	n, _ := slices.BinarySearchFunc(o.pieces, now, func(p *piece, t time.Time) int { return p.published.Compare(t) })
	shown = slices.Clone(o.pieces[max(0, n-window):n])
	slices.Reverse(shown)
	return shown, fmt.Sprintf(`"%d"`, n)
}

// document is the feed as it is sent.
func (w *world) document(o *outlet, base string, now time.Time, chance *rand.Rand) string {
	shown, _ := o.shown(now)
	if o.nostalgic && len(o.pieces) > 0 {
		if old := o.pieces[chance.IntN(len(o.pieces))]; old.published.Before(now) && !slices.Contains(shown, old) && now.Sub(old.published) < 20*time.Hour {
			shown = append(shown, old)
		}
	}
	if o.restless {
		chance.Shuffle(len(shown), func(i, j int) { shown[i], shown[j] = shown[j], shown[i] })
	}
	var b strings.Builder
	b.WriteString(heads[o.format](o))
	for i, p := range shown {
		id := p.marker
		if o.fickle {
			id += fmt.Sprint("-", chance.IntN(1000))
		}
		title := "Report " + p.marker
		if chance.IntN(10) == 0 {
			title += " (updated)"
		}
		text := "<p>Short: " + p.marker + "</p>"
		if p.full {
			text = p.body
		}
		link := base + "/a/" + p.marker
		if chance.IntN(5) == 0 {
			link += "?utm_source=feed" + fmt.Sprint(chance.IntN(9))
		}
		if i > 0 && o.format == "json" {
			b.WriteString(",")
		}
		b.WriteString(entry(o.format, id, title, link, text, p.published))
	}
	b.WriteString(tails[o.format])
	return b.String()
}

var heads = map[string]func(*outlet) string{
	"rss": func(o *outlet) string {
		return fmt.Sprintf(`<rss version="2.0"><channel><title>Example Post %d</title><ttl>%d</ttl>`, o.host, o.ttl)
	},
	"atom": func(o *outlet) string {
		return fmt.Sprintf(`<feed xmlns="http://www.w3.org/2005/Atom"><title>Example Herald %d</title>`, o.host)
	},
	"json": func(o *outlet) string {
		return fmt.Sprintf(`{"version":"https://jsonfeed.org/version/1.1","title":"Example Notes %d","items":[`, o.host)
	},
	"sitemap": func(*outlet) string { return `<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">` },
}

var tails = map[string]string{"rss": "</channel></rss>", "atom": "</feed>", "json": "]}", "sitemap": "</urlset>"}

func entry(format, id, title, link, text string, at time.Time) string {
	switch format {
	case "rss":
		return fmt.Sprintf("<item><guid isPermaLink=\"false\">%s</guid><title>%s</title><link>%s</link><pubDate>%s</pubDate><description>%s</description></item>\n",
			id, title, html.EscapeString(link), at.Format(time.RFC1123Z), html.EscapeString(text))
	case "atom":
		return fmt.Sprintf("<entry><id>%s</id><title>%s</title><link href=\"%s\"/><published>%s</published><content type=\"html\">%s</content></entry>\n",
			id, title, html.EscapeString(link), at.Format(time.RFC3339), html.EscapeString(text))
	case "json":
		return fmt.Sprintf("{\"id\":%q,\"title\":%q,\"url\":%q,\"date_published\":%q,\"content_html\":%q}\n", id, title, link, at.Format(time.RFC3339), text)
	}
	return fmt.Sprintf("<url><loc>%s</loc><news:news><news:publication_date>%s</news:publication_date><news:title>%s</news:title></news:news></url>\n",
		html.EscapeString(link), at.Format(time.RFC3339), title)
}

// text is the article itself, with a claim in it, and otherwise of words of its own: the ledger
// looks for copies.
func (p *piece) text(chance *rand.Rand) string {
	var b strings.Builder
	b.WriteString("<p>Norway delivered 14 tanks to Ukraine, report " + p.marker + " said.</p>\n")
	for range 6 {
		b.WriteString("<p>")
		for range 3 {
			b.WriteString("The")
			for range 9 {
				b.WriteByte(' ')
				for range 3 + chance.IntN(6) {
					b.WriteByte("abcdefghiklmnoprstuvwz"[chance.IntN(22)])
				}
			}
			b.WriteString(". ")
		}
		b.WriteString("</p>\n")
	}
	return b.String()
}

// page is the article's page. Something in it is another each time.
func (p *piece) page(chance *rand.Rand) string {
	return fmt.Sprintf("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Report %s</title></head><body><nav>visit %d</nav><article><h1>Report %s</h1>\n%s</article></body></html>",
		p.marker, chance.IntN(1_000_000_000), p.marker, p.body)
}
