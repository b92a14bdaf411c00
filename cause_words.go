package waybill

// words are a text in the languages of pages.
type words struct{ en, de string }

// What users can do, by what several causes have in common.
const (
	saveIt     = ": save the page with a browser and give the file"
	saveItDE   = ": speichere die Seite mit einem Browser und gib die Datei an"
	later      = ": try again later"
	laterDE    = ": versuch es später noch einmal"
	laterUp    = ": try again later, and see that the network is up"
	laterUpDE  = ": versuch es später noch einmal, und sieh nach, ob das Netz geht"
	address    = ": give an address as in https://example.org/article"
	addressDE  = ": gib eine Adresse an wie https://example.org/article"
	openIt     = ": open the page in a browser, save it and give the file"
	openItDE   = ": öffne die Seite in einem Browser, speichere sie und gib die Datei an"
	unpackIt   = "; unpack it first"
	unpackItDE = "; entpacke sie zuerst"
	asText     = "; save it as text or HTML"
	asTextDE   = "; speichere es als Text oder HTML"
	itsText    = "; hand in the text, not a picture of it"
	itsTextDE  = "; gib den Text ein, kein Bild davon"
	textOnly   = "; hand in the text"
	textOnlyDE = "; gib den Text ein"
	asUTF8     = "; save it as UTF-8"
	asUTF8DE   = "; speichere es als UTF-8"
)

// causes are the sentences by their codes. Both languages have the same arguments.
var causes = map[string]words{
	// fetching a page
	"address-syntax":   {"is not a web address (%s)" + address, "keine Web-Adresse (%s)" + addressDE},
	"address-scheme":   {"only http and https are fetched" + address, "nur http und https werden geholt" + addressDE},
	"address-no-host":  {"names no host" + address, "die Adresse nennt keinen Rechner" + addressDE},
	"address-password": {"has a user name or password in it, which are not sent" + address, "die Adresse enthält einen Namen oder ein Passwort; die werden nicht geschickt" + addressDE},
	"address-host":     {"has a host name that cannot be (%s)" + address, "die Adresse hat einen unmöglichen Rechnernamen (%s)" + addressDE},
	"address-private": {"%s is no host of the public web (%s is %s): if you mean it, allow it with --allow-address %[2]s",
		"%s ist kein Rechner im öffentlichen Netz (%s: %s): wenn er gemeint ist, erlaube ihn mit --allow-address %[2]s"},
	"address-special": {"%s is %s, not one of the public web: if you mean it, allow it with --allow-address %[1]s",
		"%s gehört nicht zum öffentlichen Netz (%s): wenn die Adresse gemeint ist, erlaube sie mit --allow-address %[1]s"},
	"host-resting":     {"%s failed several times and is left alone" + later, "%s ist mehrmals ausgefallen und wird in Ruhe gelassen" + laterDE},
	"page-too-large":   {"is larger than %s MiB: save it, and cut it into single articles", "größer als %s MiB: speichere es und teile es in einzelne Artikel auf"},
	"header-too-large": {"its header is larger than %s KiB" + saveIt, "der Kopf der Antwort ist größer als %s KiB" + saveItDE},
	"page-packed":      {"its body cannot be unpacked (%s)" + saveIt, "der Inhalt lässt sich nicht entpacken (%s)" + saveItDE},
	"server-stalled":   {"the server hardly sends anything" + later, "der Server schickt kaum etwas" + laterDE},
	"server-slow":      {"the server takes too long" + later, "der Server braucht zu lange" + laterDE},
	"no-answer":        {"no answer within %s" + later, "keine Antwort innerhalb von %s" + laterDE},
	"certificate":      {"the certificate of %s is not valid (%s): check the address and the clock of this machine", "das Zertifikat von %s ist nicht gültig (%s): prüfe die Adresse und die Uhr dieses Rechners"},
	"no-host":          {"there is no host %s: check the address", "einen Rechner %s gibt es nicht: prüfe die Adresse"},
	"host-unresolved":  {"the name %s cannot be resolved" + laterUp, "der Name %s lässt sich nicht auflösen" + laterUpDE},
	"host-refuses":     {"the connection to %s failed (connection refused)" + laterUp, "%s nimmt keine Verbindung an" + laterUpDE},
	"host-resets":      {"the connection to %s failed (connection reset by peer)" + laterUp, "%s hat die Verbindung abgebrochen" + laterUpDE},
	"host-unreachable": {"the connection to %s failed (no route to host)" + laterUp, "zu %s führt kein Weg" + laterUpDE},
	"no-network":       {"the connection to %s failed (network is unreachable)" + laterUp, "das Netz ist nicht erreichbar, und so auch %s nicht" + laterUpDE},
	"host-timeout":     {"the connection to %s failed (connection timed out)" + laterUp, "%s antwortet nicht" + laterUpDE},
	"host-ends":        {"the connection to %s failed (EOF)" + laterUp, "%s hat die Verbindung beendet, ohne zu antworten" + laterUpDE},
	"host-failed":      {"the connection to %s failed (%s)" + laterUp, "die Verbindung zu %s ist gescheitert (%s)" + laterUpDE},
	"redirect-nowhere": {"it redirects to what is no address" + openIt, "die Seite leitet weiter, aber nicht an eine Adresse" + openItDE},
	"redirect-plain": {"it redirects from https to http (%s): ask for that address itself if you trust the network",
		"die Seite leitet von https an http weiter (%s): gib jene Adresse selbst an, wenn du dem Netz vertraust"},
	"redirect-unfetched": {"it redirects to %s, which is not fetched" + openIt, "die Seite leitet weiter an %s, und das wird nicht geholt" + openItDE},
	"redirect-circle":    {"its redirects go in a circle" + openIt, "die Weiterleitungen gehen im Kreis" + openItDE},
	"redirect-many": {"it redirects too often: open the page in a browser, and give the address it shows in the end",
		"die Seite leitet zu oft weiter: öffne sie in einem Browser und gib die Adresse an, die er am Ende zeigt"},
	"robots": {"the robots.txt of %s asks programs not to fetch it" + saveIt, "die robots.txt von %s bittet Programme, es nicht zu holen" + saveItDE},
	"robots-unknown": {"the robots.txt of %s cannot be had (%s), so that nobody knows whether programs may fetch it" + later,
		"die robots.txt von %s ist nicht zu haben (%s), also weiß niemand, ob Programme es holen dürfen" + laterDE},
	"status-wait": {"the server answered %s (%s): it asks to be left alone for %s: try again then",
		"der Server antwortete mit %s (%s): er will %s lang in Ruhe gelassen werden: versuch es dann noch einmal"},
	"status-private": {"the server answered %s (%s): the page is not for everybody" + saveIt, "der Server antwortete mit %s (%s): die Seite ist nicht für alle da" + saveItDE},
	"status-missing": {"the server answered %s (%s): check the address: the page may have moved or be gone",
		"der Server antwortete mit %s (%s): prüfe die Adresse: die Seite ist vielleicht umgezogen oder nicht mehr da"},
	"status-later": {"the server answered %s (%s)" + later, "der Server antwortete mit %s (%s)" + laterDE},
	"status-other": {"the server answered %s (%s): check the address, or save the page with a browser and give the file",
		"der Server antwortete mit %s (%s): prüfe die Adresse, oder speichere die Seite mit einem Browser und gib die Datei an"},

	// reading a feed
	"feed-too-large": {"it has %s MiB, at most %s MiB are read: look for a shorter feed of the same outlet", "er hat %s MiB, höchstens %s MiB werden gelesen: nimm einen kürzeren Feed desselben Mediums"},
	"feed-list":      {"it is OPML, a list of feeds: save it, and give the file to waybill watch", "das ist OPML, eine Liste von Feeds: speichere sie und gib die Datei unten an"},
	"feed-none": {"it is none of RSS, Atom, JSON Feed and sitemap: see that the address is that of the feed, not of a page about it",
		"das ist weder RSS noch Atom, JSON Feed oder eine Sitemap: sieh nach, ob es die Adresse des Feeds ist und nicht die einer Seite darüber"},
	"feed-damaged": {"it is damaged (%s): fetch it again; if it stays so, tell its publisher", "er ist beschädigt (%s): hol ihn noch einmal; bleibt es dabei, sag es dem Herausgeber"},
	"feed-nested":  {"its elements are nested or cut up as in no honest feed: leave it out", "seine Elemente sind verschachtelt oder zerstückelt wie in keinem ehrlichen Feed: lass ihn weg"},
	"feed-no-list": {"it is no OPML: export the list of feeds from your feed reader once more", "das ist kein OPML: gib die Liste noch einmal aus deinem Feedreader aus"},

	// reading an article
	"article-too-large": {"it has %s MiB, at most %s MiB are read; split it into single articles", "es hat %s MiB, höchstens %s MiB werden gelesen; teile es in einzelne Artikel auf"},
	"article-long":      {"it has some %s lines; split it into single articles", "es hat etwa %s Zeilen; teile es in einzelne Artikel auf"},
	"article-empty":     {"there are no words in it; check that it was saved or downloaded whole", "darin stehen keine Wörter; prüfe, ob es ganz gespeichert oder heruntergeladen ist"},
	"article-utf16":     {"it begins like UTF-16 but is not (%s)" + asUTF8, "es beginnt wie UTF-16, ist es aber nicht (%s)" + asUTF8DE},
	"article-encoding":  {"it is neither UTF-8 nor Windows-1252 and names no other encoding" + asUTF8, "es ist weder UTF-8 noch Windows-1252 und nennt keine andere Kodierung" + asUTF8DE},
	"article-1252":      {"it is not Windows-1252 either (%s)" + asUTF8, "es ist auch nicht Windows-1252 (%s)" + asUTF8DE},
	"article-garbled":   {"its encoding was taken for another, %s of %s characters make no sense" + asUTF8, "seine Kodierung wurde für eine andere gehalten, %s von %s Zeichen ergeben keinen Sinn" + asUTF8DE},
	"article-consent":   {"it asks for consent to cookies and has no article; answer it in a browser and save the page from there", "die Seite fragt nach Cookies und enthält keinen Artikel; antworte ihr in einem Browser und speichere sie von dort"},
	"article-no-text":   {"no paragraph was found in the page; it may need a browser to show its text, so save it from there or hand in the text", "auf der Seite war kein Absatz zu finden; vielleicht zeigt sie ihren Text nur im Browser: speichere sie von dort oder gib den Text ein"},
	"article-nul":       {"it has NUL bytes; if it is UTF-16, save it with a byte order mark or as UTF-8", "es enthält NUL-Bytes; wenn es UTF-16 ist, speichere es mit einer Byte Order Mark oder als UTF-8"},
	"article-control":   {"it is full of control characters; hand in text or HTML", "es ist voller Steuerzeichen; gib Text oder HTML ein"},
	"is-pdf":            {"it is a PDF file; extract its text first, for example with pdftotext", "das ist eine PDF-Datei; entnimm ihr zuerst den Text, etwa mit pdftotext"},
	"is-zip":            {"it is a ZIP archive or an Office document; unpack it, or save the document as text or HTML", "das ist ein ZIP-Archiv oder ein Office-Dokument; entpacke es, oder speichere das Dokument als Text oder HTML"},
	"is-office":         {"it is an old Office document" + asText, "das ist ein altes Office-Dokument" + asTextDE},
	"is-rtf":            {"it is an RTF document" + asText, "das ist ein RTF-Dokument" + asTextDE},
	"is-gzip":           {"it is a gzip file" + unpackIt, "das ist eine gzip-Datei" + unpackItDE},
	"is-bzip2":          {"it is a bzip2 file" + unpackIt, "das ist eine bzip2-Datei" + unpackItDE},
	"is-xz":             {"it is an xz file" + unpackIt, "das ist eine xz-Datei" + unpackItDE},
	"is-7z":             {"it is a 7-Zip archive" + unpackIt, "das ist eine Datei von 7-Zip" + unpackItDE},
	"is-zstd":           {"it is a Zstandard file" + unpackIt, "das ist eine Zstandard-Datei" + unpackItDE},
	"is-rar":            {"it is a RAR archive" + unpackIt, "das ist eine RAR-Datei" + unpackItDE},
	"is-png":            {"it is a PNG picture" + itsText, "das ist ein PNG-Bild" + itsTextDE},
	"is-jpeg":           {"it is a JPEG picture" + itsText, "das ist ein JPEG-Bild" + itsTextDE},
	"is-gif":            {"it is a GIF picture" + itsText, "das ist ein GIF-Bild" + itsTextDE},
	"is-riff":           {"it is a sound, video or WebP file" + textOnly, "das ist eine Ton-, Video- oder WebP-Datei" + textOnlyDE},
	"is-ogg":            {"it is a sound or video file" + textOnly, "das ist eine Ton- oder Videodatei" + textOnlyDE},
	"is-mp3":            {"it is an MP3 file" + textOnly, "das ist eine MP3-Datei" + textOnlyDE},
	"is-program":        {"it is a program; hand in text or HTML", "das ist ein Programm; gib Text oder HTML ein"},
	"pdf-encrypted":     {"the PDF file wants a password: save it without one", "die PDF-Datei will ein Passwort: speichere sie ohne"},
	"pdf-no-text":       {"the PDF file holds no text, only pictures: run text recognition on it first, as ocrmypdf does", "die PDF-Datei enthält keinen Text, nur Bilder: lass zuerst eine Texterkennung darüber laufen, etwa ocrmypdf"},
	"pdf-damaged":       {"the PDF file is damaged: fetch it again, or open it and print it to a new one", "die PDF-Datei ist beschädigt: hol sie noch einmal, oder öffne sie und drucke sie in eine neue"},
	"pdf-long":          {"the PDF file is too long: cut it into single articles", "die PDF-Datei ist zu lang: teile sie in einzelne Artikel auf"},

	// understanding a query
	"query-long":      {"the query has %s characters and is read up to %s: shorten it, or ask in several queries", "die Anfrage hat %s Zeichen und wird bis %s gelesen: kürze sie, oder frag in mehreren Anfragen"},
	"query-quote":     {"a quotation mark at %s is not closed: close it, or leave it out", "ein Anführungszeichen bei %s ist nicht geschlossen: schließe es oder lass es weg"},
	"query-no-quote":  {"the quotation at %s has no word in it: write words into it, or leave it out", "zwischen den Anführungszeichen bei %s steht kein Wort: schreib welche hinein oder lass sie weg"},
	"query-star":      {"an asterisk at %s has more behind it: put it at the very end, as in Iskan*, or leave it out", "hinter einem Stern bei %s steht noch etwas: setz ihn ganz ans Ende, wie in Iskan*, oder lass ihn weg"},
	"query-bare-star": {"an asterisk at %s has no letter or digit before it: put it at the end of a word, as in Iskan*, or leave it out", "vor einem Stern bei %s steht kein Buchstabe und keine Ziffer: setz ihn ans Ende eines Wortes, wie in Iskan*, oder lass ihn weg"},
	"query-deep":      {"at %s brackets and NOTs stand more than %s deep: leave some out, or ask in several queries", "bei %s stehen Klammern und NOT mehr als %s tief: lass welche weg, oder frag in mehreren Anfragen"},
	"query-hollow":    {"the brackets at %s hold nothing: write words between them, or leave them out", "zwischen den Klammern bei %s steht nichts: schreib Wörter hinein oder lass sie weg"},
	"query-empty":     {"the query has no word: write one with letters or digits", "die Anfrage enthält kein Wort: schreib eines aus Buchstaben oder Ziffern"},
	"query-unopened":  {"a bracket is closed at %s that was never opened: open it, or leave it out", "bei %s schließt eine Klammer, die nie geöffnet wurde: öffne sie oder lass sie weg"},
	"query-unclosed":  {"a bracket at %s is not closed: close it, or leave it out", "eine Klammer bei %s ist nicht geschlossen: schließe sie oder lass sie weg"},
	"query-before":    {"%s at %s has no word before it: write one there, or leave %[1]s out; in small letters it is a word itself", "vor %s bei %s steht kein Wort: schreib eines dorthin, oder lass %[1]s weg; klein geschrieben ist es selbst ein Wort"},
	"query-after":     {"%s at %s has no word after it: write one there, or leave %[1]s out; in small letters it is a word itself", "hinter %s bei %s steht kein Wort: schreib eines dorthin, oder lass %[1]s weg; klein geschrieben ist es selbst ein Wort"},
	"query-loose":     {"%s at %s is an alternative by itself and would find nearly everything: join it by AND to a word that is looked for", "%s bei %s ist für sich allein eine Möglichkeit und fände fast alles: verbinde es durch AND mit einem Wort, das gesucht wird"},
	"query-negative":  {"the query says only what is not looked for (%s at %s): add a word that is", "die Anfrage sagt nur, was nicht gesucht wird (%s bei %s): nenn auch ein Wort, das gesucht wird"},
}
