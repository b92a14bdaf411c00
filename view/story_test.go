package view_test

import (
	"strings"
	"testing"
	"time"

	"waybill"
	"waybill/transfer"
	"waybill/view"
)

// told makes a claim of the story that the tests show: shells for oil, told by an agency
// and its copies, denied by one side, weighed by people.
func told(article, day, outlet string, origin waybill.Origin, stage waybill.Stage, certainty waybill.Certainty, words string) transfer.Claim {
	id := strings.Repeat(article, 64)[:64]
	return transfer.Claim{
		Key: strings.Repeat(article+string(stage[0])+string(certainty[0]), 8), Article: id, Copies: id, Outlet: outlet, Published: day,
		Supplier: "KP", Recipient: "RU", Class: "ammunition.artillery", Begin: day, End: day,
		Stage: stage, Certainty: certainty, Source: origin.Name, Origin: origin, Words: words,
	}
}

// shells are the parts of that story.
func shells() *view.Parts {
	officials := waybill.Origin{Kind: waybill.AnonymousOrigin, Name: "officials (US)", Party: "US"}
	kremlin := waybill.Origin{Kind: waybill.OfficeOrigin, Name: "office of the president (RU)", Party: "RU"}
	dpa := waybill.Origin{Kind: waybill.OutletOrigin, Name: "dpa"}
	experts := waybill.Origin{Kind: waybill.UnclearOrigin, Name: "Experten"}
	claims := []transfer.Claim{
		told("a", "2023-01-10", "Kieler Anzeiger", officials, waybill.Negotiated, waybill.Likely, "Pjöngjang verhandle wohl mit Moskau über Granaten, sagten US-Beamte."),
		told("b", "2023-02-01", "Elbe-Bote", dpa, waybill.Delivered, waybill.Stated, "Nordkorea hat Russland 6.000 Container mit Granaten geliefert."),
		told("c", "2023-02-01", "Tagblatt am Sund", dpa, waybill.Delivered, waybill.Stated, "Nordkorea hat Russland 6.000 Container mit Granaten geliefert."),
		told("d", "2023-02-02", "Nordlicht", kremlin, waybill.Delivered, waybill.Denied, "Der Kreml wies das zurück: Es gebe keine Lieferungen 🚂."),
		told("e", "2023-02-03", "", experts, waybill.Underway, waybill.Possible, "Experten halten weitere Lieferungen für möglich."),
		told("f", "", "", waybill.Origin{Kind: waybill.UnclearOrigin}, waybill.Delivered, waybill.Stated, "North Korea has delivered shells."),
	}
	for i := range claims {
		c := &claims[i]
		if c.Article[0] < 'e' {
			c.Held = []int64{11, 18}
		}
		switch c.Article[0] {
		case 'b', 'c':
			c.Copies, c.Own, c.Source, c.Quantity = strings.Repeat("b", 64), true, waybill.Narrator, "6.000 Container"
			c.Credited = c.Article[0] == 'c'
			c.Exchange = "x1"
		case 'e':
			c.Held = append(c.Held, 9)
		case 'f':
			c.Own, c.Source, c.Taken = true, waybill.Narrator, true
		}
	}
	row := transfer.Gather(waybill.Transfer{
		ID: "KP-RU-ammunition-7K3QFA", Supplier: "KP", Recipient: "RU", Class: "ammunition.artillery", Quantity: "6.000 Container",
		Begin: "2023-01-10", End: "2023-02-03", Stage: waybill.Delivered, Certainty: waybill.Stated,
		Claims: 6, Articles: 6, Outlets: 4, Origins: 3, Unclear: 2, Affirm: 2, Deny: 1, Suggested: waybill.PossiblyTrue,
		Reasons: []string{"Possibly true (3): independent origins affirm it; a side denies it.", "Affirmed by: officials (US); dpa."}, Graded: waybill.ProbablyTrue,
		Status: waybill.Accepted, Exchange: true,
	}, claims)
	for range row.Claims {
		row.Because = append(row.Because, transfer.Because{Rule: transfer.SameGoods})
	}
	row.Because[4] = transfer.Because{Rule: transfer.Joined, Judgement: 9}
	p := &view.Parts{
		Row: row, Asked: "KP-RU-ammunition-AAAAAA", Articles: map[string]view.Article{}, Copies: map[string]string{},
		Exchanges: []waybill.Exchange{
			{Article: claims[1].Article, Label: "x1", Transfers: []string{row.ID, "RU-KP-energy-B2M4XA"}, Words: []string{"Im Gegenzug liefere Moskau Öl."}},
			{Article: claims[2].Article, Label: "x1", Transfers: []string{"RU-KP-energy-B2M4XA", row.ID}, Words: []string{"Im Gegenzug liefere Moskau Öl."}},
		},
		Others: map[string]view.Transfer{"RU-KP-energy-B2M4XA": view.TransferOf(&waybill.Transfer{
			ID: "RU-KP-energy-B2M4XA", Supplier: "RU", Recipient: "KP", Class: "energy", Stage: waybill.Underway, Certainty: waybill.Stated,
			Claims: 2, Articles: 2, Outlets: 2, Origins: 1, Affirm: 1, Suggested: waybill.PossiblyTrue, Status: waybill.Open, Exchange: true,
		})},
		Reliability: map[string]waybill.Reliability{"dpa": "B"},
	}
	for i := range claims {
		c := &claims[i]
		p.Articles[c.Article] = view.Article{
			ID: c.Article, File: "news/" + c.Article[:1] + ".html", Seen: "2023-03-01T10:00:00Z", Outlet: view.Optional(c.Outlet),
			Published: view.Optional(c.Published), Title: "Granaten gegen Öl", Lang: "de",
		}
		p.Copies[c.Article] = c.Copies
	}
	at := time.Date(2023, 3, 2, 9, 30, 0, 0, time.UTC)
	quote := waybill.Quote{Article: claims[4].Article, Words: claims[4].Words, Supplier: "KP", Recipient: "RU", Class: "ammunition.artillery"}
	for i, j := range []waybill.Judgement{
		{Number: 9, Kind: waybill.Merge, By: "ann", Transfer: row.ID, On: []waybill.Quote{quote}, With: []waybill.Quote{quote}},
		{Number: 11, Kind: waybill.Grade, By: "ann", Why: "two ports name the ships", Transfer: row.ID, Credibility: waybill.ProbablyTrue},
		{Number: 12, Kind: waybill.Reject, By: "bob", Why: "a hoax?", Transfer: row.ID},
		{Number: 13, Kind: waybill.Withdraw, By: "bob", Transfer: row.ID, Withdraws: 12},
		{Number: 14, Kind: waybill.Correct, By: "ann", Transfer: row.ID, Field: "date"},
		{Number: 15, Kind: waybill.Grade, By: "ann", Origin: "dpa", Reliability: "B"},
		{Number: 16, Kind: waybill.Split, By: "ann", Why: "another ship", Transfer: row.ID, With: []waybill.Quote{quote}},
		{Number: 17, Kind: waybill.Note, By: "", Why: "ask the port authority", Transfer: row.ID},
		{Number: 18, Kind: waybill.Accept, By: "ann", Transfer: row.ID},
	} {
		j.At = at.Add(time.Duration(i) * time.Hour)
		p.Judgements = append(p.Judgements, view.JudgementOf(&j, j.Number != 12))
	}
	return p
}

func TestStoryAsJSON(t *testing.T) { golden(t, "testdata/story.json", view.StoryOf(shells())) }

// The course shows a move once, however many repeat it, and keeps denials beside it.
func TestCourse(t *testing.T) {
	s := view.StoryOf(shells())
	var got []string
	for _, step := range s.Course {
		got = append(got, strings.Join([]string{string(step.From), string(step.To), step.Stance, step.Stage, step.Certainty, strings.Join(step.Origins, "+")}, " "))
	}
	want := []string{
		"2023-01-10 2023-01-10 affirms negotiated likely officials (US)",
		"2023-02-01 2023-02-01 affirms delivered stated dpa",
		"2023-02-02 2023-02-02 denies delivered denied office of the president (RU)",
		"2023-02-03 2023-02-03 doubts underway possible Experten",
		"  affirms delivered stated " + view.UnknownOutlet,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if s.Course[1].Articles != 2 {
		t.Errorf("%d articles say that it was delivered", s.Course[1].Articles)
	}
	if len(s.Copies) != 1 || len(s.Copies[0]) != 2 {
		t.Errorf("copies %v", s.Copies)
	}
	if len(s.Exchanges) != 1 || len(s.Exchanges[0].Told) != 2 || len(s.Exchanges[0].Transfers) != 1 {
		t.Errorf("exchanges %+v", s.Exchanges)
	}
}

// Two of the claims came after the transfer was accepted.
func TestWhatCameAfterTheVerdict(t *testing.T) {
	s := view.StoryOf(shells())
	v := s.Verdict()
	if v == nil || v.Number != 18 {
		t.Fatalf("the verdict is %+v", v)
	}
	if n := s.Since(v.Number); n != 2 {
		t.Errorf("%d claims came after it", n)
	}
	s.Judgements[len(s.Judgements)-1].InForce = false
	if v := s.Verdict(); v == nil || v.Number != 11 {
		t.Errorf("without it, the verdict is %+v", v)
	}
	s.Judgements = nil
	if v := s.Verdict(); v != nil {
		t.Errorf("without judgements, the verdict is %+v", v)
	}
}
