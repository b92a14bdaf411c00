package generate

import "waybill"

// suppliers and recipients are states, the busiest first. Who deals with whom is drawn.
var (
	suppliers = []waybill.PartyID{
		"US", "RU", "FR", "CN", "DE", "IT", "GB", "IL", "KR", "ES", "TR", "KP", "IR", "SE", "NL", "CH", "UA", "PL", "CZ", "BG",
		"BY", "RS", "AE", "ZA", "AU", "CA", "NO", "FI", "BR", "IN", "JP", "SK", "RO", "GR", "HR", "AT", "BE", "DK", "PT", "SG",
		"PK", "JO", "EG", "SA", "ID", "HU", "SI", "LT", "KZ", "UZ",
	}
	recipients = []waybill.PartyID{
		"UA", "RU", "SA", "IN", "EG", "PL", "IL", "TW", "QA", "KW", "PK", "JP", "AE", "MA", "KR", "AU", "GR", "TR", "RO", "PH",
		"VN", "ID", "IQ", "SY", "LY", "SD", "ML", "NG", "ET", "RS", "AZ", "AM", "GE", "KZ", "BY", "MM", "BD", "TH", "MY", "SG",
		"BR", "CL", "CO", "PE", "MX", "VE", "CU", "AR", "EC", "BO", "DZ", "TN", "AO", "MZ", "ZA", "KE", "UG", "RW", "CD", "CM",
		"SN", "NE", "BF", "TD", "CF", "SO", "SS", "YE", "OM", "BH", "JO", "LB", "IR", "AF", "UZ", "TM", "TJ", "KG", "MN", "NP",
		"LK", "KH", "LA", "NZ", "NO", "SE", "FI", "DK", "EE", "LV", "LT", "CZ", "SK", "HU", "SI", "HR", "BA", "AL", "BG", "PT",
	}
)

// ware is goods: a class with its word in both languages, or a designation.
type ware struct {
	class       waybill.Class
	de, en      string // plural, or the designation
	designation string
}

func named(class waybill.Class, designation string) ware {
	return ware{class, designation, designation, designation}
}

var wares = []ware{
	{"weapons", "Waffen", "arms", ""},
	{"ammunition.artillery", "Artilleriegranaten", "artillery shells", ""},
	{"ammunition.small-arms", "Patronen", "cartridges", ""},
	{"artillery.howitzer", "Haubitzen", "howitzers", ""},
	{"artillery.mortar", "Mörser", "mortars", ""},
	{"missile", "Raketen", "missiles", ""},
	{"missile.ballistic", "Kurzstreckenraketen", "ballistic missiles", ""},
	{"missile.anti-tank", "Panzerabwehrraketen", "anti-tank missiles", ""},
	{"air-defence.system", "Luftabwehrsysteme", "air defence systems", ""},
	{"armour.tank", "Kampfpanzer", "tanks", ""},
	{"armour.apc", "Transportpanzer", "armoured personnel carriers", ""},
	{"aircraft.combat", "Kampfflugzeuge", "fighter jets", ""},
	{"aircraft.helicopter", "Hubschrauber", "helicopters", ""},
	{"uncrewed", "Drohnen", "drones", ""},
	{"ship.patrol", "Patrouillenboote", "patrol boats", ""},
	{"ship.submarine", "U-Boote", "submarines", ""},
	{"sensor.radar", "Radargeräte", "radars", ""},
	{"small-arms", "Sturmgewehre", "assault rifles", ""},
	{"vehicle", "Militärlastwagen", "military trucks", ""},
	named("air-defence.system", "Patriot"), named("air-defence.system", "IRIS-T SLM"), named("air-defence.system", "S-400"),
	named("air-defence.system", "NASAMS"), named("air-defence.manpads", "Stinger"),
	named("aircraft.combat", "F-16"), named("aircraft.combat", "F-35"), named("aircraft.combat", "Rafale"), named("aircraft.combat", "Gripen"),
	named("aircraft.combat", "Su-35"), named("aircraft.combat", "MiG-29"), named("aircraft.helicopter", "AH-64 Apache"), named("aircraft.helicopter", "Mi-17"),
	named("armour.tank", "Leopard 2"), named("armour.tank", "K2"), named("armour.tank", "T-72"), named("armour.tank", "T-90"),
	named("armour.ifv", "Bradley"), named("armour.ifv", "Marder"), named("armour.ifv", "CV90"),
	named("artillery.howitzer", "PzH 2000"), named("artillery.howitzer", "K9"), named("artillery.howitzer", "CAESAR"), named("artillery.howitzer", "M777"),
	named("artillery.rocket-launcher", "HIMARS"), named("missile.ballistic", "Iskander"), named("missile.ballistic", "ATACMS"),
	named("missile.anti-tank", "Javelin"), named("missile.anti-ship", "Exocet"), named("missile.cruise", "Storm Shadow"),
	named("uncrewed.combat", "Bayraktar TB2"), named("uncrewed.loitering", "Shahed-136"), named("uncrewed.combat", "MQ-9 Reaper"),
}

// outlets are made up, agencies too: the ledger is measured, not who they are.
var outlets = []string{
	"Rheinischer Kurier", "The Daily Courier", "Hafenzeitung", "Northern Post", "Abendbote", "The Harbour Times", "Neue Woche", "Defence Weekly",
	"Tagesblick", "The Morning Ledger", "Ostsee-Anzeiger", "Continental Review", "Stadtbote", "Gulf Observer", "Landeszeitung", "Pacific Monitor",
	"Mittelland-Nachrichten", "The Lantern", "Volksblatt am Sonntag", "Border Gazette", "Alpenrundschau", "The Signal", "Sicherheit und Politik", "Arms Trade Bulletin",
}

// sentence parts. German nouns are feminine throughout, so that they stand in every slot.
var (
	deAdjectives = []string{
		"neue", "gemeinsame", "zuständige", "geplante", "frühere", "umstrittene", "zentrale", "regionale", "internationale", "vorläufige", "öffentliche", "jüngste",
		"vertrauliche", "ständige", "parlamentarische", "kommende", "staatliche", "unabhängige", "technische", "wachsende", "knappe", "strenge", "lange", "zweite",
		"dritte", "befristete", "nördliche", "südliche", "deutliche", "offene", "interne", "juristische", "finanzielle", "mehrjährige", "verspätete", "ausführliche",
	}
	deHeads = []string{
		"Regierung", "Behörde", "Kommission", "Werft", "Delegation", "Prüfung", "Genehmigung", "Debatte", "Abteilung", "Verwaltung", "Gruppe", "Firma", "Strategie",
		"Reform", "Konferenz", "Übung", "Ausschreibung", "Liste", "Sitzung", "Erklärung", "Begründung", "Anhörung", "Stellungnahme", "Vereinbarung", "Anfrage",
		"Ausbildung", "Wartung", "Lagerung", "Finanzierung", "Mehrheit", "Fraktion", "Opposition", "Presse", "Messe", "Zulassung", "Frist", "Klage", "Studie", "Reise", "Brücke",
	}
	deFirsts = []string{
		"Verteidigungs", "Haushalts", "Rüstungs", "Außenhandels", "Sicherheits", "Beschaffungs", "Export", "Küsten", "Grenz", "Militär", "Marine", "Luftwaffen",
		"Parlaments", "Industrie", "Hafen", "Zoll", "Energie", "Ausschuss", "Bündnis", "Nachbarschafts", "Friedens", "Krisen", "Kontroll", "Versorgungs", "Transport",
		"Personal", "Forschungs", "Technologie", "Wirtschafts", "Wahlkampf", "Steuer", "Regional", "Bundes", "Winter", "Sommer", "Eisenbahn", "Satelliten", "Werkstatt",
	}
	deVerbs = []string{
		"prüft", "verschiebt", "begrüßt", "kritisiert", "fordert", "erwartet", "bestätigt", "verlängert", "unterbricht", "beginnt", "erläutert", "beobachtet",
		"unterstützt", "bezweifelt", "beantragt", "vertagt", "plant", "kürzt", "erweitert", "veröffentlicht", "vermittelt", "ersetzt", "bewertet", "erwähnt",
	}
	deTimes = []string{
		"am Montag", "am Dienstag", "am Mittwoch", "am Donnerstag", "am Freitag", "zu Beginn der Woche", "seit dem Frühjahr", "nach der Sommerpause",
		"vor dem Jahresende", "in der Nacht", "noch in diesem Monat", "zum dritten Mal", "nach langem Zögern", "ohne weitere Begründung", "wie angekündigt", "im Herbst",
	}
	enAdjectives = []string{
		"new", "joint", "regional", "planned", "former", "disputed", "central", "national", "provisional", "public", "recent", "confidential",
		"standing", "parliamentary", "state-owned", "independent", "technical", "growing", "narrow", "strict", "lengthy", "second", "third", "temporary",
		"northern", "southern", "open", "internal", "legal", "financial", "delayed", "detailed", "coastal", "annual", "bilateral", "quiet",
	}
	enNouns = []string{
		"government", "agency", "committee", "shipyard", "delegation", "review", "licence", "debate", "department", "budget", "group", "company", "strategy",
		"reform", "conference", "exercise", "tender", "list", "session", "statement", "hearing", "agreement", "inquiry", "training", "maintenance",
		"storage", "funding", "majority", "opposition", "exhibition", "deadline", "complaint", "study", "visit", "bridge", "harbour", "border", "customs", "railway", "audit",
		"procurement", "export", "navy", "border guard", "parliament", "industry", "energy", "alliance", "neighbour", "crisis", "supply", "transport", "research", "election",
	}
	enVerbs = []string{
		"examined", "postponed", "welcomed", "criticised", "demanded", "expected", "confirmed", "extended", "interrupted", "opened", "explained", "observed",
		"supported", "questioned", "requested", "adjourned", "planned", "cut", "widened", "published", "brokered", "replaced", "assessed", "mentioned",
	}
	enTimes = []string{
		"on Monday", "on Tuesday", "on Wednesday", "on Thursday", "on Friday", "earlier this week", "since the spring", "after the summer recess",
		"before the end of the year", "overnight", "later this month", "for the third time", "after long hesitation", "without giving reasons", "as announced", "in autumn",
	}
	// syllables make names of places.
	syllables = []string{
		"bar", "dor", "len", "mar", "ko", "vin", "ta", "sel", "gra", "hol", "ri", "zan", "ber", "lu", "men", "ost", "kar", "pel", "no", "stra",
		"wil", "ga", "tor", "ne", "fal", "du", "rin", "sha", "bel", "mo",
	}
	deMonths = []string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"}
)

// offices speak in the articles, for the party in whose name they do.
var (
	deOffices = []string{"Verteidigungsministerium", "Außenministerium", "Präsidialamt", "Wirtschaftsministerium", "Lagezentrum", "Parlament"}
	enOffices = []string{"defence ministry", "foreign ministry", "presidential office", "trade ministry", "intelligence service", "parliament"}
)

// telling is how a stage is worded: between supplier and recipient, and at the end.
type telling struct {
	stage         waybill.Stage
	certainty     waybill.Certainty
	en            string // "France " … "14 tanks to Poland"
	deVerb, deEnd string // "Frankreich " … "Polen 14 Panzer" …
}

var tellings = []telling{
	{waybill.Delivered, waybill.Stated, "delivered", "hat", "geliefert"},
	{waybill.Agreed, waybill.Stated, "agreed to supply", "hat", "zugesagt"},
	{waybill.Underway, waybill.Stated, "is supplying", "schickt", "über den Hafen"},
	{waybill.Offered, waybill.Stated, "offered to deliver", "hat", "angeboten"},
	{waybill.Delivered, waybill.Likely, "probably delivered", "hat wahrscheinlich", "geliefert"},
	{waybill.Prospect, waybill.Possible, "may deliver", "könnte", "liefern"},
	{waybill.Delivered, waybill.Denied, "never delivered", "hat niemals", "geliefert"},
	{waybill.Refused, waybill.Stated, "refused to deliver", "hat", "verweigert"},
	{waybill.Negotiated, waybill.Stated, "is negotiating the sale of", "will nach Verhandlungen", "verkaufen"},
	{waybill.Halted, waybill.Stated, "stopped deliveries of", "hat vorerst keine weiteren", "geliefert"},
	{waybill.Delivered, waybill.Doubted, "is unlikely to have delivered", "hat wohl kaum", "geliefert"},
}
