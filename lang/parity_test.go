package lang_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"waybill"
	"waybill/lang"
)

// table is a table of a pack as it stands in its folder.
type table struct {
	columns []string
	rows    [][]string
	lines   []int
}

func readPackTable(t *testing.T, code, name string) table {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(code, "data", name))
	if err != nil {
		t.Fatal(err)
	}
	var all table
	n := 0
	for line := range strings.Lines(string(raw)) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if all.columns == nil {
			all.columns = cells
			continue
		}
		all.rows, all.lines = append(all.rows, cells), append(all.lines, n)
	}
	return all
}

func TestPacksHaveTheSameTables(t *testing.T) {
	for code := range bothPacks(t) {
		files, err := filepath.Glob(filepath.Join(code, "data", "*"))
		if err != nil {
			t.Fatal(err)
		}
		for i := range files {
			files[i] = filepath.Base(files[i])
		}
		if !slices.Equal(files, slices.Sorted(slices.Values(lang.Tables()))) {
			t.Errorf("%s has the files %s, lang.Tables lists %s", code, files, lang.Tables())
		}
	}
	for _, name := range lang.Tables() {
		german, english := readPackTable(t, "de", name), readPackTable(t, "en", name)
		if !slices.Equal(german.columns, english.columns) {
			t.Errorf("%s has the columns %s in de, %s in en", name, german.columns, english.columns)
		}
		for code, all := range map[string]table{"de": german, "en": english} {
			for i, r := range all.rows {
				if len(r) > len(all.columns) { // empty cells at the end of a row may be left out
					t.Errorf("%s/%s line %d: %d cells under %d columns", code, name, all.lines[i], len(r), len(all.columns))
				}
				if strings.TrimSpace(r[0]) == "" {
					t.Errorf("%s/%s line %d: no %s", code, name, all.lines[i], all.columns[0])
				}
				for _, cell := range r {
					if cell != strings.TrimSpace(cell) {
						t.Errorf("%s/%s line %d: stray spaces in %q", code, name, all.lines[i], cell)
					}
				}
			}
		}
	}
}

// kinds are the kinds of predicate that package claim knows.
var kinds = []string{"transfer", "carry", "both", "stage", "exchange", "lift", "fate", "list", "none", "meeting", "production", "sanction", "link", "assessment"}

func TestPredicates(t *testing.T) {
	for code, p := range bothPacks(t) {
		seen := map[string]bool{}
		for _, r := range p.Table("predicates") {
			lemma := r.Get("lemma")
			fault := func(format string, args ...any) {
				t.Helper()
				t.Errorf("%s/predicates.tsv: %q: "+format, append([]any{code, lemma}, args...)...)
			}
			if !slices.Contains(kinds, r.Get("kind")) {
				fault("the kind %q is none of %s", r.Get("kind"), kinds)
			}
			if !slices.Contains([]string{"verb", "noun", "adj", "phrase"}, r.Get("pos")) {
				fault("the pos %q is none", r.Get("pos"))
			}
			if !stages(r.Get("stage")) {
				fault("%q is neither a stage nor two", r.Get("stage"))
			}
			if !certainty(r.Get("certainty")) {
				fault("%q is no certainty", r.Get("certainty"))
			}
			if class := waybill.Class(r.Get("implies")); class != "" && !class.Valid() {
				fault("%q is no class", class)
			}
			if r.Get("why") == "" {
				fault("no why")
			}
			moves := slices.Contains([]string{"transfer", "carry"}, r.Get("kind"))
			if moves && r.Get("frame") == "" {
				fault("goods pass, but no frame says between whom")
			}
			key := strings.Join([]string{strings.ToLower(lemma), r.Get("pos"), r.Get("kind")}, " ")
			if seen[key] {
				fault("twice as %s of the kind %s", r.Get("pos"), r.Get("kind"))
			}
			seen[key] = true
		}
	}
}

// stages reports whether a cell holds nothing, one stage, or one for each tense.
func stages(cell string) bool {
	if cell == "" {
		return true
	}
	parts := strings.Split(cell, "/")
	for _, s := range parts {
		if !slices.Contains(waybill.Stages(), waybill.Stage(s)) {
			return false
		}
	}
	return len(parts) <= 2
}

func certainty(cell string) bool {
	return cell == "" || slices.Contains(waybill.Certainties(), waybill.Certainty(cell))
}

func TestHedges(t *testing.T) {
	for code, p := range bothPacks(t) {
		seen := map[string]bool{}
		for _, r := range p.Table("hedges") {
			words := r.Get("words")
			if c := r.Get("certainty"); c == "" || !certainty(c) {
				t.Errorf("%s/hedges.tsv: %q: %q is no certainty", code, words, c)
			}
			if r.Get("why") == "" {
				t.Errorf("%s/hedges.tsv: %q: no why", code, words)
			}
			if seen[strings.ToLower(words)] {
				t.Errorf("%s/hedges.tsv: %q twice", code, words)
			}
			seen[strings.ToLower(words)] = true
		}
	}
}

func TestReportingAndSpeakers(t *testing.T) {
	oneOf := func(values ...string) func(string) bool {
		return func(v string) bool { return slices.Contains(values, v) }
	}
	for _, c := range []struct {
		table, column string
		ok            func(string) bool
	}{
		{"reporting", "pos", oneOf("verb", "noun", "prep", "phrase", "word")},
		{"reporting", "medium", oneOf("", "speech", "thought", "writing")},
		{"reporting", "certainty", certainty},
		{"reporting", "act", func(v string) bool { return v != "" }},
		{"speakers", "pos", oneOf("noun")},
		{"speakers", "kind", oneOf("person", "office", "outlet", "group", "document", "firm", "state")},
		{"speakers", "gender", oneOf("", "m", "f", "n", "p")},
		{"given", "gender", oneOf("", "m", "f")},
		{"abbreviations", "kind", oneOf("abbreviation", "starter")},
	} {
		for code, p := range bothPacks(t) {
			for _, r := range p.Table(c.table) {
				if v := r.Get(c.column); !c.ok(v) {
					t.Errorf("%s/%s.tsv: %q: %q cannot stand under %s", code, c.table, r.Get("lemma")+r.Get("word"), v, c.column)
				}
			}
		}
	}
}

// TestTermsMeanTheSame: every kind of number, unit and word of the calendar stands in every
// pack, and units and currencies have the same names in all.
func TestTermsMeanTheSame(t *testing.T) {
	exempt := []string{"numbers odd"} // a suffix that German does not have
	for _, name := range []string{"numbers", "units", "calendar"} {
		given := map[string][]string{}
		for code, p := range bothPacks(t) {
			all := map[string]bool{}
			for _, r := range p.Table(name) {
				kind := r.Get("kind")
				all[name+" "+kind] = true
				switch kind {
				case "unit", "lot", "thing", "currency", "period", "month", "weekday", "season", "third", "quarter":
					all[name+" "+kind+" "+r.Get("value")] = true
				}
				for _, words := range r.List("words") {
					if words != strings.ToLower(words) || strings.Contains(words, "-") {
						t.Errorf("%s/%s.tsv: %q is in capitals or has a hyphen", code, name, words)
					}
				}
			}
			for _, key := range exempt {
				delete(all, key)
			}
			given[code] = slices.Sorted(maps.Keys(all))
		}
		for _, key := range given["de"] {
			if !slices.Contains(given["en"], key) {
				t.Errorf("%s is in de alone", key)
			}
		}
		for _, key := range given["en"] {
			if !slices.Contains(given["de"], key) {
				t.Errorf("%s is in en alone", key)
			}
		}
	}
}

// TestSenses checks that the tables give every sense to some word, each word once, and
// say why.
func TestSenses(t *testing.T) {
	given := map[string]bool{}
	for code, p := range bothPacks(t) {
		seen := map[string]bool{}
		for _, row := range p.Table("senses") {
			given[row.Get("sense")] = true
			if row.Get("why") == "" {
				t.Errorf("%s: %s has no reason", code, row.Get("words"))
			}
			for _, word := range row.List("words") {
				if key := word + " " + row.Get("sense"); seen[key] || word != strings.ToLower(word) {
					t.Errorf("%s: %s stands twice or in capitals", code, key)
				} else {
					seen[key] = true
				}
			}
		}
	}
	for _, sense := range lang.Senses() {
		if !given[sense] {
			t.Errorf("no word has the sense %s", sense)
		}
	}
}

// TestPacksHaveTheSameFrames: a frame's name means the same in every language, and
// none is there without use.
func TestPacksHaveTheSameFrames(t *testing.T) {
	packs := bothPacks(t)
	german, english := slices.Sorted(maps.Keys(packs["de"].Frames)), slices.Sorted(maps.Keys(packs["en"].Frames))
	if !slices.Equal(german, english) {
		t.Errorf("frames of de: %s, of en: %s", german, english)
	}
	slots := []string{"subj", "obj", "dat", "poss", "gen", "adj", "holder", "maker"}
	for code, p := range packs {
		used := map[string]bool{}
		for _, r := range p.Table("predicates") {
			used[r.Get("frame")] = true
		}
		for name, f := range p.Frames {
			if !used[name] {
				t.Errorf("%s: no predicate has the frame %q", code, name)
			}
			for _, slot := range slices.Concat(f.Supplier, f.Recipient) {
				form := p.Lexicon.Form(slot)
				if !slices.Contains(slots, slot) && (form == nil || !form.Tags.Has(lang.Preposition)) {
					t.Errorf("%s: frame %q: %q is neither a slot nor a preposition of words.tsv", code, name, slot)
				}
			}
		}
	}
}

// TestPacksKnowEveryStageAndCertainty: what a language has no rule for it can never find.
func TestPacksKnowEveryStageAndCertainty(t *testing.T) {
	for code, p := range bothPacks(t) {
		found := map[string]bool{
			string(waybill.Stated):      true, // what is not hedged
			string(waybill.Conditional): slices.ContainsFunc(p.Table("words"), func(r lang.Row) bool { return slices.Contains(r.List("tags"), "if") }),
		}
		kindsFound := map[string]bool{}
		for _, r := range p.Table("predicates") {
			for s := range strings.SplitSeq(r.Get("stage"), "/") {
				found[s] = true
			}
			found[r.Get("certainty")] = true
			kindsFound[r.Get("kind")] = true
		}
		for _, r := range p.Table("hedges") {
			found[r.Get("certainty")] = true
		}
		for _, s := range waybill.Stages() {
			if !found[string(s)] {
				t.Errorf("%s has no rule for the stage %s", code, s)
			}
		}
		for _, c := range waybill.Certainties() {
			if !found[string(c)] {
				t.Errorf("%s has no rule for the certainty %s", code, c)
			}
		}
		for _, k := range kinds {
			if !kindsFound[k] && k != "none" { // false friends are a language's own
				t.Errorf("%s has no rule of the kind %s", code, k)
			}
		}
	}
}

// plain is a grammar that inflects nothing.
type plain struct{}

func (plain) Conjugate(lemma string, _ []string) []lang.Inflected {
	return []lang.Inflected{{Form: strings.Replace(lemma, "·", "", 1), Tags: lang.Infinitive}}
}
func (plain) Decline(lemma string, forms []string) []string { return append([]string{lemma}, forms...) }
func (plain) Compound(*lang.Lexicon, string) (*lang.GoodsWord, *lang.Form) {
	return nil, nil
}
func (plain) VerbLast() bool { return false }

// smallPack is the least that is a pack.
func smallPack() map[string]string {
	return map[string]string{
		"words.tsv":         "# a comment\r\n\r\nform\ttags\tlemma\tcommon\r\nof\tprep\t\tx\r\n",
		"senses.tsv":        "words\tsense\twhy\nto\ttoward\tan example\n",
		"verbs.tsv":         "lemma\tparts\nship\t\n",
		"goods.tsv":         "lemma\tforms\tclass\tvague\ntank\ttanks\tarmour.tank\t\n",
		"frames.tsv":        "frame\tsupplier\trecipient\ngive\tsubj\tof\n",
		"predicates.tsv":    "lemma\tpos\tforms\tframe\tstage\tcertainty\tkind\timplies\twhy\nship\tverb\t\tgive\t\t\ttransfer\t\tan example\n",
		"hedges.tsv":        "words\tcertainty\twhy\nperhaps\tpossible\tan example\n",
		"stages.tsv":        "name\tsigns\tfrom\tvalue\twhy\twhy_de\texample\nnoun\t!verb\t\trow\ta reason\tein Grund\tan example\n",
		"certainties.tsv":   "name\tsigns\tfrom\tvalue\twhy\twhy_de\texample\nhedge\thedge\t\thedge\ta reason\tein Grund\tan example\n",
		"abbreviations.tsv": "word\tkind\nDr\tabbreviation\n",
		"reporting.tsv":     "lemma\tpos\tforms\tact\tmedium\tcertainty\tnote\nsay\tverb\t\tsay\tspeech\t\t\n",
		"speakers.tsv":      "lemma\tpos\tforms\tkind\tgender\tnote\nclerk\tnoun\tclerks\tperson\t\t\n",
		"given.tsv":         "lemma\tgender\nAda\tf\n",
		"numbers.tsv":       "words\tkind\tvalue\ntwo\tnumber\t2\n",
		"units.tsv":         "words\tkind\tvalue\ntons\tunit\tton\n",
		"calendar.tsv":      "words\tkind\tvalue\nmay\tmonth\t5\n",
	}
}

func loadPack(files map[string]string) (*lang.Pack, error) {
	all := fstest.MapFS{}
	for name, content := range files {
		all[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return lang.Load("xx", all, plain{})
}

func TestLoadPack(t *testing.T) {
	p, err := loadPack(smallPack())
	if err != nil {
		t.Fatal(err)
	}
	if f := p.Lexicon.Form("tanks"); f == nil || f.Goods == nil || f.Goods.Class != "armour.tank" {
		t.Errorf("tanks: %+v", f)
	}
	if f := p.Lexicon.Form("ship"); f == nil || len(f.Verbs) != 1 || len(f.Verbs[0].Verb.Predicates) != 1 {
		t.Errorf("ship: %+v", f)
	}
	if !p.Means("to", lang.Toward) || p.Means("to", lang.Whence) || p.Means("of", lang.Toward) {
		t.Error("the senses of to and of")
	}
	if !p.Common["of"] || p.Lexicon.Form("perhaps").Hedge == nil || len(p.Lexicon.Form("clerks").Notes) != 1 {
		t.Error("a row is lost")
	}
	changed := smallPack()
	changed["given.tsv"] += "Eve\tf\n"
	if q, err := loadPack(changed); err != nil || q.Version == p.Version {
		t.Errorf("another table, the same version %s: %v", p.Version, err)
	}
}

func TestLoadPackSaysWhatIsWrong(t *testing.T) {
	for _, c := range []struct{ name, file, add, want string }{
		{"unknown tag", "words.tsv", "to\tprep|nonsense\t\t\n", `words.tsv: "to" has the unknown tag "nonsense"`},
		{"too many cells", "words.tsv", "to\tprep\t\t\tx\n", "words.tsv line 5: 5 cells under 4 columns"},
		{"unknown sense", "senses.tsv", "bank\tmeaning\tan example\n", `senses.tsv: "bank" has the unknown sense "meaning"`},
		{"unknown sign", "stages.tsv", "omen\tverb|!comet\t\tagreed\ta reason\tein Grund\tan example\n", `stages.tsv: "omen" has the unknown sign "comet"`},
		{"unknown stage", "stages.tsv", "omen\tverb\t\tsoon\ta reason\tein Grund\tan example\n", `stages.tsv: "omen" has the unknown value "soon"`},
		{"reason in one language", "certainties.tsv", "omen\tverb\t\tlikely\ta reason\t\tan example\n", `certainties.tsv: "omen" lacks its reason in English (why) or German (why_de)`},
		{"unknown stage before", "certainties.tsv", "omen\tverb\tsoon\tlikely\ta reason\tein Grund\tan example\n", `certainties.tsv: "omen" asks for the unknown stage "soon"`},
		{"unknown class", "goods.tsv", "kettle\t\tteapot\t\n", `goods.tsv: "kettle" has the class "teapot"`},
		{"unknown frame", "predicates.tsv", "send\tverb\t\tnowhere\t\t\ttransfer\t\tan example\n", `predicates.tsv: "send" has the frame "nowhere"`},
		{"unknown kind", "numbers.tsv", "lots\theap\t\n", `numbers.tsv: "lots" has the unknown kind "heap"`},
		{"no number", "numbers.tsv", "lots\tnumber\tmuch\n", `numbers.tsv: "lots" has "much" for a number`},
		{"no currency", "units.tsv", "gold\tcurrency\tAUG\n", `units.tsv: "gold" has the currency "AUG"`},
		{"word twice", "calendar.tsv", "may\tmonth\t6\n", `calendar.tsv: "may" stands twice`},
		{"long line", "given.tsv", strings.Repeat("x", 1<<20) + "\n", "token too long"},
	} {
		files := smallPack()
		files[c.file] += c.add
		if _, err := loadPack(files); err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "language pack xx") {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
	for _, name := range lang.Tables() {
		files := smallPack()
		delete(files, name)
		if _, err := loadPack(files); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("without %s: %v", name, err)
		}
	}
}
