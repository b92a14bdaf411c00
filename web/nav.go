package web

import (
	"strings"

	"waybill/door"
)

// section is a link of the navigation.
type section struct {
	// Key is the part of its message's key behind "nav.".
	Key, To string
	Here    bool
	// Minor are those for looking after the house.
	Minor bool
	role  door.Role
}

// sections are the links of the navigation for somebody who is at a path. Where nobody logs in
// there are no accounts.
func sections(at string, who door.Who, guarded bool) []section {
	all := []section{
		{Key: "read", To: "/"},
		{Key: "register", To: "/transfers"},
		{Key: "review", To: "/review", role: door.Analyst},
		{Key: "network", To: "/network"},
		{Key: "parties", To: "/parties"},
		{Key: "origins", To: "/origins"},
		{Key: "reports", To: "/reports"},
		{Key: "search", To: "/search"},
		{Key: "feeds", To: "/feeds", Minor: true},
		{Key: "activity", To: "/activity", Minor: true},
		{Key: "accounts", To: "/accounts", Minor: true, role: door.Admin},
		{Key: "about", To: "/about", Minor: true},
	}
	var mine []section
	for _, x := range all {
		if who.Role < max(x.role, door.Viewer) || x.Key == "accounts" && !guarded {
			continue
		}
		x.Here = x.To == at || x.To == "/" && at == "/read" || x.To != "/" && strings.HasPrefix(at, x.To+"/")
		mine = append(mine, x)
	}
	return mine
}
