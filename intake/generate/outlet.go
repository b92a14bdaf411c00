package generate

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// charset is how an outlet writes what is not ASCII.
type charset uint8

const (
	utf8Page charset = iota
	latin1Page
	entities
)

// style is what tells an outlet's pages from others'.
type style struct {
	name, host, lang string
	charset          charset
	// jsonState pages carry their content a second time, for a script.
	jsonState bool
}

// outletStyles are invented, like their names.
var outletStyles = []style{
	{"Hafenzeitung", "www.hafenzeitung.example", "de", utf8Page, true},
	{"Mittelland-Nachrichten", "mittelland-nachrichten.example", "de", latin1Page, false},
	{"Abendbote", "www.abendbote.example", "de", entities, false},
	{"Alpenrundschau", "alpenrundschau.example", "de", utf8Page, true},
	{"Ostsee-Anzeiger", "ostsee-anzeiger.example", "de", utf8Page, false},
	{"Tagesblick", "www.tagesblick.example", "de", utf8Page, true},
	{"The Harbour Times", "www.harbourtimes.example", "en", utf8Page, true},
	{"Northern Post", "northernpost.example", "en", utf8Page, false},
	{"The Morning Ledger", "www.morningledger.example", "en", entities, false},
	{"Border Gazette", "bordergazette.example", "en", utf8Page, true},
	{"Continental Review", "www.continentalreview.example", "en", utf8Page, true},
	{"The Lantern", "lantern.example", "en", utf8Page, false},
}

// outlet is a style with what all its pages share.
type outlet struct {
	style
	// prefix begins the names of its classes.
	prefix string
	// css, scripts and icons are pieces of which each page has some, in order.
	css, scripts, icons []string
	nav                 string
}

func newOutlet(s style, rng *rand.Rand) *outlet {
	o := &outlet{style: s, prefix: letters(rng, 2+rng.IntN(3))}
	for range 130 {
		o.css = append(o.css, o.rule(rng))
	}
	for range 40 {
		o.scripts = append(o.scripts, o.function(rng))
	}
	for range 24 {
		o.icons = append(o.icons, icon(rng))
	}
	o.nav = o.navigation(rng)
	return o
}

const alphabet = "abcdefghijklmnopqrstuvwxyz0123456789"

// letters is a name of n letters.
func letters(rng *rand.Rand, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = alphabet[rng.IntN(26)]
	}
	return string(b)
}

// hash is n letters and digits, as in names of files and ids of pictures.
func hash(rng *rand.Rand, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = alphabet[rng.IntN(len(alphabet))]
	}
	return string(b)
}

var (
	blocks   = []string{"teaser", "header", "nav", "article", "footer", "button", "media", "list", "comment", "ad", "grid", "byline", "share", "stage", "ticker", "modal"}
	elements = []string{"title", "kicker", "image", "link", "text", "icon", "meta", "wrapper", "item", "label", "inner", "caption", "time", "author"}
	modifier = []string{"large", "small", "dark", "active", "premium", "mobile", "wide", "hidden", "first", "sticky"}
	rules    = []string{
		"display:flex", "display:block", "display:none", "position:relative", "position:absolute", "margin:0 auto", "padding:%dpx %dpx", "margin-top:%dpx", "font-size:%d.%dpx", "line-height:1.%d%d", "color:#%02x40%02x",
		"background:#%02x%02xff", "border-bottom:%dpx solid #e%de%d0", "width:%d.%d%%", "max-width:%d0%dpx", "transition:opacity .%ds ease-in-out %dms", "font-family:var(--font-serif),Georgia,serif", "z-index:%d%d", "flex:1 1 auto",
		"text-decoration:none", "grid-template-columns:repeat(%d,minmax(0,%dfr))", "transform:translate(%d%%,-%d%%)", "box-shadow:0 %dpx %dpx rgba(0,0,0,.12)", "overflow:hidden", "text-transform:uppercase", "letter-spacing:.0%d%dem",
	}
)

// class is the name of a class of the outlet.
func (o *outlet) class(rng *rand.Rand) string {
	name := o.prefix + "-" + blocks[rng.IntN(len(blocks))] + "__" + elements[rng.IntN(len(elements))]
	if rng.IntN(3) == 0 {
		name += "--" + modifier[rng.IntN(len(modifier))]
	}
	return name
}

// declaration is a rule with its numbers.
func declaration(rng *rand.Rand) string {
	rule := rules[rng.IntN(len(rules))]
	if n := strings.Count(rule, "%d") + strings.Count(rule, "%02x"); n == 2 {
		return fmt.Sprintf(rule, rng.IntN(40), rng.IntN(40))
	}
	return rule
}

// rule is a rule of the style sheet.
func (o *outlet) rule(rng *rand.Rand) string {
	var b strings.Builder
	media := rng.IntN(5) == 0
	if media {
		fmt.Fprintf(&b, "@media (min-width:%d0px){", 30+rng.IntN(90))
	}
	for range 1 + rng.IntN(3) {
		fmt.Fprintf(&b, ".%s{", o.class(rng))
		for i := range 2 + rng.IntN(6) {
			if i > 0 {
				b.WriteByte(';')
			}
			b.WriteString(declaration(rng))
		}
		b.WriteString("}")
	}
	if media {
		b.WriteString("}")
	}
	return b.String()
}

// statements of the scripts; each %s is a name.
var scriptLines = []string{
	"var %s=document.querySelectorAll('[data-%s]');", "if(typeof %s!=='undefined'&&%s.length>0){%s.forEach(function(e){e.classList.add('is-%s')})}", "window.%s=window.%s||[];window.%s.push(['%s',+new Date]);",
	"function %s(e){return e&&e.target?e.target.getAttribute('data-%s'):null}", "%s.addEventListener('click',function(t){t.preventDefault();%s(t)},{passive:!0});", "try{localStorage.setItem('%s',JSON.stringify(%s))}catch(%s){}",
	"const %s=async()=>{const t=await fetch('/api/%s?v='+%s);return t.ok?t.json():{}};", "/* %s: %s */", "%s.observe(document.getElementById('%s'),{rootMargin:'200px 0px',threshold:.25});", "googletag.cmd.push(function(){googletag.defineSlot('/%s/%s',[[300,250],[728,90]],'%s')});",
}

// function is a piece of script.
func (o *outlet) function(rng *rand.Rand) string {
	names := make([]string, 6)
	for i := range names {
		names[i] = letters(rng, 1+rng.IntN(7))
	}
	var b strings.Builder
	for range 4 + rng.IntN(6) {
		line := scriptLines[rng.IntN(len(scriptLines))]
		for strings.Contains(line, "%s") {
			line = strings.Replace(line, "%s", names[rng.IntN(len(names))], 1)
		}
		b.WriteString(line)
	}
	return b.String()
}

// icon is a picture of lines.
func icon(rng *rand.Rand) string {
	var b strings.Builder
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" aria-hidden="true"><path d="M`)
	for range 12 + rng.IntN(30) {
		fmt.Fprintf(&b, "%d.%02d %d.%02d%c", rng.IntN(24), rng.IntN(100), rng.IntN(24), rng.IntN(100), "LCSlcsHV"[rng.IntN(8)])
	}
	b.WriteString(`0 0z" fill="currentColor"/></svg>`)
	return b.String()
}

// navigation is the menu of all pages.
func (o *outlet) navigation(rng *rand.Rand) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<nav class="%s-nav" aria-label="Navigation"><ul class="%s-nav__list">`, o.prefix, o.prefix)
	labels := languages[o.lang].labels
	for i, label := range labels {
		fmt.Fprintf(&b, `<li class="%s-nav__item"><a class="%s-nav__link" href="https://%s/%s/" data-track="nav-%d">%s%s</a>`, o.prefix, o.prefix, o.host, letters(rng, 4+rng.IntN(7)), i, o.icons[rng.IntN(len(o.icons))][:0], label)
		if rng.IntN(3) == 0 {
			b.WriteString(`<ul class="` + o.prefix + `-nav__sub">`)
			for range 2 + rng.IntN(5) {
				fmt.Fprintf(&b, `<li><a href="https://%s/%s/%s/">%s</a></li>`, o.host, letters(rng, 5), letters(rng, 6), labels[rng.IntN(len(labels))])
			}
			b.WriteString("</ul>")
		}
		b.WriteString("</li>\n")
	}
	b.WriteString("</ul></nav>\n")
	return b.String()
}
