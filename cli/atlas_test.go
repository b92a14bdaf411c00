package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// ownAtlas is a folder with a user's own entries.
func ownAtlas(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, rows := range map[string]string{
		"weapons.tsv": "designation\taliases\tclass\torigin\tmaker\n~Gleaner\tXQ-77|~Reaping Hook\tuncrewed.loitering\tKP|RU\tGleaner Works\n",
		"groups.tsv":  "id\tkind\ten\tde\tterritory\nHill League\tarmed-group\tHill League|League of the Hills\tHügelbund|Bund der Hügel\tLB\n",
		"firms.tsv":   "id\tkind\taliases\tstate\nGleaner Works\ttrader\tGleaner Trading\tKP\n",
		"people.tsv":  "name\taliases\tparty\toffice_en\toffice_de\tfrom\tto\nAda Hillock\tHillock\tHill League\tcommander\tBefehlshaberin\t2011\t2019\n",
		"seats.tsv":   "alias\tlang\tparty\tkind\nHill Mill\ten\tHill League\toffice\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(rows), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestLookup(t *testing.T) {
	dir := ownAtlas(t)
	out, errs, status := try(t, Streams{Columns: 72}, "atlas", "lookup", "--atlas", dir,
		"KN-23", "xq77s", "gleaner", "Hill League", "hill mill", "Gleaner Works", "Ada Hillock", "GL")
	if status != 0 || errs != "" {
		t.Fatalf("status %d, %s", status, errs)
	}
	golden(t, "lookup", []byte(out))
}

func TestLookupJSON(t *testing.T) {
	out, errs, status := try(t, Streams{}, "atlas", "lookup", "--json", "--atlas", ownAtlas(t), "XQ-77", "Ada Hillock", "Hill Leagve", "Kreml")
	if status != statusInput || !strings.HasPrefix(errs, `waybill: look "Hill Leagve" up: `) {
		t.Errorf("status %d, %s", status, errs)
	}
	var all []found
	for line := range strings.Lines(out) {
		var f found
		if err := json.Unmarshal([]byte(line), &f); err != nil {
			t.Fatal(err)
		}
		all = append(all, f)
	}
	if len(all) != 4 || len(all[0].Entries) != 1 || len(all[1].Entries) != 1 || len(all[3].Entries) != 1 {
		t.Fatalf("not one entry for each name known:\n%s", out)
	}
	if w := all[0].Entries[0].Weapon; w == nil || w.Designation != "Gleaner" || w.Class != "uncrewed.loitering" || len(w.Origin) != 2 {
		t.Errorf("weapon %+v", w)
	}
	if p := all[1].Entries[0].Person; p == nil || p.To != "2019" || p.Office["de"] != "Befehlshaberin" {
		t.Errorf("person %+v", p)
	}
	if n := all[2]; len(n.Entries) != 0 || len(n.Near) == 0 || n.Near[0] != "Hill League" || !strings.Contains(out, `"entries":[]`) {
		t.Errorf("near %+v", n)
	}
	if e := all[3].Entries[0]; e.Kind != "seat of government or office" || e.Party == nil || e.Party.ID != "RU" || e.Party.Names["de"].Main != "Russland" {
		t.Errorf("seat %+v", e)
	}
}

func TestLookupSaysWhatIsWrong(t *testing.T) {
	for _, test := range []struct {
		args   []string
		status int
		errs   string
	}{
		{[]string{"lookup", "KN-23", "Rhienmetall"}, statusInput, "waybill: look \"Rhienmetall\" up: the atlas does not know it: did you mean Rheinmetall?\n"},
		{[]string{"lookup", "qqqqqqqqqqqq"}, statusInput, "waybill: look \"qqqqqqqqqqqq\" up: the atlas does not know it: check the spelling, or add it with --atlas (see waybill atlas --help)\n"},
		{[]string{"lookup", ""}, statusInput, "waybill: look \"\" up: the atlas does not know it: check the spelling, or add it with --atlas (see waybill atlas --help)\n"},
		{[]string{"lookup", "\x1b[31m\xff"}, statusInput, ""},
		{[]string{"lookup", strings.Repeat("long ", 20000)}, statusInput, ""},
		{[]string{"lookup"}, statusUsage, "waybill: lookup wants a name: as in waybill atlas lookup KN-23\n"},
		{[]string{"KN-23"}, statusUsage, "waybill: unknown command \"atlas KN-23\": try waybill atlas lookup KN-23\n"},
	} {
		out, errs, status := try(t, Streams{}, append([]string{"atlas"}, test.args...)...)
		if status != test.status || test.errs != "" && errs != test.errs || strings.Count(errs, "\n") != 1 || strings.Contains(out+errs, "\x1b") || !utf8.ValidString(out+errs) {
			t.Errorf("%.60q: status %d: %.300q", test.args, status, errs)
		}
	}
}

func TestAtlasContents(t *testing.T) {
	dir := ownAtlas(t)
	out, errs, status := try(t, Streams{}, "atlas", "--atlas", dir)
	if status != 0 || errs != "" {
		t.Fatalf("status %d, %s", status, errs)
	}
	for _, want := range []string{"states.tsv", "seats.tsv", "people.tsv", "groups.tsv", "firms.tsv", "weapons.tsv", "designation, aliases, class, origin, maker", "waybill atlas lookup", dir} {
		if !strings.Contains(strings.Join(strings.Fields(out), " "), want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}

func TestBadAtlasNamesFileAndLine(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "weapons.tsv"), []byte("designation\taliases\tclass\torigin\tmaker\nXQ-77\t\tteapot\tKP\t\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, errs, status := try(t, Streams{}, "atlas", "lookup", "XQ-77", "--atlas", dir)
	if status != statusInput || !strings.Contains(errs, "weapons.tsv line 2") || !strings.Contains(errs, "teapot") || strings.Count(errs, "\n") != 1 {
		t.Errorf("status %d: %s", status, errs)
	}
}
