package cli

import (
	"path/filepath"
	"strings"
	"testing"

	"waybill"
	"waybill/ledger"
)

func TestWrongFlags(t *testing.T) {
	for _, test := range []struct{ args, want string }{
		{"list --stage dreamt", `waybill: invalid argument "dreamt" for "--stage" flag: it is one of prospect, sought, `},
		{"list --class laser", `waybill: invalid argument "laser" for "--class" flag: it is one of aid, air-defence, aircraft, `},
		{"list --since yesterday", `waybill: invalid argument "yesterday" for "--since" flag: it is a day, month or year: `},
		{"list --credibility 7", `waybill: invalid argument "7" for "--credibility" flag: it is a number from 1 to 6`},
		{"list --json --csv", "waybill: --json and --csv exclude each other"},
		{"search --json --csv x", "waybill: --json and --csv exclude each other"},
		{"list Russia", `waybill: waybill list takes no "Russia": choose with flags`},
		{"show", "waybill: show wants the id of a transfer"},
		{"search", "waybill: search wants words"},
		{"judge", "waybill: judge wants the id of a transfer and a verdict"},
		{"judge X", "waybill: judge wants a verdict"},
		{"judge X bless", `waybill: "bless" is no verdict: it is accept, `},
		{"judge accept X", "waybill: the transfer comes first: waybill judge X accept"},
		{"judge X accept it", `waybill: judge … accept takes no "it": put a reason into --why`},
		{"judge X note", "waybill: a note wants its words"},
		{"judge X grade", "waybill: judge … grade wants a grade from 1 to 6"},
		{"judge X grade 7", "waybill: the credibility of a transfer is a number from 1 (confirmed)"},
		{"judge X correct colour=red", "waybill: correct wants FIELD=VALUE with one of the fields supplier, "},
		{"judge X accept --claim a", "waybill: --claim belongs to correct"},
		{"judge --origin TASS accept", "waybill: an origin can only be graded"},
		{"judge --origin TASS grade 2", "waybill: the reliability of an origin is a letter from A "},
		{"undo first", `waybill: undo wants the number of a judgement, not "first"`},
		{"undo 1 2", "waybill: undo withdraws one judgement at a time, not 2"},
		{"ledger burn", `waybill: unknown command "ledger burn": it is stats, backup, restore, rebuild or window`},
		{"ledger backup", "waybill: backup wants the file to write"},
		{"ledger restore a b", "waybill: restore takes one file, not 2"},
		{"add --date soon x", `waybill: --date wants a day as YYYY-MM-DD, not "soon"`},
		{"add --jobs 0 x", "waybill: --jobs wants a number of 1 or more, not 0"},
	} {
		out, errs, status := try(t, Streams{}, strings.Fields(test.args)...)
		if status != statusUsage || out != "" || !strings.HasPrefix(errs, test.want) || strings.Count(errs, "\n") != 1 {
			t.Errorf("%s: status %d, %s%s", test.args, status, out, errs)
		}
	}
}

// What a flag can be is told by the help of the command.
func TestListHelpKnowsTheWords(t *testing.T) {
	text := strings.Join(strings.Fields(listLong), " ")
	for _, s := range waybill.Stages() {
		if !strings.Contains(text, string(s)) {
			t.Errorf("nothing of the stage %s", s)
		}
	}
	for _, c := range waybill.Certainties() {
		if !strings.Contains(text, string(c)) {
			t.Errorf("nothing of the certainty %s", c)
		}
	}
	for _, s := range ledger.Sorts() {
		if !strings.Contains(text, s) {
			t.Errorf("nothing of sorting by %s", s)
		}
	}
}

func TestPlace(t *testing.T) {
	home := filepath.FromSlash("/home/ann")
	for _, test := range []struct {
		system, flag string
		env          map[string]string
		want         string
	}{
		{"linux", "", map[string]string{"HOME": home}, "/home/ann/.local/share"},
		{"linux", "", map[string]string{"HOME": home, "XDG_DATA_HOME": "/data"}, "/data"},
		{"linux", "", map[string]string{"HOME": home, "XDG_DATA_HOME": "relative"}, "/home/ann/.local/share"},
		{"darwin", "", map[string]string{"HOME": home}, "/home/ann/Library/Application Support"},
		{"windows", "", map[string]string{"LocalAppData": "local"}, "local"},
		{"linux", "", nil, ""},
	} {
		if got := filepath.ToSlash(dataFolder(test.system, env(test.env))); got != test.want {
			t.Errorf("%s %v: %q, want %q", test.system, test.env, got, test.want)
		}
	}
	a := &app{Streams: Streams{Getenv: env(map[string]string{"WAYBILL_LEDGER": "mine.db", "HOME": home})}}
	if place, err := a.place(); place != "mine.db" || err != nil {
		t.Errorf("%q, %v", place, err)
	}
	a.ledger = "other.db"
	if place, err := a.place(); place != "other.db" || err != nil {
		t.Errorf("%q, %v", place, err)
	}
	if _, err := (&app{Streams: Streams{Getenv: env(nil)}}).place(); status(err) != statusUsage {
		t.Errorf("without a home: %v", err)
	}
}
