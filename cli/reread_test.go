package cli

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"waybill/view"
)

// TestReread reads again with other data what was judged: nothing is lost, the judgement
// holds, and what is taken back is gone.
func TestReread(t *testing.T) {
	stores(t, func(t *testing.T, u, _ person) {
		sum := objects[added](t, u.must("add", "../samples", "--json"))[0]
		id, before := u.listed("--designation", "HIMARS")[0].ID, u.must("list", "--all", "--json")
		u.must("judge", id, "reject", "--why", "an old plan")
		mine := t.TempDir()
		row := "designation\taliases\tclass\torigin\tmaker\nSeekrabbe-9\tSeekrabbe 9\tship.patrol\tDE\t\n"
		if err := os.WriteFile(filepath.Join(mine, "weapons.tsv"), []byte(row), 0o600); err != nil {
			t.Fatal(err)
		}
		again := u.must("reread", "--atlas", mine)
		if want := fmt.Sprintf("0 articles added, %d read again, 0 known, ", sum.Articles); !strings.HasPrefix(again, want) {
			t.Errorf("read again: %s, want %s", again, want)
		}
		if rest := u.must("reread", "--atlas", mine); !strings.HasPrefix(rest, "0 articles added, 0 known, 0 claims") {
			t.Errorf("read a third time: %s", rest)
		}
		for _, r := range u.listed() {
			if r.ID == id {
				t.Errorf("%s is listed again, though rejected", id)
			}
		}
		if rejected := u.listed("--status", "rejected"); len(rejected) != 1 || rejected[0].ID != id {
			t.Errorf("rejected are %+v", rejected)
		}
		story := objects[view.Story](t, u.must("show", id, "--json"))[0]
		if v := story.Verdict(); v == nil || v.Kind != "reject" || story.Since(v.Number) != 0 {
			t.Errorf("judged %+v", v)
		}
		u.must("undo")
		if after := u.must("list", "--all", "--json"); after != before {
			t.Error("the register is another one than before")
		}
		if out := u.must("verify", "--atlas", mine); !strings.Contains(out, "is whole: ") || !strings.Contains(out, "waybill ledger rebuild") {
			t.Errorf("verified with an atlas that filed nothing: %s", out)
		}
		u.must("ledger", "rebuild", "--atlas", mine)
		c := objects[counted](t, u.must("verify", "--json", "--atlas", mine))[0]
		if c.FiledBy != "" {
			t.Errorf("rebuilt, it is filed by %s", c.FiledBy)
		}
		if c.Articles != int64(sum.Articles) || c.Readings != 2*int64(sum.Articles) || c.Judgements != 2 {
			t.Errorf("kept %+v", c)
		}
	})
}
