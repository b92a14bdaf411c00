package atlas

import (
	"bufio"
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"waybill"
)

// dataFile is a data file as it stands.
type dataFile struct {
	File
	comments []string
	rows     []row
	keys     int
}

// keyColumns is how many leading columns are a file's key.
var keyColumns = map[string]int{"states.tsv": 1, "seats.tsv": 2, "people.tsv": 1, "groups.tsv": 1, "firms.tsv": 1, "weapons.tsv": 1, "outlets.tsv": 1, "offices.tsv": 1, "unnamed.tsv": 1}

func dataFiles(t *testing.T) map[string]*dataFile {
	t.Helper()
	all := map[string]*dataFile{}
	for _, f := range Files() {
		d := &dataFile{File: f, keys: keyColumns[f.Name]}
		file, err := embedded.Open("data/" + f.Name)
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(file)
		header := false
		for n := 1; lines.Scan(); n++ {
			line := lines.Text()
			switch {
			case strings.HasPrefix(line, "#") && !header:
				d.comments = append(d.comments, line)
			case line == "" || strings.HasPrefix(line, "#"):
				t.Errorf("%s line %d: only rows stand behind the line of columns", f.Name, n)
			case !header:
				header = true
			default:
				d.rows = append(d.rows, row{f.Columns, strings.Split(line, "\t"), fmt.Sprintf("%s line %d", f.Name, n)})
			}
		}
		file.Close()
		all[f.Name] = d
	}
	if entries, err := embedded.ReadDir("data"); err != nil || len(entries) != len(all) {
		t.Errorf("data holds %d files, Files lists %d: %v", len(entries), len(all), err)
	}
	return all
}

func TestFilesSayWhereTheirFactsComeFrom(t *testing.T) {
	source, compiled := regexp.MustCompile(`^# Sources?: \S`), regexp.MustCompile(`^# Compiled:? 20\d\d-\d\d-\d\d\b`)
	for name, d := range dataFiles(t) {
		if !slices.ContainsFunc(d.comments, source.MatchString) {
			t.Errorf("%s has no line \"# Source: …\"", name)
		}
		if !slices.ContainsFunc(d.comments, compiled.MatchString) {
			t.Errorf("%s has no line \"# Compiled YYYY-MM-DD …\"", name)
		}
	}
}

func TestCells(t *testing.T) {
	for _, d := range dataFiles(t) {
		for _, r := range d.rows {
			if len(r.cells) != len(d.Columns) {
				t.Errorf("%s: %d cells under %d columns", r.where, len(r.cells), len(d.Columns))
			}
			for i, cell := range r.cells {
				values := strings.Split(cell, "|")
				for k, v := range values {
					switch {
					case v != strings.TrimSpace(v) || strings.Contains(v, "  "):
						t.Errorf("%s: stray spaces in %q", r.where, v)
					case (v == "" || v == "~") && len(values) > 1:
						t.Errorf("%s: an empty value in %q", r.where, cell)
					case slices.Contains(values[:k], v):
						t.Errorf("%s: %q twice in a cell", r.where, v)
					}
				}
				if cell == "" && i < d.keys {
					t.Errorf("%s: no %s", r.where, d.Columns[i])
				}
			}
		}
	}
}

func TestRowsAreSorted(t *testing.T) {
	for name, d := range dataFiles(t) {
		for i := 1; i < len(d.rows); i++ {
			x, y := d.rows[i-1], d.rows[i]
			order := 0
			if name == "weapons.tsv" {
				order = cmp.Compare(x.get("class"), y.get("class"))
			}
			for k := range d.keys {
				order = cmp.Or(order, cmp.Compare(strings.TrimPrefix(x.cells[k], "~"), strings.TrimPrefix(y.cells[k], "~")))
			}
			if order >= 0 {
				t.Errorf("%s: %q has to stand before %q", y.where, y.cells[0], x.cells[0])
			}
		}
	}
}

// TestCodes checks the cells that are chosen from a list.
func TestCodes(t *testing.T) {
	files := dataFiles(t)
	states := map[string]bool{}
	for _, r := range files["states.tsv"].rows {
		states[r.get("code")] = true
		if !regexp.MustCompile(`^[A-Z]{2}$`).MatchString(r.get("code")) {
			t.Errorf("%s: %q is no code of a state", r.where, r.get("code"))
		}
	}
	parties := maps.Clone(states)
	for _, name := range []string{"groups.tsv", "firms.tsv"} {
		for _, r := range files[name].rows {
			parties[strings.TrimPrefix(r.get("id"), "~")] = true
		}
	}
	year := regexp.MustCompile(`^((19|20)\d\d)?$`)
	for _, c := range []struct {
		file, column string
		ok           func(string) bool
	}{
		{"states.tsv", "until", year.MatchString},
		{"seats.tsv", "lang", oneOf("de", "en", "*")},
		{"seats.tsv", "kind", oneOf("government", "ministry", "forces", "parliament", "agency", "office", "place")},
		{"seats.tsv", "party", func(v string) bool { return parties[v] }},
		{"people.tsv", "party", func(v string) bool { return parties[v] }},
		{"people.tsv", "from", year.MatchString},
		{"people.tsv", "to", year.MatchString},
		{"groups.tsv", "kind", oneOf("armed-group", "alliance", "body", "authority")},
		{"groups.tsv", "territory", func(v string) bool { return v == "" || states[v] }},
		{"firms.tsv", "kind", oneOf("maker", "agency", "trader", "carrier")},
		{"firms.tsv", "state", func(v string) bool { return states[v] }},
		{"outlets.tsv", "kind", oneOf("agency", "paper", "broadcaster", "online", "state-media")},
		{"outlets.tsv", "state", func(v string) bool { return v == "" || states[v] }},
		{"unnamed.tsv", "counts", oneOf("official", "lawmaker", "spokesperson", "media", "report", "unclear", "never")},
		{"unnamed.tsv", "why", func(v string) bool { return v != "" }},
		{"weapons.tsv", "class", func(v string) bool { return waybill.Class(v).Valid() && waybill.Class(v).Military() }},
	} {
		for _, r := range files[c.file].rows {
			if v := r.get(c.column); !c.ok(v) {
				t.Errorf("%s: %q cannot stand under %s", r.where, v, c.column)
			}
		}
	}
	for _, r := range files["weapons.tsv"].rows {
		for _, o := range strings.Split(r.get("origin"), "|") {
			if !states[o] {
				t.Errorf("%s: origin %q is no state", r.where, o)
			}
		}
	}
	for _, r := range files["offices.tsv"].rows {
		if r.get("de") == "" || r.get("de") == r.get("office") {
			t.Errorf("%s: the office has no name in German", r.where)
		}
		for _, s := range r.list("states") {
			if !states[s] {
				t.Errorf("%s: %q is no state", r.where, s)
			}
		}
	}
	for _, r := range files["people.tsv"].rows {
		if from, to := r.get("from"), r.get("to"); from != "" && to != "" && from > to {
			t.Errorf("%s: from %s to %s", r.where, from, to)
		}
		if r.get("office_de") == "" || r.get("office_en") == "" {
			t.Errorf("%s: an office has to be named in both languages", r.where)
		}
	}
}

func oneOf(values ...string) func(string) bool {
	return func(v string) bool { return slices.Contains(values, v) }
}

// members are the members of the United Nations by ISO code.
// Source: https://www.un.org/en/about-us/member-states
const members = `AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI
CV KH CM CA CF TD CL CN CO KM CG CR CI HR CU CY CZ KP CD DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI
FR GA GM GE DE GH GR GD GT GN GW GY HT HN HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KW KG LA LV
LB LS LR LY LI LT LU MG MW MY MV ML MT MH MR MU MX FM MC MN ME MA MZ MM NA NR NP NL NZ NI NE NG MK
NO OM PK PW PA PG PY PE PH PL PT QA KR MD RO RU RW KN LC VC WS SM ST SA SN RS SC SL SG SK SI SB SO
ZA SS ES LK SD SR SE CH SY TJ TZ TH TL TG TO TT TN TR TM TV UG UA AE GB US UY UZ VU VE VN YE ZM ZW`

func TestAtlasIsLargeEnough(t *testing.T) {
	files := dataFiles(t)
	a, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	codes := strings.Fields(members)
	if len(codes) != 193 {
		t.Fatalf("the list has %d members of the United Nations", len(codes))
	}
	for _, code := range codes {
		p := a.Party(waybill.PartyID(code))
		if p == nil || p.Kind != waybill.State {
			t.Errorf("states.tsv lacks %s", code)
			continue
		}
		// Of CG and DM the words nearly always mean another state, of KN there are none in German.
		for _, lang := range languages {
			found := a.Spellings(p, lang)
			derived := len(found[Adjective])+len(found[People]) > 0 || slices.Contains([]string{"CG", "DM", "KN"}, code)
			if len(found[StateName]) == 0 || !derived {
				t.Errorf("%s lacks a name, or both adjective and people, in %q", code, lang)
			}
		}
	}
	for name, least := range map[string]int{"groups.tsv": 60, "firms.tsv": 120, "weapons.tsv": 500, "seats.tsv": 250, "people.tsv": 350, "outlets.tsv": 150, "offices.tsv": 20, "unnamed.tsv": 10} {
		if n := len(files[name].rows); n < least {
			t.Errorf("%s has %d rows, fewer than %d", name, n, least)
		}
	}
	for name, n := range a.Count() {
		if rows := len(files[name].rows); n > rows || n < rows*9/10 {
			t.Errorf("%s: %d counted, %d rows", name, n, rows)
		}
	}
}

// TestNoNameHasTwoMeanings: of two things of one kind with one name, only those
// written differently (capitals, "~") can both be meant.
func TestNoNameHasTwoMeanings(t *testing.T) {
	a, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]bool{}
	for _, lang := range languages {
		for _, e := range a.index[lang].entries {
			for i, n := range e.names {
				for _, m := range e.names[:i] {
					if n.Kind != m.Kind || n.Weak || m.Weak || told[n.Spelling] {
						continue
					}
					told[n.Spelling] = true
					t.Errorf("the %s %q is claimed by %s and by %s", n.Kind, n.Spelling, meant(n), meant(m))
				}
			}
		}
	}
}

// TestEveryNameCanBeFound: no name may stand in the data that a stronger kind of name,
// spelt alike, hides wherever it is written.
func TestEveryNameCanBeFound(t *testing.T) {
	a, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range languages {
		for form, e := range a.index[lang].entries {
			for _, n := range e.names {
				if _, whole, _ := key(n.Spelling); whole != form {
					continue // an inflected form
				}
				best := choose(e.names, n.Spelling)
				switch {
				case best == nil:
					t.Errorf("%s: nothing is found for %q of %s", lang, n.Spelling, meant(n))
				case best != n && (best.Party == nil || best.Party != n.Party):
					t.Errorf("%s: %q of %s is always read as %s of %s", lang, n.Spelling, meant(n), best.Kind, meant(best))
				}
			}
		}
	}
}

// TestNoWordsOfTwoOffices: each phrase stands in one row of its table.
func TestNoWordsOfTwoOffices(t *testing.T) {
	files := dataFiles(t)
	for _, name := range []string{"offices.tsv", "unnamed.tsv"} {
		for _, column := range []string{"words", "parts"} {
			seen := map[string]string{}
			for _, r := range files[name].rows {
				for _, words := range r.list(column) {
					form := folded(words)
					if where := seen[form]; where != "" {
						t.Errorf("%s: %q stands in %s, too", r.where, words, where)
					}
					seen[form] = r.where
				}
			}
		}
	}
}

func meant(n *Name) string {
	switch {
	case n.Person != nil:
		return "the person " + n.Person.Name
	case n.Weapon != nil:
		return "the weapon " + n.Weapon.Designation
	}
	return fmt.Sprintf("the %s %s", n.Party.Kind, n.Party.ID)
}

// Bodies that act for their state are seats; firms trade in their own name.
func TestNoSeatIsAFirm(t *testing.T) {
	files := dataFiles(t)
	seats := map[string]bool{}
	for _, r := range files["seats.tsv"].rows {
		seats[strings.ToLower(strings.TrimPrefix(r.get("alias"), "~"))] = true
	}
	for _, r := range files["firms.tsv"].rows {
		for _, alias := range append(r.list("aliases"), r.get("id")) {
			if seats[strings.ToLower(strings.TrimPrefix(alias, "~"))] {
				t.Errorf("%s: %q is in seats.tsv as well", r.where, alias)
			}
		}
	}
}

func TestLookupAndNear(t *testing.T) {
	a, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ in, want string }{
		{"kn23", "the weapon KN-23"}, {"KN 23s", "the weapon KN-23"}, {"KREML", "the state RU"}, {"russische", "the state RU"},
		{"hisbollah", "the group Hezbollah"}, {"kim jong un", "the person Kim Jong Un"}, {"U.S.", "the state US"}, {"", ""}, {"Rhienmetall", ""},
	} {
		got := ""
		if names := a.Lookup(c.in); len(names) > 0 {
			got = meant(names[0])
		}
		if got != c.want {
			t.Errorf("Lookup(%q) = %q, want %q", c.in, got, c.want)
		}
	}
	for _, c := range []struct{ in, want string }{
		{"Rhienmetall", "Rheinmetall"}, {"KN-2", "KN-20"}, {"Hisbolla", "Hisbollah"}, {"Iskandr", "Iskander"}, {"pantsi", "Pantsir"}, {"qqqqqqqq", ""}, {"", ""},
	} {
		near := a.Near(c.in)
		if c.want == "" && len(near) != 0 && c.in != "" || c.want != "" && !slices.ContainsFunc(near, func(n string) bool { return strings.HasPrefix(n, c.want) }) {
			t.Errorf("Near(%q) = %q, want %q among them", c.in, near, c.want)
		}
		if len(near) > nearMost || !slices.Equal(near, a.Near(c.in)) {
			t.Errorf("Near(%q) = %q, too many or not the same each time", c.in, near)
		}
	}
}
