package cli

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"waybill/export"
	"waybill/view"
)

// TestLedger does what users do, from the first article to a restored backup.
func TestLedger(t *testing.T) {
	stores(t, func(t *testing.T, u, another person) {
		sum := objects[added](t, u.must("add", "../samples", "../gold", "--json"))[0]
		if sum.Articles < 100 || sum.Readings != sum.Articles || sum.Known != 0 || sum.Failed != 0 || sum.Claims < 400 || sum.Transfers == nil {
			t.Fatalf("added %+v", sum)
		}
		again := u.must("add", "../samples", "../gold")
		if want := fmt.Sprintf("0 articles added, %d known, 0 claims; register: %d transfers (ledger ", sum.Articles, *sum.Transfers); !strings.HasPrefix(again, want) {
			t.Errorf("added again: %s, want %s…", again, want)
		}
		if n := len(u.listed()); n != int(*sum.Transfers) {
			t.Errorf("%d rows of %d", n, *sum.Transfers)
		}
		t.Run("pages", func(t *testing.T) { u.t = t; pages(u) })
		t.Run("filters", func(t *testing.T) { u.t = t; filters(u) })
		t.Run("show", func(t *testing.T) { u.t = t; showsAll(u) })
		t.Run("search", func(t *testing.T) { u.t = t; searches(u) })
		t.Run("judge", func(t *testing.T) { u.t = t; judges(u) })
		t.Run("keep", func(t *testing.T) { u.t = t; another.t = t; keeps(u, another) })
	})
}

// pages reads the register a part at a time, in several orders.
func pages(u person) {
	for _, sort := range []string{"end", "id", "credibility"} {
		for _, reverse := range []string{"--reverse=false", "--reverse"} {
			if sort != "end" && reverse == "--reverse" {
				continue
			}
			whole := u.listed("--sort", sort, reverse)
			var ids []string
			for after := ""; ; {
				out, errs := u.does(statusOK, "list", "--json", "--sort", sort, reverse, "--limit", "151", "--after", after)
				for _, row := range objects[view.Transfer](u.t, out) {
					ids = append(ids, row.ID)
				}
				cursor, more := strings.CutPrefix(strings.TrimSpace(errs), "waybill: there is more: --after ")
				if !more {
					break
				}
				after = cursor
			}
			var want []string
			for i := range whole {
				want = append(want, whole[i].ID)
			}
			if !slices.Equal(ids, want) {
				u.t.Errorf("%s %s: %d rows in pages, %d at once, or in another order", sort, reverse, len(ids), len(want))
			}
		}
	}
	rows, err := csv.NewReader(strings.NewReader(u.must("list", "--csv"))).ReadAll()
	if err != nil || len(rows) != len(u.listed())+1 || !slices.Equal(rows[0], export.Transfers.Names()) {
		u.t.Errorf("%d rows of CSV, header %q, %v", len(rows), rows[0], err)
	}
	if out := u.must("list", "--limit", "2"); !strings.Contains(out, "There are more: --after ") {
		u.t.Errorf("nothing of more:\n%s", out)
	}
}

// filters holds the rows of each filter against a rule.
func filters(u person) {
	all := u.listed()
	for _, test := range []struct {
		args []string
		want func(*view.Transfer) bool
	}{
		{[]string{"--supplier", "Schweden"}, func(r *view.Transfer) bool { return r.Supplier == "SE" }},
		{[]string{"--supplier", "unknown"}, func(r *view.Transfer) bool { return r.Supplier == "" }},
		{[]string{"--recipient", "ukraine,PL"}, func(r *view.Transfer) bool { return r.Recipient == "UA" || r.Recipient == "PL" }},
		{[]string{"--party", "united states"}, func(r *view.Transfer) bool { return r.Supplier == "US" || r.Recipient == "US" }},
		{[]string{"--class", "aircraft", "--stage", "agreed,delivered"}, func(r *view.Transfer) bool {
			return strings.HasPrefix(string(r.Class), "aircraft") && (r.Stage == "agreed" || r.Stage == "delivered")
		}},
		{[]string{"--designation", "f35"}, func(r *view.Transfer) bool { return r.Designation == "F-35" }},
		{[]string{"--certainty", "denied"}, func(r *view.Transfer) bool { return r.Certainty == "denied" }},
		{[]string{"--since", "2024", "--until", "2024"}, func(r *view.Transfer) bool {
			return r.To >= "2024-01-01" && r.From <= "2024-12-31" && r.From != ""
		}},
		{[]string{"--credibility", "1,2"}, func(r *view.Transfer) bool { return r.Credibility < 3 }},
		{[]string{"--min-origins", "2", "--min-articles", "2"}, func(r *view.Transfer) bool { return r.Origins >= 2 && r.Articles >= 2 }},
		{[]string{"--contested"}, func(r *view.Transfer) bool { return r.Contested() }},
		{[]string{"--exchange"}, func(r *view.Transfer) bool { return r.Exchange }},
		{[]string{"--status", "rejected"}, func(*view.Transfer) bool { return false }},
		{[]string{"--id", all[3].ID}, func(r *view.Transfer) bool { return r.ID == all[3].ID }},
	} {
		want := map[string]bool{}
		for i := range all {
			if test.want(&all[i]) {
				want[all[i].ID] = true
			}
		}
		got := map[string]bool{}
		for _, row := range u.listed(test.args...) {
			got[row.ID] = true
		}
		if !maps.Equal(got, want) {
			u.t.Errorf("%q: %d rows, want %d", test.args, len(got), len(want))
		}
		if len(want) == 0 && test.args[0] != "--status" {
			u.t.Errorf("%q: the articles have nothing like that, the test says nothing", test.args)
		}
	}
	for _, args := range [][]string{{"--match", "Gripen"}, {"--lang", "de"}, {"--published-since", "2022"}, {"--outlet", "Bezirksbote"}} {
		if n := len(u.listed(args...)); n == len(all) {
			u.t.Errorf("%q: all %d rows", args, n)
		}
	}
}

// showsAll tells every story.
func showsAll(u person) {
	args := []string{"show", "--json"}
	rows := u.listed()
	for i := range rows {
		args = append(args, rows[i].ID)
	}
	stories := objects[view.Story](u.t, u.must(args...))
	for i := range stories {
		s := &stories[i]
		said := 0
		for _, v := range s.Voices {
			said += len(v.Said)
		}
		if s.Transfer.ID != rows[i].ID || said != rows[i].Claims || len(s.Articles) != rows[i].Articles {
			u.t.Errorf("%s: told as %s with %d claims of %d, %d articles of %d", rows[i].ID, s.Transfer.ID, said, rows[i].Claims, len(s.Articles), rows[i].Articles)
		}
	}
	id := rows[0].ID
	if out := u.must("show", id, "--explain"); !strings.Contains(out, id) || !strings.Contains(out, "here because: ") {
		u.t.Errorf("show %s:\n%s", id, out)
	}
	wrong := id[:len(id)-1] + "1"
	if _, errs := u.does(statusInput, "show", wrong); !strings.HasPrefix(errs, "waybill: there is no transfer "+wrong+" in ") || !strings.Contains(errs, "did you mean "+id) {
		u.t.Errorf("show %s: %s", wrong, errs)
	}
	if _, errs := u.does(statusInput, "show", "nonsense"); !strings.HasSuffix(errs, ": waybill list shows the ids\n") {
		u.t.Errorf("show nonsense: %s", errs)
	}
}

// searches finds reports by words.
func searches(u person) {
	hits := objects[view.Hit](u.t, u.must("search", "--json", "Gripen* NOT Typhoon"))
	if len(hits) == 0 {
		u.t.Fatal("nothing found")
	}
	for _, h := range hits {
		if len(h.Snippets) != 1 || len(h.Snippets[0].Hits) == 0 {
			u.t.Fatalf("%s: no words shown", h.Article.File)
		}
		s := h.Snippets[0]
		points := []rune(s.Text)
		for _, w := range s.Hits {
			if got := string(points[w.Begin-s.Begin : w.End-s.Begin]); got != w.Text || !strings.HasPrefix(strings.ToLower(got), "gripen") {
				u.t.Errorf("%s: %q stands where %q is said to", h.Article.File, got, w.Text)
			}
		}
	}
	if n := len(objects[view.Hit](u.t, u.must("search", "--json", "Gripen* NOT Typhoon", "--recipient", "TH"))); n == 0 || n >= len(hits) {
		u.t.Errorf("%d of %d are about Thailand", n, len(hits))
	}
	out, errs := u.does(statusOK, "search", "--json", "--limit", "1", "Gripen*")
	if strings.Count(out, "\n") != 1 || !strings.HasPrefix(errs, "waybill: there is more: --after ") {
		u.t.Errorf("one of more: %s%s", out, errs)
	}
	table, err := csv.NewReader(strings.NewReader(u.must("search", "--csv", "Gripen* NOT Typhoon"))).ReadAll()
	if err != nil || len(table) != len(hits)+1 || !slices.Equal(table[0], export.Hits.Names()) || table[1][0] != hits[0].Article.ID {
		u.t.Errorf("%d rows of CSV for %d reports, %v", len(table), len(hits), err)
	}
	if out := u.must("search", "--csv", "Quastenflosser"); strings.Count(out, "\n") != 1 {
		u.t.Errorf("CSV of nothing is %q", out)
	}
	if out := u.must("search", "Quastenflosser"); out != "No report has these words.\n" {
		u.t.Errorf("found %s", out)
	}
	if _, errs := u.does(statusUsage, "search", "(tanks AND"); !strings.HasPrefix(errs, "waybill: query: AND at 7 ") {
		u.t.Errorf("half a query: %s", errs)
	}
}

// judges gives every verdict, and takes all of them back.
func judges(u person) {
	before := u.must("list", "--json", "--all")
	rows := u.listed("--min-articles", "2", "--sort", "claims")
	if len(rows) < 2 {
		u.t.Fatal("no rows to judge")
	}
	id, other := rows[0].ID, rows[1].ID
	story := objects[view.Story](u.t, u.must("show", "--json", id))[0]
	claim := story.Voices[0].Said[0].Claim
	verdicts := [][]string{
		{id, "note", "--why", "ask the port authority"}, {id, "grade", "2"}, {id, "correct", "quantity=a dozen", "--claim", claim[:keyShown]},
		{id, "split", claim, "--why", "another ship"}, {other, "reject", "--by", "bob"}, {"--origin", "Reuters", "grade", "b"}, {id, "accept"},
		{id, "correct", "supplier=Nordkorea"},
	}
	for _, v := range verdicts {
		u.must(append([]string{"judge"}, v...)...)
	}
	for _, row := range u.listed() {
		if row.ID == other {
			u.t.Errorf("%s is listed, though rejected", other)
		}
	}
	if out := u.must("list", "--status", "rejected"); !strings.Contains(out, other) || !strings.Contains(out, "rejected") {
		u.t.Errorf("rejected are\n%s", out)
	}
	log := objects[view.Judgement](u.t, u.must("log", "--json"))
	if len(log) != len(verdicts) || log[0].Kind != "correct" || log[0].Value != "KP" || log[3].By != "bob" || log[0].By != "ann" {
		u.t.Errorf("log %+v", log)
	}
	if out := u.must("log"); strings.Count(out, "\n") < len(verdicts) || !strings.Contains(out, "grade origin Reuters: B") {
		u.t.Errorf("log\n%s", out)
	}
	u.must("undo", fmt.Sprint(log[2].Number), "--why", "no")
	for range len(verdicts) - 1 {
		u.must("undo")
	}
	if after := u.must("list", "--json", "--all"); after != before {
		u.t.Error("the register is not what it was before all that was taken back")
	}
	if _, errs := u.does(statusInput, "undo"); !strings.Contains(errs, "there is none to withdraw") {
		u.t.Errorf("undo: %s", errs)
	}
	table, err := csv.NewReader(strings.NewReader(u.must("log", "--csv"))).ReadAll()
	if err != nil || len(table) != 2*len(verdicts)+1 {
		u.t.Errorf("%d rows of CSV, %v", len(table), err)
	}
}

// keeps backs the ledger up, restores it elsewhere, and finds all the same there.
func keeps(u, another person) {
	file := filepath.Join(u.t.TempDir(), "backup.waybill")
	u.must("ledger", "backup", file)
	if _, errs := u.does(statusInput, "ledger", "backup", file); !strings.Contains(errs, "it is there already") {
		u.t.Errorf("backed up over another: %s", errs)
	}
	piped := u.must("ledger", "backup", "-")
	if data, err := os.ReadFile(file); err != nil || !bytes.Equal(data, []byte(piped)) {
		u.t.Errorf("what is piped is not what is written (%d bytes, %d), %v", len(piped), len(data), err)
	}
	another.must("ledger", "restore", file)
	u.must("ledger", "rebuild")
	for _, args := range [][]string{{"list", "--all", "--json"}, {"log", "--json"}, {"search", "--json", "Leopard"}} {
		if u.must(args...) != another.must(args...) {
			u.t.Errorf("%q: the restored ledger says something else", args)
		}
	}
	mine, theirs := objects[counted](u.t, u.must("verify", "--json"))[0], objects[counted](u.t, another.must("verify", "--json"))[0]
	if mine.Head == nil || theirs.Head == nil || *mine.Head != *theirs.Head || mine.Entries != theirs.Entries || mine.Transfers != theirs.Transfers {
		u.t.Errorf("verified %+v and %+v", mine, theirs)
	}
	if out := u.must("verify"); !strings.Contains(out, "is whole: ") || !strings.Contains(out, "The register follows from them: ") || !strings.HasSuffix(out, *mine.Head+"\n") {
		u.t.Errorf("verify: %s", out)
	}
	if out := u.must("ledger", "stats"); !strings.Contains(out, fmt.Sprintf("articles      %d\n", mine.Articles)) {
		u.t.Errorf("stats:\n%s", out)
	}
	if out := u.must("reread"); !strings.HasPrefix(out, "0 articles added, 0 known, 0 claims; ") {
		u.t.Errorf("reread: %s", out)
	}
	if _, errs := u.does(statusInput, "ledger", "restore", file); !strings.Contains(errs, "not empty") {
		u.t.Errorf("restored over another: %s", errs)
	}
}
