package transfer

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"waybill"
)

// The origins that the tests of voices and grades let speak about a transfer from KP to RU.
var (
	reuters   = waybill.Origin{Kind: waybill.OutletOrigin, Name: "Reuters"}
	dpa       = waybill.Origin{Kind: waybill.OutletOrigin, Name: "dpa"}
	gazette   = waybill.Origin{Kind: waybill.OutletOrigin, Name: "Kieler Anzeiger"}
	tass      = waybill.Origin{Kind: waybill.OutletOrigin, Name: "TASS", Party: "RU"}
	kremlin   = waybill.Origin{Kind: waybill.OfficeOrigin, Name: "office of the president (RU)", Party: "RU"}
	pyongyang = waybill.Origin{Kind: waybill.StateOrigin, Name: "North Korea", Party: "KP"}
	officials = waybill.Origin{Kind: waybill.AnonymousOrigin, Name: "officials (US)", Party: "US"}
	pentagon  = waybill.Origin{Kind: waybill.OfficeOrigin, Name: "ministry of defence (US)", Party: "US"}
	seoul     = waybill.Origin{Kind: waybill.StateOrigin, Name: "South Korea", Party: "KR"}
	experts   = waybill.Origin{Kind: waybill.UnclearOrigin, Name: "experts"}
)

// say makes the claim of an article, which is named by its day.
func say(o waybill.Origin, certainty waybill.Certainty, day string) Claim {
	c := Claim{Article: "a" + day, Copies: "a" + day, Published: day, Origin: o, Certainty: certainty, Supplier: "KP", Recipient: "RU", Words: o.Name}
	c.Key = c.key()
	return c
}

// own makes a claim in a report's own voice.
func own(o waybill.Origin, article, copies, day string) Claim {
	c := say(o, waybill.Stated, day)
	c.Article, c.Copies, c.Own = article, copies, true
	c.Key = c.key()
	return c
}

// credited makes it one whose report credits an agency.
func credited(c Claim) Claim {
	c.Credited = true
	return c
}

// show writes voices as "origin[claims] stances mark", one a line.
func show(all []Voice) string {
	var lines []string
	for _, v := range all {
		var stances []string
		for stance, has := range map[Stance]bool{Affirming: v.Affirms, Denying: v.Denies, Doubting: v.Doubts} {
			if has {
				stances = append(stances, string(stance))
			}
		}
		slices.Sort(stances)
		lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s%v %s last %s %s", v.Origin.Name, v.Claims, strings.Join(stances, "+"), v.Last, v.Mark)))
	}
	return strings.Join(lines, "\n")
}

func TestVoices(t *testing.T) {
	const jan, feb, mar = "2023-01-10", "2023-02-10", "2023-03-10"
	for _, c := range []struct {
		name   string
		claims []Claim
		want   string
	}{
		{"one origin in two articles is one voice",
			[]Claim{say(officials, waybill.Stated, feb), say(officials, waybill.Possible, jan)},
			"officials (US)[0 1] affirms+doubts last affirms"},
		{"copies speak with the voice of the agency that one of them credits",
			[]Claim{own(gazette, "g", "c", jan), credited(own(dpa, "d", "c", feb)), own(reuters, "r", "c", mar)},
			"dpa[0 1 2] affirms last affirms"},
		{"copies without a credit speak with the voice of the first",
			[]Claim{own(reuters, "r", "c", mar), own(gazette, "g", "c", jan)},
			"Kieler Anzeiger[0 1] affirms last affirms"},
		{"a known outlet stands for copies that began in an unknown one",
			[]Claim{own(waybill.Origin{Kind: waybill.UnclearOrigin}, "x", "c", jan), own(gazette, "g", "c", feb)},
			"Kieler Anzeiger[0 1] affirms last affirms"},
		{"whom a copy cites is not the copy's own voice",
			[]Claim{own(gazette, "g", "c", jan), say(officials, waybill.Stated, jan)},
			"officials (US)[1] affirms last affirms\nKieler Anzeiger[0] affirms last affirms"},
		{"unclear ones are listed for each text, last",
			[]Claim{say(experts, waybill.Stated, jan), say(experts, waybill.Stated, feb), say(experts, waybill.Likely, feb), say(reuters, waybill.Stated, mar)},
			"Reuters[3] affirms last affirms\nexperts[0] affirms last affirms\nexperts[1 2] affirms last affirms"},
		{"a side that affirms what nobody denies admits it",
			[]Claim{say(pyongyang, waybill.Stated, jan), say(seoul, waybill.Denied, jan)},
			"South Korea[1] denies last denies\nNorth Korea[0] affirms last affirms admission"},
		{"a side that affirms what the other denies accuses it",
			[]Claim{say(pyongyang, waybill.Stated, jan), say(kremlin, waybill.Denied, feb)},
			"North Korea[0] affirms last affirms accusation\noffice of the president (RU)[1] denies last denies denial"},
		{"one report tells for whom somebody speaks, another does not",
			[]Claim{say(waybill.Origin{Kind: waybill.PersonOrigin, Name: "Ada Hillock"}, waybill.Stated, jan), say(waybill.Origin{Kind: waybill.PersonOrigin, Name: "Ada Hillock", Party: "KP"}, waybill.Stated, feb)},
			"Ada Hillock[0 1] affirms last affirms admission"},
		{"state media speak for their side",
			[]Claim{say(tass, waybill.Denied, jan)},
			"TASS[0] denies last denies denial"},
		{"a state's exporter speaks for its state",
			[]Claim{say(waybill.Origin{Kind: waybill.FirmOrigin, Name: "Rosoboronexport", Party: "RU"}, waybill.Stated, jan)},
			"Rosoboronexport[0] affirms last affirms admission"},
		{"a denial that is followed by an affirmation is an admission",
			[]Claim{say(kremlin, waybill.Stated, feb), say(kremlin, waybill.Denied, jan), say(kremlin, waybill.Possible, mar)},
			"office of the president (RU)[0 1 2] affirms+denies+doubts last affirms admission"},
		{"a side that only holds it for possible says nothing about itself",
			[]Claim{say(kremlin, waybill.Conditional, jan)},
			"office of the president (RU)[0] doubts last doubts"},
		{"what has no day takes nothing back",
			[]Claim{say(reuters, waybill.Stated, jan), say(reuters, waybill.Denied, "")},
			"Reuters[0 1] affirms+denies last affirms"},
	} {
		if got := show(voices(c.claims, "KP", "RU")); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
	if all := voices(nil, "KP", "RU"); len(all) != 0 {
		t.Errorf("%d voices of no claims", len(all))
	}
}

// drawClaim draws a claim of one of ten origins on one of a few days.
func drawClaim(t *rapid.T) Claim {
	o := rapid.SampledFrom([]waybill.Origin{reuters, dpa, gazette, tass, kremlin, pyongyang, officials, pentagon, seoul, experts}).Draw(t, "origin")
	certainty := rapid.SampledFrom(waybill.Certainties()).Draw(t, "certainty")
	day := rapid.SampledFrom([]string{"", "2023-01-10", "2023-02-10", "2023-03-10"}).Draw(t, "day")
	c := say(o, certainty, day)
	if o.Kind == waybill.OutletOrigin {
		c.Own = rapid.Bool().Draw(t, "own")
		c.Credited = c.Own && o == dpa
		c.Copies = rapid.SampledFrom([]string{"c1", "c2", "c3"}).Draw(t, "copies")
	}
	return c
}

// drawClaims draws claims with different keys, as those of a row have.
func drawClaims(t *rapid.T) []Claim {
	return rapid.SliceOfNDistinct(rapid.Custom(drawClaim), 0, 9, func(c Claim) string { return c.Key }).Draw(t, "claims")
}

func TestVoicesDoNotDependOnTheOrderOfClaims(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		claims := drawClaims(t)
		want := voices(claims, "KP", "RU")
		order := rapid.Permutation(indexes(claims)).Draw(t, "order")
		shuffled := make([]Claim, len(claims))
		for i, from := range order {
			shuffled[i] = claims[from]
		}
		got := voices(shuffled, "KP", "RU")
		for i := range got {
			for k, at := range got[i].Claims {
				got[i].Claims[k] = order[at]
			}
			slices.Sort(got[i].Claims)
		}
		if got, want := show(got), show(want); got != want {
			t.Fatalf("shuffled:\n%s\nbefore:\n%s", got, want)
		}
	})
}

func indexes(claims []Claim) []int {
	all := make([]int, len(claims))
	for i := range all {
		all[i] = i
	}
	return all
}
