package claim_test

import "testing"

// TestEnglishInsertions has sentences in which something stands between subject and verb,
// or a verb form hangs on another.
func TestEnglishInsertions(t *testing.T) {
	check(t, "en", []struct {
		text string
		want []string
	}{
		{"The tanks, ordered in 2019, were delivered by Germany to Greece in May.", []string{"DE>GR armour.tank agreed/stated", "DE>GR armour.tank delivered/stated"}},
		{"President Erdogan, with Macron standing beside him, said Turkey had sold drones to Kyiv.", []string{"TR>UA uncrewed delivered/stated"}},
		{"Harop drones and Spike missiles, all made in Israel, are known to have been supplied to Azerbaijan.", []string{"IL>AZ uncrewed.loitering delivered/stated", "IL>AZ missile.anti-tank delivered/stated"}},
		{"Egypt, at odds with Sudan, asked Washington for drones.", []string{"US>EG uncrewed sought/stated"}},
		{"Iran, accused of arming Russia, denied it had sent drones to Moscow.", []string{"IR>RU uncrewed underway/denied", "IR>RU uncrewed delivered/denied"}},
		{"Serbia was accused of shipping shells to Libya.", []string{"RS>LY ammunition.artillery underway/stated"}},
		{"I want to thank Slovakia for providing an S-300 system to Ukraine.", []string{"SK>UA air-defence.system delivered/stated"}},
		{"Kyiv criticised Serbia for selling shells to Libya.", []string{"RS>LY ammunition.artillery delivered/stated"}},
		{"Serbia used the weapons to deliver severe blows to Libya.", nil},
		{"Serbia will provide to Libya the weapons it needs to defend its border.", []string{"RS>LY weapons agreed/stated"}},
	})
}
