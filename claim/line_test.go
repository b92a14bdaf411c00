package claim_test

import "testing"

// Lines without a verb that name goods, who gives and who gets them.
func TestLines(t *testing.T) {
	check(t, "en", []struct {
		text string
		want []string
	}{
		{"Spanish tanks for Peru: Lima presents photos", []string{"ES>PE armour.tank agreed/stated"}},
		{"Spanish tanks for Peru?", []string{"ES>PE armour.tank prospect/possible"}},
		{"New tanks for Peru", nil},
		{"No Spanish tanks for Peru", nil},
		{"Row over Spanish tanks for Peru", nil},
		{"Spanish tanks for Peru cross the border.", nil},
	})
	check(t, "de", []struct {
		text string
		want []string
	}{
		{"Spanische Panzer für Peru: Lima legt Fotos vor", []string{"ES>PE armour.tank agreed/stated"}},
		{"200 spanische Panzer für Peru!", []string{"ES>PE armour.tank agreed/stated"}},
		{"Spanische Panzer für Peru?", []string{"ES>PE armour.tank prospect/possible"}},
		{"Neue Panzer für Peru", nil},
		{"Keine spanischen Panzer für Peru", nil},
		{"Streit um spanische Panzer für Peru", nil},
	})
}

// What holds of one party is said of another: by "too", or as a deal like the one before.
func TestPartners(t *testing.T) {
	check(t, "en", []struct {
		text string
		want []string
	}{
		{"Spain is sending howitzers to Peru. Chile, too, continues to deliver.", []string{"ES>PE artillery.howitzer underway/stated", "CL>PE artillery.howitzer underway/stated"}},
		{"Spain sold Peru howitzers. A similar contract was signed with Chile.", []string{"ES>PE artillery.howitzer delivered/stated", "ES>CL artillery.howitzer agreed/stated"}},
		{"Spain sold Peru howitzers. Talks about fish with Chile failed.", []string{"ES>PE artillery.howitzer delivered/stated"}},
		{"Spain sold Peru howitzers. Chile, too, was surprised.", []string{"ES>PE artillery.howitzer delivered/stated"}},
	})
	check(t, "de", []struct {
		text string
		want []string
	}{
		{"Spanien liefert Peru Haubitzen. Auch Chile liefert.", []string{"ES>PE artillery.howitzer underway/stated", "CL>PE artillery.howitzer underway/stated"}},
		{"Peru will in Spanien Haubitzen kaufen. Chile hat ebenfalls Interesse.", []string{"ES>PE artillery.howitzer sought/stated", "ES>CL artillery.howitzer sought/stated"}},
		{"Spanien verkauft Peru Haubitzen. Mit Chile laufen Verhandlungen.", []string{"ES>PE artillery.howitzer agreed/stated", "ES>CL artillery.howitzer negotiated/stated"}},
		{"Spanien verkauft Peru Haubitzen. Einen ähnlichen Vertrag gibt es mit Chile.", []string{"ES>PE artillery.howitzer agreed/stated", "ES>CL artillery.howitzer agreed/stated"}},
		{"Spanien verkauft Peru Haubitzen. Mit Chile laufen Verhandlungen über Fisch.", []string{"ES>PE artillery.howitzer agreed/stated"}},
		{"Spanien verkauft Peru Haubitzen. Auch Chile war überrascht.", []string{"ES>PE artillery.howitzer agreed/stated"}},
	})
}

// What a package or list holds passes with it.
func TestLists(t *testing.T) {
	check(t, "de", []struct {
		text string
		want []string
	}{
		{"Spanien hat ein Waffenpaket für Peru genehmigt. Das Paket umfasst Haubitzen und Raketen.", []string{"ES>PE weapons agreed/stated", "ES>PE artillery.howitzer agreed/stated", "ES>PE missile agreed/stated"}},
		{"Spanien hat Peru Waffen zugesagt. Auf der Liste stehen Haubitzen und Raketen.", []string{"ES>PE weapons agreed/stated", "ES>PE artillery.howitzer agreed/stated", "ES>PE missile agreed/stated"}},
		{"Spanien hat Peru Waffen zugesagt. Auf der Liste stehen auch Kühlschränke.", []string{"ES>PE weapons agreed/stated"}},
	})
	check(t, "en", []struct {
		text string
		want []string
	}{
		{"Spain has promised Peru weapons. On the list are howitzers and missiles.", []string{"ES>PE weapons agreed/stated", "ES>PE artillery.howitzer agreed/stated", "ES>PE missile agreed/stated"}},
		{"Spain has promised Peru weapons. On the list are fridges, too.", []string{"ES>PE weapons agreed/stated"}},
	})
}
