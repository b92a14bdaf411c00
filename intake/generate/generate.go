// Package generate makes up news pages and web archives of them, for measuring how fast
// articles are taken in. The same options make the same bytes on every machine. The pages have
// the size and the ballast of real ones: style sheets, scripts, navigation, teasers, comments.
// Few of them tell of transfers of arms; the others are about sport, weather, business,
// culture and the neighbourhood, and have their share of words that only look like arms.
// All of the news is invented, and so are outlets and places; nobody is named.
package generate

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"time"

	"waybill"
	"waybill/atlas"
)

// Options say what the pages are like. The zero value makes pages like real ones.
type Options struct {
	Seed uint64
	// Relevant is the share of pages that tell of transfers, 0 for 2 %.
	Relevant float64
	// Size is how long the HTML of a page is on average, in bytes; 0 for 120,000.
	Size int
}

// What pages are like beside that.
const (
	// falseFriends is the share of the other pages with a sentence whose words look like
	// arms or transfers: tanks of petrol, shots on goal, folded arms.
	falseFriends = 0.2
	// armsTeasers is the share of the other pages that point to an article on arms.
	armsTeasers = 0.03
	// spread is how much the sizes of pages differ: the standard deviation of their logarithm.
	spread = 0.45
)

// Page is a made-up page.
type Page struct {
	URL, Outlet, Headline string
	// Lang is "de" or "en".
	Lang      string
	Published time.Time
	// Relevant says that it tells of transfers.
	Relevant bool
	// ContentType is that of its HTTP response, HTML the page in that charset. HTML is valid
	// until the next page is made.
	ContentType string
	HTML        []byte
}

// Maker makes pages. It is for one goroutine.
type Maker struct {
	o       Options
	atlas   *atlas.Atlas
	outlets []*outlet
	buf     []byte
}

// New makes up the outlets.
func New(a *atlas.Atlas, o Options) (*Maker, error) {
	o.Relevant = cmp.Or(o.Relevant, 0.02)
	o.Size = cmp.Or(o.Size, 120_000)
	for _, s := range states {
		if p := a.Party(s.id); p == nil || len(p.Names["de"]) == 0 || len(p.Names["en"]) == 0 {
			return nil, fmt.Errorf("make up pages: the atlas has no German and English name of party %q", s.id)
		}
	}
	m := &Maker{o: o, atlas: a}
	for i, style := range outletStyles {
		m.outlets = append(m.outlets, newOutlet(style, rand.New(rand.NewPCG(o.Seed, uint64(i)))))
	}
	return m, nil
}

// first is the day of the first page; each day has perDay.
var first = time.Date(2018, 3, 1, 5, 0, 0, 0, time.UTC)

const perDay = 400

// Page makes the page of a number. The pages are independent of one another.
func (m *Maker) Page(i int) Page {
	rng := rand.New(rand.NewPCG(m.o.Seed+1, uint64(i)))
	d := &draft{
		rng: rng, atlas: m.atlas, outlet: m.outlets[rng.IntN(len(m.outlets))], number: i, buf: m.buf[:0],
		published: first.AddDate(0, 0, i/perDay).Add(time.Duration(rng.IntN(18*3600)) * time.Second),
		relevant:  rng.Float64() < m.o.Relevant,
	}
	d.lang = languages[d.outlet.lang]
	// the mean of a log-normal distribution is above its median
	d.size = int(float64(m.o.Size) * math.Exp(spread*rng.NormFloat64()-spread*spread/2))
	p := d.page()
	m.buf = d.buf
	return p
}

// draft is a page in the making.
type draft struct {
	rng       *rand.Rand
	atlas     *atlas.Atlas
	outlet    *outlet
	lang      *language
	number    int
	size      int
	published time.Time
	relevant  bool
	topic     *topic
	// supplier and recipient are those of the deal at hand.
	supplier, recipient state
	headline            string
	url                 string
	buf                 []byte
}

// state is a state, with the article its name has in a sentence.
type state struct {
	id waybill.PartyID
	// nominative and dative are the German articles, the the English one.
	nominative, dative, the string
}

// states deal with one another in the articles.
var states = []state{
	{id: "FR"}, {id: "DE"}, {id: "NO"}, {id: "SE"}, {id: "PL"}, {id: "GR"}, {id: "IT"}, {id: "ES"}, {id: "RO"}, {id: "IN"}, {id: "JP"},
	{id: "IL"}, {id: "EG"}, {id: "SA"}, {id: "AU"}, {id: "CA"}, {id: "BR"}, {id: "CL"}, {id: "ID"}, {id: "VN"}, {id: "KR"}, {id: "PK"},
	{id: "RU"}, {id: "CN"}, {id: "BE"}, {id: "DK"}, {id: "FI"}, {id: "HU"}, {id: "BG"}, {id: "RS"}, {id: "MA"}, {id: "NG"}, {id: "KE"},
	{"UA", "die ", "der ", ""}, {"TR", "die ", "der ", ""}, {"US", "die ", "den ", "the "}, {"CH", "die ", "der ", ""}, {"SK", "die ", "der ", ""},
	{"NL", "die ", "den ", "the "}, {"PH", "die ", "den ", "the "}, {"AE", "die ", "den ", "the "},
}
