package lang

import (
	"strings"
	"unicode"
)

// DetectName returns the English name of a language that cannot be read, for a note
// to the user: "French", "Russian", "Arabic". It is "" for English and German, and
// where neither script nor function words tell.
func DetectName(text string) string {
	var d detector
	d.count(text)
	if d.letters == 0 {
		return ""
	}
	if d.latin*2 < d.letters {
		return d.scriptName()
	}
	best, second := -1, 0
	for l := range d.rivals {
		switch n := d.rivals[l]; {
		case best < 0 || n > d.rivals[best]:
			if best >= 0 {
				second = max(second, d.rivals[best])
			}
			best = l
		default:
			second = max(second, n)
		}
	}
	n := d.rivals[best]
	if n < 2 || n*8 < d.words || n == second || n < 6 && n*3 < second*4 || n >= 6 && n*20 < second*21 {
		return ""
	}
	return rivals[best].name
}

// rivals are languages whose texts come up among the news, with frequent function
// words, in lower case, cut at apostrophes. They compete with the packs, so that
// Dutch is not taken for German. English and German are there for when they have no
// pack, and to keep DetectName from calling them something else; they have no name.
// A language that gets a pack keeps its row and loses its name.
var rivals = [...]struct{ code, name, words string }{
	{"en", "", "the of and to in that is for it with as was on be by at from are this have has were which or an not but its their he said will who been"},
	{"de", "", "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde"},
	{"fr", "French", "le la les de des du et est un une en que qui dans pour sur par au aux avec ce il elle pas plus ont sont à été son sa ses selon leur cette mais ou nous d l qu s n ne se a"},
	{"nl", "Dutch", "de het een van en in is dat op te zijn met voor niet aan er die was ook als door wordt naar hebben heeft bij om uit over maar nog dan werd zal hun meer kan tot deze al of"},
	{"es", "Spanish", "el la los las de del y en que un una por con para se su al es lo como más pero sus le ha no o este esta entre fue han sobre también según desde"},
	{"it", "Italian", "il lo la i gli le di del della dei delle e è un una in che per con non da dal al alla si sono ha nel nella come anche più ma suo sua tra dall sull ai dai l degli stato"},
	{"pt", "Portuguese", "o a os as de do da dos das e em no na nos nas um uma que para com por se não ao à mais foi pelo pela é como sua seu são ou também entre mas"},
	{"af", "Afrikaans", "die het en van in is nie dat vir aan met om te sy hy wat ook op na sê sal hulle ons sou kan moet oor teen volgens maar word deur wees was by"},
	{"lb", "Luxembourgish", "de d déi dat an ass net mat vun op en eng fir huet hunn och wéi ginn gëtt si sech zu méi keng nach bei dass awer duerch iwwer géint no gouf"},
	{"nds", "Low German", "de dat un is nich keen keene wi ik se dörch för hett hebbt na vun mit bi ok op över schall warrt sünd noch ut an to as seggt"},
	{"da", "Danish", "og i det at er en til på de den for med af som et har ikke der han om var fra men ved kan vil skal blev efter sig hvor også bliver være over havde siger mod"},
	{"no", "Norwegian", "og i det at er en til på de den for med av som et har ikke der han om var fra men ved kan vil skal ble etter seg hvor også blir være over hadde sier mot"},
	{"sv", "Swedish", "och i det att är en till på de den för med av som ett har inte han om var från men vid kan vill ska blev efter sig hur också blir vara över hade säger mot eller detta"},
	{"fi", "Finnish", "ja on ei että se oli hän mutta myös kun ovat joka sekä mukaan ole tai ovat vuoden olisi niin sen jo voi jos ne"},
	{"et", "Estonian", "ja on ei et see oli kui ka mis ning aga oma kes selle pole või olid välja siis kuid"},
	{"pl", "Polish", "i w z na do się że nie jest to o jak po przez od dla co za ma ale oraz czy tym są był przed było także przy który które która jego"},
	{"cs", "Czech", "a v se na je že s z o do i to ve pro za k ale jsou by po jako od byl jeho která které který podle při také už bude bylo není"},
	{"sk", "Slovak", "a v sa na je že s z o do i to vo pre za k ale sú by po ako od bol jeho ktorá ktoré ktorý podľa pri aj už bude bolo nie"},
	{"hu", "Hungarian", "a az és hogy nem is egy meg ez azt már csak volt van el de vagy mint ki még szerint majd ezt mert lesz után"},
	{"ro", "Romanian", "și de în a la cu să pe nu din care o că mai este un pentru au fi al prin sau sunt fost ale dar după către lui"},
	{"tr", "Turkish", "ve bir bu da de için ile olarak çok olan daha gibi kadar ise ancak sonra en değil ne var tarafından göre olduğu mi o"},
	{"hr", "Serbo-Croatian", "i u je se na da su za od s što kao bi koji koje koja ne će a ali iz nije o do to biti kako te po prema već nakon"},
	{"id", "Indonesian", "yang dan di ke dari untuk dengan ini itu pada tidak dalam akan oleh juga ada telah sebagai adalah mereka kepada bahwa"},
	{"vi", "Vietnamese", "và của các là có cho không được trong với một đã những người khi để này cũng ở từ đến"},
	{"sq", "Albanian", "të e në dhe i për me një që nga është më se ka si ai u do nuk janë por"},
	{"ca", "Catalan", "el la els les de del i en que un una per amb dels és no a al ha més però seva seu són com també"},
}

// rivalWords says which rows of rivals have a word, one bit each.
var rivalWords = func() map[string]uint32 {
	set := map[string]uint32{}
	for l, r := range rivals {
		for _, w := range strings.Fields(r.words) {
			set[w] |= 1 << l
		}
	}
	return set
}()

// longestFunctionWord is in bytes; packs have no longer common words worth a lookup.
const longestFunctionWord = 12

// scripts are writing systems with the language they are nearly always news in.
// Cyrillic, Arabic and Chinese are told apart further by single letters.
var scripts = [...]struct {
	name string
	in   *unicode.RangeTable
}{
	{"Cyrillic", unicode.Cyrillic}, {"Arabic", unicode.Arabic}, {"Chinese", unicode.Han}, {"Japanese", unicode.Hiragana},
	{"Japanese", unicode.Katakana}, {"Korean", unicode.Hangul}, {"Hebrew", unicode.Hebrew}, {"Greek", unicode.Greek},
	{"Hindi", unicode.Devanagari}, {"Thai", unicode.Thai}, {"Georgian", unicode.Georgian}, {"Armenian", unicode.Armenian},
	{"Bengali", unicode.Bengali}, {"Tamil", unicode.Tamil}, {"Burmese", unicode.Myanmar}, {"Amharic", unicode.Ethiopic},
	{"Khmer", unicode.Khmer}, {"Sinhala", unicode.Sinhala},
}

// The rows of scripts that need a second look.
const (
	cyrillic = iota
	arabic
	han
	hiragana
	katakana
)

// The bits of detector.marks.
const (
	ukrainianLetter uint16 = 1 << iota
	belarusianLetter
	serbianLetter
	macedonianLetter
	russianLetter
	persianLetter
	urduLetter
)

// script counts a letter that is not Latin.
func (d *detector) script(r rune) {
	for k := range scripts {
		if unicode.Is(scripts[k].in, r) {
			d.scripts[k]++
			break
		}
	}
	switch unicode.ToLower(r) {
	case 'ї', 'є', 'ґ':
		d.marks |= ukrainianLetter
	case 'ў':
		d.marks |= belarusianLetter
	case 'ђ', 'ћ':
		d.marks |= serbianLetter
	case 'ѓ', 'ќ', 'ѕ':
		d.marks |= macedonianLetter
	case 'ы', 'э', 'ё':
		d.marks |= russianLetter
	case 'پ', 'چ', 'ژ', 'گ':
		d.marks |= persianLetter
	case 'ٹ', 'ڈ', 'ڑ', 'ے', 'ں':
		d.marks |= urduLetter
	}
}

// scriptName names the language of a text that is mostly not Latin.
func (d *detector) scriptName() string {
	most := 0
	for k := range d.scripts {
		if d.scripts[k] > d.scripts[most] {
			most = k
		}
	}
	switch {
	case d.scripts[most] == 0:
		return ""
	case most == han && (d.scripts[hiragana]+d.scripts[katakana])*20 > d.scripts[han]:
		return "Japanese"
	case most == arabic:
		switch {
		case d.marks&urduLetter != 0:
			return "Urdu"
		case d.marks&persianLetter != 0:
			return "Persian"
		}
		return "Arabic"
	case most == cyrillic:
		return d.cyrillicName()
	}
	return scripts[most].name
}

func (d *detector) cyrillicName() string {
	switch {
	case d.marks&belarusianLetter != 0:
		return "Belarusian"
	case d.marks&russianLetter != 0:
		return "Russian"
	case d.marks&ukrainianLetter != 0:
		return "Ukrainian"
	case d.marks&serbianLetter != 0:
		return "Serbian"
	case d.marks&macedonianLetter != 0:
		return "Macedonian"
	case d.scripts[cyrillic] > 80:
		return "Bulgarian"
	}
	return "Russian"
}
