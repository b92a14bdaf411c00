package generate

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"time"

	"waybill"
	"waybill/ledger"
)

// Article is one of the articles, from 0, with its reading. They come in the order of
// their days, a copy a day or so after what it copies. Those with numbers from
// [World.Articles] on are more articles about the same deals.
func (w *World) Article(i int) ledger.Input {
	source := w.source(i)
	body := rand.New(rand.NewPCG(w.seed, uint64(source)+1))
	head := rand.New(rand.NewPCG(w.seed+1, uint64(i)+1))
	d := &draft{world: w, rng: body, german: body.IntN(2) == 0, cut: -1}
	at := source % w.Articles() * mentioned
	mentions := w.mentions[at:min(len(w.mentions), at+mentioned)]
	d.day = first.AddDate(0, 0, int(mentions[0].day))
	if source != i {
		d.cut = 1 + head.IntN(4)
	}
	d.headline(head, &w.deals[mentions[0].deal])
	if source != i {
		d.put("(dpa) – ")
	}
	d.body(mentions)
	// no two articles are the same
	d.blocks = append(d.blocks, waybill.Block{Kind: waybill.Furniture, Span: d.put(fmt.Sprintf("© %d/%d\n", d.day.Year(), i)), Lang: d.lang()})
	published := d.day.AddDate(0, 0, min(i-source, 1)).Format(time.DateOnly)
	return d.input(fmt.Sprintf("news/%s/%07d.txt", published[:7], i), pick(head, outlets), published)
}

// source is the article that article i copies, i for none.
func (w *World) source(i int) int {
	rng := rand.New(rand.NewPCG(w.seed+2, uint64(i)))
	if rng.Float64() >= copied {
		return i
	}
	back := i - 1 - rng.IntN(100)
	if back < 0 || w.source(back) != back {
		return i
	}
	return back
}

// draft is an article in the making.
type draft struct {
	world  *World
	rng    *rand.Rand
	german bool
	day    time.Time
	// cut is the number of the paragraph that is left out, -1 for none.
	cut        int
	text       []byte
	title      waybill.Span
	blocks     []waybill.Block
	claims     []waybill.Claim
	statements []waybill.Statement
}

func (d *draft) lang() string {
	if d.german {
		return "de"
	}
	return "en"
}

// in is one of two, by the article's language.
func in[T any](d *draft, de, en T) T {
	if d.german {
		return de
	}
	return en
}

// put appends words and returns where they stand.
func (d *draft) put(words string) waybill.Span {
	begin := len(d.text)
	d.text = append(d.text, words...)
	return waybill.Span{Begin: begin, End: len(d.text)}
}

// from is the span from a place to the end so far.
func (d *draft) from(begin int) waybill.Span { return waybill.Span{Begin: begin, End: len(d.text)} }

func (d *draft) name(id waybill.PartyID) string { return d.world.atlas.Party(id).Names[d.lang()][0] }

func (d *draft) headline(rng *rand.Rand, of *deal) {
	p := d.world.pairs[of.pair]
	d.put(d.name(suppliers[p.supplier]) + in(d, " und ", " and ") + d.name(recipients[p.recipient]) + ": " +
		in(d, either(rng, "Streit um ", "Einigung über ", "Fragen zu ", "Bericht über "), either(rng, "Dispute over ", "Accord on ", "Questions about ", "Report on ")) +
		in(d, wares[of.goods].de, wares[of.goods].en))
	d.title = d.from(0)
	d.blocks = append(d.blocks, waybill.Block{Kind: waybill.Headline, Span: d.title, Lang: d.lang()})
	d.put("\n\n")
}

// body writes paragraphs until all deals are told and the text is long enough.
func (d *draft) body(mentions []mention) {
	var tell []*deal
	for _, m := range mentions {
		for range 1 + d.rng.IntN(4) {
			tell = append(tell, &d.world.deals[m.deal])
		}
	}
	length := 1500 + d.rng.IntN(1400)
	for paragraph := 0; len(tell) > 0 || len(d.text) < length; paragraph++ {
		text, claims, statements := len(d.text), len(d.claims), len(d.statements)
		for k := range 2 + d.rng.IntN(3) {
			if k == d.rng.IntN(2) && len(tell) > 0 {
				d.claim(tell[0])
				tell = tell[1:]
			} else {
				d.filler()
			}
			d.put(" ")
		}
		d.text = d.text[:len(d.text)-1]
		if paragraph == d.cut {
			d.text, d.claims, d.statements = d.text[:text], d.claims[:claims], d.statements[:statements]
			continue
		}
		d.blocks = append(d.blocks, waybill.Block{Kind: waybill.Paragraph, Span: d.from(text), Lang: d.lang()})
		d.put("\n\n")
	}
}

func (d *draft) input(file, outlet, published string) ledger.Input {
	sum := sha256.Sum256(d.text)
	report := &waybill.Report{
		Article: hex.EncodeToString(sum[:]), File: file, Text: string(d.text), Title: d.title, Blocks: d.blocks,
		Lang: d.lang(), Outlet: outlet, Published: published,
	}
	return ledger.Input{
		Bytes:      d.text,
		Provenance: waybill.Provenance{File: file, Seen: d.day.Add(9 * time.Hour)},
		Reading: &waybill.Reading{
			Report: report, Statements: d.statements, Claims: d.claims,
			Engine: "1.0.0", Atlas: d.world.atlas.Version, Packs: map[string]string{"de": "1", "en": "1"},
		},
	}
}
