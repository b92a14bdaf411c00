package generate

import (
	"fmt"
	"html"
	"strings"
	"time"
	"unicode/utf8"
)

// put appends markup.
func (d *draft) put(format string, a ...any) { d.buf = fmt.Appendf(d.buf, format, a...) }

// page writes the page.
func (d *draft) page() Page {
	d.topic = &d.lang.topics[d.rng.IntN(len(d.lang.topics))]
	d.headline = d.say(pick(d, d.topic.headlines))
	d.deal()
	if d.relevant {
		d.topic = &d.lang.politics
		d.headline = d.say(pick(d, d.lang.armsHeadlines))
	}
	d.url = d.address(d.topic.section, d.headline, d.number)
	// the ballast comes in proportion to what is wanted
	left := func(share float64) int { return len(d.buf) + int(share*float64(d.size)) }
	d.head(left(0.30))
	d.put(`<body class="%s %s-page">`+"\n", d.outlet.class(d.rng), d.outlet.prefix)
	d.consent()
	d.buf = append(d.buf, d.outlet.nav...)
	paragraphs := d.article()
	d.comments(left(0.08))
	d.teasers(left(0.38))
	if d.outlet.jsonState {
		d.state(paragraphs, left(0.10))
	}
	d.footer(left(0.03))
	d.put("</body></html>\n")
	d.encode()
	return Page{
		URL: d.url, Outlet: d.outlet.name, Headline: d.headline, Lang: d.outlet.lang, Published: d.published, Relevant: d.relevant,
		ContentType: map[charset]string{utf8Page: "text/html; charset=utf-8", latin1Page: "text/html; charset=ISO-8859-1", entities: "text/html"}[d.outlet.charset],
		HTML:        d.buf,
	}
}

// address is the URL of an article.
func (d *draft) address(section, headline string, number int) string {
	return fmt.Sprintf("https://%s/%s/%s-%d.html", d.outlet.host, section, slug(headline), 100_000+number)
}

// slug is a headline as part of a URL.
func slug(s string) string {
	s = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss").Replace(strings.ToLower(s))
	words := strings.FieldsFunc(s, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	return strings.Join(words, "-")
}

// head writes the head, up to a length.
func (d *draft) head(end int) {
	o := d.outlet
	title, desc := html.EscapeString(d.headline), html.EscapeString(d.say(pick(d, d.topic.sentences)))
	day := d.published.Format(time.RFC3339)
	charset := "utf-8"
	if o.charset == latin1Page {
		charset = "ISO-8859-1"
	}
	d.put("<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"%s\">\n<title>%s - %s</title>\n", o.lang, charset, title, o.name)
	d.put("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"description\" content=\"%s\">\n<link rel=\"canonical\" href=\"%s\">\n", desc, d.url)
	for _, m := range [][2]string{{"og:type", "article"}, {"og:title", title}, {"og:description", desc}, {"og:url", d.url}, {"og:site_name", o.name}, {"article:published_time", day}, {"article:section", d.topic.section}, {"og:image", d.picture() + "/w1200.webp"}} {
		d.put("<meta property=\"%s\" content=\"%s\">\n", m[0], m[1])
	}
	d.put(`<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":%q,"datePublished":%q,"dateModified":%q,"mainEntityOfPage":%q,"publisher":{"@type":"Organization","name":%q}}</script>`+"\n",
		d.headline, day, day, d.url, o.name)
	for range 6 + d.rng.IntN(6) {
		d.put("<link rel=\"preload\" as=\"script\" href=\"https://static.%s/assets/%s.%s.js\" crossorigin>\n", o.host, o.prefix, hash(d.rng, 12))
	}
	d.pieces("style", o.css, len(d.buf)+(end-len(d.buf))*3/5)
	d.pieces("script", o.scripts, end)
	d.put("</head>\n")
}

// pieces writes style sheets and scripts up to a length: the outlet's first, then what only
// this page has.
func (d *draft) pieces(element string, of []string, end int) {
	d.put("<%s>", element)
	for i := 0; len(d.buf) < end; i++ {
		if i < len(of) {
			d.buf = append(d.buf, of[i]...)
			continue
		}
		if element == "style" {
			d.buf = append(d.buf, d.outlet.rule(d.rng)...)
		} else {
			d.buf = append(d.buf, d.outlet.function(d.rng)...)
		}
	}
	d.put("</%s>\n", element)
}

// picture is the address of a picture, without its width.
func (d *draft) picture() string {
	return fmt.Sprintf("https://img.%s/%s/%s", d.outlet.host, d.published.Format("2006/01"), hash(d.rng, 16))
}

func (d *draft) consent() {
	p := d.outlet.prefix
	d.put(`<div id="consent" class="%s-consent" data-vendor="%s" hidden><p>%s</p><button class="%s-button">OK</button></div>`+"\n", p, hash(d.rng, 24), d.lang.furniture["consent"], p)
}

// article writes the article and gives its paragraphs.
func (d *draft) article() []string {
	p := d.outlet.prefix
	d.put("<main class=\"%s-main\"><article class=\"%s-article\" data-id=\"%s\">\n<header><p class=\"%s-article__kicker\">%s</p>\n<h1 class=\"%s-article__title\">%s</h1>\n", p, p, hash(d.rng, 16), p, d.topic.name, p, html.EscapeString(d.headline))
	d.put("<p class=\"%s-article__byline\">%s</p><time datetime=\"%s\">%s</time></header>\n", p, d.lang.furniture["desk"], d.published.Format(time.RFC3339), d.published.Format("02.01.2006, 15:04"))
	picture := d.picture()
	d.put("<figure class=\"%s-article__figure\"><img src=\"%s/w960.webp\" srcset=\"%s/w480.webp 480w, %s/w960.webp 960w\" alt=\"%s\" loading=\"lazy\"><figcaption>%s</figcaption></figure>\n", p, picture, picture, picture, html.EscapeString(d.place()), html.EscapeString(d.say(pick(d, d.topic.sentences))))
	paragraphs := d.paragraphs()
	for i, text := range paragraphs {
		d.put("<p class=\"%s-article__paragraph\">%s</p>\n", p, html.EscapeString(text))
		if i%4 == 3 {
			d.put("<div class=\"%s-ad\" id=\"ad-%s\" data-slot=\"%d\"><span>%s</span></div>\n", p, hash(d.rng, 6), i, d.lang.furniture["advert"])
		}
	}
	d.put("</article>\n")
	for _, net := range []string{"facebook", "whatsapp", "mail", "bluesky"} {
		d.put("<a class=\"%s-share__link\" href=\"https://%s.example/share?u=%s\" title=\"%s\">%s</a>\n", p, net, d.url, d.lang.furniture["share"], d.outlet.icons[d.rng.IntN(len(d.outlet.icons))])
	}
	return paragraphs
}

// paragraphs are those of the article. The claims of a relevant one stand in the first half.
func (d *draft) paragraphs() []string {
	n := 7 + d.rng.IntN(14)
	extra := make([]string, n)
	switch {
	case d.relevant:
		extra[0] = d.say(pick(d, d.lang.claims))
		for range d.rng.IntN(4) {
			if d.rng.IntN(4) == 0 {
				d.deal()
			}
			extra[1+d.rng.IntN(n/2)] = d.say(pick(d, d.lang.claims))
		}
	case d.rng.Float64() < falseFriends:
		extra[d.rng.IntN(n)] = d.say(pick(d, d.lang.friends))
	}
	all := make([]string, n)
	for i := range all {
		all[i] = d.paragraph(d.topic, extra[i])
	}
	return all
}

// comments are by readers without names, up to a length.
func (d *draft) comments(end int) {
	p := d.outlet.prefix
	d.put("<section class=\"%s-comments\"><h2>%s</h2><ol>\n", p, d.lang.furniture["comments"])
	for len(d.buf) < end {
		text := d.say(pick(d, d.lang.comments))
		if d.rng.IntN(2) == 0 {
			text += " " + d.say(pick(d, d.topic.sentences))
		}
		at := d.published.Add(time.Duration(d.rng.IntN(48*3600)) * time.Second)
		d.put("<li class=\"%s-comment\" id=\"c%d\"><span class=\"%s-comment__author\">user%d</span><time>%s</time><p>%s</p><button data-up=\"%d\">+</button></li>\n",
			p, 1_000_000+d.rng.IntN(9_000_000), p, d.rng.IntN(100_000), at.Format("02.01.2006 15:04"), html.EscapeString(text), d.rng.IntN(90))
	}
	d.put("</ol></section></main>\n")
}

// teasers point to other articles, up to a length.
func (d *draft) teasers(end int) {
	p := d.outlet.prefix
	d.put("<aside class=\"%s-stage\"><h2>%s</h2>\n", p, d.lang.furniture["related"])
	arms := d.rng.Float64() < armsTeasers
	for i := 0; len(d.buf) < end; i++ {
		t := &d.lang.topics[d.rng.IntN(len(d.lang.topics))]
		headline := d.say(pick(d, t.headlines))
		if i == 2 && arms {
			headline = d.say(pick(d, d.lang.armsHeadlines))
		}
		title := html.EscapeString(headline)
		picture := d.picture()
		link := d.address(t.section, headline, d.rng.IntN(900_000))
		d.put("<article class=\"%s-teaser %s-teaser--%s\" data-id=\"%s\" data-tracking='{\"pos\":%d,\"section\":\"%s\",\"id\":\"%s\"}'>\n", p, p, modifier[d.rng.IntN(len(modifier))], hash(d.rng, 10), i, t.section, hash(d.rng, 8))
		d.put("<a class=\"%s-teaser__link\" href=\"%s\"><picture><source media=\"(min-width:600px)\" srcset=\"%s/w600.webp\"><img class=\"%s-teaser__image\" loading=\"lazy\" src=\"%s/w300.webp\" alt=\"\"></picture>\n", p, link, picture, p, picture)
		d.put("<span class=\"%s-teaser__kicker\">%s</span><h3 class=\"%s-teaser__title\">%s</h3>", p, t.name, p, title)
		if i%3 == 0 {
			d.put("<p class=\"%s-teaser__text\">%s</p>", p, html.EscapeString(d.say(pick(d, t.sentences))))
		}
		d.put("<span class=\"%s-teaser__more\">%s</span></a></article>\n", p, d.lang.furniture["read more"])
	}
	d.put("</aside>\n")
}

// state is the article once more, and other things a script wants, up to a length.
func (d *draft) state(paragraphs []string, end int) {
	d.put(`<script id="__STATE__" type="application/json">{"route":%q,"build":%q,"article":{"headline":%q,"blocks":[`, d.url, hash(d.rng, 20), d.headline)
	for i, text := range paragraphs {
		if i > 0 {
			d.put(",")
		}
		d.put(`{"type":"paragraph","text":%q}`, text)
	}
	d.put(`]},"ads":[`)
	for i := 0; len(d.buf) < end; i++ {
		if i > 0 {
			d.put(",")
		}
		d.put(`{"slot":"%s_%d","id":"%s","sizes":[[%d0,%d0]],"lazy":%t}`, d.outlet.prefix, i, hash(d.rng, 14), 30+d.rng.IntN(60), 5+d.rng.IntN(50), d.rng.IntN(2) == 0)
	}
	d.put("]}</script>\n")
}

func (d *draft) footer(end int) {
	p := d.outlet.prefix
	d.put("<footer class=\"%s-footer\"><p>%s</p><ul>\n", p, d.lang.furniture["newsletter"])
	for len(d.buf) < end {
		d.put("<li><a href=\"https://%s/%s\">%s</a></li>\n", d.outlet.host, letters(d.rng, 8), pick(d, d.lang.labels))
	}
	d.put("</ul><p>© %d %s. %s</p></footer>\n<script async src=\"https://static.%s/app.%s.js\"></script>\n", d.published.Year(), d.outlet.name, d.lang.furniture["rights"], d.outlet.host, hash(d.rng, 12))
}

// encode writes the page in the outlet's charset. What ISO 8859-1 lacks, and with an outlet
// that wants it all that is not ASCII, becomes a character reference.
func (d *draft) encode() {
	if d.outlet.charset == utf8Page {
		return
	}
	out := make([]byte, 0, len(d.buf)+len(d.buf)/50)
	for b := d.buf; len(b) > 0; {
		r, size := utf8.DecodeRune(b)
		b = b[size:]
		switch {
		case r < utf8.RuneSelf:
			out = append(out, byte(r))
		case d.outlet.charset == latin1Page && r < 0x100:
			out = append(out, byte(r))
		case references[r] != "":
			out = append(out, references[r]...)
		default:
			out = fmt.Appendf(out, "&#%d;", r)
		}
	}
	d.buf = out
}

// references are the character references with names.
var references = map[rune]string{
	'ä': "&auml;", 'ö': "&ouml;", 'ü': "&uuml;", 'Ä': "&Auml;", 'Ö': "&Ouml;", 'Ü': "&Uuml;", 'ß': "&szlig;", '©': "&copy;", '…': "&hellip;",
}
