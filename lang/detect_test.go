package lang_test

import (
	"strings"
	"testing"

	"waybill/lang"
	"waybill/lang/de"
	"waybill/lang/en"
)

func bothPacks(t testing.TB) map[string]*lang.Pack {
	t.Helper()
	german, err := de.New()
	if err != nil {
		t.Fatal(err)
	}
	english, err := en.New()
	if err != nil {
		t.Fatal(err)
	}
	return map[string]*lang.Pack{"de": german, "en": english}
}

// paragraphs are of the length of a news paragraph.
var paragraphs = []struct{ code, name, text string }{
	{"en", "", "North Korea has shipped more than nine million artillery and rocket rounds to Russia since September, a monitoring group said on Thursday, in the fullest official accounting so far of a trade that both governments have denied."},
	{"en", "", "The ministry declined to say how many of the jets had been handed over, but officials in Ankara told reporters that the delivery would be completed before the end of the year."},
	{"en", "", "President Aleksandar Vučić and President Recep Tayyip Erdoğan discussed the sale of Baykar drones in İstanbul, the Serbian leader's office said."},
	{"de", "", "Nach Angaben des Verteidigungsministeriums wurden die Panzer bereits im Mai an die ukrainischen Streitkräfte übergeben. Ein Sprecher wollte sich zu weiteren Lieferungen nicht äußern."},
	{"de", "", "Die Bundesregierung hat der Ausfuhr von 20 Haubitzen zugestimmt. Wie viele davon schon geliefert wurden, ist nicht bekannt, sagte eine Sprecherin in Berlin."},
	{"de", "", "Moskau soll im Gegenzug Oel und Weizen geschickt haben, heisst es in dem Bericht, der auch der Zeitung vorliegt und am Montag veroeffentlicht werden soll."},
	{"", "French", "La France a livré une centaine de missiles à l'Ukraine au cours des derniers mois, a déclaré mardi le ministre des Armées, sans préciser le nombre de lanceurs qui ont été envoyés."},
	{"", "Dutch", "Nederland heeft de afgelopen maanden achttien tanks aan Oekraïne geleverd, zo heeft de minister van Defensie dinsdag in een brief aan de Tweede Kamer laten weten. Ook werd er munitie gestuurd."},
	{"", "Spanish", "El Gobierno de España ha enviado a Ucrania una nueva partida de munición de artillería, según informaron este martes fuentes del Ministerio de Defensa, que no precisaron la cantidad de proyectiles."},
	{"", "Italian", "Il governo italiano ha approvato l'invio di un nuovo pacchetto di aiuti militari all'Ucraina, che comprende anche una batteria Samp-T, ha detto il ministro della Difesa in Parlamento."},
	{"", "Portuguese", "O governo do Brasil não vai vender munição para a Alemanha, segundo fontes do Ministério da Defesa, porque os projéteis seriam entregues à Ucrânia, o que o presidente não aceita."},
	{"", "Danish", "Danmark har doneret nitten F-16-fly til Ukraine, og de første af dem er allerede blevet leveret, siger forsvarsministeren, som ikke vil oplyse, hvor mange der er kommet frem."},
	{"", "Swedish", "Sverige skickar ytterligare ett stödpaket till Ukraina, som innehåller bland annat ammunition och stridsbåtar, säger försvarsministern. Det är det största som regeringen har beslutat om."},
	{"", "Polish", "Polska kupiła od Korei Południowej 180 czołgów K2, a pierwsze z nich dotarły już do kraju, poinformował minister obrony. Umowa została podpisana w lipcu i jest warta ponad 3 miliardy dolarów."},
	{"", "Czech", "Česká vláda schválila dodávku dalších dělostřeleckých granátů na Ukrajinu. Podle ministryně obrany se jedná o munici, která byla nakoupena v zahraničí a bude dodána do konce roku."},
	{"", "Turkish", "Türkiye, Somali'ye gönderilen insansız hava araçlarının bir savunma anlaşması kapsamında olduğunu ve bu ülke ile iş birliğinin daha da artacağını açıkladı."},
	{"", "Hungarian", "A magyar kormány szerint nem szállítanak fegyvert Ukrajnának, és azt is megtiltják, hogy az ország területén keresztül szállítsanak, mondta a külügyminiszter."},
	{"", "Romanian", "România a trimis un sistem Patriot în Ucraina, a anunțat președintele, care a precizat că livrarea nu va afecta apărarea țării și că va fi înlocuit de aliați."},
	{"", "Finnish", "Suomi toimittaa Ukrainalle uuden puolustustarvikepaketin, jonka arvo on noin 200 miljoonaa euroa, kertoo puolustusministeriö. Paketin sisältö on salainen, ja se ei ole ensimmäinen."},
	{"", "Indonesian", "Indonesia akan membeli pesawat tempur dari Prancis dan Turki untuk memperkuat angkatan udara, kata menteri pertahanan pada hari Selasa dalam konferensi pers di Jakarta."},
	{"", "Russian", "Северная Корея поставила России более девяти миллионов артиллерийских снарядов, сообщили эксперты. Москва это отрицает, но были опубликованы снимки."},
	{"", "Ukrainian", "Україна отримала від союзників ще одну партію снарядів, повідомило Міністерство оборони. Її вартість становить мільйон євро."},
	{"", "Arabic", "أعلنت وزارة الدفاع عن وصول شحنة جديدة من الأسلحة والذخائر إلى الجيش، من دون أن تكشف عن مصدرها."},
	{"", "Persian", "سخنگوی وزارت امور خارجه گفت که ایران هیچ پهپادی به روسیه تحویل نداده است و این گزارش\u200cها را تکذیب کرد."},
	{"", "Chinese", "中国外交部发言人周二表示，中方没有向冲突任何一方提供武器，并严格控制军民两用物项出口。"},
	{"", "Japanese", "防衛省は、ウクライナに自衛隊の車両を提供すると発表した。車両は来月にも引き渡される見通しだ。"},
	{"", "Korean", "국방부는 폴란드에 K2 전차를 추가로 수출하는 계약을 체결했다고 밝혔다."},
	{"", "Hebrew", "משרד הביטחון הודיע כי ישראל תמכור לגרמניה מערכת הגנה מפני טילים."},
	{"", "Greek", "Η Ελλάδα παρέδωσε στην Ουκρανία πυρομαχικά, ανακοίνωσε το υπουργείο Άμυνας."},
	{"", "Afrikaans", "Die regering het gesê dat hy geen wapens aan Rusland verkoop het nie, maar die ambassadeur sê 'n skip het ammunisie by Simonstad gelaai en is weer na see."},
	{"", "Luxembourgish", "D'Regierung huet e Méindeg matgedeelt, datt keng Waffen un Israel gelifwert gi sinn, an datt de Premier mat de Ministeren vun der NATO iwwer d'Ukrain geschwat huet, wou déi éischt Panzer ukomm sinn."},
}

func TestDetectParagraphs(t *testing.T) {
	packs := bothPacks(t)
	for _, c := range paragraphs {
		if got := lang.Detect(c.text, packs); got != c.code {
			t.Errorf("Detect(%.60q): got %q, want %q", c.text, got, c.code)
		}
		if got := lang.DetectName(c.text); got != c.name {
			t.Errorf("DetectName(%.60q): got %q, want %q", c.text, got, c.name)
		}
		// One more sentence in capitals must not change it, an agency's place line neither.
		if got := lang.Detect("WASHINGTON/BERLIN (dpa/Reuters) - "+c.text, packs); got != c.code {
			t.Errorf("Detect with a place line (%.60q): got %q, want %q", c.text, got, c.code)
		}
	}
}

var headlines = []struct{ code, text string }{
	{"en", "North Korea sends Russia shells, Seoul says"},
	{"en", "U.S. approves sale of Patriot missiles to Poland"},
	{"en", "Iran denies supplying drones to Moscow"},
	{"en", "Vučić: Serbia has stopped all ammunition exports"},
	{"en", "INDIA BUYS FRENCH FIGHTER JETS"},
	{"en", "Exclusive: China shipped rifles to Russia, data shows"},
	{"en", "Turkey halts arms trade with Israel"},
	{"en", "Tanks for gas?"},
	{"en", "How many did they get?"},
	{"de", "Nordkorea liefert Granaten an Russland"},
	{"de", "Bundesregierung genehmigt Export von Panzern nach Katar"},
	{"de", "Iran bestreitet Lieferung von Drohnen"},
	{"de", "Waffen für die Ukraine: Was bisher geliefert wurde"},
	{"de", "Türkei stoppt Handel mit Israel"},
	{"de", "Schweiz verweigert Ausfuhr von Munition"},
	{"de", "Öl gegen Raketen"},
	{"", "La Russie livre des missiles à l'Iran"},
	{"", "Paris va livrer des Mirage 2000 à Kiev"},
	{"", "Nederland levert achttien tanks aan Oekraïne"},
	{"", "Kabinet wil geen wapens meer leveren aan Israël"},
	{"", "España enviará misiles Patriot a Ucrania"},
	{"", "Danmark sender kampvogne til Ukraine"},
	{"", "Sverige skickar vapen till Ukraina"},
	{"", "Polska kupuje czołgi z Korei"},
	{"", "L'Italia invia missili a Kiev"},
	{"", "Росія отримала снаряди"},
	{"", "Washington, Moscow, Berlin"},
	{"", ""},
	{"", "12. 5. 2024, 14:05"},
	{"", "F-16, Su-35, MiG-29"},
}

func TestDetectHeadlines(t *testing.T) {
	packs := bothPacks(t)
	for _, c := range headlines {
		if got := lang.Detect(c.text, packs); got != c.code {
			t.Errorf("Detect(%q): got %q, want %q", c.text, got, c.code)
		}
	}
}

// A digest in two languages is told by block, and as a whole is its larger part or
// nothing, never a third language.
func TestDetectDigest(t *testing.T) {
	packs := bothPacks(t)
	english, german, french := paragraphs[0].text, paragraphs[3].text, paragraphs[6].text
	for _, c := range []struct{ code, text string }{
		{"en", strings.Repeat(english+"\n\n", 3) + german},
		{"de", strings.Repeat(german+"\n\n", 4) + english},
		{"en", strings.Repeat(english+"\n\n", 3) + french},
		{"", strings.Repeat(french+"\n\n", 3) + english},
		{"", french + "\n\n" + paragraphs[7].text},
		{"en", english + "\n\n" + paragraphs[19].text},
	} {
		if got := lang.Detect(c.text, packs); got != c.code {
			t.Errorf("Detect(%.40q …): got %q, want %q", c.text, got, c.code)
		}
	}
	for block, want := range map[string]string{english: "en", german: "de", french: ""} {
		if got := lang.Detect(block, packs); got != want {
			t.Errorf("Detect(%.40q …): got %q, want %q", block, got, want)
		}
	}
}

// A language without its pack is another language, not its neighbour.
func TestDetectWithOnePack(t *testing.T) {
	packs := bothPacks(t)
	for _, only := range []string{"de", "en"} {
		one := map[string]*lang.Pack{only: packs[only]}
		for _, c := range paragraphs {
			want := c.code
			if want != only {
				want = ""
			}
			if got := lang.Detect(c.text, one); got != want {
				t.Errorf("Detect(%.60q) with %s alone: got %q, want %q", c.text, only, got, want)
			}
		}
	}
	if got := lang.Detect(paragraphs[0].text, nil); got != "" {
		t.Errorf("Detect without packs: got %q", got)
	}
}

func TestDetectAllocatesNothing(t *testing.T) {
	packs := bothPacks(t)
	text := strings.Repeat(paragraphs[0].text+"\n", 10)
	if n := testing.AllocsPerRun(20, func() { lang.Detect(text, packs) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func FuzzDetect(f *testing.F) {
	for _, c := range paragraphs {
		f.Add(c.text)
	}
	f.Add("\xff\xfe a\u0301 ﬁ İ")
	packs := bothPacks(f)
	f.Fuzz(func(t *testing.T, text string) {
		if code := lang.Detect(text, packs); code != "" && packs[code] == nil {
			t.Fatalf("unknown code %q", code)
		}
		lang.DetectName(text)
	})
}

func BenchmarkDetect(b *testing.B) {
	packs := bothPacks(b)
	for name, text := range map[string]string{
		"headline":  headlines[0].text,
		"paragraph": paragraphs[0].text,
		"article":   strings.Repeat(paragraphs[0].text+" ", 20),
		"french":    strings.Repeat(paragraphs[6].text+" ", 20),
		"russian":   strings.Repeat(paragraphs[20].text+" ", 20),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				lang.Detect(text, packs)
			}
		})
	}
}
