package atlas

import (
	"bufio"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"

	"waybill"
)

// loader gathers rows layer by layer; the last row with a key wins.
type loader struct {
	a   *Atlas
	sum hash.Hash

	states, seats, people, groups, firms, weapons, outlets, offices, unnamed table
}

// table is the rows of one file, by key, in the order of first appearance.
type table struct {
	order []string
	rows  map[string]row
}

// row is one line of a data file: its cells by column, and where it stands.
type row struct {
	columns []string
	cells   []string
	where   string
}

// get returns the cell under a column, "" if the row has none.
func (r row) get(column string) string {
	if i := slices.Index(r.columns, column); i >= 0 && i < len(r.cells) {
		return r.cells[i]
	}
	return ""
}

// list returns the cell's values, which are separated by "|".
func (r row) list(column string) []string {
	cell := r.get(column)
	if cell == "" {
		return nil
	}
	return strings.Split(cell, "|")
}

// layer reads the files of one folder. A missing file changes nothing; a table that is
// none of the atlas, or no table at all, is a mistake in the folder or a file's name.
func (l *loader) layer(files fs.FS) error {
	all := []struct {
		name string
		into *table
		keys int // how many leading columns make the key
	}{
		{"states.tsv", &l.states, 1},
		{"seats.tsv", &l.seats, 2},
		{"people.tsv", &l.people, 1},
		{"groups.tsv", &l.groups, 1},
		{"firms.tsv", &l.firms, 1},
		{"weapons.tsv", &l.weapons, 1},
		{"outlets.tsv", &l.outlets, 1},
		{"offices.tsv", &l.offices, 1},
		{"unnamed.tsv", &l.unnamed, 1},
	}
	found, err := fs.Glob(files, "*.tsv")
	if err != nil {
		return fmt.Errorf("atlas: list the folder: %w", err)
	}
	var names []string
	for _, f := range all {
		names = append(names, f.name)
	}
	for _, name := range found {
		if !slices.Contains(names, name) {
			return fmt.Errorf("atlas: %s is no file of an atlas; those are %s", name, strings.Join(names, ", "))
		}
	}
	if len(found) == 0 {
		return fmt.Errorf("atlas: the folder has no file of an atlas; those are %s", strings.Join(names, ", "))
	}
	for _, f := range all {
		file, err := files.Open(f.name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return fmt.Errorf("atlas: open %s: %w", f.name, err)
		}
		err = f.into.read(f.name, io.TeeReader(file, l.sum), f.keys)
		file.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

// read adds the rows of one file. The first line that is no comment names the columns.
func (t *table) read(name string, from io.Reader, keys int) error {
	if t.rows == nil {
		t.rows = map[string]row{}
	}
	var columns []string
	lines := bufio.NewScanner(from)
	lines.Buffer(nil, maxLine)
	n := 1
	for ; lines.Scan(); n++ {
		line := strings.TrimRight(lines.Text(), "\r")
		if n == 1 {
			line = strings.TrimPrefix(line, "\ufeff") // as some editors put in front
		}
		where := fmt.Sprintf("%s line %d", name, n)
		if !utf8.ValidString(line) || strings.ContainsRune(line, 0) {
			return fmt.Errorf("atlas: %s: not a text in UTF-8; save it as tab-separated UTF-8", where)
		}
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if columns == nil {
			columns = cells
			if err := checkColumns(columns, columnsOf(name), keys); err != nil {
				return fmt.Errorf("atlas: %s: %w", where, err)
			}
			continue
		}
		if len(cells) > len(columns) {
			return fmt.Errorf("atlas: %s: %d cells under %d columns; separate cells by one tab each", where, len(cells), len(columns))
		}
		key := strings.TrimPrefix(strings.Join(cells[:min(keys, len(cells))], "\t"), "~")
		if strings.TrimSpace(cells[0]) == "" {
			return fmt.Errorf("atlas: %s: no %s; every row begins with one", where, columns[0])
		}
		if _, known := t.rows[key]; !known {
			t.order = append(t.order, key)
		}
		t.rows[key] = row{columns, cells, where}
	}
	if err := lines.Err(); errors.Is(err, bufio.ErrTooLong) {
		return fmt.Errorf("atlas: %s line %d: longer than %d MiB; give each entry a line of its own", name, n, maxLine>>20)
	} else if err != nil {
		return fmt.Errorf("atlas: read %s line %d: %w", name, n, err)
	}
	return nil
}

// maxLine is how long a line may be, in bytes: far longer than any entry.
const maxLine = 1 << 20

// checkColumns reports column names that the file does not have, and a missing key.
func checkColumns(columns, known []string, keys int) error {
	for i, c := range columns {
		if !slices.Contains(known, c) {
			return fmt.Errorf("the column %.40q is none of this file; the first line names its columns: %s", c, strings.Join(known, ", "))
		}
		if slices.Contains(columns[:i], c) {
			return fmt.Errorf("the column %q stands there twice", c)
		}
	}
	for i, c := range known[:keys] {
		if i >= len(columns) || columns[i] != c {
			return fmt.Errorf("column %d has to be %q", i+1, c)
		}
	}
	return nil
}

// each calls f for every row, in order, until one fails.
func (t *table) each(f func(row) error) error {
	for _, key := range t.order {
		r := t.rows[key]
		if err := f(r); err != nil {
			return fmt.Errorf("atlas: %s: %w", r.where, err)
		}
	}
	return nil
}

// finish makes parties, people, weapons and sources of the rows and indexes their names.
func (l *loader) finish() error {
	x := newIndexer()
	for _, step := range []func(*indexer) error{
		l.finishStates, l.finishGroups, l.finishFirms, l.finishSeats, l.finishPeople, l.finishWeapons,
		l.finishOutlets, l.finishOffices, l.finishUnnamed,
	} {
		if err := step(x); err != nil {
			return err
		}
	}
	l.a.index = x.byLang
	return nil
}

func (l *loader) finishStates(x *indexer) error {
	return l.states.each(func(r row) error {
		p := &Party{ID: waybill.PartyID(r.get("code")), Kind: waybill.State, Names: map[string][]string{}}
		if until := r.get("until"); until != "" {
			p.Detail = "until " + until
		}
		for _, lang := range languages {
			cldr := ""
			if p.Detail == "" { // CLDR gives a former state its successor's name
				cldr = displayName(p.ID, lang)
			}
			p.Names[lang] = names(r.list(lang), cldr)
			x.party(lang, StateName, p, p.Names[lang])
			x.party(lang, Adjective, p, r.list("adj_"+lang))
			x.party(lang, People, p, r.list("people_"+lang))
			x.party(lang, Capital, p, r.list("capital_"+lang))
		}
		return l.addParty(p)
	})
}

// names puts the data's own names first and adds CLDR's where the data lacks it.
func names(own []string, cldr string) []string {
	if cldr == "" || slices.Contains(own, cldr) {
		return own
	}
	return append(slices.Clone(own), cldr)
}

// plain is a list of names without the mark of the weak ones.
func plain(marked []string) []string {
	all := slices.Clone(marked)
	for i := range all {
		all[i] = strings.TrimPrefix(all[i], "~")
	}
	return all
}

func (l *loader) addParty(p *Party) error {
	if p.ID == "" {
		return errors.New("a party without id")
	}
	if other, ok := l.a.parties[p.ID]; ok {
		return fmt.Errorf("party %q is already a %s", p.ID, other.Kind)
	}
	l.a.parties[p.ID] = p
	return nil
}

// checkTerritory reports a group's or firm's state that states.tsv lacks.
func (l *loader) checkTerritory(p *Party) error {
	if p.Territory == "" {
		return nil
	}
	if _, ok := l.a.parties[p.Territory]; !ok {
		return fmt.Errorf("%s: its state %q is none of states.tsv", p.ID, p.Territory)
	}
	return nil
}

func (l *loader) finishGroups(x *indexer) error {
	return l.groups.each(func(r row) error {
		id, weak := strings.CutPrefix(r.get("id"), "~")
		p := &Party{ID: waybill.PartyID(id), Detail: r.get("kind"), Kind: waybill.Group,
			Territory: waybill.PartyID(r.get("territory")), Names: map[string][]string{}}
		switch p.Detail {
		case "alliance":
			p.Kind = waybill.Alliance
		case "body":
			p.Kind = waybill.Body
		}
		if err := l.checkTerritory(p); err != nil {
			return err
		}
		for _, lang := range languages {
			p.Names[lang] = names(r.list(lang), "")
			x.party(lang, GroupName, p, p.Names[lang])
			if !weak && !slices.Contains(p.Names[lang], "~"+id) {
				x.party(lang, GroupName, p, []string{id})
			}
			p.Names[lang] = plain(p.Names[lang])
		}
		return l.addParty(p)
	})
}

func (l *loader) finishFirms(x *indexer) error {
	return l.firms.each(func(r row) error {
		id, weak := strings.CutPrefix(r.get("id"), "~")
		p := &Party{ID: waybill.PartyID(id), Kind: waybill.Firm, Detail: r.get("kind"),
			Territory: waybill.PartyID(r.get("state")), Names: map[string][]string{}}
		if err := l.checkTerritory(p); err != nil {
			return err
		}
		aliases := r.list("aliases")
		if !weak && !slices.Contains(aliases, "~"+id) {
			aliases = append([]string{id}, aliases...)
		}
		for _, lang := range languages {
			for _, alias := range aliases {
				p.Names[lang] = append(p.Names[lang], strings.TrimPrefix(alias, "~"))
			}
		}
		for _, alias := range aliases {
			x.add(alias, Name{Kind: FirmName, Party: p}, languages[:]...)
		}
		return l.addParty(p)
	})
}

func (l *loader) finishSeats(x *indexer) error {
	return l.seats.each(func(r row) error {
		p, ok := l.a.parties[waybill.PartyID(r.get("party"))]
		if !ok {
			return fmt.Errorf("seat %q stands for %q, which is no party of the atlas", r.get("alias"), r.get("party"))
		}
		for _, lang := range languages {
			if in := r.get("lang"); in == "*" || in == lang {
				x.add(r.get("alias"), Name{Kind: Seat, Party: p, Seat: r.get("kind")}, lang)
			}
		}
		return nil
	})
}

func (l *loader) finishPeople(x *indexer) error {
	return l.people.each(func(r row) error {
		p, ok := l.a.parties[waybill.PartyID(r.get("party"))]
		if !ok {
			return fmt.Errorf("%s stands for %q, which is no party of the atlas", r.get("name"), r.get("party"))
		}
		person := &Person{Name: r.get("name"), Aliases: r.list("aliases"), Party: p.ID, From: r.get("from"), To: r.get("to"),
			Office: map[string]string{"de": r.get("office_de"), "en": r.get("office_en")}}
		l.a.people = append(l.a.people, person)
		for _, alias := range append([]string{person.Name}, person.Aliases...) {
			x.add(alias, Name{Kind: PersonName, Party: p, Person: person}, languages[:]...)
		}
		return nil
	})
}

// designed counts one more type of weapon of a family.
func (p *Party) designed(family string) {
	if p.Designs == nil {
		p.Designs = map[string]int{}
	}
	p.Designs[family]++
	p.Designs[""]++
}

func (l *loader) finishWeapons(x *indexer) error {
	return l.weapons.each(func(r row) error {
		designation, weak := strings.CutPrefix(r.get("designation"), "~")
		w := &Weapon{Designation: designation, Aliases: r.list("aliases"), Class: waybill.Class(r.get("class")), Maker: r.get("maker")}
		if !w.Class.Valid() {
			return fmt.Errorf("%s: %q is no class of the taxonomy", designation, w.Class)
		}
		for _, origin := range r.list("origin") {
			p, ok := l.a.parties[waybill.PartyID(origin)]
			if !ok {
				return fmt.Errorf("%s: origin %q is no party of the atlas", designation, origin)
			}
			p.designed(w.Class.Family())
			w.Origin = append(w.Origin, waybill.PartyID(origin))
		}
		l.a.weapons = append(l.a.weapons, w)
		aliases := slices.Clone(w.Aliases)
		if weak {
			designation = "~" + designation
		}
		if !slices.Contains(aliases, "~"+w.Designation) {
			aliases = append(aliases, designation)
		}
		for _, alias := range aliases {
			x.add(alias, Name{Kind: WeaponName, Weapon: w}, languages[:]...)
		}
		return nil
	})
}
