package atlas

import (
	"crypto/sha256"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"waybill"
	"waybill/text"
)

// loadOnly makes an atlas of these layers alone, without the embedded data, which
// takes too long to read for each of thousands of inputs.
func loadOnly(layers ...fs.FS) (*Atlas, error) {
	l := loader{sum: sha256.New(), a: &Atlas{parties: map[waybill.PartyID]*Party{}}}
	for _, layer := range layers {
		if err := l.layer(layer); err != nil {
			return nil, err
		}
	}
	return l.a, l.finish()
}

// FuzzLoad lays any bytes over a small atlas, as any of its files: they are taken,
// and then what is found in a text lies inside it; or they are refused with one line
// that names the file.
func FuzzLoad(f *testing.F) {
	files := Files()
	for _, seed := range []string{
		"designation\taliases\tclass\torigin\tmaker\nXQ-77\t~Reaper|\tuncrewed.loitering\tKP|RU\tNobody\n",
		"\ufeff# mine\r\n\r\ndesignation\tclass\r\n~\tmissile\r\n-\tmissile\n|\tmissile\n",
		"id\tkind\ten\tde\tterritory\nHill League\tarmed-group\tHill League|\tHügelbund\tKP\nX\t\n",
		"id\tkind\taliases\tstate\nÀ\u0301 \u00a0‑\tmaker\tß|ẞ|İ|-s|s\t\n",
		"alias\tlang\tparty\tkind\nHill\ten\tKP\toffice\nHill\tde\tRU\toffice\n",
		"name\taliases\tparty\toffice_en\toffice_de\tfrom\tto\nAda\tAda 1|U.S.\tKP\ta\tb\t1\t2\n",
		"code\ten\tde\tadj_en\tadj_de\nZZ\tZed|US\tZett\tZeddish\tzettisch\nKP\tx\n", "\x00\xff", "",
		"name\taliases\tkind\tstate\nHill Post\tThe Hill Post|hillpost.example\tpaper\tKP\nRadio Hill\t\tstate-media\t\n",
		"office\twords\tparts\twhy\nministry of hills\thill ministry|Hügel-Amt\thügelminister\t\n-\t.|-\tß|ẞ\n",
		"group\twords\tparts\tcounts\twhy\nhillfolk\thill folk\thügelvolk\tofficial\t\nold\told\t\tnever\t\n",
	} {
		for file := range files {
			f.Add(uint8(file), []byte(seed))
		}
	}
	base := fstest.MapFS{"states.tsv": {Data: []byte("code\ten\tde\nKP\tNorth Korea\tNordkorea\nRU\tRussia\tRussland\n")}}
	f.Fuzz(func(t *testing.T, file uint8, content []byte) {
		name := files[int(file)%len(files)].Name
		a, err := loadOnly(base, fstest.MapFS{name: {Data: content}})
		if err != nil {
			if !strings.Contains(err.Error(), ".tsv") || strings.Contains(err.Error(), "\n") {
				t.Fatal(err)
			}
			return
		}
		in := string(content)
		_, atoms := text.Tokens(in, waybill.Span{End: len(in)})
		for _, lang := range languages {
			last := 0
			for _, m := range a.Find(nil, lang, in, atoms) {
				if m.Span.Empty() || m.Span.Begin < last || m.Span.End > len(in) || m.Last <= m.First || m.Last > len(atoms) {
					t.Fatalf("found %+v", m)
				}
				last = m.Span.End
			}
		}
		a.Lookup(in)
		a.Near(in)
		a.Outlet(in)
		if o := a.Office(in); (o.Name == "") != (o.Length == 0) {
			t.Fatalf("office %+v", o)
		}
		a.Unnamed(in)
		for _, p := range a.parties {
			a.Spellings(p, "de")
		}
	})
}
