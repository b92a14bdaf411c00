package atlas_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"waybill"
	"waybill/atlas"
	"waybill/text"
)

func overlay(files map[string]string) fs.FS {
	all := fstest.MapFS{}
	for name, content := range files {
		all[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return all
}

const (
	weaponColumns = "designation\taliases\tclass\torigin\tmaker\n"
	groupColumns  = "id\tkind\ten\tde\tterritory\n"
)

func TestOverlayAddsAndReplaces(t *testing.T) {
	base := load(t)
	_, _, before := base.Counts()
	a, err := atlas.Load(overlay(map[string]string{
		"weapons.tsv": "\ufeff# mine\r\n" + strings.ReplaceAll(weaponColumns, "\n", "\r\n") +
			"XQ-77\tReaper's Cousin\tuncrewed.loitering\tKP|RU\tNobody\r\n\r\n" +
			"KN-23\tOwn Name\tmissile.cruise\tHill League\t\r\n" +
			"Leopard 2\t\tarmour.tank\r\n",
		"groups.tsv": groupColumns + "Hill League\tarmed-group\tHill League\tHügelbund\tLB\n",
		"README.md":  "not read",
	}), overlay(map[string]string{
		"weapons.tsv": "designation\tclass\nXQ-77\tmissile\n", // a later layer wins, and needs only some columns
	}))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, after := a.Counts(); after != before+1 {
		t.Errorf("%d weapons, then %d: want one more", before, after)
	}
	if a.Version == base.Version {
		t.Error("the version is that of the data without the overlay")
	}
	for _, c := range []struct {
		spelling, designation string
		class                 waybill.Class
		origin                []waybill.PartyID
	}{
		{"XQ77", "XQ-77", "missile", nil},
		{"KN-23", "KN-23", "missile.cruise", []waybill.PartyID{"Hill League"}},
		{"own name", "KN-23", "missile.cruise", []waybill.PartyID{"Hill League"}},
		{"KN-24", "KN-24", "missile.ballistic", []waybill.PartyID{"KP"}},
	} {
		names := a.Lookup(c.spelling)
		if len(names) != 1 || names[0].Weapon == nil || names[0].Weapon.Designation != c.designation || names[0].Weapon.Class != c.class || !slices.Equal(names[0].Weapon.Origin, c.origin) {
			t.Errorf("%s: %+v", c.spelling, names)
		}
	}
	if len(a.Lookup("Hwasong-11A")) != 0 {
		t.Error("an alias of the row that was replaced is still there")
	}
	in := "Der Hügelbund erhielt XQ-77."
	_, atoms := text.Tokens(in, waybill.Span{End: len(in)})
	if found := a.Find(nil, "de", in, atoms); len(found) != 2 || found[0].Name.Party.Kind != waybill.Group || found[1].Name.Weapon.Designation != "XQ-77" {
		t.Errorf("found %+v", found)
	}
}

// A row replaces one whose key differs by the mark of a weak name alone.
func TestOverlayReplacesWeakNames(t *testing.T) {
	base := load(t)
	_, _, before := base.Counts()
	a, err := atlas.Load(overlay(map[string]string{"weapons.tsv": weaponColumns + "Stinger\t\tmissile\tUS\t\n~KN-23\t\tmissile\tKP\t\n"}))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, after := a.Counts(); after != before {
		t.Errorf("%d weapons, then %d", before, after)
	}
	if n := a.Lookup("Stinger"); len(n) != 1 || n[0].Weak || n[0].Weapon.Class != "missile" {
		t.Errorf("Stinger: %+v", n)
	}
	if n := a.Lookup("KN-23"); len(n) != 1 || !n[0].Weak {
		t.Errorf("KN-23: %+v", n)
	}
}

func TestBadOverlay(t *testing.T) {
	for _, c := range []struct{ name, file, content, want string }{
		{"unknown class", "weapons.tsv", weaponColumns + "XQ-77\t\tteapot\tKP\t\n", `line 2: XQ-77: "teapot" is no class`},
		{"no class", "weapons.tsv", "# mine\n\n" + weaponColumns + "XQ-77\n", `line 4: XQ-77: "" is no class`},
		{"unknown origin", "weapons.tsv", weaponColumns + "XQ-77\t\tmissile\tKP|ZZ\t\n", `line 2: XQ-77: origin "ZZ"`},
		{"too many cells", "weapons.tsv", weaponColumns + "XQ-77\t\tmissile\tKP\t\tmore\n", "line 2: 6 cells under 5 columns"},
		{"no key", "weapons.tsv", weaponColumns + "\tXQ-77\tmissile\tKP\t\n", "line 2: no designation"},
		{"spaces for tabs", "weapons.tsv", "designation aliases class\nXQ-77  missile\n", "line 1: the column"},
		{"unknown column", "weapons.tsv", "designation\tcalibre\nXQ-77\t9\n", `line 1: the column "calibre" is none`},
		{"column twice", "weapons.tsv", "designation\tclass\tclass\n", `line 1: the column "class" stands there twice`},
		{"no key column", "weapons.tsv", "class\tdesignation\n", `line 1: column 1 has to be "designation"`},
		{"no columns", "weapons.tsv", "XQ-77\t\tmissile\tKP\t\n", `line 1: the column "XQ-77" is none`},
		{"binary", "weapons.tsv", "\x7fELF\x02\x01\x01\x00\x00\n\x00\xff\xfe", "line 1: not a text"},
		{"UTF-16", "weapons.tsv", "\xff\xfed\x00e\x00s\x00", "line 1: not a text"},
		{"Latin-1", "groups.tsv", groupColumns + "Hill League\tarmed-group\tHill League\tH\xfcgelbund\tLB\n", "line 2: not a text"},
		{"long line", "weapons.tsv", weaponColumns + "XQ-77\t" + strings.Repeat("x|", 5<<20) + "\tmissile\tKP\t\n", "line 2: longer than 1 MiB"},
		{"seat of nobody", "seats.tsv", "alias\tlang\tparty\tkind\nHill Mill\ten\tHill League\toffice\n", `line 2: seat "Hill Mill" stands for "Hill League"`},
		{"person of nobody", "people.tsv", "name\tparty\nAda Hillock\tHill League\n", `line 2: Ada Hillock stands for "Hill League"`},
		{"group of nowhere", "groups.tsv", groupColumns + "Hill League\tarmed-group\t\t\tZZ\n", `line 2: Hill League: its state "ZZ"`},
		{"firm of nowhere", "firms.tsv", "id\tstate\nHill Mill\tzz\n", `line 2: Hill Mill: its state "zz"`},
		{"outlet of no kind", "outlets.tsv", "name\tkind\nHill Post\tteapot\n", `line 2: Hill Post: "teapot" is no kind of outlet`},
		{"outlet of nowhere", "outlets.tsv", "name\tkind\tstate\nHill Post\tpaper\tZZ\n", `line 2: Hill Post: its state "ZZ"`},
		{"outlet of another's name", "outlets.tsv", "name\taliases\tkind\nHill Post\tdpa\tpaper\n", `"dpa" names`},
		{"office without letters", "offices.tsv", "office\twords\nministry of hills\t-\n", `line 2: "-" holds no word`},
		{"office of nowhere", "offices.tsv", "office\twords\tstates\nministry of hills\thill ministry\tZZ\n", `line 2: ministry of hills: its state "ZZ"`},
		{"unnamed of no kind", "unnamed.tsv", "group\tcounts\nhillfolk\ttwice\n", `line 2: hillfolk: sources cannot count as "twice"`},
		{"two parties", "groups.tsv", groupColumns + "Rheinmetall\tarmed-group\t\t\t\n", `party "Rheinmetall" is already`},
	} {
		_, err := atlas.Load(overlay(map[string]string{c.file: c.content}))
		if err == nil {
			t.Errorf("%s: no error", c.name)
			continue
		}
		text := err.Error()
		if !strings.Contains(text, c.want) || !strings.Contains(text, ".tsv line ") || strings.Count(text, "atlas: ") != 1 || len(text) > 300 || strings.ContainsAny(text, "\n\x00") {
			t.Errorf("%s: %.400q, want %q", c.name, text, c.want)
		}
	}
}

func TestOverlayThatCannotBeOpened(t *testing.T) {
	_, err := atlas.Load(overlay(map[string]string{"weapons.tsv/x": "a folder"}))
	if err == nil || !strings.Contains(err.Error(), "weapons.tsv") {
		t.Errorf("%v", err)
	}
}
