package browsertest

import (
	"testing"
)

// inert looks over a page for what an article may not bring about, and lists what it finds.
// Scripts in hostile articles set window.__pwned.
const inert = `(() => {
const bad = [];
const say = (what, e) => { if (bad.length < 8) bad.push(what + ': ' + (e.outerHTML || String(e)).slice(0, 200)) };
if (window.__pwned !== undefined) say('a script of an article ran', window.__pwned);
if (Object.prototype.polluted !== undefined) say('a prototype was changed', 'polluted');

const elements = new Set(('html head meta title link script style body a abbr article aside b bdi blockquote br button caption cite code col colgroup ' +
  'datalist dd del details dfn dialog div dl dt em fieldset figcaption figure footer form h1 h2 h3 h4 header hr i input ins kbd label legend li main mark meter nav ol ' +
  'optgroup option output p pre progress q s samp search section select small span strong sub summary sup table tbody td textarea tfoot th thead time tr u ul wbr ' +
  'svg g path line polyline polygon rect circle ellipse text tspan title desc defs marker clipPath linearGradient stop use').split(' '));
const inHead = new Set('meta title link script'.split(' '));
const address = /^(\/(?!\/)|#|\?|$)/;
for (const e of document.querySelectorAll('*')) {
  if (!elements.has(e.localName)) say('an element that no page has', e);
  if (e.namespaceURI.includes('MathML')) say('mathematics', e);
  if (inHead.has(e.localName) && !e.closest('head,svg')) say('belongs into the head', e);
  if (e.localName === 'style') say('a style element', e);
  if (e.localName === 'script' && !(e.getAttribute('src') || '').startsWith('/static/')) say('a script', e);
  if (e.localName === 'link' && !address.test(e.getAttribute('href'))) say('a link to elsewhere', e);
  if (e.localName === 'meta' && e.httpEquiv) say('a meta element', e);
  for (const a of e.attributes) {
    const name = a.name.toLowerCase(), value = a.value;
    if (name.startsWith('on') || name === 'style' || name === 'srcdoc' || name === 'srcset' || name === 'ping' || name === 'autofocus' && e.closest('.marked')) say('an attribute ' + name, e);
    if (['href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'poster', 'background', 'cite'].includes(name) && !address.test(value)) {
      const out = e.localName === 'a' && name === 'href' && /^https?:\/\//.test(value);
      const rel = (e.getAttribute('rel') || '').split(/\s+/);
      if (!out) say('an address ' + value.slice(0, 60), e);
      else if (!['noopener', 'noreferrer', 'nofollow'].every(r => rel.includes(r))) say('a link out without rel', e);
    }
    if (/[\u202A-\u202E\u2066-\u2069]/.test(value)) say('steering characters in ' + name, e);
  }
}
const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
for (let n = walker.nextNode(); n; n = walker.nextNode()) {
  const p = n.parentElement;
  if (/[\u202A-\u202E\u2066-\u2069]/.test(n.data)) say('steering characters in ' + p.localName, p);
  if (/[\u0590-\u08FF\u200F\u061C]/.test(n.data) && !p.closest('bdi,[dir],title,option,textarea,head')) say('text from right to left that is not set apart', p);
  if (/\u0000/.test(n.data)) say('a null', p);
}
for (const e of document.querySelectorAll('textarea, input')) if (/[\u202A-\u202E\u2066-\u2069]/.test(e.value)) say('steering characters in a field', e);

const root = document.documentElement;
if (root.scrollWidth > root.clientWidth) {
  const shut = e => { for (let p = e.parentElement; p; p = p.parentElement) if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(p).overflowX)) return true };
  const wide = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > root.clientWidth + 1 && !shut(e));
  say(root.scrollWidth + ' wide in ' + root.clientWidth, wide.at(-1) || root);
}
for (const e of document.querySelectorAll('h1, h2, h3, th a')) if (e.getBoundingClientRect().height > 600) say('a heading ' + Math.round(e.getBoundingClientRect().height) + ' high', e);
if (document.querySelectorAll('h1').length !== 1) say(document.querySelectorAll('h1').length + ' first headings', document.title);
return bad;
})()`

// inert fails if the page is not what it should be whatever the articles say.
func (b *tab) inert(what string) {
	b.t.Helper()
	for _, bad := range eval[[]string](b, inert) {
		b.t.Errorf("%s (%s): %s", b.where(), what, bad)
	}
	b.mu.Lock()
	for i, said := range b.bad {
		b.bad[i] = what + ": " + said
	}
	b.mu.Unlock()
	b.quiet()
}

// A page with something wrong in it is found out: the look at pages would say so.
func TestInertFindsWhatIsNot(t *testing.T) {
	b := newTab(t, serve(t, usual(t)))
	b.open("/")
	b.inert("as it is")
	for what, spoil := range map[string]string{
		"element":   "document.querySelector('main').append(document.createElement('iframe'))",
		"attribute": "document.querySelector('h1').setAttribute('onclick', '1')",
		"address":   "document.querySelector('main a').setAttribute('href', 'java' + 'script:1')",
		"out":       "document.querySelector('main a').setAttribute('href', 'https://a.example/')",
		"bidi":      "document.querySelector('h1').append('\\u202e')",
		"rtl":       "document.querySelector('h1').append('\\u05d0')",
		"wide":      "{ const e = document.createElement('pre'); e.textContent = 'x'.repeat(5000); document.querySelector('main').append(e); e.style.overflow = 'visible' }",
		"canary":    "window.__pwned = 1",
	} {
		b.open("/")
		eval[any](b, spoil+"; 0")
		if len(eval[[]string](b, inert)) == 0 {
			t.Errorf("%s is not found", what)
		}
		b.mu.Lock()
		b.bad = nil // of the frame that was put in, and styles the policy refuses
		b.mu.Unlock()
	}
}
