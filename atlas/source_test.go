package atlas_test

import (
	"testing"

	"waybill/atlas"
)

func TestOutlet(t *testing.T) {
	a := load(t)
	for _, c := range []struct{ name, want string }{
		{"Reuters", "Reuters"}, {"the Associated Press", "AP"}, {"Deutsche Presse-Agentur", "dpa"}, {"DPA", "dpa"},
		{"The New York Times", "New York Times"}, {"Süddeutsche Zeitung", "Süddeutsche Zeitung"}, {"Der Spiegel", "Spiegel"},
		{"Itar-Tass", "TASS"}, {"Korean Central News Agency", "KCNA"}, {"reuters.com", "Reuters"}, {"Al-Dschasira", "Al Jazeera"},
		{"Kieler Hügelbote", ""}, {"the", ""}, {"", ""},
	} {
		got := ""
		if o := a.Outlet(c.name); o != nil {
			got = o.Name
		}
		if got != c.want {
			t.Errorf("Outlet(%q) = %q, want %q", c.name, got, c.want)
		}
	}
	if o := a.Outlet("KCNA"); o.Kind != atlas.StateMedia || o.State != "KP" {
		t.Errorf("KCNA: %+v", o)
	}
}

func TestOffice(t *testing.T) {
	a := load(t)
	for _, c := range []struct{ words, want string }{
		{"the South Korean Defence Ministry", "ministry of defence"},
		{"das Verteidigungsministerium in Seoul", "ministry of defence"},
		{"US-Verteidigungsministeriums", "ministry of defence"},
		{"the Pentagon", "ministry of defence"},
		{"Irans Außenminister", "ministry of foreign affairs"},
		{"Sprecherin des Auswärtigen Amtes", "ministry of foreign affairs"},
		{"U.S. State Department", "ministry of foreign affairs"},
		{"Ukrainian military intelligence", "intelligence service"},
		{"Sprecher des ukrainischen Militärgeheimdienstes", "intelligence service"},
		{"thailändische Luftwaffe", "air force"},
		{"sudanesische Armee", "armed forces"},
		{"Verteidigungsausschuss des Parlaments", "parliament"},
		{"Russia's state arms exporter", "arms export agency"},
		{"russische Rüstungsexportbehörde", "arms export agency"},
		{"Bundesregierung", "government"},
		{"experts", ""},
		{"", ""},
	} {
		if got := a.Office(c.words); got.Name != c.want || (got.Length == 0) != (got.Name == "") {
			t.Errorf("Office(%q) = %+v, want %q", c.words, got, c.want)
		}
	}
}

func TestUnnamed(t *testing.T) {
	a := load(t)
	for _, c := range []struct {
		words string
		want  atlas.Counts
	}{
		{"two senior US officials", atlas.Officials},
		{"ein hoher US-Beamter", atlas.Officials},
		{"britischer Regierungsvertreter", atlas.Officials},
		{"Kreise des Verteidigungsministeriums", atlas.Officials},
		{"französische und ukrainische Quellen", atlas.Officials},
		{"South Korean lawmakers", atlas.Lawmakers},
		{"State Department spokesman", atlas.Spokesperson},
		{"Sprecher der RSF", atlas.Spokesperson},
		{"Russian state media", atlas.NoOutlet},
		{"Medienberichten", atlas.NoReport},
		{"Experten", atlas.Unclear},
		{"Beobachter", atlas.Unclear},
		{"Rüstungsforscherin", atlas.Unclear},
		{"former US official", atlas.Never},
		{"angeblicher Beitrag der BBC", atlas.Never},
		{"Dmitri Peskow", ""},
		{"", ""},
	} {
		if got, n := a.Unnamed(c.words); got != c.want || (n == 0) != (got == "") {
			t.Errorf("Unnamed(%q) = %q, %d, want %q", c.words, got, n, c.want)
		}
	}
}

func TestOverlayOfSources(t *testing.T) {
	a, err := atlas.Load(overlay(map[string]string{
		"outlets.tsv": "name\taliases\tkind\tstate\nHill Post\tHillpost\tpaper\tKP\nReuters\tRTR\tagency\tGB\n",
		"offices.tsv": "office\twords\tparts\nministry of hills\thill ministry\thügelminister\n",
		"unnamed.tsv": "group\twords\tcounts\twhy\nhillfolk\thill folk\tofficial\tthey all know each other\n",
	}))
	if err != nil {
		t.Fatal(err)
	}
	if o := a.Outlet("the hillpost"); o == nil || o.Name != "Hill Post" {
		t.Errorf("Hill Post: %+v", o)
	}
	if o := a.Outlet("reuters.com"); o != nil {
		t.Errorf("an alias of the row that was replaced is still there: %+v", o)
	}
	if o := a.Office("das Hügelministerium"); o.Name != "ministry of hills" {
		t.Errorf("office %+v", o)
	}
	if in, de := a.OfficeName("ministry of hills", "de"), a.OfficeName("ministry of defence", "de"); in != "ministry of hills" || de != "Verteidigungsministerium" {
		t.Errorf("in German %q, %q", in, de)
	}
	if c, _ := a.Unnamed("old hill folk"); c != atlas.Officials {
		t.Errorf("hill folk count as %q", c)
	}
}
