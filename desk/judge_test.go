package desk_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"waybill"
	"waybill/desk"
	"waybill/ledger"
)

func parties(ids ...waybill.PartyID) []waybill.PartyID { return ids }

func TestJudgeAndUndo(t *testing.T) {
	d := told(t)
	ctx := context.Background()
	id := shells(t, d)
	j, err := d.Judge(ctx, ledger.Verdict{Kind: waybill.Accept, Transfer: id, By: "ann", Why: "seen"})
	if err != nil || j.Kind != "accept" || j.Transfer == "" || !j.InForce {
		t.Fatalf("%+v, %v", j, err)
	}
	if _, err := d.Judge(ctx, ledger.Verdict{Kind: waybill.Grade, Origin: "Dmitri Peskow", Reliability: "E", By: "ann"}); err != nil {
		t.Fatal(err)
	}
	s, err := d.Story(ctx, id)
	if err != nil || s.Transfer.Status != "accepted" || len(s.Judgements) != 1 {
		t.Fatalf("%+v, %v", s, err)
	}
	back, err := d.Undo(ctx, j.Number, "bob", "too early")
	if err != nil || back.Number != j.Number || back.InForce {
		t.Fatalf("%+v, %v", back, err)
	}
	if s, err = d.Story(ctx, id); err != nil || s.Transfer.Status != "open" {
		t.Fatalf("%+v, %v", s, err)
	}
	if _, err := d.Undo(ctx, j.Number, "bob", ""); !errors.Is(err, ledger.ErrJudgement) {
		t.Errorf("twice: %v", err)
	}
	log, err := d.Log(ctx, "", 2)
	if err != nil || len(log.Judgements) != 2 || log.Next == "" || log.Judgements[0].Kind != "withdraw" || log.Judgements[0].By != "bob" {
		t.Fatalf("%+v, %v", log, err)
	}
	rest, err := d.Log(ctx, string(log.Next), 2)
	if err != nil || len(rest.Judgements) != 1 || rest.Next != "" || rest.Judgements[0].Number != j.Number || rest.Judgements[0].InForce {
		t.Errorf("%+v, %v", rest, err)
	}
	if _, err := d.Log(ctx, "first", 2); err == nil || !strings.HasPrefix(err.Error(), "after first: ") {
		t.Errorf("%v", err)
	}
}

// Values of corrections are given as people write them.
func TestCorrect(t *testing.T) {
	d := told(t)
	ctx := context.Background()
	id := shells(t, d)
	if _, err := d.Judge(ctx, ledger.Verdict{Kind: waybill.Correct, Transfer: id, Field: "recipient", Value: "Weißrussland", By: "ann"}); err != nil {
		t.Fatal(err)
	}
	if got := one(t, d, ledger.Filter{Suppliers: parties("KP"), Recipients: parties("BY")}); !strings.HasPrefix(got, "KP-BY-") {
		t.Errorf("%s", got)
	}
	for _, test := range []struct{ field, value, want string }{
		{"class", "rocket", "class rocket: it is one of "},
		{"stage", "dreamt", "stage dreamt: it is one of "},
		{"certainty", "sure", "certainty sure: it is one of "},
		{"date", "May", `date: correct wants a date as YYYY-MM-DD, not "May"`},
		{"supplier", "Russlnd", `supplier: the atlas knows no party "Russlnd": `},
		{"designation", "qqqqq", `designation: the atlas knows no weapon type "qqqqq": `},
	} {
		_, err := d.Judge(ctx, ledger.Verdict{Kind: waybill.Correct, Transfer: id, Field: test.field, Value: test.value})
		var wrong *desk.Error
		if !errors.As(err, &wrong) || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s=%s: %v, want %s", test.field, test.value, err, test.want)
		}
	}
}

func TestJudgeWhatIsNotThere(t *testing.T) {
	d := told(t)
	ctx := context.Background()
	id := shells(t, d)
	for _, v := range []ledger.Verdict{
		{Kind: waybill.Accept, Transfer: "KP-RU-ammunition-ZZZZZZ"},
		{Kind: waybill.Merge, Transfer: id, Other: "KP-RU-ammunition-ZZZZZZ"},
	} {
		_, err := d.Judge(ctx, v)
		var missing *desk.Missing
		if !errors.As(err, &missing) || missing.ID != "KP-RU-ammunition-ZZZZZZ" || len(missing.Near) != 1 || missing.Near[0] != id {
			t.Errorf("%s: %v", v.Kind, err)
		}
	}
	if _, err := d.Judge(ctx, ledger.Verdict{Kind: waybill.Note, Transfer: id}); !errors.Is(err, ledger.ErrJudgement) {
		t.Errorf("a note without words: %v", err)
	}
}

// What people write is kept as every store can keep it, and has its bounds.
func TestJudgeTidies(t *testing.T) {
	d := told(t)
	ctx := context.Background()
	id := shells(t, d)
	j, err := d.Judge(ctx, ledger.Verdict{Kind: waybill.Note, Transfer: id + " ", By: "ann\x00", Why: " ask\xff the port \n"})
	if err != nil || j.By != "ann\uFFFD" || j.Why != "ask\uFFFD the port" || string(j.Transfer) != id {
		t.Errorf("%+v, %v", j, err)
	}
	_, err = d.Judge(ctx, ledger.Verdict{Kind: waybill.Accept, Transfer: id, Why: strings.Repeat("x", 5000)})
	if err == nil || !strings.HasPrefix(err.Error(), "why xxx") || !strings.HasSuffix(err.Error(), "…: it has more than 4000 characters: shorten it") {
		t.Errorf("%v", err)
	}
	if _, err := d.Undo(ctx, j.Number, "bob", strings.Repeat("x", 5000)); err == nil {
		t.Error("any reason is taken")
	}
}

func TestAboutAndParty(t *testing.T) {
	d := told(t)
	a, err := d.About(context.Background())
	if err != nil || a.Articles != 3 || a.Transfers < 3 || a.Engine == "" || a.Atlas == "" || len(a.Packs) != 2 || a.Parties == 0 || a.Weapons == 0 || a.Ledger == "" {
		t.Errorf("%+v, %v", a, err)
	}
	for _, name := range []string{"RU", "ru", "Russland"} {
		p, err := d.Party(name)
		if err != nil || p.ID != "RU" || p.Kind != "state" || p.Names["de"][0] != "Russland" {
			t.Errorf("%s: %+v, %v", name, p, err)
		}
	}
	_, err = d.Party("Russlnd")
	var missing *desk.Missing
	if !errors.As(err, &missing) || !contains(missing.Near, "Russland") {
		t.Errorf("%v", err)
	}
	if _, err := d.Party("unknown"); !errors.Is(err, ledger.ErrNotFound) {
		t.Errorf("nobody: %v", err)
	}
}
