package transfer_test

import (
	"strings"
	"testing"

	"waybill"
	"waybill/transfer"
)

// TestSourceByItsWords resolves sources of which nothing is known but their words.
func TestSourceByItsWords(t *testing.T) {
	k := newKit(t)
	for _, c := range []struct{ words, want string }{
		{"französische Präsident", "office presidency (FR)"},
		{"French presidency", "office presidency (FR)"},
		{"französische Präsident Emmanuel Macron", "person Emmanuel Macron"},
		{"Polens Verteidigungsminister Władysław Kosiniak-Kamysz", "person Władysław Kosiniak-Kamysz"},
		{"Präsident Erdogan", "person Recep Tayyip Erdoğan"},
		{"White House National Security Council spokesman John Kirby", "person John Kirby"},
		{"NATO-Generalsekretär", "office secretary general (NATO)"},
		{"NATO Secretary General", "office secretary general (NATO)"},
		{"EU-Diplomaten", "anonymous officials (EU)"},
		{"European diplomats", "unclear European diplomats"},
		{"israelische Armee", "office armed forces (IL)"},
		{"IDF", "office armed forces (IL)"},
		{"South Korea's Joint Chiefs of Staff", "office armed forces (KR)"},
		{"südkoreanische Generalstab", "office armed forces (KR)"},
		{"Indian Air Force", "office air force (IN)"},
		{"finnischer Zoll", "office customs (FI)"},
		{"Finnish customs", "office customs (FI)"},
		{"iranische Botschaft", "office embassy (IR)"},
		{"Iranian mission to the United Nations", "office embassy (IR)"},
		{"Turkish defence industry agency", "office arms procurement agency (TR)"},
		{"US Defense Security Cooperation Agency", "office arms export agency (US)"},
		{"Rosoboronexport", "firm Rosoboronexport"},
		{"Russian state arms exporter Rosoboronexport", "firm Rosoboronexport"},
		{"HIMARS maker Lockheed Martin", "firm Lockheed Martin"},
		{"Hindustan Aeronautics", "firm HAL"},
		{"HAL", "firm HAL"},
		{"Kanzleramt", "office chancellery (DE)"},
		{"Kreise der Bundesregierung", "anonymous officials (DE)"},
		{"Regierungskreise in Berlin", "anonymous officials (DE)"},
		{"senior Biden administration official", "anonymous officials (US)"},
		{"Biden administration", "state United States"},
		{"Sprecher des Weißen Hauses", "state United States"},
		{"Regierung in Oslo", "state Norway"},
		{"Sudans Regierung", "state Sudan"},
		{"Huthi-Sprecher", "state Houthis"},
		{"Wagner", "state Wagner"},
		{"südkoreanische Abgeordnete", "anonymous lawmakers (KR)"},
		{"South Korean lawmakers", "anonymous lawmakers (KR)"},
		{"report by UN experts", "office panel of experts (UN)"},
		{"Bericht der Vereinten Nationen", "state UN"},
		{"documents seen by Reuters", "outlet Reuters"},
		{"Nachrichtenmagazin «Der Spiegel»", "outlet Spiegel"},
		{"Jane's", "outlet Jane's"},
		{"Institute for the Study of War", "office Institute for the Study of War"},
		{"Amnesty International", "office Amnesty International"},
		{"Reihen der Grünen", "unclear Reihen der Grünen"},
		{"two people briefed on the matter", "unclear two people briefed on the matter"},
		{"Militärblogger", "unclear Militärblogger"},
		{"Western intelligence", "unclear Western intelligence"},
		{"Defence Ministry spokesman", "unclear Defence Ministry spokesman"},
		{"leaked documents", "unclear leaked documents"},
		{"company spokeswoman", "unclear company spokeswoman"},
		{"much Iranian materiel that had been bound for the Houthis and that the army seized", "unclear much Iranian materiel that had been bound for the Houthis and that the army seized"},
	} {
		r := &waybill.Report{Text: c.words}
		claim := &waybill.Claim{Source: waybill.Source{Name: c.words, Span: waybill.Span{End: len(c.words)}}}
		o := k.origins.Of(r, claim, transfer.Told{}).Origin
		if got := string(o.Kind) + " " + o.Name; got != c.want {
			t.Errorf("%s: got %q, want %q", c.words, got, c.want)
		}
		if c.words == "Rosoboronexport" && o.Party != "RU" || c.words == "HAL" && o.Party != "HAL" {
			t.Errorf("%s speaks for %q", c.words, o.Party)
		}
	}
}

// FuzzOf: whatever the words, there is an origin, and one that counts has a name.
func FuzzOf(f *testing.F) {
	for i, seed := range []string{"two US officials", "its «Hügelpost»", "Riga (dpa) – ", "the country's ministry of defence in Oslo", "\xff’s ’ . (", "dpa/hp", "ein Sprecher der RSF"} {
		f.Add(seed, "Riga (dpa) – "+seed+" sagte am Dienstag in Oslo.\n\n(AFP)", uint8(i), 14, 14+len(seed))
	}
	k := newKit(f)
	kinds := []waybill.LinkKind{"", waybill.OutletLink, waybill.OfficeLink, waybill.FirmLink, waybill.PersonLink, waybill.AnonymousLink, waybill.DocumentLink}
	f.Fuzz(func(t *testing.T, words, text string, kind uint8, begin, end int) {
		begin = min(max(begin, 0), len(text))
		end = min(max(end, begin), len(text))
		span := waybill.Span{Begin: begin, End: end}
		r := &waybill.Report{Text: text, Blocks: []waybill.Block{{Kind: waybill.Paragraph, Span: waybill.Span{End: len(text)}}}}
		c := &waybill.Claim{Source: waybill.Source{Name: words, Span: span, Chain: []waybill.ChainLink{
			{Name: "Präsident Selenskyj", Kind: waybill.PersonLink}, {Name: words, Span: span, Kind: kinds[int(kind)%len(kinds)]},
		}}, Evidence: span}
		for _, name := range []string{words, waybill.Narrator} {
			c.Source.Name = name
			said := k.origins.Of(r, c, transfer.Told{Outlet: words})
			if said.Origin.Kind == "" || said.Origin.Independent() && strings.TrimSpace(said.Origin.Name) == "" {
				t.Fatalf("%q: %+v", name, said)
			}
			if again := k.origins.Of(r, c, transfer.Told{Outlet: words}); again != said {
				t.Fatalf("%+v, then %+v", said, again)
			}
		}
	})
}
