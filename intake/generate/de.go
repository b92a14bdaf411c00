package generate

// The nouns of a slot have one gender each, so that they stand in every sentence: those of
// thing, group, quality and art are feminine, those of time masculine.
var german = &language{
	topics: []topic{
		{"sport", "sport", []string{
			"{club} schlägt {club} mit {n}:{n}", "{club} kommt gegen {club} nicht vom Fleck", "{sport}: {place} träumt vom Titel", "{club} trennt sich nach {nn} Tagen vom Trainer", "Spätes Tor rettet {club}",
		}, []string{
			"{club} gewann mit {n}:{n} gegen {club} vor {nnn} Zuschauern.", "das Spiel in {place} wurde in der {nn}. Minute entschieden.", "der Trainer von {club} lobte nach dem Abpfiff die {adjektiv} {quality} der Mannschaft.",
			"{club} ist nun seit {n} Spielen ungeschlagen, und {place} ist {mood}.", "nach der Pause fanden die Gäste mehr Ruhe, doch die {group} von {club} hielt stand.", "in der Tabelle klettert {club} auf Platz {nn}, {n} Punkte hinter {club}.",
			"die nächste Runde im {sport} führt {club} im {month} nach {place}.", "der Schiedsrichter sah sich die Szene {n} Minuten lang an.", "Anhänger aus {place} sangen trotz {weather} den ganzen {time}.",
			"{club} muss bis {month} auf {n} Spieler verzichten.", "Karten für die Saison in {place} kosten ab {nn} Euro.", "die {adjektiv} Abwehr von {club} ließ nur {n} Chancen zu.",
		}},
		{"wetter", "wetter", []string{
			"{weather} in {place} erwartet", "Wärmster {month} seit {nn} Jahren in {place}", "{weather} und {weather}: das bringt das Wochenende", "Hochwasser um {place} geht langsam zurück",
		}, []string{
			"in {place} wird bis {day} {weather} erwartet, bei bis zu {nn} Grad.", "der Fluss bei {place} fiel am {time} um {nn} Zentimeter.", "{weather} zieht am {day} aus {side} heran und erreicht {place} bis zum {time}.",
			"der {month} brachte {place} {nnn} Stunden Sonne.", "Autofahrer um {place} müssen am {time} mit {weather} rechnen.", "Gärtner in {place} sind {mood} über die {adjektiv} Witterung.", "die tiefste Temperatur, minus {n} Grad, wurde bei {place} gemessen.",
			"Meteorologen sehen {weather} im {side} und {weather} an der Küste.", "am {day} ziehen im {side} Wolken auf, {place} bleibt trocken.", "im {month} fielen {nn} Millimeter Regen, {mood} sind die Bauern.",
		}},
		{"wirtschaft", "wirtschaft", []string{
			"{firm} senkt die Prognose", "{firm} eröffnet {adjektiv} {thing} in {place}", "{place} kämpft um {nnn} Stellen", "Preise für {product} steigen um {n} Prozent", "{firm} und {firm} reden über Zusammenschluss",
		}, []string{
			"{firm} teilte am {day} mit, der Umsatz sei um {n},{n} Prozent auf {nnn} Millionen Euro gestiegen.", "die {adjektiv} Nachfrage nach {product} überraschte Fachleute in {place}.", "{firm} schließt die {thing} in {place} und verlagert {nnn} Stellen nach {place}.",
			"Aktien von {firm} fielen am {day} im frühen Handel um {n} Prozent.", "die {group} von {firm} soll im {month} über die {adjektiv} Planung abstimmen.", "Zulieferer in {place} bitten um längere Fristen für {product}.",
			"der Preis für {product} ist seit {month} {n} Mal gestiegen.", "die Handelskammer in {place} ist {mood}.", "Aufträge für {product} gingen an {firm}, leer ging {firm} aus.", "{firm} investiert {nn} Millionen Euro in eine {adjektiv} {thing} für {product}.",
			"der Betriebsrat spricht von einem schlechten Signal für {place}.", "Zahlen des Zolls zeigen, dass {place} mehr {product} ausführt als je zuvor.",
		}},
		{"kultur", "kultur", []string{
			"{art} in {place}: eine {adjektiv} Überraschung", "Warum {art} wieder da ist", "{place} bekommt ein Museum für {product}", "Die {adjektiv} Rückkehr der {art}",
		}, []string{
			"das Festival in {place} beginnt am {day} mit {nn} Veranstaltungen.", "die {adjektiv} Inszenierung füllt die {thing} mit {quality}.", "Besucher des Museums in {place} sehen {nnn} Stücke, darunter {product}.",
			"das Orchester von {place} spielt im {month} an {n} Abenden.", "{art} war selten so gefragt, und {place} ist {mood}.", "die Ausstellung erzählt von {quality}, von {product} und von {place}.", "der Vorhang fiel nach {nn} Minuten, die {group} klatschte {n} weitere.",
			"der Roman spielt in {place} in einem kühlen {month}.", "die Jury lobte die {adjektiv} {quality} der {group} aus {place}.", "Karten gibt es erst im {month} wieder, heißt es aus der {thing}.",
		}},
		{"lokales", "lokales", []string{
			"{place} streitet über die {thing}", "Eine {adjektiv} {thing} für {place}", "{place} feiert {nnn} Jahre", "Die {group} von {place} will mehr {quality}",
		}, []string{
			"der Rat von {place} stimmte mit {nn} zu {n} für die {adjektiv} {thing}.", "die Einwohner von {place} warten seit {n} Jahren auf die {thing}.", "die Schule in {place} bekommt eine {adjektiv} {thing} und {nn} {product}.",
			"die {group} trifft sich jeden {day} in der {thing} hinter dem Bahnhof.", "der Verkehr um {place} stockt wegen der Bauarbeiten bis {month}.", "eine {group} von Freiwilligen pflanzte {nnn} Bäume bei {place}.",
			"die {adjektiv} {thing} kostete {nnn} Tausend Euro, {nn} mehr als geplant.", "das Schwimmbad in {place} öffnet am {day} um {n} Uhr.", "im {month} zieht der Markt in den {side} von {place}.", "die Bücherei verleiht auch {product}, und die {group} ist {mood}.",
		}},
	},
	politics: topic{"politik", "politik", nil, []string{
		"die {group} tagte am {day} {n} Stunden lang.", "der Ausschuss will die {adjektiv} Vorlage im {month} beraten.", "die Opposition nannte die {adjektiv} Entscheidung eine Frage der {quality}.", "die Regierung ließ offen, wie die {nnn} Millionen Euro bezahlt werden.",
		"Beobachter in {place} sprachen von einer {adjektiv} Lage.", "die {group} soll sich im {month} in {place} wieder treffen.", "das Parlament hatte {n} Wochen lang über die {adjektiv} Fassung beraten.", "Nachbarstaaten reagierten mit {quality}.",
		"die Botschaft beantwortete Fragen am {day} nicht.", "Diplomaten erwarten Gespräche bis {month}.", "im Haushalt stehen dafür {nnn} Millionen Euro.", "Kritikern fehlt die {quality} in dem Verfahren.",
		"eine Sprecherin verwies auf die {adjektiv} Vereinbarung vom {month}, die {nn} Jahre lang gilt.", "in {place} demonstrierten {nnn} Menschen trotz {weather}.", "die {group} der Provinz {place} hatte um {quality} gebeten und eine {adjektiv} Antwort bekommen.",
		"der Minister brach einen Besuch in {place} ab und flog am {day} zurück.", "in Umfragen sind {nn} Prozent darüber {mood}, {n} mehr als im {month}.", "der Rechnungshof hatte vor Kosten von {nnn} Millionen gewarnt.", "Journalisten wurden {nn} Minuten lang durch die {thing} in {place} geführt.",
		"die {adjektiv} Koalition hat eine Mehrheit von {n} Stimmen, und ein Mitglied aus {place} ist {mood}.", "was fehlt, heißt es im Rathaus von {place}, ist {quality}.", "ein Schiff aus {place} lag im {month} {nn} Tage lang auf Reede.", "das Bündnis trifft sich im {month} in {place}, mit {nn} Delegationen.",
		"zwischen {place} und {place} war die Bahnstrecke {n} Stunden lang gesperrt.", "die Notenbank in {place} sieht Risiken für {product} bis {month}.",
	}},
	friends: []string{
		"der Stürmer lieferte, als {club} ihn brauchte.", "der Tank des Busses war voll, als er {place} verließ.", "ein Schuss aus {nn} Metern traf den Pfosten.", "mit verschränkten Armen stand sie vor der {thing}.", "die Pakete wurden mit dem Fahrrad nach {place} geliefert.",
		"im {month} schoss der Umsatz wie eine Rakete nach oben.", "die Schildkröte zog sich in ihren Panzer zurück.", "die Stimmung in {place} war eine Bombe.", "die Patrone im Drucker der {thing} ist leer.", "ein Granatapfel kostet dort {n} Euro.",
		"die Drohne filmte die {thing} von oben.", "Raketen und Böller erhellten den Himmel über {place}.", "die Stadt kauft {nn} Busse von {firm}.", "{firm} exportiert {product} nach {place}.", "der Kanonier von {club} traf zweimal.", "das Fahrzeug lieferte sich ein Rennen mit dem Zug.",
		"die Waffen einer Frau heißt das Stück in der {thing}.", "der Film wurde im {month} in {place} gedreht, geschossen wurde nur mit der Kamera.",
	},
	claims: []string{
		"{from} hat {to} im {month} {nn} {arms} geliefert.", "{from} hat {to} die Lieferung von {nnn} {armsDat} zugesagt.", "{from} will {nn} {arms} an {an} liefern, teilte das Verteidigungsministerium mit.", "nach Angaben der Regierung hat {from} {arms} an {an} verkauft.",
		"{from} hat bestritten, {to} {arms} geliefert zu haben.", "{from} könnte {to} {arms} liefern, hieß es aus der Regierung.", "{from} hat die Lieferung von {armsDat} an {an} am {day} gestoppt.", "{from} hat {to} {nn} {arms} angeboten.",
		"{from} schickt {to} {nn} {arms}.", "{from} verhandelt mit {to} über den Verkauf von {armsDat}.",
	},
	armsHeadlines: []string{"{from} liefert {to} {arms}", "{from} verkauft {arms} an {an}", "{from} und {an} reden über {arms}", "{from} stoppt Lieferung von {armsDat} an {an}"},
	comments: []string{
		"das habe ich jetzt {n} Mal gelesen und bin {mood}.", "was sagt denn die {group} von {place} dazu?", "vor {nn} Jahren hätte das in {place} niemanden gekümmert.", "danke für den Artikel!", "immer dieselbe {quality}, typisch {place}.", "die {thing} war vor dem {month} besser.",
		"weiß jemand, was die {product} kosten?", "nein, nein und nochmals nein.",
	},
	labels: []string{
		"Startseite", "Nachrichten", "Politik", "Ausland", "Wirtschaft", "Geld", "Sport", "Fußball", "Tennis", "Wetter", "Kultur", "Bücher", "Film", "Musik", "Reise", "Essen", "Wissen", "Gesundheit", "Meinung", "Leserbriefe", "Podcasts", "Video",
		"Bilder", "Rätsel", "Newsletter", "Abo", "Stellen", "Immobilien", "Auto", "Archiv", "Kontakt", "Über uns", "Hilfe", "AGB", "Datenschutz", "Cookies", "Barrierefreiheit", "Anzeigen", "Impressum",
	},
	months: []string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"},
	furniture: map[string]string{
		"consent": "Wir und unsere Partner speichern Informationen auf Ihrem Gerät und verarbeiten personenbezogene Daten wie eindeutige Kennungen. Sie können Ihre Auswahl jederzeit ändern.", "read more": "Mehr lesen", "comments": "Kommentare",
		"share": "Artikel teilen", "related": "Mehr zum Thema", "newsletter": "Die wichtigsten Nachrichten des Tages per E-Mail, jeden Morgen um sechs.", "desk": "Von unserer Redaktion", "rights": "Alle Rechte vorbehalten.", "loading": "Wird geladen …",
		"advert": "Anzeige", "most": "Meistgelesen",
	},
	words: map[string][]string{
		"club":     {"der SV {place}", "Eintracht {place}", "der FC {place}", "Grün-Weiß {place}", "Fortuna {place}", "die TSG {place}", "Viktoria {place}", "der VfL {place}"},
		"sport":    {"Fußball", "Hockey", "Tennis", "Handball", "Rudern", "Basketball", "Radsport", "Volleyball", "Schach", "Turnen"},
		"firm":     {"die {place} AG", "{place} & Söhne", "die Brauerei {place}", "die {place} Bank", "die Papierfabrik {place}", "{place} Möbel", "die Molkerei {place}", "{place} Telekom"},
		"product":  {"Fahrräder", "Kaffeemaschinen", "Fensterrahmen", "Waschpulver", "Matratzen", "Klaviere", "Äpfel", "Brillen", "Spielsachen", "Wärmepumpen", "Fliesen", "Gartenstühle", "Schuhe", "Lampen", "Hörgeräte"},
		"thing":    {"Brücke", "Halle", "Fabrik", "Bäckerei", "Haltestelle", "Bibliothek", "Werkstatt", "Mensa", "Turnhalle", "Markthalle", "Kirche", "Kita", "Straße", "Galerie", "Rampe", "Anlegestelle"},
		"group":    {"Mannschaft", "Gemeinde", "Belegschaft", "Initiative", "Delegation", "Fraktion", "Familie", "Kommission", "Klasse", "Mehrheit", "Jugend", "Nachbarschaft", "Leitung"},
		"quality":  {"Geduld", "Ruhe", "Genauigkeit", "Wärme", "Zurückhaltung", "Schnelligkeit", "Sorgfalt", "Fairness", "Aufmerksamkeit", "Skepsis", "Erleichterung", "Ordnung", "Vielfalt", "Ausdauer"},
		"adjektiv": {"neue", "stille", "umstrittene", "teure", "milde", "lange", "bescheidene", "überraschende", "regionale", "enge", "bunte", "verspätete", "gemeinsame", "frühe", "ungewöhnliche", "graue", "vorsichtige", "zweite", "großzügige", "hölzerne"},
		"mood":     {"begeistert", "besorgt", "gelassen", "gespalten", "zuversichtlich", "verärgert", "erleichtert", "skeptisch", "stolz", "müde", "neugierig"},
		"weather":  {"Nieselregen", "Nebel", "Sonnenschein", "Schneeregen", "Gewitter", "Sturm", "Schnee", "Frost", "Hagel", "Hitze", "Dauerregen"},
		"time":     {"Abend", "Vormittag", "Nachmittag", "Sommer", "Feiertag", "Winter", "Herbst", "Morgen"},
		"day":      {"Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"},
		"side":     {"Norden", "Süden", "Westen", "Osten", "Nordwesten", "Südosten"},
		"art":      {"Kammermusik", "Malerei", "Fotografie", "Oper", "Lyrik", "Keramik", "Kleinkunst", "Operette", "Bildhauerei"},
		"arms":     {"Kampfpanzer", "Haubitzen", "Artilleriegranaten", "Luftabwehrsysteme", "Kampfflugzeuge", "Drohnen", "Panzerabwehrraketen", "Patrouillenboote", "Transportpanzer", "Sturmgewehre", "Hubschrauber", "Mörser"},
		"armsDat":  {"Kampfpanzern", "Haubitzen", "Artilleriegranaten", "Luftabwehrsystemen", "Kampfflugzeugen", "Drohnen", "Panzerabwehrraketen", "Patrouillenbooten", "Transportpanzern", "Sturmgewehren", "Hubschraubern", "Mörsern"},
	},
}

var languages = map[string]*language{"de": german, "en": english}
