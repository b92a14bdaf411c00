//go:build unix

package cli

import (
	"bytes"
	"io"
	"strings"
	"testing"
)

// On a terminal long answers go through the pager, elsewhere and for programs never.
func TestPager(t *testing.T) {
	u := small(t)
	id := u.listed()[0].ID
	for _, test := range []struct {
		pager    string
		terminal bool
		args     []string
		paged    bool
	}{
		{"sed s/^/:/", true, []string{"list"}, true},
		{"sed s/^/:/", true, []string{"show", id}, true},
		{"sed s/^/:/", true, []string{"search", "drones"}, true},
		{"sed s/^/:/", true, []string{"log"}, true},
		{"sed s/^/:/", false, []string{"list"}, false},
		{"sed s/^/:/", true, []string{"list", "--json"}, false},
		{"sed s/^/:/", true, []string{"list", "--csv"}, false},
		{"sed s/^/:/", true, []string{"show", id, "--json"}, false},
		{"sed s/^/:/", true, []string{"ledger", "stats"}, false},
		{"cat", true, []string{"list"}, false},
		{"there-is-no-such-pager", true, []string{"list"}, false},
	} {
		s := Streams{OutTerminal: test.terminal, Getenv: env(map[string]string{"PAGER": test.pager, "WAYBILL_LEDGER": u.ledger})}
		out, errs, status := try(t, s, test.args...)
		if status != 0 || errs != "" || out == "" || strings.HasPrefix(out, ":") != test.paged {
			t.Errorf("%s, terminal %v, %q: status %d, %s%s", test.pager, test.terminal, test.args, status, out, errs)
		}
	}
}

// A reader who has seen enough of a long listing ends it quietly.
func TestPagerThatIsLeft(t *testing.T) {
	line := bytes.Repeat([]byte("x"), 1<<16)
	var out, errs bytes.Buffer
	a := &app{Streams: Streams{Out: &out, Err: &errs, OutTerminal: true, Getenv: env(map[string]string{"PAGER": "head -c 10"})}}
	wrote := 0
	err := a.paged(func(w io.Writer) error {
		for range 1000 {
			wrote++
			if err := writeTo(w, line); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil || out.Len() != 10 || errs.Len() > 0 || wrote == 1000 {
		t.Errorf("%v after %d pieces: %q, %q", err, wrote, out.String(), errs.String())
	}
}
