package waybill_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// room is a package of the house: what of ours it may import, and whether it is pure.
type room struct {
	imports []string
	pure    bool
}

// house is the table of docs/architecture.md. "" is the root package.
var house = map[string]room{
	"":                      {pure: true},
	"text":                  {[]string{""}, true},
	"atlas":                 {[]string{"", "text"}, true},
	"lang":                  {[]string{"", "text", "atlas"}, true},
	"lang/de":               {[]string{"", "text", "atlas", "lang"}, true},
	"lang/en":               {[]string{"", "text", "atlas", "lang"}, true},
	"article":               {[]string{"", "text"}, true},
	"statement":             {[]string{"", "text", "lang", "atlas"}, true},
	"measure":               {[]string{"", "text", "lang"}, true},
	"claim":                 {[]string{"", "text", "lang", "atlas", "measure"}, true},
	"reading":               {[]string{"", "article", "atlas", "lang", "lang/de", "lang/en", "statement", "claim"}, true},
	"query":                 {[]string{""}, true},
	"ledger":                {[]string{"", "transfer"}, false},
	"sqlstore":              {[]string{"", "ledger", "transfer", "query"}, false},
	"sqlite":                {[]string{"", "ledger", "sqlstore"}, false},
	"postgres":              {[]string{"", "ledger", "sqlstore"}, false},
	"postgres/pgtest":       {nil, false},
	"ledger/ledgertest":     {[]string{"", "text", "atlas", "query", "reading", "ledger", "transfer"}, false},
	"view":                  {[]string{"", "transfer"}, true},
	"draw":                  {[]string{"", "transfer", "view"}, true},
	"transfer":              {[]string{"", "atlas"}, true},
	"transfer/generate":     {[]string{""}, true},
	"eval":                  {[]string{"", "view", "transfer", "transfer/generate"}, true},
	"export":                {[]string{"", "view"}, true},
	"cli":                   anything(),
	"cmd/waybill":           anything(),
	"ledger/generate":       {[]string{"", "atlas", "ledger"}, true},
	"warc":                  {nil, true},
	"scan":                  {[]string{"", "text", "atlas", "lang"}, true},
	"feed":                  {[]string{"", "text"}, true},
	"fetch":                 {[]string{""}, false},
	"fetch/fetchtest":       {nil, false},
	"intake":                {[]string{"", "article", "warc", "feed"}, false},
	"pdf":                   {nil, false},
	"intake/generate":       {[]string{"", "atlas", "warc"}, true},
	"pipeline":              {[]string{"", "ledger", "intake"}, false},
	"pipeline/pipelinetest": {[]string{"atlas", "intake", "ledger", "pipeline", "reading", "scan", "sqlite", "transfer"}, false},
	"queue":                 {[]string{"", "pipeline"}, false},
	"watch":                 {[]string{"", "feed", "fetch", "intake", "ledger"}, false},
	"desk":                  {[]string{"", "atlas", "query", "reading", "transfer", "ledger", "view"}, false},
	"desk/desktest":         {[]string{"", "atlas", "reading", "transfer", "ledger", "sqlite", "desk"}, false},
	"door":                  {[]string{"", "ledger"}, false},
	"mcp":                   {[]string{"", "transfer", "ledger", "view", "desk", "door"}, false},
	"web":                   {[]string{"", "ledger", "view", "desk", "door", "draw", "export"}, false},
	"api":                   {[]string{"", "ledger", "view", "desk", "door", "export"}, false},
	"api/apitest":           {[]string{"", "ledger", "desk", "desk/desktest", "door", "api"}, false},
	"client":                {[]string{"view"}, false},
}

// anything marks a room that may import all others.
func anything() room { return room{imports: []string{"*"}} }

// impure are packages that touch network, disk or SQL, which pure rooms may not import.
var impure = []string{"net", "os", "database/sql", "syscall", "io/ioutil"}

func TestHouse(t *testing.T) {
	for name, imports := range packages(t) {
		r, known := house[name]
		if !known {
			t.Errorf("package %q is not in the house; add it to docs/architecture.md and to this table", name)
			continue
		}
		for file, paths := range imports {
			for _, p := range paths {
				checkImport(t, name, file, p, r)
			}
		}
	}
}

func checkImport(t *testing.T, name, file, imported string, r room) {
	t.Helper()
	if ours, ok := strings.CutPrefix(imported+"/", "waybill/"); ok {
		ours = strings.TrimSuffix(ours, "/")
		if !slices.Contains(r.imports, ours) && !slices.Contains(r.imports, "*") {
			t.Errorf("%s: package %q may not import %q", file, name, imported)
		}
		return
	}
	if !r.pure {
		return
	}
	for _, bad := range impure {
		if imported == bad || strings.HasPrefix(imported, bad+"/") && imported != "net/url" {
			t.Errorf("%s: the pure package %q may not import %q", file, name, imported)
		}
	}
}

// TestPureRoomsHaveNoClock looks for the clock, goroutines and global initialisers in
// the source of pure rooms.
func TestPureRoomsHaveNoClock(t *testing.T) {
	for name := range packages(t) {
		if !house[name].pure {
			continue
		}
		for _, file := range sources(t, name) {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, bad := range []string{"time.Now", "time.Since", "\tgo func", "func init()"} {
				if strings.Contains(string(source), bad) {
					t.Errorf("%s: %q in the pure package %q", file, bad, name)
				}
			}
		}
	}
}

// packages lists the imports of every non-test file, by package and file.
func packages(t *testing.T) map[string]map[string][]string {
	t.Helper()
	all := map[string]map[string][]string{}
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name := d.Name(); file != "." && (strings.HasPrefix(name, ".") || name == "testdata" || name == "internal") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		name := path.Clean(filepath.ToSlash(filepath.Dir(file)))
		if name == "." {
			name = ""
		}
		if all[name] == nil {
			all[name] = map[string][]string{}
		}
		for _, spec := range parsed.Imports {
			p, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			if p == "waybill" {
				p = "waybill/"
			}
			all[name][file] = append(all[name][file], p)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func sources(t *testing.T, name string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(filepath.FromSlash(name), "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(files, func(f string) bool { return strings.HasSuffix(f, "_test.go") })
}
