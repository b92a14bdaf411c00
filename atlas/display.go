package atlas

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"waybill"
)

// displayName is the name CLDR gives a state in a language, "" where it has none.
func displayName(id waybill.PartyID, lang string) string {
	region, err := language.ParseRegion(string(id))
	if err != nil {
		return ""
	}
	namer := display.English.Regions()
	if lang == "de" {
		namer = display.German.Regions()
	}
	return namer.Name(region)
}
